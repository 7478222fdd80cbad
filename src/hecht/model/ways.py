"""Ways of bonding: likeness, loyalty, a place, being understood, intimacy, being known, being felt.

An optional layer over the bonds (`World.ways`). Each way follows what a bond was like on the
occasions that count for it: a quality q (0..1) on occasions o (0..1 of the time). It grows with
that quality and with the way before it, so that the ways build on each other, and it wanes where
the quality is missing. Nothing grows without company; then a way fades as the bond itself does:

    dw_k/dt = g_w o_k [D_k q_k (1 - w_k) - (1 - q_k) w_k] - delta_b (1 - f) w_k,
    D_1 = 1, D_k = w_{k-1}.

Held long enough, the odds of a way are D q / (1 - q): the way before it times how good it was.

| k | way        | on occasions o                 | quality q                                    |
|---|------------|--------------------------------|----------------------------------------------|
| 1 | likeness   | contact c                      | moved alike, exp(-abs(s_i - s_j)) (1 - dT_i) |
| 2 | loyalty    | company p                      | I stay in mind, unleft: f_ji (1 - v_ji)      |
| 3 | place      | company p                      | I expect to be let in: pi_ij (eq. 1)         |
| 4 | understood | in need or asking: p max(a, x) | an answer comes: y_ij                        |
| 5 | intimacy   | either shows: p (h_ij + h_ji)  | what was shown is met: mean of y by h        |
| 6 | known      | in need: p a_i                 | read or shown: m_j + (1 - m_j) x_ij          |
| 7 | felt       | in need: p a_i                 | cared for in nearness: y_ij c_ij             |

Need a and call x count up to 1; h(x) = min(x, 1 / x): a scream shows less of what is inside than a
question does. Things have no ways. The seven and their order are those of the clinical literature
the project follows; pace and form are ours, with the hours of Hall 2019,
doi:10.1177/0265407518761225, for scale.

Two ways act back on the loop: being felt lets care in where trust is low (k_s), and loyalty lets
a debt rest (k_p). With k_s = k_p = 0 the ways only watch.
"""

from __future__ import annotations

from typing import NamedTuple

import jax
import jax.numpy as jnp

from hecht.model.network import Links
from hecht.model.numerics import driven
from hecht.model.parameters import Constants
from hecht.model.perceive import expected_care
from hecht.model.state import Bonds, Inputs, Persons, Traits, Ways


class Ground(NamedTuple):
    """What a way stands on, [bond, world], 0..1."""

    occasion: jax.Array  # o, share of the time that counts for it
    quality: jax.Array  # q, how good it then was


def trust_with_ways(trust: jax.Array, ways: Ways, constants: Constants) -> jax.Array:
    """Trust as the body meets care, [bond, world]: sqrt(pi^2 + k_s w_7 (1 - pi^2)).

    Who was often felt can let care in that the head does not count on.
    """
    known = jnp.square(trust)
    return jnp.sqrt(known + constants.felt_eases * ways.felt * (1.0 - known))


def debt_felt(balance: jax.Array, ways: Ways, constants: Constants) -> jax.Array:
    """The balance of giving as it weighs, [bond, world]: a debt of the other times 1 - k_p w_2."""
    patience = 1.0 - constants.loyal_patience * ways.loyalty
    return jnp.where(balance < 0.0, balance * patience, balance)


def grounds(
    network: Links,
    persons: Persons,
    traits: Traits,
    bonds: Bonds,
    inputs: Inputs,
) -> tuple[Ground, ...]:
    """What each of the seven ways stands on in this step, in their order."""
    company = jnp.where(inputs.softness > 0.0, 0.0, inputs.reach)
    contact = jnp.where(inputs.softness > 0.0, 0.0, bonds.contact)
    apart = jnp.abs(network.of_owner(persons.arousal) - network.of_other(persons.arousal))
    unlike = jnp.minimum(network.of_owner(inputs.difference), 1.0)
    back = network.of_reverse
    asked = jnp.minimum(bonds.call, 1.0)
    shown = _shown(bonds.call)
    theirs = back(shown)
    both = shown + theirs
    met = (shown * bonds.care + theirs * back(bonds.care)) / jnp.maximum(both, 1e-6)
    need = jnp.minimum(network.of_owner(persons.need), 1.0)
    in_need = company * need
    read = network.of_other(traits.mentalising)
    expectation = network.of_owner(persons.self_model) + bonds.responsiveness
    received = expected_care(expectation, bonds.contingency, jnp.float32(1.0))
    return (
        Ground(contact, jnp.exp(-apart) * (1.0 - unlike)),
        Ground(company, back(bonds.presence * (1.0 - bonds.withdrawal))),
        Ground(company, received),
        Ground(company * jnp.maximum(need, asked), bonds.care),
        Ground(company * jnp.minimum(both, 1.0), met),
        Ground(in_need, read + (1.0 - read) * asked),
        Ground(in_need, bonds.care * bonds.contact),
    )


def _shown(call: jax.Array) -> jax.Array:
    """h(x) = min(x, 1 / x): how much of what is inside a call shows."""
    return jnp.minimum(call, 1.0 / jnp.maximum(call, 1.0))


def ways_after(
    network: Links,
    persons: Persons,
    traits: Traits,
    bonds: Bonds,
    ways: Ways,
    inputs: Inputs,
    minutes: jax.Array,
    constants: Constants,
) -> Ways:
    """The seven ways after `minutes`, each [bond, world], 0..1; solved exactly within the step.

    `persons` and `bonds` hold the need, acts, care and contact of this step; each way builds on
    the one before it as it was at the start of the step.
    """
    fading = constants.bond_fading * (1.0 - bonds.presence)
    before = (jnp.ones_like(ways.likeness), *ways[:-1])
    after = []
    for ground, depth, way in zip(
        grounds(network, persons, traits, bonds, inputs), before, ways, strict=True
    ):
        pace = constants.way_growth * ground.occasion
        growth = pace * depth * ground.quality
        after.append(driven(way, growth, growth + pace * (1.0 - ground.quality) + fading, minutes))
    return Ways(*after)
