"""Adults in an interview about their childhood, with complaints and mood beside it."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hecht.model.measurement.observation import z_scores
from hecht.model.parameters import Constants
from hecht.studies import readouts
from hecht.studies.families import couple, live_together
from hecht.studies.paradigm import Paradigm

_RELIABILITY = 0.8


def interview_survey(n: int, seed: int, constants: Constants, *, days: int = 60) -> pd.DataFrame:
    """Interview classes of person a, and two weeks of ordinary life asked in questionnaires."""
    stage = couple(n, seed, constants, days=days)
    classes = readouts.interview_class(stage, "a")
    seen = live_together(stage, 14, record=("arousal", "need"))
    load = seen.of("a", "arousal").mean(axis=0)
    low = readouts.complaints(stage, "a", load) + z_scores(stage.of("a", "despair")) / 2
    worry = z_scores(load) + z_scores(seen.of("a", "need").mean(axis=0)) / 2

    def asked(values: np.ndarray) -> np.ndarray:
        noise = values.std() * np.sqrt(1 / _RELIABILITY - 1)
        return np.asarray(values + noise * stage.chance.normal(size=n))

    return pd.DataFrame(
        {
            "person": np.arange(n),
            "pattern": classes,
            "depression": asked(low),
            "worry": asked(worry),
            "clinical": (asked(low) > np.quantile(low, 0.9)).astype(int),
        }
    )


PARADIGM = Paradigm(
    name="interview-survey",
    run=interview_survey,
    unit="person",
    about="Adults talk about their childhood; the interview is coded, and complaints are asked.",
    columns={
        "person": "number of the person",
        "pattern": "autonomous, dismissing, preoccupied, or U (unresolved)",
        "depression": "complaints and despair as a questionnaire shows them; any scale",
        "worry": "arousal and need as a questionnaire shows them; any scale",
        "clinical": "1 for the tenth with the most complaints",
    },
    quick=800,
    full=3000,
    source="Bakermans-Kranenburg & van IJzendoorn 2009; Dagan et al. 2018",
)
