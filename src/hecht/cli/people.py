"""``hecht people``: your own people, through an ordinary week."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hecht.cli._speaking import LanguageOption, columns, language_of, number, paragraph
from hecht.cli.run import changes_of, check_endings, check_size, keep, play

if TYPE_CHECKING:
    from hecht.scenes.portrait import Portrait, Range
    from hecht.scenes.schema import Scene

_SAFE = (
    (0.25, "voelt zich zelden veilig", "seldom feels safe"),
    (0.5, "voelt zich soms veilig", "sometimes feels safe"),
    (0.75, "voelt zich meestal veilig", "mostly feels safe"),
    (2.0, "voelt zich bijna altijd veilig", "nearly always feels safe"),
)
_NEED = (
    (0.1, "heeft deze week weinig van een ander nodig", "needs little of another this week"),
    (0.35, "heeft soms iemand nodig", "needs someone now and then"),
    (9.0, "heeft vaak iemand nodig", "often needs someone"),
)
_TRUST = (
    (0.3, "rekent er zelden op", "seldom counts on it"),
    (0.55, "rekent er soms op", "sometimes counts on it"),
    (0.8, "rekent er meestal op", "mostly counts on it"),
    (2.0, "rekent erop", "counts on it"),
)
_BOND = (
    (0.25, "een losse band", "a loose bond"),
    (0.6, "een band die er is", "a bond that is there"),
    (2.0, "een stevige band", "a firm bond"),
)
_NOTE = (
    "Achter elk woord staat het gemiddelde, en waar acht van de tien levens liggen. Dit is een "
    "model: het laat zien hoe het zou kunnen gaan, niet hoe het met deze mensen is. Wie weinig "
    "banden in het bestand heeft, mist hier wat er buiten het bestand wel is.",
    "Behind each word stands the mean, and where eight lives out of ten lie. This is a model: it "
    "shows how things could go, not how these people are. Those with few bonds in the file lack "
    "here what there is outside it.",
)


def people(
    file: Annotated[Path, typer.Argument(help="Your file; docs/examples/people.yaml is one.")],
    replicates: Annotated[int, typer.Option(min=1, max=1_000_000, help="How many lives.")] = 50,
    seed: Annotated[
        int, typer.Option(min=0, max=2**63 - 1, help="The same seed gives the same lives.")
    ] = 0,
    change: Annotated[
        list[str] | None, typer.Option("--set", help="PATH=VALUE; may be repeated.")
    ] = None,
    save: Annotated[
        Path | None, typer.Option(help="Write the numbers: .nc, .zarr, .parquet or .csv.")
    ] = None,
    plot: Annotated[
        Path | None,
        typer.Option(help="Draw the curves: a .png, .svg or .pdf file, or a folder to put it in."),
    ] = None,
    lang: LanguageOption = None,
) -> None:
    """Run your own people, from a file you wrote.

    The file has the words of a scene; without chapters an ordinary week is supplied. A map saved by
    the page My people is such a file: the dead on it are remembered, not met. Told for each person:
    feeling safe, needing someone, whom they turn to first, and what each bond gives.
    """
    language = language_of(lang)
    check_endings(save, plot)
    changes = changes_of(change)
    from hecht.practice.people import load_people

    scene = load_people(file)
    check_size(scene, replicates)
    result = play(scene, replicates, seed, changes, language)
    from hecht.scenes.portrait import portraits

    dutch = language == "nl"
    print(scene.title.in_language(language))
    print(f"{replicates} {'levens' if dutch else 'lives' if replicates > 1 else 'life'}\n")
    for portrait in portraits(result):
        name = scene.name_of(portrait.person, language)
        print(name[0].upper() + name[1:])
        columns(_told(portrait, scene, language))
        print()
    paragraph(_NOTE[0] if dutch else _NOTE[1])
    keep(result, save, plot, language)


def _told(portrait: Portrait, scene: Scene, language: str) -> list[tuple[str, str]]:
    from hecht.scenes.account.wording import Wording

    dutch, called = language == "nl", Wording(scene, language).called
    rows = [
        ("", _worded(_SAFE, portrait.felt_security, language)),
        ("", _worded(_NEED, portrait.need, language)),
    ]
    heads = ("zoekt", "en dan") if dutch else ("turns to", "and then")
    for k, tie in enumerate(t for t in portrait.ties if t.share and t.share.mean >= 0.05):
        if k > 1 or tie.share is None:
            break
        first = ("het eerst " if dutch else "first ") if k == 0 else ""
        share = _percent(tie.share, language)
        rows.append((heads[k], f"{first}{called(tie.other)}: {share}"))
    if all(tie.share is None for tie in portrait.ties):
        rows.append((heads[0], "niemand, deze week" if dutch else "nobody, this week"))
    for tie in portrait.ties:
        asks = "als het nodig is" if dutch else "when it matters"
        trust = _worded(_TRUST, tie.trust, language)
        bond = _worded(_BOND, tie.strength, language)
        name = ("met " if dutch else "with ") + called(tie.other)
        rows.append((name, f"{bond}; {asks}: {trust}"))
    return rows


def _worded(scale: tuple[tuple[float, str, str], ...], value: Range, language: str) -> str:
    _, nl, en = next(row for row in scale if value.mean < row[0])
    low, high = number(value.low, language), number(value.high, language)
    to = "tot" if language == "nl" else "to"
    spread = f"; {low} {to} {high}" if low != high else ""
    return f"{nl if language == 'nl' else en} ({number(value.mean, language)}{spread})"


def _percent(share: Range, language: str) -> str:
    of_all = "van al het vragen" if language == "nl" else "of all asking"
    low, high = round(100 * share.low), round(100 * share.high)
    return f"{round(100 * share.mean)} % {of_all} ({low}-{high} %)"
