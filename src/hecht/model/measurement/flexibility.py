"""Stuck, swept along or flexible: how a person moves when something stirs them.

Health as integration, its loss as rigidity or chaos, is an idea of Siegel (1999, The Developing
Mind). Here it is read from a state space grid of arousal by act (Lewis, Lamey & Douglas 1999,
doi:10.1111/1467-7687.00079; Hollenstein 2007, doi:10.1177/0165025407077765) and from how arousal
returns (emotional inertia; Kuppens, Allen & Sheeber 2010, doi:10.1177/0956797610372634). The
cells, the 5-minute blocks and the way the three numbers are put together are our own choice.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating]

CALM = 0.2
STIRRED = 0.6  # arousal from which there is something to respond to; .46 is being alone
AROUSAL_EDGES = (0.6, 0.9, 1.4)  # calm, lifted, tense, flooded
CALL_EDGES = (0.25, 1.5)  # own life, asking, crying out
LEAVING = 0.5  # share of a block spent moving away that makes it a block of moving away
BLOCK, RETURN = 5.0, 20.0  # min: length of a block, and how long an arousal is given to fade
CELLS = 4 * 4
_FEWEST = 3  # blocks without which nothing can be said


class Movement(NamedTuple):
    """Shares of rigid, chaotic and flexible movement, each 0..1, adding up to 1; [...].

    Not a number where a person was never stirred: then there is nothing to read.
    """

    rigid: Array
    chaotic: Array
    flexible: Array


def movement(arousal: Array, call: Array, withdrawal: Array, step_minutes: float) -> Movement:
    """Rigid, chaotic and flexible shares of a trajectory.

    Over blocks of 5 min from the first in which the person is stirred (arousal > .6):

    dispersion D = 1 - (n sum p^2 - 1) / (n - 1), p the share of time in each of n = 16 cells of
    arousal (4) by act (own life, asking, crying out, moving away): 0 always the same, 1 everywhere;
    disorder Q = how far one jumps from block to block, against the same blocks in random order:
    0 gliding, 1 anything may follow anything;
    return R = the part of a raised arousal that is gone 20 min later.

    stuck = (1 - D)(1 - R); chaotic = (1 - stuck) D Q; flexible = what remains. One who always does
    the same but does come to rest is not stuck, and one who keeps moving through all states
    without any order is chaotic.

    Parameters
    ----------
    arousal
        s, 0..5, [time, ...].
    call, withdrawal
        Loudest call (0..3) and largest withdrawal (0..1) towards anyone, in the same shape.
    step_minutes
        Length of a step.
    """
    size = max(1, round(BLOCK / step_minutes))
    level, called, left = (_blocks(values, size) for values in (arousal, call, withdrawal))
    seen = np.maximum.accumulate(level > STIRRED, axis=0)
    visited = cells(level, called, left)
    spread = dispersion(visited, seen)
    stuck = (1.0 - spread) * (1.0 - recovery(level, size * step_minutes, seen))
    chaotic = (1.0 - stuck) * spread * disorder(visited, seen)
    enough = seen.sum(axis=0) >= _FEWEST
    parts = (stuck, chaotic, 1.0 - stuck - chaotic)
    return Movement(*(np.where(enough, part, np.nan) for part in parts))


def cells(arousal: Array, call: Array, withdrawal: Array) -> NDArray[np.int_]:
    """Which of the 16 cells each block is in: arousal (4 levels) by act (4)."""
    act = np.digitize(call, CALL_EDGES)
    act = np.where(np.asarray(withdrawal) > LEAVING, 3, act)
    return np.asarray(np.digitize(arousal, AROUSAL_EDGES) * 4 + act)


def dispersion(visited: NDArray[np.int_], seen: NDArray[np.bool_] | None = None) -> Array:
    """Spread over the grid, 0 (one cell) .. 1 (all 16 alike), over blocks [block, ...] `seen`."""
    often = _often(visited, seen)
    share = often / np.maximum(often.sum(axis=0), 1.0)
    return np.asarray(1.0 - (CELLS * (share**2).sum(axis=0) - 1.0) / (CELLS - 1.0))


def disorder(visited: NDArray[np.int_], seen: NDArray[np.bool_] | None = None) -> Array:
    """How far one jumps from block to block, against the same blocks in random order, 0..1.

    mean d(now, next) / mean d(any, any other), with d = (difference in arousal level / 3)^2 + 1
    where the act differs: von Neumann's ratio (1941, doi:10.1214/aoms/1177731677) on the grid. 0
    where one glides, 1 where now says nothing about next; over blocks [block, ...] `seen`, which
    are the last ones.
    """
    often, seen = _often(visited, seen), _all(visited, seen)
    count = often.sum(axis=0)
    pairs = np.einsum("a...,ab,b...->...", often, _APART, often)
    anyhow = pairs / np.maximum(count * (count - 1.0), 1.0)
    moves = (_APART[visited[:-1], visited[1:]] * seen[:-1]).sum(axis=0)
    onward = moves / np.maximum(count - 1.0, 1.0)
    moved = anyhow > 0
    return np.asarray(np.where(moved, np.clip(onward / np.where(moved, anyhow, 1.0), 0, 1), 0.0))


def recovery(arousal: Array, block_minutes: float, seen: NDArray[np.bool_] | None = None) -> Array:
    """Part of a raised arousal that is gone 20 min later, 0..1, over blocks [block, ...] `seen`.

    1 - slope of (s(t + 20) - calm) on (s(t) - calm), through the origin, over moments when s is
    above .6; a body alone, half-life 9 min, reaches .80. New stress in between counts against it.
    Where nobody is raised for so long, 1 if nothing is left at the end and 0 if anything is.
    """
    values, seen = np.asarray(arousal, np.float64), _all(arousal, seen)
    lag = max(1, round(RETURN / block_minutes))
    now, later = values[:-lag] - CALM, values[lag:] - CALM
    raised = (now > STIRRED - CALM) & seen[:-lag]
    weight = (now**2 * raised).sum(axis=0)
    kept = (now * later * raised).sum(axis=0) / np.where(weight > 0, weight, 1.0)
    unsaid = (values[-1] > STIRRED).astype(np.float64)
    return np.asarray(1.0 - np.where(weight > 0, np.clip(kept, 0.0, 1.0), unsaid))


def _blocks(values: Array, size: int) -> Array:
    """Means over blocks of `size` steps, [block, ...]; the last one may be shorter."""
    series = np.asarray(values, np.float64)
    starts = np.arange(0, len(series), size)
    lengths = np.diff(np.append(starts, len(series)))
    sums = np.add.reduceat(series, starts, axis=0)
    return np.asarray(sums / lengths.reshape(-1, *[1] * (series.ndim - 1)))


def _often(visited: NDArray[np.int_], seen: NDArray[np.bool_] | None) -> Array:
    """How many blocks each cell was visited, [cell, ...]."""
    here = _all(visited, seen)
    return np.stack([((visited == cell) & here).sum(axis=0) for cell in range(CELLS)]).astype(float)


def _all(values: NDArray[np.generic], seen: NDArray[np.bool_] | None) -> NDArray[np.bool_]:
    return np.ones(np.shape(values), bool) if seen is None else seen


def _distances() -> Array:
    cell = np.arange(CELLS)
    level, act = cell // 4, cell % 4
    return np.asarray(((level[:, None] - level) / 3.0) ** 2 + (act[:, None] != act))


_APART = _distances()
