"""Which instruments a block of items could be, by number of items alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hecht.instruments.columns import split_number
from hecht.instruments.definition import Instrument
from hecht.instruments.registry import available, instrument
from hecht.instruments.sentinel.view import ItemBlock


@dataclass(frozen=True)
class Candidate:
    """An instrument laid over a block of columns.

    Attributes:
        instrument: the instrument.
        positions: column of the block for each item code.
        names: its scales that share no item, in order.
        scale: shape (items of the block,); the scale of each column, -1 where none.
        sign: shape (items of the block,); +1 or -1.
    """

    instrument: Instrument
    positions: dict[str, int]
    names: tuple[str, ...]
    scale: np.ndarray
    sign: np.ndarray

    @property
    def whole(self) -> bool:
        """Whether every column of the block is an item of it."""
        return bool((self.scale >= 0).all())

    def members(self, name: str) -> set[int]:
        """Columns of one of its scales."""
        return set(np.flatnonzero(self.scale == self.names.index(name)).tolist())

    def reversed_in(self, name: str) -> set[int]:
        """Columns of one of its scales that are turned round."""
        return {k for k in self.members(name) if self.sign[k] < 0}


def candidates(block: ItemBlock) -> tuple[Candidate, ...]:
    """All instruments whose items are the numbers of this block, or a known part of them."""
    found = []
    for name in available():
        laid = lay(instrument(name), block)
        if laid is not None:
            found.append(laid)
    return tuple(found)


def lay(chosen: Instrument, block: ItemBlock) -> Candidate | None:
    """Lay an instrument over a block by item number; None when they do not fit."""
    splits = {code: split_number(code) for code in chosen.items}
    numbers = {code: split[1] for code, split in splits.items() if split}
    if len(numbers) != len(chosen.items):
        return None
    place = {number: k for k, number in enumerate(block.numbers)}
    if set(numbers.values()) == set(block.numbers):
        positions = {code: place[number] for code, number in numbers.items()}
    elif block.numbers == tuple(range(1, len(chosen.items) + 1)):
        positions = {code: k for k, code in enumerate(chosen.items)}
    elif _part_of(chosen, block):
        positions = {code: place[number] for code, number in numbers.items()}
    else:
        return None
    names, scale, sign = _scales(chosen, positions, len(block.numbers))
    return Candidate(chosen, positions, names, scale, sign) if names else None


def _part_of(chosen: Instrument, block: ItemBlock) -> bool:
    if not chosen.part_of:
        return False
    whole = instrument(chosen.part_of).items
    return set(block.numbers) == {int(code[1:]) for code in whole}


def _scales(
    chosen: Instrument, positions: dict[str, int], count: int
) -> tuple[tuple[str, ...], np.ndarray, np.ndarray]:
    """Scales that share no items; totals over other scales are left out."""
    scale, sign = np.full(count, -1), np.ones(count, dtype=int)
    names: list[str] = []
    for name, part in chosen.subscales.items():
        columns = [positions[code] for code in part.items]
        if (scale[columns] >= 0).any():
            continue
        scale[columns] = len(names)
        for code in part.reversed:
            sign[positions[code]] = -1
        names.append(name)
    return tuple(names), scale, sign
