"""m-Path: a pair of files, ``..basic.csv`` with the answers and ``..meta.csv`` about the questions.

Separator ``;``, decimal point, empty means missing; lists of texts are JSON.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hecht.errors import DataFileError
from hecht.instruments.dataset import ColumnInfo, Dataset
from hecht.instruments.readers.text_table import Table, read_cells, to_dataset

HEADER = frozenset({"connectionId", "questionListName", "timeStampSent"})
META_COLUMNS = (
    "columnName",
    "fullQuestion",
    "typeQuestion",
    "typeAnswer",
    "fullQuestion_mixed",
    "typeQuestion_mixed",
    "typeAnswer_mixed",
)
ANSWER_TYPES = ("int", "double", "string", "intList", "doubleList", "stringList")
TIMES = ("timeStampScheduled", "timeStampSent", "timeStampStart", "timeStampStop")


def from_table(path: Path, table: Table) -> Dataset:
    """The dataset of an m-Path pair, from the cells of its basic file.

    Raises:
        DataFileError: when a spreadsheet has rewritten the file, or its meta file is missing.
    """
    _refuse_spreadsheet_damage(path, table)
    read = to_dataset(table, path.name, formulas="text", format_name="m-Path")
    meta = _meta_beside(path)
    if meta is None:
        fact = "An m-Path file without its meta file: wording and types of questions are unknown."
        return replace(read, facts=(*read.facts, fact))
    infos, facts = _meta(meta)
    columns = {name: info for name, info in infos.items() if name in read.frame.columns}
    return replace(read, columns=read.columns | columns, facts=(*read.facts, *facts))


def _refuse_spreadsheet_damage(path: Path, table: Table) -> None:
    fault = ""
    if table.separator != ";":
        fault = f"its cells are separated by {table.separator!r} instead of ';'"
    for name in TIMES:
        if name in table.names and not fault:
            cells = table.cells.column(table.names.index(name)).to_pylist()
            for number, cell in enumerate(cells):
                if "E+" in cell or "," in cell:
                    where = f"row {number + table.first_row}, column {name}"
                    fault = f"{where} holds {cell!r} instead of a whole number of seconds"
                    break
    if fault:
        raise DataFileError(
            f"{path.name} was opened and saved in a spreadsheet: {fault}. The answers in it cannot "
            "be trusted. Download the file from m-Path again and do not open it before."
        )


def _meta_beside(path: Path) -> Path | None:
    name = path.name.replace("basic", "meta")
    beside = path.with_name(name)
    return beside if name != path.name and beside.is_file() else None


def _meta(path: Path) -> tuple[dict[str, ColumnInfo], list[str]]:
    table = read_cells(path)
    missing = [name for name in META_COLUMNS if name not in table.names]
    if missing:
        raise DataFileError(
            f"{path.name} is not an m-Path meta file: it lacks {', '.join(missing)}. Download the "
            "pair again."
        )
    rows = table.cells.rename_columns(table.names).to_pylist()
    infos = {}
    facts = [f"An m-Path pair: {path.name} describes {len(rows)} columns."]
    for row in rows:
        infos[row["columnName"]] = ColumnInfo(
            label=row["fullQuestion"],
            extras={
                "type": row["typeAnswer"],
                "question": row["typeQuestion"],
                "wording changed": row["fullQuestion_mixed"],
                "question changed": row["typeQuestion_mixed"],
                "type changed": row["typeAnswer_mixed"],
            },
        )
        for what, word in (("fullQuestion", "wording"), ("typeAnswer", "kind of answer")):
            if row[f"{what}_mixed"].strip().lower() in ("1", "true"):
                facts.append(f"The {word} of {row['columnName']} changed during the study.")
    return infos, facts
