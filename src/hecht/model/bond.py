"""Bond: how a bond grows and fades, and what all bonds together teach about people."""

from __future__ import annotations

from typing import NamedTuple

import jax
import jax.numpy as jnp

from hecht.model.network import Links
from hecht.model.numerics import driven, relax
from hecht.model.parameters import Constants
from hecht.model.state import Bonds, Inputs, Persons


class Blueprint(NamedTuple):
    """The general model of others, [person, world]."""

    responsiveness: jax.Array
    contingency: jax.Array
    aversiveness: jax.Array


def strength_after(
    network: Links,
    need: jax.Array,
    bonds: Bonds,
    inputs: Inputs,
    minutes: jax.Array,
    constants: Constants,
) -> jax.Array:
    """Strength of each bond after `minutes` (eq. 14), [bond, world], 0..1.

    db/dt = eta_b c (1 + b_1 a) o' (1 - b) - delta_b (1 - f) b. Contact under need binds, whether
    or not the care is good.
    """
    medium = jnp.where(inputs.softness > 0.0, inputs.softness, 1.0)
    need_here = 1.0 + constants.need_binds * network.of_owner(need)
    growth = constants.bond_growth * bonds.contact * need_here * medium
    fading = constants.bond_fading * (1.0 - bonds.presence)
    return driven(bonds.strength, growth, growth + fading, minutes)


def blueprint_after(
    network: Links,
    persons: Persons,
    bonds: Bonds,
    inputs: Inputs,
    age: jax.Array,
    minutes: jax.Array,
    constants: Constants,
) -> Blueprint:
    """General model of others after `minutes` (eq. 15), [person, world].

    dmu/dt = eta_mu (p_inf + exp(-age / tau_p)) min(B, 1) (mean over bonds - mu), the mean weighted
    by b f, B = sum b f. Objects do not count.
    """
    weight = jnp.where(inputs.softness > 0.0, 0.0, bonds.strength * bonds.presence)
    total = network.sum(weight)
    scale = 1.0 / jnp.maximum(total, 1e-6)
    open_still = constants.adult_plasticity + jnp.exp(-age / constants.plasticity_loss)
    rate = constants.model_plasticity * open_still * jnp.minimum(total, 1.0)
    rate = jnp.where(total > 1e-6, rate, 0.0)
    return Blueprint(
        relax(
            persons.others_responsiveness,
            network.sum(weight * bonds.responsiveness) * scale,
            rate,
            minutes,
        ),
        relax(
            persons.others_contingency,
            network.sum(weight * bonds.contingency) * scale,
            rate,
            minutes,
        ),
        relax(
            persons.others_aversiveness,
            network.sum(weight * bonds.aversiveness) * scale,
            rate,
            minutes,
        ),
    )
