"""Security priming: a reminder of someone who is there, before a mild stressor."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hecht.model.parameters import Constants
from hecht.studies import readouts
from hecht.studies.circumstances import Part
from hecht.studies.families import A_TO_B, B_TO_A, couple
from hecht.studies.paradigm import Paradigm

_IN_MIND, _SPREAD = 0.45, 0.2  # felt presence of a partner who is not thought of
_RATING_NOISE = 0.12  # model text: noise of a mood rating


def priming(n: int, seed: int, constants: Constants, *, threat: float = 0.06) -> pd.DataFrame:
    """Half of `n` people are reminded of their partner (presence 1); then ten mild minutes alone.

    `need` stands for how readily the figure is thought of; `security` for how safe one feels.
    """
    stage = couple(n, seed, constants, days=90)
    anxiety, avoidance = readouts.attachment(stage, "a", "b")
    stage.rest()
    primed = stage.chance.permutation(np.arange(n) % 2)
    usual = np.clip(_IN_MIND + _SPREAD * stage.chance.normal(size=n), 0, 1)
    stage.tie(*A_TO_B, presence=np.where(primed, 1.0, usual))
    ties = {bond: {"reach": 0.0} for bond in (A_TO_B, B_TO_A)}
    seen = stage.play(
        [Part(60, people={"a": {"threat": threat}}, ties=ties)],
        1 / 6,
        record=("arousal", "felt_security", "exploration"),
        learning=False,
    )
    noise = _RATING_NOISE * stage.chance.normal(size=(2, n))
    return pd.DataFrame(
        {
            "person": np.arange(n),
            "condition": np.where(primed, "primed", "neutral"),
            "affect": -(seen.of("a", "arousal").mean(axis=0) + noise[0]),
            "security": seen.of("a", "felt_security").mean(axis=0) + noise[1],
            "openness": seen.of("a", "exploration").mean(axis=0) + noise[1],
            "anxiety": anxiety,
            "avoidance": avoidance,
        }
    )


PARADIGM = Paradigm(
    name="priming",
    run=priming,
    unit="person",
    about="Half of the people are reminded of someone who cares; then something mildly stressful.",
    columns={
        "person": "number of the person",
        "condition": "primed or neutral",
        "affect": "mood over ten minutes: arousal turned round, with rating noise",
        "security": "felt security with rating noise",
        "openness": "exploration with rating noise",
        "anxiety": "questionnaire anxiety, 1-5",
        "avoidance": "questionnaire avoidance, 1-5",
    },
    quick=400,
    full=1200,
    source="Gillath et al. 2022, meta-analysis of security priming",
)
