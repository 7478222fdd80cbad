"""Four family members each say how safe they feel with each other."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hecht.model.parameters import Constants
from hecht.studies.circumstances import Chance, Part
from hecht.studies.paradigm import Paradigm
from hecht.studies.stage import Stage

MEMBERS = ("mother", "father", "child1", "child2")
_AGES = dict(zip(MEMBERS, (42, 44, 17, 15), strict=True))
_ITEM_NOISE, _OWN_HISTORY = 0.8, 1.0  # two items; log-odds by which bonds within a home differ


def family_round_robin(n: int, seed: int, constants: Constants, *, days: int = 60) -> pd.DataFrame:
    """A row for each family, rater and target, after `days` of home life."""
    bonds = [(a, b) for a in MEMBERS for b in MEMBERS if a != b]
    stage = Stage(MEMBERS, bonds, n, seed, constants)
    for member in MEMBERS:
        stage.adult(member, age=_AGES[member])
        stage.set(
            member,
            care_base=0.6 * stage.chance.normal(size=n),
            care_slope=1.2 * stage.chance.normal(size=n),
            frightening=0.3 * stage.of(member, "frightening"),
        )
    for bond in bonds:
        stage.expect(*bond)
        own = _OWN_HISTORY * stage.chance.normal(size=n)
        stage.tie(*bond, strength=0.6, presence=1.0, commitment=0.7, reach=0.6,
                  responsiveness=stage.tie_of(*bond, "responsiveness") + own)  # fmt: skip
    stage.play(
        [Part(days * 6)],
        30.0,
        chance=Chance(threat=dict.fromkeys(MEMBERS, (0.4, 0.04))),
    )
    trust = np.stack([stage.tie_of(*bond, "trust") for bond in bonds])
    rated = (trust - trust.mean(axis=1, keepdims=True)) / trust.std()
    rated = -rated + _ITEM_NOISE * stage.chance.normal(size=rated.shape)
    return pd.DataFrame(
        {
            "family": np.tile(np.arange(n), len(bonds)),
            "rater": np.repeat([a for a, _ in bonds], n),
            "target": np.repeat([b for _, b in bonds], n),
            "fear_of_rejection": rated.ravel(),
        }
    )


PARADIGM = Paradigm(
    name="family-round-robin",
    run=family_round_robin,
    unit="family",
    about="Parents and two teenagers each rate how safe they feel with each of the others.",
    columns={
        "family": "number of the family",
        "rater": "who says it",
        "target": "about whom",
        "fear_of_rejection": "two items; z",
    },
    quick=300,
    full=1000,
    source="raw data of 208 families, computed; social relations model",
)
