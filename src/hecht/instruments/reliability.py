"""How far a score can be trusted: alpha, omega, item-rest correlations, errors, reliable change.

Sources: Cronbach (1951) doi:10.1007/BF02310555; McDonald (1999); Jacobson & Truax (1991)
doi:10.1037/0022-006X.59.1.12.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from hecht.instruments.key import Array

CHANGE_IS_RELIABLE = 1.96
"""|RCI| from here on is called a reliable change (two-sided 95 %)."""


def alpha(keyed: Array) -> float:
    """Cronbach's alpha of reversed-where-needed answers, shape (people, items), complete rows.

    ``alpha = k / (k - 1) * (1 - sum of item variances / variance of the sum)``; nan below two
    items or three people.
    """
    people, items = keyed.shape
    if items < 2 or people < 3:
        return math.nan
    total = keyed.sum(axis=1).var(ddof=1)
    if total == 0:
        return math.nan
    return float(items / (items - 1) * (1 - keyed.var(axis=0, ddof=1).sum() / total))


def item_rest(keyed: Array) -> Array:
    """Correlation of each item with the mean of the others; shape (items,). Complete rows."""
    people, items = keyed.shape
    if items < 2 or people < 3:
        return np.full(items, np.nan)
    centred = keyed - keyed.mean(axis=0)
    total = centred.sum(axis=1)
    result = np.full(items, np.nan)
    for k in range(items):
        rest = total - centred[:, k]
        size = np.sqrt((centred[:, k] ** 2).sum() * (rest**2).sum())
        if size > 0:
            result[k] = (centred[:, k] * rest).sum() / size
    return result


def one_factor_loadings(
    correlation: Array, *, tolerance: float = 1e-8, rounds: int = 2000
) -> Array:
    """Loadings of one common factor (principal axes, iterated), shape (items,).

    The sign is chosen so that most loadings are positive.
    """
    inverse = np.linalg.pinv(correlation)
    shared = np.clip(1 - 1 / np.clip(np.diag(inverse), 1e-12, None), 0.05, 0.999)
    loadings = np.zeros(len(correlation))
    for _ in range(rounds):
        reduced = correlation.copy()
        np.fill_diagonal(reduced, shared)
        values, vectors = np.linalg.eigh(reduced)
        loadings = vectors[:, -1] * np.sqrt(max(values[-1], 0.0))
        new = np.clip(loadings**2, 0.0, 0.999)
        if np.max(np.abs(new - shared)) < tolerance:
            break
        shared = new
    return loadings if loadings.sum() >= 0 else -loadings


def omega(keyed: Array) -> float:
    """McDonald's omega total under one factor; complete rows.

    ``omega = (sum of loadings)^2 / ((sum of loadings)^2 + sum of unique variances)``.
    """
    people, items = keyed.shape
    if items < 3 or people < 10:
        return math.nan
    spread = keyed.std(axis=0, ddof=1)
    if np.any(spread == 0):
        return math.nan
    correlation: Array = np.asarray(np.corrcoef(keyed, rowvar=False))
    loadings = one_factor_loadings(correlation) * spread
    unique = np.clip(spread**2 - loadings**2, 0, None).sum()
    common = loadings.sum() ** 2
    return float(common / (common + unique))


def standard_error(sd: float, reliability: float, answered: ArrayLike, items: int) -> Array:
    """Standard error of a score, ``sd * sqrt(1 - reliability)``, per person.

    With fewer items answered the reliability is stepped down (Spearman-Brown).

    Args:
        sd: standard deviation of the score in the sample the reliability comes from.
        reliability: of the full scale, 0 to 1.
        answered: items answered, shape (people,).
        items: items of the full scale.
    """
    share = np.asarray(answered, dtype=float) / items
    stepped = share * reliability / (1 + (share - 1) * reliability)
    error: Array = sd * np.sqrt(np.clip(1 - stepped, 0, 1))
    return np.where(share > 0, error, np.nan)


@dataclass(frozen=True)
class Change:
    """A difference between two dates, and whether it exceeds what measurement error explains.

    Attributes:
        difference: second score minus first.
        index: Jacobson-Truax reliable change index, ``difference / (sqrt(2) * standard error)``.
        reliable: True when ``|index| >= 1.96``.
        smallest: the smallest difference that would be called reliable.
    """

    difference: float
    index: float
    reliable: bool
    smallest: float

    def sentence(self, name: str) -> str:
        """One plain sentence; the word 'changed' only where the change is reliable."""
        if self.reliable:
            way = "higher" if self.difference > 0 else "lower"
            return (
                f"{name} changed: {abs(self.difference):.2f} {way} than the first time, more than "
                f"the {self.smallest:.2f} that measurement error explains."
            )
        return (
            f"{name}: the two scores differ by {self.difference:+.2f}, within the "
            f"{self.smallest:.2f} that measurement error explains. Neither up nor down."
        )


def reliable_change(first: float, second: float, error: float) -> Change:
    """Jacobson-Truax reliable change between two dates.

    Args:
        first, second: the scores.
        error: standard error of one score, greater than 0.

    Raises:
        ValueError: when the error is not a positive number.
    """
    if not (math.isfinite(error) and error > 0):
        raise ValueError("reliable change needs a standard error greater than 0")
    spread = math.sqrt(2) * error
    index = (second - first) / spread
    return Change(
        difference=second - first,
        index=index,
        reliable=abs(index) >= CHANGE_IS_RELIABLE,
        smallest=CHANGE_IS_RELIABLE * spread,
    )
