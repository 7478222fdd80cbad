"""Newborns on a ward: an hour of touch a day against usual care."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hecht.model.measurement.observation import cortisol
from hecht.model.parameters import Constants
from hecht.studies.circumstances import Chance, Part
from hecht.studies.families import family
from hecht.studies.paradigm import Paradigm

_DAY = 24  # half-hour steps
_ASSAY = 0.5  # noise of one saliva sample, in SD


def newborn_touch(
    n: int, seed: int, constants: Constants, *, hours: float = 1.0, days: int = 10
) -> pd.DataFrame:
    """Half of the newborns are held by their parent for `hours` a day, answered while held."""
    stage = family(n, seed, constants)
    arm = stage.chance.permutation(np.arange(n) % 2)
    held = np.zeros((days * _DAY, n), np.float32)
    held[:: max(1, round(_DAY / (hours * 2)))] = 0.9 * arm
    near = np.where(held > 0, 1.0, 0.35).astype(np.float32)
    seen = stage.play(
        [Part(days * _DAY, ties={("child", "carer"): {"touch": held, "reach": near},
                                 ("carer", "child"): {"reach": near}})],
        30.0,
        record=("slow_arousal", "call"),
        chance=Chance(threat={"child": (0.3, 0.12), "carer": (0.15, 0.06)}),
    )  # fmt: skip
    level = cortisol(seen.of("child", "slow_arousal")[-3 * _DAY :].mean(axis=0))
    noise = _ASSAY * level.std() * stage.chance.normal(size=n)
    return pd.DataFrame(
        {
            "family": np.arange(n),
            "arm": np.where(arm, "touch", "usual"),
            "cortisol": level + noise,
            "calls": seen.tie("child", "carer", "call")[-3 * _DAY :].mean(axis=0),
        }
    )


PARADIGM = Paradigm(
    name="newborn-touch",
    run=newborn_touch,
    unit="family",
    about="Newborns on a ward are held by a parent for an hour a day, or get usual care.",
    columns={
        "family": "number of the family",
        "arm": "touch or usual",
        "cortisol": "mean cortisol of the last three days, with assay noise",
        "calls": "mean call for the parent in the last three days, 0-3",
    },
    quick=400,
    full=1200,
    source="Packheiser et al. 2024, doi:10.1038/s41562-024-01841-8",
)
