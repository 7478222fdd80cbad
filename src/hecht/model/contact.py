"""Contact: coming closer, moving away, and the figure that stays in mind."""

from __future__ import annotations

import jax
import jax.numpy as jnp

from hecht.model.network import Links
from hecht.model.numerics import maturity, relax, settle
from hecht.model.parameters import Constants
from hecht.model.signal import Acts
from hecht.model.state import Inputs

_OWN_CALL, _CALL_OF_OTHER, _CARE, _MOVING_AWAY = 0.5, 0.25, 0.6, 0.8


def contact_after(
    network: Links,
    contact: jax.Array,
    care: jax.Array,
    acts: Acts,
    inputs: Inputs,
    minutes: jax.Array,
    constants: Constants,
) -> jax.Array:
    """Contact after `minutes` (eq. 8), [bond, world], 0..1; nothing when out of reach.

    dc/dt = (c* - c) / tau_c with
    c* = p clip(c_b + .5 min(x_ij, 1) + .25 min(x_ji, 1) + .6 max(y_ij, y_ji) - .8 (v_ij + v_ji));
    for objects c* = p min(x, 1). The caller moves, hence the asymmetry of calls. A hand that is
    held on instruction (`inputs.touch`) keeps contact at least that close.
    """
    own = jnp.minimum(acts.call, 1.0)
    theirs = jnp.minimum(network.of_reverse(acts.call), 1.0)
    giving = jnp.maximum(care, network.of_reverse(care))
    leaving = acts.withdrawal + network.of_reverse(acts.withdrawal)
    between = jnp.clip(
        constants.resting_contact
        + _OWN_CALL * own
        + _CALL_OF_OTHER * theirs
        + _CARE * giving
        - _MOVING_AWAY * leaving,
        0.0,
        1.0,
    )
    between = jnp.maximum(between, inputs.touch)
    goal = inputs.reach * jnp.where(inputs.softness > 0.0, own, between)
    moved = relax(contact, goal, 1.0 / constants.contact_lag, minutes)
    return jnp.where(inputs.reach > 0.0, moved, 0.0)


def presence_after(
    network: Links,
    presence: jax.Array,
    contact: jax.Array,
    reach: jax.Array,
    age: jax.Array,
    fast_minutes: jax.Array,
    minutes: jax.Array,
    constants: Constants,
) -> jax.Array:
    """Felt presence after `minutes` (eq. 9), [bond, world], 0..1.

    Rises to max(c, min(2p, 1)) with tau_on; falls with tau_f(age), from 3 days at birth to 60 days.
    An absent figure only fades. `age` of persons in years.
    """
    there = jnp.where(reach > 0.0, jnp.maximum(contact, jnp.minimum(2.0 * reach, 1.0)), 0.0)
    newborn, adult = constants.presence_fade_newborn, constants.presence_fade_adult
    fade = newborn + (adult - newborn) * maturity(age, constants.constancy_age)
    kept = network.of_owner(settle(jnp.exp(-minutes / fade)))  # once a person, not once a bond
    rising = relax(presence, there, 1.0 / constants.presence_rise, fast_minutes)
    fading = there + (presence - there) * kept
    return jnp.where(there > presence, rising, fading)
