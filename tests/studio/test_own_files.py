"""Opening and saving a document: through the server, and never into it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from starlette.testclient import TestClient

from hecht.practice.dance import Dance, Side
from hecht.practice.reflection import Reflection
from hecht.studio import own_files
from hecht.studio.app import create_app


@pytest.fixture
def client(fake: ModuleType) -> Iterator[TestClient]:
    app = create_app(fake.FakeSource(), warm=False)
    with TestClient(app, base_url="http://localhost") as client:
        yield client


@pytest.mark.parametrize("document", [Dance(one=Side(name="Lot", need="jou")), Reflection()])
def test_what_is_saved_can_be_opened(client: TestClient, document: Dance | Reflection) -> None:
    saved = client.post(f"/own/{document.hecht}/write", content=document.model_dump_json())
    assert saved.status_code == 200
    assert saved.text == document.write()
    opened = client.post(f"/own/{document.hecht}/read", content=saved.text)
    assert opened.json() == document.model_dump(mode="json")


def test_json_opens_too(client: TestClient) -> None:
    text = Dance(about="zaterdag").model_dump_json(indent=2)
    assert client.post("/own/dance/read", content=text).json()["about"] == "zaterdag"


def test_what_is_wrong_comes_back_in_a_sentence(client: TestClient) -> None:
    answer = client.post("/own/dance/read", content="hecht: reflection\nversion: 1")
    assert answer.status_code == 422
    assert "hecht: dance" in answer.json()["error"]
    assert not answer.json()["error"].startswith("file")


@pytest.mark.parametrize("body", ["", "[]", "{", '{"hecht": "dance", "score": 3}', "[" * 90_000])
def test_a_page_cannot_save_what_is_no_document(client: TestClient, body: str) -> None:
    assert client.post("/own/dance/write", content=body).status_code == 422


def test_bytes_that_are_no_text(client: TestClient) -> None:
    answer = client.post("/own/dance/read", content=b"\xff\xfe\x00")
    assert answer.status_code == 422
    assert "UTF-8" in answer.json()["error"]


def test_too_large(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_files, "LARGEST_BODY", 100)
    assert client.post("/own/dance/read", content="x" * 101).status_code == 413


def test_unknown_kind(client: TestClient) -> None:
    assert client.post("/own/diary/read", content="x").status_code == 404


def test_another_site_may_not_ask(client: TestClient) -> None:
    strange = {"origin": "https://hecht.example"}
    assert client.post("/own/dance/read", content="x", headers=strange).status_code == 403
    own = {"origin": "http://localhost"}
    assert client.post("/own/dance/read", content="x", headers=own).status_code == 422


def test_nothing_is_kept(
    client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: object
) -> None:
    """No file is opened for writing, no word gets into a log."""
    import builtins

    real = builtins.open

    def only_reading(file: object, mode: str = "r", *rest: object, **more: object) -> object:
        assert not set(mode) & set("wax+"), f"{file} was opened to write"
        return real(file, mode, *rest, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(builtins, "open", only_reading)
    document = json.dumps({"hecht": "dance", "version": 1, "about": "geheim-woord"})
    client.post("/own/dance/read", content=document)
    client.post("/own/dance/write", content=document)
    client.post("/own/dance/read", content="hecht: dance\nversion: 1\ngeheim-woord: 1")
    assert "geheim-woord" not in caplog.text  # type: ignore[attr-defined]
