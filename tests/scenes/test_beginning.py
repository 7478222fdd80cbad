"""What a chapter sets when it begins holds from then on, circumstances too."""

from __future__ import annotations

from hecht.scenes import loads
from hecht.scenes.run import run

SCENE = """
title: {nl: afscheid, en: goodbye}
people: {anna: {age: 60}, ben: {age: 62}}
bonds: {anna <-> ben: {strength: 0.8, presence: 1}}
chapters:
  - {id: together, lasts: 2 h, step: 5 min}
  - id: after
    lasts: 2 h
    step: 5 min
    begin:
      people: {anna: {threat: 0.2}}
      bonds: {anna <-> ben: {reach: 0, commitment: 0}}
  - {id: later, lasts: 2 h, step: 5 min}
"""


def test_a_death_takes_reach_and_care_away_for_good():
    data = run(loads(SCENE), replicates=32, seed=1).data.sel(bond="anna -> ben")
    anna = data.sel(person="anna")
    parts = {name: anna.isel(time=(anna.chapter == name).values) for name in ("together", "later")}
    assert float(parts["together"].reach.min()) == 1
    assert float(parts["later"].reach.max()) == 0
    assert float(parts["together"].threat.max()) == 0
    assert abs(float(parts["later"].threat.min()) - 0.2) < 1e-6
    # Someone who only went away would go on giving safety in mind; the dead do not.
    assert float(parts["together"].felt_security.mean()) > 0.2
    assert float(parts["later"].felt_security.max()) < 0.01
    assert float(parts["later"].presence.min()) > 0.9
