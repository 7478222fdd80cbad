"""Two dates of the same people: what changed by more than measurement error explains."""

from __future__ import annotations

import math

import pandas as pd

from hecht.instruments.errors import ScoringError
from hecht.instruments.reliability import reliable_change
from hecht.instruments.scores import Scores


def between(first: Scores, second: Scores, person: str) -> pd.DataFrame:
    """Reliable change of every person and score between two dates (Jacobson & Truax 1991).

    The standard error of a score is that of the first date.

    Args:
        first, second: scores of the same instrument on the same scale.
        person: the column that names the person in both.

    Returns:
        One row a person and score: ``first``, ``second``, ``difference``, ``index``,
        ``smallest`` (the least difference that counts) and ``reliable``.

    Raises:
        ScoringError: when the two cannot be compared, or a person stands twice.
    """
    _check(first, second, person)
    names = [e.name for e in first.summary if math.isfinite(e.se) and e.se > 0]
    if not names:
        raise ScoringError("No score has a standard error, so no change can be called reliable.")
    merged = first.table[[person, *names]].merge(
        second.table[[person, *names]], on=person, suffixes=("_1", "_2")
    )
    if merged.empty:
        raise ScoringError(f"Nobody stands in both files; compare the values of {person}.")
    rows = []
    for record in merged.to_dict("records"):
        for name in names:
            before, after = float(record[f"{name}_1"]), float(record[f"{name}_2"])
            if math.isnan(before) or math.isnan(after):
                continue
            change = reliable_change(before, after, first.of(name).se)
            rows.append(
                {
                    person: record[person],
                    "score": name,
                    "first": before,
                    "second": after,
                    "difference": change.difference,
                    "index": change.index,
                    "smallest": change.smallest,
                    "reliable": change.reliable,
                }
            )
    return pd.DataFrame(rows)


def _check(first: Scores, second: Scores, person: str) -> None:
    if first.key_hash != second.key_hash:
        raise ScoringError(
            f"The two dates were scored with different keys ({first.instrument.id} and "
            f"{second.instrument.id}); they cannot be compared."
        )
    if first.scale != second.scale:
        raise ScoringError(
            f"The answers are on {first.scale[0]:g}-{first.scale[1]:g} the first time and on "
            f"{second.scale[0]:g}-{second.scale[1]:g} the second. Say --scale for both."
        )
    for scores, which in ((first, "first"), (second, "second")):
        if person not in scores.table.columns:
            raise ScoringError(f"The {which} file was not scored by {person}; say --person.")
        twice = scores.table[person].duplicated()
        if twice.any():
            who = scores.table.loc[twice, person].iloc[0]
            raise ScoringError(f"Person {who} stands twice in the {which} file.")
