"""The page on the real model: what people will meet."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from hecht.studio.app import create_app
from hecht.studio.source import ModelSource

MINUTE = "Number(document.querySelector('#scrub').value)"
FIRST_RUN = 120_000  # ms; the first run of a scene is compiled


@pytest.fixture(scope="module")
def real_studio(studio_type) -> Iterator:
    source = ModelSource()
    studio = studio_type(create_app(source, warm=False), source)
    studio.start()
    yield studio
    studio.stop()


@pytest.mark.slow
def test_mum_leaves_and_the_child_is_seen_to_mind(look, real_studio, until) -> None:
    page = look(studio=real_studio).open("/?scene=strange-situation&learned=comes", wait=False)
    expect(page.locator("#account li").first).to_be_visible(timeout=FIRST_RUN)
    expect(page.locator(".stage .fig")).to_have_count(3)
    page.locator("#play").click()
    until(page, f"{MINUTE} > 0.2")
    page.locator("#play").click()
    # The account is of this very life: it tells of leaving and coming back at their minutes.
    expect(page.get_by_role("button", name="Mama gaat weg.")).to_be_visible()
    page.get_by_role("button", name="Mama gaat weg.").click()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".stage .name.away")).to_have_text("mama is weg")
    assert "NaN" not in page.locator("#watch").inner_html()


@pytest.mark.slow
def test_a_choice_runs_the_model_again(look, real_studio) -> None:
    page = look(studio=real_studio).open("/?scene=strange-situation&learned=comes", wait=False)
    line = page.locator(".line.ink")
    expect(line).to_have_count(1, timeout=FIRST_RUN)
    before = line.get_attribute("d") or ""
    page.get_by_label("Roepen helpt weinig.").check()
    expect(line).not_to_have_attribute("d", before, timeout=FIRST_RUN)
    expect(page.locator("#notices .notice")).to_have_count(0)
