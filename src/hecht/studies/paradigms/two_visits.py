"""The Strange Situation twice, two years apart, while care at home drifts."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hecht.model.parameters import Constants
from hecht.studies.families import CARE_SPREAD, family, live_at_home
from hecht.studies.paradigm import Paradigm
from hecht.studies.stage import Stage
from hecht.studies.strange_room import STRANGER_BONDS, code, visit

_LESS_NEAR = (0.5, 0.35, 0.15)  # a toddler's carer is out a little more


def two_visits(
    n: int, seed: int, constants: Constants, *, days: int = 200, lasting: float = 0.35
) -> pd.DataFrame:
    """Visit after the first year and two years later.

    In between, what sets a carer's care apart is redrawn (correlation `lasting`), and half of the
    frightening rates are. The second visit is coded as the first.
    """
    stage = family(n, seed, constants, more=("stranger",), more_bonds=STRANGER_BONDS)
    live_at_home(stage, days)
    first = _pattern(stage.copy(), 1.0)
    fresh = np.sqrt(1 - lasting**2)
    for name, spread in CARE_SPREAD.items():
        drawn = spread * fresh * stage.chance.normal(size=n)
        stage.set("carer", **{name: lasting * stage.of("carer", name) + drawn})
    other = family(n, seed + 500_000, constants)
    redrawn = stage.chance.random(n) < 0.5
    now = np.where(redrawn, other.of("carer", "frightening"), stage.of("carer", "frightening"))
    stage.set("carer", frightening=now)
    stage.set("child", age=1.0)
    live_at_home(stage, days, near=_LESS_NEAR, pace=4.0 * 365 / days)
    stage.set("child", age=1.5)
    second = _pattern(stage, 0.9)
    return pd.DataFrame({"family": np.arange(n), "first": first, "second": second})


def _pattern(stage: Stage, threat: float) -> np.ndarray:
    return code(visit(stage, threat=threat), stage.chance).pattern


PARADIGM = Paradigm(
    name="two-visits",
    run=two_visits,
    unit="family",
    about="Children are seen in the Strange Situation at about one, and again two years later.",
    columns={
        "family": "number of the family",
        "first": "class at the first visit: A, B, C or D",
        "second": "class two years later",
    },
    quick=500,
    full=1500,
    source="Opie et al. 2021, doi:10.1080/14616734.2020.1800769",
)
