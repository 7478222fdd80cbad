"""Soothe: arousal rises with threat, longing and protest, and falls in good company."""

from __future__ import annotations

from typing import NamedTuple

import jax
import jax.numpy as jnp

from hecht.model.network import Links
from hecht.model.numerics import driven, maturity, relax, settle
from hecht.model.parameters import Constants
from hecht.model.state import Bonds, Inputs, Persons, Traits

MAXIMUM_AROUSAL = 5.0
_NOISE_WINDOW = 0.1  # min: spacing of the noise that sigma_s was calibrated with


class Body(NamedTuple):
    """What changes in the body, [person, world]."""

    arousal: jax.Array
    despair: jax.Array
    slow_arousal: jax.Array
    reserve: jax.Array
    load: jax.Array


class Company(NamedTuple):
    """How company was perceived in this step."""

    felt_security: jax.Array  # S, [person, world]
    trust: jax.Array  # pi, [bond, world]


def soothing(
    contact: jax.Array,
    care: jax.Array,
    strength: jax.Array,
    trust: jax.Array,
    softness: jax.Array,
    channel: jax.Array,
    constants: Constants,
) -> jax.Array:
    """Soothing by one figure (eq. 10), 1/min, [bond, world].

    gamma cw o' c y [epsilon + (1 - epsilon) b pi^2]: in proportion to squared trust, and to what
    the channel lets through (a voice much less than an arm).
    """
    medium = channel * jnp.where(softness > 0.0, softness, 1.0)
    close = constants.stranger_relief + (1.0 - constants.stranger_relief) * strength * trust**2
    return constants.soothing_rate * medium * contact * care * close


def body_after(
    network: Links,
    persons: Persons,
    bonds: Bonds,
    inputs: Inputs,
    company: Company,
    traits: Traits,
    age: jax.Array,
    normal: jax.Array,
    fast_minutes: jax.Array,
    minutes: jax.Array,
    constants: Constants,
) -> Body:
    """Arousal (eq. 10), despair (eq. 11), slow arousal (eq. 16), reserve (K2) and load.

    ds/dt = -kappa r (s - s_0) + k (T + (1 - df) dT) / (1 + eta S + eta_z z M(age) (1 - max r c))
            + q a e^-u + p_e sum x (1 - y) - sum soothing (s - s_0)
            + k_c (1 - df) sum c (s_j - s) + noise
    du/dt = epsilon_u sum x (1 - y) - u / tau_u
    dhpa/dt = (s - hpa) / tau_h
    dz/dt = (min(1, sum cw c b pi) - z) / tau_z
    dL/dt = ((s - s_0)^+ - L) / tau_L

    The reserve z is comfort that is still felt after the touch has ended, so it protects only out
    of touch; a stranger's touch (r = epsilon + (1 - epsilon) b) does not end it. It grows with
    representation (M), and only people leave it. A person who is not
    quite separate from others (df < 1) catches their arousal and is alarmed by difference.

    `persons` and `bonds` hold the need, call, care and contact of this step; `age` in years;
    `normal` is standard normal noise.
    """
    eased, unanswered, caught, catching, comfort = _between(
        network, persons, bonds, inputs, company, constants
    )
    protest = network.sum(unanswered)
    merged = constants.contagion * (1.0 - traits.differentiation)
    rate = (
        constants.recovery_rate * traits.recovery
        + network.sum(eased)
        + merged * network.sum(caught)
    )
    longing = constants.separation_distress * persons.need * jnp.exp(-persons.despair)
    drive = (
        (constants.recovery_rate * traits.recovery + network.sum(eased)) * constants.calm_arousal
        + _threat_felt(network, persons, bonds, inputs, company, traits, age, constants)
        + longing
        + constants.protest_arousal * protest
        + merged * network.sum(catching)
    )
    spread = constants.arousal_noise * jnp.sqrt(
        _NOISE_WINDOW * (1.0 - jnp.exp(-2.0 * rate * fast_minutes)) / (2.0 * rate)
    )
    arousal = jnp.clip(
        driven(persons.arousal, drive, rate, fast_minutes) + spread * normal, 0.0, MAXIMUM_AROUSAL
    )
    despair = driven(
        persons.despair, constants.despair_gain * protest, 1.0 / constants.despair_decay, minutes
    )
    held = jnp.minimum(network.sum(comfort), 1.0)
    above = jnp.maximum(arousal - constants.calm_arousal, 0.0)
    return Body(
        arousal,
        despair,
        relax(persons.slow_arousal, arousal, 1.0 / constants.slow_arousal_lag, minutes),
        relax(persons.reserve, held, 1.0 / constants.reserve_lag, fast_minutes),
        relax(persons.load, above, 1.0 / constants.load_lag, minutes),
    )


def _between(
    network: Links,
    persons: Persons,
    bonds: Bonds,
    inputs: Inputs,
    company: Company,
    constants: Constants,
) -> tuple[jax.Array, ...]:
    """What passes between two: soothing, calls in vain, closeness, caught arousal, comfort."""
    person = jnp.where(inputs.softness > 0.0, 0.0, 1.0)
    eased = soothing(
        bonds.contact,
        bonds.care,
        bonds.strength,
        company.trust,
        inputs.softness,
        inputs.channel,
        constants,
    )
    unanswered = bonds.call * (1.0 - bonds.care)
    caught = person * bonds.contact
    # Products are rounded before they are summed, or a further bond would change the last bit.
    return settle(
        (
            eased,
            unanswered,
            caught,
            caught * network.of_other(persons.arousal),
            caught * inputs.channel * bonds.strength * company.trust,
        )
    )


def _threat_felt(
    network: Links,
    persons: Persons,
    bonds: Bonds,
    inputs: Inputs,
    company: Company,
    traits: Traits,
    age: jax.Array,
    constants: Constants,
) -> jax.Array:
    """Threat as it lands, shared with felt figures and softened by the reserve, 1/min."""
    intimacy = constants.stranger_relief + (1.0 - constants.stranger_relief) * bonds.strength
    touch = settle(jnp.where(inputs.softness > 0.0, 0.0, bonds.contact * intimacy))
    nearest, *rest = network.by_slot(touch)
    for contact in rest:
        nearest = jnp.maximum(nearest, contact)
    kept = persons.reserve * maturity(age, constants.constancy_age) * (1.0 - nearest)
    shared = 1.0 + constants.load_sharing * company.felt_security + constants.reserve_relief * kept
    alarm = inputs.threat + (1.0 - traits.differentiation) * inputs.difference
    return alarm * traits.reactivity / shared
