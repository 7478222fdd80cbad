"""Every page: HTML without a fault, nothing for axe to find, nothing from another host."""

from __future__ import annotations

import re
from typing import Any

import html5lib
import pytest
from axe_playwright_python.sync_playwright import Axe

from hecht.studio.understand import lessons

PAGES = (
    "/",
    "/people",
    "/dance",
    "/look",
    "/understand",
    *(f"/understand/{lesson.id}" for lesson in lessons()),
    "/population",
    "/evidence",
    "/scenes/room",
    "/scenes/room?with=learned:alone",
    "/scenes/evening?view=loop",
    "/life",
    "/life?home=warm&with=",
)


def faults_of(html: str) -> list[str]:
    """What a strict reader of HTML complains about, and names that stand there twice."""
    parser = html5lib.HTMLParser()
    parser.parse(html)
    found = [f"{error} at {place}: {more}" for place, error, more in parser.errors]
    names = re.findall(r"\sid=\"([^\"]+)\"", html)
    found += [f"id {name} stands there twice" for name in set(names) if names.count(name) > 1]
    pointed = re.findall(r"\s(?:for|aria-labelledby|aria-describedby)=\"([^\"]+)\"", html)
    found += [
        f"nothing has the id {name}"
        for name in {one for each in pointed for one in each.split()}
        if name not in names
    ]
    return found


def test_the_reader_sees_faults() -> None:
    assert faults_of("<!doctype html><title>a</title><p id=a><p id=a></div>")
    assert faults_of('<!doctype html><title>a</title><p id="a"></p><p id="a"></p>')
    assert faults_of('<!doctype html><title>a</title><label for="b">b</label>')


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("address", PAGES)
def test_what_the_server_sends_is_valid(look: Any, address: str, language: str) -> None:
    seen = look(language=language)
    answer = seen.context.request.get(seen.address + address)
    assert answer.status == 200
    assert faults_of(answer.text()) == []


# The made-up scene "loss" has not what the page of that name looks at.
@pytest.mark.parametrize(("width", "theme"), [(390, "dark"), (1280, "light")])
@pytest.mark.parametrize("address", [page for page in PAGES if page != "/understand/loss"])
def test_what_stands_in_the_browser_is_valid_and_usable(
    look: Any, address: str, width: int, theme: str
) -> None:
    page = look(width=width, theme=theme).open(address, wait=False)
    page.wait_for_load_state("networkidle")
    html = "<!doctype html>" + page.evaluate("document.documentElement.outerHTML")
    assert faults_of(html) == []
    found = Axe().run(page).response["violations"]
    assert [f"{each['id']}: {node['target']}" for each in found for node in each["nodes"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.querySelectorAll('h1').length") == 1
