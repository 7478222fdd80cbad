"""Who is who in a file: which columns name the couple, the person and the moment."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd

DYAD = re.compile(r"^(dyad|couple|pair|family)([._ ]?(id|nr|no|num))?$", re.IGNORECASE)
PERSON = re.compile(
    r"^(person|partner|member|subject|participant|pp|id|ego|name)([._ ]?(id|nr|no|num))?$",
    re.IGNORECASE,
)
TIME = re.compile(r"^(day|time|beep|wave|session|obs|observation|occasion|date)$", re.IGNORECASE)


@dataclass(frozen=True)
class Structure:
    """The columns that say whose row it is; empty where there is none.

    Attributes:
        dyad: names the couple or family.
        person: names the person, within the couple or over all.
        time: names the moment; at most one row per person and moment.
    """

    dyad: str = ""
    person: str = ""
    time: str = ""

    @property
    def who(self) -> list[str]:
        """The columns that together name one person."""
        return [name for name in (self.dyad, self.person) if name]


def find(frame: pd.DataFrame) -> Structure:
    """Read the structure off the names, and keep only what the rows confirm."""
    names = [str(name) for name in frame.columns]
    dyad = _first(names, DYAD)
    person = _first([n for n in names if n != dyad], PERSON)
    if dyad and person:
        members = frame.groupby(dyad)[person].nunique()
        if members.empty or members.max() > 2:
            dyad = ""
    who = [name for name in (dyad, person) if name]
    if not who or not person:
        return Structure()
    times = [n for n in names if TIME.match(n) and n not in who]
    for time in times:
        if len(frame[time].unique()) > 1 and not frame.duplicated([*who, time]).any():
            return Structure(dyad, person, time)
    return Structure(dyad, person, "")


def _first(names: list[str], pattern: re.Pattern[str]) -> str:
    return next((name for name in names if pattern.match(name)), "")


def across_partners(
    frame: pd.DataFrame, structure: Structure, mine: str, other: str
) -> tuple[np.ndarray, np.ndarray]:
    """``mine`` of each row beside ``other`` of the partner's row at the same moment.

    Both of shape (rows that have a partner's row,); gaps in either are left out.
    """
    keys = [structure.dyad, *([structure.time] if structure.time else [])]
    left = frame[[*keys, structure.person]].assign(value=frame[mine].to_numpy())
    right = frame[[*keys, structure.person]].assign(other=frame[other].to_numpy())
    pairs = left.merge(right, on=keys, suffixes=("", "_other"))
    pairs = pairs[pairs[structure.person] != pairs[f"{structure.person}_other"]]
    pairs = pairs.dropna(subset=["value", "other"])
    return pairs["value"].to_numpy(dtype=float), pairs["other"].to_numpy(dtype=float)
