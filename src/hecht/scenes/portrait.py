"""What a run says about each person: feeling safe, needing, whom they turn to, what bonds give.

Numbers with their spread over lives; no word here sorts people into kinds.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hecht.scenes.account.trace import Lived


@dataclass(frozen=True)
class Range:
    """A mean over lives, and where eight lives out of ten lie."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True)
class Tie:
    """What one person has in another.

    Attributes
    ----------
    other
        Whose bond it is with.
    share
        Part of all calling that goes to the other, 0-1; None where the person never calls.
    trust
        Expected care for a full call at the end, 0-1.
    strength
        Strength of the bond at the end, 0-1.
    """

    other: str
    share: Range | None
    trust: Range
    strength: Range


@dataclass(frozen=True)
class Portrait:
    """One person through the watched time; means over time, ranges over lives."""

    person: str
    felt_security: Range
    need: Range
    arousal: Range
    ties: list[Tie]


def portraits(result: Lived) -> list[Portrait]:
    """A portrait of everyone but things and animals; ties with most calling first."""
    scene, data = result.scene, result.data
    found = []
    for person, figure in scene.people.items():
        if figure.kind in ("object", "pet"):
            continue
        own = data.sel(person=person)
        found.append(
            Portrait(
                person,
                felt_security=_range(own["felt_security"].mean("time").values),
                need=_range(own["need"].mean("time").values),
                arousal=_range(own["arousal"].mean("time").values),
                ties=_ties(result, person),
            )
        )
    return found


def _ties(result: Lived, person: str) -> list[Tie]:
    data = result.data
    bonds = [str(bond) for bond in data.bond.values if str(bond).startswith(f"{person} -> ")]
    calls = np.asarray(data["call"].sel(bond=bonds).sum("time").values, float)
    total = calls.sum(axis=1)
    some = total > 0
    ties = []
    for k, bond in enumerate(bonds):
        last = data.sel(bond=bond).isel(time=-1)
        share = _range(calls[some, k] / total[some]) if some.any() else None
        ties.append(
            Tie(
                bond.split(" -> ")[1],
                share,
                _range(last["trust"].values),
                _range(last["strength"].values),
            )
        )
    return sorted(ties, key=lambda tie: (-(tie.share.mean if tie.share else 0), tie.other))


def _range(values: NDArray[np.floating]) -> Range:
    values = np.asarray(values, float)
    low, high = np.quantile(values, (0.1, 0.9))
    return Range(float(values.mean()), float(low), float(high))
