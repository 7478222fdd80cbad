"""How the sentinel sees a file: its numbers, its blocks of items, and the scale they are on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from hecht.instruments.answers import MISSING_CODES
from hecht.instruments.columns import numbered_groups
from hecht.instruments.dataset import Dataset
from hecht.instruments.key import Array
from hecht.instruments.sentinel.structure import Structure
from hecht.instruments.sentinel.structure import find as find_structure

MIN_ITEMS = 4
MAX_OPTIONS = 12
RARE_SHARE = 0.03
RARE_BESIDE_NEIGHBOUR = 0.2


@dataclass(frozen=True)
class ItemBlock:
    """Numbered columns that look like the items of one questionnaire.

    Attributes:
        stem: what stands before the number.
        numbers: item numbers, ascending.
        columns: names, in that order.
        raw: shape (people, items); what the file holds, empty cells nan.
        scale: lowest and highest answer option that is really in use.
        codes: values outside the scale that look like 'no answer', with their number of cells.
        impossible: shape (people, items); True where a value is neither.
    """

    stem: str
    numbers: tuple[int, ...]
    columns: tuple[str, ...]
    raw: Array
    scale: tuple[int, int]
    codes: dict[int, int]
    impossible: np.ndarray

    @cached_property
    def answers(self) -> Array:
        """Answers on the scale; everything else nan."""
        low, high = self.scale
        with np.errstate(invalid="ignore"):
            return np.where((self.raw >= low) & (self.raw <= high), self.raw, np.nan)

    @property
    def name(self) -> str:
        """How to speak of the block: ``Q1-Q36``."""
        return f"{self.columns[0]}-{self.columns[-1]}"


@dataclass(frozen=True)
class View:
    """One file, seen by all detectors."""

    dataset: Dataset

    @property
    def frame(self) -> pd.DataFrame:
        """The table as it was read."""
        return self.dataset.frame

    @cached_property
    def numbers(self) -> pd.DataFrame:
        """The numeric columns as float."""
        frame = self.frame
        keep = [c for c in frame.columns if pd.api.types.is_numeric_dtype(frame[c])]
        return frame[keep].astype(float)

    @cached_property
    def structure(self) -> Structure:
        """Which columns name the couple, the person and the moment."""
        return find_structure(self.frame)

    @cached_property
    def blocks(self) -> tuple[ItemBlock, ...]:
        """All blocks of items in the file, largest first."""
        found = []
        for stem, group in numbered_groups(list(self.numbers.columns)).items():
            if len(group) >= MIN_ITEMS:
                block = _block(stem, group, self.numbers)
                if block is not None:
                    found.append(block)
        return tuple(sorted(found, key=lambda block: -len(block.columns)))


def _block(stem: str, group: dict[int, str], numbers: pd.DataFrame) -> ItemBlock | None:
    order = tuple(sorted(group))
    columns = tuple(group[n] for n in order)
    raw = numbers[list(columns)].to_numpy(dtype=float)
    given = raw[~np.isnan(raw)]
    if given.size == 0 or np.any(given % 1 != 0) or np.abs(given).max() > 1e6:
        return None
    values, counts = np.unique(given.astype(np.int64), return_counts=True)
    found = scale_of(dict(zip(values.tolist(), counts.tolist(), strict=True)))
    if found is None:
        return None
    low, high = found
    outside = {
        v: n for v, n in zip(values.tolist(), counts.tolist(), strict=True) if not low <= v <= high
    }
    codes = {v: n for v, n in outside.items() if v in MISSING_CODES}
    with np.errstate(invalid="ignore"):
        off = (raw < low) | (raw > high)
    impossible = off & ~np.isin(raw, list(codes))
    return ItemBlock(stem, order, columns, raw, (low, high), codes, impossible)


def scale_of(counts: dict[int, int]) -> tuple[int, int] | None:
    """The answer options really in use, from how often each whole number occurs.

    The main run of neighbouring numbers is the scale; an end option used by almost nobody while
    the option beside it is common (0 below a 1-5 scale) is not part of it.
    """
    total = sum(counts.values())
    runs: list[list[int]] = []
    for value in sorted(counts):
        if runs and value == runs[-1][-1] + 1:
            runs[-1].append(value)
        else:
            runs.append([value])
    run = max(runs, key=lambda r: sum(counts[v] for v in r))
    for at, beside in ((0, 1), (-1, -2)):
        while len(run) > 3 and _is_code(counts, run, at, beside, total):
            run.pop(at)
    if not 2 <= len(run) <= MAX_OPTIONS:
        return None
    return run[0], run[-1]


def _is_code(counts: dict[int, int], run: list[int], at: int, beside: int, total: int) -> bool:
    if run[at] not in MISSING_CODES:
        return False
    share = counts[run[at]] / total
    return share < RARE_SHARE and counts[run[at]] < RARE_BESIDE_NEIGHBOUR * counts[run[beside]]
