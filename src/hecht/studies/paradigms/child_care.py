"""The first days of child care, and laboratory stressors with the carer at hand."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hecht.model.measurement.observation import cortisol
from hecht.model.parameters import Constants
from hecht.studies.circumstances import Part
from hecht.studies.families import grown_up_to
from hecht.studies.paradigm import Paradigm
from hecht.studies.stage import Stage

_TEACHER = (("child", "teacher"), ("teacher", "child"))
_CARER = (("child", "carer"), ("carer", "child"))
_HOME, _HOUR = 60, 60  # minutes


def child_care(n: int, seed: int, constants: Constants, *, home_days: int = 200) -> pd.DataFrame:
    """Each child at home, left for an hour with an unknown adult, and held back with carer there.

    Cortisol is the highest in the hour, against the end of two quiet hours at home. "Restraint" is
    a minute of restraint and novelty (threat .25) within reach of the carer.
    """
    stage = grown_up_to(n, seed, constants, home_days, more=("teacher",), more_bonds=_TEACHER)
    stage.expect("child", "teacher")
    stage.tie("child", "teacher", commitment=0.6, aversiveness=0.1)
    stage.not_a_haven("teacher", "child")
    stage.set("teacher", mentalising=0.6)
    stage.set("child", arousal=0.25, despair=0.0)
    with_carer = {bond: {"reach": 1.0} for bond in _CARER}
    alone = {bond: {"reach": 0.0} for bond in _CARER} | {b: {"reach": 0.7} for b in _TEACHER}
    before = stage.play(
        [Part(_HOME, ties=with_carer)], 2.0, record=("slow_arousal",), learning=False
    )
    columns = {"child": np.arange(n), "home": cortisol(before.of("child", "slow_arousal")[-1])}
    for name, parts in {
        "departure": [
            Part(1, people={"child": {"threat": 0.03}}, ties=alone),
            Part(_HOUR - 1, people={"child": {"threat": 0.03}}, ties=alone),
        ],
        "restraint": [
            Part(1, people={"child": {"threat": 0.25}}, ties=with_carer),
            Part(_HOUR - 1, ties=with_carer),
        ],
    }.items():
        columns[name] = _peak(stage.copy(), parts)
    return pd.DataFrame(columns)


def _peak(stage: Stage, parts: list[Part]) -> np.ndarray:
    seen = stage.play(parts, 1.0, record=("slow_arousal",), learning=False)
    return np.asarray(cortisol(seen.of("child", "slow_arousal").max(axis=0)))


PARADIGM = Paradigm(
    name="child-care",
    run=child_care,
    unit="child",
    about="Toddlers are left with an unknown adult for the first time; cortisol is taken.",
    columns={
        "child": "number of the child",
        "home": "cortisol at home, arbitrary units",
        "departure": "highest cortisol in the hour after the carer left",
        "restraint": "highest cortisol after a minute of restraint with the carer at hand",
    },
    quick=200,
    full=600,
    source="Ahnert et al. 2004, doi:10.1111/j.1467-8624.2004.00698.x",
)
