"""Bond: how a bond grows and fades, and what all bonds together teach about people."""

from __future__ import annotations

from typing import NamedTuple

import jax
import jax.numpy as jnp

from hecht.model.network import Links
from hecht.model.numerics import driven, maturity, settle
from hecht.model.parameters import Constants
from hecht.model.state import Bonds, Inputs, Persons

_PROTOTYPE_AGE = 2.5  # years, at which the first blueprint is kept


class Blueprint(NamedTuple):
    """The general model of others and its first form, [person, world]."""

    others_responsiveness: jax.Array
    others_contingency: jax.Array
    others_aversiveness: jax.Array
    early_responsiveness: jax.Array
    early_contingency: jax.Array
    early_aversiveness: jax.Array


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

    dmu/dt = eta_mu (p_inf + exp(-age / tau_p)) min(B, 1) (mean over bonds - mu)
             + p_0 (mu_early - mu),
    the mean weighted by b f, B = sum b f. Only those who owe care count (K > 0): a parent does not
    learn from its infant what care to expect. Objects and oneself do not count either. mu_early is
    the blueprint as it was at 2.5 years: what was learned first is never quite left behind.
    """
    counts = (inputs.softness <= 0.0) & (inputs.commitment > 0.0)
    self_bond = network.to_oneself()
    if self_bond is not None:
        counts = counts & (self_bond == 0.0)
    weight = jnp.where(counts, bonds.strength * bonds.presence, 0.0)
    total = network.sum(weight)
    scale = 1.0 / jnp.maximum(total, 1e-6)
    open_still = constants.adult_plasticity + jnp.exp(-age / constants.plasticity_loss)
    rate = constants.model_plasticity * open_still * jnp.minimum(total, 1.0)
    rate = jnp.where(total > 1e-6, rate, 0.0)
    pull = constants.early_pull
    young = age < _PROTOTYPE_AGE

    def learned(name: str) -> tuple[jax.Array, jax.Array]:
        mean = network.sum(weight * getattr(bonds, name)) * scale
        early = getattr(persons, f"early_{name}")
        now = driven(
            getattr(persons, f"others_{name}"), rate * mean + pull * early, rate + pull, minutes
        )
        return now, jnp.where(young, now, early)

    (theta, theta_0), (lam, lam_0), (chi, chi_0) = map(
        learned, ("responsiveness", "contingency", "aversiveness")
    )
    return Blueprint(theta, lam, chi, theta_0, lam_0, chi_0)


def self_worth_by_example(
    network: Links,
    self_model: jax.Array,
    bonds: Bonds,
    inputs: Inputs,
    age: jax.Array,
    minutes: jax.Array,
    constants: Constants,
) -> jax.Array:
    """Self-model after `minutes` in the company of others, [person, world].

    dw/dt = eta_w M(age) (p_inf + exp(-age / tau_p)) sum_j b c (w_j - w): children copy how those
    they are close to value themselves. M(age) is the growth of representation (eq. 2); what an
    infant learns about itself comes from care alone.
    """
    near = jnp.where(inputs.softness > 0.0, 0.0, bonds.strength * bonds.contact)
    near, theirs = settle((near, near * network.of_other(self_model)))
    seen = network.sum(theirs)
    open_still = constants.adult_plasticity + jnp.exp(-age / constants.plasticity_loss)
    rate = constants.example * open_still * maturity(age, constants.constancy_age)
    return driven(self_model, rate * seen, rate * network.sum(near), minutes)
