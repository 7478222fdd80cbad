"""How quickly names of close ones come to mind, with and without a threatening word."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hecht.model.parameters import Constants
from hecht.studies import readouts
from hecht.studies.circumstances import Part
from hecht.studies.families import A_TO_B, B_TO_A, couple
from hecht.studies.paradigm import Paradigm

WORDS = {"neutral": 0.0, "failure": 0.4, "separation": 0.4}
_SECONDS = 6  # steps of 10 s
_NOISE = 0.1


def threat_prime(n: int, seed: int, constants: Constants) -> pd.DataFrame:
    """A minute after each word; access is need for the figure times how likely one would call.

    "Separation" also dims the figure (felt presence halves). Our operationalisation of a lexical
    decision: the model has no words.
    """
    stage = couple(n, seed, constants, days=90)
    anxiety, avoidance = readouts.attachment(stage, "a", "b")
    stage.rest()
    columns = {"person": np.arange(n), "anxiety": anxiety, "avoidance": avoidance}
    presence = stage.tie_of(*A_TO_B, "presence")
    for word, threat in WORDS.items():
        trial = stage.copy()
        if word == "separation":
            trial.tie(*A_TO_B, presence=0.5 * presence)
        seen = trial.play(
            [Part(_SECONDS, people={"a": {"threat": threat}},
                  ties={bond: {"reach": 0.0} for bond in (A_TO_B, B_TO_A)})],
            1 / 6,
            record=("need", "call"),
            learning=False,
        )  # fmt: skip
        access = seen.of("a", "need").mean(axis=0) + seen.tie(*A_TO_B, "call").mean(axis=0)
        columns[word] = access + _NOISE * stage.chance.normal(size=n)
    return pd.DataFrame(columns)


PARADIGM = Paradigm(
    name="threat-prime",
    run=threat_prime,
    unit="person",
    about="After a neutral or threatening word one sees how near the thought of someone close is.",
    columns={
        "person": "number of the person",
        "anxiety": "questionnaire anxiety, 1-5",
        "avoidance": "questionnaire avoidance, 1-5",
        **{word: f"access to the partner's name after a {word} word" for word in WORDS},
    },
    quick=400,
    full=1200,
    source="Mikulincer, Gillath & Shaver 2002, doi:10.1037/0022-3514.83.4.881",
)
