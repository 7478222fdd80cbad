"""Scores of a file or a data frame: every subscale, its error, and everything worth knowing."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

import numpy as np
import pandas as pd

from hecht.instruments.answers import clean, numeric_block, scale_in_use
from hecht.instruments.columns import find_items
from hecht.instruments.dataset import Dataset
from hecht.instruments.definition import Instrument
from hecht.instruments.errors import ScoringError
from hecht.instruments.key import Array, key_of
from hecht.instruments.readers import as_dataset
from hecht.instruments.registry import instrument as find_instrument
from hecht.instruments.registry import require_verified
from hecht.instruments.scores import Scores, SubscaleSummary
from hecht.instruments.summarise import (
    TargetScores,
    derived,
    derived_summary,
    misfit,
    summarise,
)
from hecht.instruments.texts import TextPack, wording_label


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
        TargetScores(
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


def _assemble(
    chosen: Instrument,
    dataset: Dataset,
    parts: list[TargetScores],
    scale: tuple[float, float],
    notes: list[str],
    person: str | None,
    texts: TextPack | None,
) -> Scores:
    table, summary, found = _table(chosen, dataset, parts, person, scale)
    notes = [*notes, *found]
    scored = np.any([~np.isnan(part.scores).all(axis=1) for part in parts], axis=0)
    complete = np.all([part.complete for part in parts], axis=0)
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
        table=table,
        summary=tuple(summary),
        notes=tuple(notes),
        people=len(table),
        scored=int(scored.sum()),
        complete=int(complete.sum()),
        correlation=_axis_correlation(chosen, parts, complete),
        scale=scale,
        wording=wording_label(chosen, texts),
        references=tuple(
            f"{r.name}: {r.who} ({r.year}, {r.language})"
            + ("; figures not checked" if r.status == "unverified" else "")
            for r in same_scale
        ),
        key_hash=chosen.key_hash,
        blocks={part.target: part.answers for part in parts},
        key=parts[0].key,
    )


def _table(
    chosen: Instrument,
    dataset: Dataset,
    parts: list[TargetScores],
    person: str | None,
    scale: tuple[float, float],
) -> tuple[pd.DataFrame, list[SubscaleSummary], list[str]]:
    """The table of scores, the summaries, and notes on items that run against their scale."""
    people = len(dataset.frame)
    columns: dict[str, object] = (
        {person: dataset.frame[person].to_numpy()}
        if person
        else {"row": np.arange(people) + dataset.first_row}
    )
    summary: list[SubscaleSummary] = []
    notes: list[str] = []
    for part in parts:
        for place, name in enumerate(chosen.subscales):
            entry, errors = summarise(chosen, part, place, scale)
            summary.append(entry)
            columns[entry.name] = part.scores[:, place]
            columns[f"{entry.name}_se"] = errors
            columns[f"{entry.name}_answered"] = part.answered[:, place].astype(np.int16)
            notes.extend(misfit(part, name))
        for name, weights in chosen.derived.items():
            value = derived(part, weights)
            columns[part.named(name)] = value
            summary.append(derived_summary(part, name, value))
    if len(parts) > 1:
        columns |= _over_targets(chosen, parts)
    return pd.DataFrame(columns), summary, notes


def _over_targets(chosen: Instrument, parts: list[TargetScores]) -> dict[str, object]:
    """The mean over all people asked about, only where every one of them has a score."""
    return {
        f"all_{name}": np.mean([part.scores[:, place] for part in parts], axis=0)
        for place, name in enumerate(chosen.subscales)
    }


def _axis_correlation(chosen: Instrument, parts: list[TargetScores], complete: Array) -> float:
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
