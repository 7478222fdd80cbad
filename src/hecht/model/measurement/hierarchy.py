"""Whom a person turns to: the attachment hierarchy, read from the bonds."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating]

COUNTS_AS_FIGURE = 0.5  # strength of a bond above which the other counts as a figure


class Turning(NamedTuple):
    """How much a person turns to each figure, each 0..1, [..., bond]."""

    closeness: Array
    haven: Array
    base: Array

    @property
    def overall(self) -> Array:
        """Mean of the three functions, 0..1."""
        return np.asarray((self.closeness + self.haven + self.base) / 3.0)


def turning(
    strength: Array,
    presence: Array,
    trust: Array,
    care_unasked: Array,
    commitment: Array | float = 1.0,
) -> Turning:
    """What each figure is to a person: someone to be near, a haven, a base.

    closeness = b (1 + f) / 2: who is missed when away;
    haven = b pi (1 + f) / 2: who is turned to in need (the model text's rule for the first figure,
    section 5, scene 13);
    base = b P(0) (1 + f) / 2: whose care is counted on without asking, as exploring does in eq. 5.
    A figure who can no longer care (K = 0) stays in closeness, but is no haven and no base.

    The three functions of attachment network questionnaires (Trinke & Bartholomew 1997,
    doi:10.1177/0265407597145002; Fraley & Davis 1997, doi:10.1111/j.1475-6811.1997.tb00135.x).

    Parameters
    ----------
    strength, presence, trust, care_unasked, commitment
        b, f, pi, P(0) and K, each 0..1, [..., bond].
    """
    in_mind = np.asarray(strength) * (1.0 + np.asarray(presence)) / 2.0
    alive = np.asarray(commitment) > 0.0
    return Turning(in_mind, in_mind * trust * alive, in_mind * care_unasked * alive)


def shares(values: Array, axis: int = -1) -> Array:
    """Part of all turning that goes to each figure; adds up to 1 along `axis`, 0 where none."""
    total = np.sum(values, axis=axis, keepdims=True)
    return np.asarray(np.where(total > 0, values / np.where(total > 0, total, 1.0), 0.0))


def ranks(values: Array, axis: int = -1) -> NDArray[np.int_]:
    """Place of each figure along `axis`, 1 for the first; ties in the order given."""
    order = np.argsort(-np.asarray(values), axis=axis, kind="stable")
    return np.asarray(np.argsort(order, axis=axis, kind="stable") + 1)


def figures(strength: Array, axis: int = -1) -> NDArray[np.int_]:
    """Number of attachment figures: bonds stronger than .5 (row NET01: 5.4 in students)."""
    return np.asarray(np.sum(np.asarray(strength) > COUNTS_AS_FIGURE, axis=axis))
