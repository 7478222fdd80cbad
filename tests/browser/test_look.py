"""Look at yourself in a real browser: one thing at a time, with a way out at every step."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from hecht.practice.reflection import Reflection
from hecht.studio.look import look_words

SENTENCES = yaml.safe_load(
    (Path(__file__).parents[1] / "practice" / "sentences.yaml").read_text(encoding="utf-8")
)
WORDS = look_words()
PLACES = ["", "#theme-trust", "#exercise-meet", "#exercise-meet-4", "#exercise-hold-8"]
PLACES += ["#exercise-loved-1", "#sentence", "#goal", "#diary"]


def complaints(page: Page) -> list[str]:
    return [
        f"{violation['id']}: {violation['help']} {node['target']}"
        for violation in Axe().run(page).response["violations"]
        for node in violation["nodes"]
    ]


def open_look(look, place: str = "", **how) -> Page:
    page = look(**how).open(f"/look{place}", wait=False)
    page.wait_for_selector("#look h1")
    return page


def saved(page: Page, tmp_path: Path) -> Reflection:
    with page.expect_download() as download:
        page.get_by_role("button", name="Bewaren").click()
    path = tmp_path / "mine.yaml"
    download.value.save_as(path)
    return Reflection.read(path.read_text(encoding="utf-8"))


def test_a_theme_one_question_at_a_time(look, tmp_path: Path) -> None:
    page = open_look(look)
    page.get_by_role("link", name="Vertrouwen").click()
    asks = [ask.nl for ask in WORDS.themes[1].asks]
    for number, ask in enumerate(asks, start=1):
        expect(page.get_by_role("heading", level=1)).to_have_text(ask)
        expect(page.get_by_role("heading", level=1)).to_be_focused()
        expect(page.get_by_label("Jouw woorden")).to_have_count(1)
        page.get_by_label("Jouw woorden").fill(f"antwoord {number}")
        page.get_by_role("button", name="Naar het volgende" if number == 3 else "Volgende").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(WORDS.themes[2].asks[0].nl)
    answers = saved(page, tmp_path).answers
    assert [(a.theme, a.question, a.words) for a in answers] == [
        ("trust", number, f"antwoord {number}") for number in (1, 2, 3)
    ]
    assert all(answer.day is not None for answer in answers)


def test_an_earlier_answer_stays_beside_the_new_one(look, tmp_path: Path) -> None:
    page = open_look(look)
    old = "hecht: reflection\nversion: 1\nanswers: [{theme: room, day: 2025-01-02, words: oud}]"
    page.locator("input[type=file]").set_input_files(
        {"name": "a.yaml", "mimeType": "text/yaml", "buffer": old.encode()}
    )
    expect(page.locator(".look-written")).to_have_count(1)
    page.get_by_role("link", name="Dichtbij en ruimte").click()
    expect(page.locator(".earlier")).to_contain_text("2 januari 2025")
    page.get_by_label("Jouw woorden").fill("nieuw")
    assert [a.words for a in saved(page, tmp_path).answers] == ["oud", "nieuw"]
    page.locator(".earlier").get_by_role("button", name="Haal weg").click()
    expect(page.locator(".earlier")).to_have_count(0)
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.locator(".earlier")).to_contain_text("oud")


def test_an_answer_can_be_given_another_day(look, tmp_path: Path) -> None:
    page = open_look(look, "#theme-self")
    page.get_by_label("Jouw woorden").fill("streng")
    page.get_by_label("Op", exact=True).fill("2026-02-03")
    [answer] = saved(page, tmp_path).answers
    assert str(answer.day) == "2026-02-03"


@pytest.mark.parametrize("exercise", WORDS.exercises, ids=lambda each: each.id)
def test_an_exercise_at_its_own_pace(look, exercise) -> None:
    page = open_look(look, f"#exercise-{exercise.id}")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text(exercise.before.nl)
    page.get_by_role("button", name="Begin rustig").click()
    for step in exercise.steps:
        expect(heading).to_have_text(step.say.nl)
        expect(page.locator("#calm-button")).to_be_visible()
        page.get_by_role("button", name="Verder").click()
    expect(heading).to_have_text(exercise.after.nl)


def test_nothing_hurries(look) -> None:
    """An exercise stays where it is, paused or not."""
    page = open_look(look, "#exercise-hold-3")
    words = page.get_by_role("heading", level=1).text_content()
    page.wait_for_timeout(1500)
    assert page.get_by_role("heading", level=1).text_content() == words
    page.get_by_role("button", name="Pauze").click()
    expect(page.get_by_text("Neem de tijd.")).to_be_visible()
    expect(page.get_by_role("button", name="Verder")).to_be_hidden()
    page.get_by_role("button", name="Ga door").click()
    expect(page.get_by_role("button", name="Verder")).to_be_visible()


def test_those_one_loves_are_kept_with_the_body(look, tmp_path: Path) -> None:
    page = open_look(look, "#exercise-loved-1")
    page.get_by_label("Naam").fill("Mies, de kat")
    page.get_by_label("Waar voel je het?").fill("zachte handen")
    page.get_by_role("button", name="Nog iemand erbij").click()
    page.get_by_label("Naam").nth(1).fill("Oma")
    page.reload()
    loved = saved(page, tmp_path).loved
    assert [(each.who, each.body) for each in loved] == [
        ("Mies, de kat", "zachte handen"),
        ("Oma", ""),
    ]


@pytest.mark.parametrize("place", PLACES)
def test_the_way_out_is_at_every_step(look, place: str) -> None:
    page = open_look(look, place, width=390, height=844)
    button = page.get_by_role("button", name="Even op adem")
    expect(button).to_be_in_viewport()
    button.click()
    for step in WORDS.grounding:
        expect(page.locator("#calm-words")).to_have_text(step.nl)
        page.locator("#calm-next").click()
    expect(page.locator("#calm").get_by_role("link", name="113", exact=True)).to_be_visible()
    page.get_by_role("button", name="Terug naar waar ik was").click()
    assert page.url.endswith(f"/look{place}")
    button.click()
    page.keyboard.press("Escape")
    expect(page.locator("#calm")).to_be_hidden()
    button.click()
    page.get_by_role("button", name="Genoeg voor vandaag").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Even stilstaan bij jezelf")


def test_calm_keeps_what_was_written(look) -> None:
    page = open_look(look, "#theme-home")
    page.get_by_label("Jouw woorden").fill("onweer")
    page.get_by_role("button", name="Even op adem").click()
    page.get_by_role("button", name="Terug naar waar ik was").click()
    expect(page.get_by_label("Jouw woorden")).to_have_value("onweer")


def test_calm_is_still_where_little_motion_is_asked(look) -> None:
    page = open_look(look, still=True)
    page.get_by_role("button", name="Even op adem").click()
    name = "getComputedStyle(document.querySelector('.calm-breath i')).animationName"
    assert page.evaluate(name) == "none"


# --- the sentence -------------------------------------------------------------------------------


def test_from_you_always_to_i_feel(look) -> None:
    page = open_look(look, "#sentence")
    page.get_by_label("Schrijf eerst").fill("Jij zit ook altijd op je telefoon.")
    expect(page.locator(".noticed p")).to_have_text(WORDS.sentence.notices["always"].nl)
    page.get_by_role("button", name="alleen").click()
    page.get_by_label("als", exact=True).fill("als het stil blijft aan tafel.")
    page.get_by_role("button", name="je aandacht").click()
    expect(page.locator(".sentence")).to_have_text(
        "Ik voel me alleen als het stil blijft aan tafel. Ik heb je aandacht nodig."
    )
    page.get_by_role("button", name="dat je luistert").click()
    expect(page.locator(".sentence")).to_contain_text("Ik heb nodig dat je luistert.")


def test_disguised_blame_in_the_slots_is_noticed_too(look) -> None:
    page = open_look(look, "#sentence", language="en")
    page.get_by_label("I feel", exact=True).fill("that you never listen")
    expect(page.locator(".noticed p").first).to_have_text(WORDS.sentence.notices["blame"].en)
    page.get_by_label("I feel", exact=True).fill("I feel lonely")
    expect(page.locator(".noticed")).to_be_empty()
    page.get_by_label("when", exact=True).fill("you walk off")
    page.get_by_label("I need", exact=True).fill("a word before you go")
    expect(page.locator(".sentence")).to_have_text(
        "I feel lonely when you walk off. I need a word before you go."
    )


def test_the_sentence_is_kept_nowhere(look, tmp_path: Path) -> None:
    page = open_look(look, "#sentence")
    page.get_by_label("Schrijf eerst").fill("een geheime zin")
    page.get_by_label("Ik voel me", exact=True).fill("geheim")
    stores = "JSON.stringify({...sessionStorage}) + JSON.stringify({...localStorage})"
    assert "geheim" not in page.evaluate(stores)
    assert "geheim" not in page.url
    page.goto(page.url.replace("#sentence", "#goal"))
    page.go_back()
    expect(page.get_by_label("Schrijf eerst")).to_have_value("")
    page.goto(page.url.replace("#sentence", ""))
    assert saved(page, tmp_path) == Reflection()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_notices_what_the_program_notices(look, language: str) -> None:
    page = open_look(look, "#sentence", language=language)
    found = page.evaluate(
        """async (texts) => {
          const { notices } = await import('/static/js/look/noticing.js');
          const { patterns } = JSON.parse(document.getElementById('page-data').textContent);
          return texts.map((text) => notices(text, patterns)); }""",
        [text for text, _ in SENTENCES[language]],
    )
    assert found == [expected for _, expected in SENTENCES[language]]


# --- cards --------------------------------------------------------------------------------------


def test_a_small_step_on_a_card(look, tmp_path: Path) -> None:
    page = open_look(look, "#goal")
    page.get_by_role("button", name="Nieuwe kaart").click()
    values = {
        "Eén kleine stap": "vertellen hoe de dag was",
        "Wanneer": "donderdag",
        "Waar": "op de bank",
        "Met wie": "Sam",
        "Wat helpt": "eerst uitademen",
        "Hoe merk ik": "dat ik het zei",
    }
    for name, value in values.items():
        page.get_by_label(name).fill(value)
    [goal] = saved(page, tmp_path).goals
    assert [goal.step, goal.when, goal.where, goal.who, goal.helps, goal.notice] == [
        *values.values()
    ]
    page.emulate_media(media="print")
    expect(page.locator(".paper-card")).to_be_visible()
    for away in (".top", "#calm-button", ".own-bar", ".look-nav", ".card-head"):
        expect(page.locator(away)).to_be_hidden()


def test_the_print_fits_one_small_sheet(look) -> None:
    page = open_look(look, "#goal")
    page.get_by_role("button", name="Nieuwe kaart").click()
    page.get_by_label("Eén kleine stap").fill("vertellen hoe de dag was")
    sheet = page.pdf(prefer_css_page_size=True)
    [box] = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", sheet)
    assert [round(float(side)) for side in box] == [595, 420]  # points: A5 on its side


def test_the_diary_goes_from_newest_to_oldest(look, tmp_path: Path) -> None:
    page = open_look(look, "#diary")
    for moment in ("eerst", "later"):
        page.get_by_role("button", name="Nieuw moment").click()
        page.get_by_label("Wat gebeurde er").fill(moment)
    page.get_by_role("button", name="onrustig").click()
    expect(page.get_by_role("textbox", name="Welk gevoel")).to_have_value("onrustig")
    page.get_by_role("button", name="Ouder").click()
    expect(page.get_by_label("Wat gebeurde er")).to_have_value("eerst")
    page.get_by_role("button", name="Haal weg").click()
    expect(page.get_by_label("Wat gebeurde er")).to_have_value("later")
    [entry] = saved(page, tmp_path).diary
    assert (entry.moment, entry.feeling) == ("later", "onrustig")


# --- for everyone -------------------------------------------------------------------------------


@pytest.mark.parametrize("place", PLACES)
def test_axe_finds_nothing(look, place: str) -> None:
    for width, theme, language in ((1280, "light", "nl"), (390, "dark", "en")):
        page = open_look(look, place, width=width, theme=theme, language=language)
        if place in ("#goal", "#diary"):
            page.locator(".card-head button").click()
        assert complaints(page) == [], (place, width)
    page.locator("#calm-button").click()
    page.wait_for_timeout(50)
    assert complaints(page) == []


@pytest.mark.parametrize("place", PLACES)
def test_nothing_sticks_out(look, place: str) -> None:
    page = open_look(look, place)
    for width in (320, 390, 820, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        inside = page.evaluate(
            "[...document.querySelectorAll('main *')].every((e) => !e.checkVisibility() || "
            "e.closest('svg') || e.getBoundingClientRect().right <= innerWidth + 1)"
        )
        assert inside, width


def test_by_keyboard_alone(look) -> None:
    page = open_look(look)
    page.get_by_role("link", name="Een zin die met ik begint").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("Jij luistert nooit. En dan?")
    expect(page.locator(".noticed p")).to_have_count(1)
    expect(page.locator("#cover")).to_be_hidden()
    page.keyboard.press("Tab")
    page.keyboard.type("bang")
    expect(page.locator(".sentence")).to_have_text("Ik voel me bang.")
