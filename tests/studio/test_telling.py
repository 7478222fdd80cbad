"""Errors in the language of the page: everything a user of the studio can meet."""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from starlette.testclient import TestClient

import hecht
from hecht.errors import HechtError, InvalidValueError, SceneError, UnknownNameError
from hecht.practice import people
from hecht.practice.dance import Dance
from hecht.practice.reflection import Reflection
from hecht.scenes import load
from hecht.scenes.reading import loads
from hecht.studio.app import create_app
from hecht.studio.source import chosen
from hecht.studio.telling import Faults, Told, tell
from hecht.studio.texts import DATA, load_piece

_spec = importlib.util.spec_from_file_location("raised", Path(__file__).with_name("raised.py"))
assert _spec is not None
assert _spec.loader is not None
raised = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(raised)

ENGLISH = r"\b(the|is not|line|should|must|use|there|known|with|and|or|row|column)\b"
ROOMS = Path(hecht.__file__).parent
REACHED = [
    *(f"scenes/{name}.py" for name in ("building", "casting", "changing", "checks", "context")),
    *(f"scenes/{name}.py" for name in ("durations", "events", "ordinary_week", "reading", "run")),
    *(f"scenes/{name}.py" for name in ("outcome_checks", "outcome_reading", "outcome_schema")),
    "scenes/schema.py",
    "practice/own_file.py",
    *(f"practice/people/{name}.py" for name in ("days", "document", "opening", "questions")),
    *(f"instruments/{name}.py" for name in ("answers", "columns", "errors", "scoring")),
    "instruments/summarise.py",
    *(f"instruments/readers/{name}.py" for name in ("__init__", "cells", "excel", "exports")),
    *(f"instruments/readers/{name}.py" for name in ("parquet", "statistics", "text_table")),
    *(
        f"studio/{name}.py"
        for name in ("own_files", "population", "versions", "watch", "my_people", "life/choices")
    ),
]
"""What runs when somebody opens a file, asks a question or follows an address."""
NOT_ASKED = (
    "needs a column for every item",  # columns chosen one by one
    "The table has no column called",
    "Leave --items out to search",
    "A scale runs from low to high",  # a scale of one's own
    "it cannot be scored on",
    "Reading",  # half of a sentence of MissingLibraryError
    "x: x",  # the sentence of pydantic, which stands in the table by itself
)
"""Sentences about options that no page has, or that are no whole sentence."""


def english_in(said: str) -> list[str]:
    """English words in a sentence, beside the names and words of a file."""
    own = r"‘[^’]*’|'[^']*'|&#39;.*?&#39;|(?:Wel|Kies een van): .*|^mine.yaml.*?: "
    return re.findall(ENGLISH, re.sub(own, "", said))


def in_dutch(error: HechtError | str) -> str:
    """What the page says; fails where it falls back on the error's own English."""
    told = tell(error, "nl")
    assert told.language == "nl", str(error)
    return told.text


@pytest.mark.parametrize("module", REACHED)
def test_every_sentence_in_the_source_has_one_for_the_page(module: str) -> None:
    for line, said in raised.sentences(ROOMS / module):
        if not said.startswith(NOT_ASKED[-2:]) and not any(part in said for part in NOT_ASKED[:5]):
            assert tell(said, "nl").language == "nl", f"{module}:{line}: {said}"


def test_both_languages_hold_the_same_parts_and_no_options() -> None:
    def parts(said: str) -> set[str]:
        return {name for _, name, *_ in Formatter().parse(said) if name}

    table = load_piece(Faults, DATA / "faults.yaml")
    for fault in (*table.places, *table.parts, *table.faults):
        for language in ("nl", "en"):
            assert parts(fault.on_a_page(language)) <= parts(fault.said), fault.said
            assert not re.search(r"--\w", fault.on_a_page(language)), fault.said


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
watch: [anna.arousal]
outcomes:
  - {id: more, say: {nl: Meer, en: More},
     more: {of: anna.arousal}, than: 0.1}
changes:
  - {id: size, kind: choice, ask: {nl: Hoe, en: How}, default: big, options: [
      {id: big, say: {nl: Veel, en: Much}}, {id: small, say: {nl: Weinig, en: Little}}]}
try_this:
  - {text: {nl: Probeer, en: Try}, changes: {size: small}}
