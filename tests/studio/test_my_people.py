"""The page My people: what the server is asked, answers, and forgets."""

from __future__ import annotations

import json
import logging
import struct
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from starlette.testclient import TestClient

from hecht.practice import people
from hecht.practice.people.relations import RELATIONS
from hecht.studio import my_people
from hecht.studio.app import create_app

OURS = {"origin": "http://localhost", "host": "localhost"}
EXAMPLE = (Path(people.__file__).parent / "example.yaml").read_text(encoding="utf-8")
CANARY = "Kanariewoord-7319"
MAP = f"""\
people:
  me: {{}}
  sam: {{name: {{nl: {CANARY}, en: {CANARY}}}}}
bonds:
  me <-> sam: {{strength: 0.6}}
map: {{middle: me}}
"""


@pytest.fixture
def client() -> Iterator[TestClient]:
    with TestClient(create_app(warm=False), base_url="http://localhost") as client:
        client.headers.update(OURS)
        yield client


def opened(client: TestClient, text: str) -> dict[str, Any]:
    answer = client.post("/people/open", content=text.encode())
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.mark.parametrize(
    ("language", "title"), [("nl", "Wie staat er om je heen?"), ("en", "Who stands around you?")]
)
def test_the_page_speaks_both_languages(client: TestClient, language: str, title: str) -> None:
    page = client.get(f"/people?lang={language}").text
    assert title in page
    assert f'lang="{language}"' in page
    assert 'href="/people" aria-current="page"' in page


def test_the_page_holds_nobody_and_no_inline_code(client: TestClient) -> None:
    page = client.get("/people").text
    assert " style=" not in page
    assert "<noscript>" in page
    data = page.split('id="page-data">')[1].split("</script>")[0]
    assert set(json.loads(data)["relations"]) == set(RELATIONS)


def test_a_map_goes_to_and_fro_without_a_change(client: TestClient) -> None:
    found = opened(client, EXAMPLE)
    assert found["note"] is None
    body = {"document": found["document"], "original": found["original"], "name": "a.yaml"}
    saved = client.post("/people/save", json=body)
    assert saved.text == EXAMPLE
    assert saved.headers["content-type"].startswith("text/yaml")


def test_a_new_map_says_how_to_play_it(client: TestClient) -> None:
    document = opened(client, MAP)["document"]
    saved = client.post("/people/save", json={"document": document, "name": "onze.yaml"}).text
    assert saved.startswith("# Play it with:   hecht people onze.yaml\nversion: 1\n")


def test_the_example_opens(client: TestClient) -> None:
    assert client.get("/people/example").json()["document"]["map"]["middle"] == "jo"


@pytest.mark.parametrize(
    ("content", "line", "says"),
    [
        (b"people:\n  a: {}\nmap: {middle: b}\n", 3, "no person called 'b'"),
        (b"people: [", 1, "brackets"),
        (b"\xff\xfe\x00", None, "UTF-8"),
        (b"", None, "nothing"),
    ],
)
def test_what_cannot_be_opened_is_told(
    client: TestClient, content: bytes, line: int | None, says: str
) -> None:
    answer = client.post("/people/open?lang=en", content=content)
    assert answer.status_code == 422
    assert answer.json()["line"] == line
    assert says in answer.json()["message"]


def test_a_map_that_cannot_be_played_yet_still_opens(client: TestClient) -> None:
    assert (
        "colour"
        in opened(client, "people: {a: {colour: green}}\nmap: {middle: a}\n")["note"]["text"]
    )


@pytest.mark.parametrize("path", ["open", "save", "scene"])
def test_only_our_own_page_may_ask(client: TestClient, path: str) -> None:
    for origin in ("http://hecht.example", "null", ""):
        answer = client.post(f"/people/{path}", content=b"people: {}", headers={"origin": origin})
        assert answer.status_code == 403


