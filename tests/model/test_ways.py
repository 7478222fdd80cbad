"""Ways of bonding against closed forms, and the layer against a world without it."""

from __future__ import annotations

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from hecht.model.parameters import WAYS, constants
from hecht.model.state import Ways
from hecht.model.step import step
from hecht.model.ways import Ground, debt_felt, grounds, trust_with_ways, ways_after
from model.worlds import (
    NETWORK,
    OBJECT,
    PAIRS,
    as_inputs,
    as_world,
    random_draws,
    random_inputs,
    random_ways,
    random_world,
)

CONSTANTS = constants()
WORLDS = 40


def _moment(seed=3, **inputs):
    """A random world with its inputs; some inputs held."""
    rng = np.random.default_rng(seed)
    parts = random_world(rng, WORLDS, shrink=0.4)
    given = random_inputs(rng, WORLDS)
    given |= {name: np.full_like(given[name], value) for name, value in inputs.items()}
    return as_world(*parts, ways=random_ways(rng, WORLDS)), as_inputs(given)


def _after(world, inputs, ways, minutes, numbers=CONSTANTS):
    return ways_after(
        NETWORK,
        world.persons,
        world.traits,
        world.bonds,
        ways,
        inputs,
        jnp.float32(minutes),
        numbers,
    )


def _grounds(world, inputs):
    return grounds(NETWORK, world.persons, world.traits, world.bonds, inputs)


def test_a_way_follows_its_closed_form():
    """w(t) = w* + (w_0 - w*) exp(-rate t), with what it stands on held still."""
    world, inputs = _moment()
    numbers = CONSTANTS._replace(bond_fading=0.0)
    for minutes in (10.0, 1440.0, 1e5):
        after = _after(world, inputs, world.ways, minutes, numbers)
        depth = np.ones_like(world.ways.likeness)
        for ground, start, end in zip(_grounds(world, inputs), world.ways, after, strict=True):
            occasion, quality = (np.asarray(part, np.float64) for part in ground)
            begin = np.asarray(start, np.float64)
            rate = numbers.way_growth * occasion * (depth * quality + 1 - quality)
            goal = depth * quality / np.maximum(depth * quality + 1 - quality, 1e-12)
            wanted = np.where(rate > 0, goal + (begin - goal) * np.exp(-rate * minutes), begin)
            np.testing.assert_allclose(end, wanted, atol=2e-5)
            depth = begin


def test_the_odds_of_a_way_are_those_of_its_quality_times_the_way_before():
    world, inputs = _moment()
    numbers = CONSTANTS._replace(bond_fading=0.0)
    held = _after(world, inputs, world.ways, 1e9, numbers)
    occasion, quality = _grounds(world, inputs)[3]
    lived = (np.asarray(occasion) > 0.01) & (np.asarray(quality) < 0.95)
    share = np.asarray(world.ways.place) * quality
    wanted = share / (share + 1 - quality)
    np.testing.assert_allclose(np.asarray(held.understood)[lived], wanted[lived], atol=1e-4)


def test_without_company_a_way_fades_as_the_bond_does():
    world, inputs = _moment(reach=0.0)
    bonds = world.bonds._replace(contact=jnp.zeros_like(world.bonds.contact))
    years = 525_960.0
    after = _after(world._replace(bonds=bonds), inputs, world.ways, years)
    kept = np.exp(-CONSTANTS.bond_fading * (1 - np.asarray(bonds.presence)) * years)
    for before, end in zip(world.ways, after, strict=True):
        np.testing.assert_allclose(end, before * kept, rtol=1e-4)


def test_a_thing_has_no_ways():
    world, inputs = _moment()
    nothing = Ways(*(jnp.zeros_like(way) for way in world.ways))
    after = _after(world, inputs, nothing, 1e6)
    assert max(float(way[OBJECT].max()) for way in after) == 0
    assert float(after.likeness.max()) > 0.1


def test_what_ways_stand_on_stays_a_share():
    for seed in range(5):
        for ground in _grounds(*_moment(seed)):
            assert isinstance(ground, Ground)
            for part in ground:
                assert float(part.min()) >= 0
                assert float(part.max()) <= 1 + 1e-6


