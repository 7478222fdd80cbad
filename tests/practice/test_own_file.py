"""Documents of the user's own: what is written can be read, and what is wrong is said."""

from __future__ import annotations

import json
from datetime import date

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from hecht.errors import DataFileError
from hecht.practice import own_file
from hecht.practice.dance import HEATS, MOVES, STATIONS, WAYS, Dance, Move, Side
from hecht.practice.reflection import (
    EXERCISES,
    THEMES,
    Answer,
    Entry,
    Goal,
    Loved,
    Note,
    Reflection,
)

words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=60)
lines = words
days = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))
sides = st.builds(
    Side,
    name=lines,
    way=st.sampled_from(["", *WAYS]),
    **dict.fromkeys(STATIONS, words),
)
moves = st.builds(Move, move=st.sampled_from(MOVES), words=words, when=lines, where=lines)
dances = st.builds(
    Dance,
    about=lines,
    heat=st.sampled_from(HEATS),
    one=sides,
    other=sides,
    moves=st.lists(moves, max_size=3).map(tuple),
)
reflections = st.builds(
    Reflection,
    answers=st.lists(
        st.builds(
            Answer,
            theme=st.sampled_from(THEMES),
            question=st.integers(1, 9),
            day=days,
            words=words,
        ),
        max_size=3,
    ).map(tuple),
    notes=st.lists(
        st.builds(Note, exercise=st.sampled_from(EXERCISES), day=days, words=words), max_size=2
    ).map(tuple),
    loved=st.lists(st.builds(Loved, who=lines, body=lines), max_size=3).map(tuple),
    diary=st.lists(
        st.builds(Entry, day=days, moment=words, feeling=lines, body=words, did=words, old=words),
        max_size=2,
    ).map(tuple),
    goals=st.lists(
        st.builds(
            Goal,
            day=days,
            step=words,
            when=lines,
            where=lines,
            who=lines,
            helps=words,
            notice=words,
        ),
        max_size=2,
    ).map(tuple),
)


@settings(max_examples=40, deadline=None)
@given(dances | reflections)
def test_round_trip(document: Dance | Reflection) -> None:
    """Written and read again, as YAML and as the JSON a page may write, it is the same."""
    assert type(document).read(document.write()) == document
    assert type(document).read(document.model_dump_json()) == document


def test_the_file_says_what_it_is_and_leaves_out_what_is_empty() -> None:
    dance = Dance(one=Side(name="Lot", show="vraagt door"), moves=(Move(move="pause"),))
    assert dance.write().splitlines()[:2] == ["hecht: dance", "version: 1"]
    assert yaml.safe_load(dance.write()) == {
        "hecht": "dance",
        "version": 1,
        "one": {"name": "Lot", "show": "vraagt door"},
        "moves": [{"move": "pause"}],
    }


def test_words_that_look_like_something_else_stay_words() -> None:
    tricky = Side(
        name="no", trigger="12:30", body="*hart*", meaning="&ik", need="# niets", show="~"
    )
    assert Dance.read(Dance(one=tricky).write()).one == tricky


def test_a_hand_written_file_is_read() -> None:
    text = """
        hecht: reflection
        version: 1
        answers:
          - {theme: trust, day: 2026-03-01, words: Els}
    """
    assert Reflection.read(text).answers == (
        Answer(theme="trust", day=date(2026, 3, 1), words="Els"),
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no document of hecht"),
        ("- 1\n- 2", "no document of hecht"),
        ("hecht: people\nversion: 1", "says 'hecht: people'.*'hecht: dance'"),
        ("one: {name: Lot}", "first line does not say"),
        ("hecht: dance", "add 'version: 1'"),
        ("hecht: dance\nversion: one", "add 'version: 1'"),
        ("hecht: dance\nversion: 2", "newer hecht"),
        ("hecht: dance\nversion: 1\nscore: 8", "'score' is not known here"),
        (
            "hecht: dance\nversion: 1\none: {type: anxious}",
            r"'type' is not known here \(one / type",
        ),
        ("hecht: dance\nversion: 1\nheat: 9", "heat: Input should be"),
        ("hecht: dance\nversion: 1\nmoves: [{words: x}]", r"'move' is missing \(moves / 1 / move"),
        ("hecht: dance\nversion: 1\none: {name: [Lot]}", "one / name: Input should be a valid str"),
        ("hecht: dance\nversion: 1\none: &a {name: Lot}\nother: *a", "line 3: references"),
        ("hecht: dance\nversion: 1\nabout: !!python/name:os.system", "line 3: tags"),
        ("hecht: dance\nversion: 1\nabout: 'open", "line 3: this cannot be read"),
        ("hecht: dance\nversion: 1\nabout: " + "[" * 40 + "]" * 40, "nested too deeply"),
        ("hecht: dance\nversion: 1\nabout: " + "x" * 300, "about: String should have at most 200"),
        ("\x00", "no readable text|cannot be read"),
    ],
    ids=lambda each: each[:34],
)
def test_what_is_wrong_is_said(text: str, said: str) -> None:
    with pytest.raises(DataFileError, match=f"(?s)^mine.yaml.*({said})"):
        Dance.read(text, file="mine.yaml")


def test_words_stay_as_people_write_them() -> None:
    """YAML would read some of these as yes, no, a time or a number."""
    text = """
        hecht: dance
        version: 1
        about: 2026-02-30
        one: {name: No, trigger: 12:30, body: 113, meaning: ja, need: on, show: 007}
        other: {name: ~, need: "null"}
    """
    with pytest.raises(DataFileError, match="other / name: Input should be a valid string"):
        Dance.read(text)
    dance = Dance.read(text.replace("name: ~, ", ""))
    assert dance.about == "2026-02-30"
    one = dance.one
    assert (one.name, one.trigger, one.body) == ("No", "12:30", "113")
    assert (one.meaning, one.need, one.show) == ("ja", "on", "007")
    assert dance.other.need == "null"


def test_a_file_that_is_too_large_is_refused_before_it_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(own_file.yaml, "parse", lambda *_, **__: pytest.fail("was read"))
    with pytest.raises(DataFileError, match=r"at most 0\.4 million"):
        Dance.read("x" * (own_file.LARGEST_FILE + 1))


def test_nothing_in_a_document_names_what_somebody_is() -> None:
    """No field for a type, a score, a diagnosis or an advice."""
    fields = json.dumps([Dance.model_json_schema(), Reflection.model_json_schema()]).lower()
    for word in ("score", "type_of", "diagnosis", "style", "anxious", "avoidant", "advice"):
        assert word not in fields
