"""From events to circumstances."""

from __future__ import annotations

import numpy as np
import pytest

from hecht.model.noise import world_keys
from hecht.model.parameters import constants
from hecht.scenes import loads
from hecht.scenes.casting import cast
from hecht.scenes.timeline import stretch_of

HEAD = """
title: {nl: t, en: t}
people: {anna: {}, ben: {}, cleo: {}}
bonds:
  anna <-> ben: {strength: 0.8}
  anna <-> cleo: {reach: 0.6}
chapters:
  - id: day
    lasts: 4 h
    step: 1 h
    hours_a_day: 24
"""


def _inputs(events: str, chapter: str = ""):
    """Inputs of every hour as {name: [hour, person or bond]}."""
    scene = loads(HEAD + chapter + ("    events:\n" + events if events else ""))
    keys = world_keys(0, 1)
    _, base = cast(scene, keys, constants())
    stretch, _ = stretch_of(scene, scene.chapters[0], base)
    rows = stretch.rows._asdict()
    return {name: np.asarray(values)[stretch.row, :, 0] for name, values in rows.items()}, scene


def _bond(scene, name):
    return scene.bond_names.index(name)


def test_nothing_happens_without_events():
    inputs, _ = _inputs("")
    assert (inputs["threat"] == 0).all()
    assert (inputs["answering"] == 1).all()
    assert sorted(set(inputs["reach"].ravel().round(2))) == [0.6, 1.0]


@pytest.mark.parametrize(
    ("event", "hours"),
    [
        ("{at: 1 h, who: ben, does: leaves, for: 2 h}", [1, 0, 0, 1]),
        ("{at: 1 h, who: ben, does: leaves}", [1, 0, 0, 0]),
        ("{at: 2 h, who: ben, does: enters}", [0, 0, 1, 1]),
        ("{at: 1 h, who: ben, does: enters, for: 1 h}", [0, 1, 0, 0]),
        ("{at: 1 h, who: ben, does: next_door, for: 1 h}", [1, 0.5, 1, 1]),
        ("{at: 1 h, who: anna, does: leaves, to: ben, for: 1 h}", [1, 0, 1, 1]),
    ],
)
def test_coming_and_going_change_reach_both_ways(event, hours):
    inputs, scene = _inputs(f"      - {event}\n")
    for name in ("anna -> ben", "ben -> anna"):
        assert inputs["reach"][:, _bond(scene, name)] == pytest.approx(hours)


def test_a_message_reaches_someone_who_is_away():
    inputs, scene = _inputs(
        "      - {at: 0 h, who: ben, does: leaves}\n"
        "      - {at: 1 h, for: 1 h, who: anna, does: texts, to: ben}\n"
        "      - {at: 2 h, for: 1 h, who: anna, does: phones, to: ben}\n"
    )
    assert inputs["reach"][:, _bond(scene, "anna -> ben")] == pytest.approx([0, 0.2, 0.4, 0])
    assert inputs["reach"][:, _bond(scene, "anna -> cleo")] == pytest.approx([0.6] * 4)


def test_a_held_hand_touches_both_and_nobody_else():
    inputs, scene = _inputs("      - {at: 1 h, for: 1 h, who: cleo, does: touches, to: anna}\n")
    for name in ("anna -> cleo", "cleo -> anna"):
        assert inputs["touch"][:, _bond(scene, name)] == pytest.approx([0, 0.9, 0, 0])
        assert inputs["reach"][1, _bond(scene, name)] == 1
    assert (inputs["touch"][:, _bond(scene, "anna -> ben")] == 0).all()


def test_strain_comes_over_people_and_adds_up():
    inputs, _ = _inputs(
        "      - {at: 0 h, for: 2 h, what: threat, on: [anna, ben], size: 0.1}\n"
        "      - {at: 1 h, for: 2 h, what: illness, on: anna, size: 0.4}\n"
        "      - {at: 3 h, what: novelty, on: all, size: 1.5}\n"
    )
    assert inputs["threat"][:, 0] == pytest.approx([0.1, 0.5, 0.4, 0])
    assert inputs["threat"][:, 1] == pytest.approx([0.1, 0.1, 0, 0])
    assert inputs["novelty"][:, 0] == pytest.approx([1, 0.8, 0.8, 1.5])
    assert inputs["novelty"][:, 2] == pytest.approx([1, 1, 1, 1.5])


def test_silence_and_what_is_switched_off():
    inputs, _ = _inputs(
        "      - {at: 1 h, for: 1 h, who: ben, does: falls_silent}\n"
        "      - {at: 2 h, who: cleo, does: falls_silent, off: true}\n"
    )
    assert inputs["answering"][:, 1] == pytest.approx([1, 0, 1, 1])
    assert (inputs["answering"][:, 2] == 1).all()


def test_a_daily_event_comes_every_day():
    scene = loads(
        HEAD.replace("lasts: 4 h", "lasts: 3 days").replace("hours_a_day: 24", "hours_a_day: 4")
        + "    events:\n      - {at: 1 h, for: 1 h, daily: true, who: ben, does: leaves}\n"
    )
    _, base = cast(scene, world_keys(0, 1), constants())
    stretch, moments = stretch_of(scene, scene.chapters[0], base)
    assert stretch.steps == 12
    assert len(moments) == 3
    assert len(np.asarray(stretch.rows.reach)) == 2, "equal circumstances stand once"
    reach = np.asarray(stretch.rows.reach)[stretch.row, scene.bond_names.index("anna -> ben"), 0]
    assert list(reach) == [1, 0, 1, 1] * 3
    assert stretch.pace == 6
    assert stretch.calendar_minutes == 3 * 1440


def test_everyday_life_varies_around_what_is_given():
    from hecht.scenes.run import run

    chapter = """    everyday:
      - {on: [anna], threat: {chance: 0.5, size: 0.2}, novelty: [0.5, 1.5]}
      - {between: anna <-> ben, near: {touch: 0.5, next_room: 0.25, away: 0.25}}
"""
    scene = loads(HEAD.replace("lasts: 4 h", "lasts: 20 days") + chapter)
    data = run(scene, replicates=20, seed=1).data
    threat = data.threat.sel(person="anna").values
    assert (threat > 0).mean() == pytest.approx(0.5, abs=0.02)
    assert threat[threat > 0].mean() == pytest.approx(0.2, rel=0.1)
    novelty = data.novelty.sel(person="anna").values
    assert novelty.min() >= 0.5
    assert novelty.mean() == pytest.approx(1, abs=0.02)
    reach = data.reach.sel(bond="anna -> ben").values
    assert [(reach == level).mean() for level in (1, 0.5, 0)] == pytest.approx(
        [0.5, 0.25, 0.25], abs=0.02
    )
    assert np.array_equal(reach, data.reach.sel(bond="ben -> anna").values)
    # The size of a stressor is drawn once a day.
    first_day = threat[0, :24]
    assert len(set(first_day[first_day > 0].round(6))) == 1
