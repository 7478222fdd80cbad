"""A trial of couple therapy: emotion-focused, exchange skills, or a waiting list."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hecht.model.parameters import Constants
from hecht.studies import readouts, self_report
from hecht.studies.families import A_TO_B, B_TO_A, COUPLE, couple, live_together
from hecht.studies.paradigm import Paradigm
from hecht.studies.stage import Stage

_DISTRESSED = 0.35  # the least satisfied share of couples is recruited
_TREATMENT_DAYS, _FOLLOW_UP_DAYS, _MEASURED = 50, 72, 10
_KEPT = 0.6  # of what changed in each other, after the sessions end
_RELIABLE = 0.25  # noise of the outcome questionnaire, in SD of all couples
ARMS = ("wait", "eft", "skills")


def couple_therapy(n: int, seed: int, constants: Constants) -> pd.DataFrame:
    """Recruit the least satisfied of enough couples, and divide `n` of them over three arms.

    Twelve weeks of therapy act through inputs only: in the emotion-focused arm partners read each
    other better (mentalising moves 60 % towards 1), answer more (D0 +1.5), ask more easily (cost of
    a call x .6) and fear each other less (chi x .7); in the skills arm they answer more (D0 +1.2).
    No belief is edited. Afterwards 60 % of it stays, and half a year later all are asked again.
    """
    n -= n % len(ARMS)
    pool = couple(int(np.ceil(n / _DISTRESSED)), seed, constants, days=90)
    before = _satisfied(pool)
    chosen = np.argsort(before)[:n]
    spread, cut = before.std(), np.quantile(before, 0.5)
    stage = pool.only(chosen)
    arm = stage.chance.permutation(np.arange(n) % len(ARMS))
    tables = []
    for k, name in enumerate(ARMS):
        group = stage.only(np.flatnonzero(arm == k))
        table = _arm(group, name, spread)
        table.insert(0, "couple", np.flatnonzero(arm == k))
        table["recovered"] = (table["post"] > cut).astype(int)
        tables.append(table)
    return pd.concat(tables, ignore_index=True)


def _satisfied(stage: Stage) -> np.ndarray:
    seen = live_together(stage, _MEASURED, record=self_report.day_record(stage))
    both = [self_report.satisfaction(stage, seen, *bond, noise=False) for bond in (A_TO_B, B_TO_A)]
    return np.asarray(np.mean(both, axis=(0, 1)))


def _arm(stage: Stage, arm: str, spread: float) -> pd.DataFrame:
    def asked(values: np.ndarray) -> np.ndarray:
        return values + _RELIABLE * spread * stage.chance.normal(size=len(values))

    columns = {"arm": arm, "pre": asked(_satisfied(stage))}
    columns["anxiety_pre"], columns["avoidance_pre"] = readouts.attachment(stage, "a", "b")
    reading = {p: stage.of(p, "mentalising") for p in COUPLE}
    answering = {p: stage.of(p, "care_base") for p in COUPLE}
    usual = stage.constants
    gain = {"eft": 1.5, "skills": 1.2, "wait": 0.0}[arm]
    better = {p: reading[p] + (0.6 * (1 - reading[p]) if arm == "eft" else 0.0) for p in COUPLE}
    if arm == "eft":
        stage.constants = usual._replace(call_effort=0.6 * usual.call_effort)
        for bond in (A_TO_B, B_TO_A):
            stage.tie(*bond, aversiveness=0.7 * stage.tie_of(*bond, "aversiveness"))
    for person in COUPLE:
        stage.set(person, mentalising=better[person], care_base=answering[person] + gain)
    live_together(stage, _TREATMENT_DAYS)
    stage.constants = usual
    for person in COUPLE:
        stage.set(
            person,
            mentalising=reading[person] + _KEPT * (better[person] - reading[person]),
            care_base=answering[person] + _KEPT * gain,
        )
    columns["post"] = asked(_satisfied(stage))
    columns["anxiety_post"], columns["avoidance_post"] = readouts.attachment(stage, "a", "b")
    live_together(stage, _FOLLOW_UP_DAYS)
    columns["follow_up"] = asked(_satisfied(stage))
    return pd.DataFrame(columns)


PARADIGM = Paradigm(
    name="couple-therapy",
    run=couple_therapy,
    unit="couple",
    about="Couples who are not doing well get therapy of one of two kinds, or wait.",
    columns={
        "couple": "number of the couple",
        "arm": "wait, eft (emotion-focused) or skills (exchange)",
        "pre": "satisfaction of both before, as asked",
        "anxiety_pre": "questionnaire anxiety of person a before, 1-5",
        "avoidance_pre": "questionnaire avoidance of person a before, 1-5",
        "post": "satisfaction after twelve weeks",
        "anxiety_post": "questionnaire anxiety after, 1-5",
        "avoidance_post": "questionnaire avoidance after, 1-5",
        "follow_up": "satisfaction half a year later",
        "recovered": "1 where satisfaction after is above that of the middle couple",
    },
    quick=240,
    full=900,
    source="Rathgeber et al. 2019, doi:10.1111/jmft.12336; Spengler et al. 2022",
)
