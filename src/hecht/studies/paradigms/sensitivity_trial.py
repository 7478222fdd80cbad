"""A randomised trial that teaches carers to answer signals, with the Strange Situation after it."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hecht.model.parameters import Constants
from hecht.studies.families import family, live_at_home
from hecht.studies.paradigm import Paradigm
from hecht.studies.paradigms.strange_situation import VISIT_COLUMNS, visit_table
from hecht.studies.strange_room import STRANGER_BONDS

TAUGHT = {"care_base": 0.3, "care_slope": 0.6}
"""What the sessions add, in log-odds: the strength of the treatment, an input."""


def sensitivity_trial(
    n: int, seed: int, constants: Constants, *, dose: float = 1.0, days: int = 200
) -> pd.DataFrame:
    """Teach half of `n` high-risk families when the child is six months old.

    `dose` multiplies what is taught. Sensitivity is rated, and the visit played, at the end.
    """
    stage = family(
        n, seed, constants, sample="high_risk", more=("stranger",), more_bonds=STRANGER_BONDS
    )
    taught = stage.chance.permutation(np.arange(n) % 2)
    live_at_home(stage, days // 2)
    for name, gain in TAUGHT.items():
        stage.set("carer", **{name: stage.of("carer", name) + dose * gain * taught})
    live_at_home(stage, days // 2)
    table = visit_table(stage)
    table.insert(0, "family", np.arange(n))
    table.insert(1, "arm", np.where(taught, "taught", "control"))
    return table


PARADIGM = Paradigm(
    name="sensitivity-trial",
    run=sensitivity_trial,
    unit="family",
    about="Half of the carers learn to answer signals at six months; all are seen at one year.",
    columns={
        "family": "number of the family",
        "arm": "taught or control",
        **VISIT_COLUMNS,
    },
    quick=500,
    full=1500,
    source="Bakermans-Kranenburg et al. 2003, doi:10.1037/0033-2909.129.2.195",
)
