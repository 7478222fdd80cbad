"""One step of the loop, top to bottom.

Partner values are read from the state before the step until everyone has chosen; then care,
contact and soothing read what was chosen. Every first-order change is solved exactly; fast states
move at most one care window in a step, so that a step of a day is one representative half hour,
weighted as a day for learning.
"""

from __future__ import annotations

from typing import NamedTuple

import jax
import jax.numpy as jnp

from hecht.model.bond import blueprint_after, self_worth_by_example, strength_after
from hecht.model.care import (
    care_received,
    chance_of_care,
    expected_care_received,
    expected_frights,
)
from hecht.model.contact import contact_after, presence_after
from hecht.model.fear import fear_of_figure
from hecht.model.felt_care import ledger_after, urge_to_give
from hecht.model.learn import learn_care, learn_fear
from hecht.model.need import need_after
from hecht.model.network import Links
from hecht.model.noise import Stream, WorldKeys, normal, uniform, words
from hecht.model.numerics import MINUTES_PER_YEAR, settle
from hecht.model.parameters import Constants
from hecht.model.perceive import perceive
from hecht.model.signal import Acts, choose
from hecht.model.soothe import Company, body_after
from hecht.model.state import Bonds, Inputs, Reading, World
from hecht.model.ways import trust_with_ways, ways_after


class Draws(NamedTuple):
    """The randomness of one step; uniform in [0, 1) or standard normal.

    Short steps use the uniforms, long ones (`long_step`) only the normals.
    """

    redraw_act: jax.Array | None  # [person, world]
    choose_act: jax.Array | None
    arousal_noise: jax.Array
    redraw_care: jax.Array | None  # [bond, world]
    care: jax.Array | None
    fright: jax.Array | None
    care_noise: jax.Array | None


def draw(network: Links, keys: WorldKeys, number: jax.Array, *, long_step: bool) -> Draws:
    """Draw the randomness of step `number` (a uint32 scalar that counts all steps of a life)."""
    person, bond = network.person_ids(), network.bond_ids()
    if long_step:
        (arousal,) = words(keys, [Stream.AROUSAL], person, number)
        (care,) = words(keys, [Stream.CARE], bond, number)
        return Draws(None, None, normal(arousal), None, None, None, normal(care))
    arousal, act = words(keys, [Stream.AROUSAL, Stream.ACT], person, number)
    care, fright = words(keys, [Stream.CARE, Stream.FRIGHT], bond, number)
    return Draws(
        uniform(act[0]),
        uniform(act[1]),
        normal(arousal),
        uniform(care[0]),
        uniform(care[1]),
        uniform(fright[0]),
        None,
    )


def step(
    network: Links,
    world: World,
    inputs: Inputs,
    draws: Draws,
    elapsed: jax.Array,
    minutes: jax.Array,
    constants: Constants,
    *,
    long_step: bool,
    learning: bool,
) -> tuple[World, Reading]:
    """Advance all worlds by `minutes`.

    Parameters
    ----------
    elapsed
        Minutes since `world.traits.age` was true; scalar.
    minutes
        Length of the step; scalar, 5 s to 3 days.
    long_step
        Whether the step is longer than a care window: acts and care are then expected values.
    learning
        Whether blueprints, bonds and fear change (a laboratory visit is too short for that).
    """
    persons, traits, bonds, ways = world
    age = traits.age + elapsed / MINUTES_PER_YEAR
    fast = jnp.minimum(minutes, constants.care_window)
    windows = minutes / constants.care_window

    seen = perceive(network, persons, bonds, inputs, traits, age, constants)
    need = need_after(persons.need, persons.arousal, seen.felt_security, age, fast, constants)
    fear = fear_of_figure(network, bonds, inputs, traits.mentalising, constants)
    persons = persons._replace(need=need)

    changed = 1.0 - jnp.exp(-minutes / constants.act_persistence)
    redraw = None if draws.redraw_act is None else draws.redraw_act < changed
    acts = choose(
        network, persons, bonds, inputs, seen.expectation, fear, constants, redraw, draws.choose_act
    )
    care, fright = _care(network, world, need, inputs, acts, draws, age, minutes, constants)
    bonds = _meet(network, world, inputs, acts, care, fright, age, minutes, constants)
    trust = seen.trust if ways is None else trust_with_ways(seen.trust, ways, constants)
    company = Company(seen.felt_security, trust)
    body = body_after(
        network,
        persons,
        bonds,
        inputs,
        company,
        traits,
        age,
        draws.arousal_noise,
        fast,
        minutes,
        constants,
    )
    world = World(persons._replace(**body._asdict()), traits, bonds, ways)
    reading = Reading(seen.felt_security, acts.exploration, seen.trust, fright)
    if learning:
        moment = _Moment(seen.expectation, fright, age, minutes, windows)
        world = _learn(network, world, inputs, moment, constants, long_step=long_step)
    return world, reading


