"""The same life at other step lengths: the three ladders of the model text (section 9)."""

from __future__ import annotations

import numpy as np
import pytest

from hecht.scenes import load, loads
from hecht.scenes.run import run

FAMILIES = 256


def test_a_home_year_at_30_and_15_minutes():
    scene = load("strange-situation")
    learned = {}
    for step in ("30 min", "15 min"):
        changes = {"chapter.home.step": step, "chapter.home.lasts": "120 days"}
        data = run(scene, replicates=FAMILIES, seed=2, changes=changes).data
        learned[step] = data.sel(bond="child -> mother").isel(time=0)
    for name, tolerance in (("responsiveness", 0.12), ("contingency", 0.08), ("trust", 0.02)):
        coarse, fine = (float(learned[step][name].mean()) for step in ("30 min", "15 min"))
        assert coarse == pytest.approx(fine, abs=tolerance), name
    spreads = [float(learned[step].trust.std()) for step in learned]
    assert spreads[0] == pytest.approx(spreads[1], abs=0.03)


def test_the_strange_situation_at_10_and_5_seconds():
    scene = load("strange-situation")
    calls = []
    for step in ("10 s", "5 s"):
        changes = {"chapter.room.step": step, "chapter.home.lasts": "120 days"}
        data = run(scene, replicates=FAMILIES, seed=2, changes=changes).data
        alone = (data.time > 12) & (data.time <= 15)
        call = data.call.sel(bond="child -> mother").isel(time=alone.values)
        calls.append(float(call.mean()))
    assert calls[0] == pytest.approx(calls[1], rel=0.1)


LIFE = """
title: {nl: een leven, en: a life}
people:
  anna: {age: 20, drawn: population}
  ben: {age: 22, drawn: population}
  cleo: {age: 20, drawn: population}
bonds:
  anna <-> ben: {strength: 0.2, presence: 0.5, reach: 0.6}
  anna <-> cleo: {strength: 0.2, presence: 0.5, reach: 0.1}
chapters:
  - id: years
    lasts: 6 years
    step: 1 day
    everyday: [{on: [all], threat: {chance: 0.5, size: 0.04}}]
"""


def test_years_at_one_day_and_at_half_a_day():
    scene = loads(LIFE)
    ends = []
    for step in ("1 day", "12 h"):
        data = run(scene, replicates=FAMILIES, seed=4, changes={"chapter.years.step": step}).data
        ends.append(data.isel(time=-1))
    for name, tolerance in (("trust", 0.04), ("strength", 0.03)):
        means = [end[name].mean("replicate").values for end in ends]
        assert means[0] == pytest.approx(means[1], abs=tolerance), name
    assert float(ends[0].strength.sel(bond="anna -> ben").mean()) > 0.3
    assert np.isfinite(ends[0].arousal.values).all()


COUPLE = """
title: {nl: een stel, en: a couple}
people:
  anna: {age: 30, drawn: population}
  ben: {age: 32, drawn: population}
bonds:
  anna <-> ben: {strength: 0.6, presence: 1}
chapters:
  - id: together
    lasts: 60 days
    hours_a_day: 5
    step: 30 min
    everyday: [{on: [all], threat: {chance: 0.3, size: 0.08}}]
"""


def test_felt_care_of_couples_at_30_15_and_10_minutes():
    """A quarrel hurts for a bounded time, so that felt care does not follow the step.

    Without the bound (`quarrel_lasts`) one call drawn in a half-hour step is half an hour of it.
    """
    ends = {}
    for step in ("30 min", "15 min", "10 min"):
        changes = {"chapter.together.step": step}
        data = run(loads(COUPLE), replicates=FAMILIES, seed=3, changes=changes).data
        last = data.felt_care.isel(time=data.time.values > data.time.values[-1] / 2)
        ends[step] = float(last.mean())
    assert -0.4 < ends["30 min"] < 0.0
    for step in ("15 min", "10 min"):
        assert ends[step] == pytest.approx(ends["30 min"], abs=0.08), ends
