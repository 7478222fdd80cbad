"""``hecht study`` and ``hecht evidence``: a table, a statistic, a page, and clear errors."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

from hecht.cli.main import app
from hecht.cli.study import arguments_of
from hecht.errors import HechtError
from hecht.studies import evidence, report


@pytest.fixture
def runner() -> CliRunner:
    return CliRunner(env={"HECHT_DEBUG": None, "LANG": "en_GB.UTF-8"})


def test_the_list_names_every_study(runner):
    result = runner.invoke(app, ["study", "--list"])
    assert result.exit_code == 0
    for name in ("strange-situation", "couple-diary", "grief-panel"):
        assert f"  {name}" in result.output


def test_a_study_is_run_told_counted_and_kept(runner, tmp_path):
    path = tmp_path / "priming.parquet"
    words = ["study", "priming", "--n", "40", "--seed", "2", "--set", "threat=0.1"]
    count = ["--statistic", 'd(affect, condition == "primed")', "--save", str(path)]
    result = runner.invoke(app, [*words, *count])
    assert result.exit_code == 0, result.output
    assert "40 units (person), 40 rows" in result.output
    assert 'd(affect, condition == "primed") = ' in result.output
    table = pd.read_parquet(path)
    assert len(table) == 40
    assert set(table.condition) == {"primed", "neutral"}


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["study", "primming"], "priming"),
        (["study", "priming", "--n", "20", "--set", "threat"], "NAME=VALUE"),
        (["study", "priming", "--n", "20", "--set", "thread=1"], "threat"),
        (["study", "priming", "--n", "20", "--save", "x.sav"], ".parquet or .csv"),
        (["study", "priming", "--n", "20", "--save", "no/such/x.csv"], "There is no folder"),
        (["evidence", "--to", "x.pdf"], ".html"),
        (["evidence", "--suite", "none.csv"], "Cannot read"),
        (["evidence", "--only", "QQQ"], "no finding"),
        (["evidence", "--only", "SEP02", "--without", "soothin"], "soothing"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(runner, words, part):
    result = runner.invoke(app, words)
    assert result.exit_code == 2
    assert part in result.stderr
    assert result.stderr.count("\n") == 1


def test_arguments_of_every_kind():
    given = ["days=60", "threat=0.1", "samples=low_risk,father", "present=true", "months=6,"]
    assert arguments_of(given) == {
        "days": 60,
        "threat": 0.1,
        "samples": ("low_risk", "father"),
        "present": True,
        "months": (6,),
    }
    with pytest.raises(HechtError):
        arguments_of(["=3"])


ROW = {
    "id": "NEW1", "area": "20 New", "paradigm": "priming", "measure": "mood", "statistic_type": "d",
    "value": "0.5", "mechanism": "M13", "design": "priming",
    "statistic": 'd(affect, condition == "primed")',
}  # fmt: skip


@pytest.fixture
def quiet(monkeypatch, tmp_path):
    """Few people, and results kept apart."""
    from dataclasses import replace

    from hecht.studies.paradigm import paradigm

    monkeypatch.setattr(evidence, "paradigm", lambda name: replace(paradigm(name), quick=32))
    monkeypatch.setattr(evidence, "results_folder", lambda: tmp_path / "kept")
    monkeypatch.setattr(report, "last_report", lambda: tmp_path / "last.json")
    return tmp_path


def _suite(path: Path) -> Path:
    rows = [ROW, ROW | {"id": "NEW2", "design": "", "statistic": "", "measure": "sleep"}]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(ROW))
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_another_list_of_findings_gets_its_page(runner, quiet):
    suite, page = _suite(quiet / "new.csv"), quiet / "page.html"
    words = ["evidence", "--suite", str(suite), "--to", str(page), "--workers", "1"]
    result = runner.invoke(app, [*words, "--without", "felt_presence", "--lang", "en"])
    assert result.exit_code == 0, result.output
    text = page.read_text(encoding="utf-8")
    assert "NEW1" in text
    assert "It names no design, arguments and statistic yet." in text
    assert "felt presence" in text
    assert page.with_suffix(".json").exists()
    assert report.kept() is None  # another list does not take the place of our own report


def test_our_own_list_is_kept_for_the_studio_only_when_whole(runner, quiet):
    page = quiet / "page.html"
    words = ["evidence", "--only", "STR02", "--to", str(page), "--workers", "1", "--no-rivals"]
    result = runner.invoke(app, words)
    assert result.exit_code == 0, result.output
    assert report.kept() is None


def test_columns_and_mechanisms_are_told(runner):
    assert "statistic_type" in runner.invoke(app, ["evidence", "--columns"]).output
    assert "load_sharing" in runner.invoke(app, ["evidence", "--mechanisms"]).output.splitlines()
