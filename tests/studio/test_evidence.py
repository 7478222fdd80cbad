"""The page Evidence: the last report, or how to make one where there is none."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from hecht.studies import report
from hecht.studies.summary import FORMAT
from hecht.studio.app import create_app

ROW = {
    "id": "ZZ01", "area": "01 Made up", "paradigm": "p", "measure": "a <b> measure", "type": "r",
    "value": 0.25, "low": None, "high": None, "tolerance": 0.1, "simulated": [0.6],
    "errors": [0.02], "units": 100, "outcome": "fail", "z": 3.4, "met": 0.0, "reason": "",
    "note": "", "group": "calibration", "split": "calibration", "in_view": "", "memory": False,
    "confidence": "high", "source": "Somebody 2000", "doi": "10.1000/x", "mechanism": "M1",
    "design": "priming", "arguments": {}, "statistic": "r(a, b)", "median": "", "traits": "",
    "close": False,
}  # fmt: skip
DATA = {
    "format": FORMAT, "hecht": "0", "parameters": "abc123", "quick": True, "seed": 0,
    "suite": "x.csv", "constants_vary": False,
    "rows": [ROW], "scores": [], "ablations": {},
}  # fmt: skip


@pytest.fixture
def page(fake, tmp_path, monkeypatch):
    monkeypatch.setattr(report, "last_report", lambda: tmp_path / "evidence.json")
    app = create_app(fake.FakeSource(), hosts=["testserver"], warm=False)
    return TestClient(app), tmp_path / "evidence.json"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_without_a_report_it_says_how_to_make_one(page, language):
    answer = page[0].get(f"/evidence?lang={language}")
    assert answer.status_code == 200
    assert "hecht evidence --quick" in answer.text


@pytest.mark.parametrize("language", ["nl", "en"])
def test_it_shows_the_last_report(page, language):
    report.keep(DATA, page[1])
    answer = page[0].get(f"/evidence?lang={language}")
    assert answer.status_code == 200
    assert "a &lt;b&gt; measure" in answer.text
    assert "abc123" in answer.text
    assert ("0,25" if language == "nl" else "0.25") in answer.text
    assert " style=" not in answer.text.split('<div class="evidence">')[1]


def test_a_report_that_cannot_be_read_counts_as_none(page):
    page[1].write_text("no json", encoding="utf-8")
    assert "hecht evidence --quick" in page[0].get("/evidence?lang=en").text


def test_the_style_sheet_is_there(page):
    answer = page[0].get("/evidence/page.css")
    assert answer.status_code == 200
    assert "text/css" in answer.headers["content-type"]
