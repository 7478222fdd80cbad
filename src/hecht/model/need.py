"""Need: the attachment system switches on when safety falls short of what is needed."""

from __future__ import annotations

import jax
import jax.numpy as jnp

from hecht.model.numerics import relax
from hecht.model.parameters import Constants

_ADULT_SHARE = 0.3  # of an infant's resting need
_GROWING_UP = 8.0  # years in which resting need falls to the adult share


def need_after(
    need: jax.Array,
    arousal: jax.Array,
    felt_security: jax.Array,
    age: jax.Array,
    minutes: jax.Array,
    constants: Constants,
) -> jax.Array:
    """Need for a figure after `minutes` (eq. 3); all arrays [person, world].

    da/dt = ([d_0 (0.3 + 0.7 exp(-age / 8)) + d_1 s - S]^+ - a) / tau_a
    """
    share = _ADULT_SHARE + (1.0 - _ADULT_SHARE) * jnp.exp(-age / _GROWING_UP)
    wanted = constants.resting_need * share + constants.arousal_to_need * arousal
    goal = jnp.maximum(wanted - felt_security, 0.0)
    return relax(need, goal, 1.0 / constants.need_lag, minutes)
