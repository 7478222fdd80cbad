"""Scores of a file or a data frame: every subscale, its error, and everything worth knowing."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
import pandas as pd

from hecht.instruments.answers import Answers, clean, numeric_block, scale_in_use
from hecht.instruments.columns import find_items
from hecht.instruments.dataset import Dataset
from hecht.instruments.definition import Instrument
from hecht.instruments.errors import ScoringError
from hecht.instruments.key import Array, Key, key_of
from hecht.instruments.readers import as_dataset
from hecht.instruments.registry import instrument as find_instrument
from hecht.instruments.registry import require_verified
from hecht.instruments.reliability import (
    ROWS_AT_ONCE,
    alpha,
    item_rest,
    omega,
    spread_of,
    standard_error,
)
from hecht.instruments.texts import TextPack, wording_label

AGAINST_THE_REST = -0.1
"""An item correlating below this with the rest of its scale is named as running against it."""

ENOUGH_FOR_RELIABILITY = 30
"""Fewer complete rows than this, and reliability is taken from a reference sample instead."""


@dataclass(frozen=True)
class SubscaleSummary:
    """One score over all people.

    ``mean``, ``sd``, ``alpha`` and ``omega`` are of complete rows (every item of the instrument
    answered); ``se`` is the standard error of one person's score, ``se_source`` says whence.
    """

    name: str
    items: int
    scored: int
    mean: float
    sd: float
    alpha: float
    omega: float
    se: float
    se_source: str


@dataclass(frozen=True)
class Scores:
    """Scores of one file with one instrument.

    Attributes:
        table: one row per person, in the order of the file: ``row`` (line in the file) or the id
            column, then per score the value, ``<score>_se`` and ``<score>_answered``.
        summary: one entry per score.
        notes: what was found and how it was taken, one sentence each.
        people, scored, complete: people read; with at least one score; with every item answered.
        correlation: between the two axes on complete rows; nan where there are none.
        scale: the response scale that was used.
        wording: what is known of the text that was asked.
        references: reference samples on this scale, by name; empty when there is none.
        key_hash: fingerprint of the key, to be kept beside the scores.
        blocks: the clean answers behind the scores, by target (``""`` where there is none).
        key: the key on the scale that was used.
    """

    instrument: Instrument
    table: pd.DataFrame
    summary: tuple[SubscaleSummary, ...]
    notes: tuple[str, ...]
    people: int
    scored: int
    complete: int
    correlation: float
    scale: tuple[float, float]
    wording: str
    references: tuple[str, ...]
    key_hash: str
    blocks: Mapping[str, Answers]
    key: Key

    def item_rest(self, name: str, target: str = "") -> dict[str, float]:
        """Corrected item-total correlation of each column of a subscale, on complete rows."""
        answers = self.blocks[target]
        signs = self.key.weights[:, self.key.subscales.index(name)]
        used = np.flatnonzero(signs)
        found = item_rest(spread_of(answers.block).keyed(signs))
        return {answers.columns[k]: float(r) for k, r in zip(used, found, strict=True)}

    def of(self, name: str) -> SubscaleSummary:
        """The summary of one score."""
        for entry in self.summary:
            if entry.name == name:
                return entry
        known = ", ".join(entry.name for entry in self.summary)
        raise ScoringError(f"There is no score called '{name}'. Scores: {known}.")


def score(
    instrument: str | Instrument,
    data: Dataset | pd.DataFrame | str | Path,
    *,
    scale: tuple[float, float] | None = None,
    missing: Sequence[float] = (),
    items: str | Mapping[str, str] | None = None,
    person: str | None = None,
    impossible: Literal["error", "missing"] = "error",
    accept_unverified: bool = False,
    texts: TextPack | None = None,
) -> Scores:
    """Score a file or a data frame.

    Args:
        instrument: an id such as ``"ecr"``, or an instrument.
        data: a path, a data frame or a dataset.
        scale: lowest and highest answer, when the form did not use the published scale.
        missing: codes that mean 'no answer'.
        items: what stands before the item numbers (``"Q"``), or item code -> column.
        person: the column that names the person.
        impossible: what to do with answers outside the scale.
        accept_unverified: use a key that has not been checked against its source.
        texts: the wording that was asked, as a text pack.

    Raises:
        ScoringError: with row, column, value and the fix.
        UnverifiedKeyError, UnknownNameError, DataFileError: as their names say.
    """
    chosen = find_instrument(instrument) if isinstance(instrument, str) else instrument
    warning = require_verified(chosen, accept_unverified=accept_unverified)
    dataset = as_dataset(data)
    if person is not None and person not in dataset.frame.columns:
        raise ScoringError(f"{dataset.source} has no column called '{person}'.")
    found = find_items(
        chosen,
        list(dataset.frame.columns),
        stem=items if isinstance(items, str) else None,
        chosen=items if isinstance(items, Mapping) else None,
    )
    blocks = {
        target: numeric_block(dataset, list(columns.values())) for target, columns in found.items()
    }
    everything = list(blocks.values())
    stacked = everything[0] if len(everything) == 1 else np.concatenate(everything)
    used, scale_note = _scale(chosen, stacked, scale)
    key = key_of(chosen, used)
    parts = [
        _Part(
            target,
            key,
            clean(
                dataset,
                block,
                list(found[target].values()),
                key,
                missing=missing,
                impossible=impossible,
            ),
            chosen,
        )
        for target, block in blocks.items()
    ]
    notes = [warning, *dataset.facts, scale_note, *(n for p in parts for n in p.answers.notes)]
    return _assemble(chosen, dataset, parts, used, [n for n in notes if n], person, texts)


def _scale(
    chosen: Instrument, block: Array, stated: tuple[float, float] | None
) -> tuple[tuple[float, float], str | None]:
    if stated is None:
        return scale_in_use(block, chosen.response, fixed=chosen.fixed_scale)
    low, high = stated
    if not low < high:
        raise ScoringError(f"A scale runs from low to high; {low:g}-{high:g} does not.")
    if chosen.item_ranges and stated != chosen.response:
        raise ScoringError(
            f"The items of {chosen.id} have ranges of their own; it cannot be scored on "
            f"{low:g}-{high:g}."
        )
    return stated, None


class _Part:
    """One target's answers and its scores, as arrays."""

    def __init__(self, target: str, key: Key, answers: Answers, chosen: Instrument) -> None:
        self.target, self.key, self.answers = target, key, answers
        self.scores, self.answered = raw_scores(key, answers.block, chosen.max_missing_share)
        self.complete = (self.answered == key.counts).all(axis=1)
        if (np.abs(key.weights).sum(axis=1) == 0).any():
            self.complete = ~np.isnan(answers.block).any(axis=1)
        self.spread = spread_of(answers.block, self.complete)

    def named(self, name: str) -> str:
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


