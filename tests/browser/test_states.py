"""What the page does while it waits, when something is wrong, and when the program is gone."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

WAITING = "Even geduld. Bij de eerste keer duurt het een paar tellen."


def until_line_changes(page: Page, tone: str, before: str | None) -> None:
    expect(page.locator(f".line.{tone}")).not_to_have_attribute("d", before or "")


def test_a_first_run_that_takes_long_is_said_calmly(look, own_studio) -> None:
    own_studio.source.hold.clear()
    page = look(studio=own_studio).open("/?scene=room", wait=False)
    expect(page.locator("#nowline")).to_have_text(WAITING)
    expect(page.locator(".stage .fig")).to_have_count(0)
    assert page.evaluate("document.getAnimations().length") == 0
    own_studio.source.hold.set()
    expect(page.locator(".stage .fig")).to_have_count(3)
    expect(page.locator("#nowline")).to_have_text(
        "Een kamer die het kind niet kent. Mama zit erbij."
    )


def test_a_quick_run_says_nothing_about_waiting(look) -> None:
    seen = look()
    seen.page.add_init_script(
        "window.said = new Set();"
        "addEventListener('DOMContentLoaded', () => new MutationObserver(() =>"
        "window.said.add(document.querySelector('#nowline').textContent))"
        ".observe(document.querySelector('#nowline'), {childList: true}))"
    )
    page = seen.open("/?scene=room")
    assert WAITING not in page.evaluate("[...window.said]")


def test_an_error_is_told_and_the_life_stays(look) -> None:
    page = look().open("/?scene=room&seed=12&t=14")
    page.get_by_role("button", name="nog eens, met ander toeval").click()
    notice = page.locator("#notices .notice")
    expect(notice).to_contain_text("Dit kan zo niet gespeeld worden.")
    expect(notice.locator("small")).to_have_text(
        "room.yaml, line 4: a made-up fault; choose another seed"
    )
    expect(page.locator("#nowline")).to_have_text("Weer huilen. Harder nu, en langer.")
    page.get_by_role("button", name="nog eens, met ander toeval").click()
    expect(notice).to_contain_text("Er ging iets mis bij het rekenen.")
    page.get_by_role("button", name="nog eens, met ander toeval").click()
    expect(notice).to_have_count(0)


def test_when_the_program_is_gone_the_page_keeps_its_state(look, own_studio) -> None:
    page = look(studio=own_studio, complaints_allowed=True).open("/?scene=room&t=14")
    own_studio.stop()
    expect(page.locator("#notices .notice")).to_contain_text("Het programma antwoordt niet.")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("Number(document.querySelector('#scrub').value)") > 14.1
    before = page.locator(".line.warm").get_attribute("d")
    page.get_by_label("Roepen helpt weinig.").check()
    own_studio.start()
    expect(page.locator("#notices .notice")).to_have_count(0, timeout=20_000)
    until_line_changes(page, "warm", before)
    assert own_studio.source.runs[-1][1]["learned"] == "alone"


def test_an_address_of_a_scene_that_is_gone(look) -> None:
    page = look(complaints_allowed=True).open("/?scene=gone&learned=nonsense", wait=False)
    expect(page.locator("#fault")).to_have_text(re.compile("Er is geen scène met de naam ‘gone’"))
    page.get_by_role("link", name="Een hand in de scanner").click()
    expect(page.locator("h1")).to_have_text("Wat doet een hand die je vasthoudt?")


def test_options_that_are_gone_are_left_as_they_begin(look) -> None:
    page = look().open("/scenes/room?learned=nonsense&with=learned:nothing&view=upside-down")
    assert page.locator(".panel").count() == 2
    expect(page.get_by_label("Roepen helpt. Er komt iemand.")).to_be_checked()


def test_a_strange_page_cannot_use_the_live_line(look, own_studio) -> None:
    """Another site, open in the same browser, is refused by its origin."""
    page = look(studio=own_studio, complaints_allowed=True).page
    page.goto("about:blank")
    closed = page.evaluate(
        """address => new Promise((done) => { const s = new WebSocket(address);
          s.onopen = () => done('open'); s.onclose = (e) => done(e.code); })""",
        own_studio.address.replace("http", "ws") + "/live",
    )
    assert closed != "open"