"""
WRONG = [
    ("who: ben", "who: carl"),
    ("who: ben", "who: bem"),
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
    ("lasts: 20 min", "lasts: [1]"),
    ("step: 10 s", "step: 1 s"),
    ("strength: 0.5", "strength: 5"),
    ("strength: 0.5", "strengh: 1"),
    ("strength: 0.5", "strength: strong"),
    ("strength: 0.5", "strength: .nan"),
    ("{strength: 0.5}", "strong"),
    ("age: 30", "agge: 30"),
    ("age: 30", "age: 300"),
    ("age: 30", "age: -1"),
    ("age: 30", "age: old"),
    ("age: 30", "age: [3]"),
    ("age: 30", "kind: ghost"),
    ("age: 30", "name: Anna"),
    ("age: 30", "name: {nl: Anna}"),
    ("age: 30", "context: [poverty, sunshine]"),
    ("age: 30", "context: [premature]"),
    ("age: 30}", "age: 30, traits: {reactivity: 90}}"),
    ("age: 30}", "age: 30, traits: {reactivty: 1}}"),
    ("{age: 30}", "{age: 30"),
    ("{age: 30}", "!!python/object/apply:os.system [ls]"),
    ("{age: 30}", "&a {age: 30}"),
    ("{age: 30}", "{? [a] : b}"),
    ("{age: 30}", "30"),
    ("  ben: {age: 31}", "  anna: {age: 31}"),
    ("  ben: {age: 31}", "  Ben: {age: 31}"),
    ("  ben: {age: 31}", "\tben: {age: 31}"),
    ("anna <-> ben", "anna ben"),
    ("anna <-> ben", "anna <-> anna"),
    ("anna <-> ben", "anna <-> carl"),
    ("  anna <-> ben: {strength: 0.5}", "  anna <-> ben: {}\n  ben -> anna: {}"),
    ("threat: {chance: 0.1, size: 0.1}", "near: {touch: 1}"),
    ("threat: {chance: 0.1", "threat: {chance: 7"),
    ("on: [anna], threat", "threat"),
    ("title: {nl: Proef, en: Trial}\n", ""),
    ("title: {nl: Proef, en: Trial}", "title: Proef"),
    ("title: {nl: Proef, en: Trial}", "tittle: {nl: Proef, en: Trial}"),
    ("watch: [anna.arousal]", "watch: [anna.anger]"),
    ("watch: [anna.arousal]", "watch: [carl.arousal]"),
    ("watch: [anna.arousal]", "watch: arousal"),
    ("watch: [anna.arousal]", "watch: [anna -> ben.hope]"),
    ("than: 0.1", "than: big"),
    ("more: {of: anna.arousal}", "more: {}"),
    ("more: {of: anna.arousal}", "more: {of: anna.arousal, during: nothing}"),
    ("default: big", "default: medium"),
    ("changes: {size: small}", "changes: {size: tiny}"),
    ("changes: {size: small}", "changes: {sizes: small}"),
    ("kind: choice", "kind: wheel"),
    ("id: now", "id: [now]"),
    ("  - id: now", "  - id: {a: b}"),
    ("step: 10 s", "step: 10 s\n    lasts: 1 min"),
    ("\nchanges:", "\nchanges: 3\nrest:"),
]
FILES = {
    "empty": "",
    "a word": "hello",
    "a list": "- 1",
    "deep": "a: " + "[" * 200 + "]" * 200,
    "no yaml": "a: {b: c",
    "odd": "a: 'b",
    "a bell": "title: \a",
}


def faults_of_scenes() -> Iterator[HechtError]:
    for old, new in WRONG:
        assert old in SCENE, old
        try:
            loads(SCENE.replace(old, new, 1), file="mine.yaml")
        except HechtError as error:
            yield error
        else:
            raise AssertionError(f"{new} was accepted")
    for text in FILES.values():
        try:
            loads(text, file="mine.yaml")
        except HechtError as error:
            yield error


def test_the_scene_itself_is_right() -> None:
    assert loads(SCENE, file="mine.yaml").id == ""


def test_every_fault_of_a_scene_is_told_in_dutch() -> None:
    for error in faults_of_scenes():
        told = in_dutch(error)
        assert told.startswith("mine.yaml"), told
        assert not english_in(told), told


def test_english_pages_keep_place_and_line() -> None:
    for error in faults_of_scenes():
        assert isinstance(error, SceneError)
        told = tell(error, "en")
        assert told.language == "en"
        assert error.line is None or f"mine.yaml, line {error.line}: " in told.text
        assert "Input should" not in told.text


MAP = """\
version: 1
people:
  me: {name: {nl: Ik, en: I}, kind: adult}
  lot: {kind: adult}
