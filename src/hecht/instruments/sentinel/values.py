"""Values that cannot be, codes that mean 'no answer', and the scale that is really in use."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import pandas as pd

from hecht.instruments.sentinel.finding import Finding
from hecht.instruments.sentinel.view import RARE_SHARE, ItemBlock, View

OLDEST = 100
AGE_NAMES = re.compile(r"(^|[._])(age|leeftijd)([._]|$)|^alter$", re.IGNORECASE)
GROUP_NAMES = re.compile(r"(gender|sex|geslacht|group|cohort)$", re.IGNORECASE)
FAR_OUT = 20.0
"""A value this many times the 99th percentile cannot be of the same kind as the rest."""


def detect(view: View) -> Iterator[Finding]:
    """Everything about single values."""
    for block in view.blocks:
        yield from _scale(block)
        yield from _codes(block)
        yield from _impossible(view, block)
    yield from _ages(view)
    yield from _zero_groups(view)
    yield from _far_out(view)
    yield from _empty(view)


def _scale(block: ItemBlock) -> Iterator[Finding]:
    low, high = block.scale
    if high - low < 2:
        return
    options = high - low + 1
    usual = "the usual scale of the ECR family" if (low, high) == (1, 7) else ""
    more = usual or "many published attachment scales use 1-7: rescale before comparing"
    yield Finding(
        "response scale",
        block.name,
        f"{len(block.columns)} items answered on {options} options, {low} to {high} ({more}).",
        "know" if usual else "look",
        {"low": low, "high": high, "items": len(block.columns)},
    )


def _codes(block: ItemBlock) -> Iterator[Finding]:
    low, high = block.scale
    for code, cells in sorted(block.codes.items()):
        there = block.raw == code
        rows = there.sum(axis=1)
        touched = rows[rows > 0]
        yield Finding(
            "undeclared missing code",
            block.name,
            f"{code} stands in {cells:,} cells of {touched.size:,} people (mostly "
            f"{int(np.median(touched))} a person, at most {int(touched.max())}), while the answers "
            f"run from {low} to {high}. It almost certainly means 'no answer'; nothing in the file "
            f"declares it.",
            "wrong",
            {
                "code": code,
                "cells": cells,
                "people": int(touched.size),
                "share": cells / block.raw.size,
            },
        )


def _impossible(view: View, block: ItemBlock) -> Iterator[Finding]:
    if not block.impossible.any():
        return
    row, item = (int(k) for k in np.argwhere(block.impossible)[0])
    cells = int(block.impossible.sum())
    yield Finding(
        "impossible value",
        block.name,
        f"{cells:,} answers are not on the scale {block.scale[0]}-{block.scale[1]}; the first is "
        f"{block.raw[row, item]:g} in {view.dataset.row_name(row)}, column {block.columns[item]}.",
        "wrong",
        {
            "cells": cells,
            "row": row + view.dataset.first_row,
            "column": block.columns[item],
            "value": float(block.raw[row, item]),
        },
    )


def _ages(view: View) -> Iterator[Finding]:
    for name in view.numbers.columns:
        if not AGE_NAMES.search(str(name)):
            continue
        age = view.numbers[name]
        odd = (age > OLDEST) | (age < 0)
        if odd.any():
            yield Finding(
                "impossible age",
                str(name),
                f"{int(odd.sum()):,} people have an age over {OLDEST} or below 0 (the most "
                f"extreme: {float(age[odd].max()):,.0f}). Leave these ages out.",
                "look",
                {"rows": int(odd.sum()), "largest": float(age.max())},
            )


def _zero_groups(view: View) -> Iterator[Finding]:
    for name in view.numbers.columns:
        if not GROUP_NAMES.search(str(name)):
            continue
        counts = view.numbers[name].value_counts()
        others = [value for value in counts.index if value != 0]
        if 0 in counts.index and len(others) >= 2 and counts[0] < RARE_SHARE * counts.sum():
            yield Finding(
                "undeclared missing code",
                str(name),
                f"0 stands in {int(counts[0]):,} rows of {name}, beside "
                f"{', '.join(f'{v:g}' for v in sorted(others))}. It probably means 'not answered'.",
                "look",
                {"code": 0, "cells": int(counts[0])},
            )


def _far_out(view: View) -> Iterator[Finding]:
    in_blocks = {column for block in view.blocks for column in block.columns}
    for name in view.numbers.columns:
        column = view.numbers[name].dropna()
        if name in in_blocks or AGE_NAMES.search(str(name)) or len(column) < 50:
            continue
        usual, largest = float(column.abs().quantile(0.99)), float(column.abs().max())
        if usual > 0 and largest > FAR_OUT * usual:
            row = int(np.flatnonzero(view.numbers[name].abs().to_numpy() == largest)[0])
            yield Finding(
                "value far outside the rest",
                str(name),
                f"{view.dataset.row_name(row)} holds {largest:,.6g}, while 99 % of {name} is at "
                f"most {usual:,.6g}. Check it against the source.",
                "look",
                {"value": largest, "row": row + view.dataset.first_row, "p99": usual},
            )


def _empty(view: View) -> Iterator[Finding]:
    """Columns with empty cells, and the rows they are in: said once, as one list."""
    frame = view.frame
    empty = frame.isna().sum()
    some = empty[(empty > 0) & (empty < len(frame))]
    if some.empty:
        return
    listed = ", ".join(f"{name} {count:,}" for name, count in some.nlargest(8).items())
    more = f" and {len(some) - 8} more columns" if len(some) > 8 else ""
    yield Finding(
        "missing cells",
        f"{len(some)} columns",
        f"Empty cells or NA in: {listed}{more}.",
        "know",
        {str(name): int(count) for name, count in some.items()},
    )
    never = [str(name) for name, count in empty.items() if count == len(frame)]
    if never:
        yield Finding(
            "empty column", ", ".join(never), "These columns hold nothing at all.", "know"
        )


def is_text(column: pd.Series) -> bool:
    """Whether a column holds text."""
    return not pd.api.types.is_numeric_dtype(column)
