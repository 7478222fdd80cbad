"""A wrong scene file is refused with its line, what is wrong, and what would be right."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hecht.errors import HechtError, SceneError, UnknownNameError
from hecht.scenes import Scene, library, load, loads
from hecht.scenes.changing import change

SCENE = """\
title: {nl: Proef, en: Trial}
people:
  anna: {age: 30}
  ben:
    traits:
      reactivity: 1.2
bonds:
  anna <-> ben:
    strength: 0.5
before:
  - id: earlier
    lasts: 2 days
    step: 1 h
    everyday:
      - on: [all]
        threat: {chance: 0.1, size: 0.1}
      - between: anna <-> ben
        near: {touch: 0.5, next_room: 0.3, away: 0.2}
chapters:
  - id: now
    lasts: 20 min
    step: 10 s
    begin:
      rest: [anna]
      people: {ben: {despair: 0}}
      bonds: {anna -> ben: {presence: 1}}
    events:
      - id: gone
        at: 5 min
        for: 5 min
        who: ben
        does: leaves
      - {id: bang, at: 6 min, for: 2 min, what: threat, on: anna, size: 0.2}
watch:
  - anna.arousal
  - anna -> ben.call
changes:
  - id: size
    kind: choice
    ask: {nl: "Hoe erg?", en: "How bad?"}
    default: small
    options:
      - {id: small, say: {nl: klein, en: small}}
      - {id: large, say: {nl: groot, en: large}, set: {event.bang.size: 0.5}}
try_this:
  - text: {nl: Kijk, en: Look}
    changes: {size: large}
    at: 5 min
model:
  soothing_rate: 3
