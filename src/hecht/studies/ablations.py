"""Mechanisms that can be switched off by constants, and the model without any of them."""

from __future__ import annotations

from collections.abc import Sequence

from hecht.errors import UnknownNameError
from hecht.model.parameters import CONSTANTS

MECHANISMS: dict[str, dict[str, float]] = {
    "load_sharing": {"load_sharing": 0.0},
    "soothing": {"soothing_rate": 0.0},
    "separation_distress": {"separation_distress": 0.0},
    "protest": {"protest_arousal": 0.0},
    "arousal_to_need": {"arousal_to_need": 0.0},
    "despair": {"despair_gain": 0.0},
    "felt_presence": {"presence_weight": 0.0},
    "fear_in_choice": {"fear_weight": 0.0},
    "fear_learning": {"fear_acquisition": 0.0},
    "near_gradient_of_fear": {"distant_fear": 1.0, "fear_weight": 3.5},
    "own_model_in_care": {"own_model_in_care": 0.0},
    "self_blame": {"self_blame": 0.0},
    "learning": {"learning_rate_new": 0.0, "learning_rate_lasting": 0.0},
    "learning_when_calm": {"calm_learning": 0.0},
    "absence_teaches": {"absence_weight": 0.0},
    "bond_growth": {"bond_growth": 0.0},
    "need_binds": {"need_binds": 0.0},
    "plasticity": {"model_plasticity": 0.0},
    "noisy_choice": {"choice_precision": 60.0},
    "felt_care": {"reciprocity": 0.0, "quarrel_harm": 0.0},
    "reciprocity": {"reciprocity": 0.0},
    "quarrel_harm": {"quarrel_harm": 0.0},
    "reserve": {"reserve_relief": 0.0},
    "early_pull": {"early_pull": 0.0},
    "comfort_in_despair": {"comfort_in_despair": 0.0},
    "divided_attention": {"divided_attention": 0.0},
    "balance": {"balance_in_care": 0.0},
    "contagion": {"contagion": 0.0},
    "example": {"example": 0.0},
}
"""Mechanism -> the constants that switch it off."""

_TRAITS_ONLY = {
    "learning_rate_new": 0.0, "learning_rate_lasting": 0.0, "self_blame": 0.0,
    "fear_acquisition": 0.0, "fear_extinction": 0.0, "bond_growth": 0.0, "bond_fading": 0.0,
    "model_plasticity": 0.0, "soothing_rate": 0.0, "load_sharing": 0.0, "presence_weight": 0.0,
    "separation_distress": 0.0, "protest_arousal": 0.0, "despair_gain": 0.0, "reciprocity": 0.0,
    "quarrel_harm": 0.0, "reserve_relief": 0.0, "early_pull": 0.0, "balance_in_care": 0.0,
    "contagion": 0.0, "example": 0.0, "comfort_in_despair": 0.0,
}  # fmt: skip


def known() -> list[str]:
    """Mechanisms that this version of the model has."""
    return [name for name, changes in MECHANISMS.items() if set(changes) <= set(CONSTANTS)]


def without(names: Sequence[str]) -> dict[str, float]:
    """The constants that switch these mechanisms off.

    Raises
    ------
    UnknownNameError
        A mechanism this version does not have; names the nearest.
    """
    changes: dict[str, float] = {}
    for name in names:
        if name not in known():
            raise UnknownNameError("mechanism", name, known())
        changes |= MECHANISMS[name]
    return changes


def traits_only() -> dict[str, float]:
    """The plain rival: people differ in a fixed insecurity, and nothing happens to them.

    Nobody learns, soothes, shares a load, misses or despairs; infants are born with expectations
    drawn as adults' are (see `Stage.infant`). What this rival also passes is no evidence for any
    mechanism.
    """
    return {name: value for name, value in _TRAITS_ONLY.items() if name in CONSTANTS}
