"""From a table to a clean block of answers: missing codes, impossible values, the scale in use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hecht.instruments.dataset import Dataset
from hecht.instruments.errors import ScoringError
from hecht.instruments.key import Array, Key

MISSING_CODES = frozenset(
    [
        0,
        -1,
        -2,
        -3,
        -7,
        -8,
        -9,
        9,
        77,
        88,
        99,
        -77,
        -88,
        -99,
        777,
        888,
        999,
        -777,
        -888,
        -999,
        -9999,
    ]
)
"""Numbers the field uses for 'no answer'. Only read so where they lie outside the scale."""

ENOUGH_PEOPLE = 100
"""From so many people on, a scale that nobody's answers reach is taken as a shorter scale."""

TOO_OFTEN = 0.03
"""A value beside the scale in more than this share of cells is not taken for a missing code."""

SCALES_IN_USE = (5, 6, 7, 9)
"""Numbers of answer options that forms of one instrument are found with."""


@dataclass(frozen=True)
class Answers:
    """Answers of one instrument (for one target), ready for the key.

    Attributes:
        block: shape (people, items); missing is nan.
        columns: the table's names, in the order of the items.
        notes: what was found and how it was taken, one sentence each.
    """

    block: Array
    columns: tuple[str, ...]
    notes: tuple[str, ...]


def numeric_block(dataset: Dataset, columns: Sequence[str]) -> Array:
    """The columns as numbers, shape (people, columns); missing is nan.

    Raises:
        ScoringError: naming row, column and value of the first answer that is no number.
    """
    frame = dataset.frame[list(columns)]
    kinds = {frame[name].dtype for name in frame.columns}
    if len(kinds) == 1 and next(iter(kinds)).kind in "iuf":
        same_kind: Array = frame.to_numpy(dtype=float)
        return same_kind
    block = np.empty((len(frame), len(columns)))
    for place, name in enumerate(columns):
        block[:, place] = _numeric_column(dataset, frame[name], name)
    return block


def _numeric_column(dataset: Dataset, column: pd.Series, name: str) -> Array:
    if pd.api.types.is_numeric_dtype(column):
        return column.to_numpy(dtype=float, na_value=np.nan)
    numbers = pd.to_numeric(column, errors="coerce")
    wrong = np.flatnonzero((numbers.isna() & column.notna()).to_numpy())
    if wrong.size:
        first = int(wrong[0])
        more = f" ({wrong.size - 1:,} more in this column.)" if wrong.size > 1 else ""
        raise ScoringError(
            f"{dataset.source}, {dataset.row_name(first)}, column {name}: "
            f"{column.iloc[first]!r} is not a number. Replace answer texts by their numbers; an "
            f"empty cell means no answer.{more}"
        )
    return numbers.to_numpy(dtype=float, na_value=np.nan)


def scale_in_use(
    values: Array, published: tuple[float, float], *, fixed: bool
) -> tuple[tuple[float, float], str | None]:
    """The scale the answers are on, with a sentence when it is not the published one.

    A shorter scale is read off only from many people: every item must stop at the same option.
    """
    low, high = published
    if fixed or values.shape[0] < ENOUGH_PEOPLE or not values.size:
        return published, None
    highest = np.fmax.reduce(values, axis=0)
    if (highest == high).any():
        return published, None
    with np.errstate(invalid="ignore"):
        inside = np.where((values >= low) & (values <= high), values, -np.inf)
    tops = inside.max(axis=0)
    top = float(tops.max())
    if top == high or not np.all(tops == top) or int(top - low + 1) not in SCALES_IN_USE:
        return published, None
    sentence = (
        f"The answers run from {low:g} to {top:g}, not to {high:g} as published: nobody of "
        f"{values.shape[0]:,} people chose more than {top:g} on any item. They are scored on "
        f"{low:g}-{top:g}; do not compare them with samples on {low:g}-{high:g}. "
        f"Say --scale {low:g}-{high:g} if the form did offer {high:g}."
    )
    return (low, top), sentence


