"""Whether two bodies move together: within-couple correlation of arousal."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating]

_STILL = 1e-9  # variance below which a series says nothing


def detrended(series: Array) -> Array:
    """Series without its mean and straight trend over time; time first, [time, ...]."""
    values = np.asarray(series, np.float64)
    time = np.linspace(-1.0, 1.0, len(values)).reshape(-1, *[1] * (values.ndim - 1))
    centred = values - values.mean(axis=0)
    slope = (time * centred).sum(axis=0) / (time**2).sum()
    return np.asarray(centred - slope * time)


def coupling(one: Array, other: Array) -> Array:
    """Correlation over time of two people's arousal, -1..1, without mean and trend; [...].

    Where both live through the same events they also share those; `without_the_script` takes
    them out. Not a number where someone's arousal never moves. How far this goes with being
    content is near nothing in studies (r .09; Mayo, Lavidor & Gordon 2021,
    doi:10.1016/j.physbeh.2021.113391).

    Parameters
    ----------
    one, other
        Arousal, [time, ...], at least 3 times.
    """
    first, second = detrended(one), detrended(other)
    variance = (first**2).mean(axis=0) * (second**2).mean(axis=0)
    moves = variance > _STILL**2
    covariance = (first * second).mean(axis=0)
    found = covariance / np.sqrt(np.where(moves, variance, 1.0))
    return np.asarray(np.where(moves, np.clip(found, -1.0, 1.0), np.nan))


def without_the_script(series: Array) -> Array:
    """Series minus what all worlds have in common at each moment, [time, world]."""
    values = np.asarray(series, np.float64)
    return np.asarray(values - values.mean(axis=1, keepdims=True))
