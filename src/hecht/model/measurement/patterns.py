"""Four patterns as probabilities: how two dimensions and their error spread over four words.

Nobody gets a label. A person near a border stands with one foot on either side, and the numbers
say so.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hecht.model.measurement.standard_error import Reported

Array = NDArray[np.float64]

PATTERNS = ("secure", "anxious", "avoidant", "fearful")
ANXIETY_CUT, AVOIDANCE_CUT = 3.87, 3.03
"""Points of the 1-5 scales between low and high.

Set once, in view of the shares of a national sample (secure .59, avoidant .25, anxious .11 of
8,080 adults; Mickelson, Kessler & Shaver 1997, doi:10.1037/0022-3514.73.5.1092; fearful adults
are there among the avoidant), at the quantiles .84 of anxiety and .74 of avoidance in the
reference population of the questionnaire.
"""
_ERF = np.vectorize(math.erf, otypes=[np.float64])


class Patterns(NamedTuple):
    """Probabilities of the four patterns, each 0..1, in one shape; they add up to 1."""

    secure: Array
    anxious: Array
    avoidant: Array
    fearful: Array


def memberships(told: Reported) -> Patterns:
    """Probability of each pattern given the reported dimensions and their standard errors.

    With h_x = Phi((anxiety - cut) / error) and h_v likewise for avoidance:
    secure (1 - h_x)(1 - h_v), anxious h_x (1 - h_v), avoidant (1 - h_x) h_v, fearful h_x h_v.
    The four quadrants of Bartholomew & Horowitz (1991, doi:10.1037/0022-3514.61.2.226), soft by
    the error of measurement.
    """
    high_anxiety = _above(told.anxiety, ANXIETY_CUT, told.anxiety_error)
    high_avoidance = _above(told.avoidance, AVOIDANCE_CUT, told.avoidance_error)
    return Patterns(
        (1 - high_anxiety) * (1 - high_avoidance),
        high_anxiety * (1 - high_avoidance),
        (1 - high_anxiety) * high_avoidance,
        high_anxiety * high_avoidance,
    )


def _above(score: Array, cut: float, error: Array) -> Array:
    distance = (np.asarray(score) - cut) / np.maximum(error, 1e-6)
    return np.asarray(0.5 * (1.0 + _ERF(distance / math.sqrt(2.0))))
