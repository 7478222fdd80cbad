"""Couples of whom one travels for five days: three weeks of diary, and the farewell."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hecht.model.measurement.observation import cortisol
from hecht.model.parameters import Constants
from hecht.studies import readouts
from hecht.studies.circumstances import Part
from hecht.studies.families import A_TO_B, B_TO_A, couple, live_together
from hecht.studies.paradigm import Paradigm
from hecht.studies.stage import Stage

_DAYS, _LEAVES, _BACK = 21, 8, 13
_STRANGENESS = 0.06  # what a farewell adds, 1/min


def travel(n: int, seed: int, constants: Constants, *, before: int = 90) -> pd.DataFrame:
    """A row for each person at home and phase (before, away, after), with the farewell beside it.

    Two thirds of couples part at the airport, one third flies together; relationships differ in
    length (bond strength .3 to .95).
    """
    stage = couple(n, seed, constants, days=before)
    length = stage.chance.uniform(0.3, 0.95, n)
    for bond in (A_TO_B, B_TO_A):
        stage.tie(*bond, strength=length)
    anxiety, avoidance = readouts.attachment(stage, "a", "b")
    parts = stage.chance.permutation(np.arange(n) % 3) > 0
    seeking = _farewell(stage.copy(), parts)
    days = np.arange(_DAYS)
    away = np.repeat(((days >= _LEAVES) & (days < _BACK))[:, None], n, axis=1) & parts
    seen = live_together(stage, _DAYS, record=("arousal", "slow_arousal", "call"), apart=away)
    phases = {
        "before": days < _LEAVES,
        "away": (days >= _LEAVES) & (days < _BACK),
        "after": days >= _BACK + 1,
    }
    columns = []
    for phase, when in phases.items():
        columns.append(
            pd.DataFrame(
                {
                    "person": np.arange(n),
                    "phase": phase,
                    "separating": parts.astype(int),
                    "negative_affect": seen.of("a", "arousal")[when].mean(axis=0),
                    "cortisol": cortisol(seen.of("a", "slow_arousal")[when].mean(axis=0)),
                    "seeking": seeking,
                    "length": length,
                    "anxiety": anxiety,
                    "avoidance": avoidance,
                }
            )
        )
    return pd.concat(columns, ignore_index=True)


def _farewell(stage: Stage, parts: np.ndarray) -> np.ndarray:
    """Contact seeking in the last fifteen minutes at the gate."""
    stage.rest()
    seen = stage.play(
        [
            Part(
                90,
                people={"a": {"threat": 0.01 + _STRANGENESS * parts}},
                ties={bond: {"reach": 1.0} for bond in (A_TO_B, B_TO_A)},
            )
        ],
        1 / 6,
        record=("call", "contact"),
        learning=False,
    )
    calls = np.minimum(seen.tie(*A_TO_B, "call"), 1).mean(axis=0)
    return np.asarray(calls + seen.tie(*A_TO_B, "contact").mean(axis=0))


PARADIGM = Paradigm(
    name="travel",
    run=travel,
    unit="person",
    about="One partner travels for five days; the other keeps a diary; the farewell is watched.",
    columns={
        "person": "number of the person who stays",
        "phase": "before, away or after",
        "separating": "1 where the partners part, 0 where they fly together",
        "negative_affect": "mean evening arousal, 0-5",
        "cortisol": "mean evening cortisol",
        "seeking": "contact seeking at the airport, 0-2",
        "length": "strength of the bond, for the length of the relationship",
        "anxiety": "questionnaire anxiety, 1-5",
        "avoidance": "questionnaire avoidance, 1-5",
    },
    quick=400,
    full=1200,
    source="Diamond et al. 2008, doi:10.1037/0022-3514.95.2.385; "
    "Fraley & Shaver 1998, doi:10.1037/0022-3514.75.5.1198",
)
