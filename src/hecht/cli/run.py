"""``hecht run``: play a scene, tell what happened, and keep the numbers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hecht.cli._outcomes import MANY, tell_outcomes
from hecht.cli._progress import waiting
from hecht.cli._speaking import LanguageOption, clock, columns, language_of, number
from hecht.errors import HechtError

if TYPE_CHECKING:
    from hecht.scenes.result import Result
    from hecht.scenes.schema import Scene

_LARGEST = 3e9  # bytes of results
_PICTURES = (".png", ".svg", ".pdf")
_TABLES = (".nc", ".zarr", ".parquet", ".csv")


def run(
    scene: Annotated[
        str | None, typer.Argument(help="A name from `hecht scenes`, or a scene file.")
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Run all scenes, and say of each what it shows.")
    ] = False,
    outcomes: Annotated[
        bool, typer.Option("--outcomes", help="Say of this scene what it shows.")
    ] = False,
    readouts: Annotated[
        bool,
        typer.Option("--readouts", help="Also print what can be read off: patterns, loops, load."),
    ] = False,
    replicates: Annotated[
        int | None,
        typer.Option(
            min=1,
            max=1_000_000,
            help="How many lives; the account is of the first. Left out: 1, or 200 for outcomes.",
        ),
    ] = None,
    seed: Annotated[
        int, typer.Option(min=0, max=2**63 - 1, help="The same seed gives the same lives.")
    ] = 0,
    change: Annotated[
        list[str] | None,
        typer.Option("--set", help="PATH=VALUE; may be repeated. `hecht explain` lists the paths."),
    ] = None,
    save: Annotated[
        Path | None,
        typer.Option(
            help="Write the numbers: .nc, .zarr, .parquet or .csv; of outcomes .csv or .json."
        ),
    ] = None,
    plot: Annotated[
        Path | None,
        typer.Option(help="Draw the curves: a .png, .svg or .pdf file, or a folder to put it in."),
    ] = None,
    lang: LanguageOption = None,
) -> None:
    """Run a scene and say what happened in numbers.

    First the account in sentences, made from what happened in the first life; then the numbers
    of what the scene asks to watch. With --all or --outcomes: what must be seen in a scene, and
    in how many lives it is.
    """
    language = language_of(lang)
    if everything or outcomes:
        _refuse_beside_outcomes(scene, everything, change, plot, readouts)
        lives = replicates or MANY
        tell_outcomes(_scenes(scene, lives), lives, seed, language, save)
        return
    if scene is None:
        raise HechtError("say which scene: hecht run NAME. `hecht scenes` lists them.")
    replicates = replicates or 1
    check_endings(save, plot)
    from hecht.scenes import load

    loaded = load(scene)
    changes = changes_of(change)
    check_size(loaded, replicates)
    result = play(loaded, replicates, seed, changes, language)
    print(result.scene.title.in_language(language))
    print()
    _tell(result, language)
    print()
    _summary(result, language)
    if readouts:
        from hecht.cli._readouts import tell_readouts

        tell_readouts(result, language)
    keep(result, save, plot, language)


def _refuse_beside_outcomes(
    scene: str | None,
    everything: bool,
    change: list[str] | None,
    plot: Path | None,
    readouts: bool,
) -> None:
    if everything and scene is not None:
        raise HechtError(f"--all runs all scenes; leave out '{scene}', or write --outcomes.")
    if not everything and scene is None:
        raise HechtError("say which scene: hecht run NAME --outcomes, or hecht run --all.")
    if readouts:
        raise HechtError("--readouts does not go with outcomes; run the scene by itself.")
    if change or plot is not None:
        wrong = "--set" if change else "--plot"
        raise HechtError(f"{wrong} does not go with outcomes; they name their own circumstances.")


def _scenes(scene: str | None, replicates: int) -> list[Scene]:
    """The scene that was named, or all of the library; small enough to be lived."""
    from hecht.scenes import library, load

    scenes = [load(name) for name in (library() if scene is None else [scene])]
    for each in scenes:
        check_size(each, replicates)
    return scenes


def play(
    scene: Scene, replicates: int, seed: int, changes: dict[str, Any], language: str
) -> Result:
    """Run a scene, with a progress bar where it takes long."""
    text = "De scène speelt" if language == "nl" else "The scene plays"
    with waiting(text) as progress:
        from hecht.scenes.run import run as run_scene

        return run_scene(
            scene, replicates=replicates, seed=seed, changes=changes, progress=progress
        )


def check_endings(save: Path | None, plot: Path | None) -> None:
    """Say so before the work, not after it."""
    if save is not None and save.suffix not in _TABLES:
        raise HechtError(f"--save {save}: use a name that ends in {', '.join(_TABLES)}.")
    if plot is not None and not plot.is_dir() and plot.suffix not in _PICTURES:
        raise HechtError(f"--plot {plot}: use a name that ends in {', '.join(_PICTURES)}.")
    for path in (save, plot):
        if path is not None and not path.parent.is_dir():
            raise HechtError(f"There is no folder {path.parent}; make it first.")


def changes_of(texts: list[str] | None) -> dict[str, Any]:
    """The changes that --set asks for, by path."""
    return dict(_change(text) for text in texts or ())


def keep(result: Result, save: Path | None, plot: Path | None, language: str) -> None:
    """Write the numbers and draw the picture that were asked for."""
    if save is not None:
        print(f"\n{'Bewaard' if language == 'nl' else 'Saved'}: {result.save(save)}")
    if plot is not None:
        path = plot / f"{result.scene.id}.png" if plot.is_dir() else plot
        result.plot(language).savefig(path, dpi=160)
        print(f"\n{'Getekend' if language == 'nl' else 'Drawn'}: {path}")


def _change(text: str) -> tuple[str, Any]:
    path, equals, value = text.partition("=")
    if not equals or not path.strip() or not value.strip():
        raise HechtError(
            f"--set '{text}' is not PATH=VALUE; write for example --set child.reactivity=1.4"
        )
    return path.strip(), _value(value.strip())


def _value(text: str) -> Any:
    if text.lower() in ("true", "false"):
        return text.lower() == "true"
    try:
        return float(text)
    except ValueError:
        return text


def check_size(scene: Scene, replicates: int) -> None:
    """Refuse what would not fit in memory, and say what would."""
    from hecht.scenes.checks import BOND_VARIABLES, PERSON_VARIABLES

    steps = sum(chapter.steps for chapter in scene.chapters)
    each = len(PERSON_VARIABLES) * len(scene.people) + len(BOND_VARIABLES) * len(scene.bond_names)
    needed = 4.0 * replicates * steps * each
    if needed > _LARGEST:
        most = int(replicates * _LARGEST / needed)
        raise HechtError(
            f"{replicates:,} lives of {steps:,} steps would fill {needed / 1e9:.1f} GB of memory; "
            f"use at most {max(most, 1):,} replicates."
        )


def _day(scene: Scene) -> float:
    return 60.0 * scene.chapters[0].hours_a_day


def _tell(result: Result, language: str) -> None:
    length, day = float(result.data.time.values[-1]), _day(result.scene)
    columns(
        (clock(sentence.minute, length, language, day).rjust(6), sentence.text)
        for sentence in result.account(language)
    )


def _summary(result: Result, language: str) -> None:
    """Start, highest, end and mean of each watched curve; over lives the mean and 10-90 %."""
    import numpy as np

    from hecht.scenes.explaining import watched_in_words
    from hecht.scenes.plotting import of_interest

    data, dutch = result.data, language == "nl"
    times = data.time.values
    lives = data.sizes["replicate"]
    heads = ["begin", "hoogste", "wanneer", "eind", "gemiddeld"]
    heads = heads if dutch else ["start", "highest", "when", "end", "mean"]
    if lives > 1:
        heads.append(f"{lives} levens (10-90 %)" if dutch else f"{lives} lives (10-90 %)")
    rows = []
    for path in result.scene.watch or of_interest(result.scene):
        owner, _, variable = path.rpartition(".")
        where = {"bond": owner} if "->" in owner else {"person": owner}
        values = np.asarray(data[variable].sel(where).values, float)
        one = values[0]
        highest = int(one.argmax())
        cells = [
            number(one[0], language),
            number(one[highest], language),
            clock(times[highest], times[-1], language, _day(result.scene)),
            number(one[-1], language),
            number(one.mean(), language),
        ]
        if lives > 1:
            means = values.mean(axis=1)
            low, high = np.quantile(means, (0.1, 0.9))
            spread = f"{number(low, language)}-{number(high, language)}"
            cells.append(f"{number(means.mean(), language)} ({spread})")
        rows.append((watched_in_words(result.scene, path, language), cells))
    _table(heads, rows)


def _table(heads: list[str], rows: list[tuple[str, list[str]]]) -> None:
    room = [max([len(h), *(len(cells[k]) for _, cells in rows)]) for k, h in enumerate(heads)]
    first = max((len(name) for name, _ in rows), default=0)
    print(" " * (first + 2) + "  ".join(h.rjust(w) for h, w in zip(heads, room, strict=True)))
    for name, cells in rows:
        values = "  ".join(cell.rjust(w) for cell, w in zip(cells, room, strict=True))
        print(f"{name.ljust(first)}  {values}")