def _meet(
    network: Links,
    world: World,
    inputs: Inputs,
    acts: Acts,
    care: jax.Array,
    fright: jax.Array,
    age: jax.Array,
    minutes: jax.Array,
    constants: Constants,
) -> Bonds:
    """The bonds with the acts and care of this step, and the contact, presence and ledger after."""
    bonds, fast = world.bonds, jnp.minimum(minutes, constants.care_window)
    worth = world.persons.self_model
    contact = contact_after(network, bonds.contact, care, acts, inputs, fast, constants)
    presence = presence_after(
        network, bonds.presence, contact, inputs.reach, age, fast, minutes, constants
    )
    ledger = ledger_after(
        network, worth, bonds, inputs, acts, care, fright, fast, minutes, constants
    )
    return bonds._replace(
        call=acts.call,
        withdrawal=acts.withdrawal,
        care=care,
        contact=contact,
        presence=presence,
        **ledger._asdict(),
    )


def _care(
    network: Links,
    world: World,
    need: jax.Array,
    inputs: Inputs,
    acts: Acts,
    draws: Draws,
    age: jax.Array,
    minutes: jax.Array,
    constants: Constants,
) -> tuple[jax.Array, jax.Array]:
    """Care and frightening acts received in this step; drawn, or expected in a long step."""
    persons, traits, bonds, ways = world
    persons = persons._replace(need=need)
    urge = urge_to_give(network, bonds, constants, ways)
    chance = chance_of_care(network, persons, traits, inputs, acts, urge, constants)
    fright = expected_frights(network, traits, inputs, age, minutes)
    if draws.care is None or draws.redraw_care is None or draws.fright is None:
        noise = jnp.zeros_like(chance) if draws.care_noise is None else draws.care_noise
        windows = minutes / constants.care_window
        return expected_care_received(chance, inputs, acts, windows=windows, normal=noise), fright
    again = draws.redraw_care < 1.0 - jnp.exp(-minutes / constants.act_persistence)
    care = care_received(chance, bonds, inputs, acts, again=again, draw=draws.care)
    return care, (draws.fright < 1.0 - jnp.exp(-fright)).astype(chance.dtype)


class _Moment(NamedTuple):
    """What learning takes from the rest of the step."""

    expectation: jax.Array
    fright: jax.Array
    age: jax.Array
    minutes: jax.Array
    windows: jax.Array


def _learn(
    network: Links,
    world: World,
    inputs: Inputs,
    now: _Moment,
    constants: Constants,
    *,
    long_step: bool,
) -> World:
    """Learn the care curve and fear, let bonds grow and fade, and update the blueprint."""
    persons, traits, bonds, ways = world
    lesson = learn_care(
        network,
        persons.self_model,
        persons.need,
        bonds,
        inputs,
        now.expectation,
        now.windows,
        constants,
        long_step=long_step,
    )
    learned: Bonds = bonds._replace(
        responsiveness=lesson.responsiveness,
        contingency=lesson.contingency,
        evidence=lesson.evidence,
        aversiveness=learn_fear(bonds, inputs, now.fright, now.windows, constants),
        strength=strength_after(network, persons.need, bonds, inputs, now.minutes, constants),
    )
    learned = settle(learned)
    blueprint = blueprint_after(network, persons, learned, inputs, now.age, now.minutes, constants)
    worth = self_worth_by_example(
        network, lesson.self_model, learned, inputs, now.age, now.minutes, constants
    )
    persons = persons._replace(self_model=worth, **blueprint._asdict())
    if ways is not None:
        ways = ways_after(network, persons, traits, learned, ways, inputs, now.minutes, constants)
    return World(persons, traits, learned, ways)
