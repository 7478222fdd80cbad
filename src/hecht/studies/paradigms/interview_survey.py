"""Adults in an interview about their childhood, with complaints and mood beside it."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hecht.model.measurement.observation import negative_mental_health, z_scores
from hecht.model.parameters import Constants
from hecht.studies import readouts
from hecht.studies.families import couple, live_together
from hecht.studies.paradigm import Paradigm
from hecht.studies.self_report import asked, told


def interview_survey(n: int, seed: int, constants: Constants, *, days: int = 60) -> pd.DataFrame:
    """Interview classes of person a, and two weeks of ordinary life asked in questionnaires."""
    stage = couple(n, seed, constants, days=days)
    classes = readouts.interview_classes(stage, "a")
    seen = live_together(stage, 14, record=("arousal", "need"))
    load = seen.of("a", "arousal").mean(axis=0)
    low = negative_mental_health(load, stage.of("a", "self_model"))
    low = low + z_scores(stage.of("a", "despair")) / 2
    worry = z_scores(load) + z_scores(seen.of("a", "need").mean(axis=0)) / 2
    depression, again = (asked(stage, told(stage, "a", low)) for _ in range(2))
    return pd.DataFrame(
        {
            "person": np.arange(n),
            "pattern": classes.four,
            "pattern_three": classes.three,
            "depression": depression,
            "worry": asked(stage, told(stage, "a", worry)),
            "clinical": (again > np.quantile(again, 0.9)).astype(int),
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
        "pattern_three": "autonomous, dismissing or preoccupied, whatever is unresolved",
        "depression": "complaints and despair as a questionnaire shows them; any scale",
        "worry": "arousal and need as a questionnaire shows them; any scale",
        "clinical": "1 for the tenth with the most complaints",
    },
    quick=800,
    full=3000,
    source="Bakermans-Kranenburg & van IJzendoorn 2009; Dagan et al. 2018",
)
