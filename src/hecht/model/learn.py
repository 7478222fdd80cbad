"""Learn: the care curve of each figure, oneself, and whom to fear."""

from __future__ import annotations

from typing import NamedTuple

import jax
import jax.numpy as jnp

from hecht.model.network import Links
from hecht.model.numerics import driven, saturate, settle
from hecht.model.parameters import Constants
from hecht.model.perceive import expected_care
from hecht.model.state import Bonds, Inputs

_FEAR_FADES_AT_A_DISTANCE = 0.3


class Lesson(NamedTuple):
    """What was learned, [bond, world] and [person, world]."""

    responsiveness: jax.Array
    contingency: jax.Array
    evidence: jax.Array
    self_model: jax.Array


def learn_care(
    network: Links,
    self_model: jax.Array,
    need: jax.Array,
    bonds: Bonds,
    inputs: Inputs,
    expectation: jax.Array,
    windows: jax.Array,
    constants: Constants,
    *,
    long_step: bool,
) -> Lesson:
    """Logistic delta rule for the care curve (eq. 12), in every care window, asked or not.

    q = max(p, abs f); err = y - q P(x); G = g_min + min(a, 1), times min(x, 1) when absent;
    rate = eta_1 / (1 + n / n_0) + eta_inf; step = 1 - exp(-rate G windows);
    theta += step err, lambda += step err g(x), w += k_w max(b, min(a, 1)) step err,
    n += G windows. The same error is split between "they do not care" and "I am not worth it". In
    need one learns about oneself from anyone, at ease only from those one is bound to. Objects
    teach nothing about oneself. In long steps the step is capped so that it never overshoots.
    """
    told = saturate(bonds.call)
    expected = expected_care(expectation, bonds.contingency, bonds.call)
    noticed = jnp.maximum(inputs.reach, constants.absence_weight * bonds.presence)
    error = bonds.care - noticed * expected
    absent = inputs.reach <= 0.0
    open_to = jnp.minimum(network.of_owner(need), 1.0)
    gate = constants.calm_learning + open_to
    gate = gate * jnp.where(absent, jnp.minimum(bonds.call, 1.0), 1.0)
    new = constants.learning_rate_new / (1.0 + bonds.evidence / constants.evidence_half)
    step = 1.0 - jnp.exp(-(new + constants.learning_rate_lasting) * gate * windows)
    if long_step:
        step = step / (1.0 + step * 0.25 * (1.0 + told**2))
    change = settle(step * error)
    about_me = jnp.where(inputs.softness > 0.0, 0.0, change * jnp.maximum(bonds.strength, open_to))
    return Lesson(
        bonds.responsiveness + change,
        bonds.contingency + change * told,
        bonds.evidence + gate * windows,
        self_model + constants.self_blame * network.sum(about_me),
    )


def learn_fear(
    bonds: Bonds,
    inputs: Inputs,
    fright: jax.Array,
    windows: jax.Array,
    constants: Constants,
) -> jax.Array:
    """Fear of the figure (eq. 13), [bond, world], 0..1.

    dchi = acq H (1 - chi) - ext max(c, .3 p) chi per window: fast to learn, slow to unlearn, and
    only in contact. `fright` counts the acts H of the whole step.
    """
    learned = constants.fear_acquisition * fright
    nearness = jnp.maximum(bonds.contact, _FEAR_FADES_AT_A_DISTANCE * inputs.reach)
    unlearned = constants.fear_extinction * nearness * windows
    after = driven(bonds.aversiveness, learned, learned + unlearned, jnp.float32(1.0))
    return jnp.where(inputs.reach > 0.0, after, bonds.aversiveness)
