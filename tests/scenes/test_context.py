"""Contexts in a scene file: what is refused, and what they change."""

from __future__ import annotations

import numpy as np
import pytest

from hecht.errors import HechtError, SceneError, UnknownNameError
from hecht.model.noise import world_keys
from hecht.model.parameters import PERSON
from hecht.scenes import load
from hecht.scenes.changing import change
from hecht.scenes.context import CONTEXTS, check_contexts, in_context
from hecht.scenes.explaining import explain
from hecht.scenes.reading import loads
from hecht.scenes.run import run
from hecht.scenes.stays import with_stays

FILE = """\
title: {{nl: thuis, en: home}}
people:
  child:
    kind: infant
    context: {child}
  mother:
    context: {mother}
bonds:
  child -> mother: {{expects: newborn}}
chapters:
  - {{id: day, lasts: 1 h, step: 10 min}}
"""


def _file(child="[]", mother="[]"):
    return FILE.format(child=child, mother=mother)


def test_one_context_or_several():
    scene = loads(_file(child="premature", mother="[poverty, no-network]"))
    assert scene.people["child"].context == ["premature"]
    assert scene.people["mother"].context == ["poverty", "no-network"]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (_file(mother="[povrety]"), 7, "poverty"),
        (_file(child="[poverty]"), 5, "a context of a grown-up"),
        (_file(mother="[premature]"), 7, "a context of a child"),
        (_file(mother="3"), 7, "context"),
    ],
)
def test_a_wrong_context_is_named_with_its_line(text, line, words):
    with pytest.raises(SceneError, match=words) as error:
        loads(text, file="home.yaml")
    assert error.value.line == line


def test_things_and_animals_have_no_contexts():
    text = _file().replace("kind: infant\n    context: []", "kind: pet\n    context: [poverty]")
    with pytest.raises(SceneError, match="not of this figure"):
        loads(text)


def test_a_context_can_be_set_and_taken_away():
    scene = load("strange-situation")
    poor = change(scene, {"mother.context": "poverty, depression"})
    assert poor.people["mother"].context == ["poverty", "depression"]
    assert change(poor, {"mother.context": "none"}).people["mother"].context == []
    with pytest.raises(HechtError, match="premature"):
        change(scene, {"child.context": "prematur"})


def test_contexts_add_to_what_someone_has():
    keys = world_keys(0, 400)
    usual = {name: row.value for name, row in PERSON.items()}
    found = in_context({**usual, "care_base": np.full(400, 0.3)}, ["poverty"], "mother", keys)
    effect = CONTEXTS["poverty"].change
    assert found["care_base"] == pytest.approx(np.full(400, 0.3 + effect.care_base))
    assert found["mentalising"] == pytest.approx(usual["mentalising"] + effect.mentalising)
    assert (found["frightening"] > 0).mean() == pytest.approx(effect.afraid, abs=0.06)
    both = in_context(usual, ["poverty", "depression"], "mother", keys)
    sum_ = effect.care_base + CONTEXTS["depression"].change.care_base
    assert both["care_base"] == pytest.approx(sum_)


def test_traits_stay_inside_their_ranges():
    keys = world_keys(0, 4)
    lowest = {name: row.low for name, row in PERSON.items()}
    for context in CONTEXTS:
        found = in_context(lowest, [context], "anyone", keys)
        for name, value in found.items():
            assert (np.asarray(value) >= PERSON[name].low).all()
            assert (np.asarray(value) <= PERSON[name].high).all()


def test_a_stay_in_hospital_takes_a_child_away_for_two_weeks():
    scene = load("strange-situation")
    ill = change(scene, {"child.context": "hospital"})
    (home,) = ill.before
    lived = with_stays(ill, home)
    away, pain = lived.events[len(home.events) :]
    assert (away.who, away.does, pain.what, pain.on) == ("child", "leaves", "threat", ["child"])
    assert away.lasts == 14 * home.steps_a_day * home.step
    assert away.at + away.lasts == pytest.approx((home.steps - 14 * home.steps_a_day) * home.step)
    assert with_stays(scene, scene.before[0]) is scene.before[0]
    assert with_stays(ill, ill.chapters[0]) is ill.chapters[0]


def test_the_child_in_hospital_bonds_less_with_its_mother():
    scene = load("strange-situation")
    usual, ill = (
        run(scene, replicates=32, seed=0, changes=changes).data.strength.isel(time=0)
        for changes in ({}, {"child.context": "hospital"})
    )
    bond = {"bond": "child -> mother"}
    assert float(ill.sel(bond).mean()) < float(usual.sel(bond).mean()) - 0.01


@pytest.mark.parametrize("language", ["nl", "en"])
def test_explain_tells_what_weighs_on_someone(language):
    scene = change(load("strange-situation"), {"mother.context": "poverty"})
    told = " ".join(f"{a} {b}" for section in explain(scene, language) for a, b in section.lines)
    assert CONTEXTS["poverty"].say.in_language(language) in told
    assert "no-network" in told


@pytest.mark.parametrize("context", CONTEXTS.values(), ids=CONTEXTS)
def test_every_context_says_what_it_is_and_where_it_comes_from(context):
    for text in (context.say, context.about):
        assert text.nl.strip()
        assert text.en.strip()
    assert context.findings
    for finding in context.findings:
        assert finding.doi.startswith("10.")
        assert len(finding.source) > 10


def test_an_unknown_context_is_an_error_of_the_user():
    with pytest.raises(UnknownNameError, match="depression"):
        check_contexts(["depresion"], "adult")
