"""Everything by keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from hecht.studio import pages

MINUTE = "Number(document.querySelector('#scrub').value)"


def test_space_arrows_and_home(look, until, minute) -> None:
    page = look().open("/?scene=room&t=5")
    page.keyboard.press("ArrowRight")
    assert minute(page) == pytest.approx(5 + 1 / 6, abs=0.01)
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert minute(page) == pytest.approx(5 - 1 / 6, abs=0.01)
    page.keyboard.press("Space")
    until(page, f"{MINUTE} > 5.2")
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Speel af")).to_be_visible()
    page.keyboard.press("Home")
    assert minute(page) == 0


def test_scrubber_steps_alike(look, minute) -> None:
    page = look().open("/?scene=room&t=5")
    page.locator("#scrub").focus()
    page.keyboard.press("ArrowRight")
    assert minute(page) == pytest.approx(5 + 1 / 6, abs=0.01)
    text = page.locator("#scrub").get_attribute("aria-valuetext") or ""
    assert text.startswith("Minuut 5. spanning van binnen: ")


def test_fields_keep_their_keys(look, minute) -> None:
    page = look().open("/?scene=room&t=5")
    page.get_by_label("Roepen helpt. Er komt iemand.").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Roepen helpt weinig.")).to_be_checked()
    page.get_by_label("Hoe snel schrikt dit kind?").focus()
    page.keyboard.press("ArrowLeft")
    assert minute(page) == pytest.approx(5, abs=0.01)


def test_space_on_a_button_presses_that_button(look) -> None:
    page = look().open("/?scene=room&t=5")
    page.locator("#speed").focus()
    page.keyboard.press("Space")
    expect(page.locator("#speed")).to_have_text("rustiger")
    expect(page.get_by_role("button", name="Speel af")).to_be_visible()


def test_cover_hides_everything_and_comes_off(look, minute) -> None:
    page = look().open("/?scene=room&t=5")
    page.keyboard.press("Space")
    page.keyboard.press(".")
    expect(page.locator("#cover")).to_be_visible()
    assert page.evaluate("document.elementFromPoint(300, 300).closest('#cover') !== null")
    covered = minute(page)
    page.keyboard.press("Space")  # the only button is the one that uncovers
    expect(page.locator("#cover")).to_be_hidden()
    assert minute(page) == pytest.approx(covered, abs=0.05)
    page.get_by_role("button", name="Dek af").click()
    expect(page.locator("#cover")).to_be_visible()
    page.keyboard.press(".")
    expect(page.locator("#cover")).to_be_hidden()


def test_tab_reaches_every_control_and_shows_where_one_is(look) -> None:
    page = look().open("/?scene=room")
    reached: set[str] = set()
    for _ in range(80):
        page.keyboard.press("Tab")
        found = page.evaluate(
            """() => { const e = document.activeElement; if (e === document.body) return null;
              const mark = e.closest('.answer') ?? e;
              const name = e.id || e.name || e.textContent.trim().slice(0, 20);
              return [name, getComputedStyle(mark).outlineStyle]; }"""
        )
        if found is None:
            break
        name, outline = found
        assert outline != "none", name
        reached.add(name)
    wanted = {
        "language",
        "theme",
        "cover-up",
        "play",
        "scrub",
        "speed",
        "learned",
        "change-startle",
        "another",
        "compare",
        "link",
        "save",
    }
    assert wanted <= reached


def test_skip_link_comes_first(look) -> None:
    page = look().open("/?scene=room")
    page.keyboard.press("Tab")
    expect(page.locator(".skip").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


@pytest.mark.parametrize("place", ["#choices", "#compare"])
def test_choices_and_comparing_are_a_few_presses_away(look, place: str) -> None:
    page = look().open("/?scene=room")
    for _ in range(3):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('href')") == place:
            page.keyboard.press("Enter")
            expect(page.locator(place)).to_be_focused()
            return
    pytest.fail(f"no link to {place} among the first three stops")


def test_comparing_by_keyboard_goes_on_with_the_choices(look) -> None:
    page = look().open("/?scene=room")
    page.locator("#compare").press("Enter")
    expect(page.locator(".panel")).to_have_count(2)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#choices') !== null")


def test_the_account_is_one_stop_with_arrows_inside(look, minute) -> None:
    page = look().open("/?scene=room&t=0")
    buttons = page.locator("#account button")
    assert buttons.count() > 3
    assert page.locator('#account button[tabindex="0"]').count() == 1
    buttons.first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(buttons.nth(2)).to_be_focused()
    page.keyboard.press("Enter")
    assert minute(page) > 0
    page.keyboard.press("End")
    expect(buttons.last).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#account')") is None
    page.keyboard.press("Shift+Tab")
    expect(buttons.last).to_be_focused()


def test_nothing_here_needs_a_page_that_is_not_there(look) -> None:
    page = look().open("/?scene=room")
    assert page.locator(".nav > a, .rest a").count() == len(pages.PAGES)
