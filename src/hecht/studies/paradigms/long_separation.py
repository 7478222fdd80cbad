"""A toddler whose carer is away for weeks, and the reunion."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hecht.model.parameters import Constants
from hecht.studies.circumstances import Part
from hecht.studies.families import grown_up_to
from hecht.studies.paradigm import Paradigm
from hecht.studies.stage import Stage

_STEPS = 24  # a day
_BEFORE = 2  # days
_NURSE = (("child", "nurse"), ("nurse", "child"))
_CARER = (("child", "carer"), ("carer", "child"))


def long_separation(
    n: int, seed: int, constants: Constants, *, days: int = 21, home_days: int = 200
) -> pd.DataFrame:
    """Children of 18 months in a hospital for `days`, with a control group away for one day.

    One row for each child and day (0 and 1 are at home), plus a row "reunion": the first five
    minutes with the carer.
    """
    stage = grown_up_to(n, seed, constants, home_days, more=("nurse",), more_bonds=_NURSE)
    short = stage.chance.permutation(np.arange(n) % 4) == 0
    tables = [
        _away(stage.only(np.flatnonzero(who)), length, arm, np.flatnonzero(who))
        for who, length, arm in ((~short, days, "weeks"), (short, 1, "one day"))
    ]
    return pd.concat(tables, ignore_index=True)


def _away(stage: Stage, days: int, arm: str, children: np.ndarray) -> pd.DataFrame:
    n = stage.worlds
    stage.expect("child", "nurse")
    stage.tie("child", "nurse", strength=0.05, commitment=0.35, aversiveness=0.1)
    stage.not_a_haven("nurse", "child")
    stage.set("nurse", mentalising=0.3)
    stage.set("child", age=1.5, arousal=0.3)
    stage.tie("child", "carer", presence=1.0)
    parts = []
    for home, length in ((1.0, _BEFORE), (0.0, days)):
        steps = length * _STEPS
        threat = (stage.chance.random((steps, n)) < 0.15) * 0.08 + 0.02 * (1 - home)
        ties = {bond: {"reach": home} for bond in _CARER}
        ties |= {bond: {"reach": 0.5 * (1 - home)} for bond in _NURSE}
        parts.append(Part(steps, people={"child": {"threat": threat}}, ties=ties))
    record = ("call", "arousal", "exploration", "despair", "withdrawal")
    seen = stage.play(parts, 30.0, record=record, every=_STEPS, pace=2.0)
    ties = {bond: {"reach": 1.0} for bond in _CARER} | {bond: {"reach": 0.0} for bond in _NURSE}
    back = stage.play(
        [Part(5, people={"child": {"threat": 0.03}}, ties=ties)], 1.0, record=record, every=5
    )
    rows = []
    for source, labels in ((seen, range(_BEFORE + days)), (back, ("reunion",))):
        for k, label in enumerate(labels):
            rows.append(
                pd.DataFrame(
                    {
                        "child": children,
                        "arm": arm,
                        "day": str(label),
                        "calls": source.tie("child", "carer", "call")[k],
                        "moves_away": source.tie("child", "carer", "withdrawal")[k],
                        "arousal": source.of("child", "arousal")[k],
                        "exploration": source.of("child", "exploration")[k],
                        "despair": source.of("child", "despair")[k],
                    }
                )
            )
    return pd.concat(rows, ignore_index=True)


PARADIGM = Paradigm(
    name="long-separation",
    run=long_separation,
    unit="child",
    about="Toddlers stay in a hospital for three weeks without their carer; then she comes back.",
    columns={
        "child": "number of the child",
        "arm": "weeks, or one day (control)",
        "day": "day of the stay (0 and 1 at home), or reunion",
        "calls": "mean call for the carer, 0-3",
        "moves_away": "share of time moving away from the carer",
        "arousal": "mean arousal, 0-5",
        "exploration": "mean exploration, 0-1",
        "despair": "despair, 0 and up",
    },
    quick=200,
    full=500,
    source="Robertson & Bowlby 1952; Heinicke & Westheimer 1966",
)
