"""Formats of the field, read with what they say about their columns."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from hecht.errors import DataFileError, UnknownNameError
from hecht.instruments.readers import read
from hecht.instruments.readers.redcap import DICTIONARY_COLUMNS
from hecht.instruments.scoring import score


def file(tmp_path: Path, name: str, content: str) -> Path:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    return path


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separators(tmp_path: Path, separator: str) -> None:
    text = "id,q1,q2\n1,3,\n2,,4\n".replace(",", separator)
    frame = read(file(tmp_path, "a.csv", text)).frame
    assert list(frame.columns) == ["id", "q1", "q2"]
    assert frame["q1"].isna().tolist() == [False, True]


def test_decimal_commas_are_read_and_said(tmp_path: Path) -> None:
    found = read(file(tmp_path, "a.csv", "id;score\n1;3,5\n2;4,25\n"))
    assert found.frame["score"].tolist() == [3.5, 4.25]
    assert any("Decimal commas" in fact for fact in found.facts)


def test_line_breaks_inside_cells(tmp_path: Path) -> None:
    found = read(file(tmp_path, "a.csv", 'id,note\n1,"two\nlines"\n2,"a, b"\n'))
    assert found.frame["note"].tolist() == ["two\nlines", "a, b"]


def test_missing_words_count_in_number_columns_only(tmp_path: Path) -> None:
    found = read(file(tmp_path, "a.csv", "q,land\n1,NA\nNA,NL\n.,BE\n")).frame
    assert found["q"].isna().tolist() == [False, True, True]
    assert found["land"].tolist() == ["NA", "NL", "BE"]


def test_tables_as_r_writes_them(shared_data: Path) -> None:
    frame = read(shared_data / "cook2000_family_attachment" / "four.person.tab").frame
    assert frame.shape == (2496, 4)
    assert frame["anx"].mean() == pytest.approx(1.84, abs=0.005)


def test_spss_sas_and_csv_of_one_study_agree(shared_data: Path) -> None:
    pytest.importorskip("pyreadstat")
    folder = shared_data / "kashy_couples_diary"
    sav, sas = read(folder / "kash.sav"), read(folder / "kashy.sas7bdat")
    csv = read(folder / "kashy_person_period_pairwise.csv")
    assert (len(sav.frame), len(sas.frame), len(csv.frame)) == (2866, 2884, 2884)
    assert sav.columns["AGENDER"].value_labels == {-1.0: "woman", 1.0: "man"}
    assert sas.frame["AConflict"].isna().sum() == csv.frame["conflict_A"].isna().sum() == 29


def test_declared_missing_values_of_spss_are_empty_and_said(tmp_path: Path) -> None:
    stat = pytest.importorskip("pyreadstat")
    path = tmp_path / "m.sav"
    stat.write_sav(
        pd.DataFrame({"q1": [1.0, 9.0, 3.0], "q2": [2.0, 2.0, 99.0]}),
        str(path),
        missing_ranges={"q1": [9], "q2": [{"lo": 97, "hi": 99}]},
    )
    found = read(path)
    assert found.frame.isna().sum().tolist() == [1, 1]
    assert found.columns["q1"].missing == (9.0,)
    assert found.columns["q2"].missing == (97.0, 98.0, 99.0)
    assert any("declares missing values" in fact for fact in found.facts)


def test_excel_sheets(tmp_path: Path) -> None:
    pytest.importorskip("openpyxl")
    path = tmp_path / "b.xlsx"
    with pd.ExcelWriter(path) as book:
        pd.DataFrame({"id": [1, 2], "q1": [3, None]}).to_excel(book, sheet_name="one", index=False)
        pd.DataFrame({"x": ["a"]}).to_excel(book, sheet_name="two", index=False)
    found = read(path)
    assert found.frame["q1"].isna().tolist() == [False, True]
    assert set(found.sheets) == {"one", "two"}
    assert read(path, sheet="two").frame["x"].tolist() == ["a"]
    with pytest.raises(UnknownNameError, match="two"):
        read(path, sheet="tow")


QUALTRICS = (
    "StartDate,Finished,DistributionChannel,ecr_1,ecr_2\n"
    'Start Date,Finished,Distribution Channel,"How, then?",Second\n'
    '"{""ImportId"":""startDate""}","{""ImportId"":""finished""}",'
    '"{""ImportId"":""ch""}","{""ImportId"":""QID1_1""}","{""ImportId"":""QID1_2""}"\n'
    "2026-01-01,1,anonymous,3,4\n2026-01-02,0,preview,5,\n"
)


def test_qualtrics_three_header_rows(tmp_path: Path) -> None:
    found = read(file(tmp_path, "q.csv", QUALTRICS))
    assert found.format == "Qualtrics"
    assert found.frame["ecr_1"].tolist() == [3, 5]
    assert found.label("ecr_1") == "How, then?"
    said = " ".join(found.facts)
    assert "1 rows are previews" in said
    assert "1 people did not finish" in said


def test_qualtrics_damaged_third_row(tmp_path: Path) -> None:
    broken = QUALTRICS.replace('"{""ImportId"":""QID1_2""}"', "QID1_2")
    with pytest.raises(DataFileError, match=r"third header row .* ecr_2"):
        read(file(tmp_path, "q.csv", broken))


def test_limesurvey_codes(tmp_path: Path) -> None:
    text = (
        'id;submitdate;lastpage;startlanguage;"ecr[SQ001]";"ecr[SQ002]"\n'
        "1;2026-01-01;2;nl;A3;A7\n2;;1;nl;;A1\n"
    )
    found = read(file(tmp_path, "l.csv", text))
    assert found.format == "LimeSurvey"
    assert list(found.frame.columns[-2:]) == ["ecr_1", "ecr_2"]
    assert found.frame["ecr_2"].tolist() == [7, 1]
    assert found.columns["ecr_1"].original == "ecr[SQ001]"
    assert any("1 rows have no submitdate" in fact for fact in found.facts)


def test_a_limesurvey_file_can_be_scored(tmp_path: Path) -> None:
    header = ["id", "submitdate", "lastpage", "startlanguage"]
    header += [f'"ecrs[SQ{n:03d}]"' for n in range(1, 13)]
    text = ";".join(header) + "\n1;x;1;nl;" + ";".join(["A7"] * 12) + "\n"
    row = score("ecr-s", file(tmp_path, "l.csv", text)).table.iloc[0]
    assert (row["anxiety"], row["avoidance"]) == (6.0, 4.0)


def dictionary(tmp_path: Path, choices: str = "1, nooit | 2, vaak") -> Path:
    rows = [
        dict.fromkeys(DICTIONARY_COLUMNS, "")
        | {"Variable / Field Name": name, "Form Name": "ecr", "Field Type": kind,
           "Field Label": label, "Choices, Calculations, OR Slider Labels": options}
        for name, kind, label, options in (
            ("record_id", "text", "Record", ""),
            ("ecr_1", "radio", "Eerste", choices),
            ("steun", "checkbox", "Steun", "1, vriend | 2, buur"),
        )
    ]  # fmt: skip
    path = tmp_path / "Study_DataDictionary.csv"
    pd.DataFrame(rows).to_csv(path, index=False)
    return path


REDCAP = "record_id,ecr_1,steun___1,steun___2,ecr_complete,extra\n1,2,0,1,2,x\n"


def test_redcap_with_its_dictionary(tmp_path: Path) -> None:
    book = dictionary(tmp_path)
    found = read(file(tmp_path, "data.csv", REDCAP), dictionary=book)
    assert found.format == "REDCap"
    assert found.columns["ecr_1"].value_labels == {1.0: "nooit", 2.0: "vaak"}
    assert found.label("steun___2") == "Steun: buur"
    assert any("does not know: extra" in fact for fact in found.facts)
    beside = read(tmp_path / "data.csv")
    assert beside.columns == found.columns


def test_redcap_without_or_with_a_wrong_dictionary(tmp_path: Path) -> None:
    data = file(tmp_path, "data.csv", REDCAP)
    assert any("without its data dictionary" in fact for fact in read(data).facts)
    with pytest.raises(DataFileError, match="not a REDCap data dictionary"):
        read(data, dictionary=file(tmp_path, "d.csv", "a,b\n1,2\n"))
    with pytest.raises(DataFileError, match=r"row 3, field ecr_1: the choice 'nooit' has no comma"):
        read(data, dictionary=dictionary(tmp_path, "nooit | vaak"))


BASIC = (
    "connectionId;alias;questionListName;timeStampSent;nabij_int;woorden_stringList;stemming_double\n"
    '228325;p1;avond;1722427206;4;"[""rust"",""zee""]";2.5\n'
    "228325;p1;avond;1722513606;;;\n"
)
META = (
    "\ufeffcolumnName;fullQuestion;typeQuestion;typeAnswer;fullQuestion_mixed;typeQuestion_mixed;"
    "typeAnswer_mixed\n"
    "nabij_int;Hoe nabij?;sliderNegPos;int;0;0;0\n"
    "woorden_stringList;Welke woorden?;multipleChoice;stringList;1;0;0\n"
    "stemming_double;Stemming?;slider;double;0;0;0\n"
)


def test_mpath_pair(tmp_path: Path) -> None:
    file(tmp_path, "avond_meta.csv", META)
    found = read(file(tmp_path, "avond_basic.csv", BASIC))
    assert found.format == "m-Path"
    assert found.label("nabij_int") == "Hoe nabij?"
    assert json.loads(found.frame["woorden_stringList"].iloc[0]) == ["rust", "zee"]
    assert any("wording of woorden_stringList changed" in fact for fact in found.facts)


@pytest.mark.parametrize(
    ("old", "new"),
    [(";", ","), ("1722427206", "1.72E+09"), ("1722427206", "1722427206,0")],
)
def test_mpath_opened_in_a_spreadsheet(tmp_path: Path, old: str, new: str) -> None:
    with pytest.raises(DataFileError, match="opened and saved in a spreadsheet"):
        read(file(tmp_path, "avond_basic.csv", BASIC.replace(old, new).replace('""', "'")))
