"""Understand in a real browser: a text, a small scene that re-runs at once, and the way through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from hecht.studio.app import create_app
from hecht.studio.understand import lessons


def complaints(page: Page) -> list[str]:
    return [
        f"{violation['id']}: {violation['help']} {node['target']}"
        for violation in Axe().run(page).response["violations"]
        for node in violation["nodes"]
    ]


@pytest.fixture
def lesson_studio(own_studio, studio_type) -> Iterator[object]:
    """A studio whose made-up room goes by the name of the scene of a page."""
    source = own_studio.source
    room, *others = source.scenes()
    scenes = (replace(room, id="strange-situation"), *others)
    source.scenes = lambda: scenes
    studio = studio_type(create_app(source, warm=False), source)
    studio.start()
    yield studio
    studio.stop()


def open_lesson(look, studio, **how) -> Page:
    page = look(studio=studio, **how).open("/understand/blueprint", wait=False)
    page.wait_for_selector("svg.curves")
    return page


def line(page: Page) -> str:
    return str(page.locator("path.line").first.get_attribute("d"))


def test_a_change_runs_at_once_and_leaves_the_old_line(look, lesson_studio, until) -> None:
    page = open_lesson(look, lesson_studio)
    expect(page.locator("path.line.ghost")).to_have_count(0)
    before = line(page)
    page.get_by_label("Roepen helpt weinig. Doe het zelf.").check()
    until(page, f"document.querySelector('path.line').getAttribute('d') !== {before!r}")
    expect(page.locator("path.line.ghost")).to_have_attribute("d", before)
    assert lesson_studio.source.runs[-1][1] == {"learned": "alone", "startle": "most"}
    page.get_by_label("Hoe snel schrikt dit kind?").fill("2")
    until(page, "document.querySelectorAll('path.line.ghost').length === 1")
    page.wait_for_timeout(300)
    assert lesson_studio.source.runs[-1][1] == {"learned": "alone", "startle": "easily"}
    assert page.locator("#whole").get_attribute("href") == (
        "/scenes/strange-situation?learned=alone&startle=easily"
    )


def test_it_plays_and_stops(look, lesson_studio) -> None:
    page = open_lesson(look, lesson_studio)
    start = float(page.locator("#scrub").input_value())
    page.get_by_role("button", name="Speel af").click()
    page.wait_for_timeout(400)
    page.get_by_role("button", name="Pauze").click()
    now = float(page.locator("#scrub").input_value())
    assert now > start
    page.wait_for_timeout(200)
    assert float(page.locator("#scrub").input_value()) == now
    expect(page.locator("#nowline")).not_to_be_empty()


def test_with_little_motion_nothing_moves_by_itself(look, lesson_studio) -> None:
    page = open_lesson(look, lesson_studio, still=True)
    page.evaluate(
        """() => { window.moves = 0; new MutationObserver(() => (window.moves += 1))
          .observe(document.querySelector('#stage'), { subtree: true, attributes: true }); }"""
    )
    page.wait_for_timeout(500)
    assert page.evaluate("window.moves") == 0


def test_a_cut_line_is_said_and_mended(look, lesson_studio) -> None:
    page = open_lesson(look, lesson_studio, complaints_allowed=True)
    lesson_studio.stop()
    expect(page.locator("#notices")).to_contain_text("De verbinding is even weg.")
    lesson_studio.start()
    expect(page.locator("#notices")).to_be_empty(timeout=15_000)


def test_the_way_through_by_keyboard(look) -> None:
    page = look().open("/understand", wait=False)
    expect(page.locator(".lesson-link")).to_have_count(len(lessons()))
    page.locator(".lesson-link").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(lessons()[0].title.nl)
    page.locator(".lesson-next").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(lessons()[1].title.nl)
    page.locator(".lesson-back").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(lessons()[0].title.nl)


def test_the_cloud_grows_with_fewer_questions(look) -> None:
    page = look().open("/understand/up-or-down", wait=False)
    cloud = page.locator(".plane-cloud")
    radii = []
    for place in range(5):
        page.locator("#items").fill(str(place))
        radii.append(float(cloud.get_attribute("r")))
    assert radii == sorted(radii, reverse=True)
    # Spearman-Brown from .92 for eighteen questions: one question, then all eighteen.
    assert radii[0] == pytest.approx(2.448 * 62 * (1 - 0.92 / (18 - 17 * 0.92)) ** 0.5, rel=1e-3)
    assert radii[-1] == pytest.approx(2.448 * 62 * 0.08**0.5, rel=1e-3)
    expect(page.locator(".plane-say")).to_contain_text("raakt 2 hoeken")
    page.locator("#items").fill("0")
    expect(page.locator(".plane-say")).to_contain_text("raakt 4 hoeken")


def test_claims_stand_beside_what_is_known(look) -> None:
    page = look().open("/understand/claims", wait=False)
    expect(page.locator(".claim")).to_have_count(7)
    expect(page.locator(".claim").first).to_contain_text("65%")
    assert page.locator(".claim a[href^='https://doi.org/10.']").count() >= 7


@pytest.mark.parametrize("lesson", ["blueprint", "up-or-down", "claims", ""])
def test_axe_finds_nothing(look, lesson_studio, lesson: str) -> None:
    for width, theme, language in ((1280, "light", "nl"), (390, "dark", "en")):
        seen = look(studio=lesson_studio, width=width, theme=theme, language=language)
        page = seen.open(f"/understand/{lesson}".rstrip("/"), wait=False)
        if lesson == "blueprint":
            page.wait_for_selector("svg.curves")
        assert complaints(page) == [], (lesson, width)


@pytest.mark.parametrize("lesson", ["blueprint", "up-or-down", "claims", ""])
def test_nothing_sticks_out(look, lesson_studio, lesson: str) -> None:
    page = look(studio=lesson_studio).open(f"/understand/{lesson}".rstrip("/"), wait=False)
    for width in (320, 390, 820, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_timeout(120)
        inside = page.evaluate(
            "[...document.querySelectorAll('main *')].every((e) => !e.checkVisibility() || "
            "e.closest('svg') || e.getBoundingClientRect().right <= innerWidth + 1)"
        )
        assert inside, width
