"""A carer, her child, and that child's child."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hecht.model.measurement.observation import z_scores
from hecht.model.parameters import Constants
from hecht.studies import readouts
from hecht.studies.families import family, live_at_home
from hecht.studies.paradigm import Paradigm
from hecht.studies.stage import Stage
from hecht.studies.strange_room import STRANGER_BONDS, code, visit

_FROM_HOME = 0.5  # correlation of the adult's own model with what was learned at home
_MODEL = ("self_model", "others_responsiveness", "others_contingency")


def three_generations(
    n: int, seed: int, constants: Constants, *, days: int = 200, generations: int = 2
) -> pd.DataFrame:
    """A row for each family and generation of child.

    A child becomes a carer whose own model is half what was learned at home, half what later life
    brought (standardised mix with a fresh draw from the population).
    """
    tables, grown = [], None
    for generation in range(generations):
        stage = family(n, seed + 7_000 * generation, constants, more=("stranger",),
                       more_bonds=STRANGER_BONDS)  # fmt: skip
        if grown is not None:
            _inherit(stage, grown)
        model = readouts.own_model(stage, "carer")
        columns = {
            "family": np.arange(n),
            "generation": generation + 1,
            "interview": readouts.interview(stage, "carer"),
            "sensitivity": readouts.observed_sensitivity(stage, "carer"),
            "own_model": model,
        }
        live_at_home(stage, days)
        grown = stage.copy()
        columns["trust"] = stage.tie_of("child", "carer", "trust")
        columns["pattern"] = code(visit(stage), stage.chance).pattern
        tables.append(pd.DataFrame(columns))
    return pd.concat(tables, ignore_index=True)


def _inherit(stage: Stage, before: Stage) -> None:
    learned = {
        "self_model": before.of("child", "self_model"),
        "others_responsiveness": before.tie_of("child", "carer", "responsiveness"),
        "others_contingency": before.tie_of("child", "carer", "contingency"),
    }
    later = np.sqrt(1 - _FROM_HOME**2)
    for name in _MODEL:
        fresh = stage.of("carer", name)
        mixed = _FROM_HOME * z_scores(learned[name]) + later * z_scores(fresh)
        stage.set("carer", **{name: fresh.mean() + fresh.std() * mixed})


PARADIGM = Paradigm(
    name="three-generations",
    run=three_generations,
    unit="family",
    about="A carer is interviewed, her child is seen, and later that child's own child.",
    columns={
        "family": "number of the family",
        "generation": "1 for the first carer and her child, 2 for the next",
        "interview": "security of the carer's own model, interview; z",
        "sensitivity": "the carer's observed sensitivity; z",
        "own_model": "the carer's trust in others, without noise; 0-1",
        "trust": "the child's trust at one year, without noise; 0-1",
        "pattern": "class of the child: A, B, C or D",
    },
    quick=500,
    full=1500,
    source="van IJzendoorn 1995, doi:10.1037/0033-2909.117.3.387; Verhage et al. 2016",
)
