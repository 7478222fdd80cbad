"""Who is near on a day: means, pairs, and that days say what half hours say."""

from __future__ import annotations

from dataclasses import replace

import jax.numpy as jnp
import numpy as np
import pytest

from hecht.model.compilation import remember_compilations
from hecht.model.noise import world_keys
from hecht.model.parameters import BOND, PERSON, constants
from hecht.model.simulate import Stretch, simulate
from hecht.model.state import Bonds, Inputs, Persons, Traits, World
from hecht.scenes.life.course import HERE
from hecht.scenes.life.nearness import AWAY, NEXT_ROOM, TOUCH, chances, days_of
from hecht.scenes.life.places import cast_of_a_life, network_around

WORLDS = 16


@pytest.mark.parametrize("reach", [0.0, 0.02, 0.31, 0.75, 0.9, 1.0])
def test_the_mean_of_what_is_drawn_is_the_reach(reach):
    touch, room = chances(np.array(reach, np.float32))
    assert 0.0 <= touch <= room <= 1.0 + 1e-6
    mean = touch * TOUCH + (room - touch) * NEXT_ROOM + (1 - room) * AWAY
    assert mean == pytest.approx(reach, abs=1e-6)


def test_the_home_year_comes_back():
    """Within touch .6, in the next room .3, away .1 (model text, scene 1)."""
    np.testing.assert_allclose(chances(np.array(0.75)), [0.6, 0.9], atol=1e-6)


def test_recorded_reach_is_that_of_the_timetable(many):
    """A partner under one roof and friends, over a year."""
    data = many.data.sel(age=40)
    for kind, mean, within in (("partner", 0.31, 0.02), ("friend", 0.0095, 0.004)):
        there = (data.state == HERE) & (data.kind == kind) & (data.together == (kind == "partner"))
        assert float(data.reach.where(there).mean()) == pytest.approx(mean, abs=within), kind


def _season(minutes: float, steps: int, drawn: bool) -> dict[str, float]:
    """An adult of fifty with bonds to six people: the later of two times forty days."""
    remember_compilations()
    whole, numbers = cast_of_a_life(), constants()
    cast = replace(whole, places=whole.places[:6])  # compiles in a fraction of the time
    network = network_around(cast)
    people, bonds = network.persons, network.bonds

    def full(table, names, count):
        return {n: jnp.full((count, WORLDS), table[n].value, jnp.float32) for n in names}

    person = full(PERSON, Persons._fields, people)
    traits = {**full(PERSON, Traits._fields, people), "age": jnp.full((people, WORLDS), 50.0)}
    for name, value in (("responsiveness", -1.0), ("contingency", 2.6)):
        person[f"others_{name}"] = jnp.full_like(person["need"], value)
    bond = full(BOND, Bonds._fields, bonds)
    for name, value in (
        ("responsiveness", -1.0), ("contingency", 2.6), ("strength", 0.5), ("presence", 0.5)
    ):  # fmt: skip
        bond[name] = jnp.full_like(bond["strength"], value)
    world = World(Persons(**person), Traits(**traits), Bonds(**bond))
    reach = np.full((bonds, WORLDS), 0.1, np.float32)
    everyday = days_of(network, cast, reach)
    if not drawn:
        everyday = everyday._replace(
            near_until=np.ones_like(everyday.near_until), nearness=np.ones((3, bonds, 1))
        )
    known = {"reach": jnp.asarray(np.ones_like(reach) if drawn else reach)[None]}
    known["commitment"] = jnp.full((1, bonds, 1), 0.7)
    neutral = {"novelty": 1.0, "channel": 1.0, "answering": 1.0}
    of_person = {"threat", "novelty", "answering", "difference"}
    for name in Inputs._fields:
        count = people if name in of_person else bonds
        known.setdefault(name, jnp.full((1, count, 1), neutral.get(name, 0.0)))
    stretch = Stretch(
        minutes, Inputs(**known), np.zeros(steps, np.int32), everyday, round(1440 / minutes)
    )
    keys = world_keys(1, WORLDS)
    for first in (0, steps):
        world, seen = simulate(
            network, world, stretch, keys, numbers,
            first_step=first, record=("felt_security", "presence", "arousal"), every=steps,
        )  # fmt: skip
    return {n: float(v[0, 0].mean()) for n, v in seen.items()} | {
        "presence": float(seen["presence"][0, : len(cast)].mean())
    }


def test_days_say_what_half_hours_say():
    """People seen now and then stay in mind: drawn days agree with half hours, mean reach not."""
    half_hours = _season(30.0, 40 * 48, drawn=True)
    days, mean = (_season(1440.0, 40, drawn=drawn) for drawn in (True, False))
    assert half_hours["presence"] > 0.9
    assert days["presence"] > 0.7
    assert mean["presence"] < 0.5
    for name, within in (("felt_security", 0.08), ("arousal", 0.04)):
        assert days[name] == pytest.approx(half_hours[name], abs=within), name
    assert mean["felt_security"] < half_hours["felt_security"] - 0.2
