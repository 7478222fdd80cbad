"""The core against the slow NumPy transcription of the equations, one step at a time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

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
    random_ways,
    random_world,
)
from reference import numpy_model

WORLDS = 200
# The reference calls the constants by their symbols, in the order of the model text.
SYMBOLS = tuple(numpy_model.CONSTANTS)


def _ends():
    owner = np.array([owner for owner, _ in PAIRS])
    other = np.array([other for _, other in PAIRS])
    reverse = [
        PAIRS.index((j, i)) if (j, i) in PAIRS and i != j else -1 for i, j in PAIRS
    ]  # a bond to oneself (the second person has one) has no bond back
    return {"owner": owner, "other": other, "reverse": np.array(reverse)}


def test_the_calibrated_constants_are_those_of_the_model_text():
    assert tuple(constants()) == pytest.approx(tuple(numpy_model.CONSTANTS.values()))


def compare(minutes, learning, dtype, *, rtol, atol, followed=False):
    """One step of the core and of the reference; {name: share of values that agree}."""
    rng = np.random.default_rng(int(minutes * 60) + learning)
    persons, traits, bonds = random_world(rng, WORLDS, shrink=0.4)
    traits["age"] = rng.uniform(0, 15, traits["age"].shape)  # adults are frightened less, see below
    inputs = random_inputs(rng, WORLDS)
    ways = random_ways(rng, WORLDS) if followed else None
    # The reference knows neither silence nor a held hand.
    inputs["answering"], inputs["touch"] = inputs["answering"] * 0 + 1, inputs["touch"] * 0
    long_step = minutes > 30.3
    drawn, draws = random_draws(rng, WORLDS, long_step, dtype)
    world, reading = step(
        NETWORK,
        as_world(persons, traits, bonds, dtype, ways),
        as_inputs(inputs, dtype),
        draws,
        dtype(0),
        dtype(minutes),
        constants(),
        long_step=long_step,
        learning=learning,
    )
    want_persons, want_bonds = numpy_model.step(
        persons,
        {**bonds, **(ways or {})},
        {**traits, **inputs, **_ends()},
        numpy_model.CONSTANTS,
        minutes,
        drawn,
        learning,
    )
    got = {**world.persons._asdict(), **world.bonds._asdict(), **reading._asdict()}
    got |= world.ways._asdict() if followed else {}
    wanted = {**want_persons, **want_bonds}
    return {
        name: np.isclose(np.asarray(values), wanted[name], rtol=rtol, atol=atol).mean()
        for name, values in got.items()
    }


MINUTES = [5 / 60, 1 / 6, 1.0, 30.0, 60.0, 1440.0]


@pytest.mark.parametrize("learning", [True, False])
@pytest.mark.parametrize("minutes", MINUTES)
def test_one_step_agrees_with_the_reference(minutes, learning):
    # A draw within rounding of its threshold may fall out differently; that is very rare.
    for name, share in compare(minutes, learning, jnp.float32, rtol=1e-3, atol=1e-4).items():
        assert share > 0.998, name


@pytest.mark.parametrize("minutes", [1 / 6, 30.0, 1440.0])
def test_one_step_agrees_where_ways_of_bonding_are_followed(minutes):
    found = compare(minutes, True, jnp.float32, rtol=1e-3, atol=1e-4, followed=True)
    assert {"likeness", "felt"} <= set(found)
    for name, share in found.items():
        assert share > 0.998, name


def test_in_double_precision_it_agrees_to_seven_digits():
    """The same definition in float64; the switch must be set before JAX starts."""
    program = (
        "import jax.numpy as jnp\n"
        "from model.test_reference import MINUTES, compare\n"
        "for minutes in MINUTES:\n"
        "    found = compare(minutes, True, jnp.float64, rtol=2e-6, atol=1e-6)\n"
        "    assert set(found.values()) == {1}, (minutes, found)\n"
        "print('agrees')\n"
    )
    tests = str(Path(__file__).parents[1])
    path = os.pathsep.join([tests, *sys.path])
    ran = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "JAX_ENABLE_X64": "1", "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.stdout.strip() == "agrees", ran.stderr


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
