"""What scoring hands back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hecht.instruments.answers import Answers
from hecht.instruments.definition import Instrument
from hecht.instruments.errors import ScoringError
from hecht.instruments.key import Key
from hecht.instruments.reliability import item_rest, spread_of

if TYPE_CHECKING:
    import pandas as pd


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
