"""Small numerical tools shared by the mechanisms."""

from __future__ import annotations

from typing import TypeVar

import jax
import jax.numpy as jnp
from jax import lax

Tree = TypeVar("Tree")

MINUTES_PER_YEAR = 525_960.0  # 365.25 days


def settle(values: Tree) -> Tree:
    """Compute `values` once and keep them, instead of again inside every consumer.

    Left to itself XLA fuses producers into each consumer; for random words and choice weights
    that costs several times the arithmetic.
    """
    kept: Tree = lax.optimization_barrier(values)  # type: ignore[no-untyped-call]
    return kept


def logistic(log_odds: jax.Array) -> jax.Array:
    """Probability from log-odds, clipped at +-30 so that it never overflows."""
    return 1.0 / (1.0 + jnp.exp(-jnp.clip(log_odds, -30.0, 30.0)))


def saturate(intensity: jax.Array) -> jax.Array:
    """g(x) = 1 - exp(-x): how much a call or need tells.

    It saturates on purpose: with a linear x one lapse of a good carer at a loud call would
    undo all learned contingency.
    """
    return 1.0 - jnp.exp(-intensity)


def relax(
    value: jax.Array, target: jax.Array, rate: jax.Array | float, minutes: jax.Array
) -> jax.Array:
    """Exact solution of dv/dt = rate (target - v) after `minutes`.

    Soothing reaches 3/min; only the exact exponential survives steps of 30 minutes.
    """
    return target + (value - target) * jnp.exp(-rate * minutes)


def driven(
    value: jax.Array, drive: jax.Array, rate: jax.Array | float, minutes: jax.Array
) -> jax.Array:
    """Exact solution of dv/dt = drive - rate v after `minutes`, also where rate is zero."""
    safe = jnp.maximum(rate, 1e-12)
    return relax(value, drive / safe, safe, minutes)


def maturity(age: jax.Array, constancy_age: jax.Array | float) -> jax.Array:
    """M(age) = 1 - exp(-(age / age_f)^2): growth of object constancy; 0 at birth, 1 in adults."""
    return 1.0 - jnp.exp(-jnp.square(age / constancy_age))
