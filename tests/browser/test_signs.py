"""Signs of contact and thoughts: what is drawn between people, and above a head."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from hecht.studio.app import create_app

SIGNS = {"texts": "M-20-14h40", "phones": "M-12 0v.2", "video_calls": "M-24-16h48"}


@pytest.fixture
def signs_studio(own_studio: Any, studio_type: Any) -> Iterator[Any]:
    """One who waits; the other writes, calls, shows his face, sits apart, holds her."""
    room, evening, scanner, phone, loss = own_studio.source.scenes()
    event = type(phone.events[0])
    deeds = [(0, "texts"), (60, "phones"), (120, "video_calls"), (180, "sits_apart")]
    touching = replace(
        phone,
        people={name: phone.people[name] for name in ("yara", "daan")},
        watch=["yara.arousal"],
        events=[
            event(0, 180, "leaves", "daan"),
            event(180, 360, "enters", "daan"),
            *(event(at, at + 60, deed, "daan", "yara") for at, deed in deeds),
            event(240, 360, "touches", "daan", "yara"),
        ],
    )
    hug = replace(room, events=[*room.events, event(9, 12, "touches", "mother", "stranger")])
    source = own_studio.source
    source.scenes = lambda: (hug, evening, scanner, touching, loss)
    studio = studio_type(create_app(source, warm=False), source)
    studio.start()
    yield studio
    studio.stop()


def shown(page: Page, selector: str) -> float:
    return float(page.locator(selector).first.get_attribute("opacity") or 1)


@pytest.mark.parametrize("width", [390, 1280])
def test_every_way_of_being_in_touch_has_its_sign_by_the_phone(
    look: Callable[..., Any], signs_studio: Any, width: int
) -> None:
    for minute, deed in ((30, "texts"), (90, "phones"), (150, "video_calls")):
        page = look(studio=signs_studio, width=width).open(f"/scenes/message?t={minute}")
        sign = page.locator(".stage > .afar:has(.afar-line)")
        expect(sign).to_have_attribute("opacity", "1")
        path = sign.locator(".afar-sign").get_attribute("d") or ""
        assert path.startswith(SIGNS[deed])
        assert shown(page, ".stage .touch") == 0


@pytest.mark.parametrize("width", [390, 1280])
def test_who_comes_is_seen_and_touch_is_drawn_while_it_lasts(
    look: Callable[..., Any], signs_studio: Any, width: int
) -> None:
    page = look(studio=signs_studio, width=width).open("/scenes/message?t=230")
    assert shown(page, ".stage .touch") == 0, "apart in the room is no touch"
    expect(page.locator(".stage .name").filter(has_text="Daan")).to_be_visible()
    page = look(studio=signs_studio, width=width).open("/scenes/message?t=300")
    assert shown(page, ".stage .touch") == 1
    assert shown(page, ".stage .phone") == 0
    page = look(studio=signs_studio, width=width).open("/scenes/room?t=11")
    assert any(
        float(line.get_attribute("opacity") or 0) > 0.5 and "Q" in (line.get_attribute("d") or "")
        for line in page.locator(".stage .touch").all()
    )


def test_a_thought_says_what_the_state_says(look: Callable[..., Any]) -> None:
    """Away for long and needing somebody: a thought, for a while, on a large drawing only."""
    seen = []
    page = look().open("/scenes/room?t=12")
    for minute in (12.5, 13, 13.5, 14, 14.5, 15, 15.5, 16):
        page.evaluate(
            "m => { const s = document.querySelector('#scrub');"
            "s.value = m; s.dispatchEvent(new Event('input')); }",
            minute,
        )
        if shown(page, ".thought") > 0.5:
            seen.append(page.locator(".thought-words").text_content())
    assert set(seen) == {"waar ben je?"}
    assert look(width=390).open("/scenes/room?t=14").locator(".thought").count() == 0


def test_rules_of_thoughts(look: Callable[..., Any]) -> None:
    page = look().open("/scenes/room")
    calm = (
        "{ need: 0, here: 1, afar: false, pull: 0, withdrawal: 0, inside: 0.1, call: 0, "
        "calling: 0, care: 0, contact: 0, exploration: 0, young: false, was: 0 }"
    )
    for change, key in (
        ("", None),
        ("here: 0, need: 1", "where"),
        ("here: 0, need: 1, afar: true, inside: 0.5", "never"),
        ("here: 0, afar: true, calling: 0.3", "answer"),
        ("pull: 0.8", "both"),
        ("withdrawal: 0.8, inside: 0.6", "alone"),
        ("call: 2", "see"),
        ("contact: 0.9, care: 0.8, inside: 0.6", "stay"),
        ("contact: 0.9", None),
        ("contact: 0.9, was: 0.6", "good"),
        ("young: true, exploration: 0.9", "look"),
    ):
        said = page.evaluate(
            "async (change) => (await import('/static/js/stage/thoughts.js'))"
            f".thoughtOf({{ ...{calm}, ...change }})",
            {
                name: True if value == "true" else float(value)
                for name, value in (pair.split(": ") for pair in change.split(", ") if pair)
            },
        )
        assert said == key, change


def test_figures_in_the_text_are_the_people_of_the_scene(
    look: Callable[..., Any], own_studio: Any, studio_type: Any
) -> None:
    source = own_studio.source
    room, *others = source.scenes()
    source.scenes = lambda: (replace(room, id="strange-situation"), *others)
    studio = studio_type(create_app(source, warm=False), source)
    studio.start()
    try:
        page = look(studio=studio, width=1280).open("/understand/blueprint", wait=False)
        page.wait_for_selector("svg.curves")
        figure = page.locator('.figure-in-text[data-who="child"] svg')
        expect(figure).to_be_visible()
        glow = figure.locator("stop").first
        calm = glow.get_attribute("stop-color")
        page.locator("#scrub").evaluate(
            "s => { s.value = 16; s.dispatchEvent(new Event('input')); }"
        )
        expect(glow).not_to_have_attribute("stop-color", calm or "")
    finally:
        studio.stop()
