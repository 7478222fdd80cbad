"""How sure a questionnaire is: the expected answer and the standard error of measurement.

The items are those of `questionnaire`: round(latent + normal noise), clipped to 1-5, 18 items a
scale. Mean and variance of one item follow exactly from the normal distribution.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hecht.model.measurement.questionnaire import (
    ANXIETY_NOISE,
    AVOIDANCE_NOISE,
    ITEMS,
    Dimensions,
)

Array = NDArray[np.float64]

_POINTS = np.arange(1.0, 6.0)
_ERF = np.vectorize(math.erf, otypes=[np.float64])


class Reported(NamedTuple):
    """What a person would report: scale means on 1-5 and their standard errors, [person]."""

    anxiety: Array
    avoidance: Array
    anxiety_error: Array
    avoidance_error: Array


def item_moments(latent: Array, noise: float) -> tuple[Array, Array]:
    """Mean and variance of one answered item, in the shape of `latent`.

    P(answer = k) = Phi((k + .5 - latent) / sd) - Phi((k - .5 - latent) / sd), the outer answers
    taking the tails.

    Parameters
    ----------
    latent
        What would be reported without noise, in points of the 1-5 scale.
    noise
        Standard deviation of an item, > 0.
    """
    level = np.asarray(latent, np.float64)[..., None]
    edges = (_POINTS[:-1] + 0.5 - level) / (noise * math.sqrt(2.0))
    below = 0.5 * (1.0 + _ERF(edges))
    ones, zeros = np.ones_like(level), np.zeros_like(level)
    chance = np.diff(np.concatenate([zeros, below, ones], axis=-1), axis=-1)
    mean = (chance * _POINTS).sum(axis=-1)
    variance = (chance * (_POINTS - mean[..., None]) ** 2).sum(axis=-1)
    return mean, variance


def reported(latent: Dimensions) -> Reported:
    """Expected scale means and their standard error of measurement, sqrt(item variance / 18).

    The error of the items alone: a second sitting would add what fluctuates in between (Lord &
    Novick 1968; items and noise as in section 4 of the model text).
    """
    anxiety, anxiety_variance = item_moments(latent.anxiety, ANXIETY_NOISE)
    avoidance, avoidance_variance = item_moments(latent.avoidance, AVOIDANCE_NOISE)
    return Reported(
        anxiety,
        avoidance,
        np.sqrt(anxiety_variance / ITEMS),
        np.sqrt(avoidance_variance / ITEMS),
    )
