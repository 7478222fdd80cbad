"""Running findings: shared tables, kept results, errors of units, rivals, and the page."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from hecht.errors import DataFileError, UnknownNameError
from hecht.model.parameters import CONSTANTS, constants
from hecht.studies import evidence, report, summary
from hecht.studies.ablations import MECHANISMS, known, traits_only, without
from hecht.studies.estimating import estimate, resample
from hecht.studies.findings import findings
from hecht.studies.fingerprint import parameter_hash
from hecht.studies.forest import picture, strip
from hecht.studies.paradigm import Paradigm
from hecht.studies.scoring import Estimate, Verdict

BY_ID = {finding.id: finding for finding in findings()}


def _design(**more):
    return Paradigm("made-up", lambda n, s, c: None, "couple", "a.", {}, **more)


def test_errors_are_those_of_couples_not_of_days():
    rng = np.random.default_rng(0)
    level = rng.normal(size=100)
    table = pd.DataFrame(
        {"couple": np.repeat(np.arange(100), 20), "x": np.repeat(level, 20) + rng.normal(size=2000)}
    )
    (found,) = estimate(_design(), table, ["mean(x)"], resamples=300)
    assert found.units == 100
    assert found.errors[0] == pytest.approx(level.std() / 10, rel=0.2)


def test_who_is_drawn_twice_counts_as_two():
    columns = {"couple": np.array([0, 0, 1, 1]), "person": np.array([0, 1, 2, 3])}
    units = [np.array([0, 1]), np.array([2, 3])]

    class Always:
        def integers(self, *_, **__):
            return np.array([1, 1])

    again = resample(columns, units, ("couple", "person"), Always())
    assert len(set(again["person"])) == 4
    assert len(set(again["couple"])) == 2


def test_findings_of_one_study_share_its_table():
    runs = evidence.plan([BY_ID["STR01"], BY_ID["STR02"], BY_ID["SEP02"]], quick=True)
    assert sorted((run.design, len(run.statistics)) for run in runs) == [
        ("child-care", 1),
        ("priming", 2),
    ]


def test_variants_of_one_study_are_one_job():
    rows = [BY_ID["STR01"], BY_ID["SEP02"]]
    runs = evidence.plan(rows, quick=True) + evidence.plan(
        rows, quick=True, changes=without(["soothing"])
    )
    jobs = evidence._jobs(runs)
    assert sorted(len(job) for job in jobs) == [2, 2]
    assert all(len({run.design for run in job}) == 1 for job in jobs)
    assert all(len({run.key for run in job}) == 2 for job in jobs)


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """Two findings, run for 40 people; and the folder where results are kept."""
    folder = tmp_path_factory.mktemp("kept")
    rows = [BY_ID["STR01"], BY_ID["STR02"], BY_ID["SUP02"]]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(evidence, "paradigm", _fewer)
        done, label = evidence.check(rows, workers=1, folder=folder)
    return done, label, folder


def _fewer(name):
    return replace(evidence_paradigm(name), quick=40, full=40)


def evidence_paradigm(name):
    from hecht.studies.paradigm import paradigm

    return paradigm(name)


def test_rows_are_scored_or_say_why_not(small):
    done, _, _ = small
    assert [row.verdict.outcome for row in done][2] == "not run"
    assert done[2].verdict.reason == BY_ID["SUP02"].why_not
    assert all(row.estimate.units == 40 for row in done[:2])


def test_finished_studies_are_not_done_again(small, monkeypatch):
    done, _, folder = small
    monkeypatch.setattr(evidence, "paradigm", _fewer)
    monkeypatch.setattr(evidence, "execute", lambda run: pytest.fail("it was run again"))
    again, _ = evidence.check([row.finding for row in done], workers=1, folder=folder)
    assert again == done


def test_a_statistic_that_cannot_be_computed_is_no_crash(tmp_path, monkeypatch):
    monkeypatch.setattr(evidence, "paradigm", _fewer)
    broken = replace(BY_ID["STR01"], statistic="mean(nothing)")
    (row,), _ = evidence.check([broken], workers=1, folder=tmp_path)
    assert row.verdict.outcome == "not run"
    assert "no column called 'nothing'" in row.verdict.reason


def test_the_parameter_hash_changes_with_a_constant(small):
    assert small[1] == parameter_hash(constants())
    assert parameter_hash(constants({"load_sharing": 3.9})) != small[1]
    assert len(small[1]) == 12


def test_mechanisms_are_switched_off_within_their_ranges():
    for name in known():
        constants(without([name]))
    constants(traits_only())
    assert set(known()) == {
        n for n, changes in MECHANISMS.items() if set(changes) <= set(CONSTANTS)
    }
    with pytest.raises(UnknownNameError, match="load_sharing"):
        without(["loadsharing"])


def _row(name, value, error, outcome, z=None):
    return evidence.Row(
        BY_ID[name], Estimate((value,), (error,), 100), Verdict(outcome, z=z, met=0.0)
    )


def test_what_breaks_without_a_mechanism():
    before = [_row("SEN01", 0.25, 0.03, "pass", 0.0), _row("SEN02", 0.2, 0.03, "pass", -0.4)]
    after = [_row("SEN01", 0.0, 0.03, "fail", -2.4), _row("SEN02", 0.22, 0.03, "pass", -0.3)]
    (lost,) = summary.broken(before, after)
    assert (lost["id"], lost["lost"]) == ("SEN01", True)


def test_scores_are_told_apart_and_beside_rivals():
    rows = [
        _row("SEN01", 0.25, 0.03, "pass", 0.0),  # calibration, tuned
        _row("SSP02", 0.15, 0.01, "pass", 0.0),  # held out, same study
        _row("COR03", 0.10, 0.05, "fail", -2.5),
    ]
    data = summary.as_data(rows, parameter_hash="x", quick=True, seed=0, rival=rows)
    scores = {(s["group"], s["never_in_view"]): s for s in data["scores"]}
    assert scores["calibration", False]["passed"] == 1
    assert scores["calibration", True]["rows"] == 0
    assert scores["calibration", False]["beyond_traits"] == 0
    held = [scores[group, False]["run"] for group in summary.GROUPS[1:]]
    assert sum(held) == 2
    json.dumps(data)


@pytest.fixture
def data(small):
    done, label, _ = small
    return summary.as_data(
        done, parameter_hash=label, quick=True, seed=0, ablations={"load_sharing": done}
    )


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_stands_alone(data, language):
    page = report.page(data, language)
    assert f'<html lang="{language}">' in page
    assert "import " not in page.split("<script>")[1]
    for part in ("<script ", "src=", "@import", "url(", "http://"):
        assert part not in page
    assert page.count("https://") == page.count("https://doi.org/")
    assert "STR01" in page
    assert data["parameters"] in page
    assert "prim" in page.lower()


def test_the_page_escapes_what_a_file_of_findings_says(data):
    data["rows"][0]["measure"] = "<b>&"
    assert "&lt;b&gt;&amp;" in report.page(data, "en")


def test_reports_are_kept_and_read_back(data, tmp_path):
    path = report.keep(data, tmp_path / "e.json")
    assert report.kept(path) == data
    assert report.kept(tmp_path / "none.json") is None
    for other in ({}, {**data, "format": data["format"] - 1}, []):
        path.write_text(json.dumps(other), encoding="utf-8")
        with pytest.raises(DataFileError, match="this version"):
            report.kept(path)


def test_areas_are_folded_and_say_how_many_fit(data):
    page = report.body(data, "nl")
    areas = {row["area"] for row in data["rows"] if row["outcome"] != "not run"}
    assert page.count('<details class="area"') == len(areas)
    assert '<details class="area" id="area-1" open' not in page
    assert len(re.findall(r'class="fits">\d+ van \d+ passen', page)) == len(areas)
    assert page.count('class="forest strip"') == len(areas)


def test_a_strip_puts_numbers_by_how_far_they_are_off():
    rows = [{"z": z, "outcome": "pass" if abs(z) < 2 else "fail"} for z in (0.0, 2.5, -9.0)]
    rows += [{"z": None, "outcome": "pass"}, {"z": None, "outcome": "fail"}]
    drawn = strip(rows, "{numbers} {near} {others} {right}")
    assert 'aria-label="3 1 2 1"' in drawn
    dots = [float(x) for x in re.findall(r'cx="([\d.]+)"', drawn)]
    assert dots == [75.0, 118.1, 6.0]
    assert drawn.count('class="square') == 2


def test_a_picture_shows_numbers_only(data):
    number, other = data["rows"][0], data["rows"][2]
    assert "<circle" in picture(number)
    assert picture(other) == ""


def test_dutch_numbers_have_a_comma():
    assert report.figure(0.25, "nl") == "0,25"
    assert report.figure(None, "en") == "–"


def test_claims_name_findings_that_exist():
    for claim in report.claims("nl", set(BY_ID)) + report.claims("en", set(BY_ID)):
        assert claim["heard"]
        assert claim["known"]
        assert claim["rows"]
