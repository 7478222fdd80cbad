"""``hecht evidence``: hold the model against what was published."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hecht.cli._speaking import LanguageOption, language_of
from hecht.errors import HechtError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hecht.studies.evidence import Progress
    from hecht.studies.findings import Finding


def evidence(
    suite: Annotated[
        Path | None, typer.Option(help="Other findings: a CSV file with the same columns.")
    ] = None,
    quick: Annotated[
        bool,
        typer.Option("--quick/--full", help="Small samples (minutes) or large ones."),
    ] = True,
    only: Annotated[
        str | None, typer.Option(help="Only rows whose name or area begins so, such as COU.")
    ] = None,
    without: Annotated[
        list[str] | None,
        typer.Option(help="Switch a mechanism off and list what breaks; may be repeated."),
    ] = None,
    rivals: Annotated[
        bool, typer.Option("--rivals/--no-rivals", help="Also run people with fixed traits only.")
    ] = True,
    to: Annotated[
        Path | None, typer.Option(help="Where to write the page.", show_default="evidence.html")
    ] = None,
    ensemble: Annotated[
        Path | None,
        typer.Option(
            help="Use the constants of this file of `hecht calibrate`, and how sure they are. "
            "Left out: with --full, how sure the constants of hecht are."
        ),
    ] = None,
    seed: Annotated[
        int, typer.Option(min=0, max=2**31 - 1, help="The same seed gives the same people.")
    ] = 0,
    workers: Annotated[
        int,
        typer.Option(min=0, max=64, help="Processes; 0: as many as there are cores, up to 4."),
    ] = 0,
    columns: Annotated[
        bool, typer.Option("--columns", help="Say which columns a file of findings has.")
    ] = False,
    mechanisms: Annotated[
        bool, typer.Option("--mechanisms", help="List the mechanisms that can be switched off.")
    ] = False,
    lang: LanguageOption = None,
) -> None:
    """Do published studies again, and say what fits and what does not.

    Writes a page (and the numbers beside it) that opens in any browser.

    Finished studies are kept: a check that was broken off goes on where it was.
    """
    language = language_of(lang)
    from hecht.studies.ablations import known

    if columns:
        print(_columns())
        return
    if mechanisms:
        print("\n".join(known()))
        return
    page = to or Path("evidence.html")
    if page.suffix != ".html" or not page.parent.is_dir():
        raise HechtError(f"--to {page}: use a name that ends in .html, in a folder that is there.")
    data = _check(
        _wanted(suite, only), suite, quick, seed, _workers(workers), without, rivals, ensemble
    )
    from hecht.studies.report import keep
    from hecht.studies.report import page as write

    try:
        page.write_text(write(data, language), encoding="utf-8")
        keep(data, page.with_suffix(".json"))
        if suite is None and only is None and ensemble is None:
            keep(data)
    except OSError as error:
        raise HechtError(f"Cannot write {error.filename}: {error.strerror}.") from error
    _tell(data, page, language)


def _wanted(suite: Path | None, only: str | None) -> list[Finding]:
    from hecht.studies.findings import borrow, findings, read

    rows = borrow(read(suite)) if suite is not None else list(findings())
    if only is None:
        return rows
    kept = [row for row in rows if row.id.startswith(only) or only.lower() in row.area.lower()]
    if not kept:
        raise HechtError(f"--only {only}: no finding has a name or area that fits.")
    return kept


def _check(
    rows: list[Finding],
    suite: Path | None,
    quick: bool,
    seed: int,
    workers: int,
    without: Sequence[str] | None,
    rivals: bool,
    ensemble: Path | None = None,
) -> dict[str, Any]:
    from hecht.model.parameters import constants
    from hecht.studies.ablations import traits_only
    from hecht.studies.ablations import without as switched_off
    from hecht.studies.calibration.ensemble import carried, read, shipped
    from hecht.studies.calibration.ensemble import variants as sets_of
    from hecht.studies.evidence import check_variants
    from hecht.studies.fingerprint import parameter_hash
    from hecht.studies.summary import as_data

    sets = None
    if ensemble is not None:
        sets = read(ensemble)
    elif not quick:
        sets = shipped()
    own = sets.constants if sets else {}
    variants = {_MODEL: own}
    if rivals:
        variants[_TRAITS] = own | traits_only()
    for name in without or ():
        variants[name] = own | switched_off([name])
    found = check_variants(
        rows, variants, quick=quick, seed=seed, workers=workers, progress=_progress()
    )
    told = found[_MODEL]
    if sets:  # small samples tell how much a value moves with the constants
        others = check_variants(
            rows, sets_of(sets), quick=True, seed=seed, workers=workers, progress=_progress()
        )
        told = carried(told, others, sets)
    return as_data(
        told,
        parameter_hash=parameter_hash(constants(dict(own))),
        quick=quick,
        seed=seed,
        suite=suite.name if suite is not None else "",
        constants_vary=sets is not None,
        rival=found.get(_TRAITS, []),
        ablations={name: found[name] for name in without or ()},
    )


_MODEL, _TRAITS = "the model", "fixed traits"


def _progress() -> Progress:
    """A line on the error stream after every study."""

    def show(done: int, total: int, name: str) -> None:
        end = "\r" if sys.stderr.isatty() and done < total else "\n"
        print(f"{done} / {total} {name}".ljust(60), end=end, file=sys.stderr, flush=True)

    return show


def _workers(wanted: int) -> int:
    return wanted or min(os.cpu_count() or 1, 4)


def _columns() -> str:
    from dataclasses import fields

    from hecht.studies.findings import TYPES, Finding

    names = ", ".join(field.name for field in fields(Finding))
    return f"columns: {names}\nstatistic_type: {', '.join(TYPES)}"


def _tell(data: dict[str, Any], page: Path, language: str) -> None:
    from hecht.studies.report import figure, wrong
    from hecht.studies.report_words import words

    w = words(language)
    for score in data["scores"]:
        if score["run"]:
            kind = w["fresh"] if score["never_in_view"] else w["all"]
            print(
                f"{w[score['group']]}, {kind}: {score['passed']} {w['of']} {score['run']} "
                f"{w['fit']} ({score['rows']}); {w['traits']} {score['traits_passed']} "
                f"{w['of']} {score['traits_run']}"
            )
    lost = wrong(data["rows"])
    print(f"\n{w['wrong']}: {len(lost)}")
    for row in lost:
        values = "; ".join(figure(value, language) for value in row["simulated"])
        published = figure(row["value"], language) if row["value"] is not None else row["type"]
        print(f"  {row['id']}  {row['measure'][:60]}: {published} | {values}")
    for name, rows in data["ablations"].items():
        broken = ", ".join(row["id"] for row in rows) or w["nothing_breaks"]
        print(f"\n{w['ablations']}: {name}: {broken}")
    print(f"\n{w['parameters']}: {data['parameters']}\n{page}")
