"""What long strain does to groups of people: complaints and mortality, as averages.

Sizes are published ones, laid over the model's load; the model does not predict them. They speak
of groups and carry their uncertainty; no number here is about one person.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating]


class Size(NamedTuple):
    """A published size with its 95 % interval."""

    value: float
    low: float
    high: float


HIGH_LOAD_HAZARD = Size(1.22, 1.14, 1.30)
"""Deaths of any cause, high against low allostatic load: hazard ratio, 10 studies (Parker et al.
2022, doi:10.1016/j.amepre.2022.02.003); heterogeneity is large."""
STRONG_TIES_SURVIVAL = Size(1.50, 1.42, 1.59)
"""Odds of survival over 7.5 years with stronger relationships, 148 studies, 308,849 people
(Holt-Lunstad, Smith & Layton 2010, doi:10.1371/journal.pmed.1000316; row HEA08)."""
WORTH_IN_COMPLAINTS = 0.45  # weight of low self-worth, set on row HEA02 (model text, section 4)

_HALVES_APART = 2.0 * math.sqrt(2.0 / math.pi)  # standard deviations between halves of a normal


def complaints(load_z: Array, self_model_z: Array) -> Array:
    """Complaints of mind and body, in standard deviations of a population of adults.

    (z(load) + .45 z(-w)) / sqrt(1 + .45^2): the negative mental health of the model text (section
    4), with what arousal leaves over months in the place of arousal now. Compare with r .42
    between anxiety and complaints, .28 for avoidance (Zhang et al. 2022,
    doi:10.1037/pspp0000437; rows HEA01, HEA02).
    """
    raw = np.asarray(load_z) - WORTH_IN_COMPLAINTS * np.asarray(self_model_z)
    return np.asarray(raw / math.sqrt(1.0 + WORTH_IN_COMPLAINTS**2))


def per_deviation(ratio: Size) -> Size:
    """The ratio that belongs to one standard deviation, from that between a high and a low half.

    ratio ^ (1 / 1.596): the means of the two halves of a normal distribution lie 1.596 standard
    deviations apart. That studies split people in halves is our assumption.
    """
    return Size(*(float(value ** (1.0 / _HALVES_APART)) for value in ratio))


def relative_mortality(load_z: Array, per_load: Size | None = None) -> tuple[Array, Array, Array]:
    """How often a group dies against one of average load: estimate, low and high; 1 is average.

    h^z with h the hazard ratio of one standard deviation of load (1.13 from Parker et al. 2022).

    Parameters
    ----------
    load_z
        Mean load of a group in standard deviations of a population; any shape.
    per_load
        The size to use instead of the published one.
    """
    size = per_load or per_deviation(HIGH_LOAD_HAZARD)
    found = [np.asarray(value ** np.asarray(load_z, np.float64)) for value in size]
    bounds = np.sort(np.stack(found[1:]), axis=0)
    return found[0], bounds[0], bounds[1]
