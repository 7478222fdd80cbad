"""Care: people tend to give the care they know; and some frighten without meaning to."""

from __future__ import annotations

import jax
import jax.numpy as jnp

from hecht.model.network import Links
from hecht.model.numerics import logistic, saturate, settle
from hecht.model.parameters import Constants
from hecht.model.signal import Acts
from hecht.model.state import Bonds, Inputs, Persons, Traits

_GROWN_UP, _ADULTS_FRIGHTENED = 18.0, 0.20
_NEED_READ = 2.0  # a need read through mentalising weighs like a call twice as large


def chance_of_care(
    network: Links,
    persons: Persons,
    traits: Traits,
    inputs: Inputs,
    acts: Acts,
    urge: jax.Array,
    constants: Constants,
) -> jax.Array:
    """Chance that the figure cares for the owner now (eq. 6), [bond, world], 0..1.

    Need as read by the figure: n = 2 m_j a_i + (1 - m_j) x_ij. Then
    logit = g_0 + h (w_j + mu_theta_j + 1) + D0_j + urge
            + [(1 - h) g_1 + h mu_lambda_j + D1_j] g(n),
    times reach, commitment, being free to answer, not moving away, and the attention that calls
    of others leave: 1 - alpha min(sum of their calls, 1). `urge` is that of
    `hecht.model.felt_care`. Care for oneself has its own log-odds D_self in the place of D0.
    """
    own = constants.own_model_in_care
    base = (
        constants.species_care_base
        + own * (persons.self_model + persons.others_responsiveness + 1.0)
        + traits.care_base
    )
    slope = (
        (1.0 - own) * constants.species_care_slope
        + own * persons.others_contingency
        + traits.care_slope
    )
    base, slope = settle((base, slope))  # once a person, not once a bond
    reading = network.of_other(traits.mentalising)
    seen = _NEED_READ * reading * network.of_owner(persons.need) + (1.0 - reading) * acts.call
    level = network.of_other(base) + urge
    self_bond = network.to_oneself()
    if self_bond is not None:
        level = level + self_bond * network.of_owner(traits.self_kindness - traits.care_base)
    chance = logistic(level + network.of_other(slope) * saturate(seen))
    chance = chance * _attention(network, acts, constants)
    stays = 1.0 - network.of_reverse(acts.withdrawal)
    free = network.of_other(inputs.answering)
    return inputs.reach * inputs.commitment * free * chance * stays


def _attention(network: Links, acts: Acts, constants: Constants) -> jax.Array:
    """What the calls of others leave of a figure, [bond, world], 0..1."""
    own = jnp.minimum(acts.call, 1.0)
    heard = settle(network.sum(network.of_reverse(own)))  # by each person, from all who call
    others = settle(network.of_other(heard)) - own
    heard_by = network.has_back()
    if heard_by is not None:
        others = others * heard_by
    return 1.0 - constants.divided_attention * jnp.clip(others, 0.0, 1.0)


def care_received(
    chance: jax.Array,
    bonds: Bonds,
    inputs: Inputs,
    acts: Acts,
    *,
    again: jax.Array,
    draw: jax.Array,
) -> jax.Array:
    """Care in a short step: given or not, redrawn where `again`; holding an object is care."""
    given = jnp.where(again, (draw < chance).astype(chance.dtype), bonds.care)
    return _or_held(given, inputs, acts)


def expected_care_received(
    chance: jax.Array,
    inputs: Inputs,
    acts: Acts,
    *,
    windows: jax.Array,
    normal: jax.Array,
) -> jax.Array:
    """Care in a long step: y = P + sqrt(P (1 - P) / windows) N(0, 1), clipped to 0..1 (eq. 6)."""
    variance = chance * (1.0 - chance) / windows
    varies = variance > 0.0  # the root of zero has no slope, and fitting needs one
    spread = jnp.where(varies, jnp.sqrt(jnp.where(varies, variance, 1.0)), 0.0)
    return _or_held(jnp.clip(chance + spread * normal, 0.0, 1.0), inputs, acts)


def _or_held(given: jax.Array, inputs: Inputs, acts: Acts) -> jax.Array:
    held = jnp.where(inputs.reach > 0.0, jnp.minimum(acts.call, 1.0), 0.0)
    return jnp.where(inputs.softness > 0.0, held, given)


def expected_frights(
    network: Links, traits: Traits, inputs: Inputs, age: jax.Array, minutes: jax.Array
) -> jax.Array:
    """Expected frightening acts received in `minutes` (eq. 7), [bond, world]: phi_f p dt.

    They come from the other's own unresolved fear, unrelated to the call. Adults (`age` of the
    owner, years) are frightened a fifth as often; objects do not frighten.
    """
    share = jnp.where(network.of_owner(age) >= _GROWN_UP, _ADULTS_FRIGHTENED, 1.0)
    rate = network.of_other(traits.frightening) * inputs.reach * share
    return jnp.where(inputs.softness > 0.0, 0.0, rate * minutes)
