"""My people: name, place and connect, by hand, by key and on a phone; one file alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect
from typer.testing import CliRunner

from hecht.cli.main import app as cli
from hecht.practice import people
from hecht.practice.people import open_text
from hecht.practice.people.document import Document
from hecht.practice.people.living import playable

EXAMPLE = Path(people.__file__).parent / "example.yaml"


@pytest.fixture
def open_map(look: Any) -> Iterator[Any]:
    """``open_map(width=390)`` opens the page; ``open_map(file)`` with a map on it."""

    def opener(file: Path | str | None = None, **how: Any) -> Page:
        page = look(**how).open("/people", wait=False)
        page.locator("#people").wait_for()
        if file is not None:
            page.set_input_files("#file", file)
            expect(page.locator(".own-state")).to_contain_text(Path(file).name)
        return page

    return opener


def figure(page: Page, key: str) -> Locator:
    return page.locator(f'#picture .map:not(.still) .node[data-key="{key}"]')


def control(page: Page, name: str) -> Locator:
    return page.locator(f'[data-id="{name}"]')


def name(page: Page, who: str, kind: str = "person", relation: str = "") -> None:
    page.locator("#new-name").fill(who)
    control(page, f"kind-{kind}").click()
    if relation:
        control(page, "new-relation").select_option(relation)
    page.get_by_role("button", name="Zet op de lijst").click()


def document(page: Page) -> Document:
    """The map as the page would save it."""
    with page.expect_download() as download:
        page.locator("#save").click()
    return open_text(Path(download.value.path()).read_text(encoding="utf-8")).document


def complaints(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {node['target']}" for each in found for node in each["nodes"]]


# --- name, place, connect ----------------------------------------------------------------------


def test_name_place_and_connect_by_hand(open_map: Any, tmp_path: Path) -> None:
    page = open_map()
    name(page, "Sam", relation="partner")
    name(page, "Mies", kind="pet")
    page.locator("#step-place").click()
    control(page, "wait-sam").click()
    page.locator("#picture svg").click(position={"x": 480, "y": 200})  # tap a place
    expect(figure(page, "sam")).to_have_attribute("aria-label", re.compile("^Sam, partner, "))
    control(page, "wait-mies").click()
    control(page, "ring-0").click()
    box = figure(page, "mies").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + 140, box["y"] + 180, steps=6)
    page.mouse.up()
    expect(figure(page, "mies")).to_have_attribute("aria-label", re.compile("dichtbij|verder weg"))
    page.locator("#step-connect").click()
    figure(page, "sam").click()
    control(page, "get-amount").fill("4")
    control(page, "get-haven").check()
    control(page, "give-E").click()
    saved = document(page)
    assert saved.map.bonds["me -> sam"][0].amount == 4
    assert saved.map.bonds["me -> sam"][0].gives == ["haven"]
    assert saved.map.bonds["sam -> me"][0].help == ["E"]
    assert saved.bonds["me -> sam"]["strength"] == pytest.approx(0.8)
    assert saved.bonds["me -> sam"]["commitment"] == pytest.approx(0.9)
    assert saved.map.placements["mies"][0].near != pytest.approx(0.8)
    assert saved.people["mies"]["kind"] == "pet"


def test_everything_by_keys(open_map: Any) -> None:
    page = open_map()
    page.locator("#new-name").focus()
    page.keyboard.type("Els")
    page.keyboard.press("Enter")
    page.locator("#step-place").press("Enter")
    control(page, "ring-1").press("Enter")
    figure(page, "els").focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("k")
    page.keyboard.press("s")
    page.keyboard.press("g")
    expect(figure(page, "els")).to_be_focused()
    expect(page.locator("#said")).to_contain_text("onder een stolp")  # for who cannot see it
    expect(figure(page, "els")).to_have_attribute(
        "aria-label", "Els, dichtbij, kijkt opzij, achter een sluier, onder een stolp"
    )
    page.keyboard.press("Enter")
    expect(page.locator(".sheet-title")).to_be_focused()
    (placement,) = document(page).map.placements["els"]
    assert placement.near == pytest.approx(1.5)
    assert (placement.faces, placement.veil, placement.bell) == ("aside", True, True)
    figure(page, "els").focus()
    for _ in range(3):
        page.keyboard.press("Control+z")
    expect(figure(page, "els")).to_have_attribute("aria-label", "Els, dichtbij, kijkt naar mij")
    page.keyboard.press("Control+Shift+z")
    expect(figure(page, "els")).to_have_attribute("aria-label", "Els, dichtbij, kijkt opzij")


def test_on_a_phone_one_tap_does_what_a_drag_does(open_map: Any) -> None:
    page = open_map(width=390, height=844)
    name(page, "Noor", kind="child", relation="child")
    page.locator("#step-place").click()
    figures = page.locator("#picture .node")
    expect(figures).to_have_count(1)
    page.locator("#picture svg").click(position={"x": 250, "y": 120})
    expect(figures).to_have_count(2)
    before = figure(page, "noor").get_attribute("transform")
    control(page, "farther").click()
    assert figure(page, "noor").get_attribute("transform") != before
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_one_can_turn_to_oneself(open_map: Any, tmp_path: Path) -> None:
    page = open_map(EXAMPLE)
    page.locator("#step-connect").click()
    figure(page, "jo").focus()
    control(page, "get-amount").fill("3")
    control(page, "get-caring").check()
    expect(page.locator("#picture ellipse.bond")).to_have_count(1)
    saved = document(page)
    assert saved.map.bonds["jo -> jo"][0].gives == ["caring"]
    assert saved.bonds["jo -> jo"]["strength"] == pytest.approx(0.6)
    assert playable(saved) is None


def test_a_figure_at_the_edge_can_be_picked_up_again(open_map: Any) -> None:
    page = open_map(EXAMPLE)
    for x, y in ((1275, 8), (4, 890)):
        box = figure(page, "tim").bounding_box()
        assert box
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.mouse.down()
        page.mouse.move(x, y, steps=4)
        page.mouse.up()
        expect(figure(page, "tim")).to_have_attribute("aria-label", re.compile("erbuiten"))
    near = document(page).map.placements["tim"][-1].near
    assert near <= 3.5


def test_nothing_moves_by_itself(open_map: Any) -> None:
    page = open_map(EXAMPLE)
    places = "[...document.querySelectorAll('#picture .node')].map((e) => e.outerHTML).join()"
    before = page.evaluate(places)
    page.wait_for_timeout(700)
    assert page.evaluate(places) == before


# --- the file -----------------------------------------------------------------------------------


def test_the_saved_file_runs(open_map: Any, tmp_path: Path) -> None:
    page = open_map()
    name(page, "Sam", relation="partner")
    page.locator("#step-place").click()
    control(page, "ring-0").click()
    with page.expect_download() as download:
        page.locator("#save").click()
    assert download.value.suggested_filename == "mijn-mensen.yaml"
    file = tmp_path / "mijn-mensen.yaml"
    download.value.save_as(file)
    ran = CliRunner().invoke(cli, ["people", str(file), "--replicates", "1", "--lang", "nl"])
    assert ran.exit_code == 0, ran.output
    assert "Sam" in ran.output


def test_what_is_not_saved_is_shown_and_survives_a_reload(open_map: Any) -> None:
    page = open_map()
    state = page.locator(".own-state")
    expect(state).to_have_text("Een lege kaart.")
    name(page, "Ida")
    expect(state).to_have_text("Nog niet bewaard in een bestand.")
    assert page.title().startswith("● ")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.reload()
    assert asked == ["beforeunload"]
    expect(control(page, "wait-ida")).to_be_visible()
    expect(state).to_have_text("Nog niet bewaard in een bestand.")
    document(page)
    expect(state).to_contain_text("mijn-mensen.yaml")
    assert not page.title().startswith("●")


def test_the_map_is_held_in_this_tab_alone(open_map: Any) -> None:
    page = open_map()
    name(page, "Kanariewoord")
    kept = page.evaluate("JSON.stringify({ ...localStorage }) + document.cookie")
    assert "Kanarie" not in kept
    assert page.evaluate("indexedDB.databases().then((all) => all.length)") == 0
    assert page.evaluate("caches.keys().then((all) => all.length)") == 0
    other = page.context.new_page()
    other.goto(page.url)
    other.locator("#people").wait_for()
    assert other.locator(".named-one").count() == 0


def test_a_wrong_file_loses_nothing_and_names_its_line(open_map: Any, tmp_path: Path, look) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("people:\n  a: {}\nmap: {middle: b}\n")
    page = look(complaints_allowed=True).open("/people", wait=False)
    name(page, "Sam")
    page.on("dialog", lambda dialog: dialog.accept())
    page.set_input_files("#file", wrong)
    expect(page.locator("#file-notice")).to_contain_text("kijk in regel 3")
    expect(page.locator(".named-one")).to_contain_text("Sam")


def test_unknown_fields_and_remarks_come_back(open_map: Any, tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("# mine\npeople:\n  a: {}\n  b: {}  # friend\nhobby: tea\nmap: {middle: a}\n")
    page = open_map(file)
    page.locator("#step-place").click()
    control(page, "ring-2").click()
    with page.expect_download() as download:
        page.locator("#save").click()
    text = Path(download.value.path()).read_text()
    assert download.value.suggested_filename == "mine.yaml"
    assert text.startswith("# mine\n")
    assert "b: {}  # friend" in text
    assert "hobby: tea" in text


def test_undo_and_redo_reach_everything(open_map: Any) -> None:
    page = open_map(EXAMPLE)
    start = document(page)
    page.locator("#step-name").click()
    control(page, "named-tim").click()
    control(page, "remove").click()
    expect(figure(page, "tim")).to_have_count(0)
    control(page, "named-mum").click()
    control(page, "gender-mum").select_option("nonbinary")
    page.locator("#step-connect").click()
    control(page, "get-broken").click()
    page.locator("#step-place").click()
    control(page, "bell").click()
    for _ in range(4):
        page.locator("#undo").click()
    assert document(page) == start
    for _ in range(4):
        page.locator("#redo").click()
    changed = document(page)
    assert "tim" not in changed.people
    assert changed.map.figures["mum"].gender == "nonbinary"
    assert changed.map.bonds["jo -> mum"][-1].line == "broken"
    assert changed.map.placements["mum"][-1].bell


def test_without_the_server_the_map_can_still_be_saved(
    own_studio: Any, look: Any, tmp_path: Path
) -> None:
    page = look(studio=own_studio, complaints_allowed=True).open("/people", wait=False)
    page.locator("#people").wait_for()
    name(page, "Sam")
    own_studio.stop()
    with page.expect_download() as download:
        page.locator("#save").click()
    text = Path(download.value.path()).read_text()
    assert open_text(text).document.people["sam"]["name"]["nl"] == "Sam"


# --- time -----------------------------------------------------------------------------------------


def test_the_slider_goes_through_time(open_map: Any) -> None:
    page = open_map(EXAMPLE)
    expect(figure(page, "noor")).to_have_count(1)
    control(page, "exact").fill("2017")
    control(page, "exact").press("Enter")
    expect(page.locator(".year")).to_have_text("2017")
    expect(figure(page, "noor")).to_have_count(0)
    expect(figure(page, "sam")).to_have_attribute("aria-label", re.compile("verder weg"))
    control(page, "years").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(page.locator(".year")).to_have_text("april 2017")
    expect(control(page, "years")).to_be_focused()
    control(page, "now").click()
    expect(figure(page, "noor")).to_have_count(1)


def test_what_is_placed_in_the_past_belongs_there(open_map: Any) -> None:
    page = open_map(EXAMPLE)
    control(page, "exact").fill("2018-06")
    control(page, "exact").press("Enter")
    expect(page.locator(".past")).to_be_visible()
    figure(page, "els").click()
    control(page, "ring-3").click()
    entries = {each.at: each.near for each in document(page).map.placements["els"]}
    assert entries["2018-06"] == pytest.approx(3.3)
    assert entries["2026"] == pytest.approx(1.68)


def test_what_happened_then_stands_on_the_strip(open_map: Any) -> None:
    page = open_map(EXAMPLE)
    control(page, "exact").fill("2018-03")
    control(page, "exact").press("Enter")
    control(page, "happened").fill("verhuisd")
    control(page, "happened").press("Enter")
    expect(page.locator(".marks")).to_contain_text("verhuisd")
    assert {"2018-03", "2022"} == {each.at for each in document(page).map.happenings}


def test_two_dates_lie_beside_each_other(open_map: Any) -> None:
    page = open_map(EXAMPLE)
    control(page, "beside").click()
    expect(page.locator("#picture .map")).to_have_count(2)
    control(page, "then").select_option("2019")
    told = page.locator(".changes")
    expect(told).to_contain_text("Van 2019 naar nu")
    expect(told).to_contain_text("Noor is erbij gekomen: heel dichtbij.")
    expect(told).to_contain_text("Joris: van dichtbij naar verder weg, keert zich om.")
    assert page.locator(".trail").count() > 0
    control(page, "alone").click()
    expect(page.locator("#picture .map")).to_have_count(1)


# --- other ways to look --------------------------------------------------------------------------


def test_the_ecogram_shows_letters_and_tension(open_map: Any) -> None:
    page = open_map(EXAMPLE)
    page.locator("#sight-ecogram").click()
    letters = page.locator(".ecogram .letters").all_text_contents()
    assert "E P G" in letters
    assert "E G A" in letters
    assert page.locator(".ecogram .node").count() == 12
    expect(page.locator(".ecogram")).to_contain_text("gezin van herkomst")


def test_the_genogram_holds_several_carers_ends_and_a_diamond(open_map: Any) -> None:
    page = open_map(EXAMPLE)
    page.locator("#sight-genogram").click()
    family = {e.get_attribute("data-key") for e in page.locator(".genogram .node").all()}
    assert family == {"jo", "sam", "noor", "mum", "dad", "gran", "joris", "bram"}
    assert page.locator(".genogram .raised.adoptive").count() == 1, "Noor is Jo's by adoption"
    assert page.locator(".genogram .raised.birth").count() >= 3
    assert page.locator(".genogram .ended").count() == 3, "two strokes divorced, one apart"
    expect(figure(page, "jo")).to_have_attribute("aria-label", "Jo, non-binair, ik")
    expect(figure(page, "gran")).to_have_attribute("aria-label", re.compile("overleden 2021"))
    rows = {
        key: float(re.findall(r"[-\d.]+", figure(page, key).get_attribute("transform") or "")[1])
        for key in ("gran", "mum", "dad", "jo", "joris", "noor")
    }
    assert rows["gran"] < rows["mum"] == rows["dad"] < rows["jo"] == rows["joris"] < rows["noor"]


def test_foster_and_birth_parents_can_both_be_named(open_map: Any) -> None:
    page = open_map(EXAMPLE)
    page.locator("#step-name").click()
    control(page, "named-noor").click()
    page.locator('[data-id="family-noor"] summary').click()
    control(page, "raised-noor-els").select_option("foster")
    page.locator("#sight-genogram").click()
    assert page.locator(".genogram .raised.foster").count() == 1
    ways = {tie.parent: tie.how for tie in document(page).map.parents if tie.child == "noor"}
    assert ways == {"jo": "adoptive", "sam": "birth", "els": "foster"}


def test_the_cycle_is_written_in_own_words(open_map: Any) -> None:
    page = open_map(EXAMPLE)
    figure(page, "els").click()
    page.locator("#sight-cycle").click()
    control(page, "jo -> els-does").fill("ik ga stiller praten")
    control(page, "jo -> els-does").press("Enter")
    expect(page.locator(".cycle-cell").first).to_contain_text("ik ga stiller praten")
    assert document(page).map.cycle["jo -> els"].does == "ik ga stiller praten"


# --- usable by everyone ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("width", "theme", "language"),
    [(390, "light", "nl"), (1280, "dark", "en"), (1280, "light", "nl"), (390, "dark", "en")],
)
def test_axe_finds_nothing(open_map: Any, width: int, theme: str, language: str) -> None:
    page = open_map(width=width, theme=theme, language=language)
    assert complaints(page) == []
    page.set_input_files("#file", EXAMPLE)
    page.locator(".people-list summary").click()
    for sight in ("ecogram", "genogram", "cycle", "rings"):
        page.locator(f"#sight-{sight}").click()
        assert complaints(page) == [], sight
    for step in ("name", "place", "connect"):
        page.locator(f"#step-{step}").click()
        assert complaints(page) == [], step
    control(page, "beside").click()
    assert complaints(page) == []


def crowd(count: int) -> str:
    """A map of many figures, as a hand would place them, with some long names."""
    names = [f"p{k}" for k in range(count)]
    long = "Annemarie van den Hoogenband-de Wit"
    lines = ["people:", "  me: {}"]
    lines += [
        f"  {n}: {{name: {{nl: {long if k % 9 == 4 else 'Naam ' + n}, en: {n}}}}}"
        for k, n in enumerate(names)
    ]
    lines += ["map:", "  middle: me", "  placements:"]
    for k, key in enumerate(names):
        near, angle = (0.9, 1.7, 2.4, 2.9)[k % 4], k * 137.5 % 360 - 180
        lines.append(f"    {key}: [{{at: 2024, near: {near}, angle: {angle:.1f}}}]")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("width", [390, 820, 1440])
@pytest.mark.parametrize("count", [0, 1, 25])
def test_few_and_many_fit(open_map: Any, tmp_path: Path, width: int, count: int) -> None:
    file = tmp_path / "crowd.yaml"
    file.write_text(crowd(count) if count else "people: {me: {}}\nmap: {middle: me}\n")
    page = open_map(file, width=width)
    assert page.locator("#picture .node").count() == count + 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    names = page.evaluate(
        """() => [...document.querySelectorAll('#picture .names text')].map((e) => {
          const box = e.getBoundingClientRect();
          return [box.left, box.top, box.right, box.bottom]; })"""
    )
    hidden = sum(
        max(0, min(a[2], b[2]) - max(a[0], b[0])) * max(0, min(a[3], b[3]) - max(a[1], b[1]))
        for k, a in enumerate(names)
        for b in names[:k]
    )
    total = sum((right - left) * (bottom - top) for left, top, right, bottom in names)
    assert hidden <= 0.04 * total, f"{hidden / total:.0%} of the names lies over another name"


@pytest.mark.parametrize("sight", ["rings", "genogram"])
def test_it_prints_on_a4(open_map: Any, sight: str) -> None:
    page = open_map(EXAMPLE, theme="dark")
    page.locator(f"#sight-{sight}").click()
    pdf = page.pdf(prefer_css_page_size=True, print_background=True)
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert {(round(float(w)), round(float(h))) for w, h in boxes} == {(595, 842)}
    assert len(boxes) <= (1 if sight == "rings" else 2)
    page.emulate_media(media="print")
    expect(page.locator("#list table")).to_be_visible()
    expect(page.locator("#sheet")).to_be_hidden()
    expect(page.locator("#bar")).to_be_hidden()
    paper = page.evaluate("getComputedStyle(document.querySelector('h1')).color")
    assert paper == "rgb(47, 41, 35)", "dark ink on paper, whatever the screen"


def test_targets_are_large_enough(open_map: Any) -> None:
    page = open_map(EXAMPLE, width=390)
    for step in ("name", "place", "connect"):
        page.locator(f"#step-{step}").click()
        small = page.evaluate(
            """() => [...document.querySelectorAll('main button, main select, main .node, .tick')]
              .filter((e) => e.getBoundingClientRect().width)
              .filter((e) => { const box = e.getBoundingClientRect();
                               return box.width < 24 || box.height < 24; })
              .map((e) => e.dataset.id || e.dataset.key || e.textContent)"""
        )
        assert small == []


# --- a question to the map ------------------------------------------------------------------------


@pytest.mark.slow
def test_one_step_to_a_scene(studio_type: Any, look: Any, tmp_path: Path) -> None:
    from hecht.studio.app import create_app
    from hecht.studio.source import ModelSource

    source = ModelSource()
    studio = studio_type(create_app(source, warm=False), source)
    studio.start()
    file = tmp_path / "two.yaml"
    file.write_text(
        "people: {me: {name: {nl: ik, en: me}}, sam: {}}\nbonds: {me <-> sam: {strength: 0.7}}\n"
        "map: {middle: me, placements: {sam: [{at: 2020, near: 1}]}}\n"
    )
    try:
        page = look(studio=studio).open("/people", wait=False)
        page.set_input_files("#file", file)
        expect(page.locator(".own-state")).to_contain_text("two.yaml")
        page.locator("#step-connect").click()
        control(page, "ask-away").click()
        scene = page.locator("#scene")
        expect(scene.locator("h2")).to_have_text(
            "Wat gebeurt er als Sam een week weg is?", timeout=90_000
        )
        expect(scene.locator(".account li").first).to_be_visible()
        expect(scene.locator("svg.stage")).to_be_visible()
        expect(scene.locator("svg.curves")).to_contain_text("Sam is weg")
        control(page, "play").click()
        page.wait_for_timeout(400)
        control(page, "play").click()
        assert float(scene.locator(".scrub").input_value()) > 0
        assert complaints(page) == []
        expect(page.locator(".own-state")).to_contain_text("two.yaml")  # the map did not change
    finally:
        studio.stop()


# --- the way from step to step -------------------------------------------------------------------


@pytest.mark.parametrize("width", [390, 1280])
def test_each_step_leads_to_the_next(open_map: Any, width: int) -> None:
    page = open_map(width=width)
    name(page, "Sam")
    name(page, "Els")
    expect(page.locator(".about-one")).not_to_have_attribute("open", "")
    control(page, "named-els").click()
    expect(page.locator(".about-one")).to_have_attribute("open", "")
    if width < 760:  # the form stays above the map until there is somebody to see
        assert (
            page.locator("#sheet").bounding_box()["y"]
            < page.locator("#picture").bounding_box()["y"]
        )
    for who in ("Sam", "Els"):
        page.get_by_role("button", name=f"Zet {who} neer").click()
        expect(page.locator("#sheet .sheet-title")).to_have_text(who)
        expect(page.locator("#sheet .sheet-title")).to_be_in_viewport()
        control(page, "ring-1").click()
    page.get_by_role("button", name="Vertel wat je krijgt van Els, en geeft").click()
    expect(page.locator("#sheet")).to_contain_text("wat er gebeurt als Els een week weg is")
    control(page, "get-amount").fill("3")
    expect(control(page, "ask-away")).to_be_visible()


def test_an_empty_date_is_explained(open_map: Any) -> None:
    page = open_map(EXAMPLE)
    control(page, "exact").fill("1950")
    control(page, "exact").press("Enter")
    expect(page.locator(".past")).to_contain_text("Toen staat er nog niemand.")
    control(page, "now").click()
    expect(page.locator(".past")).to_have_count(0)
