"""Fifteen minutes on something the couple disagrees about, filmed, both bodies wired."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hecht.model.measurement.coupling import coupling
from hecht.model.parameters import Constants
from hecht.studies import readouts, self_report
from hecht.studies.circumstances import Part, Seen
from hecht.studies.families import A_TO_B, B_TO_A, COUPLE, couple, live_together
from hecht.studies.paradigm import Paradigm
from hecht.studies.stage import Stage

_CONFUSION = 0.03  # coders take one act in 33 for its opposite; set on row COU17
_STEP = 1 / 6  # min


def couple_conflict(
    n: int,
    seed: int,
    constants: Constants,
    *,
    minutes: int = 15,
    threat: float = 0.12,
    whose: str = "both",
    days: int = 90,
) -> pd.DataFrame:
    """A diary of a fortnight for satisfaction, then the talk; the issue weighs for ten minutes.

    `whose` issue it is: both, or one of the two at random ("one").
    """
    stage = couple(n, seed, constants, days=days)
    diary = live_together(stage, 14, record=self_report.day_record(stage))
    satisfied = [
        self_report.satisfaction(stage, diary, *bond).mean(axis=0) for bond in (A_TO_B, B_TO_A)
    ]
    first = stage.chance.random(n) < 0.5
    weights = (
        {person: np.ones(n) for person in COUPLE}
        if whose == "both"
        else {"a": first * 1.0, "b": ~first * 1.0}
    )
    table = talk(stage, minutes, {k: threat * w for k, w in weights.items()})
    told = {p: readouts.attachment(stage, p, COUPLE[1 - k]) for k, p in enumerate(COUPLE)}
    for k, person in enumerate(COUPLE):
        table[f"satisfaction_{person}"] = satisfied[k]
        table[f"anxiety_{person}"], table[f"avoidance_{person}"] = told[person]
    table["issue"] = "both" if whose == "both" else np.where(first, "a", "b")
    return table


def talk(stage: Stage, minutes: int, threat: dict[str, np.ndarray]) -> pd.DataFrame:
    """Play and code a conflict; a row for each couple."""
    room = stage.copy()
    room.rest()
    for person in COUPLE:
        room.set(person, arousal=0.3)
    near = {bond: {"reach": 1.0} for bond in (A_TO_B, B_TO_A)}
    long = min(60, minutes * 6)
    parts = [
        Part(long, people={k: {"threat": v} for k, v in threat.items()}, ties=near),
        Part(max(1, minutes * 6 - long), ties=near),
    ]
    seen = room.play(
        parts,
        _STEP,
        record=("arousal", "call", "care", "withdrawal", "contact"),
        learning=False,
    )
    return coded(seen)


def coded(seen: Seen) -> pd.DataFrame:
    """Acts of both, as coders count them."""
    calls, away, care = (
        {bond: seen.tie(*bond, name) for bond in (A_TO_B, B_TO_A)}
        for name in ("call", "withdrawal", "care")
    )
    columns: dict[str, np.ndarray] = {"couple": np.arange(seen.of("a", "arousal").shape[1])}
    for person, bond in (("a", A_TO_B), ("b", B_TO_A)):
        gentle = ((calls[bond] > 0) & (calls[bond] <= 1)).mean(axis=0)
        kind = (care[bond[::-1]] > 0).mean(axis=0) + 0.5 * gentle  # care given to the other
        harsh = (calls[bond] >= 2).mean(axis=0) + (away[bond] > 0).mean(axis=0)
        columns[f"positive_{person}"] = (1 - _CONFUSION) * kind + _CONFUSION * harsh
        columns[f"negative_{person}"] = (1 - _CONFUSION) * harsh + _CONFUSION * kind
        demand = (calls[bond] > 0) & (away[bond[::-1]] > 0)
        columns[f"{person}_demands"] = demand.mean(axis=0)
        columns[f"arousal_{person}"] = seen.of(person, "arousal").mean(axis=0)
    columns["demand_withdraw"] = columns["a_demands"] + columns["b_demands"]
    columns["intimacy"] = seen.tie(*A_TO_B, "contact").mean(axis=0)
    columns["synchrony"] = coupling(seen.of("a", "arousal"), seen.of("b", "arousal"))
    return pd.DataFrame(columns)


TALK_COLUMNS = {
    "couple": "number of the couple",
    **{
        name.format(person): text.format(person)
        for person in COUPLE
        for name, text in {
            "positive_{}": "positive acts of {} (care, half of gentle bids), share of 10-s codes",
            "negative_{}": "negative acts of {} (loud calls, moving away), share of 10-s codes",
            "{}_demands": "share of time {} calls while the other moves away",
            "arousal_{}": "mean arousal of {}, 0-5",
        }.items()
    },
    "demand_withdraw": "share of time one calls while the other moves away",
    "intimacy": "mean contact, 0-1",
    "synchrony": "correlation over time of both arousals, -1 to 1",
}

PARADIGM = Paradigm(
    name="couple-conflict",
    run=couple_conflict,
    unit="couple",
    about="Couples talk for fifteen minutes about something they disagree on.",
    columns={
        **TALK_COLUMNS,
        **{
            f"{name}_{person}": text
            for person in COUPLE
            for name, text in {
                "satisfaction": "satisfaction over the two weeks before",
                "anxiety": "questionnaire anxiety, 1-5",
                "avoidance": "questionnaire avoidance, 1-5",
            }.items()
        },
        "issue": "whose issue it was: a, b or both",
    },
    quick=400,
    full=1200,
    source="Gottman & Levenson 1992; Schrodt et al. 2014; Papp et al. 2009; Mayo et al. 2021",
)
