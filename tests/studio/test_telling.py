"""Errors in Dutch: everything a user of the page can meet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from hecht import scenes
from hecht.errors import HechtError, InvalidValueError, SceneError, UnknownNameError
from hecht.scenes import load
from hecht.scenes.reading import loads
from hecht.studio.dutch_faults import SENTENCES
from hecht.studio.source import chosen
from hecht.studio.telling import Told, tell

SCENE = """\
title: {nl: Proef, en: Trial}
people:
  anna: {age: 30}
  ben: {age: 31}
bonds:
  anna <-> ben: {strength: 0.5}
chapters:
  - id: now
    lasts: 20 min
    step: 10 s
    everyday:
      - {on: [anna], threat: {chance: 0.1, size: 0.1}}
    events:
      - {id: gone, at: 5 min, for: 5 min, who: ben, does: leaves}
"""
WRONG = [
    ("who: ben", "who: carl"),
    ("does: leaves", "does: flies"),
    ("does: leaves", "does: texts"),
    ("who: ben, does: leaves", "what: threat"),
    ("who: ben, does: leaves", "does: leaves"),
    ("who: ben, does: leaves", "id: x"),
    ("for: 5 min", "for: 0 min"),
    ("at: 5 min", "at: 50 min"),
    ("does: leaves}", "does: leaves}\n      - {at: 7 min, who: ben, does: enters}"),
    ("lasts: 20 min", "lasts: -20 min"),
    ("lasts: 20 min", "lasts: soon"),
    ("lasts: 20 min", "lasts: 5 s"),
    ("step: 10 s", "step: 1 s"),
    ("strength: 0.5", "strength: 5"),
    ("strength: 0.5", "strengh: 1"),
    ("strength: 0.5", "strength: strong"),
    ("age: 30", "agge: 30"),
    ("age: 30", "age: 300"),
    ("age: 30", "age: old"),
    ("age: 30", "kind: ghost"),
    ("age: 30}", "age: 30, traits: {reactivity: 90}}"),
    ("{age: 30}", "{age: 30"),
    ("{age: 30}", "!!python/object/apply:os.system [ls]"),
    ("{age: 30}", "&a {age: 30}"),
    ("  ben: {age: 31}", "  anna: {age: 31}"),
    ("  ben: {age: 31}", "  Ben: {age: 31}"),
    ("anna <-> ben", "anna ben"),
    ("threat: {chance: 0.1, size: 0.1}", "near: {touch: 1}"),
    ("on: [anna], threat", "threat"),
    ("title: {nl: Proef, en: Trial}\n", ""),
]


def faults() -> Iterator[HechtError]:
    for old, new in WRONG:
        assert old in SCENE
        try:
            loads(SCENE.replace(old, new), file="mine.yaml")
        except HechtError as error:
            yield error
        else:
            raise AssertionError(f"{new} was accepted")


def test_every_fault_of_a_file_is_told_in_dutch() -> None:
    for error in faults():
        told = tell(error, "nl")
        assert told.language == "nl", str(error)
        assert told.text.startswith("mine.yaml"), told.text
        assert not re.search(r"\b(the|is not|line|should|must|use)\b", told.text), told.text


def test_place_and_line_stay() -> None:
    error = SceneError("a chapter lasts at least one step.", file="mine.yaml", line=9)
    assert tell(error, "nl").text == "mine.yaml, regel 9: Een hoofdstuk duurt minstens één stap."


def test_english_pages_keep_the_english() -> None:
    for error in faults():
        assert tell(error, "en") == Told(str(error), "en")


def test_names_that_do_not_exist() -> None:
    near = UnknownNameError("person", "bem", ["ben", "anna"])
    assert tell(near, "nl").text == "Er is geen persoon met de naam ‘bem’. Bedoelde je ben?"
    far = UnknownNameError("scene", "zzz", ["loss"])
    assert tell(far, "nl").text == "Er is geen scène met de naam ‘zzz’. Wel: loss."
    with pytest.raises(UnknownNameError) as caught:
        chosen(load("held-hand"), {"hand": "noone"})
    assert tell(caught.value, "nl").text.startswith("Er is geen mogelijkheid bij 'hand'")


def test_numbers_out_of_range() -> None:
    error = InvalidValueError(owner="anna", parameter="strength", value=5, low=0, high=1)
    assert tell(error, "nl").text == "anna: strength = 5 kan niet. Kies een getal van 0 tot 1."
    error = InvalidValueError(owner="anna", parameter="x", value=5, low=0, high=1, unit="1/min")
    assert tell(error, "nl").text.endswith("van 0 tot 1 1/min.")


def test_what_is_not_known_stays_english_and_says_so() -> None:
    told = tell(HechtError("Something new went wrong."), "nl")
    assert (told.text, told.language) == ("Something new went wrong.", "en")


def test_every_sentence_of_the_scenes_has_a_dutch_one() -> None:
    """The sentences that the reader of files raises, found in its source."""
    folder = Path(scenes.__file__).parent
    source = "\n".join(
        (folder / name).read_text("utf-8") for name in ("schema.py", "reading.py", "changing.py")
    )
    raised = re.findall(r'(?:ValueError|SceneError|_FaultError)\(\s*f?"([^"]+)"', source)
    assert len(raised) > 15
    english = [re.sub(r"\\(.)", r"\1", pattern) for pattern, _ in SENTENCES]
    for sentence in raised:
        words = re.split(r"\{", sentence)[0][:18]
        assert len(words) < 4 or any(pattern.startswith(words) for pattern in english), sentence
