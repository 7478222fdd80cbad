"""Two versions beside each other, and keeping one."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect


def opacity(page: Page, panel: int, what: str) -> float:
    return float(
        page.locator(".panel").nth(panel).locator(what).first.get_attribute("opacity") or 0
    )


def test_another_version_is_laid_beside_and_goes_again(look, minute) -> None:
    page = look().open("/scenes/room?t=14")
    page.get_by_role("button", name="leg er een andere versie naast").click()
    expect(page.locator(".panel")).to_have_count(2)
    expect(page.locator("#differences li").first).to_be_visible()
    assert "with=learned:frightening" in page.url
    assert minute(page) == pytest.approx(14, abs=0.01)
    expect(page.locator(".panel-head").first).to_contain_text("Roepen helpt.")
    expect(page.locator(".panel-head").last).to_contain_text("Wie troost")
    page.get_by_role("button", name="weer één versie").click()
    expect(page.locator(".panel")).to_have_count(1)
    expect(page.locator("#differences")).to_be_hidden()
    assert "with=" not in page.url


def test_before_stands_before_after(look) -> None:
    """The scene names its options in an order; so are the two versions."""
    page = look().open("/scenes/room?learned=frightening")
    page.get_by_role("button", name="leg er een andere versie naast").click()
    expect(page.locator(".panel")).to_have_count(2)
    expect(page.locator(".panel-head").first).to_contain_text("Roepen helpt.")
    expect(page.get_by_role("radio", name="Wie troost, maakt soms ook bang.")).to_be_checked()
    expect(page.locator('.sides [aria-pressed="true"]')).to_have_text("B")


def test_one_playhead_one_scale(look, until) -> None:
    page = look().open("/scenes/room?with=learned:alone&t=5")
    expect(page.locator("svg.curves")).to_have_count(2)
    until(page, "document.querySelectorAll('.stage .fig').length === 6")
    page.keyboard.press("Space")
    until(page, "Number(document.querySelector('#scrub').value) > 5.5")
    page.keyboard.press("Space")
    heads = page.evaluate(
        "[...document.querySelectorAll('.playhead')].map((e) => e.getAttribute('d'))"
    )
    assert len(heads) == 2
    assert len(set(heads)) == 1
    ticks = page.evaluate(
        "[...document.querySelectorAll('svg.curves')].map((e) =>"
        "[...e.querySelectorAll('.tick-name')].map((n) => n.textContent).join())"
    )
    assert len(set(ticks)) == 1
    box = page.locator("svg.curves").nth(1).bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] * 0.5, box["y"] + 80)
    heads = page.evaluate(
        "[...document.querySelectorAll('.playhead')].map((e) => e.getAttribute('d'))"
    )
    assert len(set(heads)) == 1


def test_a_change_reaches_the_side_that_is_turned_to(look) -> None:
    page = look().open("/scenes/room?with=learned:alone&t=14")
    expect(page.locator(".line.warm")).to_have_count(2)
    left, right = (page.locator(".line.warm").nth(i).get_attribute("d") for i in (0, 1))
    page.get_by_role("button", name="B: Wat heeft dit kind").click()
    expect(page.get_by_role("radio", name="Roepen helpt weinig.")).to_be_checked()
    page.get_by_role("radio", name="Soms helpt het.").check()
    expect(page.locator(".line.warm").nth(1)).not_to_have_attribute("d", right or "")
    assert page.locator(".line.warm").nth(0).get_attribute("d") == left
    assert page.url.endswith("with=learned:sometimes")
    expect(page.locator(".panel-head").last).to_contain_text("Soms helpt het.")


def test_differences_are_said_from_the_lives(look) -> None:
    """Called less: the child that does it alone. The numbers come from the means over all lives."""
    page = look().open("/scenes/room?with=learned:alone")
    line = page.locator("#differences li").filter(has_text="dicht bij mama")
    expect(line).to_be_visible()
    page.get_by_role("button", name="B: Wat heeft dit kind").click()
    page.get_by_role("radio", name="Roepen helpt. Er komt iemand.").check()
    expect(page.locator("#differences")).to_contain_text("Bijna gelijk: spanning van binnen")


def test_a_link_brings_both_back(look) -> None:
    address = "/scenes/room?startle=easily&with=learned:alone&t=14"
    page = look().open(address)
    expect(page.locator(".panel")).to_have_count(2)
    expect(page.locator(".panel-head").first).to_contain_text("heel snel")
    expect(page.locator(".panel-head").last).to_contain_text("zoals de meeste")


def test_on_a_phone_one_stage_at_a_time(look) -> None:
    page = look(width=390, height=844).open("/scenes/room?with=learned:alone&t=14")
    expect(page.locator(".panel").nth(0)).to_be_visible()
    expect(page.locator(".panel").nth(1)).to_be_hidden()
    page.get_by_role("button", name="B: Wat heeft dit kind").click()
    expect(page.locator(".panel").nth(0)).to_be_hidden()
    expect(page.locator(".panel").nth(1)).to_be_visible()
    expect(page.locator("svg.curves")).to_have_count(2)


def test_by_keyboard_alone(look) -> None:
    page = look().open("/scenes/room?t=14")
    page.locator("#compare").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".panel")).to_have_count(2)
    page.locator('.sides [data-choice="1"]').focus()
    page.keyboard.press("Enter")
    expect(page.locator('.sides [aria-pressed="true"]')).to_have_text("B")
    expect(page.locator('.sides [data-choice="1"]')).to_be_focused()


def test_the_link_is_copied(look) -> None:
    seen = look()
    seen.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = seen.open("/scenes/room?learned=alone")
    page.get_by_role("button", name="kopieer de link").click()
    expect(page.locator("#said")).to_contain_text("De link staat op je klembord.")
    assert page.evaluate("navigator.clipboard.readText()").endswith("/scenes/room?learned=alone")


def test_without_a_clipboard_the_link_is_shown(look) -> None:
    page = look().open("/scenes/room?learned=alone")
    page.evaluate(
        "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }"
    )
    page.get_by_role("button", name="kopieer de link").click()
    expect(page.locator("#said")).to_contain_text("/scenes/room?learned=alone")


def test_the_file_follows_the_choice(look) -> None:
    page = look().open("/scenes/room")
    page.get_by_role("radio", name="Soms helpt het.").check()
    expect(page.locator("#save")).to_have_attribute("href", "/scenes/room/file?learned=sometimes")
