"""Threat of a shock, alone, with a stranger's hand, or with the partner's."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hecht.model.measurement.coupling import coupling
from hecht.model.parameters import Constants
from hecht.studies import readouts
from hecht.studies.circumstances import Part
from hecht.studies.families import A_TO_B, B_TO_A, COUPLE, couple
from hecht.studies.paradigm import Paradigm
from hecht.studies.stage import Stage

_STRANGER = (("a", "stranger"), ("stranger", "a"))
_HAND, _STROKE = 0.9, 0.6
CONDITIONS = ("alone", "stranger", "presence", "stroking", "hand")
_RATING_NOISE = 0.5  # of the spread between people: reliability .8


def hand_holding(
    n: int,
    seed: int,
    constants: Constants,
    *,
    threat: float = 0.5,
    trials: int = 6,
    days: int = 90,
) -> pd.DataFrame:
    """Six cues of 20 s, one a minute, in each condition; person a of every couple lies down.

    `presence` is the partner in the room, `stroking` and `hand` the partner's touch on
    instruction. A row for each person and condition.
    """
    stage = couple(n, seed, constants, days=days, more=("stranger",), more_bonds=_STRANGER)
    stage.expect("a", "stranger")
    stage.tie(
        "a", "stranger", commitment=0.9, aversiveness=0.5 * stage.of("a", "others_aversiveness")
    )
    stage.not_a_haven("stranger", "a")
    stage.set("stranger", mentalising=0.5)
    quality = stage.tie_of(*A_TO_B, "strength") * stage.tie_of(*A_TO_B, "trust")
    anxiety, avoidance = readouts.attachment(stage, "a", "b")
    tables = []
    for condition in CONDITIONS:
        room = stage.copy()
        room.rest(*COUPLE)
        tables.append(_condition(room, condition, threat, trials))
    table = pd.concat(tables, ignore_index=True)
    repeated = {"quality": quality, "anxiety": anxiety, "avoidance": avoidance}
    for name, values in repeated.items():
        table[name] = np.tile(values, len(CONDITIONS))
    return table


def _condition(stage: Stage, condition: str, threat: float, trials: int) -> pd.DataFrame:
    touch = {"stranger": _HAND, "stroking": _STROKE, "hand": _HAND}.get(condition, 0.0)
    partner = float(condition in ("presence", "stroking", "hand"))
    stranger = float(condition == "stranger")
    ties = {bond: {"reach": partner, "touch": partner * touch} for bond in (A_TO_B, B_TO_A)}
    ties |= {bond: {"reach": stranger, "touch": stranger * touch} for bond in _STRANGER}
    cue = np.tile(np.repeat([threat, 0.0], [2, 4]), trials).astype(np.float32)
    steps = np.repeat(cue[:, None], stage.worlds, axis=1)
    seen = stage.play(
        [Part(len(cue), people={"a": {"threat": steps}}, ties=ties)],
        1 / 6,
        record=("arousal", "felt_security"),
        learning=False,
    )
    arousal = seen.of("a", "arousal")
    rated = arousal.mean(axis=0)
    noise = _RATING_NOISE * rated.std() * stage.chance.normal(size=stage.worlds)
    return pd.DataFrame(
        {
            "person": np.arange(stage.worlds),
            "condition": condition,
            "arousal": arousal.mean(axis=0),
            "distress": rated + noise,
            "coupling": coupling(arousal, seen.of("b", "arousal")) if partner else np.nan,
        }
    )


PARADIGM = Paradigm(
    name="hand-holding",
    run=hand_holding,
    unit="person",
    about="Partners of ordinary couples wait for a small shock, alone or with a hand to hold.",
    columns={
        "person": "number of the person",
        "condition": "alone, stranger (hand), presence, stroking or hand (of the partner)",
        "arousal": "mean arousal over six cues, as the body would show it; 0-5",
        "distress": "distress as rated afterwards (reliability .8)",
        "coupling": "correlation over time with the partner's arousal; missing without partner",
        "quality": "strength of the bond times trust in the partner, 0-1",
        "anxiety": "questionnaire anxiety, 1-5",
        "avoidance": "questionnaire avoidance, 1-5",
    },
    quick=400,
    full=1200,
    source="Coan et al. 2017, doi:10.1093/scan/nsx082; Coan et al. 2006, "
    "doi:10.1111/j.1467-9280.2006.01832.x",
)