def clean(
    dataset: Dataset,
    block: Array,
    columns: Sequence[str],
    key: Key,
    *,
    missing: Sequence[float] = (),
    impossible: Literal["error", "missing"] = "error",
) -> Answers:
    """Take missing codes out and refuse impossible values.

    Args:
        dataset: for its name and row numbers in messages.
        block: shape (people, items), from `numeric_block`.
        columns: names in the table, in the order of the items.
        key: for the range of each item.
        missing: codes declared missing by the user.
        impossible: raise on a value outside the scale, or take it as missing with a note.

    Raises:
        ScoringError: naming row, column and value of the first impossible answer.
    """
    notes: list[str] = []
    values = block
    if missing:
        values = np.where(np.isin(values, list(missing)), np.nan, values)
    if values.size and _reaches_outside(values, key):
        with np.errstate(invalid="ignore"):
            outside = (values < key.low) | (values > key.high)
        codes = sorted(set(values[outside].tolist()) & MISSING_CODES)
        for code in codes:
            cells = outside & (values == code)
            _refuse_answers(dataset, values, cells, code, key)
            notes.append(_missing_note(cells, code, key))
        values = np.where(outside & np.isin(values, codes), np.nan, values)
        outside &= ~np.isnan(values)
        if outside.any():
            if impossible == "error":
                raise _impossible_error(dataset, values, outside, columns, key)
            notes.append(
                f"{int(outside.sum()):,} answers lie outside the scale and were taken as missing, "
                "as you asked."
            )
            values = np.where(outside, np.nan, values)
    notes.extend(_uneven_note(values))
    return Answers(values, tuple(columns), tuple(notes))


def _reaches_outside(values: Array, key: Key) -> bool:
    lowest, highest = np.fmin.reduce(values, axis=0), np.fmax.reduce(values, axis=0)
    with np.errstate(invalid="ignore"):
        return bool((lowest < key.low).any() or (highest > key.high).any())


def _refuse_answers(
    dataset: Dataset, values: Array, cells: NDArray[np.bool_], code: float, key: Key
) -> None:
    """A code beside the scale that many people chose is an answer on another scale."""
    low, high = float(key.low.min()), float(key.high.max())
    share = float(cells.mean())
    if code not in (low - 1, high + 1) or share < TOO_OFTEN:
        return
    with np.errstate(invalid="ignore"):
        near = values[(values >= low - 1) & (values <= high + 1)]
    raise ScoringError(
        f"{dataset.source}: {code:g} stands in {share:.0%} of the answers, just beside the scale "
        f"{low:g}-{high:g}. That looks like an answer on another scale: say "
        f"--scale {near.min():g}-{near.max():g} if it is, or --missing {code:g} if it means "
        "'no answer'."
    )


def _missing_note(cells: NDArray[np.bool_], code: float, key: Key) -> str:
    rows = cells.any(axis=1)
    return (
        f"{code:g} is not on the scale {key.low.min():g}-{key.high.max():g} and was not declared, "
        f"but occurs {int(cells.sum()):,} times in the answers of {int(rows.sum()):,} people. "
        f"It is taken as 'no answer'. Declare it with --missing {code:g} if that is right."
    )


def _impossible_error(
    dataset: Dataset,
    values: Array,
    outside: NDArray[np.bool_],
    columns: Sequence[str],
    key: Key,
) -> ScoringError:
    row, item = (int(k) for k in np.argwhere(outside)[0])
    others = int(outside.sum()) - 1
    more = f" ({others:,} more such answers.)" if others else ""
    return ScoringError(
        f"{dataset.source}, {dataset.row_name(row)}, column {columns[item]}: "
        f"{values[row, item]:g} is not on the scale {key.low[item]:g}-{key.high[item]:g}. "
        f"Correct it, declare it with --missing {values[row, item]:g}, or leave such answers out "
        f"with --impossible missing.{more}"
    )


def _uneven_note(values: Array) -> list[str]:
    """A note when answers are not whole numbers: they may be means, or answers filled in."""
    broken = np.rint(values) != values
    if not broken.any():
        return []
    broken &= ~np.isnan(values)
    if not broken.any():
        return []
    return [
        f"{int(broken.sum()):,} answers are not whole numbers. Averages or filled-in answers are "
        "scored as they stand."
    ]
