"""Damaged and hostile files: one clear error each, and never a partial result."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pandas as pd
import pytest

from hecht.errors import DataFileError, HechtError
from hecht.instruments.readers import READERS, read
from hecht.instruments.readers.cells import MAX_COLUMNS, is_formula

GOOD = "id,q1,q2\n1,3,4\n2,5,1\n"


def file(tmp_path: Path, content: str | bytes, name: str = "answers.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def refused(path: Path, **options: str) -> str:
    with pytest.raises(DataFileError) as caught:
        read(path, **options)
    said = str(caught.value)
    assert path.name in said
    assert "\n" not in said.strip()
    assert len(said) < 600
    return said


def test_good_file_is_read(tmp_path: Path) -> None:
    assert read(file(tmp_path, GOOD)).frame.shape == (2, 3)


def test_missing_empty_folder_and_unknown(tmp_path: Path) -> None:
    assert "no file" in refused(tmp_path / "nowhere.csv")
    assert "0 bytes" in refused(file(tmp_path, ""))
    assert "folder" in refused(tmp_path)
    assert "not known" in refused(file(tmp_path, GOOD, "answers.doc"))


def test_header_only(tmp_path: Path) -> None:
    assert "no rows" in refused(file(tmp_path, "id,q1\n"))


def test_wrong_encoding_names_line_byte_and_fix(tmp_path: Path) -> None:
    path = file(tmp_path, "id,naam\n1,Ren\xe9e\n".encode("cp1252"))
    said = refused(path)
    assert "line 2" in said
    assert "0xe9" in said
    assert "--encoding cp1252" in said
    assert read(path, encoding="cp1252").frame.loc[0, "naam"] == "Renée"
    with pytest.raises(DataFileError, match="no encoding called 'x'"):
        read(path, encoding="x")


def test_utf16_and_byte_order_marks(tmp_path: Path) -> None:
    for encoding in ("utf-16", "utf-8-sig"):
        assert list(read(file(tmp_path, GOOD.encode(encoding))).frame.columns) == ["id", "q1", "q2"]


def test_binary_under_a_csv_name(tmp_path: Path) -> None:
    assert "null byte" in refused(file(tmp_path, b"id,q1\n1,\x00\x01\n"))


@pytest.mark.parametrize(
    ("rows", "line", "cells"),
    [
        ("1,3,4\n2,5\n3,1,1\n", 3, 2),
        ("1,3,4\n2,5,1,9\n", 3, 4),
        ("1,3\n", 2, 2),
        ("1,a, b,4\n", 2, 4),
    ],
)
def test_ragged_rows_name_their_line(tmp_path: Path, rows: str, line: int, cells: int) -> None:
    said = refused(file(tmp_path, "id,q1,q2\n" + rows))
    assert f"line {line}: {cells} cells" in said
    assert "3 columns" in said


def test_many_ragged_rows_are_one_error(tmp_path: Path) -> None:
    said = refused(file(tmp_path, "id,q1,q2\n" + "1,2\n" * 5000))
    assert "4,999 more rows" in said


def test_unclosed_quote(tmp_path: Path) -> None:
    refused(file(tmp_path, 'id,q1,q2\n1,"3,4\n2,5,1\n'))
    refused(file(tmp_path, 'id,"q1,q2\n1,3,4\n'))


FORMULAS = [
    "=1+1",
    "=cmd|' /C calc'!A0",
    "@SUM(A1:A9)",
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    " =HYPERLINK(A1)",
]


@pytest.mark.parametrize("cell", FORMULAS)
def test_formulas_are_refused_with_row_and_column(tmp_path: Path, cell: str) -> None:
    path = file(tmp_path, f'id,note\n1,fine\n2,"{cell}"\n')
    said = refused(path)
    assert "row 3, column note" in said
    assert "--formulas-as-text" in said
    assert str(read(path, formulas="text").frame.loc[1, "note"]).strip() == cell.strip()


@pytest.mark.parametrize("cell", ["-3", "+5", "- niets", "+31 6 1234", "a=b", "3-4"])
def test_ordinary_text_is_no_formula(cell: str) -> None:
    assert not is_formula(cell)


def test_a_million_columns(tmp_path: Path) -> None:
    header = ",".join(f"c{k}" for k in range(1_000_000))
    said = refused(file(tmp_path, header + "\n1\n"))
    assert "longer than" in said or f"{MAX_COLUMNS:,}" in said
    short = ",".join("c" for _ in range(30_000))
    assert "30,000 columns" in refused(file(tmp_path, short + "\n1\n"))


def test_one_endless_line(tmp_path: Path) -> None:
    assert "longer than" in refused(file(tmp_path, "x" * 5_000_000))


def test_repeated_names_are_kept_apart_and_said(tmp_path: Path) -> None:
    found = read(file(tmp_path, "a,b,a,a\n1,2,3,4\n"))
    assert list(found.frame.columns) == ["a", "b", "a#2", "a#3"]
    assert sum("stands twice" in fact for fact in found.facts) == 2


@pytest.mark.parametrize("ending", sorted(set(READERS) - {".csv", ".tsv", ".tab", ".txt"}))
@pytest.mark.parametrize("content", [b"\x00" * 64, b"PK\x03\x04garbage", GOOD.encode() * 50])
def test_damaged_files_of_every_format(tmp_path: Path, ending: str, content: bytes) -> None:
    if ending not in (".parquet", ".xlsx", ".xlsm"):
        pytest.importorskip("pyreadstat")
    refused(file(tmp_path, content, f"answers{ending}"))


@pytest.mark.parametrize("ending", [".parquet", ".sav", ".dta", ".xlsx"])
def test_files_cut_off_at_every_tenth(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"whole{ending}"
    frame = pd.DataFrame({"id": range(50), "q1": [3.0] * 50, "note": ["text"] * 50})
    if ending == ".xlsx":
        pytest.importorskip("openpyxl")
        frame.to_excel(path, index=False)
    elif ending == ".parquet":
        frame.to_parquet(path)
    else:
        stat = pytest.importorskip("pyreadstat")
        (stat.write_sav if ending == ".sav" else stat.write_dta)(frame, str(path))
    whole = path.read_bytes()
    for tenth in range(1, 10):
        part = file(tmp_path, whole[: len(whole) * tenth // 10], f"part{ending}")
        try:
            found = read(part)
        except HechtError:
            continue
        assert len(found.frame) == 50, "a cut-off file gave a partial result"


def test_a_zip_bomb_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 60_000_000)
    assert path.stat().st_size < 100_000
    assert "zip bomb" in refused(path)


def test_an_entity_bomb_is_not_expanded(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    whole = tmp_path / "whole.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["id", "q1"])
    book.active.append([1, "lol"])
    book.save(whole)
    path = tmp_path / "entities.xlsx"
    entities = "".join(f'<!ENTITY l{k} "{f"&l{k - 1};" * 10}">' for k in range(1, 9))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">{entities}]>'
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w") as new:
        for entry in old.namelist():
            data = old.read(entry)
            if entry.endswith("sheet1.xml"):
                body = data.decode().split("?>", 1)[-1]
                data = (bomb + body.replace("<v>1</v>", "<v>&l8;</v>")).encode()
            new.writestr(entry, data)
    refused(path)


def test_excel_formulas_in_text_cells(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    path = tmp_path / "f.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["id", "note"])
    book.active.append([1, "@SUM(A1)"])
    book.save(path)
    said = refused(path)
    assert "row 2, column note" in said


def test_excel_cells_beyond_the_header(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    path = tmp_path / "wide.xlsx"
    book = openpyxl.Workbook()
    for row in (["id", "q1"], [1, 2], [2, 3, 4]):
        book.active.append(row)
    book.save(path)
    assert "row 3: a cell stands in column 3" in refused(path)
