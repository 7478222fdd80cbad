"""Who people are before a scene begins: the population prior of the model (model text, section 3).

Nobody is given an attachment style. An individual differs from others in a self-model, a general
model of others, mentalising, reactivity and, for some, unresolved fear. Draws are addressed by
person and world, like all noise: the same seed gives the same people in any company.
"""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

import jax
import jax.numpy as jnp

from hecht.model.noise import Stream, WorldKeys, normal, uniform, words
from hecht.model.numerics import logistic
from hecht.model.parameters import PERSON


class Individuals(NamedTuple):
    """Individual differences, each [person, world]; units as in `hecht.model.parameters`."""

    self_model: jax.Array
    others_responsiveness: jax.Array
    others_contingency: jax.Array
    others_aversiveness: jax.Array
    mentalising: jax.Array
    reactivity: jax.Array
    frightening: jax.Array
    unresolved: jax.Array  # 1 where loss or trauma is unresolved


_TRAITS = tuple(range(8))  # numbers of the normals behind an adult
_UNRESOLVED, _GAMMA, _INFANT = 20, 21, 22


@partial(jax.jit, static_argnames=("number", "occasion"))
def normals(keys: WorldKeys, who: jax.Array, number: int, occasion: int = 0) -> jax.Array:
    """The `number`-th standard normal of each person in each world, [person, world]."""
    (pair,) = words(keys, [Stream.POPULATION + number], who, jnp.uint32(occasion))
    return normal(pair)


@jax.jit
def adults(keys: WorldKeys, who: jax.Array, risk: jax.Array | float = 0.0) -> Individuals:
    """Draw adults from the population prior; what is drawn stays inside the ranges of the table.

    Parameters
    ----------
    who
        Noise addresses of the persons, uint32 [person].
    risk
        Shifts the log-odds of unresolved loss or trauma: 0 in a mixed, -.8 in a low-risk sample.
    """
    streams = [Stream.POPULATION + number for number in (*_TRAITS, _UNRESOLVED, _GAMMA)]
    *traits, turn, pair = words(keys, streams, who, jnp.uint32(0))
    z = [normal(each) for each in traits]
    unresolved_chance = logistic(-0.9 + risk - 0.8 * z[0] - 0.5 * z[1])
    unresolved = (uniform(turn[0]) < unresolved_chance).astype(jnp.float32)
    gamma = -0.5 * (jnp.log1p(-uniform(pair[0])) + jnp.log1p(-uniform(pair[1])))
    drawn = Individuals(
        self_model=0.6 * z[0],
        others_responsiveness=-1.0 + 0.7 * (0.4 * z[0] + 0.917 * z[1]),
        others_contingency=2.6 + 1.6 * (0.3 * z[0] + 0.954 * z[2]),
        others_aversiveness=jnp.clip(
            0.10 * jnp.exp(0.6 * (-0.4 * z[0] - 0.4 * z[1] + 0.825 * z[3])), 0.0, 1.0
        ),
        mentalising=logistic(0.2 + 0.5 * z[0] + 0.25 * z[2] + 0.8 * z[4]),
        reactivity=jnp.exp(0.25 * z[5]),
        frightening=4e-5 * jnp.exp(0.8 * z[7]) + unresolved * 0.0042 * gamma,
        unresolved=unresolved,
    )
    return Individuals(*(_inside(name, value) for name, value in drawn._asdict().items()))


def _inside(name: str, values: jax.Array) -> jax.Array:
    """Two adults in a million lie beyond what the table allows; a scene would refuse them."""
    row = PERSON.get(name)
    return values if row is None else jnp.clip(values, row.low, row.high)


class Leaning(NamedTuple):
    """Bounds on the questionnaire read-out: (low, high) quantiles of anxiety and of avoidance."""

    anxiety: tuple[float, float]
    avoidance: tuple[float, float]


LEANINGS: dict[str, Leaning] = {
    "secure": Leaning((0.0, 0.4), (0.0, 0.4)),
    "anxious": Leaning((0.75, 1.0), (0.0, 0.5)),
    "avoidant": Leaning((0.0, 0.5), (0.75, 1.0)),
    "fearful": Leaning((0.7, 1.0), (0.7, 1.0)),
}
"""Groups a study would form from questionnaire answers; never given to a user as a label."""


@jax.jit
def infant_reactivity(keys: WorldKeys, who: jax.Array) -> jax.Array:
    """Temperament of infants, exp(.4 z), [person, world]."""
    return _inside("reactivity", jnp.exp(0.4 * normals(keys, who, _INFANT)))
