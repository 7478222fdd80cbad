"""``hecht life``: one person or many, from birth to old age."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hecht.cli._life_numbers import population_in_words, rows_in_words
from hecht.cli._progress import waiting
from hecht.cli._speaking import language_of, paragraph, width
from hecht.cli.run import changes_of
from hecht.errors import HechtError

if TYPE_CHECKING:
    from hecht.scenes.life.result import LifeResult

_PICTURES = (".png", ".svg", ".pdf")
_TABLES = (".nc", ".parquet", ".csv")
_FEW = 20  # lives from which numbers say something


def life(
    people: Annotated[
        int, typer.Option(min=1, max=100_000, help="How many lives; one is told as a story.")
    ] = 1,
    years: Annotated[int, typer.Option(min=1, max=100, help="How far to live.")] = 90,
    seed: Annotated[
        int, typer.Option(min=0, max=2**63 - 1, help="The same seed gives the same lives.")
    ] = 0,
    person: Annotated[
        int, typer.Option(min=0, max=1_000_000, help="Begin with this person of the population.")
    ] = 0,
    generations: Annotated[
        int, typer.Option(min=1, max=6, help="Go on with the first child, this many lives.")
    ] = 1,
    change: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            help="PATH=VALUE; may be repeated: mother.care_base=1, you.reactivity=1.4, "
            "rates.couples.part_together=0.5 (a factor), model.soothing_rate=4.",
        ),
    ] = None,
    save: Annotated[
        Path | None, typer.Option(help="Write the numbers: .nc, .parquet or .csv.")
    ] = None,
    film: Annotated[
        Path | None,
        typer.Option(help="A film of the first life: .html, .svg, .gif, or a folder of pictures."),
    ] = None,
    plot: Annotated[
        Path | None, typer.Option(help="A still picture of the first life: .png, .svg or .pdf.")
    ] = None,
    step: Annotated[
        int, typer.Option(min=1, max=3, help="Days in a step; 3 is quicker and a little coarser.")
    ] = 1,
    lang: Annotated[
        str | None,
        typer.Option(
            "--lang", "--language", help="nl or en; left out: the language of your computer."
        ),
    ] = None,
) -> None:
    """Live a life from birth to old age, or many lives.

    Family, friends, partners, children, losses.

    What happens is drawn from published rates; what people come to mean comes out of the model.
    One life is told in plain words; of many, the numbers are given, beside what studies found.
    """
    language = language_of(lang)
    _check_names(save, film, plot)
    changes = changes_of(change)
    lived = _live(people, years, seed, person, generations, changes, step, language)
    if people == 1:
        for number, result in enumerate(lived, start=1):
            _story(result, number, len(lived), language)
        if len(lived) < generations:
            paragraph(
                "Er kwam geen kind; hier houdt deze lijn op."
                if language == "nl"
                else "There was no child; this line ends here."
            )
    else:
        _numbers(lived, language)
    _keep(lived, save, film, plot, language)


def _live(
    people: int,
    years: int,
    seed: int,
    first: int,
    count: int,
    changes: dict[str, object],
    step: int,
    language: str,
) -> list[LifeResult]:
    one, many = ("Een leven", "Levens") if language == "nl" else ("A life", "Lives")
    with waiting(one if people == 1 else many) as progress:
        from hecht.scenes.life.lineage import generations

        return generations(
            people,
            count,
            years=years,
            seed=seed,
            changes=changes,
            step_days=step,
            first=first,
            progress=progress,
        )


def _story(result: LifeResult, number: int, of: int, language: str) -> None:
    """One life as a page of text."""
    import textwrap

    title = "Een leven" if language == "nl" else "A life"
    if of > 1:
        nth = ("generatie" if language == "nl" else "generation") + f" {number}"
        title = f"{title}, {nth}"
    print(f"{title}\n{'=' * len(title)}")
    for passage in result.tell(language):
        if passage.kind == "phase":
            print(f"\n{passage.text}")
        elif passage.kind == "event":
            paragraph_at(f"{int(passage.age):>4}  ", passage.text)
        elif passage.kind == "inside":
            print(textwrap.fill(passage.text, width(), initial_indent=" " * 6,
                                subsequent_indent=" " * 6))  # fmt: skip
        elif number == of:
            print()
            paragraph(passage.text)
    print()


def paragraph_at(head: str, text: str) -> None:
    """Print a sentence behind a short head, wrapped under itself."""
    import textwrap

    print(textwrap.fill(text, width(), initial_indent=head, subsequent_indent=" " * len(head)))


def _numbers(lived: list[LifeResult], language: str) -> None:
    from hecht.scenes.life.measures import findings, transmission

    for number, result in enumerate(lived, start=1):
        if len(lived) > 1:
            print(f"{'Generatie' if language == 'nl' else 'Generation'} {number}\n")
        population_in_words(result, language)
        if result.lives >= _FEW:
            rows_in_words(findings(result), language)
    rows = transmission(lived)
    if rows and lived[-1].lives >= _FEW:
        rows_in_words(rows, language)


def _check_names(save: Path | None, film: Path | None, plot: Path | None) -> None:
    """Say so before the work, not after it."""
    if save is not None and save.suffix not in _TABLES:
        raise HechtError(f"--save {save}: use a name that ends in {', '.join(_TABLES)}.")
    if plot is not None and plot.suffix not in _PICTURES:
        raise HechtError(f"--plot {plot}: use a name that ends in {', '.join(_PICTURES)}.")
    for path in (save, plot):
        if path is not None and not path.parent.is_dir():
            raise HechtError(f"There is no folder {path.parent}; make it first.")
    if film is not None:
        from hecht.scenes.life.film import check_film

        check_film(film)


def _keep(
    lived: list[LifeResult], save: Path | None, film: Path | None, plot: Path | None, language: str
) -> None:
    """Write what was asked for: the numbers of each generation, and pictures of the first life."""
    dutch = language == "nl"
    for number, result in enumerate(lived, start=1):
        if save is not None:
            path = save if number == 1 else save.with_stem(f"{save.stem}-{number}")
            print(f"{'Bewaard' if dutch else 'Saved'}: {result.save(path)}")
    if plot is not None:
        lived[0].poster(language).savefig(plot, dpi=160)
        print(f"{'Getekend' if dutch else 'Drawn'}: {plot}")
    if film is not None:
        lived[0].film(film, language)
        print(f"{'Gefilmd' if dutch else 'Filmed'}: {film}")
