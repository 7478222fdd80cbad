"""Signal: one choice between exploring, calling someone (how loudly?) and moving away.

Hyperactivation, deactivation, whom to turn to, clinging, freezing and disorganisation are all
this one choice.
"""

from __future__ import annotations

from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from hecht.model.network import Links
from hecht.model.numerics import logistic, settle
from hecht.model.parameters import Constants
from hecht.model.perceive import expected_care
from hecht.model.state import Bonds, Inputs, Persons

CALL_LEVELS = (0.5, 1.0, 2.0, 3.0)  # look or reach, ask, cry, scream
_LARGEST_EXPONENT = 60.0  # softmax never overflows
_REACHABLE = 0.02  # below this one neither calls nor flees
_FEARED = 0.01


class Acts(NamedTuple):
    """What everyone does now."""

    call: jax.Array  # x, [bond, world]
    withdrawal: jax.Array  # v, [bond, world]
    exploration: jax.Array  # [person, world], 0..1


class _Weights(NamedTuple):
    explore: jax.Array  # [person, world]
    calls: tuple[jax.Array, ...]  # a [bond, world] for each call level
    flee: jax.Array  # [bond, world]


def _weigh(
    network: Links,
    persons: Persons,
    bonds: Bonds,
    inputs: Inputs,
    expectation: jax.Array,
    fear: jax.Array,
    constants: Constants,
) -> _Weights:
    """Unnormalised softmax weights of all acts (eq. 5); exp(beta value)."""
    longing = settle(constants.relief_value * persons.need * jnp.exp(-persons.despair))
    intimacy = constants.stranger_relief + (1.0 - constants.stranger_relief) * bonds.strength
    reach = jnp.maximum(inputs.reach, bonds.presence)
    worth = intimacy * reach
    unasked_now = settle(worth * logistic(expectation))
    relief = network.of_owner(longing) * worth

    unasked, *rest = network.by_slot(unasked_now)
    for value in rest:
        unasked = jnp.maximum(unasked, value)
    explore = _exp(constants, constants.exploration_value * inputs.novelty + longing * unasked)

    can_call = reach > _REACHABLE
    calls = tuple(
        jnp.where(
            can_call,
            _exp(
                constants,
                relief * expected_care(expectation, bonds.contingency, jnp.float32(level))
                - constants.call_effort * level
                - fear,
            ),
            0.0,
        )
        for level in CALL_LEVELS
    )
    can_flee = (inputs.reach > _REACHABLE) & (bonds.aversiveness > _FEARED)
    flee = jnp.where(can_flee, _exp(constants, fear - constants.call_effort), 0.0)
    return settle(_Weights(explore, calls, flee))


def _exp(constants: Constants, value: jax.Array) -> jax.Array:
    return jnp.exp(jnp.minimum(constants.choice_precision * value, _LARGEST_EXPONENT))


def choose(
    network: Links,
    persons: Persons,
    bonds: Bonds,
    inputs: Inputs,
    expectation: jax.Array,
    fear: jax.Array,
    constants: Constants,
    redraw: jax.Array | None,
    draw: jax.Array | None,
) -> Acts:
    """What everyone does next (eq. 5), by softmax with precision beta over

    * explore: e_0 nu + A max_j [r rho P_j(0)]
    * call figure j at x in {.5, 1, 2, 3}: A r rho P_j(x) - c_0 x - Z_j
    * move away from j: Z_j - c_0

    with A = A_0 a exp(-u), r = epsilon + (1 - epsilon) b, rho = max(p, f). The weight of relief
    grows with need and falls with despair.

    `redraw` is true where a new act is drawn, `draw` in [0, 1) says which (both [person, world]).
    With `redraw=None` (steps longer than a care window) acts are their expected values.
    """
    weights = _weigh(network, persons, bonds, inputs, expectation, fear, constants)
    called = weights.calls[0] + weights.calls[1] + weights.calls[2] + weights.calls[3]
    onto_figure = settle(called + weights.flee)
    total = weights.explore + network.sum(onto_figure)
    exploration = weights.explore / total * jnp.exp(-persons.need - persons.despair)
    if redraw is None or draw is None:
        share = 1.0 / network.of_owner(total)
        mean = sum(np.float32(x) * z for x, z in zip(CALL_LEVELS, weights.calls, strict=True))
        return Acts(mean * share, weights.flee * share, exploration)

    # The wheel of acts: explore first, then bond after bond: the call levels, then moving away.
    starts, edge = [], weights.explore
    for here in network.by_slot(onto_figure):
        starts.append(edge)
        edge = edge + here
    start = network.to_bonds(starts)
    target = network.of_owner(draw * total)
    call = jnp.zeros_like(target)
    edges = start
    for level, weight in zip(CALL_LEVELS, weights.calls, strict=True):
        call = jnp.where((target >= edges) & (target < edges + weight), np.float32(level), call)
        edges = edges + weight
    flees = (target >= edges) & (target < edges + weights.flee)
    again = network.of_owner(redraw)
    return Acts(
        jnp.where(again, call, bonds.call),
        jnp.where(again, flees.astype(target.dtype), bonds.withdrawal),
        exploration,
    )
