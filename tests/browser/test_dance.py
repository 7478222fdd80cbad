"""Our dance in a real browser: by mouse, by keyboard, by thumb; kept, saved, opened."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from hecht.practice.dance import Dance, Move, Side

FULL = Dance(
    about="zaterdag",
    heat="middle",
    one=Side(
        name="Lot",
        show="vraagt door, steeds harder",
        way="towards",
        trigger="stilte",
        body="een knoop in de maag",
        meaning="ik sta er alleen voor",
        need="dat je er voor me bent",
    ),
    other=Side(
        name="Sven",
        show="zwijgt en draait weg",
        way="away",
        trigger="een harde stem",
        body="leeg en ver weg",
        meaning="ik doe het nooit goed",
        need="goed genoeg zijn voor jou",
    ),
    moves=(Move(move="pause", when="over een half uur"),),
)


def complaints(page: Page) -> list[str]:
    return [
        f"{violation['id']}: {violation['help']} {node['target']}"
        for violation in Axe().run(page).response["violations"]
        for node in violation["nodes"]
    ]


def open_dance(look, *, full: bool = True, **how) -> Page:
    page = look(**how).open("/dance", wait=False)
    page.wait_for_selector("svg.eight")
    if full:
        page.locator("input[type=file]").set_input_files(
            {"name": "onze.yaml", "mimeType": "text/yaml", "buffer": FULL.write().encode()}
        )
        expect(page.locator("[data-place='1'] b")).to_have_text(FULL.one.show)
    return page


def saved_as(page: Page, tmp_path: Path) -> str:
    with page.expect_download() as download:
        page.get_by_role("button", name="Bewaren").click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    return path.read_text(encoding="utf-8")


def test_choose_and_write(look) -> None:
    page = open_dance(look, full=False)
    expect(page.locator(".own-state")).to_have_text("Nog niets geschreven.")
    page.get_by_label("Naam van de een").fill("Lot")
    expect(page.locator("#station-ask")).to_have_text("Wat doet Lot dan? Wat kan de ander zien?")
    page.get_by_role("button", name="zwijgt en draait weg").click()
    expect(page.locator("[data-place='1']")).to_contain_text("Lot doet")
    expect(page.locator("[data-place='1'] b")).to_have_text("zwijgt en draait weg")
    expect(page.get_by_label("bij de ander vandaan")).to_be_checked()
    page.get_by_role("button", name="Verder in de dans").click()
    expect(page.locator("#station-ask")).to_be_focused()
    page.get_by_role("textbox", name="Eigen woorden bij").fill("de kraan die drupt")
    expect(page.locator("[data-place='2'] b")).to_have_text("de kraan die drupt")
    expect(page.locator(".own-state")).to_have_text("Nog niet bewaard.")
    expect(page.locator("#word")).to_contain_text("2 van de tien plekken")


def test_a_second_choice_stands_beside_the_first_and_goes_again(look) -> None:
    page = open_dance(look, full=False)
    page.locator("[data-place='3']").click()
    for words in ("een knoop in de maag", "het hart bonst"):
        page.get_by_role("button", name=words).click()
    expect(page.locator("[data-place='3'] b")).to_have_text("een knoop in de maag; het hart bonst")
    page.get_by_role("button", name="een knoop in de maag", exact=True).click()
    expect(page.locator("[data-place='3'] b")).to_have_text("het hart bonst")


def test_what_one_shows_is_offered_as_what_the_other_sees(look) -> None:
    page = open_dance(look)
    page.locator("[data-place='2']").click()
    offered = page.locator(".station .chip").first
    expect(offered).to_have_text(FULL.one.show)
    page.get_by_role("textbox", name="Eigen woorden bij").fill("")
    offered.click()
    expect(page.locator("[data-place='2'] b")).to_have_text(FULL.one.show)


def test_everything_by_keyboard_alone(look) -> None:
    page = open_dance(look, full=False)
    page.locator("[data-place='7']").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#station-ask")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-place='7'] b")).to_have_text("een zucht")
    page.keyboard.press("Control+z")
    expect(page.locator("[data-place='7'] b")).to_have_text("nog leeg")
    page.keyboard.press("Control+Shift+z")
    expect(page.locator("[data-place='7'] b")).to_have_text("een zucht")
    page.locator("#how-hard").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("output[for=how-hard]")).to_have_text("het doet even pijn")
    page.get_by_role("checkbox", name="Vertraag").focus()
    page.keyboard.press("Space")
    expect(page.locator("#word")).to_contain_text("één uitweg staat klaar")


def test_undo_and_redo_of_all_kinds_of_change(look) -> None:
    page = open_dance(look)
    undo = page.get_by_role("button", name="Ongedaan maken")
    page.get_by_role("checkbox", name="Steek een hand uit").check()
    page.locator("#about").fill("geld")
    undo.click()
    expect(page.locator("#about")).to_have_value("zaterdag")
    undo.click()
    expect(page.get_by_role("checkbox", name="Steek een hand uit")).not_to_be_checked()
    undo.click()
    expect(page.locator("[data-place='1'] b")).to_have_text("nog leeg")
    for _ in range(3):
        page.get_by_role("button", name="Opnieuw doen").click()
    expect(page.locator("#about")).to_have_value("geld")
    expect(page.get_by_role("checkbox", name="Steek een hand uit")).to_be_checked()


def test_typing_is_undone_as_one(look) -> None:
    page = open_dance(look, full=False)
    page.get_by_role("textbox", name="Eigen woorden bij").press_sequentially("gaat de tuin in")
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.locator("[data-place='1'] b")).to_have_text("nog leeg")


def test_a_reload_and_another_page_keep_it_in_this_tab_alone(look) -> None:
    seen = look()
    page = seen.open("/dance", wait=False)
    page.get_by_label("Naam van de ander").fill("Sven")
    page.reload()
    expect(page.get_by_label("Naam van de ander")).to_have_value("Sven")
    page.goto(seen.address + "/look")
    page.goto(seen.address + "/dance?lang=en")
    expect(page.get_by_label("Name of the other")).to_have_value("Sven")
    assert page.evaluate("localStorage.length") == 0
    assert {cookie["name"] for cookie in seen.context.cookies()} <= {"hecht-language"}
    beside = seen.context.new_page()
    beside.goto(seen.address + "/dance")
    expect(beside.get_by_label("Name of the other")).to_have_value("")


def test_save_and_open(look, tmp_path: Path) -> None:
    page = open_dance(look)
    page.get_by_role("textbox", name="Hoe zeg jij dat?").fill("Ik kom terug.")
    text = saved_as(page, tmp_path)
    assert text.startswith("hecht: dance\nversion: 1\n")
    dance = Dance.read(text)
    assert dance.one == FULL.one
    assert dance.moves == (Move(move="pause", words="Ik kom terug.", when="over een half uur"),)
    expect(page.locator(".own-state")).to_have_text(
        re.compile(r"^Bewaard als onze-dans-.*\.yaml\.$")
    )
    assert page.evaluate("dispatchEvent(new Event('beforeunload', {cancelable: true}))")
    page.locator("#about").fill("iets anders")
    expect(page.locator(".own-state")).to_have_text("Nog niet bewaard.")
    assert not page.evaluate("dispatchEvent(new Event('beforeunload', {cancelable: true}))")


def test_saving_without_the_server_gives_a_file_that_opens(
    look, own_studio, tmp_path: Path
) -> None:
    page = open_dance(look, studio=own_studio, complaints_allowed=True)
    own_studio.stop()
    assert Dance.read(saved_as(page, tmp_path)) == FULL


def test_a_wrong_file_changes_nothing(look) -> None:
    page = open_dance(look, complaints_allowed=True)
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("input[type=file]").set_input_files(
        {"name": "x.yaml", "mimeType": "text/yaml", "buffer": b"hecht: people\nversion: 1"}
    )
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("x.yaml kan hier niet geopend worden.")
    expect(alert).to_contain_text("hecht: dance")
    expect(alert.locator("[lang=en]")).to_have_count(0)  # all of it in the language of the page
    expect(page.locator("[data-place='1'] b")).to_have_text(FULL.one.show)


def test_opening_asks_before_it_takes_away(look) -> None:
    page = open_dance(look)
    page.locator("#about").fill("nog niet bewaard")
    asked: list[str] = []
    page.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    page.locator("input[type=file]").set_input_files(
        {"name": "y.yaml", "mimeType": "text/yaml", "buffer": Dance().write().encode()}
    )
    page.wait_for_timeout(200)
    assert len(asked) == 1
    expect(page.locator("#about")).to_have_value("nog niet bewaard")


@pytest.mark.parametrize(
    ("one", "other", "first"),
    [("towards", "away", "quarrel"), ("against", "still", "pulling"), ("away", "away", "quarrel")],
)
def test_one_step_to_a_scene_that_plays_it(look, one: str, other: str, first: str) -> None:
    page = open_dance(look)
    mine = FULL.model_copy(
        update={
            "one": FULL.one.model_copy(update={"way": one}),
            "other": FULL.other.model_copy(update={"way": other}),
        }
    )
    page.locator("input[type=file]").set_input_files(
        {"name": "o.yaml", "mimeType": "text/yaml", "buffer": mine.write().encode()}
    )
    expect(page.locator(".own-state")).to_have_text("Bewaard als o.yaml.")
    expect(page.locator("[data-play]").first).to_have_attribute("data-play", first)
    address = urlsplit(page.locator("[data-play=quarrel]").get_attribute("href"))
    assert address.path == "/scenes/an-evening-apart"
    loud = {"towards": "anxious", "against": "anxious"}
    assert parse_qs(address.query) == {
        "view": ["loop"],
        "lot": [loud.get(one, "avoidant")],
        "sven": [loud.get(other, "avoidant")],
        "heat": ["middle"],
        "play": ["1"],
    }


def test_harder_is_tighter_and_a_way_out_opens_it(look) -> None:
    page = open_dance(look)

    def width() -> float:
        return float(page.locator(".loop").get_attribute("stroke-width"))

    before = width()
    page.locator("#how-hard").fill("3")
    assert width() > before
    tight = width()
    page.get_by_role("checkbox", name="Vraag open").check()
    assert width() < tight
    expect(page.locator(".ways-out circle")).to_have_count(2)


@pytest.mark.parametrize("still", [True, False])
def test_once_around_says_every_place(look, until, still: bool) -> None:
    page = open_dance(look, still=still)
    page.evaluate(
        """() => { window.said = new Set();
          const real = window.setTimeout;
          window.setTimeout = (what, ms, ...rest) => real(what, Math.min(ms, 30), ...rest);
          new MutationObserver(() => window.said.add(document.querySelector('#word b').textContent))
            .observe(document.querySelector('#word'), { childList: true, subtree: true }); }"""
    )
    page.get_by_role("button", name="Loop één keer rond").click()
    if still:
        until(page, "document.querySelector('#walk').textContent.startsWith('Loop')")
        said = page.evaluate("[...window.said]")
        for side in (FULL.one, FULL.other):
            assert {side.show, side.trigger, side.body, side.meaning, side.need} <= set(said)
    else:
        page.wait_for_timeout(1500)
        page.get_by_role("button", name="Stop hier").click()
        expect(page.locator("#word")).to_contain_text("Zo draait jullie dans.")
        assert len(page.evaluate("[...window.said]")) >= 2


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(("width", "theme"), [(390, "dark"), (1280, "light")])
def test_axe_finds_nothing(look, language: str, width: int, theme: str) -> None:
    page = open_dance(look, language=language, width=width, theme=theme)
    assert complaints(page) == []


def test_nothing_sticks_out_and_targets_are_large_enough(look) -> None:
    page = open_dance(look)
    for width in (320, 390, 640, 820, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_timeout(60)
        inside = page.evaluate(
            "[...document.querySelectorAll('main *')].every((e) => !e.checkVisibility() || "
            "e.closest('svg') || e.getBoundingClientRect().right <= innerWidth + 1)"
        )
        assert inside, width
    page.set_viewport_size({"width": 390, "height": 844})
    small = page.evaluate(
        """() => [...document.querySelectorAll('main button, main a, main input:not([type=file])')]
          .filter((e) => e.offsetParent !== null && !e.closest('label'))
          .map((e) => [e.id || e.className || e.textContent, e.getBoundingClientRect()])
          .filter(([, box]) => box.width < 20 || box.height < 20).map(([name]) => name)"""
    )
    assert small == []


def test_on_a_phone_a_place_brings_its_question_into_sight(look) -> None:
    page = open_dance(look, width=390, height=844)
    page.locator("[data-place='5']").click()
    expect(page.locator("#station-ask")).to_be_in_viewport()
    expect(page.locator("#station-ask")).to_have_text("Waar verlangt Sven onder dat alles naar?")


def test_the_print_holds_the_dance_and_the_ways_out_alone(look) -> None:
    page = open_dance(look)
    page.emulate_media(media="print")
    expect(page.locator("svg.eight")).to_be_visible()
    expect(page.locator("[data-place='10']")).to_be_visible()
    expect(page.locator(".move.chosen")).to_be_visible()
    for away in (".station", ".own-bar", "#plays", ".top", ".move:not(.chosen) >> nth=0"):
        expect(page.locator(away)).to_be_hidden()


def test_the_print_is_one_sheet_in_light(look) -> None:
    page = open_dance(look, theme="dark")
    page.get_by_role("checkbox", name="Vertraag").check()
    page.get_by_role("textbox", name="Hoe zeg jij dat? Vertraag").fill("Daar is onze dans weer.")
    sheet = page.pdf(prefer_css_page_size=True)
    [box] = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", sheet)
    assert [round(float(side)) for side in box] == [842, 595]  # points: A4 on its side
    page.emulate_media(media="print")
    ink = page.evaluate("getComputedStyle(document.querySelector('h1')).color")
    assert ink == "rgb(47, 41, 35)"


def test_the_document_is_never_in_the_address_or_sent_while_writing(look) -> None:
    seen = look()
    page = seen.open("/dance", wait=False)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("textbox", name="Eigen woorden bij").fill("een geheim")
    page.wait_for_timeout(300)
    assert [address for address in asked if "/static/" not in address] == []
    assert "geheim" not in page.url
    assert yaml.safe_load(FULL.write())["version"] == 1
