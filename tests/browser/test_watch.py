"""Watching: play, pause, scrub, change, share."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

MINUTE = "Number(document.querySelector('#scrub').value)"


def transform_of(page: Page, figure: int) -> str:
    return page.locator(".stage .fig").nth(figure).get_attribute("transform") or ""


def line(page: Page, tone: str) -> str:
    return page.locator(f".line.{tone}").get_attribute("d") or ""


def until_line_changes(page: Page, tone: str, before: str | None) -> None:
    expect(page.locator(f".line.{tone}")).not_to_have_attribute("d", before or "")


def test_playing_moves_time_figures_and_account(look, until, minute) -> None:
    page = look().open("/?scene=room&t=5.7")
    before = transform_of(page, 1)
    page.get_by_role("button", name="Speel af").click()
    until(page, f"{MINUTE} > 6.3")
    page.get_by_role("button", name="Pauze").click()
    assert transform_of(page, 1) != before
    expect(page.locator("#nowline")).to_have_text("Mama gaat weg. De onbekende blijft.")
    expect(page.locator("#account .now")).to_contain_text("Mama gaat weg.")
    stopped = minute(page)
    page.wait_for_timeout(300)
    assert minute(page) == stopped


def test_paused_is_still(look) -> None:
    page = look().open("/?scene=room&t=14")
    picture = page.locator("#stage").inner_html()
    page.wait_for_timeout(400)
    assert page.locator("#stage").inner_html() == picture


def test_playing_stops_at_the_end_and_starts_again(look, until) -> None:
    page = look().open("/?scene=room&t=19.8")
    page.locator("#play").click()
    until(page, f"{MINUTE} >= 20")
    expect(page.get_by_role("button", name="Speel af")).to_be_visible()
    page.locator("#play").click()
    until(page, f"{MINUTE} < 5")
    page.locator("#play").click()


def test_clicking_the_stage_and_the_curves(look, minute) -> None:
    page = look().open("/?scene=room")
    page.locator("#stage").click()
    expect(page.get_by_role("button", name="Pauze")).to_be_visible()
    page.locator("#stage").click()
    box = page.locator("svg.curves").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] * 0.6, box["y"] + 80)
    assert 13 < minute(page) < 17


def test_a_sentence_brings_its_moment(look, minute) -> None:
    page = look().open("/?scene=room&learned=sometimes")
    page.get_by_role("button", name="Weer huilen.").click()
    assert minute(page) == pytest.approx(14, abs=0.01)
    expect(page.locator("#nowline")).to_have_text("Weer huilen. Harder nu, en langer.")
    # Beside the sound of it: arms up, eyes shut, rings.
    expect(page.locator(".stage .eye.shut")).to_have_count(2)
    assert float(page.locator(".ripple").first.get_attribute("opacity") or 0) > 0


def test_someone_who_left_is_not_in_the_room(look) -> None:
    page = look().open("/?scene=room&t=14")
    expect(page.locator(".stage .name.away")).to_have_text("mama is weg")
    expect(page.locator(".stage .name.away")).to_have_attribute("opacity", "1")
    assert page.locator('.stage .fig[opacity="0"]').count() == 1


def test_a_choice_changes_the_life_and_keeps_the_moment(look, minute) -> None:
    page = look().open("/?scene=room&t=14")
    before = line(page, "ink")
    page.get_by_label("Roepen helpt weinig.").check()
    until_line_changes(page, "ink", before)
    assert minute(page) == pytest.approx(14, abs=0.01)
    assert "learned=alone" in page.url
    # Shown and felt come apart: calm outline, fast breath.
    expect(page.locator(".stage .eye.shut")).to_have_count(0)


def test_a_slider_speaks_in_words(look, minute) -> None:
    page = look().open("/?scene=room&t=8")
    slider = page.get_by_label("Hoe snel schrikt dit kind?")
    before = line(page, "warm")
    slider.focus()
    slider.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", "heel snel")
    expect(page.locator(".slide output")).to_have_text("heel snel")
    until_line_changes(page, "warm", before)
    assert "startle=easily" in page.url
    assert minute(page) == pytest.approx(8, abs=0.01)


def test_try_this_shows_it(look, until) -> None:
    page = look().open("/?scene=room&startle=easily")
    page.get_by_role("button", name="iets anders").click()
    expect(page.locator(".try p")).to_have_text("En als roepen soms helpt?")
    page.get_by_role("button", name="Laat maar zien").click()
    expect(page.get_by_label("Soms helpt het.")).to_be_checked()
    until(page, f"{MINUTE} > 12.25")
    expect(page.get_by_role("button", name="Pauze")).to_be_visible()
    assert "startle" not in page.url


def test_other_chance_gives_another_life(look) -> None:
    page = look().open("/?scene=room")
    before = line(page, "warm")
    page.get_by_role("button", name="nog eens, met ander toeval").click()
    until_line_changes(page, "warm", before)
    assert "seed=1" in page.url


def test_address_brings_the_same_life_back(look) -> None:
    page = look().open("/?scene=room")
    page.get_by_label("Soms helpt het.").check()
    page.get_by_role("button", name="nog eens, met ander toeval").click()
    page.wait_for_url("**seed=1**")
    page.wait_for_timeout(300)
    shown = line(page, "warm")
    again = look().open(page.url.split("/", 3)[3].join(["/", ""]))
    assert line(again, "warm") == shown
    expect(again.get_by_label("Soms helpt het.")).to_be_checked()


def test_going_to_the_next_scene_and_back(look) -> None:
    page = look().open("/?scene=room")
    page.locator(".neighbours .next").click()
    expect(page.locator("h1")).to_have_text("Wat gebeurt er als het even misgaat?")
    expect(page.locator(".stage .name").filter(has_text="Sven")).to_be_visible()
    assert page.url.endswith("/scenes/evening")
    assert page.title() == "Een avond met z’n tweeën · hecht"
    page.go_back()
    expect(page.locator("h1")).to_have_text("Wat doet een kind als mama weggaat?")
    expect(page.locator(".stage .name").filter(has_text="kind")).to_be_visible()
    page.get_by_role("link", name="Alle scènes").click()
    expect(page.locator("h1")).to_have_text("Kijk hoe het gaat tussen mensen")


def test_eyes_that_meet_are_a_line_while_it_lasts(look) -> None:
    page = look().open("/scenes/room?t=19.5")
    assert float(page.locator(".gaze").get_attribute("opacity") or 0) > 0
    page = look().open("/scenes/room?t=14")
    assert float(page.locator(".gaze").get_attribute("opacity") or 0) == 0


@pytest.mark.parametrize("scene", ["room", "evening", "hand", "message", "loss"])
@pytest.mark.parametrize("width", [390, 1280])
def test_every_stage_plays_from_start_to_end(look, scene: str, width: int) -> None:
    page = look(width=width).open(f"/?scene={scene}")
    end = float(page.locator("#scrub").get_attribute("max") or 0)
    for share in (0.0, 0.2, 0.45, 0.7, 0.95, 1.0):
        page.evaluate(
            "m => { const s = document.querySelector('#scrub');"
            "s.value = m; s.dispatchEvent(new Event('input')); }",
            end * share,
        )
        assert "NaN" not in page.locator("#watch").inner_html()
    label = page.locator("svg.stage").get_attribute("aria-label")
    assert label == page.locator("#nowline").inner_text()


def test_a_hand_held_or_not(look) -> None:
    page = look().open("/?scene=hand&t=2.8")
    assert float(page.locator(".touch").get_attribute("opacity") or 0) > 0.5
    page.get_by_label("Niemand.").check()
    expect(page.locator(".touch")).to_have_attribute("opacity", "0")
    expect(page.get_by_text("niemand erbij")).to_be_visible()


def test_long_scenes_are_told_in_hours(look) -> None:
    page = look().open("/?scene=message&t=190")
    expect(page.locator("#time")).to_have_text("3:10 / 6:00 uur")
    expect(page.locator(".tick-name").first).to_have_text("0 uur")


def test_table_says_the_same_in_dutch_numbers(look) -> None:
    page = look().open("/?scene=room")
    page.get_by_text("Lees het als tabel").click()
    cells = page.locator("#table tbody td").all_inner_texts()
    assert len(cells) == 21 * 3
    assert all(re.fullmatch(r"\d+,\d", cell) for cell in cells)
    english = look(language="en").open("/?scene=room")
    english.get_by_text("Read it as a table").click()
    assert all(
        re.fullmatch(r"\d+\.\d", cell)
        for cell in english.locator("#table tbody td").all_inner_texts()
    )


def test_language_switch_keeps_the_choice_and_the_moment(look, minute) -> None:
    page = look().open("/?scene=room&t=14")
    page.get_by_label("Roepen helpt weinig.").check()
    page.get_by_role("link", name="English").click()
    page.wait_for_selector('html[lang="en"] #account li')
    assert minute(page) == pytest.approx(14, abs=0.01)
    expect(page.get_by_label("Calling hardly helps.")).to_be_checked()
    expect(page.locator("#nowline")).to_have_text("Crying again. Louder now, and longer.")
    assert "lang=" not in page.url
    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_theme_switch_is_kept(look) -> None:
    page = look().open("/?scene=room")
    light = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    page.get_by_role("button", name="Donker scherm").click()
    dark = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert (light, dark) == ("rgb(247, 241, 230)", "rgb(29, 26, 23)")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.get_by_role("button", name="Licht scherm")).to_be_visible()


def test_no_cookies_beyond_language_and_theme(look) -> None:
    seen = look()
    page = seen.open("/?scene=room&lang=nl")
    page.get_by_role("button", name="Donker scherm").click()
    assert {cookie["name"] for cookie in seen.context.cookies()} == {
        "hecht-language",
        "hecht-theme",
    }
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_opened_by_the_start_command_it_plays(look, until) -> None:
    page = look().open("/?scene=room&play=1")
    until(page, f"{MINUTE} > 0.1")
    assert "play" not in page.url