def _assemble(
    chosen: Instrument,
    dataset: Dataset,
    parts: list[_Part],
    scale: tuple[float, float],
    notes: list[str],
    person: str | None,
    texts: TextPack | None,
) -> Scores:
    people = len(dataset.frame)
    columns: dict[str, object] = (
        {person: dataset.frame[person].to_numpy()}
        if person
        else {"row": np.arange(people) + dataset.first_row}
    )
    summary: list[SubscaleSummary] = []
    any_score = np.zeros(people, dtype=bool)
    for part in parts:
        for place, name in enumerate(chosen.subscales):
            entry, errors = _summarise(chosen, part, place, scale)
            summary.append(entry)
            columns[entry.name] = part.scores[:, place]
            columns[f"{entry.name}_se"] = errors
            columns[f"{entry.name}_answered"] = part.answered[:, place].astype(np.int16)
            any_score |= ~np.isnan(part.scores[:, place])
            notes.extend(_misfit(part, name))
        for name, weights in chosen.derived.items():
            value = _derived(part, weights)
            columns[part.named(name)] = value
            summary.append(_derived_summary(part, name, value))
    complete = np.all([part.complete for part in parts], axis=0)
    if len(parts) > 1:
        columns |= _over_targets(chosen, parts)
    same_scale = [r for r in chosen.references if r.scale == scale]
    if not chosen.normed:
        notes.append(f"{chosen.title} has no norms: read its answers, do not compare people.")
    elif not same_scale:
        notes.append(
            f"hecht holds no reference sample for {chosen.id} on {scale[0]:g}-{scale[1]:g}; "
            "the scores stand alone."
        )
    return Scores(
        instrument=chosen,
        table=pd.DataFrame(columns),
        summary=tuple(summary),
        notes=tuple(notes),
        people=people,
        scored=int(any_score.sum()),
        complete=int(complete.sum()),
        correlation=_axis_correlation(chosen, parts, complete),
        scale=scale,
        wording=wording_label(chosen, texts),
        references=tuple(f"{r.name}: {r.who} ({r.year}, {r.language})" for r in same_scale),
        key_hash=chosen.key_hash,
        blocks={part.target: part.answers for part in parts},
        key=parts[0].key,
    )


def _summarise(
    chosen: Instrument, part: _Part, place: int, scale: tuple[float, float]
) -> tuple[SubscaleSummary, Array]:
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


def _misfit(part: _Part, name: str) -> list[str]:
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


def _derived(part: _Part, weights: Mapping[str, float]) -> Array:
    places = [part.key.subscales.index(name) for name in weights]
    value: Array = part.scores[:, places] @ np.array(list(weights.values()))
    return value


def _derived_summary(part: _Part, name: str, value: Array) -> SubscaleSummary:
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


def _over_targets(chosen: Instrument, parts: list[_Part]) -> dict[str, object]:
    """The mean over all people asked about, only where every one of them has a score."""
    return {
        f"all_{name}": np.mean([part.scores[:, place] for part in parts], axis=0)
        for place, name in enumerate(chosen.subscales)
    }


def _axis_correlation(chosen: Instrument, parts: list[_Part], complete: Array) -> float:
    if chosen.axes is None or len(parts) != 1 or complete.sum() < 3:
        return math.nan
    names = parts[0].key.subscales
    if chosen.axes.anxiety not in names or chosen.axes.avoidance not in names:
        return math.nan
    values = parts[0].scores[complete]
    first = values[:, names.index(chosen.axes.anxiety)]
    second = values[:, names.index(chosen.axes.avoidance)]
    if first.std() == 0 or second.std() == 0:
        return math.nan
    return float(np.corrcoef(first, second)[0, 1])
