"""Usable by everyone: axe-core, zoom, small screens, little motion."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from hecht.studio import pages

MINUTE = "Number(document.querySelector('#scrub').value)"


def complaints(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [
        f"{violation['id']}: {violation['help']} {node['target']}"
        for violation in found
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(look, language: str, theme: str, width: int) -> None:
    page = look(width=width, theme=theme, language=language).open("/?scene=room&t=14")
    page.locator(".tablebox summary").click()
    assert complaints(page) == []


@pytest.mark.parametrize(
    "address",
    [
        "/scenes/evening?t=2",
        "/scenes/hand?t=2",
        "/scenes/message?t=2",
        "/scenes/evening?view=loop&t=9",
        "/scenes/loss?t=200000",
        "/scenes/loss?view=life",
        "/scenes/room?with=learned:alone&t=14",
    ],
)
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_in_other_sights(look, address: str, width: int) -> None:
    assert complaints(look(width=width).open(address)) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 820, 1280])
def test_axe_finds_nothing_in_the_gallery(look, theme: str, width: int) -> None:
    page = look(width=width, theme=theme).open("/", wait=False)
    page.wait_for_selector("[data-picture] svg")
    if width < 760:
        page.locator("#more summary").click()
    assert complaints(page) == []


def test_axe_finds_nothing_under_the_cover_or_on_a_missing_page(look) -> None:
    seen = look(complaints_allowed=True)
    page = seen.open("/?scene=room")
    page.keyboard.press(".")
    assert complaints(page) == []
    assert complaints(seen.open("/nowhere", wait=False)) == []


@pytest.mark.parametrize(
    "address",
    [
        *(f"/scenes/{scene}?t=5" for scene in ("room", "hand", "message", "loss")),
        "/scenes/evening?view=loop&t=9",
        "/scenes/room?with=learned:alone,startle:easily&t=14",
    ],
)
def test_nothing_sticks_out(look, until, address: str) -> None:
    """640 is a screen of 1280 at 200 % zoom, 320 the same at 400 %."""
    page = look().open(address)
    for width in (320, 390, 640, 820, 1280, 1440, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        until(page, f"document.querySelector('svg.curves').clientWidth <= {width}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width


def test_the_gallery_does_not_stick_out(look) -> None:
    page = look().open("/", wait=False)
    for width in (320, 390, 640, 820, 1000, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("width", [760, 820, 1000, 1241, 1280, 1440])
def test_the_pages_stand_on_one_line(look, width: int, language: str) -> None:
    page = look(width=width, language=language).open("/", wait=False)
    tops = page.evaluate(
        "[...document.querySelectorAll('.nav a')].filter((e) => e.getClientRects().length)"
        ".map((e) => e.getBoundingClientRect().top)"
    )
    assert len(tops) == len(pages.PAGES)
    assert len(set(tops)) == 1
    ends = page.evaluate(
        "['.nav', '.tools'].map((e) => document.querySelector(e).getBoundingClientRect())"
        ".map((box) => [box.left, box.right, box.top, box.bottom])"
    )
    (_, right, top, _), (left, _, _, bottom) = ends
    assert right <= left or top >= bottom - 1, "pages and tools lie over each other"


@pytest.mark.parametrize("width", [390, 820, 1280])
@pytest.mark.parametrize("address", ["/scenes/room", "/scenes/room?with=learned:alone", "/"])
def test_targets_are_large_enough(look, width: int, address: str) -> None:
    page = look(width=width).open(address, wait=address != "/")
    small = page.evaluate(
        """() => [...document.querySelectorAll(
            'main a, header a, button, input[type=range], .answer, summary')]
          .filter((e) => e.offsetParent !== null)
          .map((e) => [e.id || e.className || e.textContent, e.getBoundingClientRect()])
          .filter(([, box]) => box.width < 24 || box.height < 24)
          .map(([name]) => name)"""
    )
    assert small == []


def test_zoomed_in_everything_can_be_done(look, until) -> None:
    page = look(width=640, height=450).open("/?scene=room")
    page.get_by_label("Roepen helpt weinig.").check()
    page.get_by_role("button", name="Laat maar zien").click()
    until(page, f"{MINUTE} > 12.25")
    expect(page.locator("#legend-narrow")).to_contain_text("Zo lees je een figuur")


def test_little_motion_is_one_still_picture_a_second(look) -> None:
    page = look(still=True).open("/?scene=room&t=14")
    page.evaluate(
        """() => { window.pictures = new Set();
          new MutationObserver(() => window.pictures.add(document.querySelector('#scrub').value))
            .observe(document.querySelector('#stage'), { subtree: true, attributes: true }); }"""
    )
    page.keyboard.press("Space")
    page.wait_for_timeout(2600)
    page.keyboard.press("Space")
    assert 1 <= page.evaluate("window.pictures.size") <= 3


def test_little_motion_does_not_start_by_itself(look) -> None:
    page = look(still=True).open("/?scene=room&play=1")
    page.wait_for_timeout(300)
    expect(page.get_by_role("button", name="Speel af")).to_be_visible()


def test_playing_does_not_interrupt_a_screen_reader(look) -> None:
    page = look().open("/?scene=room")
    expect(page.locator("#nowline")).to_have_attribute("aria-live", "polite")
    page.keyboard.press("Space")
    expect(page.locator("#nowline")).to_have_attribute("aria-live", "off")
    page.keyboard.press("Space")


def test_text_can_be_set_larger(look) -> None:
    page = look(width=1280).open("/?scene=room")
    page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
    page.wait_for_timeout(100)
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
