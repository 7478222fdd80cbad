"""A map of people as a document: it opens, keeps what it does not know, and comes back the same."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hecht.errors import SceneError, UnknownNameError
from hecht.practice import people
from hecht.practice.people import Document, load_people, open_text, save_text
from hecht.practice.people.days import day, order
from hecht.practice.people.document import Placement, Seen
from hecht.practice.people.living import playable
from hecht.practice.people.questions import Question, scene_of
from hecht.practice.people.relations import RELATIONS
from hecht.scenes.ordinary_week import with_ordinary_week
from hecht.scenes.reading import build, parse

EXAMPLE = Path(people.__file__).parent / "example.yaml"

NOTES = """\
# my own notes
people:
  anna: {age: 40}   # that is me
  # she lives next door
  bea: {name: {nl: Bea, en: Bea}, colour: green}
  cas: {kind: pet}
bonds:
  anna <-> bea: {strength: 0.5}  # since school
  anna -> cas: {strength: 0.7}
favourite: tea
map:
  middle: anna
  placements:
    bea:
      - {at: 2016, near: 1.2, angle: 30, mood: sunny}
      - {at: 2016-05-12, near: 0.5}
"""


def opened(text: str) -> Document:
    return open_text(text).document


# --- open, save, open ----------------------------------------------------------------------------


@pytest.mark.parametrize("file", ["docs/examples/people.yaml", "example"])
def test_what_is_not_touched_keeps_its_lines(repository: Path, file: str) -> None:
    path = EXAMPLE if file == "example" else repository / file
    text = path.read_text(encoding="utf-8")
    assert save_text(opened(text), text) == text


def test_a_change_touches_its_own_line_alone() -> None:
    document = opened(NOTES)
    document.people["cas"]["name"] = {"nl": "Cas", "en": "Cas"}
    saved = save_text(document, NOTES)
    assert opened(saved) == document
    before, after = NOTES.splitlines(), saved.splitlines()
    assert [line for line in before if line not in after] == ["  cas: {kind: pet}"]
    assert "# she lives next door" in saved
    assert "# since school" in saved


def test_unknown_fields_are_kept() -> None:
    document = opened(NOTES)
    document.map.placements["bea"].append(Placement(at="2020", near=2.0))
    saved = save_text(document, NOTES)
    for kept in ("colour: green", "favourite: tea", "mood: sunny"):
        assert kept in saved
    assert opened(saved) == document


def test_both_directions_part_when_one_changes() -> None:
    document = opened(NOTES)
    document.bonds["anna -> bea"] = {"strength": 0.9}
    saved = save_text(document, NOTES)
    assert opened(saved).bonds == {
        "anna -> bea": {"strength": 0.9},
        "bea -> anna": {"strength": 0.5},
        "anna -> cas": {"strength": 0.7},
    }


def test_what_is_taken_away_is_gone_and_nothing_else() -> None:
    document = opened(NOTES)
    del document.people["cas"], document.bonds["anna -> cas"]
    saved = save_text(document, NOTES)
    assert "cas" not in saved
    assert "# that is me" in saved
    assert opened(saved) == document


def test_a_file_of_another_system_keeps_its_line_ends() -> None:
    text = NOTES.replace("\n", "\r\n")
    document = opened(text)
    document.people["dirk"] = {}
    saved = save_text(document, text)
    assert "\n" not in saved.replace("\r\n", "")
    assert opened(saved) == document


def test_a_map_that_gets_its_first_placement_says_its_version() -> None:
    text = "people:\n  anna: {}\n  bea: {}\n"
    document = opened(text)
    document.map.middle = "anna"
    assert "version: 1" in save_text(document, text)


NAMES = st.sampled_from(["anna", "bea", "no", "y", "n1", "on", "null", "x-y", "z_2", "me"])
WORDS = st.text(st.characters(codec="utf-8"), max_size=20)
DAYS = st.one_of(
    st.integers(1900, 2100).map(str),
    st.dates(date(1800, 1, 1), date(2200, 12, 31)).map(lambda each: each.isoformat()),
    st.tuples(st.integers(1900, 2100), st.integers(1, 12)).map(
        lambda each: f"{each[0]}-{each[1]:02d}"
    ),
)
UNKNOWN = st.dictionaries(
    st.sampled_from(["colour", "song", "remark"]),
    st.one_of(WORDS, st.integers(-(2**40), 2**40), st.booleans(), st.none(), st.lists(WORDS)),
    max_size=2,
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    keys = draw(st.lists(NAMES, min_size=1, max_size=6, unique=True))
    pairs = [(a, b) for a in keys for b in keys if a != b]
    some = st.lists(st.sampled_from(pairs), unique=True, max_size=5) if pairs else st.just([])
    bonds = [f"{a} -> {b}" for a, b in draw(some)]
    seen = [f"{a} -> {b}" for a, b in draw(some)]
    strength = st.floats(0, 1, allow_nan=False)
    figure = st.fixed_dictionaries(
        {},
        optional={
            "name": st.fixed_dictionaries({"nl": WORDS, "en": WORDS}),
            "age": st.integers(0, 99),
        },
    )
    placement = st.fixed_dictionaries(
        {"at": DAYS, "near": st.floats(0, 4), "angle": st.floats(-180, 180)},
        optional={"faces": st.sampled_from(["me", "aside", "away"]), "veil": st.booleans()},
    )
    view = st.fixed_dictionaries(
        {"at": DAYS},
        optional={
            "amount": st.integers(0, 5),
            "gives": st.lists(st.sampled_from(["haven", "base", "missing"]), unique=True),
            "help": st.lists(st.sampled_from(["E", "P", "G", "A"]), unique=True),
            "line": st.sampled_from(["plain", "tense", "broken"]),
        },
    )
    data: dict[str, Any] = {
        "people": {key: {**draw(figure), **draw(UNKNOWN)} for key in keys},
        "bonds": {bond: {"strength": draw(strength)} for bond in bonds},
        "map": {
            "middle": draw(st.sampled_from([*keys, None])),
            "placements": {
                key: draw(st.lists(placement, min_size=1, max_size=3))
                for key in draw(st.lists(st.sampled_from(keys), unique=True))
            },
            "bonds": {bond: draw(st.lists(view, min_size=1, max_size=2)) for bond in seen},
            "happenings": draw(
                st.lists(st.fixed_dictionaries({"at": DAYS, "say": WORDS}), max_size=2)
            ),
            **draw(UNKNOWN),
        },
        **draw(UNKNOWN),
    }
    return Document.model_validate(data)


@given(documents())
@settings(max_examples=60, deadline=None)
def test_saved_and_opened_again_is_the_same(document: Document) -> None:
    text = save_text(document)
    assert opened(text) == document
    assert save_text(opened(text), text) == text


@given(documents(), documents())
@settings(max_examples=40, deadline=None)
def test_any_map_can_be_woven_into_any_file(before: Document, after: Document) -> None:
    text = save_text(before)
    assert opened(save_text(after, text)) == after


# --- bad input -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("", None, "nothing in this file"),
        ("people: [1", 1, "not readable YAML"),
        ("people: {a: }\nversion: 2\n", 2, "newer hecht"),
        ("people:\n  a:\n  b:\nbonds:\n  a->c: {}\n", 5, "no person called 'c'"),
        ("people: {a: }\nmap:\n  placements:\n    a:\n      - {at: 20x}\n", 5, "not a date"),
        ("people: {a: }\nmap:\n  placements:\n    a:\n      - {at: 2016-02-30}\n", 5, "read"),
        ("people: {a: }\nmap:\n  placements:\n    a:\n    - {at: 2016, near: -1}\n", 5, "0"),
        ("people:\n  Anna: {}\n", 2, "plain name"),
        ("people: {a: , b: }\nbonds:\n  a <-> b: {}\n  b->a: {}\n", 4, "twice"),
        ("people: {a: , b: }\nmap:\n  bonds:\n    a<->b: [{at: 2016}]\n", 4, "by direction"),
        ("people: {a: }\nmap: {middle: b}\n", 2, "no person called 'b'"),
        ("people: {a: }\nmap:\n  parents:\n  - {parent: a, child: z}\n", 4, "'z'"),
        ("people: {a: }\nmap:\n  couples:\n  - {who: [a]}\n", 4, "2 items"),
        ("people: &x {a: }\nbonds: *x\n", 1, "references"),
        ("people: {a: 3}\n", 1, "dictionary"),
    ],
)
def test_a_fault_names_its_line(text: str, line: int | None, says: str) -> None:
    with pytest.raises(SceneError) as fault:
        open_text(text, file="map.yaml")
    assert says in str(fault.value)
    assert fault.value.line == line
    assert str(fault.value).startswith("map.yaml")


def test_a_file_that_is_too_large_is_refused() -> None:
    with pytest.raises(SceneError, match="1 MB"):
        open_text("people: {}\n" + "#" * 1_000_001)


@pytest.mark.parametrize(
    ("written", "kept"), [(2016, "2016"), ("2016-5", "2016-05"), ("2016-5-2", "2016-05-02")]
)
def test_days_are_kept_as_precisely_as_they_are_known(written: Any, kept: str) -> None:
    assert day(written) == kept


@pytest.mark.parametrize("written", [True, 3.5, "May 2016", "2016-13", "0016", ""])
def test_no_day_is_made_up(written: Any) -> None:
    with pytest.raises(ValueError, match=r"date|day|year"):
        day(written)


def test_days_sort() -> None:
    days = ["2016-05-12", "2015", "2016", "2016-05"]
    assert sorted(days, key=order) == ["2015", "2016", "2016-05", "2016-05-12"]


# --- a map lives ---------------------------------------------------------------------------------


def test_the_example_is_a_people_file() -> None:
    scene = load_people(EXAMPLE)
    assert scene.people["gran"].kind == "object", "the dead are remembered, and have no week"
    assert scene.bonds["jo -> gran"].values["reach"] == 0
    assert scene.bonds["jo -> joris"].values["reach"] == 0, "who one broke with is not met"
    assert not any(
        event.who == "gran" or "gran" in event.on
        for chapter in scene.chapters
        for event in chapter.events
    )


def test_a_file_without_a_map_gets_an_ordinary_week(repository: Path) -> None:
    path = repository / "docs/examples/people.yaml"
    data, _ = parse(path.read_text(encoding="utf-8"), str(path))
    plain = build(with_ordinary_week(data, str(path), path.stem), scene_id=path.stem)
    assert load_people(path) == plain


def test_who_was_only_placed_has_a_bond_by_nearness(tmp_path: Path) -> None:
    document = opened("people: {me: , near: , far: , gone: }\nmap: {middle: me}\n")
    document.map.placements = {
        "near": [Placement(at="2020", near=0.5)],
        "far": [Placement(at="2020", near=3.0)],
        "gone": [Placement(at="2020", near=1.0), Placement(at="2021", off=True)],
    }
    path = tmp_path / "map.yaml"
    path.write_text(save_text(document), encoding="utf-8")
    bonds = load_people(path).bonds
    assert set(bonds) == {"me <-> near", "me <-> far"}
    assert bonds["me <-> near"].values["strength"] > bonds["me <-> far"].values["strength"]


def test_faults_of_a_people_file_keep_their_line(tmp_path: Path) -> None:
    path = tmp_path / "map.yaml"
    path.write_text("version: 1\npeople:\n  a: {}\n  b: {agee: 3}\nbonds:\n  a <-> b: {}\n")
    with pytest.raises(SceneError, match="line 4: 'agee' is not known"):
        load_people(path)
    with pytest.raises(UnknownNameError, match="people file"):
        load_people(tmp_path / "nobody")


def test_a_map_says_why_it_cannot_be_played_yet() -> None:
    assert playable(opened("people: {me: }\n")) is not None
    assert playable(opened(EXAMPLE.read_text(encoding="utf-8"))) is None


# --- from the map to a scene ---------------------------------------------------------------------


def example() -> Document:
    return opened(EXAMPLE.read_text(encoding="utf-8"))


def test_away_for_a_week_is_a_scene() -> None:
    scene = scene_of(example(), Question(who="sam"))
    assert scene.question is not None
    assert scene.question.nl == "Wat gebeurt er als Sam een week weg is?"
    assert scene.question.en == "What happens when Sam is away for a week?"
    assert list(scene.people)[:2] == ["jo", "sam"]
    (away,) = [event for event in scene.chapters[0].events if event.id == "away"]
    assert (away.who, away.at, away.lasts) == ("sam", 2 * 16 * 60, 7 * 16 * 60)
    assert "jo -> sam.call" in scene.watch
    assert [change.id for change in scene.changes] == ["calls"]


@pytest.mark.parametrize("who", ["noor", "mies", "ida"])
@pytest.mark.parametrize("days", [1, 2, 21])
@pytest.mark.parametrize("kind", ["away", "hard"])
def test_every_living_figure_can_be_asked_about(who: str, days: int, kind: Any) -> None:
    scene = scene_of(example(), Question(kind=kind, who=who, days=days))
    assert len(scene.people) <= 9
    assert who in scene.people


def test_who_is_only_called_i_gets_a_name_for_the_story() -> None:
    document = opened("people: {me: {name: {nl: ik, en: me}}, sam: }\nmap: {middle: me}\n")
    document.bonds["me -> sam"] = {"strength": 0.5}
    scene = scene_of(document, Question(who="sam"))
    assert scene.name_of("me", "nl") == "ik-figuur"


@pytest.mark.parametrize(
    ("who", "says"),
    [("gran", "no longer alive"), ("jo", "someone else"), ("nobody", "no person")],
)
def test_some_questions_have_no_scene(who: str, says: str) -> None:
    with pytest.raises((SceneError, UnknownNameError), match=says):
        scene_of(example(), Question(who=who))


def test_without_a_bond_there_is_no_question() -> None:
    document = opened("people: {me: , sam: }\nmap: {middle: me}\n")
    with pytest.raises(SceneError, match="connect them first"):
        scene_of(document, Question(who="sam"))


def test_starting_values_lie_within_reach() -> None:
    for relation in RELATIONS.values():
        for value in (relation.theirs, relation.mine, relation.reach, relation.presence):
            assert 0 <= value <= 1


def test_a_bond_seen_later_counts() -> None:
    document = example()
    document.map.bonds["jo -> joris"].append(Seen(at="2026", amount=2))
    data = open_text(save_text(document)).document
    scene = scene_of(data, Question(who="joris"))
    assert scene.bonds["jo -> joris"].values["reach"] > 0


def test_the_documented_map_opens_and_is_a_people_file(repository: Path, tmp_path: Path) -> None:
    page = (repository / "docs/my-people.md").read_text(encoding="utf-8")
    text = page.split("```yaml\n")[1].split("```")[0]
    document = opened(text)
    assert save_text(document, text) == text
    assert playable(document) is None
    words = {name for field in ("gives", "help", "line") for name in _allowed(field)}
    assert [word for word in sorted(words | set(RELATIONS)) if word not in page] == []


def _allowed(field: str) -> list[str]:
    schema = Document.model_json_schema()["$defs"]["Seen"]["properties"][field]
    return list(schema.get("enum") or schema["items"]["enum"])


def test_a_fault_in_a_people_file_has_its_line(tmp_path: Path) -> None:
    path = tmp_path / "us.yaml"
    path.write_text("people:\n  anna: {}\n  ben: {age: 300}\nbonds:\n  anna <-> ben: {}\n", "utf-8")
    with pytest.raises(SceneError, match=r"us.yaml, line 3: people / ben / age"):
        load_people(path)


@pytest.mark.parametrize("text", ["bonds: {}\n", "people: []\n", "people: anna\n"])
def test_a_file_without_people(tmp_path: Path, text: str) -> None:
    path = tmp_path / "us.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SceneError, match="people stand under"):
        load_people(path)


def test_no_such_file() -> None:
    with pytest.raises(UnknownNameError, match="people file"):
        load_people("nobody")
    with pytest.raises(SceneError, match="no such file"):
        load_people("nobody.yaml")
