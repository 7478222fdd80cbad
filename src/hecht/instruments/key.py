"""A key as numbers: which items count in which score, with which sign.

A reversed answer is ``low + high - answer``. A subscale is therefore linear in the answers,

    score = offset + sum_k weight_k * answer_k,

with weight +1 or -1 and offset = sum over reversed items of (low + high). Everything below is
this one sentence, so that scoring a million people is two matrix products.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hecht.instruments.definition import Instrument

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Key:
    """Signed weights of an instrument on one response scale.

    Attributes:
        items: codes, in the order of the rows of ``weights``.
        subscales: names, in the order of its columns.
        weights: shape (items, subscales); +1, -1 (reversed) or 0.
        offsets: shape (items, subscales); low + high for reversed items, else 0.
        low, high: shape (items,); the allowed range of each item.
        is_sum: shape (subscales,); True where answers are added, not averaged.
    """

    items: tuple[str, ...]
    subscales: tuple[str, ...]
    weights: Array
    offsets: Array
    low: Array
    high: Array
    is_sum: NDArray[np.bool_]

    @property
    def counts(self) -> Array:
        """Number of items of each subscale, shape (subscales,)."""
        counts: Array = np.abs(self.weights).sum(axis=0)
        return counts


def key_of(instrument: Instrument, scale: tuple[float, float] | None = None) -> Key:
    """The key of an instrument, on its published scale or on ``scale`` (low, high)."""
    rows = {code: k for k, code in enumerate(instrument.items)}
    ranges = np.array([instrument.item_range(code, scale) for code in instrument.items])
    weights = np.zeros((len(rows), len(instrument.subscales)))
    offsets = np.zeros_like(weights)
    for column, subscale in enumerate(instrument.subscales.values()):
        for code in subscale.items:
            row, turned = rows[code], code in subscale.reversed
            weights[row, column] = -1.0 if turned else 1.0
            offsets[row, column] = ranges[row].sum() if turned else 0.0
    return Key(
        items=instrument.items,
        subscales=tuple(instrument.subscales),
        weights=weights,
        offsets=offsets,
        low=ranges[:, 0],
        high=ranges[:, 1],
        is_sum=np.array([s.score == "sum" for s in instrument.subscales.values()]),
    )


def extremes(instrument: Instrument, subscale: str) -> tuple[float, float]:
    """Scores of one subscale when every answer is the lowest, and when every one is the highest."""
    key = key_of(instrument)
    column = key.subscales.index(subscale)
    divisor = 1.0 if key.is_sum[column] else key.counts[column]
    low, high = (
        float((key.offsets[:, column].sum() + key.weights[:, column] @ answers) / divisor)
        for answers in (key.low, key.high)
    )
    return low, high
