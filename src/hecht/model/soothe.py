"""Soothe: arousal rises with threat, longing and protest, and falls in good company."""

from __future__ import annotations

from typing import NamedTuple

import jax
import jax.numpy as jnp

from hecht.model.network import Links
from hecht.model.numerics import driven, relax, settle
from hecht.model.parameters import Constants
from hecht.model.state import Bonds, Inputs, Persons

MAXIMUM_AROUSAL = 5.0
_NOISE_WINDOW = 0.1  # min: spacing of the noise that sigma_s was calibrated with


class Body(NamedTuple):
    """Arousal, despair and slow arousal, [person, world]."""

    arousal: jax.Array
    despair: jax.Array
    slow_arousal: jax.Array


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
    constants: Constants,
) -> jax.Array:
    """Soothing by one figure (eq. 10), 1/min, [bond, world].

    gamma o' c y [epsilon + (1 - epsilon) b pi^2]: in proportion to squared trust.
    """
    medium = jnp.where(softness > 0.0, softness, 1.0)
    close = constants.stranger_relief + (1.0 - constants.stranger_relief) * strength * trust**2
    return constants.soothing_rate * medium * contact * care * close


def body_after(
    network: Links,
    persons: Persons,
    bonds: Bonds,
    inputs: Inputs,
    company: Company,
    reactivity: jax.Array,
    normal: jax.Array,
    fast_minutes: jax.Array,
    minutes: jax.Array,
    constants: Constants,
) -> Body:
    """Arousal (eq. 10), despair (eq. 11) and slow arousal (eq. 16) after `minutes`.

    ds/dt = -kappa (s - s_0) + k T / (1 + eta S) + q a e^-u + p_e sum x (1 - y)
            - sum soothing (s - s_0) + noise
    du/dt = epsilon_u sum x (1 - y) - u / tau_u
    dhpa/dt = (s - hpa) / tau_h

    `persons` and `bonds` hold the need, call, care and contact of this step; `normal` is standard
    normal noise.
    """
    eased = soothing(
        bonds.contact, bonds.care, bonds.strength, company.trust, inputs.softness, constants
    )
    unanswered = bonds.call * (1.0 - bonds.care)
    eased, unanswered = settle((eased, unanswered))
    protest = network.sum(unanswered)
    rate = constants.recovery_rate + network.sum(eased)
    shared = inputs.threat * reactivity / (1.0 + constants.load_sharing * company.felt_security)
    longing = constants.separation_distress * persons.need * jnp.exp(-persons.despair)
    drive = rate * constants.calm_arousal + shared + longing + constants.protest_arousal * protest
    spread = constants.arousal_noise * jnp.sqrt(
        _NOISE_WINDOW * (1.0 - jnp.exp(-2.0 * rate * fast_minutes)) / (2.0 * rate)
    )
    arousal = jnp.clip(
        driven(persons.arousal, drive, rate, fast_minutes) + spread * normal, 0.0, MAXIMUM_AROUSAL
    )
    despair = driven(
        persons.despair, constants.despair_gain * protest, 1.0 / constants.despair_decay, minutes
    )
    slow = relax(persons.slow_arousal, arousal, 1.0 / constants.slow_arousal_lag, minutes)
    return Body(arousal, despair, slow)
