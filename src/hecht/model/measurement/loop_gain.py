"""The loop of a couple as a number: how much of a partner's arousal comes back to oneself.

Held at a steady arousal, a partner brings calls, care, contact or distance, and with them another
steady arousal in the other. The product of the two slopes is the gain of the loop: above 1 a
quarrel feeds itself, near 0 it dies out, and a negative slope means that the one calms the other
by coming closer.
"""

from __future__ import annotations

from functools import partial
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
from jax import lax

from hecht.model.network import connect
from hecht.model.parameters import BOND, PERSON, Constants
from hecht.model.state import OF_PERSONS, Bonds, Inputs, Persons, World
from hecht.model.step import Draws, step

STANDARD_THREAT = 0.12  # 1/min, of the conflict scene (model text, section 5, scene 9)
_DYAD = connect(2, [(0, 1), (1, 0)])
_PERSON_FAST = ("arousal", "need", "reserve")
_BOND_FAST = ("call", "withdrawal", "care", "contact")
_MINUTES, _ROUNDS = 0.5, 800
_START = 0.6  # arousal from which the fixed point is sought
_SETTLED = 1e-3  # largest change in a round at which a dyad counts as settled


class Loop(NamedTuple):
    """What holds at the joint fixed point of a dyad, arrays [world] or [2, world]."""

    gain: jax.Array  # L, product of the two slopes
    slopes: jax.Array  # ds_i*/ds_j for i = 0, 1
    arousal: jax.Array  # s* of both
    settled: jax.Array  # whether a fixed point was found; elsewhere nothing is said


def loop_gain(
    dyad: World,
    numbers: Constants,
    *,
    threat: float = STANDARD_THREAT,
    commitment: float = 0.9,
) -> Loop:
    """Gain of the loop of two people who are alone together, L = (ds_0*/ds_1) (ds_1*/ds_0).

    The step of the model with acts and care at their expected values, without noise and without
    learning, is iterated to its fixed point; its Jacobian there gives how the steady arousal of
    each answers to the other's held arousal (implicit function theorem). Arousal, need, reserve,
    acts, care and contact move; what was learned, despair, felt presence and felt care stay.
    Model extensions, section 2 (the prototype's L has need and fear respond to security and
    contact as they were, here they move along).

    Parameters
    ----------
    dyad
        Two persons and the bonds 0 -> 1 and 1 -> 0, arrays [2, world].
    threat, commitment
        What both meet, 1/min, and K of both bonds.
    """
    held = jax.tree.map(lambda values: jnp.asarray(values, jnp.float32), dyad)
    scalars = Constants(*(jnp.float32(value) for value in numbers))
    found: Loop = _loops(held, scalars, jnp.float32(threat), jnp.float32(commitment))
    return found


@jax.jit
def _loops(held: World, numbers: Constants, threat: jax.Array, commitment: jax.Array) -> Loop:
    one = partial(_loop, numbers=numbers, threat=threat, commitment=commitment)
    return Loop(*jax.vmap(one, in_axes=-1, out_axes=-1)(held))


def _loop(held: World, numbers: Constants, threat: jax.Array, commitment: jax.Array) -> Loop:
    """One world, arrays [2]."""
    held = jax.tree.map(lambda values: values[:, None], held)
    inputs = _alone_together(threat, commitment)

    def onward(fast: jax.Array) -> jax.Array:
        after, _ = step(
            _DYAD,
            _with(held, fast),
            inputs,
            _no_chance(),
            jnp.float32(0.0),
            jnp.float32(_MINUTES),
            numbers,
            long_step=True,
            learning=False,
        )
        return _fast(after)

    start = _fast(held).at[:2].set(_START)
    # Half way each time: acts answer at once, and a dyad could swing around its fixed point.
    place = lax.fori_loop(0, _ROUNDS, lambda _, at: 0.5 * (at + onward(at)), start)
    slope = jax.jacfwd(onward)(place)
    slopes = jnp.stack([_answer(slope, 0, 1), _answer(slope, 1, 0)])
    settled = jnp.max(jnp.abs(onward(place) - place)) < _SETTLED
    return Loop(slopes[0] * slopes[1], slopes, place[:2], settled)


def _answer(slope: jax.Array, of: int, to: int) -> jax.Array:
    """How the steady arousal of one moves with the held arousal of the other."""
    keep = jnp.asarray([k for k in range(slope.shape[0]) if k != to])
    inner = jnp.eye(len(keep)) - slope[keep][:, keep]
    moved: jax.Array = jnp.linalg.solve(inner, slope[keep, to])
    return moved[0 if of < to else of - 1]


def _fast(world: World) -> jax.Array:
    parts = [getattr(world.persons, name)[:, 0] for name in _PERSON_FAST]
    parts += [getattr(world.bonds, name)[:, 0] for name in _BOND_FAST]
    return jnp.concatenate(parts)


def _with(held: World, fast: jax.Array) -> World:
    rows = list(fast.reshape(-1, 2, 1))
    persons: Persons = held.persons._replace(**dict(zip(_PERSON_FAST, rows, strict=False)))
    own = dict(zip(_BOND_FAST, rows[len(_PERSON_FAST) :], strict=True))
    bonds: Bonds = held.bonds._replace(**own)
    return World(persons, held.traits, bonds, held.ways)


def _alone_together(threat: jax.Array, commitment: jax.Array) -> Inputs:
    """Two people within touch, free to answer, under the same threat."""
    said: dict[str, Any] = {
        "answering": 1.0, "touch": 0.0, "threat": threat, "commitment": commitment
    }  # fmt: skip
    tables = {name: PERSON if name in OF_PERSONS else BOND for name in Inputs._fields}
    return Inputs(
        **{
            name: jnp.full((2, 1), said[name] if name in said else table[name].value, jnp.float32)
            for name, table in tables.items()
        }
    )


def _no_chance() -> Draws:
    """Expected acts, expected care, no noise."""
    none = jnp.zeros((2, 1), jnp.float32)
    noises = ("arousal_noise", "care_noise")
    drawn: dict[str, Any] = {name: none if name in noises else None for name in Draws._fields}
    return Draws(**drawn)
