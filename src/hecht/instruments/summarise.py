"""Scores of one target, and what can be said about each of them."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from hecht.instruments.answers import Answers
from hecht.instruments.definition import Instrument
from hecht.instruments.key import Array, Key
from hecht.instruments.reliability import (
    ROWS_AT_ONCE,
    alpha,
    item_rest,
    omega,
    spread_of,
    standard_error,
)
from hecht.instruments.scores import SubscaleSummary

AGAINST_THE_REST = -0.1
"""An item correlating below this with the rest of its scale is named as running against it."""

ENOUGH_FOR_RELIABILITY = 30
"""Fewer complete rows than this, and reliability is taken from a reference sample instead."""


class TargetScores:
    """One target's answers and its scores, as arrays."""

    def __init__(self, target: str, key: Key, answers: Answers, chosen: Instrument) -> None:
        self.target, self.key, self.answers = target, key, answers
        self.scores, self.answered = raw_scores(key, answers.block, chosen.max_missing_share)
        self.complete = (self.answered == key.counts).all(axis=1)
        if (np.abs(key.weights).sum(axis=1) == 0).any():
            self.complete = ~np.isnan(answers.block).any(axis=1)
        self.spread = spread_of(answers.block, self.complete)

    def named(self, name: str) -> str:
        """The name of a score in the table: with the target before it, where there is one."""
        return f"{self.target}_{name}" if self.target else name


def raw_scores(key: Key, answers: Array, max_missing_share: float) -> tuple[Array, Array]:
    """Scores and number of items answered, both of shape (people, subscales).

    A score is given when at most ``max_missing_share`` of its items are missing; it is then the
    mean of the items that were answered (times the number of items, for sums). Nothing is filled
    in otherwise.
    """
    people = answers.shape[0]
    scores = np.empty((people, len(key.subscales)))
    answered = np.empty_like(scores)
    counts, offset = key.counts, key.offsets.sum(axis=0)
    size = np.where(key.is_sum, counts, 1.0)
    needed = counts * (1 - max_missing_share) - 1e-9
    bookkeeping = np.hstack([np.abs(key.weights), key.offsets])
    for start in range(0, people, ROWS_AT_ONCE):
        block = slice(start, start + ROWS_AT_ONCE)
        given = answers[block]
        total = given @ key.weights
        if not np.isnan(total).any():
            answered[block] = counts
            scores[block] = (total + offset) * (size / counts)
            continue
        gaps = np.isnan(given)
        there = (~gaps).astype(float) @ bookkeeping
        count, due = there[:, : len(counts)], there[:, len(counts) :]
        total = np.where(gaps, 0.0, given) @ key.weights + due
        answered[block] = count
        with np.errstate(invalid="ignore", divide="ignore"):
            scores[block] = np.where(count >= needed, total / count * size, np.nan)
    return scores, answered


def summarise(
    chosen: Instrument, part: TargetScores, place: int, scale: tuple[float, float]
) -> tuple[SubscaleSummary, Array]:
    """The summary of one subscale, and the standard error of each person's score."""
    name = part.key.subscales[place]
    values = part.scores[:, place]
    full = part.scores[part.complete, place]
    sd = float(full.std(ddof=1)) if full.size > 1 else math.nan
    keyed = part.spread.keyed(part.key.weights[:, place])
    trust = alpha(keyed)
    source = "this file"
    used_sd, used_trust = sd, trust
    if full.size < ENOUGH_FOR_RELIABILITY or not 0 < trust < 1:
        used_sd, used_trust, source = _reference_reliability(chosen, name, scale)
    items = int(part.key.counts[place])
    errors = standard_error(used_sd, used_trust, part.answered[:, place], items)
    errors = np.where(np.isnan(values), np.nan, errors)
    entry = SubscaleSummary(
        name=part.named(name),
        items=items,
        scored=int((~np.isnan(values)).sum()),
        mean=float(full.mean()) if full.size else math.nan,
        sd=sd,
        alpha=trust,
        omega=omega(keyed),
        se=used_sd * math.sqrt(1 - used_trust) if math.isfinite(used_trust) else math.nan,
        se_source=source,
    )
    return entry, errors


def misfit(part: TargetScores, name: str) -> list[str]:
    """A note when items run against the rest of their scale: the key, or the file, is wrong."""
    if part.spread.rows < ENOUGH_FOR_RELIABILITY:
        return []
    place = part.key.subscales.index(name)
    against = item_rest(part.spread.keyed(part.key.weights[:, place])) < AGAINST_THE_REST
    if not against.any():
        return []
    used = np.flatnonzero(part.key.weights[:, place])
    listed = ", ".join(part.answers.columns[k] for k in used[against])
    return [
        f"In {part.named(name)}, {listed} run against the other items. Either this is not the "
        "right key for this file, or these items were reversed before or are not reversed as the "
        "key says. Look with `hecht check` before you use these scores."
    ]


def _reference_reliability(
    chosen: Instrument, name: str, scale: tuple[float, float]
) -> tuple[float, float, str]:
    for reference in chosen.references:
        found = reference.figures.get(name, {})
        if reference.status != "unverified" and {"sd", "alpha"} <= set(found):
            stretch = (scale[1] - scale[0]) / (reference.scale[1] - reference.scale[0])
            return found["sd"] * stretch, found["alpha"], reference.name
    return math.nan, math.nan, "not known: no usable reliability here, and no reference sample"


def derived(part: TargetScores, weights: Mapping[str, float]) -> Array:
    """A score put together from others; shape (people,)."""
    places = [part.key.subscales.index(name) for name in weights]
    value: Array = part.scores[:, places] @ np.array(list(weights.values()))
    return value


def derived_summary(part: TargetScores, name: str, value: Array) -> SubscaleSummary:
    """The summary of a score put together from others."""
    full = value[part.complete]
    return SubscaleSummary(
        name=part.named(name),
        items=0,
        scored=int((~np.isnan(value)).sum()),
        mean=float(full.mean()) if full.size else math.nan,
        sd=float(full.std(ddof=1)) if full.size > 1 else math.nan,
        alpha=math.nan,
        omega=math.nan,
        se=math.nan,
        se_source="a combination of other scores",
    )