def test_a_scream_shows_less_than_a_question():
    world, inputs = _moment(reach=1.0, softness=0.0)
    quiet = jnp.zeros_like(world.bonds.call)
    bond = PAIRS.index((0, 1))

    def shows(call):
        bonds = world.bonds._replace(call=quiet.at[bond].set(call))
        return float(_grounds(world._replace(bonds=bonds), inputs)[4].occasion[bond].mean())

    assert shows(1.0) == pytest.approx(1)
    assert shows(3.0) == pytest.approx(1 / 3)
    assert shows(0.5) == pytest.approx(0.5)


def test_being_felt_makes_up_part_of_missing_trust():
    ways = _moment()[0].ways
    trust = jnp.full_like(ways.felt, 0.6)
    felt = trust_with_ways(trust, ways._replace(felt=jnp.ones_like(trust)), CONSTANTS)
    assert np.asarray(felt) == pytest.approx(np.sqrt(0.36 + 0.5 * 0.64))
    none = trust_with_ways(trust, ways._replace(felt=jnp.zeros_like(trust)), CONSTANTS)
    assert np.asarray(none) == pytest.approx(0.6)


def test_loyalty_lets_a_debt_rest_and_keeps_thanks():
    ways = _moment()[0].ways._replace(loyalty=jnp.full((len(PAIRS), WORLDS), 0.5))
    for balance, weighs in ((-0.4, -0.4 * 0.6), (0.4, 0.4)):
        found = debt_felt(jnp.full_like(ways.felt, balance), ways, CONSTANTS)
        assert np.asarray(found) == pytest.approx(weighs)


def _lived(world, inputs, numbers=CONSTANTS, *, learning=True):
    _, draws = random_draws(np.random.default_rng(1), WORLDS, False)
    args = (draws, jnp.float32(0), jnp.float32(30), numbers)
    return step(NETWORK, world, inputs, *args, long_step=False, learning=learning)[0]


def test_ways_that_only_watch_change_nothing_else():
    """With k_s = k_p = 0 a followed world is, bit for bit, the world without the layer."""
    world, inputs = _moment()
    numbers = CONSTANTS._replace(felt_eases=0.0, loyal_patience=0.0)
    watched, plain = _lived(world, inputs, numbers), _lived(world._replace(ways=None), inputs)
    for part in ("persons", "bonds"):
        for name, values in getattr(plain, part)._asdict().items():
            found = getattr(getattr(watched, part), name)
            np.testing.assert_allclose(found, values, rtol=1e-5, atol=1e-6, err_msg=name)


def test_without_learning_ways_stand_still():
    world, inputs = _moment()
    after = _lived(world, inputs, learning=False)
    for before, end in zip(world.ways, after.ways, strict=True):
        np.testing.assert_array_equal(before, end)


def test_a_world_without_the_layer_is_compiled_as_before():
    """None is no part of the program: the layer costs nothing where it is not used."""
    world, inputs = _moment()
    _, draws = random_draws(np.random.default_rng(1), WORLDS, False)

    def program(start):
        def live(start):
            args = (draws, jnp.float32(0), jnp.float32(30), CONSTANTS)
            return step(NETWORK, start, inputs, *args, long_step=False, learning=True)

        return str(jax.make_jaxpr(live)(start))

    plain = world._replace(ways=None)
    leaves = len(jax.tree.leaves(plain))
    assert leaves == len(jax.tree.leaves(world)) - len(WAYS)
    assert program(plain).count("\n") < program(world).count("\n") - 50


@pytest.mark.parametrize("minutes", [5 / 60, 30.0, 1440.0, 1e6])
def test_ways_stay_within_bounds(minutes):
    for seed in range(5):
        world, inputs = _moment(seed)
        for way in _after(world, inputs, world.ways, minutes):
            assert np.isfinite(np.asarray(way)).all()
            assert float(way.min()) >= 0
            assert float(way.max()) <= 1 + 1e-6


def test_the_pace_has_a_slope_for_fitting():
    world, inputs = _moment()

    def total(pace):
        return sum(
            way.sum()
            for way in _after(world, inputs, world.ways, 60.0, CONSTANTS._replace(way_growth=pace))
        )

    slope = jax.grad(total)(jnp.float32(CONSTANTS.way_growth))
    assert np.isfinite(float(slope))
    assert float(slope) != 0
