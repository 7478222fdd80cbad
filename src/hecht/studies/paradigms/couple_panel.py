"""Couples over the years: satisfaction now and a year later, a filmed conflict, and who parts."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hecht.model.measurement.dissolution import parted_within, parting_rate
from hecht.model.measurement.observation import z_scores
from hecht.model.parameters import Constants
from hecht.studies import self_report
from hecht.studies.families import A_TO_B, B_TO_A, couple, live_together
from hecht.studies.paradigm import Paradigm
from hecht.studies.paradigms.couple_conflict import TALK_COLUMNS, talk
from hecht.studies.paradigms.couple_diary import diary_of

_ONE_MEASURE = 1.2  # noise of a single rating, in SD


def couple_panel(
    n: int, seed: int, constants: Constants, *, years: int = 14, year_days: int = 90
) -> pd.DataFrame:
    """A row for each couple: first wave, satisfaction a year later, and whether they parted.

    Who parts is drawn with the yearly rate of `hecht.model.measurement.dissolution`, whose level
    was set on one sample. Predictors of quality carry the noise of a single rating. A year is
    lived in `year_days` ordinary days.
    """
    stage = couple(n, seed, constants, days=90)
    record = self_report.day_record(stage)
    first = live_together(stage, 14, record=record)
    diary = diary_of(stage, first, *A_TO_B).groupby("couple", sort=True).mean(numeric_only=True)
    other = self_report.satisfaction(stage, first, *B_TO_A).mean(axis=0)
    table = talk(stage, 15, {"a": np.full(n, 0.12), "b": np.full(n, 0.12)})
    table["satisfaction"] = diary["satisfaction"].to_numpy()
    table["couple_satisfaction"] = (table["satisfaction"] + other) / 2
    for name in ("anxiety", "avoidance"):
        table[name] = diary[name].to_numpy()
    single = {
        "rated_trust": diary["trust"],
        "rated_fear": diary["fear"],
        "rated_commitment": diary["strength"],
        "rated_support": diary["care_received"],
        "rated_distance": first.tie(*B_TO_A, "withdrawal").mean(axis=0),
        "rated_worth": diary["self_worth"],
        "rated_temperament": diary["temperament"],
        "rated_perspective": diary["perspective"],
    }
    for name, values in single.items():
        noise = _ONE_MEASURE * stage.chance.normal(size=n)
        table[name] = z_scores(np.asarray(values, float)) + noise
    rate = parting_rate(z_scores(table["couple_satisfaction"].to_numpy()))
    table["parted"] = (stage.chance.random(n) < parted_within(rate, years)).astype(int)
    live_together(stage, year_days - 14)
    last = live_together(stage, 14, record=record)
    table["satisfaction_later"] = self_report.satisfaction(stage, last, *A_TO_B).mean(axis=0)
    return table


PARADIGM = Paradigm(
    name="couple-panel",
    run=couple_panel,
    unit="couple",
    about="Couples are filmed and asked, asked again a year later, and followed for 14 years.",
    columns={
        **TALK_COLUMNS,
        "satisfaction": "satisfaction of person a over two weeks",
        "couple_satisfaction": "mean of both",
        "anxiety": "questionnaire anxiety of person a, 1-5",
        "avoidance": "questionnaire avoidance of person a, 1-5",
        "rated_trust": "trust in the partner, one rating; z",
        "rated_fear": "fear of the partner, one rating; z",
        "rated_commitment": "strength of the bond, one rating; z",
        "rated_support": "care received, one rating; z",
        "rated_distance": "withdrawal of the partner, one rating; z",
        "rated_worth": "self-worth, one rating; z",
        "rated_temperament": "reactivity, one rating; z",
        "rated_perspective": "perspective taking, one rating; z",
        "parted": "1 where the couple parted within the years of the panel",
        "satisfaction_later": "satisfaction of person a a year later",
    },
    quick=400,
    full=1200,
    source="Joel et al. 2020, doi:10.1073/pnas.1917036117; Gottman & Levenson 2000, 1992",
)
