"""The model's own population, answering the questionnaire beside real people."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

PEOPLE, SEED = 20_000, 1
SCALE = (1.0, 5.0)


class Sample(NamedTuple):
    """Scale means of a population on the 1-5 scale, arrays [person]."""

    anxiety: Array
    avoidance: Array


@lru_cache(maxsize=4)
def simulated_population(people: int = PEOPLE, seed: int = SEED) -> Sample:
    """Draw people from the model's population prior and let them answer 18 + 18 items (1-5).

    Means, spreads and reliability of the answers were set to those of a large web sample
    (measurement layer of the model); that anxiety and avoidance are nearly independent, and the
    shape of the cloud, follow from the blueprints.
    """
    import jax.numpy as jnp

    from hecht.model.measurement.questionnaire import blueprint, report
    from hecht.model.noise import world_keys
    from hecht.model.population import adults

    drawn = adults(world_keys(seed, people), jnp.zeros(1, jnp.uint32))
    told = report(blueprint(drawn), np.random.default_rng(seed))
    return Sample(told.anxiety, told.avoidance)


def on_scale(sample: Sample, scale: tuple[float, float]) -> Sample:
    """The same answers on another response scale, stretched from end to end."""
    low, high = scale
    stretch = (high - low) / (SCALE[1] - SCALE[0])
    return Sample(*(low + (values - SCALE[0]) * stretch for values in sample))
