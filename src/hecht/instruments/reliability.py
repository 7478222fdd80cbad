"""How far a score can be trusted: alpha, omega, item-rest correlations, errors, reliable change.

Sources: Cronbach (1951) doi:10.1007/BF02310555; McDonald (1999); Jacobson & Truax (1991)
doi:10.1037/0022-006X.59.1.12.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from hecht.instruments.key import Array

CHANGE_IS_RELIABLE = 1.96
"""|RCI| from here on is called a reliable change (two-sided 95 %)."""


ROWS_AT_ONCE = 1 << 10
"""People handled in one go: the block stays in the cache, and its products are too small for the
linear algebra library to share out over threads, which costs more than it gives here."""


@dataclass(frozen=True)
class Spread:
    """Covariances of items over complete rows, from which all of reliability follows.

    Attributes:
        covariance: shape (items, items).
        rows: complete rows behind it.
    """

    covariance: Array
    rows: int

    def keyed(self, signs: Array) -> Spread:
        """The same for a subset of items, turned where their sign is -1, dropped where it is 0."""
        used = signs != 0
        part = self.covariance[np.ix_(used, used)] * np.outer(signs[used], signs[used])
        return Spread(part, self.rows)


def spread_of(answers: Array, rows_to_use: NDArray[np.bool_] | None = None) -> Spread:
    """Covariances of answers, shape (people, items), over the rows to use: by default all complete.

    Rows to use must have no gaps.
    """
    gapless = np.asarray(~np.isnan(answers).any(axis=1)) if rows_to_use is None else rows_to_use
    complete: NDArray[np.bool_] = gapless
    items = answers.shape[1]
    rows = int(complete.sum())
    if rows < 2:
        return Spread(np.full((items, items), np.nan), rows)
    # Taken off first, so that nothing is lost where answers lie far from zero.
    middle = answers[int(complete.argmax())]
    total, products = np.zeros(items), np.zeros((items, items))
    everyone = rows == len(answers)
    for start in range(0, len(answers), ROWS_AT_ONCE):
        part = answers[start : start + ROWS_AT_ONCE]
        part = (part if everyone else part[complete[start : start + ROWS_AT_ONCE]]) - middle
        total += part.sum(axis=0)
        products += part.T @ part
    return Spread((products - np.outer(total, total) / rows) / (rows - 1), rows)


def alpha(spread: Spread) -> float:
    """Cronbach's alpha of items that all point the same way.

    ``alpha = k / (k - 1) * (1 - sum of item variances / variance of the sum)``; nan below two
    items or three people.
    """
    items, total = len(spread.covariance), spread.covariance.sum()
    if items < 2 or spread.rows < 3 or total <= 0:
        return math.nan
    return float(items / (items - 1) * (1 - np.trace(spread.covariance) / total))


def item_rest(spread: Spread) -> Array:
    """Correlation of each item with the sum of the others; shape (items,)."""
    covariance, items = spread.covariance, len(spread.covariance)
    if items < 2 or spread.rows < 3:
        return np.full(items, np.nan)
    own = np.diag(covariance)
    with_all = covariance.sum(axis=1)
    rest = covariance.sum() - 2 * with_all + own
    with np.errstate(invalid="ignore", divide="ignore"):
        found: Array = (with_all - own) / np.sqrt(own * rest)
    return found


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


def omega(spread: Spread) -> float:
    """McDonald's omega total under one factor.

    ``omega = (sum of loadings)^2 / ((sum of loadings)^2 + sum of unique variances)``.
    """
    own = np.diag(spread.covariance)
    if len(own) < 3 or spread.rows < 10 or not np.all(own > 0):
        return math.nan
    size = np.sqrt(own)
    loadings = one_factor_loadings(spread.covariance / np.outer(size, size)) * size
    unique = np.clip(own - loadings**2, 0, None).sum()
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
