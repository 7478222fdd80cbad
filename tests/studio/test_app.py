"""The server: pages, headers, and the live line."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from hecht.studio.app import create_app, warm_up

ORIGIN = {"origin": "http://localhost", "host": "localhost"}


@pytest.fixture
def source(fake: ModuleType) -> Any:
    return fake.FakeSource()


@pytest.fixture
def client(source: Any) -> Iterator[TestClient]:
    with TestClient(create_app(source, warm=False), base_url="http://localhost") as client:
        yield client


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("nl", "Wat doet een kind als mama weggaat?"),
        ("en", "What does a child do when mum leaves?"),
    ],
)
def test_page_speaks_the_language(client: TestClient, language: str, question: str) -> None:
    page = client.get("/", headers={"accept-language": language}).text
    assert f'<html lang="{language}"' in page
    assert question in page


def test_language_asked_for_is_remembered(client: TestClient) -> None:
    client.get("/?lang=en")
    assert '<html lang="en"' in client.get("/", headers={"accept-language": "nl"}).text


def test_theme_comes_from_the_cookie_and_nothing_else_does(client: TestClient) -> None:
    client.cookies.set("hecht-theme", "dark")
    assert 'data-theme="dark"' in client.get("/").text
    client.cookies.set("hecht-theme", '"><script>')
    assert 'data-theme="auto"' in client.get("/").text


def test_unknown_scene_is_said_and_escaped(client: TestClient) -> None:
    page = client.get("/", params={"scene": "<b>nobody</b>"}).text
    assert "&lt;b&gt;nobody&lt;/b&gt;" in page
    assert "<b>nobody" not in page


def test_without_scripts_the_gallery_leads_to_every_scene(client: TestClient, source: Any) -> None:
    page = client.get("/").text
    for scene in source.scenes():
        assert f'href="/scenes/{scene.id}"' in page
        assert scene.question.nl in page


def test_a_scene_leads_to_the_page_that_explains_it(client: TestClient) -> None:
    assert 'href="/understand/loss"' in client.get("/scenes/loss").text
    assert 'class="lesson-of"' not in client.get("/scenes/evening").text


def test_an_old_address_leads_to_its_scene(client: TestClient) -> None:
    answer = client.get("/?scene=room&learned=alone&t=14", follow_redirects=False)
    assert answer.status_code == 307
    assert answer.headers["location"] == "/scenes/room?learned=alone&t=14"
    assert "Wat doet een kind als mama weggaat?" in client.get("/?scene=room").text


@pytest.mark.parametrize("address", ["/scenes/rooom", "/?scene=rooom", "/scenes/rooom/file"])
def test_a_scene_that_is_not_there_is_said_in_the_language(
    client: TestClient, address: str
) -> None:
    dutch = client.get(address)
    assert dutch.status_code == 404
    assert "Er is geen scène met de naam ‘rooom’. Bedoelde je room?" in dutch.text
    english = client.get(address, headers={"accept-language": "en"}).text
    assert "There is no scene called &#39;rooom&#39;. Did you mean room?" in english


def test_neighbours_of_a_scene_are_real(client: TestClient) -> None:
    page = client.get("/scenes/evening").text
    found = re.findall(r'href="(/scenes/[a-z]+)"', page.split('class="neighbours"')[1])
    assert len(found) == 2
    assert all(client.get(address).status_code == 200 for address in found)


def test_missing_page_is_kind(client: TestClient) -> None:
    answer = client.get("/nowhere")
    assert answer.status_code == 404
    assert "Hier is niets." in answer.text


def test_navigation_holds_no_dead_links(client: TestClient) -> None:
    nav = client.get("/").text.split('<nav class="nav"')[1].split("</nav>")[0]
    for address in re.findall(r'href="([^"]+)"', nav):
        assert client.get(address).status_code == 200


def test_every_answer_is_dressed(client: TestClient) -> None:
    for address in ("/", "/scenes/room", "/static/js/main.js", "/api/scenes", "/nowhere"):
        headers = client.get(address).headers
        assert headers["content-security-policy"].startswith("default-src 'self'")
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("address", ["/", "/scenes/room"])
def test_pages_hold_no_inline_script_or_style(client: TestClient, address: str) -> None:
    page = client.get(address).text
    scripts = re.findall(r"<script([^>]*)>", page)
    assert all("src=" in attributes or "application/json" in attributes for attributes in scripts)
    assert not re.search(r"<style|\sstyle=|\son\w+=", page)


def test_without_scripts_the_page_says_what_it_needs(client: TestClient) -> None:
    page = client.get("/scenes/room").text
    assert "JavaScript" in page.split("<noscript>")[1].split("</noscript>")[0]


def test_strange_host_is_refused(client: TestClient) -> None:
    assert client.get("/", headers={"host": "hecht.example"}).status_code == 400


def test_no_generated_api_pages(client: TestClient) -> None:
    for address in ("/docs", "/redoc", "/openapi.json"):
        assert client.get(address).status_code == 404


def test_scenes_are_listed(client: TestClient, source: Any) -> None:
    scenes = client.get("/api/scenes").json()
    assert [scene["id"] for scene in scenes] == [scene.id for scene in source.scenes()]


def test_a_life_is_answered(client: TestClient) -> None:
    with client.websocket_connect("/live", headers=ORIGIN) as line:
        line.send_json({"request": 7, "scene": "room", "options": {"learned": "alone"}, "seed": 3})
        header = line.receive_json()
        numbers = np.frombuffer(line.receive_bytes(), "<f4")
    assert (header["request"], header["seed"], header["replicates"]) == (7, 3, 24)
    assert numbers.size == header["length"]
    assert header["account"]["nl"][0]["text"].startswith("Een kamer")
    assert header["account"]["en"][0]["text"].startswith("A room")


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "localhost"},
        {"host": "localhost", "origin": "http://hecht.example"},
        {"host": "localhost", "origin": "null"},
        {"host": "localhost", "origin": "http://localhost:9999"},
    ],
)
def test_live_line_of_another_page_is_refused(client: TestClient, headers: dict[str, str]) -> None:
    with pytest.raises(WebSocketDisconnect), client.websocket_connect("/live", headers=headers):
        pass


@pytest.mark.parametrize(
    ("question", "kind", "said"),
    [
        ({"request": 1, "scene": "rooms"}, "input", "Did you mean room"),
        ({"request": 1, "scene": "room", "options": {"learned": "x"}}, "input", "option"),
        ({"request": 1, "scene": "room", "seed": 13}, "input", "room.yaml, line 4"),
        ({"request": 1, "scene": "room", "seed": -2}, "input", "seed"),
        ({"request": 1, "scene": "room", "seed": 14}, "fault", ""),
    ],
)
def test_errors_are_told_and_the_line_goes_on(
    client: TestClient, question: dict[str, Any], kind: str, said: str
) -> None:
    with client.websocket_connect("/live", headers=ORIGIN) as line:
        line.send_json(question)
        error = line.receive_json()["error"]
        assert error["kind"] == kind
        assert said in error["message"]
        line.send_json({"request": 2, "scene": "room"})
        assert line.receive_json()["request"] == 2


def test_errors_on_a_dutch_page_are_dutch(client: TestClient) -> None:
    with client.websocket_connect("/live", headers=ORIGIN) as line:
        line.send_json({"request": 1, "scene": "rooms", "language": "nl"})
        error = line.receive_json()["error"]
    assert error["language"] == "nl"
    assert error["message"] == "Er is geen scène met de naam ‘rooms’. Bedoelde je room?"


def test_the_same_question_is_answered_from_memory(client: TestClient, source: Any) -> None:
    question = {"scene": "room", "options": {"learned": "alone"}, "language": "nl"}
    heard = []
    with client.websocket_connect("/live", headers=ORIGIN) as line:
        for number in (1, 2):
            line.send_json({"request": number, **question})
            heard.append((line.receive_json(), line.receive_bytes()))
    assert len(source.runs) == 1
    (one, first), (two, second) = heard
    assert (one.pop("request"), two.pop("request")) == (1, 2)
    assert one == two
    assert first == second


def test_a_fault_is_not_remembered(client: TestClient, source: Any) -> None:
    with client.websocket_connect("/live", headers=ORIGIN) as line:
        for number in (1, 2):
            line.send_json({"request": number, "scene": "room", "seed": 14})
            assert line.receive_json()["error"]["kind"] == "fault"
    assert len(source.runs) == 2


def test_nonsense_on_the_line_is_told(client: TestClient) -> None:
    with client.websocket_connect("/live", headers=ORIGIN) as line:
        line.send_text("no json")
        assert line.receive_json()["error"]["kind"] == "input"


def test_latest_question_wins(client: TestClient, source: Any) -> None:
    source.hold.clear()
    with client.websocket_connect("/live", headers=ORIGIN) as line:
        for number in range(1, 6):
            line.send_json({"request": number, "scene": "room", "seed": number})
            if number == 1:
                _wait_for(lambda: len(source.runs) == 1)
        # The later questions arrive while the first run is held.
        threading.Timer(0.3, source.hold.set).start()
        header = line.receive_json()
        line.receive_bytes()
    assert header["request"] == 5
    assert [seed for _, _, seed in source.runs] == [1, 5]


def test_warming_up_runs_every_scene_once(source: Any) -> None:
    warm_up(source)
    assert [scene for scene, _, _ in source.runs] == [scene.id for scene in source.scenes()]


def _wait_for(condition: Any, seconds: float = 5) -> None:
    event = threading.Event()
    for _ in range(int(seconds / 0.02)):
        if condition():
            return
        event.wait(0.02)
    raise AssertionError("waited in vain")
