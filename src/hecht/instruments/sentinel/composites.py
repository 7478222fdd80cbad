"""Columns made from other columns: means of items, centred copies, scores at the ceiling."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

import numpy as np
import pandas as pd

from hecht.instruments.sentinel.finding import Finding
from hecht.instruments.sentinel.view import View

SCALE_NAMES = re.compile(
    r"(?<![a-z])(ecr|raas|saam|rsq|rq|csi|rdas|panas)(?![a-z])|attach|anx|avo|avd|secur|hecht"
    r"|angst|vermij",
    re.IGNORECASE,
)
ANXIETY = re.compile(r"(anx|angst)", re.IGNORECASE)
AVOIDANCE = re.compile(r"(avo|avd|vermij)", re.IGNORECASE)
MOST_ITEMS = 40
TOLERANCE = 1e-3
NEARLY_ALL = 0.95
CEILING = 0.25
MOST_CENTRED = 200


def detect(view: View) -> Iterator[Finding]:
    """Everything about columns that were computed."""
    yield from _means(view)
    yield from _centred(view)
    yield from _ceilings(view)
    yield from _one_axis(view)
    yield from _leftovers(view)


def items_behind(column: pd.Series) -> int | None:
    """The smallest number of items whose mean gives nearly all values; None when none does.

    A few values may be off: people who left an item out have means of fewer items.
    """
    values = column.dropna().to_numpy()
    if len(np.unique(values)) < 8 or np.all(values % 1 == 0):
        return None
    for count in range(2, MOST_ITEMS + 1):
        steps = values * count
        if np.mean(np.abs(steps - np.rint(steps)) < TOLERANCE * count) > NEARLY_ALL:
            return count
    return None


def _means(view: View) -> Iterator[Finding]:
    in_blocks = {column for block in view.blocks for column in block.columns}
    for name in view.numbers.columns:
        if name in in_blocks or not SCALE_NAMES.search(str(name)):
            continue
        count = items_behind(view.numbers[name])
        if count is None:
            continue
        column = view.numbers[name].dropna()
        hint = (
            ": six items a scale is the ECR-S" if count == 6 and "ecr" in str(name).lower() else ""
        )
        yield Finding(
            "mean of items",
            str(name),
            f"{name} moves in steps of 1/{count} between {column.min():.3g} and "
            f"{column.max():.3g}: a mean of {count} items{hint}. The items are not in the file, so "
            "their key cannot be checked.",
            "look",
            {"items": count, "min": float(column.min()), "max": float(column.max())},
        )


def _centred(view: View) -> Iterator[Finding]:
    numbers = view.numbers
    known: dict[str, str] = {}
    lost: list[str] = []
    middle, spread, lowest = numbers.mean(), numbers.std(), numbers.min()
    likely = numbers.columns[(middle.abs() <= 0.05 * spread) & (lowest < 0)]
    for name in likely:
        column = numbers[name].dropna()
        if len(column) < 30 or column.nunique() < 5 or (column % 1 == 0).all():
            continue
        source = _uncentred(numbers, str(name)) if len(likely) <= MOST_CENTRED else None
        if source:
            known[str(name)] = f"{name} is {source[0]} minus {source[1]:.4g}"
        else:
            lost.append(str(name))
    parts = list(known.values())
    if lost:
        parts.append(f"{', '.join(lost)} lost their own scale: what was taken off is not here")
    if parts and len(likely) <= MOST_CENTRED:
        yield Finding(
            "centred columns",
            ", ".join([*known, *lost]),
            f"Columns with a mean of 0 were centred: {'; '.join(parts)}.",
            "know",
            {"known": list(known), "lost": lost},
        )


def _uncentred(numbers: pd.DataFrame, name: str) -> tuple[str, float] | None:
    for other in numbers.columns:
        if other == name or str(other) not in name:
            continue
        gap = (numbers[other] - numbers[name]).dropna()
        if len(gap) > 30 and gap.std() < 1e-6 + 1e-3 * numbers[other].std():
            return str(other), float(gap.mean())
    return None


def _ceilings(view: View) -> Iterator[Finding]:
    in_blocks = {column for block in view.blocks for column in block.columns}
    high: dict[str, float] = {}
    parts = []
    for name in view.numbers.columns:
        column = view.numbers[name].dropna()
        if name in in_blocks or len(column) < 50 or column.nunique() < 8:
            continue
        top, low, middle = float(column.max()), float(column.min()), float(column.median())
        share = float((column == top).mean())
        if share > CEILING and top - middle < 0.1 * (top - low):
            high[str(name)] = share
            parts.append(f"{name} {share:.0%} at {top:g} (median {middle:g})")
    if high:
        yield Finding(
            "at the ceiling",
            ", ".join(high),
            f"Many answers are the highest there is: {'; '.join(parts)}. There is little room to "
            "see a rise.",
            "know",
            high,
        )


def _one_axis(view: View) -> Iterator[Finding]:
    names = [str(n) for n in view.frame.columns]
    has = {
        "anxiety": [n for n in names if ANXIETY.search(n)],
        "avoidance": [n for n in names if AVOIDANCE.search(n)],
    }
    items = max((len(block.columns) for block in view.blocks), default=0)
    if items < 9 and bool(has["anxiety"]) != bool(has["avoidance"]):
        there, absent = ("anxiety", "avoidance") if has["anxiety"] else ("avoidance", "anxiety")
        yield Finding(
            "one axis only",
            ", ".join(has[there]),
            f"The file has attachment {there} ({', '.join(has[there])}) but no attachment "
            f"{absent}: half of the picture.",
            "know",
            {"there": there},
        )


def _leftovers(view: View) -> Iterator[Finding]:
    for name in view.frame.columns:
        if str(name).startswith("filter_"):
            label = view.dataset.label(str(name))
            share = float(view.numbers[name].mean()) if name in view.numbers.columns else math.nan
            yield Finding(
                "filter left in the file",
                str(name),
                f"{name} ({label}) is a filter someone used; {share:.0%} of the rows pass it. All "
                "rows are read here.",
                "know",
                {"share": share},
            )
