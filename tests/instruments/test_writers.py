"""What is written can be read again, here and by others."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from hecht.errors import DataFileError, UnknownNameError
from hecht.instruments.dataset import ColumnInfo, Dataset
from hecht.instruments.readers import read
from hecht.instruments.readers.redcap import DICTIONARY_COLUMNS
from hecht.instruments.registry import instrument
from hecht.instruments.texts import own_texts
from hecht.instruments.writers import WRITERS, write
from hecht.instruments.writers.psych_ds import DATA_FILE
from hecht.instruments.writers.redcap import instrument_rows


@pytest.fixture
def dataset() -> Dataset:
    frame = pd.DataFrame(
        {
            "id": [1, 2, 3],
            "q1": [1.0, np.nan, 3.0],
            "score": [2.5, 3.25, np.nan],
            "note": ["plain", None, 'é, ü; "quoted"'],
        }
    )
    columns = {
        "q1": ColumnInfo(label="Eerste vraag", value_labels={1.0: "nooit", 3.0: "vaak"}),
        "score": ColumnInfo(label="Score"),
    }
    return Dataset(frame, "made up", "data frame", columns)


def same(found: pd.DataFrame, expected: pd.DataFrame) -> None:
    assert list(found.columns) == list(expected.columns)
    for name in expected.columns:
        assert found[name].isna().tolist() == expected[name].isna().tolist()
        assert found[name].dropna().tolist() == expected[name].dropna().tolist()


@pytest.mark.parametrize("ending", ["csv", "parquet", "sav", "dta"])
def test_round_trip(tmp_path: Path, dataset: Dataset, ending: str) -> None:
    if ending in ("sav", "dta"):
        pytest.importorskip("pyreadstat")
    path = tmp_path / f"out.{ending}"
    assert path in write(dataset, path)
    found = read(path)
    same(found.frame, dataset.frame)
    if ending != "csv":
        assert found.label("q1") == "Eerste vraag"
        assert found.columns["q1"].value_labels == {1.0: "nooit", 3.0: "vaak"}


def test_codebook_beside_csv(tmp_path: Path, dataset: Dataset) -> None:
    _, book = write(dataset, tmp_path / "out.csv")
    rows = pd.read_csv(book).set_index("name")
    assert list(rows.index) == list(dataset.frame.columns)
    assert rows.loc["q1", "value_labels"] == "1, nooit | 3, vaak"
    assert rows.loc["q1", "type"] == "integer"
    assert rows.loc["score", "type"] == "number"
    assert rows.loc["note", "filled"] == 2


def test_formulas_are_defused_in_csv(tmp_path: Path) -> None:
    frame = pd.DataFrame({"note": ["=1+1", "fine", "-3"], "@x": [1, 2, 3]})
    write(Dataset(frame, "x", "data frame"), tmp_path / "o.csv")
    lines = (tmp_path / "o.csv").read_text(encoding="utf-8").splitlines()
    assert lines == ["note,'@x", "'=1+1,1", "fine,2", "-3,3"]


def test_spss_file_is_read_by_another_program(tmp_path: Path, dataset: Dataset) -> None:
    pytest.importorskip("pyreadstat")
    program = shutil.which("pspp-convert")
    if program is None:
        pytest.skip("PSPP, which reads .sav files with code of its own, is not installed")
    path, out = tmp_path / "out.sav", tmp_path / "out.csv"
    write(dataset, path)
    subprocess.run([program, str(path), str(out)], check=True, capture_output=True)
    found = pd.read_csv(out, na_values=[" "])
    assert list(found.columns) == list(dataset.frame.columns)
    assert found["q1"].tolist()[0::2] == [1, 3]
    assert found["note"].iloc[2] == 'é, ü; "quoted"'


def test_names_that_spss_does_not_take(tmp_path: Path) -> None:
    pytest.importorskip("pyreadstat")
    frame = pd.DataFrame({"2-way n": [1.0], "alter.clo": [2.0]})
    write(Dataset(frame, "x", "data frame"), tmp_path / "o.sav")
    found = read(tmp_path / "o.sav")
    assert list(found.frame.columns) == ["v_2_way_n", "alter.clo"]
    assert found.label("v_2_way_n") == "2-way n"
    clash = pd.DataFrame({"a-b": [1.0], "a_b": [2.0]})
    with pytest.raises(DataFileError, match="would both be called a_b"):
        write(Dataset(clash, "x", "data frame"), tmp_path / "c.sav")


# Error-level rules of the Psych-DS 1.5 schema, written down from its rule files.


def psych_ds_faults(folder: Path) -> list[str]:
    faults: list[str] = []
    described = folder / "dataset_description.json"
    if not described.is_file():
        return ["MISSING_DATASET_DESCRIPTION"]
    if not (folder / "data").is_dir():
        return ["MISSING_DATA_DIRECTORY"]
    about: dict[str, Any] = json.loads(described.read_text(encoding="utf-8"))
    if about.get("@type") not in ("Dataset", "https://schema.org/Dataset"):
        faults.append("INCORRECT_DATASET_TYPE")
    if str(about.get("@context")).rstrip("/") not in ("https://schema.org", "http://schema.org"):
        faults.append("UNKNOWN_NAMESPACE")
    faults += [
        f"JSON_KEY_REQUIRED {key}"
        for key in ("name", "description", "variableMeasured")
        if not about.get(key)
    ]
    measured = [v if isinstance(v, str) else v["name"] for v in about.get("variableMeasured", [])]
    if any("@type" not in v for v in about.get("variableMeasured", []) if isinstance(v, dict)):
        faults.append("OBJECT_TYPE_MISSING")
    files = list((folder / "data").rglob("*_data.csv"))
    if not files:
        faults.append("MISSING_DATAFILE")
    columns: set[str] = set()
    for path in (folder / "data").rglob("*"):
        if path.is_file() and not re.fullmatch(
            r"([a-z]+-[a-zA-Z0-9]+)(_[a-z]+-[a-zA-Z0-9]+)*_data\.csv", path.name
        ):
            faults.append(f"FILENAME_KEYWORD_FORMATTING_ERROR {path.name}")
    for path in files:
        table = pd.read_csv(path, header=None, dtype=str)
        header = table.iloc[0].tolist()
        if len(set(header)) != len(header):
            faults.append("repeated columns")
        if "row_id" in header and table.iloc[1:, header.index("row_id")].duplicated().any():
            faults.append("ROWID_VALUES_NOT_UNIQUE")
        columns |= set(header)
    faults += [f"CSV_COLUMN_MISSING_FROM_METADATA {c}" for c in sorted(columns - set(measured))]
    faults += [f"VARIABLE_MISSING_FROM_CSV_COLUMNS {c}" for c in sorted(set(measured) - columns)]
    return faults


def test_psych_ds_keeps_the_rules(tmp_path: Path, dataset: Dataset) -> None:
    folder = tmp_path / "my study 2"
    files = write(dataset, folder, to="psych-ds", details={"license": "CC0-1.0"})
    assert psych_ds_faults(folder) == []
    assert all(path.is_file() for path in files)
    about = json.loads((folder / "dataset_description.json").read_text(encoding="utf-8"))
    assert about["license"] == "CC0-1.0"
    assert about["variableMeasured"][1]["description"] == "Eerste vraag"
    data = next((folder / "data").iterdir())
    assert DATA_FILE.match(data.name)
    same(read(data).frame, dataset.frame)


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda f: (f / "dataset_description.json").unlink(), "MISSING_DATASET_DESCRIPTION"),
        (
            lambda f: next((f / "data").iterdir()).rename(f / "data" / "data.csv"),
            "MISSING_DATAFILE",
        ),
        (lambda f: (f / "data" / "study-x_data.csv").write_text("new\n1\n"), "CSV_COLUMN_MISSING"),
    ],
)
def test_the_rules_can_say_no(tmp_path: Path, dataset: Dataset, spoil: Any, code: str) -> None:
    folder = tmp_path / "s"
    write(dataset, folder, to="psych-ds")
    spoil(folder)
    assert any(fault.startswith(code) for fault in psych_ds_faults(folder))


def test_psych_ds_never_writes_over_a_folder(tmp_path: Path, dataset: Dataset) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "x.txt").write_text("mine")
    with pytest.raises(DataFileError, match="is there already"):
        write(dataset, tmp_path / "there", to="psych-ds")


def test_redcap_dictionary(tmp_path: Path, dataset: Dataset) -> None:
    path = tmp_path / "dict.csv"
    write(dataset, path, to="redcap-dictionary")
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    assert tuple(table.columns) == DICTIONARY_COLUMNS
    rows = table.set_index("Variable / Field Name")
    assert rows.index[0] == "id"
    assert rows.loc["id", "Field Type"] == "text"
    assert rows.loc["q1", "Choices, Calculations, OR Slider Labels"] == "1, nooit | 3, vaak"
    assert rows.loc["score", "Text Validation Type OR Show Slider Number"] == "number"
    with pytest.raises(DataFileError, match=r"'Q 1'.*to 'q_1'"):
        write(Dataset(pd.DataFrame({"Q 1": [1]}), "x", "y"), path, to="redcap-dictionary")


def test_redcap_form_of_an_instrument() -> None:
    own = instrument("reflection")
    rows = instrument_rows(own, own_texts(own, "nl"))
    assert len(rows) == 13
    assert rows[1]["Field Label"].startswith("Ik zoek")
    assert rows[1]["Choices, Calculations, OR Slider Labels"].startswith("1, nooit | 2, zelden")
    bare = instrument_rows(instrument("ecr"))
    assert bare[1]["Field Label"] == "i01"


def test_redcap_dictionary_is_read_again(tmp_path: Path, dataset: Dataset) -> None:
    frame = dataset.frame.rename(columns={"id": "record_id"}).assign(form_complete=2)
    whole = Dataset(frame, "x", "y", dataset.columns)
    write(whole, tmp_path / "study.csv")
    (tmp_path / "study.codebook.csv").unlink()
    write(whole, tmp_path / "study_dictionary.csv", to="redcap-dictionary")
    found = read(tmp_path / "study.csv")
    assert found.format == "REDCap"
    assert found.columns["q1"].value_labels == {1.0: "nooit", 3.0: "vaak"}


MPATH_BASIC = (
    "connectionId;alias;questionListName;timeStampSent;deltaUTC;nabij_int;woorden_stringList;"
    "stemming_double\n"
    '228325;p1;avond;1722427206;-10800000;4;"[""rust"",""zee; kalm""]";2.5\n'
    "228325;p1;avond;1722513606;-10800000;;;\n"
)
MPATH_META = (
    "\ufeffcolumnName;fullQuestion;typeQuestion;typeAnswer;fullQuestion_mixed;typeQuestion_mixed;"
    "typeAnswer_mixed\n"
    "nabij_int;Hoe nabij?;sliderNegPos;int;0;0;0\n"
    "woorden_stringList;Welke woorden?;multipleChoice;stringList;1;0;0\n"
    "stemming_double;Stemming?;slider;double;0;0;0\n"
)


def test_mpath_round_trip_is_byte_for_byte(tmp_path: Path) -> None:
    basic, meta = tmp_path / "a_basic.csv", tmp_path / "a_meta.csv"
    basic.write_text(MPATH_BASIC, encoding="utf-8")
    meta.write_text(MPATH_META, encoding="utf-8")
    again = tmp_path / "b_basic.csv"
    written = write(read(basic), again, to="m-path")
    assert written == (again, tmp_path / "b_meta.csv")
    assert again.read_bytes() == basic.read_bytes()
    assert written[1].read_bytes() == meta.read_bytes()


def test_mpath_needs_its_columns_and_name(tmp_path: Path, dataset: Dataset) -> None:
    with pytest.raises(DataFileError, match="connectionId"):
        write(dataset, tmp_path / "x_basic.csv", to="m-path")
    frame = pd.DataFrame({"connectionId": [1], "questionListName": ["a"], "timeStampSent": [3]})
    with pytest.raises(DataFileError, match=r"x_basic\.csv"):
        write(Dataset(frame, "x", "y"), tmp_path / "x.csv", to="m-path")


def test_graphml_of_a_real_network(tmp_path: Path, shared_data: Path) -> None:
    nx = pytest.importorskip("networkx")
    folder = shared_data / "vacca_egonets"
    ties = read(folder / "alter_ties.csv")
    people = read(folder / "alter_attributes.csv").frame
    path = tmp_path / "net.graphml"
    write(ties, path, people=people)
    graph = nx.read_graphml(path)
    assert graph.number_of_nodes() == 4590
    assert graph.number_of_edges() == 30_064
    assert graph.nodes["2801"]["alter.rel"] == "Close family"
    assert "alter.clo" not in graph.nodes["2801"], "an empty cell is no attribute"


def test_graphml_says_what_is_missing(tmp_path: Path) -> None:
    pytest.importorskip("networkx")
    ties = Dataset(pd.DataFrame({"from": ["a", "b"], "to": ["b", None]}), "t", "y")
    with pytest.raises(DataFileError, match="row 3: a tie lacks"):
        write(ties, tmp_path / "n.graphml")
    with pytest.raises(DataFileError, match="no column 'ego'"):
        write(ties, tmp_path / "n.graphml", source="ego")
    people = pd.DataFrame({"name": ["a"]})
    whole = Dataset(pd.DataFrame({"from": ["a"], "to": ["z"]}), "t", "y")
    with pytest.raises(DataFileError, match="the first is z"):
        write(whole, tmp_path / "n.graphml", people=people)


def test_unknown_formats(tmp_path: Path, dataset: Dataset) -> None:
    with pytest.raises(DataFileError, match="--to"):
        write(dataset, tmp_path / "x.unknown")
    with pytest.raises(UnknownNameError, match="parquet"):
        write(dataset, tmp_path / "x", to="parket")
    assert set(WRITERS) >= {"csv", "parquet", "sav", "psych-ds", "fhir", "graphml", "m-path"}
