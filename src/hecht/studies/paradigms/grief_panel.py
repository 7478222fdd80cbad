"""Widowed people, from two months before the death to eighteen months after."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hecht.model.measurement.grief import read_grief
from hecht.model.parameters import Constants
from hecht.studies import readouts
from hecht.studies.circumstances import Part, Seen
from hecht.studies.families import A_TO_B, B_TO_A, couple
from hecht.studies.paradigm import Paradigm
from hecht.studies.stage import Stage

_OTHERS = ("friend", "sister", "child")
_BONDS = tuple(bond for other in _OTHERS for bond in (("a", other), (other, "a")))
_DAY = 1440.0
_BEFORE, _MONTH = 60, 30


def grief_panel(
    n: int, seed: int, constants: Constants, *, months: int = 18, trauma: float = 0.0
) -> pd.DataFrame:
    """A row for each widowed person. `trauma` is a threat that comes back for half a year.

    Grief is read as in lives (`hecht.model.measurement.grief`).
    """
    stage = couple(n, seed, constants, days=90, more=_OTHERS, more_bonds=_BONDS)
    anxiety, avoidance = readouts.attachment(stage, "a", "b")
    _others(stage)
    stage.tie(*A_TO_B, strength=0.95)
    near = {bond: {"reach": 0.4} for bond in (A_TO_B, B_TO_A)}
    before = _days(stage, _BEFORE, near, 0.0)
    gone = {bond: {"reach": 0.0, "commitment": 0.0} for bond in (A_TO_B, B_TO_A)}
    for other in _OTHERS:
        reach = np.minimum(1.3 * stage.tie_of("a", other, "reach") + 0.06, 1.0)
        stage.tie("a", other, reach=reach)
        stage.tie(other, "a", reach=reach)
    after = _days(stage, months * _MONTH, gone, trauma)
    return _table(stage, before, after, anxiety, avoidance)


def _others(stage: Stage) -> None:
    for other in _OTHERS:
        stage.adult(other)
        stage.expect("a", other)
        stage.not_a_haven(other, "a")
        reach = stage.chance.uniform(0, 0.25, stage.worlds)
        stage.tie(other, "a", reach=reach)
        stage.tie(
            "a", other, strength=stage.chance.uniform(0.1, 0.7, stage.worlds),
            presence=0.8, reach=reach, commitment=0.7,
        )  # fmt: skip


def _days(
    stage: Stage, days: int, ties: dict[tuple[str, str], dict[str, float]], trauma: float
) -> Seen:
    threat = 0.015 * stage.chance.exponential(size=(days, stage.worlds))
    threat[: min(days, 180)] += trauma
    return stage.play(
        [Part(days, people={"a": {"threat": threat}}, ties=ties)],
        _DAY,
        record=("arousal", "call", "despair"),
    )


def _table(
    stage: Stage, before: Seen, after: Seen, anxiety: np.ndarray, avoidance: np.ndarray
) -> pd.DataFrame:
    calm = before.of("a", "arousal")[-30:].mean(axis=0)
    arousal, search = after.of("a", "arousal"), after.tie(*A_TO_B, "call")
    late = arousal[180:365].mean(axis=0)
    six, eighteen = (arousal[slice(*days)].mean(axis=0) for days in ((150, 210), (-30, None)))
    mourning = search[180:365].mean(axis=0)
    found = read_grief(calm, six, eighteen, late, mourning, stage.of("a", "self_model"))
    return pd.DataFrame(
        {
            "person": np.arange(stage.worlds),
            "anxiety": anxiety,
            "avoidance": avoidance,
            "before": calm,
            "two_weeks": arousal[:14].mean(axis=0),
            "six_months": six,
            "eighteen_months": eighteen,
            "search_first": search[:7].mean(axis=0),
            "search_six_months": search[180:210].mean(axis=0),
            "grief": found.score,
            "prolonged": found.prolonged.astype(int),
            "resilient": found.resilient.astype(int),
        }
    )


PARADIGM = Paradigm(
    name="grief-panel",
    run=grief_panel,
    unit="person",
    about="People are followed from before the death of their partner to eighteen months after.",
    columns={
        "person": "number of the person",
        "anxiety": "questionnaire anxiety before the loss, 1-5",
        "avoidance": "questionnaire avoidance before the loss, 1-5",
        "before": "mean arousal in the month before, 0-5",
        "two_weeks": "mean arousal in the first two weeks",
        "six_months": "mean arousal around six months",
        "eighteen_months": "mean arousal in the last month",
        "search_first": "mean call for the dead in the first week, 0-3",
        "search_six_months": "mean call for the dead around six months, 0-3",
        "grief": "score of prolonged grief at 6 to 12 months; any scale",
        "prolonged": "1 above the threshold of prolonged grief",
        "resilient": "1 on a resilient trajectory",
    },
    quick=400,
    full=1200,
    source="Bonanno et al. 2002; Lundorff et al. 2017; Djelantik et al. 2020",
)
