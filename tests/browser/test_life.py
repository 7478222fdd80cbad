"""A whole life in the browser: with the mouse, with the keyboard, on a phone, going wrong."""

from __future__ import annotations

from typing import Any

READY = "#strip-note:not([hidden])"
PLACE = "Number(document.querySelector('#scrub').value)"


def open_life(seen: Any, path: str = "/life") -> Any:
    page = seen.open(path, wait=False)
    page.wait_for_selector(READY)
    return page


def test_a_life_is_watched(look: Any, until: Any) -> None:
    page = open_life(look())
    assert page.locator(".life-stage .when").text_content() == "pas geboren"
    page.locator("#play").click()
    until(page, f"{PLACE} > 1")
    page.locator("#play").click()
    page.locator(".lane.family .moment").click()
    until(page, f"{PLACE} === 30")
    assert page.locator("#time").text_content() == "30 jaar"
    assert "eerste kind" in page.locator("#nowline").text_content()
    assert page.locator("#account .now").count() == 1
    first = page.locator("#turns").text_content().removeprefix("Nu ga je het eerst naar ")
    assert page.locator(".life-stage .name.first").text_content() in first
    assert page.locator(".someone:not([hidden]) .fig.gone").count() == 0
    page.locator("#account button", has_text="Je moeder sterft").click()
    assert page.locator(".someone:not([hidden]) .fig.gone").count() == 1


def test_an_answer_changes_the_life_and_the_first_stays_behind(look: Any, until: Any) -> None:
    seen = look()
    page = open_life(seen, "/life?t=40")
    line = page.locator(".line.calm").get_attribute("d")
    page.locator("#choices input[value=warm]").check()
    page.wait_for_selector(".line.ghost", state="attached")
    page.wait_for_selector(READY)
    assert page.locator(".line.calm").get_attribute("d") != line
    assert page.locator(".line.ghost").get_attribute("d") == line
    assert page.evaluate("location.search") == "?home=warm&with="
    assert "eerst" in page.locator("#difference").text_content()
    assert page.evaluate(PLACE) == 40
    again = open_life(seen, "/life?home=warm&with=")
    again.wait_for_selector(".line.ghost", state="attached")
    assert again.locator("#choices input[value=warm]").is_checked()
    again.locator("#behind-away").click()
    until(again, "!document.querySelector('.line.ghost')")
    again.locator("#another").click()
    until(again, "location.search === '?home=warm&life=17'")


def test_the_year_round_a_loss_with_the_keyboard(look: Any, until: Any) -> None:
    page = open_life(look(language="en", still=True))
    page.keyboard.press("ArrowRight")
    until(page, f"{PLACE} === 1")
    page.locator(".moment[tabindex='0']").focus()
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.wait_for_selector("#around:not([hidden])")
    assert page.locator("#around-title").text_content().startswith("Round the loss: ")
    assert page.evaluate("document.activeElement.id") == "around-title"
    assert page.evaluate("[scrub.min, scrub.max, scrub.value].map(Number)") == [69.5, 72.5, 70.5]
    assert page.locator(".name.meant").count() == 1
    assert page.locator(".end-name", has_text="looking for who is gone").count() == 1
    page.keyboard.press("ArrowRight")
    assert "age 70, 7 m" in page.locator("#time").text_content()
    page.keyboard.press("Escape")
    until(page, "document.querySelector('#around').hidden")
    assert page.evaluate("Number(scrub.max)") == 82.5


def test_on_a_phone(look: Any, until: Any) -> None:
    page = open_life(look(width=390, height=844, theme="dark"), "/life?t=60")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    box = page.locator(".moment").first.bounding_box()
    assert min(box["width"], box["height"]) >= 24
    page.locator("#views button").nth(1).click()
    until(page, "!!document.querySelector('.curve-key .ink')")
    page.locator("#play").click()
    until(page, f"{PLACE} > 60")


def test_while_a_life_is_lived_and_when_it_fails(look: Any, own_studio: Any, until: Any) -> None:
    seen = look(studio=own_studio, complaints_allowed=True)
    own_studio.living.hold.clear()
    page = seen.open("/life", wait=False)
    page.wait_for_selector("#living:not([hidden])")
    assert page.locator(".line.calm").count() == 1  # the first years are there already
    own_studio.living.hold.set()
    page.wait_for_selector(READY)
    assert page.locator("#living").is_hidden()
    own_studio.living.broken = True
    page.locator("#choices input[value=busy]").check()
    page.wait_for_selector(".notice")
    assert "Er ging iets mis" in page.locator(".notice").text_content()
    own_studio.living.broken = False
    page.locator("#choices input[value=warm]").check()
    page.wait_for_selector(READY)
    assert page.locator(".notice").count() == 0
    own_studio.stop()
    page.wait_for_selector(".notice")
    own_studio.start()
    until(page, "!document.querySelector('.notice')")
