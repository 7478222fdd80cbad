"""Four weeks after a break-up, with and without contact with the former partner."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hecht.model.parameters import Constants
from hecht.studies import readouts
from hecht.studies.circumstances import Part
from hecht.studies.families import A_TO_B, B_TO_A, couple
from hecht.studies.paradigm import Paradigm

_DAY = 14  # half-hour steps, as in the life of a couple


def break_up(
    n: int, seed: int, constants: Constants, *, days: int = 28, before: int = 90
) -> pd.DataFrame:
    """The partner leaves and no longer owes care; half of the people meet again now and then.

    Love is strength of the bond times felt presence, sadness arousal above calm plus need, anger
    the loudness of calls. A row for each person and day.
    """
    stage = couple(n, seed, constants, days=before)
    anxiety, avoidance = readouts.attachment(stage, "a", "b")
    meets = stage.chance.permutation(np.arange(n) % 2)
    contact = (stage.chance.random((days, n)) < 0.3) * meets
    reach = np.repeat(contact, _DAY, axis=0).astype(np.float32)
    reach[np.arange(len(reach)) % _DAY >= 2] = 0.0  # an hour
    threat = 0.02 * stage.chance.exponential(size=(days * _DAY, n))
    for bond in (A_TO_B, B_TO_A):
        stage.tie(*bond, commitment=0.2)
    ties = {bond: {"reach": reach} for bond in (A_TO_B, B_TO_A)}
    seen = stage.play(
        [Part(days * _DAY, people={"a": {"threat": threat}}, ties=ties)],
        30.0,
        record=("arousal", "need", "call", "strength", "presence"),
        every=_DAY,
    )
    love = seen.tie(*A_TO_B, "strength") * seen.tie(*A_TO_B, "presence")
    sad = seen.of("a", "arousal") - constants.calm_arousal + seen.of("a", "need")
    noise = stage.chance.normal(size=(2, days, n))
    return pd.DataFrame(
        {
            "person": np.tile(np.arange(n), days),
            "day": np.repeat(np.arange(days), n),
            "meets": np.tile(meets, days),
            "met_today": contact.ravel().astype(int),
            "love": (love + 0.05 * noise[0]).ravel(),
            "sadness": (sad + 0.5 * sad.std() * noise[1]).ravel(),
            "anger": seen.tie(*A_TO_B, "call").ravel(),
            "anxiety": np.tile(anxiety, days),
            "avoidance": np.tile(avoidance, days),
        }
    )


PARADIGM = Paradigm(
    name="break-up",
    run=break_up,
    unit="person",
    about="People who were just left keep a diary for four weeks; some meet their former partner.",
    columns={
        "person": "number of the person",
        "day": "days since the break-up",
        "meets": "1 where they meet now and then",
        "met_today": "1 on days they met",
        "love": "bond times felt presence, as rated",
        "sadness": "arousal above calm plus need, as rated",
        "anger": "mean loudness of calls, 0-3",
        "anxiety": "questionnaire anxiety before, 1-5",
        "avoidance": "questionnaire avoidance before, 1-5",
    },
    quick=400,
    full=1200,
    source="Sbarra & Emery 2005, doi:10.1111/j.1475-6811.2005.00112.x",
)
