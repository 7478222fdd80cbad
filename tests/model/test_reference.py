"""The core against the slow NumPy transcription of the equations, one step at a time."""

from __future__ import annotations

import jax.numpy as jnp
import numpy as np
import pytest

from hecht.model.parameters import constants
from hecht.model.step import step
from model.worlds import (
    NETWORK,
    PAIRS,
    as_inputs,
    as_world,
    random_draws,
    random_inputs,
    random_world,
)
from reference import numpy_model

WORLDS = 200
# The reference calls the constants by their symbols, in the order of the model text.
SYMBOLS = tuple(numpy_model.CONSTANTS)


def _ends():
    owner = np.array([owner for owner, _ in PAIRS])
    other = np.array([other for _, other in PAIRS])
    reverse = [PAIRS.index(pair[::-1]) if pair[::-1] in PAIRS else -1 for pair in PAIRS]
    return {"owner": owner, "other": other, "reverse": np.array(reverse)}


def test_the_calibrated_constants_are_those_of_the_model_text():
    assert tuple(constants()) == pytest.approx(tuple(numpy_model.CONSTANTS.values()))


@pytest.mark.parametrize("learning", [True, False])
@pytest.mark.parametrize("minutes", [5 / 60, 1 / 6, 1.0, 30.0, 60.0, 1440.0])
def test_one_step_agrees_with_the_reference(minutes, learning):
    rng = np.random.default_rng(int(minutes * 60) + learning)
    persons, traits, bonds = random_world(rng, WORLDS, shrink=0.4)
    traits["age"] = rng.uniform(0, 15, traits["age"].shape)  # adults are frightened less, see below
    inputs = random_inputs(rng, WORLDS)
    # The reference knows neither silence nor a held hand.
    inputs["answering"], inputs["touch"] = inputs["answering"] * 0 + 1, inputs["touch"] * 0
    long_step = minutes > 30.3
    drawn, draws = random_draws(rng, WORLDS, long_step)
    world, reading = step(
        NETWORK,
        as_world(persons, traits, bonds),
        as_inputs(inputs),
        draws,
        jnp.float32(0),
        jnp.float32(minutes),
        constants(),
        long_step=long_step,
        learning=learning,
    )
    want_persons, want_bonds = numpy_model.step(
        persons,
        bonds,
        {**traits, **inputs, **_ends()},
        numpy_model.CONSTANTS,
        minutes,
        drawn,
        learning,
    )
    got = {**world.persons._asdict(), **world.bonds._asdict(), **reading._asdict()}
    wanted = {**want_persons, **want_bonds}
    for name, values in got.items():
        close = np.isclose(np.asarray(values), wanted[name], rtol=1e-3, atol=1e-4)
        # A draw within rounding of its threshold may fall out differently; that is very rare.
        assert close.mean() > 0.998, f"{name} differs in {(~close).sum()} of {close.size}"


def test_adults_are_frightened_a_fifth_as_often():
    rng = np.random.default_rng(1)
    persons, traits, bonds = random_world(rng, 4, shrink=0.2)
    traits["frightening"] = traits["frightening"] * 0 + 0.01
    inputs = {k: v * 0 + 1 for k, v in random_inputs(rng, 4).items()} | {
        "softness": np.zeros((len(PAIRS), 4))
    }
    _, draws = random_draws(rng, 4, True)
    frights = {}
    for age in (2.0, 30.0):
        traits["age"] = traits["age"] * 0 + age
        _, reading = step(
            NETWORK,
            as_world(persons, traits, bonds),
            as_inputs(inputs),
            draws,
            jnp.float32(0),
            jnp.float32(60),
            constants(),
            long_step=True,
            learning=True,
        )
        frights[age] = np.asarray(reading.fright)
    assert frights[2.0] == pytest.approx(0.6)
    assert frights[30.0] == pytest.approx(0.12)
