"""The list of findings: complete, fixed where it must be, and read with clear errors."""

from __future__ import annotations

import csv
import re

import pytest

from hecht.errors import DataFileError
from hecht.studies.expressions import columns_of
from hecht.studies.findings import FILE, borrow, findings, read
from hecht.studies.holding_out import LIST_HASH, chosen, list_hash
from hecht.studies.paradigm import paradigm


def test_the_held_out_list_is_that_of_the_rule_and_never_changes():
    rows = findings()
    mechanisms = {f.id: f.mechanism for f in rows if f.split in ("calibration", "held-out")}
    held = [f.id for f in rows if f.held_out]
    assert len(mechanisms) == 151
    assert sorted(held) == chosen(mechanisms)
    assert list_hash(held) == LIST_HASH
    assert LIST_HASH.startswith("332db74a8a9a")


def test_the_decision_names_the_same_list(request):
    page = request.config.rootpath / "docs" / "decisions" / "0005-held-out-findings.md"
    quoted = " ".join(re.findall(r"^> (.*)$", page.read_text(encoding="utf-8"), re.M)).split()
    assert quoted == [f.id for f in findings() if f.held_out] or sorted(quoted) == sorted(
        f.id for f in findings() if f.held_out
    )


def test_every_calibration_row_is_run_or_says_why_not():
    for finding in findings():
        if finding.split in ("calibration", "held-out", "reference"):
            assert finding.runnable != bool(finding.why_not), finding.id


@pytest.mark.parametrize("finding", [f for f in findings() if f.runnable], ids=lambda f: f.id)
def test_what_is_run_exists(finding):
    design = paradigm(finding.design)
    assert set(finding.arguments) <= set(design.arguments)
    for name in columns_of(finding.statistic):
        assert any(column.startswith(name) for column in design.columns), name


def test_rows_from_memory_are_marked():
    assert any(f.from_memory for f in findings())
    assert all(f.provenance for f in findings())


def _write(path, rows):
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


ROW = {
    "id": "NEW1", "area": "x", "paradigm": "p", "measure": "m", "statistic_type": "r",
    "value": "0.2", "mechanism": "M1",
}  # fmt: skip


def test_a_file_of_seven_columns_is_read_and_says_what_it_lacks(tmp_path):
    (row,) = borrow(read(_write(tmp_path / "a.csv", [ROW])))
    assert not row.runnable
    assert "names no design" in row.why_not


def test_rows_borrow_how_to_run_by_name_or_by_study_and_measure(tmp_path):
    known = next(f for f in findings() if f.id == "SEN01")
    same = ROW | {"paradigm": known.paradigm, "measure": known.measure, "value": "0.3"}
    rows = borrow(read(_write(tmp_path / "a.csv", [same, ROW | {"id": "SSP04"}])))
    assert (rows[0].design, rows[0].statistic, rows[0].value) == (
        known.design,
        known.statistic,
        0.3,
    )
    assert rows[1].statistic == 'share(pattern == "D")'


def test_a_row_may_bring_its_own_study(tmp_path):
    own = ROW | {"design": "priming", "arguments": '{"threat": 0.1}', "statistic": "sd(affect)"}
    (row,) = borrow(read(_write(tmp_path / "a.csv", [own])))
    assert (row.design, row.arguments) == ("priming", {"threat": 0.1})


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ({"value": "a lot"}, "row 2, value"),
        ({"statistic_type": "rr"}, "statistic_type: 'rr'"),
        ({"arguments": "days=3"}, "row 2, arguments"),
        ({"arguments": "[3]"}, "row 2, arguments"),
    ],
)
def test_what_is_wrong_with_a_file_is_said(tmp_path, change, part):
    with pytest.raises(DataFileError, match=re.escape(part)):
        read(_write(tmp_path / "a.csv", [ROW | change]))


def test_a_name_used_twice_and_a_missing_column(tmp_path):
    with pytest.raises(DataFileError, match="NEW1 is used twice"):
        read(_write(tmp_path / "a.csv", [ROW, ROW]))
    short = {key: value for key, value in ROW.items() if key != "measure"}
    with pytest.raises(DataFileError, match="measure"):
        read(_write(tmp_path / "b.csv", [short]))
    with pytest.raises(DataFileError, match="Cannot read"):
        read(tmp_path / "none.csv")


def test_an_empty_type_of_a_zero_is_the_word_null(tmp_path):
    (row,) = read(_write(tmp_path / "a.csv", [ROW | {"statistic_type": "", "value": "0"}]))
    assert row.statistic_type == "null"


def test_the_list_the_package_was_made_from_is_kept(shared_data):
    source = shared_data.parent / "evidence" / "findings.csv"
    if not source.exists():
        pytest.skip("the list of findings this was made from is not here")
    ours = {f.id: f for f in findings()}
    for row in read(source):
        assert ours[row.id].value == row.value, row.id
        assert ours[row.id].doi == row.doi, row.id
        assert ours[row.id].confidence == row.confidence, row.id


def test_the_file_is_part_of_the_package():
    assert FILE.exists()