def test_too_much_is_refused(client: TestClient) -> None:
    answer = client.post("/people/open", content=b"#" * (my_people.LARGEST_BODY + 1))
    assert answer.status_code == 413


@pytest.mark.parametrize("path", ["save", "scene"])
@pytest.mark.parametrize("body", ["no json", "[]", '{"document": {"people": 3}}'])
def test_nonsense_is_told(client: TestClient, path: str, body: str) -> None:
    answer = client.post(f"/people/{path}", content=body)
    assert answer.status_code == 422
    assert answer.json()["message"]


def test_answers_are_not_kept_by_the_browser(client: TestClient) -> None:
    document = opened(client, MAP)["document"]
    for answer in (
        client.post("/people/open", content=MAP.encode()),
        client.post("/people/open", content=b"people: ["),
        client.post("/people/save", json={"document": document}),
        client.post("/people/scene", json={"document": document, "question": {"who": "x"}}),
    ):
        assert answer.headers["cache-control"] == "no-store"


_written: list[str] = []
_watching = False


def _audit(event: str, arguments: tuple[Any, ...]) -> None:
    if not _watching or event not in ("open", "os.rename", "os.mkdir", "sqlite3.connect"):
        return
    mode, flags = (arguments[1], arguments[2]) if event == "open" else ("w", 0)
    if event != "open" or (mode and set(str(mode)) & set("wax+")) or (flags or 0) & 0o3:
        _written.append(f"{event} {arguments[0]}")


sys.addaudithook(_audit)


def test_nothing_is_written_or_logged(
    client: TestClient, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A word that stands only on the map reaches no file and no log, whatever goes wrong."""

    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError(CANARY)

    caplog.set_level(logging.DEBUG)
    _written.clear()
    monkeypatch.setattr(sys.modules[__name__], "_watching", True)
    document = opened(client, MAP)["document"]
    client.post("/people/save", json={"document": document, "original": MAP})
    client.post("/people/open", content=(MAP + "map: {middle: nobody}\n").encode())
    client.post("/people/scene", json={"document": document, "question": {"who": CANARY}})
    monkeypatch.setattr(client.app.state.source, "run", broken)  # type: ignore[attr-defined]
    asked = {"document": document, "question": {"who": "sam"}}
    assert client.post("/people/scene", json=asked).status_code == 500
    monkeypatch.setattr(sys.modules[__name__], "_watching", False)
    assert [each for each in _written if "__pycache__" not in each] == []
    assert CANARY not in caplog.text
    assert "RuntimeError" in caplog.text


def test_the_watch_on_files_sees_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _written.clear()
    monkeypatch.setattr(sys.modules[__name__], "_watching", True)
    (tmp_path / "seen").write_text("x")
    monkeypatch.setattr(sys.modules[__name__], "_watching", False)
    assert _written == [f"open {tmp_path / 'seen'}"]


@pytest.mark.slow
def test_a_question_is_lived_through(client: TestClient) -> None:
    document = opened(client, MAP)["document"]
    asked = {"document": document, "question": {"who": "sam", "days": 1}, "options": {}}
    answer = client.post("/people/scene", json=asked)
    assert answer.status_code == 200, answer.text
    (length,) = struct.unpack_from("<I", answer.content)
    assert length % 4 == 0
    header = json.loads(answer.content[4 : 4 + length])
    numbers = np.frombuffer(answer.content[4 + length :], "<f4")
    assert numbers.size == header["life"]["length"]
    assert header["scene"]["question"]["nl"] == f"Wat gebeurt er als {CANARY} een dag weg is?"
    moments = header["life"]["moments"]
    assert [each["who"] for each in moments if each["kind"] == "leaves"].count("sam") >= 1
    row = header["life"]["rows"]["reach"]["me -> sam"]
    reach = numbers[row : row + header["life"]["times"]["count"]]
    assert reach.min() == 0
    assert reach.max() == 1
    assert header["life"]["account"]["nl"]
