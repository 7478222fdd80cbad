"""Ways of bonding in scene files: set, watched, recorded, changed, explained, and refused."""

from __future__ import annotations

import numpy as np
import pytest

from hecht.errors import HechtError, SceneError
from hecht.model.parameters import WAYS
from hecht.scenes import loads
from hecht.scenes.changing import change
from hecht.scenes.explaining import explain
from hecht.scenes.plot_words import WORDS
from hecht.scenes.run import run
from hecht.scenes.trait_words import WAYS as WAY_WORDS

SCENE = """
title: {nl: Proef, en: Trial}
people: {anna: {}, ben: {}}
bonds:
  anna -> ben: {strength: 0.3, ways: {likeness: 0.6, loyalty: {mean: 0.5, sd: 0.1}}}
  ben -> anna: {strength: 0.3}
chapters:
  - id: days
    lasts: 2 days
    hours_a_day: 4
    step: 30 min
  - id: later
    lasts: 10 min
    step: 1 min
    begin: {bonds: {anna -> ben: {ways: {felt: 0.9}}}}
    events:
      - {at: 2 min, for: 3 min, what: threat, on: anna, size: 0.2}
watch: [anna.arousal, anna -> ben.likeness]
"""
PLAIN = SCENE.replace(", ways: {likeness: 0.6, loyalty: {mean: 0.5, sd: 0.1}}", "")
PLAIN = PLAIN.replace("{ways: {felt: 0.9}}", "{strength: 0.3}")
WITHOUT = PLAIN.replace(", anna -> ben.likeness", "")


def test_ways_are_set_followed_and_recorded():
    data = run(loads(SCENE), replicates=32).data
    assert set(WAYS) <= set(data.data_vars)
    first = data.isel(time=0).sel(bond="anna -> ben")
    assert first.likeness.values == pytest.approx(0.6, abs=0.05)
    assert 0.05 < float(first.loyalty.std()) < 0.15
    assert float(data.isel(time=0).sel(bond="ben -> anna").likeness.max()) < 0.05
    begun = data.isel(time=(data.chapter == "later").values).isel(time=0)
    assert begun.felt.sel(bond="anna -> ben").values == pytest.approx(0.9, abs=0.01)
    assert float(begun.felt.sel(bond="ben -> anna").max()) < 0.05


@pytest.mark.parametrize("text", [SCENE, PLAIN])
def test_where_one_way_is_set_or_watched_all_are_followed(text):
    assert loads(text).has_ways


def test_without_them_nothing_is_recorded_or_paid():
    scene = loads(WITHOUT)
    assert not scene.has_ways
    data = run(scene, replicates=16).data
    assert set(WAYS).isdisjoint(data.data_vars)
    with_ways = run(
        loads(PLAIN), replicates=16, changes={"model.felt_eases": 0, "model.loyal_patience": 0}
    )
    np.testing.assert_allclose(data.arousal, with_ways.data.arousal, rtol=1e-3, atol=1e-3)


def test_a_way_of_one_direction_can_be_changed():
    scene = change(loads(SCENE), {"anna -> ben.likeness": 0.2, "ben -> anna.felt": 0.7})
    assert scene.bonds["anna -> ben"].ways["likeness"] == 0.2
    assert scene.bonds["ben -> anna"].ways == {"felt": 0.7}
    assert change(loads(WITHOUT), {"anna -> ben.likeness": 0.2}).has_ways


@pytest.mark.parametrize(
    ("there", "instead", "says"),
    [
        ("likeness: 0.6", "likeness: 6", "from 0 to 1"),
        ("likeness: 0.6", "liknes: 0.6", "no way of bonding called 'liknes'"),
        ("felt: 0.9", "felt: 2", "from 0 to 1"),
    ],
)
def test_a_wrong_way_is_refused_with_its_line(there, instead, says):
    with pytest.raises(SceneError, match=says) as caught:
        loads(SCENE.replace(there, instead))
    assert "line" in str(caught.value)


def test_a_changed_way_out_of_range_is_refused():
    with pytest.raises(HechtError, match="0"):
        change(loads(SCENE), {"anna -> ben.likeness": 3})


@pytest.mark.parametrize("language", ["nl", "en"])
def test_ways_are_told_in_plain_words(language):
    told = str([section.lines for section in explain(loads(SCENE), language)])
    assert WAY_WORDS["likeness"].about.in_language(language) in told


def test_every_way_has_its_words():
    assert list(WAY_WORDS) == list(WAYS)
    assert set(WAYS) <= set(WORDS)


def test_an_account_tells_long_and_short_steps_in_one_scene():
    """A threat of three minutes after chapters in half hours."""
    assert run(loads(SCENE), replicates=16).account("nl")
