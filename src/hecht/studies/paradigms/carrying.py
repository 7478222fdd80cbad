"""Extra carrying of newborns, and how much they cry at six weeks."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hecht.model.parameters import Constants
from hecht.studies.circumstances import Chance, Part
from hecht.studies.families import HOME_HOURS, family
from hecht.studies.paradigm import Paradigm

_DAY = HOME_HOURS * 2  # half-hour steps
_CRY = 1.0


def carrying(
    n: int, seed: int, constants: Constants, *, hours: float = 2.0, days: int = 21
) -> pd.DataFrame:
    """From the third week half of the carers carry `hours` a day more, asked or not.

    Crying is the daily time in which the expected call is at least an ask, in the last three days;
    a diary of quarter hours would see the same.
    """
    stage = family(n, seed, constants)
    arm = stage.chance.permutation(np.arange(n) % 2)
    chance = Chance(
        threat={"child": (0.3, 0.08), "carer": (0.15, 0.06)},
        novelty={"child": (0.3, 1.0)},
        nearness={("child", "carer"): (0.6, 0.3, 0.1)},
    )
    stage.play([Part(21 * _DAY)], 30.0, pace=2.0, chance=chance)
    held = np.zeros((days * _DAY, n), np.float32)
    often = max(1, round(_DAY / (hours * 2)))
    held[::often] = 0.9 * arm
    seen = stage.play(
        [Part(days * _DAY, ties={("child", "carer"): {"touch": held}})],
        30.0,
        record=("call", "contact", "arousal"),
        pace=2.0,
        chance=chance,
    )
    last = slice(-3 * _DAY, None)
    calls = seen.tie("child", "carer", "call")[last]
    return pd.DataFrame(
        {
            "family": np.arange(n),
            "arm": np.where(arm, "carried", "control"),
            "crying": HOME_HOURS * 60 * (np.minimum(calls, 2.0) * (calls > _CRY / 2)).mean(0) / 2,
            "contact": seen.tie("child", "carer", "contact")[last].mean(axis=0),
            "arousal": seen.of("child", "arousal")[last].mean(axis=0),
        }
    )


PARADIGM = Paradigm(
    name="carrying",
    run=carrying,
    unit="family",
    about="From three weeks on, half of the newborns are carried two hours a day more.",
    columns={
        "family": "number of the family",
        "arm": "carried or control",
        "crying": "minutes a day of crying in the last three days",
        "contact": "mean contact, 0-1",
        "arousal": "mean arousal, 0-5",
    },
    quick=400,
    full=1200,
    source="Hunziker & Barr 1986, Pediatrics 77:641-648",
)
