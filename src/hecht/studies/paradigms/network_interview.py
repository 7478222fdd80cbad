"""Whom do you turn to first? The attachment network at twenty and at thirty."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hecht.model.parameters import Constants
from hecht.studies.lives import FIGURES, Life, lives
from hecht.studies.paradigm import Paradigm

_COUNTS = 0.5  # bond strength from which someone is a figure (model text, scene 13)
_PEERS = ("friend1", "friend2", "friend3", "partner")


def network_interview(
    n: int, seed: int, constants: Constants, *, ages: tuple[int, ...] = (20, 30)
) -> pd.DataFrame:
    """A row for each person and age."""
    tables = [
        _asked(life) for life in lives(n, seed, constants, years=max(ages)) if life.age in ages
    ]
    return pd.concat(tables, ignore_index=True)


def _asked(life: Life) -> pd.DataFrame:
    stage = life.stage
    trust, strength, presence, contact = (
        np.stack([stage.tie_of("self", figure, name) for figure in FIGURES])
        for name in ("trust", "strength", "presence", "contact")
    )
    order = strength * trust * (1 + presence) / 2
    names = np.array(FIGURES)
    top = names[order.argmax(axis=0)]
    peers = [FIGURES.index(peer) for peer in _PEERS]
    best = order[peers].argmax(axis=0)
    pick = (np.array(peers)[best], np.arange(stage.worlds))
    return pd.DataFrame(
        {
            "person": np.arange(stage.worlds),
            "age": round(life.age),
            "figures": (strength > _COUNTS).sum(axis=0),
            "top": top,
            "parent_first": np.isin(top, ("mother", "father")).astype(int),
            "partner_first": (top == "partner").astype(int),
            "peer_functions": order[pick] / np.maximum(order.sum(axis=0), 1e-9),
            "peer_trust": trust[pick],
            "peer_contact": contact[pick],
            "partnered": life.partnered.astype(int),
            "years_together": np.where(life.partnered, life.age - life.since, np.nan),
        }
    )


PARADIGM = Paradigm(
    name="network-interview",
    run=network_interview,
    unit="person",
    about="Young adults say whom they turn to, miss and rely on.",
    columns={
        "person": "number of the person",
        "age": "years",
        "figures": "how many figures there are, 0-7",
        "top": "who comes first: mother, father, sib, a friend or the partner",
        "parent_first": "1 where that is a parent",
        "partner_first": "1 where that is the partner",
        "peer_functions": "share of all functions that the closest peer serves, 0-1",
        "peer_trust": "trust in the closest peer, 0-1",
        "peer_contact": "contact with the closest peer, 0-1",
        "partnered": "1 with a partner",
        "years_together": "years with the partner; missing without one",
    },
    quick=200,
    full=600,
    source="Doherty & Feeney 2004; Fraley & Davis 1997; Trinke & Bartholomew 1997",
)
