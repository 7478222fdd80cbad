"""Coding of the Strange Situation from the two reunions, as a coder with noise would."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating]


class Pattern(StrEnum):
    """The four classes of infant attachment (read off, never put in)."""

    AVOIDANT = "A"
    SECURE = "B"
    RESISTANT = "C"
    DISORGANISED = "D"


class CutOffs(NamedTuple):
    """Class cut-offs, set once on a calibration population and then frozen."""

    disorganised: float = 0.155
    seeking: float = 1.87
    resistance: float = 1.62


class Ratings(NamedTuple):
    """Codes of each infant, arrays [infant]."""

    disorganisation: Array
    resistance: Array
    seeking: Array


_NOISE = Ratings(*(np.array(sd) for sd in (0.05, 0.2, 0.2)))  # coder noise, sd
_WINDOW = 1.5  # min: the first and the last 90 s of a reunion


class Reunion(NamedTuple):
    """Recorded behaviour in one reunion, arrays [step, infant]."""

    call: Array
    contact: Array
    withdrawal: Array


def rate(first: Reunion, second: Reunion, step_minutes: float) -> Ratings:
    """Codes without noise.

    Disorganisation = share of time moving away + 2 min(share calling, share moving away), over both
    reunions; resistance = mean call in the last 90 s of each; seeking = share calling in the first
    90 s + mean contact, summed over both.
    """
    steps = max(1, round(_WINDOW / step_minutes))
    calls = np.concatenate([first.call, second.call])
    away = np.concatenate([first.withdrawal, second.withdrawal])
    calling, leaving = (calls > 0).mean(axis=0), (away > 0).mean(axis=0)
    disorganisation = away.mean(axis=0) + 2 * np.minimum(calling, leaving)
    resistance = (first.call[-steps:].mean(axis=0) + second.call[-steps:].mean(axis=0)) / 2
    seeking = sum(
        (reunion.call[:steps] > 0).mean(axis=0) + reunion.contact.mean(axis=0)
        for reunion in (first, second)
    )
    return Ratings(disorganisation, resistance, np.asarray(seeking))


def classify(
    ratings: Ratings, generator: np.random.Generator, cut: CutOffs | None = None
) -> NDArray[np.str_]:
    """Class of each infant: D if disorganised, else A if seeking little, else C if resistant; or B.

    Coder noise (.05, .2, .2) is added to the ratings.
    """
    cut = cut or CutOffs()
    noisy = Ratings(
        *(
            codes + sd * generator.normal(size=np.shape(codes))
            for codes, sd in zip(ratings, _NOISE, strict=True)
        )
    )
    return np.select(
        [
            noisy.disorganisation > cut.disorganised,
            noisy.seeking < cut.seeking,
            noisy.resistance > cut.resistance,
        ],
        [Pattern.DISORGANISED.value, Pattern.AVOIDANT.value, Pattern.RESISTANT.value],
        default=Pattern.SECURE.value,
    )


def cries(call: Array) -> NDArray[np.bool_]:
    """Whether an infant cries in an episode: call of 1 or more in over a quarter of it."""
    return np.asarray((call >= 1).mean(axis=0) > 0.25)
