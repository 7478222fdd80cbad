"""``hecht score``: a file of answers to scores."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hecht.errors import HechtError

if TYPE_CHECKING:
    from pandas import DataFrame

    from hecht.instruments.confirm import FactorModel
    from hecht.instruments.dataset import Dataset
    from hecht.instruments.scores import Scores, SubscaleSummary
    from hecht.instruments.sentinel import Report


def score(
    instrument: Annotated[str, typer.Argument(help="Which questionnaire, such as ecr.")],
    file: Annotated[Path, typer.Argument(help="The answers: CSV, Parquet, .sav, .xlsx ...")],
    save: Annotated[
        Path | None, typer.Option(help="Write the scores to this .csv or .parquet file.")
    ] = None,
    with_items: Annotated[
        bool, typer.Option("--with-items", help="Save the answers too, raw and turned (q3, q3r).")
    ] = False,
    plot: Annotated[
        Path | None, typer.Option(help="Draw the two axes to this .png, .svg or .pdf file.")
    ] = None,
    then: Annotated[
        Path | None,
        typer.Option(help="Answers of the same people at a later date; needs --person."),
    ] = None,
    items_too: Annotated[
        bool,
        typer.Option("--items-too", help="Show each item with the rest of its scale."),
    ] = False,
    factors: Annotated[
        bool, typer.Option("--factors", help="Fit the factor model of the key (takes seconds).")
    ] = False,
    scale: Annotated[
        str | None, typer.Option(help="Lowest and highest answer on the form, such as 1-5.")
    ] = None,
    missing: Annotated[
        list[float] | None, typer.Option(help="A code that means 'no answer'; may be repeated.")
    ] = None,
    items: Annotated[
        str | None, typer.Option(help="What stands before the item numbers, such as Q.")
    ] = None,
    person: Annotated[str | None, typer.Option(help="The column that names the person.")] = None,
    impossible: Annotated[
        str, typer.Option(help="Answers outside the scale: 'error' or 'missing'.")
    ] = "error",
    texts: Annotated[
        Path | None, typer.Option(help="Your own text pack with the wording that was asked.")
    ] = None,
    sheet: Annotated[str | None, typer.Option(help="One sheet of an Excel workbook.")] = None,
    dictionary: Annotated[
        Path | None, typer.Option(help="The data dictionary of a REDCap export.")
    ] = None,
    encoding: Annotated[
        str | None, typer.Option(help="Encoding of a text file, such as cp1252.")
    ] = None,
    formulas_as_text: Annotated[
        bool, typer.Option("--formulas-as-text", help="Keep cells that look like formulas as text.")
    ] = False,
    accept_unverified: Annotated[
        bool, typer.Option("--accept-unverified", help="Use a key nobody has checked yet.")
    ] = False,
) -> None:
    """Score a file of questionnaire answers, and say what was found in it."""
    from hecht.instruments.readers import read, reader_options
    from hecht.instruments.registry import instrument as find
    from hecht.instruments.scoring import score as score_answers
    from hecht.instruments.sentinel import check
    from hecht.instruments.texts import read_texts

    if impossible not in ("error", "missing"):
        raise HechtError(f"--impossible is 'error' or 'missing', not '{impossible}'.")
    if then is not None and person is None:
        raise HechtError("Name the column that says who is who with --person, to compare dates.")
    chosen = find(instrument)

    def score_file(path: Path) -> tuple[Scores, Dataset]:
        options = reader_options(
            path,
            encoding=encoding,
            formulas_as_text=formulas_as_text,
            sheet=sheet,
            dictionary=dictionary,
        )
        dataset = read(path, **options)
        return score_answers(
            chosen,
            dataset,
            scale=_scale(scale),
            missing=tuple(missing or ()),
            items=items,
            person=person,
            impossible="missing" if impossible == "missing" else "error",
            accept_unverified=accept_unverified,
            texts=read_texts(texts, chosen) if texts else None,
        ), dataset

    scores, dataset = score_file(file)
    report = check(dataset)
    changes = _changes(scores, score_file(then)[0], person) if then and person else None
    model = _factor_model(scores) if factors else None
    try:
        done = _write(scores, save, plot, with_items)
    except OSError as error:
        raise HechtError(f"Cannot write: {error}. Check the folder.") from error
    _print(scores, file.name)
    if items_too:
        _print_items(scores)
    if model is not None:
        print(f"\n{model.sentence()}")
    if changes is not None:
        _print_changes(changes, scores)
    _print_findings(report, scores)
    for line in done:
        print(f"\n{line}")


def _write(scores: Scores, save: Path | None, plot: Path | None, with_items: bool) -> list[str]:
    """Write what was asked for, before anything is said: it is all or nothing."""
    done = []
    if save:
        from hecht.instruments.saving import save as save_scores

        written = save_scores(scores, save, items=with_items)
        done.append(f"Saved: {', '.join(str(path) for path in written)}")
    if plot:
        from hecht.instruments.drawing import draw

        draw(scores, plot)
        done.append(f"Drawn: {plot}")
    return done


def _scale(text: str | None) -> tuple[float, float] | None:
    if text is None:
        return None
    try:
        low, high = text.split("-")
        return float(low), float(high)
    except ValueError as error:
        raise HechtError(
            f"--scale '{text}' is not a scale; write the lowest and highest answer, such as 1-5."
        ) from error


def _print(scores: Scores, source: str) -> None:
    chosen = scores.instrument
    print(f"{chosen.title} ({chosen.version}), key {scores.key_hash[:12]}")
    print(chosen.citation.text + (f" doi:{chosen.citation.doi}" if chosen.citation.doi else ""))
    print(
        f"\n{scores.people:,} people read from {source}, {scores.scored:,} scored, "
        f"{scores.complete:,} answered every item."
    )
    without = scores.people - scores.scored
    if without:
        share = chosen.max_missing_share * 100
        print(f"{without:,} have no score: more than {share:g} % of the items of a scale missing.")
    wide = max(len(entry.name) for entry in scores.summary)
    print(f"\nOn the scale {scores.scale[0]:g}-{scores.scale[1]:g}, complete rows:\n")
    print(f"  {'':{wide}}  items    mean     sd   alpha  omega  se of one score")
    for entry in scores.summary:
        print(f"  {entry.name:{wide}}  {_row(entry)}")
    if not math.isnan(scores.correlation):
        print(f"\n  anxiety with avoidance: r = {scores.correlation:.3f}")
    print(f"\nReference: {'; '.join(scores.references) or 'none on this scale'}.")
    print(f"Wording: {scores.wording}.")


def _row(entry: SubscaleSummary) -> str:
    def number(value: float, digits: int) -> str:
        return "-" if math.isnan(value) else f"{value:.{digits}f}"

    error = number(entry.se, 3)
    source = "" if entry.se_source == "this file" else f" ({entry.se_source})"
    return (
        f"{entry.items or '':>5}  {number(entry.mean, 3):>6} {number(entry.sd, 3):>6}  "
        f"{number(entry.alpha, 3):>6} {number(entry.omega, 3):>6}  {error}{source}"
    )


def _changes(first: Scores, second: Scores, person: str) -> DataFrame:
    from hecht.instruments.change import between

    return between(first, second, person)


def _factor_model(scores: Scores) -> FactorModel:
    from hecht.instruments.confirm import confirm

    return confirm(scores.key, next(iter(scores.blocks.values())).block)


def _print_items(scores: Scores) -> None:
    print("\nEach item with the rest of its scale (r):")
    for target in scores.blocks:
        for name in scores.key.subscales:
            each = scores.item_rest(name, target)
            print(
                f"  {target + ' ' if target else ''}{name}: "
                + ", ".join(f"{column} {r:.2f}" for column, r in each.items())
            )


def _print_changes(changes: DataFrame, scores: Scores) -> None:
    print("\nBetween the two dates (reliable change, Jacobson & Truax, 95 %):")
    for name, part in changes.groupby("score", sort=False):
        up = int((part["reliable"] & (part["difference"] > 0)).sum())
        down = int((part["reliable"] & (part["difference"] < 0)).sum())
        print(
            f"  {name}: {len(part):,} people; higher by more than error {up:,}, lower {down:,}, "
            f"within error {len(part) - up - down:,} (less than {part['smallest'].iloc[0]:.2f}; "
            f"error from {scores.of(str(name)).se_source})"
        )


def _print_findings(report: Report, scores: Scores) -> None:
    print("\nHow it was scored:")
    for note in scores.notes or ("Nothing had to be decided.",):
        print(f"  - {note}")
    fits = [
        f
        for f in report.of("key that fits")
        if f.evidence["instrument"] not in (scores.instrument.id, scores.instrument.part_of)
    ]
    worth = [*fits, *(f for f in report.findings if f.weight != "know")]
    print("\nFound in the file (nothing was changed; `hecht check` tells all):")
    for finding in worth:
        print(f"  - {finding.kind}: {finding.sentence}")
    if not worth:
        print("  - nothing that stands in the way.")
