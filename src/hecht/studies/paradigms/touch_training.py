"""Weeks of touch sessions against none: massage, warm touch, a human hand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from hecht.model.measurement.observation import cortisol, negative_mental_health
from hecht.model.parameters import Constants
from hecht.studies.circumstances import Part, Seen, Tie
from hecht.studies.families import A_TO_B, COUPLE, couple, live_together
from hecht.studies.paradigm import Paradigm
from hecht.studies.self_report import asked, told
from hecht.studies.stage import Stage

_HELPER = (("a", "helper"), ("helper", "a"))
_DAY, _WATCHED = 14, 7


def touch_training(
    n: int, seed: int, constants: Constants, *, weeks: int = 4, a_week: int = 3
) -> pd.DataFrame:
    """Half of `n` couples: person a gets `a_week` half-hour sessions from a kind professional.

    The outcomes of the last week carry the noise of a questionnaire (reliability .8).
    """
    stage = couple(n, seed, constants, days=90, more=("helper",), more_bonds=_HELPER)
    stage.expect("a", "helper")
    stage.tie("a", "helper", commitment=0.9, aversiveness=0.05)
    stage.not_a_haven("helper", "a")
    stage.set("helper", mentalising=0.7, care_base=1.5)
    treated = stage.chance.permutation(np.arange(n) % 2)
    for week in range(weeks):
        seen = _week(stage, treated, a_week, last=week == weeks - 1)
    return _outcomes(stage, seen, treated)


def _week(stage: Stage, treated: np.ndarray, a_week: int, *, last: bool) -> Seen:
    seen = live_together(stage, _WATCHED, record=("arousal", "slow_arousal", "need"))
    for _ in range(a_week):
        _session(stage, treated)
    return seen


def _session(stage: Stage, treated: np.ndarray) -> None:
    touch = 0.9 * treated
    ties: dict[Tie, dict[str, Any]] = {
        bond: {"reach": treated * 1.0, "touch": touch} for bond in _HELPER
    }
    ties |= {bond: {"reach": 0.0} for bond in (A_TO_B, A_TO_B[::-1])}
    stage.play([Part(1, ties=ties)], 30.0)


def _outcomes(stage: Stage, seen: Seen, treated: np.ndarray) -> pd.DataFrame:
    n = stage.worlds
    after = stage.copy()
    arousal = after.of("a", "arousal")
    away = {bond: {"reach": 0.0} for bond in (A_TO_B, A_TO_B[::-1], *_HELPER)}
    pain = after.play(
        [Part(12, people={"a": {"threat": 0.3}}, ties=away)],
        1 / 6,
        record=("arousal",),
        learning=False,
    )
    load = seen.of("a", "arousal").mean(axis=0)
    low = negative_mental_health(load, stage.of("a", "self_model")) + stage.of("a", "despair")
    return pd.DataFrame(
        {
            "person": np.arange(n),
            "arm": np.where(treated, "touch", "none"),
            "pain": asked(stage, pain.of("a", "arousal").max(axis=0)),
            "state_anxiety": asked(stage, arousal),
            "depression": asked(stage, told(stage, "a", low)),
            "daily_arousal": load,
            "cortisol": cortisol(seen.of("a", "slow_arousal").mean(axis=0)),
            "partner_arousal": seen.of(COUPLE[1], "arousal").mean(axis=0),
        }
    )


PARADIGM = Paradigm(
    name="touch-training",
    run=touch_training,
    unit="person",
    about="Adults get weeks of touch sessions, or none; pain, worry and low mood are asked after.",
    columns={
        "person": "number of the person",
        "arm": "touch or none",
        "pain": "arousal at its highest under two minutes of pain after the last session, as rated",
        "state_anxiety": "arousal after the last session, as rated",
        "depression": "complaints plus despair over the last week, as rated",
        "daily_arousal": "mean evening arousal in the last week, 0-5",
        "cortisol": "mean evening cortisol in the last week",
        "partner_arousal": "mean evening arousal of the partner, 0-5",
    },
    quick=400,
    full=1200,
    source="Packheiser et al. 2024, doi:10.1038/s41562-024-01841-8; Holt-Lunstad et al. 2008",
)
