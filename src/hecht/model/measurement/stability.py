"""How far patterns stay: over people (rank order), over classes, and within one life."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from hecht.model.measurement.patterns import Patterns

Array = NDArray[np.floating]


def rank_order(first: Array, later: Array) -> float:
    """Correlation over people between two times, -1..1; not a number where nothing varies.

    Compare with .39 over all ages (rows STA01, STA02) and .28 in early childhood (STA04).
    """
    one, two = (np.asarray(v, np.float64) - np.mean(v) for v in (first, later))
    spread = float(np.sqrt((one**2).sum() * (two**2).sum()))
    return float(np.clip((one * two).sum() / spread, -1, 1)) if spread > 1e-12 else float("nan")


def agreement(first: NDArray[np.str_], later: NDArray[np.str_]) -> float:
    """Cohen's kappa between two codings of the same people; 1 at most, 0 as by chance.

    Cohen 1960, doi:10.1177/001316446002000104. Compare with .23 over two years (row STA05).
    """
    kinds = np.union1d(first, later)
    table = np.array([[np.mean((first == a) & (later == b)) for b in kinds] for a in kinds])
    chance = float((table.sum(axis=0) * table.sum(axis=1)).sum())
    same = float(np.trace(table))
    return (same - chance) / (1 - chance) if chance < 1 - 1e-12 else float("nan")


def shift(first: Patterns, later: Patterns) -> Array:
    """How much probability moved between the four patterns, 0..1: half the sum of changes.

    The total variation distance; 0 where nothing changed, 1 where all of it went elsewhere.
    """
    moved = [np.abs(np.asarray(b) - np.asarray(a)) for a, b in zip(first, later, strict=True)]
    return np.asarray(sum(moved) / 2.0)
