"""A version as a file: kept, run, and opened again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from hecht.scenes import library, load
from hecht.scenes.reading import loads
from hecht.studio.app import create_app
from hecht.studio.versions import OpenedFiles, same_scene, seed_of, version_text

OWN = """\
title: {nl: Proef met Anna, en: Trial with Anna}
people:
  anna: {age: 30}
  ben: {age: 31}
bonds:
  anna <-> ben: {strength: 0.5}
chapters:
  - id: now
    lasts: 20 min
    step: 10 s
watch: [anna.arousal]
changes:
  - {id: mood, kind: choice, ask: {nl: Hoe is het, en: How is it}, default: low, options: [{id: low, say: {nl: laag, en: low}}, {id: high, say: {nl: hoog, en: high}, set: {anna.reactivity: 2}}]}
"""  # noqa: E501


@pytest.fixture
def client() -> Iterator[TestClient]:
    with TestClient(create_app(warm=False), base_url="http://localhost") as client:
        yield client


def others(scene) -> dict[str, str]:
    """For every change an option that is not its default."""
    return {
        change.id: next(each.id for each in change.options if each.id != change.default)
        for change in scene.changes
    }


@pytest.mark.parametrize("name", sorted(library()))
def test_every_scene_can_be_kept_with_its_choices(name: str) -> None:
    scene = load(name)
    text = version_text(library()[name].read_text("utf-8"), scene, others(scene), seed=7)
    version = loads(text, scene_id=name)
    assert {change.id: change.default for change in version.changes} == others(scene)
    assert same_scene(version, scene)
    assert version.outcomes == []
    assert seed_of(text) == 7


def test_comments_stay_and_a_version_of_a_version_has_one_head() -> None:
    scene = load("the-dance")
    text = library()["the-dance"].read_text("utf-8")
    once = version_text(text, scene, others(scene), seed=7)
    assert text.count("#") + 1 == once.count("#")
    twice = version_text(once, loads(once, scene_id="the-dance"), {}, seed=8)
    assert twice.count("hecht run FILE") == 1
    assert (seed_of(once), seed_of(twice), seed_of(text)) == (7, 8, 0)


def test_a_default_inside_a_line_is_written_anew() -> None:
    scene = loads(OWN, scene_id="trial")
    text = version_text(OWN, scene, {"mood": "high"})
    assert loads(text).changes[0].default == "high"


@pytest.mark.slow
def test_the_file_runs_the_same_life(tmp_path: Path) -> None:
    from hecht.scenes.run import run

    scene = load("held-hand")
    path = tmp_path / "version.yaml"
    text = version_text(library()["held-hand"].read_text("utf-8"), scene, {"hand": "nobody"}, 3)
    path.write_text(text, encoding="utf-8")
    kept = run(load(path), seed=seed_of(text)).data["arousal"]
    chosen = run(scene, changes={"choice.hand": "nobody"}, seed=3).data["arousal"]
    assert (kept.values == chosen.values).all()


def test_what_is_kept_is_what_the_address_says(client: TestClient) -> None:
    answer = client.get("/scenes/held-hand/file?hand=nobody&seed=4&t=3&view=room")
    assert answer.headers["content-disposition"] == 'attachment; filename="hecht-held-hand.yaml"'
    assert seed_of(answer.text) == 4
    defaults = {each.id: each.default for each in loads(answer.text).changes}
    assert defaults["hand"] == "nobody"
    plain = client.get("/scenes/held-hand/file?hand=nonsense&seed=x").text
    assert {each.default for each in loads(plain).changes} == {
        each.default for each in load("held-hand").changes
    }


def send(client: TestClient, text: str | bytes, name: str = "mine.yaml", **headers: str):
    content = text if isinstance(text, bytes) else text.encode()
    return client.post(
        "/scenes?lang=nl",
        files={"file": (name, content)},
        headers=headers,
        follow_redirects=False,
    )


def test_a_version_of_the_library_opens_in_its_place(client: TestClient) -> None:
    kept = client.get("/scenes/held-hand/file?hand=nobody&seed=4").text
    answer = send(client, kept)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/scenes/held-hand?hand=nobody&seed=4"
    assert 'id="yours"' not in client.get("/?lang=nl").text


def test_a_scene_of_ones_own_opens_and_can_be_kept_again(client: TestClient) -> None:
    address = send(client, OWN).headers["location"]
    assert address == "/scenes/yours-1"
    assert send(client, OWN).headers["location"] == address
    assert "Proef met Anna" in client.get(address).text
    gallery = client.get("/?lang=nl").text
    assert 'id="yours"' in gallery
    assert f'href="{address}"' in gallery
    assert loads(client.get(f"{address}/file?mood=high").text).changes[0].default == "high"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (OWN.replace("anna <-> ben", "anna <-> carl"), "regel 6: Er is geen persoon"),
        (OWN.replace("strength: 0.5", "strength: 5"), "strength = 5.0 kan niet"),
        (OWN.replace("lasts: 20 min", "lasts: soon"), "is geen tijdsduur"),
        ("[1, 2", "Dit is niet te lezen"),
        (b"\xff\xfe\x00", "geen tekst in UTF-8"),
        (b"# story\n" * 200_000, "Een scène is hooguit 1 MB"),
    ],
)
def test_a_wrong_file_is_one_clear_dutch_sentence(
    client: TestClient, content: str | bytes, said: str
) -> None:
    answer = send(client, content)
    assert answer.status_code == 422
    fault = answer.text.split('id="fault" lang="nl">')[1].split("</p>")[0]
    assert said in fault
    assert "mine.yaml" in fault
    assert "Traceback" not in answer.text


def test_no_file_leads_back(client: TestClient) -> None:
    assert send(client, "", name="").headers["location"] == "/"


def test_another_site_cannot_open_a_file_here(client: TestClient) -> None:
    assert send(client, OWN, **{"sec-fetch-site": "cross-site"}).status_code == 403
    assert 'id="yours"' not in client.get("/?lang=nl").text


def test_the_oldest_file_makes_room() -> None:
    files = OpenedFiles()
    for k in range(files.MOST + 2):
        files.add(loads(OWN), f"{OWN}# {k}\n")
    assert next(iter(files.scenes())).id == "yours-3"
    assert len(files.scenes()) == files.MOST
