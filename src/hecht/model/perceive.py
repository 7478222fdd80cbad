"""Perceive: how far I trust each figure, and how safe I feel."""

from __future__ import annotations

from typing import NamedTuple

import jax
import jax.numpy as jnp

from hecht.model.network import Links
from hecht.model.numerics import logistic, maturity, saturate, settle
from hecht.model.parameters import Constants
from hecht.model.state import Bonds, Inputs, Persons, Traits

_FULL_CALL = 1.0


class Perception(NamedTuple):
    """How a moment is met."""

    expectation: jax.Array  # w + theta, log-odds of care when nothing is asked, [bond, world]
    trust: jax.Array  # pi, 0..1, [bond, world]
    felt_security: jax.Array  # S, 0..1, [person, world]


def expected_care(expectation: jax.Array, contingency: jax.Array, call: jax.Array) -> jax.Array:
    """P(x) = sigma(w + theta + lambda g(x)): care expected for a call of intensity x (eq. 1)."""
    return logistic(expectation + contingency * saturate(call))


def perceive(
    network: Links,
    persons: Persons,
    bonds: Bonds,
    inputs: Inputs,
    traits: Traits,
    age: jax.Array,
    constants: Constants,
) -> Perception:
    """Trust in each figure (eq. 1) and felt security (eq. 2).

    S = 1 - prod_j [1 - b pi max(c, df k_f M(age) K f)]: any one good figure is enough. Someone
    absent in space but present in mind protects, the older one is the more, and not at all once
    that figure can no longer care (K = 0: death), or for one who is safe only as one with the
    other (df = 0).

    `age` in years, [person, world]. Felt security in 0..1.
    """
    expectation = network.of_owner(persons.self_model) + bonds.responsiveness
    trust = expected_care(expectation, bonds.contingency, jnp.float32(_FULL_CALL))
    constancy = settle(
        traits.differentiation * constants.presence_weight * maturity(age, constants.constancy_age)
    )
    in_mind = network.of_owner(constancy) * inputs.commitment * bonds.presence
    unprotected = 1.0 - bonds.strength * trust * jnp.maximum(bonds.contact, in_mind)
    alone, *rest = network.by_slot(unprotected, fill=1.0)
    for factor in rest:
        alone = alone * factor
    return Perception(expectation, trust, 1.0 - alone)
