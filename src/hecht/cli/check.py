"""``hecht check``: look a file over before anything is computed from it."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from hecht.instruments.sentinel import Finding, Report

WIDTH = 96
HEADINGS = {
    "wrong": "This makes results wrong:",
    "look": "Decide about this first:",
    "know": "Good to know:",
}


def check(
    file: Annotated[Path, typer.Argument(help="Any table: CSV, Parquet, .sav, .dta, .xlsx ...")],
    sheet: Annotated[str | None, typer.Option(help="One sheet of an Excel workbook.")] = None,
    encoding: Annotated[
        str | None, typer.Option(help="Encoding of a text file, such as cp1252.")
    ] = None,
    formulas_as_text: Annotated[
        bool, typer.Option("--formulas-as-text", help="Keep cells that look like formulas as text.")
    ] = False,
) -> None:
    """Look over a file of answers for traps before you score it. Nothing is changed."""
    from hecht.instruments.readers import read, reader_options
    from hecht.instruments.sentinel import check as look_over

    options = reader_options(
        file, encoding=encoding, formulas_as_text=formulas_as_text, sheet=sheet
    )
    dataset = read(file, **options)
    _print(look_over(dataset), file.name)


def _print(report: Report, source: str) -> None:
    frame, sheets = report.dataset.frame, len(report.dataset.sheets)
    where = f" in the first of {sheets} sheets" if sheets > 1 else ""
    print(
        f"{source} ({report.dataset.format}): {len(frame):,} rows and {len(frame.columns)} "
        f"columns{where}. Nothing was changed."
    )
    for fact in report.dataset.facts:
        if "stands twice" not in fact:
            _bullet(fact)
    if not report.findings:
        print("\nNothing unusual was seen.")
    for weight, heading in HEADINGS.items():
        found = [f for f in report.findings if f.weight == weight]
        if found:
            print(f"\n{heading}")
        for finding in found:
            _bullet(_sentence(finding))


def _sentence(finding: Finding) -> str:
    sheet = f"sheet {finding.sheet}, " if finding.sheet else ""
    return f"{finding.kind} ({sheet}{_short(finding.where)}): {finding.sentence}"


def _short(where: str) -> str:
    return where if len(where) <= 60 else f"{where[:57]}..."


def _bullet(text: str) -> None:
    print(textwrap.fill(text, WIDTH, initial_indent="  - ", subsequent_indent="    "))
