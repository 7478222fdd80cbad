"""The Strange Situation with a year at home before it, in one or more kinds of families."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hecht.errors import UnknownNameError
from hecht.model.measurement.observation import cortisol
from hecht.model.measurement.strange_situation import cries
from hecht.model.parameters import Constants
from hecht.studies import readouts
from hecht.studies.families import LESS_NEAR, NEAR, SAMPLES, carer, family, live_at_home
from hecht.studies.paradigm import Paradigm
from hecht.studies.stage import Stage
from hecht.studies.strange_room import EPISODES, STRANGER_BONDS, code, visit

_RATING_NOISE = 0.75  # a parent's report of temperament against the child's reactivity, in SD


def strange_situation(
    n: int,
    seed: int,
    constants: Constants,
    *,
    samples: tuple[str, ...] = ("population",),
    days: int = 200,
) -> pd.DataFrame:
    """Run the visit with `n` families of each sample.

    `samples` may also name "father": the visit is with a second carer, drawn as any other, who is
    at home less and shares the home with a first one.
    """
    return pd.concat(
        [
            _sample(n, seed + 1_000 * k, constants, sample, days, first=k * n)
            for k, sample in enumerate(samples)
        ],
        ignore_index=True,
    )


def _sample(
    n: int, seed: int, constants: Constants, sample: str, days: int, first: int
) -> pd.DataFrame:
    if sample not in (*SAMPLES, "father"):
        raise UnknownNameError("kind of families", sample, (*SAMPLES, "father"))
    if sample == "father":
        stage = _with_both(n, seed, constants, days)
    else:
        stage = family(
            n, seed, constants, sample=sample, more=("stranger",), more_bonds=STRANGER_BONDS
        )
        live_at_home(stage, days)
    table = visit_table(stage)
    table.insert(0, "family", np.arange(first, first + n))
    table.insert(1, "sample", sample)
    return table


def _with_both(n: int, seed: int, constants: Constants, days: int) -> Stage:
    """A child with a mother at home and a second carer who is there less; she waits outside."""
    mother = (("child", "mother"), ("mother", "child"))
    stage = family(
        n, seed, constants, more=("mother", "stranger"), more_bonds=(*mother, *STRANGER_BONDS)
    )
    carer(stage, "mother")
    stage.as_newborn("child", "mother")
    stage.not_a_haven("mother", "child")
    live_at_home(
        stage,
        days,
        carers=("carer", "mother"),
        near={"carer": LESS_NEAR, "mother": NEAR},
        ties={bond: {"reach": 1.0} for bond in mother},
    )
    return stage


def visit_table(stage: Stage, *, threat: float = 1.0) -> pd.DataFrame:
    """Play the visit with the families on a stage and collect what a study would."""
    home = {
        "sensitivity": readouts.observed_sensitivity(stage, "carer"),
        "frightening": readouts.observed_frightening(stage, "carer"),
        "interview": readouts.interview(stage, "carer"),
    }
    reactivity = np.log(stage.of("child", "reactivity"))
    noise = _RATING_NOISE * reactivity.std() * stage.chance.normal(size=stage.worlds)
    filmed = visit(stage, threat=threat)
    codes = code(filmed, stage.chance)
    columns: dict[str, object] = {
        "pattern": codes.pattern,
        "pattern_without_d": codes.pattern_without_d,
        "disorganisation": codes.ratings.disorganisation,
        "resistance": codes.ratings.resistance,
        "seeking": codes.ratings.seeking,
        **home,
        "temperament": reactivity + noise,
    }
    for name in EPISODES:
        seen = filmed.episodes[name]
        for what in ("call", "arousal", "contact", "exploration"):
            columns[f"{what}_{name}"] = seen[what].mean(axis=0)
        columns[f"cries_{name}"] = cries(seen["call"]).astype(int)
    columns["cortisol_before"] = cortisol(filmed.episodes["e2"]["slow_arousal"][0])
    columns["cortisol_after"] = cortisol(filmed.episodes["e8"]["slow_arousal"][-1])
    return pd.DataFrame(columns)


VISIT_COLUMNS = {
    "pattern": "class: A avoidant, B secure, C resistant, D disorganised; as a coder saw it",
    "pattern_without_d": "class when each disorganised child gets its best of A, B and C",
    "disorganisation": "share of both reunions moving away, plus twice the contradictory one; 0-3",
    "resistance": "mean call in the last 90 s of each reunion, 0-3",
    "seeking": "calling in the first 90 s plus contact, summed over the reunions; 0-4",
    "sensitivity": "rated in one home visit (six bids, reliability .7); z",
    "frightening": "log of frightening acts counted in eight hours, with coder noise",
    "interview": "security of the carer's own model, as an interview codes it; z",
    "temperament": "log reactivity as a parent reports it",
    **{
        f"{what}_{e}": f"{text}, episode {e[1:]}"
        for e in EPISODES
        for what, text in {
            "call": "mean call for the carer, 0-3",
            "arousal": "mean arousal, as heart rate would show it, 0-5",
            "contact": "mean contact with the carer, 0-1",
            "exploration": "mean exploration, 0-1",
            "cries": "1 where the child cries in over a quarter of it",
        }.items()
    },
    "cortisol_before": "cortisol at the start, arbitrary units",
    "cortisol_after": "cortisol at the end of the last reunion",
}

PARADIGM = Paradigm(
    name="strange-situation",
    run=strange_situation,
    unit="family",
    about="Infants and their carers, after a year at home, visit a room with a stranger.",
    columns={
        "family": "number of the family",
        "sample": "kind of families: population, low_risk, high_risk, maltreating, father",
        **VISIT_COLUMNS,
    },
    quick=500,
    full=1500,
    source="Ainsworth et al. 1978; Madigan et al. 2023, doi:10.1037/bul0000388",
)
