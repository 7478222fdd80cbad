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
    shape = np.shape(arousal)[1:]
    s, x, v = (np.asarray(p, np.float64).reshape(len(p), -1) for p in (arousal, call, withdrawal))
    found = [_one(s[:, k], x[:, k], v[:, k], step_minutes) for k in range(s.shape[1])]
    return Movement(*(np.asarray(part).reshape(shape) for part in zip(*found, strict=True)))


def cells(arousal: Array, call: Array, withdrawal: Array) -> NDArray[np.int_]:
    """Which of the 16 cells each block is in: arousal (4 levels) by act (4)."""
    act = np.digitize(call, CALL_EDGES)
    act = np.where(np.asarray(withdrawal) > LEAVING, 3, act)
    return np.asarray(np.digitize(arousal, AROUSAL_EDGES) * 4 + act)


def dispersion(visited: NDArray[np.int_], count: int = CELLS) -> float:
    """Spread over the grid, 0 (one cell) .. 1 (all `count` cells alike); visited is [block]."""
    share = np.bincount(visited, minlength=count) / len(visited)
    return float(1.0 - (count * (share**2).sum() - 1.0) / (count - 1.0))


def disorder(visited: NDArray[np.int_]) -> float:
    """How far one jumps from block to block, against the same blocks in random order, 0..1.

    mean d(now, next) / mean d(any, any other), with d = (difference in arousal level / 3)^2 + 1
    where the act differs: von Neumann's ratio (1941, doi:10.1214/aoms/1177731677) on the grid. 0
    where one glides, 1 where now says nothing about next; visited is [block].
    """
    if len(visited) < 2:
        return 0.0
    apart = _distance(visited[:, None], visited[None, :])
    anyhow = apart.sum() / (len(visited) * (len(visited) - 1))
    next_ = _distance(visited[:-1], visited[1:]).mean()
    return float(np.clip(next_ / anyhow, 0.0, 1.0)) if anyhow > 0 else 0.0


def recovery(arousal: Array, block_minutes: float) -> float:
    """Part of a raised arousal that is gone 20 min later, 0..1; arousal is [block].

    1 - slope of (s(t + 20) - calm) on (s(t) - calm), through the origin, over moments when s is
    above .6; a body alone, half-life 9 min, reaches .80. New stress in between counts against it.
    """
    lag = max(1, round(RETURN / block_minutes))
    if len(arousal) <= lag:
        return 0.0
    now, later = arousal[:-lag] - CALM, arousal[lag:] - CALM
    raised = now > STIRRED - CALM
    if not raised.any():
        return 1.0
    kept = float((now * later)[raised].sum() / (now[raised] ** 2).sum())
    return float(np.clip(1.0 - kept, 0.0, 1.0))


def _one(
    arousal: Array, call: Array, withdrawal: Array, step_minutes: float
) -> tuple[float, float, float]:
    size = max(1, round(BLOCK / step_minutes))
    count = -(-len(arousal) // size)
    blocks = [np.array_split(values, count) for values in (arousal, call, withdrawal)]
    level, called, left = (np.array([part.mean() for part in parts]) for parts in blocks)
    stirred = np.flatnonzero(level > STIRRED)
    if not len(stirred) or len(level) - stirred[0] < _FEWEST:
        return (np.nan, np.nan, np.nan)
    level, called, left = (values[stirred[0] :] for values in (level, called, left))
    visited = cells(level, called, left)
    spread = dispersion(visited)
    stuck = (1.0 - spread) * (1.0 - recovery(level, size * step_minutes))
    chaotic = (1.0 - stuck) * spread * disorder(visited)
    return (stuck, chaotic, 1.0 - stuck - chaotic)


def _distance(one: NDArray[np.int_], other: NDArray[np.int_]) -> Array:
    return np.asarray(((one // 4 - other // 4) / 3.0) ** 2 + (one % 4 != other % 4))
