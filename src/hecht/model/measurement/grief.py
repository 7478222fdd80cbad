"""How grief is read, in lives and in the panel of widowed people alike (model text, section 4).

One definition: the month before the loss, half a year and eighteen months after it, and the half
year from six to twelve months. Thresholds count in standard deviations, over the bereaved, of
arousal before the loss.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from hecht.model.measurement.observation import prolonged_grief

Array = NDArray[np.floating[Any]]

_RISE, _PROLONGED, _HIGH = 0.9, 1.8, 0.85
"""Thresholds in standard deviations, and the quantile from which one was restless before."""

BEFORE = slice(-1, 0)
SIX, EIGHTEEN, LATE = slice(5, 7), slice(17, 18), slice(6, 12)
"""Months since the loss (0 is the first) that are read."""

FOLLOWED = 18
"""Months after the loss."""


class Grief(NamedTuple):
    """What is read of the bereaved, each [person].

    Attributes
    ----------
    score
        Of prolonged grief, 6 to 12 months after; any scale.
    prolonged
        Arousal then more than 1.8 standard deviations above that before.
    resilient
        At 6 and at 18 months less than .9 above it, and not among the highest 15 % before.
    """

    score: Array
    prolonged: NDArray[np.bool_]
    resilient: NDArray[np.bool_]


def read_grief(
    before: Array, six: Array, eighteen: Array, late: Array, search: Array, self_model: Array
) -> Grief:
    """Read the grief of a sample.

    Parameters
    ----------
    before, six, eighteen, late
        Mean arousal in the month before the loss, around six months, in the eighteenth month, and
        from six to twelve months after; [person], 0-5.
    search
        Mean call for the dead from six to twelve months after, [person], 0-3.
    self_model
        Self-model when asked, [person], log-odds.
    """
    spread = before.std()
    calm = (six - before < _RISE * spread) & (eighteen - before < _RISE * spread)
    return Grief(
        score=prolonged_grief(late, self_model, search),
        prolonged=late - before > _PROLONGED * spread,
        resilient=calm & (before < np.quantile(before, _HIGH)),
    )