bonds:
  me <-> lot: {strength: 0.5}
map:
  middle: me
  placements: {lot: [{at: 2020, near: 1, angle: 10}]}
  figures: {lot: {born: 1990}}
"""
WRONG_MAPS = [
    ("version: 1", "version: 7"),
    ("version: 1", "version: one"),
    ("lot: {kind: adult}", "Lot: {kind: adult}"),
    ("lot: {kind: adult}", "lot: adult"),
    ("lot: {kind: adult}", "lot: {kind: adult}\n  lot: {}"),
    ("me <-> lot", "me lot"),
    ("me <-> lot", "me <-> bob"),
    ("me <-> lot: {strength: 0.5}", "me <-> lot: {}\n  lot -> me: {}"),
    ("middle: me", "middle: you"),
    ("at: 2020", "at: soon"),
    ("at: 2020", "at: 1500"),
    ("at: 2020", "at: 2020-02-31"),
    ("near: 1", "near: far"),
    ("near: 1", "near: 99"),
    ("born: 1990", "born: yes"),
    ("figures: {lot: {born: 1990}}", "figures: 3"),
    ("figures: {lot: {born: 1990}}", "parents: [{parent: me, child: kim}]"),
    ("figures: {lot: {born: 1990}}", "couples: [{who: [me]}]"),
    ("figures: {lot: {born: 1990}}", "cycle: {me <-> lot: {does: x}}"),
    ("figures: {lot: {born: 1990}}", "happenings: [{at: 2020}]"),
]


def test_every_fault_of_a_map_is_told_in_dutch() -> None:
    assert people.open_text(MAP).document.map.middle == "me"
    for old, new in WRONG_MAPS:
        assert old in MAP
        text = MAP.replace(old, new, 1)
        with pytest.raises(HechtError) as caught:
            people.open_text(text)
        told = in_dutch(caught.value)
        assert not english_in(told), told
    for text in ["", "hello", "- 1", "a: {b", "people: [1]", "x" * 1_100_000]:
        with pytest.raises(HechtError) as caught:
            people.open_text(text)
        in_dutch(caught.value)


@pytest.mark.parametrize("kind", [Dance, Reflection])
def test_every_fault_of_an_own_document_is_told_in_dutch(kind: type[Dance]) -> None:
    head = f"hecht: {kind.kind()}\nversion: 1\n"
    wrong = [
        "",
        "hello",
        "- 1",
        "a: {b",
        "a: 'b",
        "hecht: other\nversion: 1",
        f"hecht: {kind.kind()}",
        f"hecht: {kind.kind()}\nversion: 99",
        head + "stars: 5",
        head + "about: [1]" if kind is Dance else head + "cards: 3",
        head + "one: {name: {a: b}}" if kind is Dance else head + "cards: [[1]]",
        head + f"about: {'x' * 5000}" if kind is Dance else head + "moments: 3",
        head + "about: &a x",
        head + "about: !!int 3",
        head + "about: " + "[" * 30 + "]" * 30,
        "x" * 400_001,
    ]
    for text in wrong:
        with pytest.raises(HechtError) as caught:
            kind.read(text)
        told = in_dutch(caught.value)
        assert not english_in(told), told


ORIGIN = {"host": "127.0.0.1:8766", "origin": "http://127.0.0.1:8766"}
HEAD = ",".join(f"Q{k}" for k in range(1, 37))
ROW = ",".join(["3"] * 36)
TABLES = {
    "nothing": b"",
    "head": HEAD.encode(),
    "text": f"{HEAD}\n{ROW.replace('3', 'x')}\n".encode(),
    "two texts": f"{HEAD}\n{ROW.replace('3', 'x')}\n{ROW.replace('3', 'y')}\n".encode(),
    "beyond": f"{HEAD}\n{ROW.replace('3', '17', 2)}\n".encode(),
    "beside": (f"{HEAD}\n" + f"{ROW.replace('3', '0', 20)}\n" * 40).encode(),
    "ragged": f"{HEAD}\n{ROW}\n{ROW},1\n{ROW},1\n".encode(),
    "others": b"a,b\n1,2\n",
    "other numbers": b"v1,v2,v3\n1,2,3\n",
    "twice": f"{HEAD},{HEAD.replace('Q', 'R')}\n{ROW},{ROW}\n".encode(),
    "windows": f"naam,{HEAD}\nRen\xe9e,{ROW}\n".encode("cp1252"),
    "null": f"{HEAD}\n\x00{ROW}\n".encode(),
    "formula": f"{HEAD},note\n{ROW},=1+1\n".encode(),
    "quote": f'"{HEAD}\n{ROW}\n'.encode(),
    "open quote": f'{HEAD}\n"{ROW}\n{ROW}\n'.encode(),
    "wide": (",".join(["c"] * 30_000) + "\n1\n").encode(),
    "endless": b"x" * 5_000_000,
}


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(create_app(warm=False), base_url="http://localhost") as client:
        yield client


@pytest.mark.parametrize(
    ("content", "name"),
    [*((content, "lijst.csv") for content in TABLES.values()), (b"x" * 90, "lijst.doc")]
    + [(b"PK\x03\x04garbage", f"lijst.{ending}") for ending in ("xlsx", "parquet", "sav", "dta")],
    ids=[*TABLES, "ending", "xlsx", "parquet", "sav", "dta"],
)
def test_every_fault_of_a_questionnaire_is_told_in_dutch(
    client: TestClient, content: bytes, name: str
) -> None:
    page = client.post(
        "/population?lang=nl", files={"file": (name, content)}, data={"instrument": "ecr"}
    )
    assert page.status_code == 422
    fault = re.search(r'id="fault" lang="(\w+)">(.*?)</p>', page.text, re.S)
    assert fault is not None
    assert fault[1] == "nl", fault[2]
    assert not english_in(fault[2]), fault[2]
    assert "--" not in fault[2]


@pytest.mark.parametrize("wished", ["nosuch", "brs"])
def test_a_questionnaire_that_is_not_for_this_page(client: TestClient, wished: str) -> None:
    content = f"{HEAD}\n{ROW}\n".encode()
    page = client.post(
        "/population?lang=nl", files={"file": ("a.csv", content)}, data={"instrument": wished}
    )
    assert 'id="fault" lang="nl"' in page.text


def test_what_was_found_in_a_file_is_told_too(client: TestClient) -> None:
    rows = "\n".join([ROW] * 40 + [ROW.replace("3", "0", 1)] * 2 + [ROW.replace("3", "2.5", 1)])
    content = f"{HEAD},\n{rows.replace(chr(10), ',1' + chr(10))},1\n".encode()
    page = client.post(
        "/population?lang=nl", files={"file": ("a.csv", content)}, data={"instrument": "ecr"}
    )
    notes = re.findall(r'<li lang="(\w+)">(.*?)</li>', page.text)
    assert len(notes) > 2
    assert {language for language, _ in notes} == {"nl"}, notes
    assert any("niet op de schaal" in note for _, note in notes)


ASKED = {
    "people/open": [b"", b"\xff\xfe\x00", b"a: {b", b"version: 7", b"people: {Lot: {}}"],
    "people/save": [b"", b"{}", b'{"document": {"people": 3}}', b'{"document": {}, "more": 1}'],
    "people/scene": [
        b"[]",
        b'{"document": {}, "question": {"who": "lot"}}',
        b'{"document": {}, "question": {"who": "lot", "days": 90}}',
        b'{"document": {}, "question": {"kind": "love", "who": "lot"}}',
        json.dumps({"document": {"people": {"me": {}}}, "question": {"who": "me"}}).encode(),
        json.dumps(
            {
                "document": {"people": {"me": {}, "lot": {}}, "map": {"middle": "me"}},
                "question": {"who": "lot"},
            }
        ).encode(),
    ],
    "own/dance/read": [b"", b"\xff", b"hecht: reflection\nversion: 1"],
    "own/dance/write": [b"", b"[]"],
    "own/diary/read": [b"x"],
}


@pytest.mark.parametrize("path", ASKED)
def test_what_a_page_sends_is_refused_in_its_language(client: TestClient, path: str) -> None:
    for content in ASKED[path]:
        for language in ("nl", "en"):
            answer = client.post(f"/{path}?lang={language}", content=content, headers=ORIGIN)
            assert answer.status_code in (404, 422), content
            said = answer.json()
            text = said.get("error") or said["message"]
            assert text
            assert said["language"] == language, text
            assert language == "en" or not english_in(text), text


@pytest.mark.parametrize(
    "question",
    [
        {"request": 1, "scene": "nosuch"},
        {"request": 1, "scene": "held-hand", "options": {"hand": "noone"}},
        {"request": 1, "scene": "held-hand", "options": {"glove": "red"}},
        {"request": 1, "scene": "held-hand", "seed": -1},
        {"request": 1, "scene": "held-hand", "replicates": 9000},
        {"request": 1, "scene": ""},
        {"request": 1},
        {"request": 1, "scene": "held-hand", "colour": "red"},
    ],
    ids=str,
)
def test_the_live_line_refuses_in_the_language_of_the_page(
    client: TestClient, question: dict[str, object]
) -> None:
    with client.websocket_connect("/live", headers=ORIGIN) as line:
        line.send_text(json.dumps({**question, "language": "nl"}))
        error = line.receive_json()["error"]
    assert error["language"] == "nl", error
    assert not english_in(error["message"]), error


def test_a_scene_that_does_not_exist_is_told_in_both_languages(client: TestClient) -> None:
    for path in ("/scenes/held-han", "/?scene=held-han", "/scenes/held-han/file"):
        dutch = client.get(path + ("&" if "?" in path else "?") + "lang=nl")
        assert dutch.status_code == 404
        assert 'id="fault" lang="nl">Er is geen scène met de naam ‘held-han’.' in dutch.text
    assert "Did you mean held-hand" in client.get("/scenes/held-han?lang=en").text


@pytest.mark.parametrize("content", [b"\xff\xfe", b"x: [", b"# \n" * 400_000])
def test_a_file_of_a_scene_is_refused_in_dutch(client: TestClient, content: bytes) -> None:
    page = client.post("/scenes?lang=nl", files={"file": ("mijn.yaml", content)})
    assert page.status_code == 422
    assert re.search(r'id="fault" lang="nl">mijn.yaml(, regel \d+)?: [A-Z]', page.text)


def test_place_and_line_stay() -> None:
    error = SceneError("a chapter lasts at least one step.", file="mine.yaml", line=9)
    assert in_dutch(error) == "mine.yaml, regel 9: Een hoofdstuk duurt minstens één stap."
    odd = SceneError("a chapter lasts at least one step.", file="my: odd, name.yaml", line=9)
    assert in_dutch(odd) == "my: odd, name.yaml, regel 9: Een hoofdstuk duurt minstens één stap."


def test_names_that_do_not_exist() -> None:
    near = UnknownNameError("person", "bem", ["ben", "bea"])
    assert in_dutch(near) == "Er is geen persoon met de naam ‘bem’. Bedoelde je ben of bea?"
    far = UnknownNameError("scene", "zzz", ["loss"])
    assert in_dutch(far) == "Er is geen scène met de naam ‘zzz’. Wel: loss."
    none = UnknownNameError("person", "zzz", [])
    assert in_dutch(none) == "Er is geen persoon met de naam ‘zzz’, en ook geen andere."
    with pytest.raises(UnknownNameError) as caught:
        chosen(load("held-hand"), {"hand": "noone"})
    assert in_dutch(caught.value).startswith("Er is geen mogelijkheid bij ‘hand’")


def test_numbers_out_of_range() -> None:
    error = InvalidValueError(owner="anna", parameter="strength", value=5, low=0, high=1)
    assert in_dutch(error) == "anna: strength = 5 kan niet. Kies een getal van 0 tot 1."
    error = InvalidValueError(owner="anna", parameter="x", value=5, low=0, high=1, unit="1/min")
    assert in_dutch(error) == "anna: x = 5 kan niet. Kies een getal van 0 tot 1 1/min."


def test_amounts_are_written_in_dutch() -> None:
    said = "the file is 1.2 MB; a scene is at most 1 MB of text."
    assert in_dutch(said) == "Het bestand is 1,2 MB. Een scène is hooguit 1 MB tekst."


def test_what_is_not_known_stays_english_and_says_so() -> None:
    error = HechtError("Something new went wrong.")
    assert tell(error, "nl") == Told("Something new went wrong.", "en")