"""


def test_the_scene_itself_is_right() -> None:
    scene = loads(SCENE)
    assert isinstance(scene, Scene)
    assert scene.bond_names == ["anna -> ben", "ben -> anna"]


@pytest.mark.parametrize("name", sorted(library()))
def test_every_scene_of_the_library_loads(name: str) -> None:
    assert load(name).id == name


# (what stands there, what is written instead, what the message says); the fault is on the line
# where the new text stands, or where it says #HERE.
WRONG = [
    # The shape of the file.
    ("title: {nl: Proef, en: Trial}", "title: {nl: Proef}", "'en' is missing"),
    ("title: {nl: Proef, en: Trial}", "titel: {nl: Proef, en: Trial}", "missing|not known"),
    ("  anna: {age: 30}", "  anna: {age: 30, colour: red}", "'colour' is not known here"),
    ("  anna: {age: 30}", "  anna: {age: 30}\n  anna: {age: 31} #HERE", "'anna' stands here twice"),
    ("  anna: {age: 30}", "  anna: &who {age: 30}", "references"),
    ("    strength: 0.5", "    strength: *who", "references"),
    ("  anna: {age: 30}", "  anna: !!python/object:os.system {}", "not known|tag"),
    ("  anna: {age: 30}", "  anna: {age: !secret 30}", "tag !secret is not allowed"),
    ("  anna: {age: 30}", "  anna: {age: 2026-99-99}", "cannot be read|valid number"),
    ("  anna: {age: 30}", "  anna: {age: 30", "not readable YAML"),
    ("  anna: {age: 30}", "  ? [anna, ben]\n  : {age: 30}", "a name is expected"),
    ("  anna: {age: 30}", "  anna: " + "[" * 60 + "]" * 60, "nested too deeply"),
    # People.
    ("  anna: {age: 30}", "  anna: {age: 300}", "120"),
    ("  anna: {age: 30}", "  anna: {kind: robot}", "infant"),
    ("  anna: {age: 30}", "  anna: {drawn: lazy}", "population"),
    ("      reactivity: 1.2", "      reactivity: 9 #HERE", "from 0.1 to 5"),
    ("      reactivity: 1.2", "      reactivity: .nan #HERE", "from 0.1 to 5"),
    ("      reactivity: 1.2", "      reactivty: 1 #HERE", "no trait called 'reactivty'"),
    ("      reactivity: 1.2", "      reactivity: {mean: 9, sd: 1} #HERE", "from 0.1 to 5"),
    ("  ben:", "  Ben Smit: #HERE", "small letters"),
    ("  ben:", "  all: #HERE", "small letters"),
    # Bonds.
    (
        "  anna <-> ben:\n    strength",
        "  anna & ben: #HERE\n    strength",
        "'anna & ben' is not a bond",
    ),
    (
        "  anna <-> ben:\n    strength",
        "  anna <-> carl: #HERE\n    strength",
        "no person called 'carl'",
    ),
    ("  anna <-> ben:\n    strength", "  anna <-> anna: #HERE\n    strength", "'anna -> anna'"),
    ("before:\n", "  anna -> ben: {} #HERE\nbefore:\n", "stands here twice"),
    ("    strength: 0.5", "    strength: 1.5 #HERE", "from 0 to 1"),
    ("    strength: 0.5", "    love: 1 #HERE", "no bond value called 'love'"),
    ("    strength: 0.5", "    expects: much", "blueprint"),
    # Chapters.
    ("    lasts: 20 min", "    lasts: -20 min", "cannot be -20 min"),
    ("    lasts: 20 min", "    lasts: soon", "'soon' is not a duration"),
    ("    lasts: 20 min", "    lasts: 20 parsec", "is not a duration"),
    ("    lasts: 20 min", "    lasts: true", "is not a duration"),
    ("    lasts: 20 min", "    lasts: .inf", "cannot be inf"),
    ("  - id: now\n    lasts: 20 min", "  - id: now #HERE\n    lasts: 5 s", "at least one step"),
    (
        "  - id: now\n    lasts: 20 min\n    step: 10 s",
        "  - id: now #HERE\n    lasts: 20 min\n    step: 1 s",
        "between 5 s and 1 day",
    ),
    ("    step: 1 h", "    step: 1 h\n    hours_a_day: 30 #HERE", "24"),
    ("      - on: [all]\n", "      - on: [carl] #HERE\n", "no person called 'carl'"),
    (
        "threat: {chance: 0.1, size: 0.1}",
        "threat: {chance: 2, size: 0.1}",
        "less than or equal to 1",
    ),
    ("      - on: [all]\n        threat", "      - #HERE\n        threat", "need 'on"),
    ("      - between: anna <-> ben\n        near", "      - near", "needs 'between"),
    ("      - between: anna <-> ben", "      - between: anna <-> carl #HERE", "no bond called"),
    ("near: {touch: 0.5,", "near: {touch: 0.6,", "add up to 1.1, not 1"),
    ("      rest: [anna]", "      rest: [carl]", "no person called 'carl'"),
    ("      people: {ben: {despair: 0}}", "      people: {carl: {despair: 0}}", "no person called"),
    ("      people: {ben: {despair: 0}}", "      people: {ben: {despair: 99}}", "from 0 to 10"),
    (
        "      bonds: {anna -> ben: {presence: 1}}",
        "      bonds: {anna -> carl: {presence: 1}}",
        "no bond",
    ),
    # Events.
    ("        at: 5 min", "        at: -5 min", "cannot be -5 min"),
    ("        at: 5 min", "        at: 25 min", "lasts 20 minutes"),
    ("        for: 5 min", "        for: 0 min", "longer than 0"),
    ("        who: ben", "        who: carl", "no person called 'carl'"),
    ("        does: leaves", "        does: dances", "leaves"),
    ("        does: leaves", "        does: texts", "needs 'to: someone'"),
    (
        "        does: leaves",
        "        does: texts\n        to: carl #HERE",
        "no person called 'carl'",
    ),
    ("        who: ben\n        does: leaves", "        does: leaves", "needs 'who: someone'"),
    ("        who: ben\n        does: leaves", "        who: ben", "either 'who' and 'does'"),
    ("what: threat, on: anna,", "what: threat, on: carl,", "no person called 'carl'"),
    ("what: threat, on: anna, size: 0.2", "what: threat, on: anna", "needs 'on"),
    (
        "what: threat, on: anna, size: 0.2",
        "what: threat, on: anna, size: 7",
        "less than or equal to 2",
    ),
    (
        "      - {id: bang, at: 6 min,",
        "      - {at: 7 min, who: ben, does: enters} #HERE\n      - {id: bang, at: 6 min,",
        "overlaps with an earlier event",
    ),
    # Watching and changing.
    ("  - anna.arousal", "  - carl.arousal", "no person called 'carl'"),
    ("  - anna.arousal", "  - anna.arosal", "Did you mean arousal"),
    ("  - anna -> ben.call", "  - anna -> ben.cal", "Did you mean call"),
    ("  - anna -> ben.call", "  - anna -> carl.call", "no bond called"),
    ("    default: small", "    default: tiny", "default 'tiny'"),
    ("    kind: choice", "    kind: dial", "slider"),
    ("    changes: {size: large}", "    changes: {seize: large}", "no change called 'seize'"),
    ("    changes: {size: large}", "    changes: {size: huge}", "no option called 'huge'"),
    ("  soothing_rate: 3", "  soothing_rate: 30 #HERE", "from 0 to 10"),
    ("  soothing_rate: 3", "  smoothing_rate: 3 #HERE", "no model constant called"),
]


ABOUT_THE_WHOLE_EVENT = ("needs 'to: someone'", "needs 'who: someone'", "either 'who' and 'does'")


def expected_line(new: str, text: str, message: str) -> int:
    mark = "#HERE" if "#HERE" in new else new.splitlines()[0]
    if message in ABOUT_THE_WHOLE_EVENT:
        mark = "- id: gone"
    return next(k for k, line in enumerate(text.splitlines(), 1) if mark.strip() in line)


@pytest.mark.parametrize(
    ("old", "new", "message"), WRONG, ids=[f"{k}-{w[2][:20]}" for k, w in enumerate(WRONG)]
)
def test_a_fault_is_named_with_its_line(old: str, new: str, message: str) -> None:
    assert SCENE.count(old) == 1, "the test must change one place"
    text = SCENE.replace(old, new)
    with pytest.raises(SceneError) as caught:
        loads(text, file="trial.yaml")
    error = caught.value
    assert re.search(message, str(error)), str(error)
    assert error.file == "trial.yaml"
    assert "\n" not in str(error)
    if "missing" in message:
        return  # a part that is not there has no line of its own
    wanted = expected_line(new, text, message)
    near = 1 if "readable" in message or "need" in message else 0
    assert error.line is not None
    assert abs(error.line - wanted) <= near, (str(error), wanted)


EMPTY = [
    ("", "a scene starts with"),
    ("- a\n- b\n", "a scene starts with"),
    ("just words", "a scene starts with"),
    ("title: a\n---\ntitle: b\n", "not readable YAML"),
    ("a: \x00", "not readable YAML"),
    ("a: " + "{a: " * 3000, "not readable YAML"),
    ("title: {nl: a, en: b}\n", "'people' is missing"),
    ("title: {nl: a, en: b}\npeople: {}\n", "people"),
    ("title: {nl: a, en: b}\npeople: [anna]\n", "people"),
]


@pytest.mark.parametrize(("text", "message"), EMPTY, ids=[m for _, m in EMPTY])
def test_what_is_no_scene_at_all(text: str, message: str) -> None:
    with pytest.raises(SceneError, match=message):
        loads(text, file="trial.yaml")


def test_a_bomb_of_references_is_refused_before_it_grows() -> None:
    bomb = 'a: &a ["x", "x"]\n' + "".join(
        f"{chr(98 + k)}: &{chr(98 + k)} [{', '.join(['*' + chr(97 + k)] * 9)}]\n" for k in range(9)
    )
    with pytest.raises(SceneError, match="line 1: references"):
        loads(bomb, file="bomb.yaml")


# Files.


def test_an_unknown_name_is_met_with_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match="Did you mean strange-situation"):
        load("strange-situatie")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SceneError, match="there is no such file"):
        load(tmp_path / "nothing.yaml")


def test_a_folder_is_no_scene(tmp_path: Path) -> None:
    with pytest.raises(SceneError, match="cannot be read"):
        load(tmp_path)


def test_a_file_in_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "latin.yaml"
    path.write_bytes("title: {nl: vóór, en: before}".encode("latin-1"))
    with pytest.raises(SceneError, match="UTF-8"):
        load(path)


def test_a_file_that_is_far_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(SceneError, match=r"50.0 MB; a scene is at most 1 MB"):
        load(path)


def test_the_name_of_the_file_is_the_name_of_the_scene(tmp_path: Path) -> None:
    path = tmp_path / "my-evening.yaml"
    path.write_text(SCENE, encoding="utf-8")
    assert load(path).id == "my-evening"


# Changes.


def test_changes_do_what_they_say() -> None:
    scene = loads(SCENE, scene_id="trial")
    other = change(
        scene,
        {
            "anna.reactivity": 1.4,
            "anna.age": 40,
            "anna -> ben.strength": 0.9,
            "event.gone.off": True,
            "event.gone.at": "3 min",
            "chapter.now.lasts": "30 min",
            "model.soothing_rate": 2,
            "choice.size": "large",
        },
    )
    assert other.people["anna"].traits["reactivity"] == 1.4
    assert other.people["anna"].age == 40
    assert other.bonds["anna -> ben"].values["strength"] == 0.9
    assert other.bonds["ben -> anna"].values["strength"] == 0.5
    gone, bang = other.chapters[0].events
    assert (gone.off, gone.at, bang.size) == (True, 3, 0.5)
    assert other.chapters[0].lasts == 30
    assert other.model["soothing_rate"] == 2
    assert scene == loads(SCENE, scene_id="trial"), "the scene itself stays as it was"


def test_a_single_value_wins_over_a_choice() -> None:
    other = change(loads(SCENE), {"event.bang.size": 0.3, "choice.size": "large"})
    assert other.chapters[0].events[1].size == 0.3


WRONG_CHANGES = [
    ({"anna.reactivity": 9}, "anna: reactivity = 9 is not allowed; use a number from 0.1 to 5"),
    ({"anna.reactivity": "much"}, "reactivity = much is not allowed"),
    ({"anna.reactivity": float("nan")}, "reactivity = nan is not allowed"),
    ({"anna.reactivty": 1}, "no trait called 'reactivty'. Did you mean reactivity"),
    ({"anna.age": 300}, "people / anna / age"),
    ({"anna.age": "old"}, "people / anna / age"),
    ({"anna.kind": "robot"}, "people / anna / kind"),
    ({"anna.drawn": "lazy"}, "people / anna / drawn"),
    ({"carl.reactivity": 1}, "no person called 'carl'"),
    ({"reactivity": 1}, "'reactivity' says not whose it is"),
    ({"anna -> ben.strength": 2}, "anna -> ben: strength = 2 is not allowed"),
    ({"anna -> ben.love": 1}, "no bond value called 'love'"),
    ({"anna -> carl.strength": 1}, "no bond called 'anna -> carl'"),
    ({"event.gone.colour": 1}, "no event field called 'colour'"),
    ({"event.going.size": 1}, "no event called 'going'. Did you mean gone"),
    ({"event.bang.size": 9}, "size"),
    ({"event.gone.at": "25 min"}, "lasts 20 minutes"),
    ({"event.gone.for": "a while"}, "'a while' is not a duration"),
    ({"chapter.then.lasts": "1 h"}, "no chapter called 'then'"),
    ({"chapter.now.size": 1}, "no chapter field called 'size'"),
    ({"chapter.now.step": "1 s"}, "between 5 s and 1 day"),
    ({"model.soothing": 1}, "no model constant called 'soothing'. Did you mean soothing_rate"),
    ({"model.soothing_rate": 99}, "soothing_rate = 99 is not allowed"),
    ({"choice.seize": "large"}, "no choice called 'seize'"),
    ({"choice.size": "huge"}, "no option of 'size' called 'huge'"),
]


@pytest.mark.parametrize(
    ("changes", "message"), WRONG_CHANGES, ids=[str(c) for c, _ in WRONG_CHANGES]
)
def test_a_wrong_change_is_refused(changes: dict[str, object], message: str) -> None:
    with pytest.raises(HechtError, match=re.escape(message)) as caught:
        change(loads(SCENE, scene_id="trial"), changes)
    assert "\n" not in str(caught.value)
