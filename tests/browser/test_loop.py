"""The dance of two people, and the film of a network."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

MINUTE = "Number(document.querySelector('#scrub').value)"


def width_of(page: Page) -> float:
    return float(page.locator(".loop").get_attribute("stroke-width") or 0)


def seek(page: Page, minute: float) -> None:
    page.evaluate(
        "m => { const s = document.querySelector('#scrub');"
        "s.value = m; s.dispatchEvent(new Event('input')); }",
        minute,
    )


def test_only_two_grown_people_dance(look) -> None:
    page = look().open("/scenes/evening")
    page.get_by_role("button", name="als een dans").click()
    expect(page.locator(".loop")).to_be_visible()
    assert page.url.endswith("view=loop")
    expect(look().open("/scenes/room").locator("#views button")).to_have_count(0)


def test_the_loop_tightens_and_darkens_with_the_heat(look) -> None:
    """Quarrel from minute 4 to 16: at its end the ink is wider and the eight smaller."""
    page = look().open("/scenes/evening?view=loop&t=1")
    open_ink, open_eight = width_of(page), page.locator(".loop").bounding_box()
    expect(page.locator(".gain-words")).to_have_text("De dans is open.")
    seek(page, 15)
    assert width_of(page) > open_ink * 1.3
    tight_eight = page.locator(".loop").bounding_box()
    assert open_eight is not None
    assert tight_eight is not None
    assert tight_eight["width"] < open_eight["width"]
    seek(page, 6)
    expect(page.locator(".gain-words")).to_have_text("Deze ronde trekt strakker.")
    said = page.locator(".gain b").inner_text()
    assert float(re.search(r"×(\d+,\d\d)", said)[1].replace(",", ".")) > 1.07  # type: ignore[index]


def test_the_bead_turns_and_stands_still_when_paused(look, until) -> None:
    page = look().open("/scenes/evening?view=loop&t=6")
    bead = page.locator(".bead")
    before = bead.get_attribute("cx")
    page.wait_for_timeout(300)
    assert bead.get_attribute("cx") == before
    page.keyboard.press("Space")
    until(page, f"{MINUTE} > 6.5")
    page.keyboard.press("Space")
    assert bead.get_attribute("cx") != before


def test_scrubbing_gives_the_same_picture_as_before(look) -> None:
    page = look().open("/scenes/evening?view=loop&t=12")
    before = page.locator(".loop, .bead").evaluate_all("all => all.map((e) => e.outerHTML).join()")
    seek(page, 3)
    seek(page, 12)
    after = page.locator(".loop, .bead").evaluate_all("all => all.map((e) => e.outerHTML).join()")
    assert after == before


@pytest.mark.parametrize("how", ["key", "focus", "hover", "dot"])
def test_a_station_plays_its_seconds_and_stops(look, until, how: str) -> None:
    page = look().open("/scenes/evening?view=loop&t=1")
    cell = page.locator(".stations button").nth(1)
    if how == "key":
        page.keyboard.press("2")
    elif how == "focus":
        page.locator(".stations button").nth(0).focus()
        page.keyboard.press("Tab")
    elif how == "hover":
        cell.hover()
    else:
        page.locator(".station").nth(1).click()
    until(page, "document.querySelector('#play').ariaLabel === 'Pauze'")
    expect(cell).to_have_class(re.compile("lit"))
    began = page.evaluate(MINUTE)
    assert began > 5
    until(page, "document.querySelector('#play').ariaLabel === 'Speel af'", 15)
    assert page.evaluate(MINUTE) - began < 2


def test_stations_say_what_each_does_feels_and_longs_for(look) -> None:
    page = look().open("/scenes/evening?view=loop&t=9")
    said = page.locator(".stations small").all_inner_texts()
    assert said == [
        "Lot doet",
        "Sven voelt",
        "Sven verlangt",
        "Sven doet",
        "Lot voelt",
        "Lot verlangt",
    ]
    assert all(page.locator(".stations b").all_inner_texts())


def test_the_gain_of_the_pair_is_told_with_its_meaning(look) -> None:
    page = look().open("/scenes/evening?view=loop&t=9")
    expect(page.locator(".whole-loop")).to_contain_text("0,12 bij die een terug")
    english = look(language="en").open("/scenes/evening?view=loop&t=9")
    expect(english.locator(".whole-loop")).to_contain_text("0.12 of one’s tension")


def test_with_little_motion_a_station_is_one_still_picture(look) -> None:
    page = look(still=True).open("/scenes/evening?view=loop&t=1")
    page.locator(".stations button").nth(1).click()
    expect(page.get_by_role("button", name="Speel af")).to_be_visible()
    assert page.evaluate(MINUTE) > 5


def test_years_are_a_film_of_who_is_close(look) -> None:
    page = look().open("/scenes/loss?t=20000")
    expect(page.locator(".ring")).to_have_count(3)
    expect(page.locator(".when")).to_have_text("maand 1")
    expect(page.locator("#time")).to_have_text("maand 1 / 13")
    assert page.locator(".fig.gone").count() == 0
    ben = page.locator(".rings-stage .name").first.bounding_box()
    zus = page.locator(".rings-stage .name").nth(1).bounding_box()
    anna = page.locator(".name.self").bounding_box()
    assert ben is not None
    assert zus is not None
    assert anna is not None

    def far(box) -> float:
        middle = [one["x"] + one["width"] / 2 for one in (box, anna)]
        return abs(middle[0] - middle[1])

    assert far(ben) < far(zus), "the stronger bond stands closer"
    seek(page, 200_000)
    assert page.locator(".fig.gone").count() == 1
    expect(page.get_by_text("Ben is er niet meer").last).to_be_visible()
    expect(page.locator("#nowline")).to_have_text("Ben sterft.")


def test_the_life_before_is_told_by_who_comes_and_goes(look) -> None:
    page = look().open("/scenes/loss")
    page.get_by_role("button", name="het leven ervoor").click()
    expect(page.locator("#account li").first).to_contain_text("Zo begint het leven van Anna")
    expect(page.locator(".when")).to_have_text("Anna is 61")
    assert page.url.endswith("view=life")
    page.get_by_role("button", name="wie dichtbij staat").click()
    expect(page.locator("#account li").first).to_contain_text("Anna en Ben.")
