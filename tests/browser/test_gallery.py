"""The gallery: pictures, finding, and everything by keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

SEEN = (
    "[...document.querySelectorAll('.group [data-card]')]"
    ".filter((e) => e.getClientRects().length).map((e) => e.dataset.card)"
)


@pytest.fixture
def gallery(look) -> Page:
    page = look().open("/", wait=False)
    page.wait_for_selector("[data-picture] svg")
    return page


def test_every_scene_has_a_picture_of_its_own(gallery: Page, until) -> None:
    until(gallery, "document.querySelectorAll('.group [data-picture] svg').length === 5")
    drawn = gallery.evaluate(
        "[...document.querySelectorAll('.group [data-picture]')].map((e) => e.innerHTML)"
    )
    assert len(set(drawn)) == 5
    assert not any("NaN" in picture for picture in drawn)
    figures = gallery.locator('[data-picture="message"]').last.locator(".fig")
    assert figures.count() == 3
    assert gallery.locator('[data-picture="loss"]').last.locator(".ring").count() == 3


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("mama", ["room"]),
        ("SCÈNE verzonnen avond", ["evening"]),
        ("rouw", ["loss"]),
        ("sven", ["evening"]),
        ("zzz", []),
    ],
)
def test_scenes_are_found_in_peoples_words(gallery: Page, words: str, found: list[str]) -> None:
    gallery.get_by_role("searchbox").fill(words)
    assert gallery.evaluate(SEEN) == found
    count = "1 scène" if len(found) == 1 else f"{len(found)} scènes"
    expect(gallery.locator("#found")).to_have_text(count)
    expect(gallery.locator("#nothing")).to_be_visible(visible=not found)
    expect(gallery.locator("#start")).to_be_hidden()
    gallery.keyboard.press("Escape")
    assert len(gallery.evaluate(SEEN)) == 5


def test_a_sentence_finds_what_has_most_of_its_words(gallery: Page) -> None:
    gallery.get_by_role("searchbox").fill("een verzonnen verhaal, zzz")
    found = gallery.evaluate(SEEN)
    assert found
    expect(gallery.locator("#found")).to_have_text(f"{len(found)}, met een deel van je woorden")
    expect(gallery.locator("#nothing")).to_be_hidden()


def test_a_whole_life_is_found_as_well(gallery: Page) -> None:
    for words, there in (("", True), ("zzz", False), ("geboorte", True), ("rouw", True)):
        gallery.get_by_role("searchbox").fill(words)
        expect(gallery.locator("#whole-life")).to_be_visible(visible=there)
    gallery.locator("#whole-life a").click()
    expect(gallery.locator("h1")).to_have_text("Wie is er, een leven lang?")


def test_by_keyboard_alone(gallery: Page) -> None:
    gallery.keyboard.press("/")
    expect(gallery.get_by_role("searchbox")).to_be_focused()
    gallery.keyboard.type("een")
    gallery.keyboard.press("ArrowDown")
    first = gallery.evaluate("document.activeElement.dataset.card")
    gallery.keyboard.press("ArrowRight")
    second = gallery.evaluate("document.activeElement.dataset.card")
    assert first != second
    gallery.keyboard.press("ArrowLeft")
    assert gallery.evaluate("document.activeElement.dataset.card") == first
    gallery.keyboard.press("End")
    gallery.keyboard.press("Home")
    assert gallery.evaluate("document.activeElement.dataset.card") == first
    gallery.keyboard.press("Enter")
    gallery.wait_for_url(f"**/scenes/{first}")


def test_down_goes_to_the_card_below(gallery: Page) -> None:
    gallery.locator(".group [data-card]").first.focus()
    before = gallery.evaluate("document.activeElement.getBoundingClientRect().top + scrollY")
    gallery.keyboard.press("ArrowDown")
    after = gallery.evaluate("document.activeElement.getBoundingClientRect().top + scrollY")
    assert after > before


def test_a_theme_leads_to_its_scenes(gallery: Page) -> None:
    gallery.get_by_role("link", name="Iemand verliezen").click()
    assert gallery.url.endswith("#loss")


def test_on_a_phone_the_rest_of_the_pages_is_under_more(look) -> None:
    page = look(width=390, height=800).open("/", wait=False)
    expect(page.get_by_role("link", name="Bevolking")).to_be_hidden()
    page.locator("#more summary").click()
    page.get_by_role("link", name="Bevolking").click()
    expect(page.locator("h1")).to_have_text("Hoe verschillen mensen?")
    expect(page.locator("#more summary")).to_have_class("here")


def test_pictures_follow_the_theme(gallery: Page) -> None:
    glow = gallery.locator('[data-picture="room"] .fig stop').first
    before = glow.get_attribute("stop-color")
    gallery.get_by_role("button", name="Donker scherm").click()
    after = gallery.locator('[data-picture="room"] .fig stop').first.get_attribute("stop-color")
    assert before != after
