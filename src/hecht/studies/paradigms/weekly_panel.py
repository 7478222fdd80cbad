"""Security asked every week for half a year."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hecht.model.measurement.observation import z_scores
from hecht.model.parameters import Constants
from hecht.studies.families import A_TO_B, couple, live_together
from hecht.studies.paradigm import Paradigm

LAGS = (1, 3, 8, 15, 25)
_NOISE = 0.45  # of a short weekly form, in SD (prototype of the model text)


def weekly_panel(n: int, seed: int, constants: Constants, *, weeks: int = 30) -> pd.DataFrame:
    """Half trust, half how little one needs just now; two days a week are lived.

    A row for each person and week; with `lag_K` the answer K weeks later.
    """
    stage = couple(n, seed, constants, days=90)
    asked = []
    for _ in range(weeks):
        live_together(stage, 2)
        state = -stage.of("a", "need")
        true = 0.5 * z_scores(stage.tie_of(*A_TO_B, "trust")) + 0.5 * z_scores(state)
        asked.append(true + _NOISE * stage.chance.normal(size=n))
    answers = np.array(asked)
    columns = {
        "person": np.tile(np.arange(n), weeks),
        "week": np.repeat(np.arange(weeks), n),
        "security": answers.ravel(),
    }
    for lag in LAGS:
        later = np.full_like(answers, np.nan)
        later[:-lag] = answers[lag:]
        columns[f"lag_{lag:02d}"] = later.ravel()
    return pd.DataFrame(columns)


PARADIGM = Paradigm(
    name="weekly-panel",
    run=weekly_panel,
    unit="person",
    about="Adults say every week how safe they feel with their partner.",
    columns={
        "person": "number of the person",
        "week": "week of the panel",
        "security": "answer of that week; any scale",
        **{f"lag_{lag:02d}": f"answer {lag} weeks later" for lag in LAGS},
    },
    quick=400,
    full=1200,
    source="Fraley et al. 2011, doi:10.1037/a0024150",
)
