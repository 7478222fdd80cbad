"""Random small worlds for the tests of the model."""

from __future__ import annotations

import jax.numpy as jnp
import numpy as np

from hecht.model.network import connect
from hecht.model.parameters import BOND, PERSON, WAYS
from hecht.model.state import Bonds, Inputs, Persons, Traits, Ways, World
from hecht.model.step import Draws

PAIRS = [(0, 1), (0, 2), (0, 3), (1, 0), (1, 1), (1, 2), (2, 0), (3, 4), (3, 5), (4, 3)]
PEOPLE = 6
NETWORK = connect(PEOPLE, PAIRS)
OBJECT = 8  # the bond 3 -> 5 is to something soft


def _within(rng, table, name, shape, shrink):
    low, high = table[name].low, table[name].high
    middle = table[name].value
    return rng.uniform(middle + (low - middle) * shrink, middle + (high - middle) * shrink, shape)


def random_world(rng, worlds, shrink=1.0):
    """Any state inside its ranges; `shrink` < 1 keeps closer to the ordinary."""
    n, m = (PEOPLE, worlds), (len(PAIRS), worlds)
    persons = {k: _within(rng, PERSON, k, n, shrink) for k in Persons._fields}
    traits = {k: _within(rng, PERSON, k, n, shrink) for k in Traits._fields}
    bonds = {k: _within(rng, BOND, k, m, shrink) for k in Bonds._fields}
    bonds["call"] = rng.choice([0, 0.5, 1, 2, 3], m)
    bonds["withdrawal"], bonds["care"] = rng.choice([0.0, 1.0], m), rng.choice([0.0, 1.0], m)
    return persons, traits, bonds


def random_ways(rng, worlds):
    """The seven ways of bonding, anywhere."""
    return {name: rng.random((len(PAIRS), worlds)) for name in WAYS}


def random_inputs(rng, worlds):
    n, m = (PEOPLE, worlds), (len(PAIRS), worlds)
    softness = np.zeros(m)
    softness[OBJECT] = 0.6
    return {
        "threat": rng.uniform(0, 2, n),
        "novelty": rng.uniform(0, 1.5, n),
        "answering": rng.choice([0.0, 1.0], n),
        "reach": rng.choice([0, 0.2, 0.5, 1], m),
        "commitment": rng.choice([0, 0.6, 1.0], m),
        "softness": softness,
        "difference": rng.uniform(0, 1, n),
        "channel": rng.choice([0.02, 0.35, 1.0], m),
        "touch": rng.choice([0.0, 0.9], m),
    }


def random_draws(rng, worlds, long_step, dtype=jnp.float32):
    n, m = (PEOPLE, worlds), (len(PAIRS), worlds)
    draws = {name: rng.random(n) for name in ("redraw_act", "choose_act")}
    draws |= {name: rng.random(m) for name in ("redraw_care", "care", "fright")}
    draws |= {"arousal_noise": rng.normal(size=n), "care_noise": rng.normal(size=m)}
    kept = ("arousal_noise", "care_noise") if long_step else tuple(draws)[:-1]
    return draws, Draws(
        **{k: jnp.asarray(draws[k], dtype) if k in kept else None for k in Draws._fields}
    )


def as_world(persons, traits, bonds, dtype=jnp.float32, ways=None):
    def f(parts):
        return {k: jnp.asarray(v, dtype) for k, v in parts.items()}

    followed = None if ways is None else Ways(**f(ways))
    return World(Persons(**f(persons)), Traits(**f(traits)), Bonds(**f(bonds)), followed)


def as_inputs(inputs, dtype=jnp.float32):
    return Inputs(**{k: jnp.asarray(v, dtype) for k, v in inputs.items()})
