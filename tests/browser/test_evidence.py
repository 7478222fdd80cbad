"""The page Evidence: folded, filtered and found, by keyboard, without another load."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from hecht.studies import report
from hecht.studies.summary import FORMAT

BASE = {
    "paradigm": "p", "type": "r", "value": 0.25, "low": None, "high": None, "tolerance": 0.1,
    "simulated": [0.3], "errors": [0.02], "units": 100, "z": 0.3, "met": 1.0, "reason": "",
    "note": "", "group": "calibration", "in_view": "", "memory": False, "confidence": "high",
    "source": "Somebody 2000", "doi": "10.1000/x", "mechanism": "M1", "design": "priming",
    "arguments": {}, "statistic": "r(a, b)", "median": "", "traits": "",
    "close": False,
}  # fmt: skip
ROWS = [
    ("AA01", "01 Babies", "crying when held", "pass", "calibration"),
    ("AA02", "01 Babies", "crying alone", "fail", "calibration"),
    ("BB01", "02 Couples", "holding hands", "fail", "held-out"),
    ("BB02", "02 Couples", "quarrels", "pass", "held-out"),
]


@pytest.fixture
def page(look: Callable[..., object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Page:
    names = ("id", "area", "measure", "outcome", "split")
    data = {
        "format": FORMAT, "hecht": "0", "parameters": "abc", "quick": True, "seed": 0,
        "suite": "x.csv", "constants_vary": False,
        "rows": [{**BASE, **dict(zip(names, row, strict=True))} for row in ROWS],
        "scores": [], "ablations": {},
    }  # fmt: skip
    monkeypatch.setattr(report, "last_report", lambda: tmp_path / "evidence.json")
    report.keep(data)
    opened: Page = look(width=390).open("/evidence?lang=nl", wait=False)  # type: ignore[attr-defined]
    return opened


def shown(page: Page) -> list[str]:
    return [str(row.get_attribute("id")) for row in page.locator(".row:visible").all()]


def test_areas_are_folded_until_one_asks(page: Page) -> None:
    assert shown(page) == []
    assert page.locator(".area:visible").count() == 2
    page.locator(".area summary").first.press("Enter")
    assert shown(page) == ["AA01", "AA02"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_filters_narrow_what_is_shown_by_keyboard(page: Page) -> None:
    page.get_by_label("past niet").focus()
    page.keyboard.press("Space")
    assert shown(page) == ["AA02", "BB01"]
    page.get_by_label("apart gehouden").press("Space")
    assert shown(page) == ["BB01"]
    assert page.locator("#rows-shown").inner_text() == "1 van 4 uitkomsten"
    page.locator("#rows-clear").press("Enter")
    assert shown(page) == []
    assert page.locator("#rows-shown").inner_text() == "4 van 4 uitkomsten"
    page.locator("#find-row").press_sequentially("crying held")
    assert shown(page) == ["AA01"]
    page.locator("#find-row").fill("")
    page.locator("#find-area").select_option("area-2")
    assert shown(page) == ["BB01", "BB02"]


def test_a_link_opens_the_row_it_leads_to(page: Page) -> None:
    page.get_by_label("past", exact=True).check()
    page.locator(".wrong a").first.press("Enter")
    wanted = page.evaluate("location.hash.slice(1)")
    assert wanted in ("AA02", "BB01")
    page.locator(f"#{wanted}").wait_for(state="visible")
