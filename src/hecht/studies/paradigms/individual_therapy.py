"""Individual therapy: a reliable figure for an hour a week, and what changes."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from hecht.model.parameters import Constants
from hecht.studies import readouts
from hecht.studies.circumstances import Part, Tie
from hecht.studies.families import CARE_SPREAD
from hecht.studies.paradigm import Paradigm
from hecht.studies.self_report import asked, rated, told
from hecht.studies.stage import Stage

_THERAPIST = (("client", "therapist"), ("therapist", "client"))
_OTHER = (("client", "other"), ("other", "client"))
_DAY, _WEEK = 6, 42  # half-hour steps that are lived of each day
_OPENS = 0.5  # threat of what is talked about, 1/min


def individual_therapy(
    n: int,
    seed: int,
    constants: Constants,
    *,
    weeks: int = 52,
    a_week: int = 1,
    recruited: float = 0.33,
    other: float = 0.0,
) -> pd.DataFrame:
    """Adults with the poorest trust (`recruited` share) see a therapist for `weeks`.

    `a_week` hours; `other` is how reachable an ordinary close other is in the evening (0: nobody).
    Alliance is asked after the third session, complaints before and after.
    """
    stage = _recruit(n, seed, constants, recruited)
    stage.tie(*_OTHER[0], reach=other)
    stage.tie(*_OTHER[1], reach=other)
    columns: dict[str, np.ndarray] = {"client": np.arange(n)}
    columns["anxiety_pre"], columns["avoidance_pre"] = readouts.attachment(stage, "client")
    columns["pattern_pre"] = readouts.interview_classes(stage, "client").four
    columns["security_pre"] = readouts.interview(stage, "client")
    columns["complaints_pre"] = _complaints(_weeks(stage, 2, 0), stage)
    _weeks(stage, 3, a_week)
    trust = stage.tie_of(*_THERAPIST[0], "trust")
    columns["alliance"] = asked(stage, rated(stage, "client", trust, "alliance"))
    _weeks(stage, weeks - 3, a_week)
    columns["anxiety_post"], columns["avoidance_post"] = readouts.attachment(stage, "client")
    columns["pattern_post"] = readouts.interview_classes(stage, "client").four
    columns["security_post"] = readouts.interview(stage, "client")
    columns["complaints_post"] = _complaints(_weeks(stage, 2, 0), stage)
    return pd.DataFrame(columns)


def _recruit(n: int, seed: int, constants: Constants, share: float) -> Stage:
    people = ("client", "therapist", "other")
    pool = Stage(people, (*_THERAPIST, *_OTHER), int(np.ceil(n / share)), seed, constants)
    for person in people:
        pool.adult(person)
    trust = readouts.own_model(pool, "client")
    stage = pool.only(pool.chance.permutation(np.argsort(trust)[:n]))
    # Therapists differ too: as much as carers do.
    warmth = 1.5 + CARE_SPREAD["care_base"] * stage.chance.normal(size=n)
    stage.set("therapist", mentalising=0.85, care_base=warmth, frightening=0.0)
    for owner, figure in (_THERAPIST[0], *_OTHER):
        stage.expect(owner, figure)
    stage.not_a_haven("therapist", "client")
    stage.tie(*_THERAPIST[0], commitment=0.9, aversiveness=0.02, strength=0.2, presence=0.5)
    stage.tie(*_OTHER[0], commitment=0.8, strength=0.5, presence=0.5)
    stage.tie(*_OTHER[1], commitment=0.8, strength=0.5, presence=0.5)
    return stage


def _weeks(stage: Stage, weeks: int, a_week: int) -> np.ndarray:
    """Live some weeks; mean arousal outside sessions, [world]."""
    steps, n = weeks * _WEEK, stage.worlds
    threat = (
        0.05 * stage.chance.exponential(size=(steps, n)) * (stage.chance.random((steps, n)) < 0.4)
    )
    hour = np.zeros(_WEEK)
    for k in range(a_week):
        first = 2 + k * (_WEEK // max(a_week, 1))
        hour[first : first + 2] = 1.0
    session = np.tile(hour, weeks)
    threat[session > 0] = _OPENS
    here = np.repeat(session[:, None], n, axis=1)
    evening = np.tile((np.arange(_DAY) >= 3) * 1.0, weeks * 7)
    near = np.repeat((evening * (session == 0))[:, None], n, axis=1)
    with_other = near * stage.tie_of(*_OTHER[0], "reach")
    ties: dict[Tie, dict[str, Any]] = {bond: {"reach": here} for bond in _THERAPIST}
    ties |= {bond: {"reach": with_other} for bond in _OTHER}
    seen = stage.play(
        [Part(steps, people={"client": {"threat": threat}}, ties=ties)],
        30.0,
        record=("arousal",),
        every=1,
        pace=4.0,
    )
    return np.asarray(seen.of("client", "arousal")[session == 0].mean(axis=0))


def _complaints(arousal: np.ndarray, stage: Stage) -> np.ndarray:
    low = arousal / _REFERENCE - 0.45 * stage.of("client", "self_model") / 0.6
    return asked(stage, told(stage, "client", low))


_REFERENCE = 0.2  # spread of arousal between people in ordinary life: keeps both times on one scale

PARADIGM = Paradigm(
    name="individual-therapy",
    run=individual_therapy,
    unit="client",
    about="Adults who trust little see a therapist every week for a year.",
    columns={
        "client": "number of the client",
        "anxiety_pre": "questionnaire anxiety before, 1-5",
        "avoidance_pre": "questionnaire avoidance before, 1-5",
        "pattern_pre": "interview class before",
        "security_pre": "security of the own model before, interview; z among adults",
        "complaints_pre": "complaints before, fixed scale",
        "alliance": "trust in the therapist after three sessions, as asked",
        "anxiety_post": "questionnaire anxiety after, 1-5",
        "avoidance_post": "questionnaire avoidance after, 1-5",
        "pattern_post": "interview class after",
        "security_post": "security after, interview; z among adults",
        "complaints_post": "complaints after, on the scale of before",
    },
    quick=300,
    full=1200,
    source="Levy et al. 2018, doi:10.1002/jclp.22685; Bernecker et al. 2014; Taylor et al. 2015",
)
