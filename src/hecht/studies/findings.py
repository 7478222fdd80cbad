"""The findings: one row for each published number, direction or shape, and how to count it.

`data/findings.csv` keeps the facts in our own words, with source, DOI, how it was found and how
sure we are. The columns `design`, `arguments` and `statistic` say how it is done again here; a row
without them says in `why_not` why it is not.
"""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

from hecht.errors import DataFileError

FILE = Path(__file__).parent / "data" / "findings.csv"

TYPES = {
    "proportion": "share", "prevalence": "share", "r": "correlation", "R2": "explained variance",
    "d": "difference in SD", "g": "difference in SD", "D": "difference in SD", "kappa": "agreement",
    "ratio": "ratio", "OR": "odds ratio", "percent_change": "percent", "hours_per_day": "hours",
    "mean": "mean", "sd": "spread", "alpha": "reliability", "count": "count", "b": "slope",
    "B": "slope", "mmHg": "mmHg", "direction": "direction", "null": "nothing", "shape": "shape",
    "text": "text",
}  # fmt: skip
"""What a published value can be."""

NUMERIC = frozenset(TYPES) - {"direction", "null", "shape", "text"}
_NEEDED = ("id", "area", "paradigm", "measure", "statistic_type", "value", "mechanism")


@dataclass(frozen=True)
class Finding:
    """A row of the findings; empty text where a column is absent, None where a number is.

    `score_as` overrules `statistic_type` where a published number can only be held as a direction.
    """

    id: str
    area: str
    paradigm: str
    measure: str
    statistic_type: str
    value: float | None
    ci_low: float | None
    ci_high: float | None
    n: float | None
    k_studies: float | None
    source: str
    doi: str
    provenance: str
    confidence: str
    mechanism: str
    how_to_simulate: str
    split: str
    in_view: str
    design: str
    arguments: dict[str, Any]
    statistic: str
    score_as: str
    note: str
    why_not: str

    @property
    def kind(self) -> str:
        """How it is scored: a numeric type, direction, null, shape or text."""
        return self.score_as or self.statistic_type

    @property
    def runnable(self) -> bool:
        """Whether it says how to run it."""
        return bool(self.design and self.statistic)

    @property
    def held_out(self) -> bool:
        """Whether it is kept apart from everything that is set."""
        return self.split == "held-out"

    @property
    def from_memory(self) -> bool:
        """Whether the number was recalled rather than seen."""
        return self.provenance.startswith("memory")


_NUMBERS = ("value", "ci_low", "ci_high", "n", "k_studies")


def read(path: str | Path) -> list[Finding]:
    """Read findings from a CSV file; its columns are those of `data/findings.csv`.

    A file may lack the columns that say how to run a row. Rows that this package knows by name, or
    by the same study and measure, then borrow them; `suggested_split` is read as `split`.

    Raises
    ------
    DataFileError
        A file that is not there or lacks a column, a name used twice, or a value that is no number.
    """
    path = Path(path)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except OSError as error:
        raise DataFileError(f"Cannot read {path}: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise DataFileError(f"{path} is not UTF-8 text; save it as CSV in UTF-8.") from error
    lacking = [name for name in _NEEDED if rows and name not in rows[0]]
    if not rows or lacking:
        what = f"lacks the columns {', '.join(lacking)}" if rows else "has no rows"
        raise DataFileError(f"{path} {what}; its columns are those of `hecht evidence --columns`.")
    found = [_finding(row, number, path) for number, row in enumerate(rows, start=2)]
    names = [finding.id for finding in found]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise DataFileError(f"{path}: the id {twice[0]} is used twice; give every row its own.")
    return found


@cache
def findings() -> tuple[Finding, ...]:
    """The findings that come with hecht."""
    return tuple(read(FILE))


def borrow(rows: list[Finding]) -> list[Finding]:
    """Fill in how to run rows that do not say it, from rows of this package.

    The same name comes first, then the same study, measure and type. Nothing is guessed.
    """
    own = findings()
    by_name = {finding.id: finding for finding in own}
    by_text = {_text(finding): finding for finding in own if finding.runnable}
    filled = []
    for row in rows:
        like = by_name.get(row.id) or by_text.get(_text(row))
        if row.runnable or like is None:
            why = row.why_not or "It names no design, arguments and statistic yet."
            filled.append(row if row.runnable else _with(row, why_not=why))
            continue
        same = {name: getattr(like, name) for name in ("design", "arguments", "statistic",
                                                       "score_as", "note", "why_not")}  # fmt: skip
        kept = {"split": row.split or like.split, "in_view": row.in_view or like.in_view}
        filled.append(_with(row, **same, **kept))
    return filled


def _with(row: Finding, **changes: Any) -> Finding:
    values = {field.name: getattr(row, field.name) for field in fields(Finding)}
    return Finding(**{**values, **changes})


def _text(row: Finding) -> tuple[str, ...]:
    return tuple(
        " ".join(text.lower().split()) for text in (row.paradigm, row.measure, row.statistic_type)
    )


def _finding(row: dict[str, str | None], number: int, path: Path) -> Finding:
    text = {key: (value or "").strip() for key, value in row.items() if key}
    values: dict[str, Any] = {field.name: text.get(field.name, "") for field in fields(Finding)}
    values["split"] = values["split"] or text.get("suggested_split", "")
    for name in _NUMBERS:
        values[name] = _number(text.get(name, ""), name, number, path)
    if not values["statistic_type"] and values["value"] == 0:
        values["statistic_type"] = "null"  # spreadsheets read the word null as an empty cell
    if values["statistic_type"] not in TYPES:
        raise DataFileError(
            f"{path}, row {number}, statistic_type: '{values['statistic_type']}' is none of "
            f"{', '.join(TYPES)}."
        )
    try:
        given = json.loads(text.get("arguments") or "{}")
        values["arguments"] = {k: tuple(v) if isinstance(v, list) else v for k, v in given.items()}
    except (ValueError, AttributeError) as error:
        raise DataFileError(
            f'{path}, row {number}, arguments: write them as {{"name": value}}, not '
            f"'{text.get('arguments')}'."
        ) from error
    return Finding(**values)


def _number(text: str, name: str, row: int, path: Path) -> float | None:
    if text.lower() in ("", "nan", "na"):
        return None
    try:
        return float(text)
    except ValueError as error:
        raise DataFileError(f"{path}, row {row}, {name}: '{text}' is no number.") from error
