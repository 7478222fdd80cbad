"""Felt care and the balance of giving: how this figure treated me lately, and who gave more.

Both are carried from one day to the next and both make a person give: who feels cared for is
kinder (felt care), and who received more than they gave gives back (balance).
"""

from __future__ import annotations

from typing import NamedTuple

import jax
import jax.numpy as jnp

from hecht.model.network import Links
from hecht.model.numerics import driven, relax
from hecht.model.parameters import BOND, Constants
from hecht.model.signal import Acts
from hecht.model.state import Bonds, Inputs, Ways
from hecht.model.ways import debt_felt

_FRIGHT_COUNTS_AS = 13.0
"""Minutes of a fully loud quarrel that one frightening act counts as (30 in the text, at a
smaller harm a minute: the same hurt)."""

_LOWEST, _HIGHEST = BOND["felt_care"].low, BOND["felt_care"].high


class Ledger(NamedTuple):
    """What a figure gave, [bond, world]."""

    felt_care: jax.Array  # d, -3..1
    balance: jax.Array  # e, -1..1


def urge_to_give(
    network: Links, bonds: Bonds, constants: Constants, ways: Ways | None = None
) -> jax.Array:
    """Log-odds by which the figure gives more to the owner, [bond, world].

    g_4 d_ji + g_5 b_ji e_ji: what the figure felt and received from the owner, and how much the
    owner matters to it. Where ways of bonding are followed, loyalty lets a debt rest.
    """
    balance = bonds.balance if ways is None else debt_felt(bonds.balance, ways, constants)
    return network.of_reverse(
        constants.reciprocity * bonds.felt_care
        + constants.balance_in_care * bonds.strength * balance
    )


def ledger_after(
    network: Links,
    self_model: jax.Array,
    bonds: Bonds,
    inputs: Inputs,
    acts: Acts,
    care: jax.Array,
    fright: jax.Array,
    fast_minutes: jax.Array,
    minutes: jax.Array,
    constants: Constants,
) -> Ledger:
    """Felt care (eq. 17) and the balance of giving after `minutes`; both change in company only.

    dd/dt = p [(y - y_0 p K) - d] / tau_d - h_x e^-w K p [Q(x_ij) + Q(x_ji)] - fright,
    Q(x) = x^2 / (1 + x): care against what is due; quarrels hurt both, and those of low
    self-worth more. Only someone who owes care can disappoint (K), so that a crying infant does
    not sour its carer. In a step one call hurts for tau_q (1 - exp(-dt / tau_q)) minutes: an act
    drawn for half an hour is not half an hour of shouting, and the dose hardly depends on the step.

    de/dt = p K_ij K_ji [(y_ij - y_ji) - e] / tau_g: received less given, as a share of the time
    together. Where only one of the two owes care, as between parent and child, there is no ledger.
    """
    company = jnp.where(inputs.softness > 0.0, 0.0, inputs.reach)  # an object cannot disappoint
    owed = company * inputs.commitment
    loud = _loudness(acts.call) + _loudness(network.of_reverse(acts.call))
    dose = constants.quarrel_lasts * -jnp.expm1(-fast_minutes / constants.quarrel_lasts)
    harm = constants.quarrel_harm * jnp.exp(-network.of_owner(self_model)) * owed * loud
    act = _FRIGHT_COUNTS_AS * constants.quarrel_harm * fright
    rate = company / constants.felt_care_lag
    drive = rate * (care - constants.care_due * owed) - harm * dose / fast_minutes - act / minutes
    felt = jnp.clip(driven(bonds.felt_care, drive, rate, minutes), _LOWEST, _HIGHEST)
    shared = owed * network.of_reverse(inputs.commitment) / constants.balance_lag
    balance = relax(bonds.balance, care - network.of_reverse(care), shared, minutes)
    return Ledger(felt, balance)


def _loudness(call: jax.Array) -> jax.Array:
    return jnp.square(call) / (1.0 + call)
