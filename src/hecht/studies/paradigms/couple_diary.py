"""Two weeks in the life of couples: both partners, every evening."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from hecht.model.measurement.observation import negative_mental_health, z_scores
from hecht.model.parameters import Constants
from hecht.studies import readouts, self_report
from hecht.studies.circumstances import Seen
from hecht.studies.families import A_TO_B, B_TO_A, COUPLE, couple, live_together
from hecht.studies.paradigm import Paradigm
from hecht.studies.self_report import asked, told
from hecht.studies.stage import Stage


def quarrel(calls: np.ndarray) -> np.ndarray:
    """Q(x) = x^2 / (1 + x): how much of a quarrel a call is."""
    return np.asarray(calls**2 / (1 + calls))


def couple_diary(
    n: int, seed: int, constants: Constants, *, days: int = 14, before: int = 90
) -> pd.DataFrame:
    """`days` of diary after `before` days of living together; a row for each person and day."""
    stage = couple(n, seed, constants, days=before)
    seen = live_together(stage, days, record=self_report.day_record(stage))
    people = [diary_of(stage, seen, *bond) for bond in (A_TO_B, B_TO_A)]
    table = pd.concat(people, ignore_index=True)
    for name in ("satisfaction", "care_received", "arousal"):
        other = [people[1][name], people[0][name]]
        table[f"partner_{name}"] = np.concatenate(other)
    return table


def diary_of(stage: Stage, seen: Seen, person: str, partner: str) -> pd.DataFrame:
    """The diary of one partner: a row for each day."""
    days, n = seen.of(person, "arousal").shape
    mine, theirs = (seen.tie(*bond, "call") for bond in ((person, partner), (partner, person)))
    left = [seen.tie(*bond, "withdrawal") for bond in ((person, partner), (partner, person))]
    values: dict[str, Any] = {
        "satisfaction": self_report.satisfaction(stage, seen, person, partner),
        "conflict": quarrel(mine) + quarrel(theirs) + left[0] + left[1]
        + 0.3 * seen.of(person, "arousal"),
        "escalation": quarrel(mine) + quarrel(theirs),
        "care_received": seen.tie(person, partner, "care"),
        "contact": seen.tie(person, partner, "contact"),
        "disclosure": np.minimum(mine, 1.0),
        "arousal": seen.of(person, "arousal"),
    }  # fmt: skip
    anxiety, avoidance = readouts.attachment(stage, person, partner)
    arousal = seen.of(person, "arousal").mean(axis=0)
    low = negative_mental_health(arousal, stage.of(person, "self_model"))
    good = z_scores(seen.of(person, "felt_security").mean(axis=0)) - 0.5 * z_scores(low)
    traits = {
        "anxiety": anxiety,
        "avoidance": avoidance,
        "complaints": asked(stage, told(stage, person, low)),
        "wellbeing": asked(stage, told(stage, person, good, good=True)),
        "trust": stage.tie_of(person, partner, "trust"),
        "fear": stage.tie_of(person, partner, "aversiveness"),
        "strength": stage.tie_of(person, partner, "strength"),
        "self_worth": asked(stage, stage.of(person, "self_model")),
        "temperament": asked(stage, np.log(stage.of(person, "reactivity"))),
        "perspective": asked(stage, stage.of(person, "mentalising")),
    }
    who = COUPLE.index(person)
    return pd.DataFrame(
        {
            "couple": np.tile(np.arange(n), days),
            "person": np.tile(2 * np.arange(n) + who, days),
            "day": np.repeat(np.arange(days), n),
            **{name: value.ravel() for name, value in values.items()},
            **{name: np.tile(value, days) for name, value in traits.items()},
        }
    )


DIARY_COLUMNS = {
    "couple": "number of the couple",
    "person": "number of the person",
    "day": "day of the diary",
    "satisfaction": "satisfaction with the partner that day, with daily noise",
    "conflict": "quarrels and withdrawals of both, and .3 of arousal, as rated that day",
    "escalation": "loud calls of both that day: sum of x^2 / (1 + x)",
    "care_received": "share of the evening cared for by the partner, 0-1",
    "contact": "mean contact, 0-1",
    "disclosure": "mean turning to the partner (calls up to an ask), 0-1",
    "arousal": "mean arousal that evening, 0-5",
    "anxiety": "questionnaire anxiety at the end, 1-5",
    "avoidance": "questionnaire avoidance at the end, 1-5",
    "complaints": "negative mental health over the diary, as a questionnaire shows it",
    "wellbeing": "felt security less complaints, as a questionnaire shows it",
    "trust": "trust in the partner at the end, 0-1",
    "fear": "learned fear of the partner, 0-1",
    "strength": "strength of the bond, 0-1",
    "self_worth": "self-model as a questionnaire shows it",
    "temperament": "log reactivity as a questionnaire shows it",
    "perspective": "mentalising as a questionnaire shows it",
}

PARADIGM = Paradigm(
    name="couple-diary",
    run=couple_diary,
    unit="couple",
    about="Both partners of ordinary couples keep a diary for two weeks.",
    columns={
        **DIARY_COLUMNS,
        "partner_satisfaction": "the partner's satisfaction that day",
        "partner_care_received": "care the partner received that day, 0-1",
        "partner_arousal": "the partner's arousal that evening, 0-5",
    },
    ids=("person",),
    quick=400,
    full=1200,
    source="Campbell et al. 2005; Candel & Turliuc 2019; Eberhart & Hammen; Joel et al. 2020",
)
