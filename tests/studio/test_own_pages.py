"""Our dance, Understand, Look at yourself: their words, their scenes, what they never say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import product
from types import ModuleType
from typing import Any

import pytest
from pydantic import ValidationError
from starlette.testclient import TestClient

from hecht.practice.dance import HEATS, MOVES, STATIONS, WAYS
from hecht.practice.reflection import EXERCISES, THEMES, Entry, Goal
from hecht.practice.sentence import KINDS
from hecht.scenes import library, load
from hecht.studio import understand
from hecht.studio.app import create_app
from hecht.studio.dance import dance_words
from hecht.studio.look import look_words
from hecht.studio.pages import Page
from hecht.studio.source import chosen
from hecht.studio.texts import Say, every_text, in_language
from hecht.studio.understand import FOLDER, lessons

PAGES = ("/dance", "/look", "/understand", *(f"/understand/{each.id}" for each in lessons()))
LIVE = [each for each in lessons() if each.live]


@pytest.fixture
def client(fake: ModuleType) -> Iterator[TestClient]:
    app = create_app(fake.FakeSource(), warm=False)
    with TestClient(app, base_url="http://localhost") as client:
        yield client


def page_data(html: str) -> Any:
    found = re.search(r'<script type="application/json" id="page-data">(.*?)</script>', html, re.S)
    assert found is not None
    return json.loads(found.group(1))


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_pages_answer_in_both_languages(client: TestClient, address: str, language: str) -> None:
    answer = client.get(address, headers={"accept-language": language})
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.text
    scripts = re.findall(r"<script([^>]*)>", answer.text)
    assert all("src=" in each or "application/json" in each for each in scripts)
    assert not re.search(r"<style|\sstyle=|\son\w+=", answer.text)


def test_pages_hold_one_language_alone(client: TestClient) -> None:
    for address in ("/dance", "/look"):
        html = client.get(address, headers={"accept-language": "nl"}).text
        assert '"en":' not in json.dumps(page_data(html)["words"])


def test_lesson_that_does_not_exist(client: TestClient) -> None:
    assert client.get("/understand/astrology").status_code == 404


# --- the words ----------------------------------------------------------------------------------


def all_texts() -> list[Say]:
    return [*every_text(dance_words()), *every_text(look_words()), *every_text(lessons())]


def test_texts_differ_between_languages() -> None:
    """A forgotten translation is often a copy; short words may be the same."""
    same = {say.nl for say in all_texts() if say.nl == say.en}
    assert same == {"Sam"}


def test_texts_fill_in_the_same_names() -> None:
    for say in all_texts():
        assert set(re.findall(r"\{\w+\}", say.nl)) == set(re.findall(r"\{\w+\}", say.en)), say


def test_a_missing_language_is_an_error() -> None:
    with pytest.raises(ValidationError):
        Say.model_validate({"nl": "dag"})
    with pytest.raises(ValidationError):
        Say.model_validate({"nl": "dag", "en": " "})


def test_in_language_leaves_no_other_behind() -> None:
    told = in_language({"a": [Say(nl="dag", en="day")], "b": 3}, "en")
    assert told == {"a": ["day"], "b": 3}


PINNED = re.compile(
    r"\bje bent (een )?(angstig|vermijdend|veilig|gedesorganiseerd)"
    r"|\byou are (an? )?(anxious|avoidant|secure|disorganised)"
    r"|\bjouw type|\byour type|hechtingsstijl|attachment style|pursuer|achtervolger"
    r"|\bdiagnos|\bscore\b|\bmoet je\b|\bje moet\b|\byou should\b|\byou must\b"
    r"|ga bij .* weg|blijf bij (hem|haar)|leave (him|her)|stay with (him|her)",
    re.IGNORECASE,
)


def test_nobody_is_called_anything_or_told_what_to_do() -> None:
    """No type, no diagnosis, no score, no should, no advice to stay or go."""
    for say in all_texts():
        for text in (say.nl, say.en):
            assert not PINNED.search(text), text


# --- our dance ----------------------------------------------------------------------------------


def test_dance_has_words_for_all_there_is() -> None:
    words = dance_words()
    assert [station.id for station in words.stations] == list(STATIONS)
    assert [way.id for way in words.ways] == list(WAYS)
    assert [heat.id for heat in words.heats] == list(HEATS)
    assert [move.id for move in words.moves] == list(MOVES)
    for station in words.stations:
        assert len(station.suggestions) >= 8
        ways = {suggestion.way for suggestion in station.suggestions}
        assert ways == (set(WAYS) if station.id == "show" else {""})
        for suggestion in station.suggestions:
            # What is chosen is joined by semicolons.
            assert ";" not in suggestion.say.nl + suggestion.say.en


@pytest.mark.parametrize("play", dance_words().plays, ids=lambda play: play.id)
def test_every_dance_can_be_played(play: Any) -> None:
    """Each way of moving and each heat is an option of the scene it leads to."""
    assert play.scene in library()
    scene = load(play.scene)
    assert set(play.heats) == set(HEATS)
    assert set(play.ways) == (set(WAYS) if play.one else set())
    for one, other, heat in product(play.ways or [""], play.ways or [""], HEATS):
        options = {play.heat: play.heats[heat]}
        if play.one:
            options |= {play.one: play.ways[one], play.other: play.ways[other]}
        chosen(scene, options)
    assert all(set(pair) <= set(WAYS) for pair in play.fits)


def test_who_comes_closer_and_who_leaves_are_not_the_same_in_the_scene() -> None:
    [play] = [play for play in dance_words().plays if play.one]
    assert play.ways["towards"] != play.ways["away"]


# --- understand ---------------------------------------------------------------------------------


def test_every_file_is_a_page_and_every_page_is_short() -> None:
    assert len(lessons()) == len(list(FOLDER.glob("*.yaml")))
    assert len({each.id for each in lessons()}) == len(lessons())
    assert 7 <= len(lessons()) <= 10
    for lesson in lessons():
        for language in ("nl", "en"):
            count = sum(len(getattr(text, language).split()) for text in lesson.text)
            assert 40 <= count <= 150, (lesson.id, language, count)


@pytest.mark.parametrize("lesson", LIVE, ids=lambda lesson: lesson.id)
def test_every_live_scene_exists_as_it_is_used(lesson: Any) -> None:
    live = lesson.live
    assert live.scene in library()
    scene = load(live.scene)
    drawn = {who for say in lesson.text for who in re.findall(r"\{(\w+)\}", say.nl)}
    assert drawn
    assert drawn <= set(scene.people), "figures in the text are people of the scene"
    known = {change.id for change in scene.changes}
    assert 1 <= len(live.changes) <= 2
    assert set(live.changes) <= known
    assert not set(live.options) & set(live.changes)
    chosen(scene, live.options)
    assert set(live.watch) <= set(scene.watch)
    assert live.watch[0].endswith(".arousal")


def test_each_popular_claim_has_a_source_and_says_what_it_cannot() -> None:
    [lesson] = [each for each in lessons() if each.claims]
    assert len(lesson.claims) == 7
    for claim in lesson.claims:
        assert claim.sources
    for number in ("65%", "30 tot 50%", "40%", "90%"):
        assert any(number in claim.heard.nl for claim in lesson.claims), number
    unsupported = [claim for claim in lesson.claims if "geen bron" in claim.known.nl]
    assert len(unsupported) == 2
    assert all("no source" in claim.known.en for claim in unsupported)


def test_claims_are_those_of_the_evidence(shared_data: Any) -> None:
    """Every claim that the collected evidence sets aside is answered here, with its numbers."""
    import csv

    path = shared_data.parent / "evidence" / "findings.csv"
    if not path.exists():
        pytest.skip("the collected findings are not here")
    with path.open(encoding="utf-8") as file:
        set_aside = [row for row in csv.DictReader(file) if row[next(reversed(row))] == "not_used"]
    [lesson] = [each for each in lessons() if each.claims]
    assert len(set_aside) == len(lesson.claims)


def test_sources_that_were_not_looked_up_carry_no_doi() -> None:
    for lesson in lessons():
        sources = [*lesson.sources, *(s for claim in lesson.claims for s in claim.sources)]
        for source in sources:
            assert not source.doi or re.fullmatch(r"10\.\d{4,5}/\S+", source.doi)
            assert not ("geheugen" in source.say.nl and source.doi)


def test_the_way_through_goes_round_without_gaps(client: TestClient) -> None:
    address, seen = f"/understand/{lessons()[0].id}", []
    while address != "/understand":
        seen.append(address)
        html = client.get(address).text
        found = re.search(r'class="lesson-next" href="([^"]+)"', html)
        assert found is not None
        address = found.group(1)
    assert seen == [f"/understand/{each.id}" for each in lessons()]


@pytest.mark.parametrize("there", [True, False])
def test_evidence_is_linked_only_where_there_is_such_a_page(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    pages = [page for page in understand.PAGES if page.path != "/evidence"]
    if there:
        pages.append(Page("watch", "/evidence", "M0 0"))
    monkeypatch.setattr(understand, "PAGES", pages)
    for address in ("/understand", "/understand/claims"):
        main = client.get(address).text.split("<main")[1].split("</main>")[0]
        assert ('href="/evidence"' in main) is there


# --- look at yourself ---------------------------------------------------------------------------


def test_look_has_eight_themes_and_three_exercises() -> None:
    words = look_words()
    assert [theme.id for theme in words.themes] == list(THEMES)
    assert [exercise.id for exercise in words.exercises] == list(EXERCISES)
    for theme in words.themes:
        assert len(theme.asks) == 3
    for exercise in words.exercises:
        assert 5 <= len(exercise.steps) <= 8
        assert any(step.writes for step in exercise.steps) == (exercise.id == "loved")
    assert len(words.grounding) >= 4


def test_cards_have_the_fields_of_the_document() -> None:
    words = look_words()
    assert {field.id for field in words.goal} == set(Goal.model_fields) - {"day"}
    assert {field.id for field in words.diary} == set(Entry.model_fields) - {"day"}


def test_every_notice_has_words() -> None:
    assert set(look_words().sentence.notices) == set(KINDS)


def test_the_way_out_carries_the_support_line(client: TestClient) -> None:
    calm = client.get("/look").text.split('id="calm"')[1].split("</dialog>")[0]
    assert "tel:113" in calm
