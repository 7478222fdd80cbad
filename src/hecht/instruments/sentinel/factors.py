"""Two or more factors found blindly in the answers, with no key in hand."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np

from hecht.instruments.key import Array

ROUNDS = 200


def correlations(answers: Array) -> Array:
    """Correlations between items over complete rows; shape (items, items)."""
    complete = answers[~np.isnan(answers).any(axis=1)]
    table: Array = np.asarray(np.corrcoef(complete, rowvar=False))
    return table


def varimax(loadings: Array, *, rounds: int = ROUNDS, tolerance: float = 1e-10) -> Array:
    """Loadings turned so that each item loads on few factors (Kaiser 1958)."""
    items, factors = loadings.shape
    turn = np.eye(factors)
    before = 0.0
    for _ in range(rounds):
        turned = loadings @ turn
        target = turned**3 - turned * (turned**2).sum(axis=0) / items
        left, size, right = np.linalg.svd(loadings.T @ target)
        turn = left @ right
        if size.sum() < before * (1 + tolerance):
            break
        before = float(size.sum())
    rotated: Array = loadings @ turn
    return rotated


@dataclass(frozen=True)
class Blind:
    """What the answers themselves say about their key.

    Attributes:
        factor: shape (items,); the factor on which an item loads most.
        sign: shape (items,); +1 or -1, up to a common flip within each factor.
        eigenvalues: of the correlation matrix, largest first.
        rows: complete rows behind it.
    """

    factor: np.ndarray
    sign: np.ndarray
    eigenvalues: Array
    rows: int


def recover(answers: Array, factors: int) -> Blind:
    """Find the factors of a block of answers, shape (people, items), without any key."""
    complete = answers[~np.isnan(answers).any(axis=1)]
    table = correlations(answers)
    values, vectors = np.linalg.eigh(table)
    order = np.argsort(values)[::-1]
    loadings = vectors[:, order[:factors]] * np.sqrt(values[order[:factors]])
    if factors > 1:
        loadings = varimax(loadings)
    factor = np.abs(loadings).argmax(axis=1)
    sign = np.sign(loadings[np.arange(len(factor)), factor])
    return Blind(factor, sign.astype(int), values[order], len(complete))


@dataclass(frozen=True)
class Match:
    """How well a key agrees with what was found blindly.

    Attributes:
        agreeing: items in the right scale with the right sign.
        misplaced: positions of items that load on another scale.
        turned: positions of items in the right scale with the wrong sign.
    """

    agreeing: int
    misplaced: tuple[int, ...]
    turned: tuple[int, ...]


def match(blind: Blind, scale: np.ndarray, sign: np.ndarray) -> Match:
    """Hold a key against the blind result, over all namings and directions of the factors.

    Args:
        blind: from `recover`.
        scale: shape (items,); the scale each item belongs to by the key, 0, 1 ...
        sign: shape (items,); +1, or -1 for reversed items.
    """
    count = int(scale.max()) + 1
    best: Match | None = None
    for naming in itertools.permutations(range(count)):
        named = np.array(naming)[blind.factor]
        right = named == scale
        agree = blind.sign == sign
        wrong_sign = np.zeros(len(scale), dtype=bool)
        for each in range(count):
            inside = right & (scale == each)
            flip = agree[inside].sum() * 2 < inside.sum()
            wrong_sign |= inside & (agree if flip else ~agree)
        found = Match(
            int((right & ~wrong_sign).sum()),
            tuple(np.flatnonzero(~right).tolist()),
            tuple(np.flatnonzero(wrong_sign).tolist()),
        )
        if best is None or found.agreeing > best.agreeing:
            best = found
    assert best is not None  # noqa: S101 - there is at least one permutation
    return best
