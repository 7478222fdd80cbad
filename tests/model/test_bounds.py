"""Nothing leaves its range, whatever the parameters inside theirs."""

from __future__ import annotations

from functools import partial

import jax
import jax.numpy as jnp
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from hecht.model.parameters import CONSTANTS, Constants
from hecht.model.step import step
from model.worlds import (
    NETWORK,
    as_inputs,
    as_world,
    random_draws,
    random_inputs,
    random_world,
)

UNIT = (
    "aversiveness", "strength", "presence", "contact", "withdrawal", "care", "trust",
    "felt_security", "exploration", "others_aversiveness",
)  # fmt: skip
POSITIVE = ("need", "despair", "evidence", "fright", "slow_arousal")


@partial(jax.jit, static_argnames=("long_step",))
def advance(world, inputs, draws, minutes, constants, *, long_step):
    return step(
        NETWORK,
        world,
        inputs,
        draws,
        jnp.float32(0),
        minutes,
        constants,
        long_step=long_step,
        learning=True,
    )


corner = st.sampled_from([0.0, 1.0]) | st.floats(0, 1)


@settings(deadline=None, max_examples=150)
@given(
    seed=st.integers(0, 2**32 - 1),
    where=st.lists(corner, min_size=len(CONSTANTS), max_size=len(CONSTANTS)),
    minutes=st.sampled_from([5 / 60, 1 / 6, 1.0, 5.0, 30.0, 60.0, 240.0, 1440.0]),
)
def test_no_nan_and_no_overflow_inside_the_ranges(seed, where, minutes):
    rng = np.random.default_rng(seed)
    constants = Constants(
        *(
            np.float32(row.low + share * (row.high - row.low))
            for row, share in zip(CONSTANTS.values(), where, strict=True)
        )
    )
    world = as_world(*random_world(rng, 8))
    inputs = as_inputs(random_inputs(rng, 8))
    long_step = bool(minutes > 1.01 * constants.care_window)
    for _ in range(3):
        _, draws = random_draws(rng, 8, long_step)
        world, reading = advance(
            world, inputs, draws, jnp.float32(minutes), constants, long_step=long_step
        )
    values = {**world.persons._asdict(), **world.bonds._asdict(), **reading._asdict()}
    for name, array in values.items():
        array = np.asarray(array)
        assert np.isfinite(array).all(), name
        if name in UNIT:
            assert array.min() >= -1e-5, name
            assert array.max() <= 1 + 1e-5, name
        if name in POSITIVE:
            assert array.min() >= -1e-6, name
    assert np.asarray(world.persons.arousal).max() <= 5
    assert np.asarray(world.bonds.call).max() <= 3 + 1e-5  # a mean of levels, rounded


@settings(deadline=None, max_examples=20)
@given(seed=st.integers(0, 2**32 - 1))
def test_every_gradient_is_finite(seed):
    """The same step serves fitting: the derivative to every constant exists."""
    rng = np.random.default_rng(seed)
    world = as_world(*random_world(rng, 4, shrink=0.3))
    inputs = as_inputs(random_inputs(rng, 4))
    _, draws = random_draws(rng, 4, True)
    middle = Constants(*(np.float32(row.value) for row in CONSTANTS.values()))

    def total(constants):
        after, _ = advance(world, inputs, draws, jnp.float32(60), constants, long_step=True)
        return sum(value.sum() for part in (after.persons, after.bonds) for value in part)

    gradient = jax.grad(total)(Constants(*(jnp.float32(value) for value in middle)))
    for name, value in zip(Constants._fields, gradient, strict=True):
        assert np.isfinite(float(value)), name
    assert float(gradient.recovery_rate) != 0
