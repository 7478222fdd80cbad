"""Waiting for a stressor with one's partner: who comes closer, and who does not."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hecht.model.parameters import Constants
from hecht.studies import readouts
from hecht.studies.circumstances import Part
from hecht.studies.families import A_TO_B, B_TO_A, couple
from hecht.studies.paradigm import Paradigm


def waiting_room(
    n: int, seed: int, constants: Constants, *, threat: float = 1.0, recalled: float = 0.10
) -> pd.DataFrame:
    """Five minutes together before a stressor whose weight differs from person to person.

    Its mean weight is such that people do ask: a tenth of the time, over all of them.

    Afterwards each talks about separation and rejection for ten minutes, alone, as in an interview
    with skin conductance (threat `recalled`).
    """
    stage = couple(n, seed, constants, days=90)
    anxiety, avoidance = readouts.attachment(stage, "a", "b")
    anxiety_b, avoidance_b = readouts.attachment(stage, "b", "a")
    stage.rest()
    worry = threat * stage.chance.random(n)
    both = (A_TO_B, B_TO_A)
    talk = stage.copy()
    seen = stage.play(
        [Part(30, people={"a": {"threat": worry}}, ties={bond: {"reach": 1.0} for bond in both})],
        1 / 6,
        record=("arousal", "call", "care"),
        learning=False,
    )
    told = talk.play(
        [
            Part(
                60, people={"a": {"threat": recalled}}, ties={bond: {"reach": 0.0} for bond in both}
            )
        ],
        1 / 6,
        record=("arousal", "call"),
        learning=False,
    )
    calls = seen.tie(*A_TO_B, "call")
    return pd.DataFrame(
        {
            "couple": np.arange(n),
            "state_anxiety": seen.of("a", "arousal").mean(axis=0),
            "seeking": np.minimum(calls, 1).mean(axis=0),
            "direct": (calls >= 1).mean(axis=0),
            "indirect": (calls == 0.5).mean(axis=0),
            "care": seen.tie(*A_TO_B, "care").mean(axis=0),
            "relief": seen.of("a", "arousal")[:6].mean(0) - seen.of("a", "arousal")[-6:].mean(0),
            "anxiety": anxiety,
            "avoidance": avoidance,
            "partner_anxiety": anxiety_b,
            "partner_avoidance": avoidance_b,
            "recall_arousal": told.of("a", "arousal")[-1] - stage.constants.calm_arousal,
            "recall_display": told.tie(*A_TO_B, "call").mean(axis=0),
        }
    )


PARADIGM = Paradigm(
    name="waiting-room",
    run=waiting_room,
    unit="couple",
    about="One partner waits for a stressor beside the other, and later talks about rejection.",
    columns={
        "couple": "number of the couple",
        "state_anxiety": "mean arousal while waiting, 0-5",
        "seeking": "mean seeking of support (calls up to an ask), 0-1",
        "direct": "share of time asking or crying",
        "indirect": "share of time hinting (looking, sighing)",
        "care": "share of time the partner helps",
        "relief": "fall of arousal from the first to the last minute",
        "anxiety": "questionnaire anxiety of who waits, 1-5",
        "avoidance": "questionnaire avoidance of who waits, 1-5",
        "partner_anxiety": "questionnaire anxiety of the partner, 1-5",
        "partner_avoidance": "questionnaire avoidance of the partner, 1-5",
        "recall_arousal": "rise of arousal when talking of rejection (skin conductance)",
        "recall_display": "mean display while talking of it, 0-3",
    },
    quick=400,
    full=1200,
    source="Simpson, Rholes & Nelligan 1992; Collins & Feeney 2000; Dozier & Kobak 1992",
)
