"""Exports of survey programs that look like plain CSV and are not.

Each is known by its header; `recognise` is asked for every text table.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa
import pyarrow.compute as pc

from hecht.errors import DataFileError
from hecht.instruments.dataset import ColumnInfo, Dataset
from hecht.instruments.readers import mpath
from hecht.instruments.readers.redcap import column_infos, dictionary_beside
from hecht.instruments.readers.text_table import Table, to_dataset

Finish = Callable[..., Dataset]
_SUBQUESTION = re.compile(r"^(?P<stem>[A-Za-z]\w*?)[\[_]+(?:SQ)?0*(?P<number>\d+)\]?$")
_ANSWER_CODE = r"^A\d+$"


def recognise(
    path: Path,
    table: Table,
    *,
    formulas: Literal["refuse", "text"] = "refuse",
    dictionary: Path | None = None,
) -> Dataset | None:
    """The dataset, when the file is one of the known exports; None for a plain table."""
    names = set(table.names)
    if names >= mpath.HEADER:
        return mpath.from_table(path, table)

    def finish(cells: Table, format_name: str) -> Dataset:
        return to_dataset(cells, path.name, formulas=formulas, format_name=format_name)

    if table.cells.num_rows >= 2 and _is_qualtrics(table):
        return _qualtrics(table, finish)
    if {"submitdate", "lastpage", "startlanguage"} <= names:
        return _limesurvey(table, finish)
    if dictionary is not None or "redcap_event_name" in names or _looks_redcap(table.names):
        return _redcap(path, table, finish, dictionary)
    return None


def _is_qualtrics(table: Table) -> bool:
    first = table.cells.column(0)[1].as_py()
    return bool(first.startswith("{") and "ImportId" in first)


def _qualtrics(table: Table, finish: Finish) -> Dataset:
    """Three header rows: names, question texts, import ids."""
    labels = [column[0].as_py() for column in table.cells.columns]
    for place, column in enumerate(table.cells.columns):
        try:
            json.loads(column[1].as_py())
        except ValueError as error:
            raise DataFileError(
                f"The third header row of this Qualtrics export is damaged in column "
                f"{table.names[place]}: {column[1].as_py()[:40]!r}. Export the data again."
            ) from error
    answers = replace(table, cells=table.cells.slice(2), first_row=table.first_row + 2)
    if answers.cells.num_rows == 0:
        raise DataFileError("This Qualtrics export has three header rows and no answers.")
    read = finish(answers, "Qualtrics")
    columns = {
        name: replace(read.columns.get(name, ColumnInfo()), label=label)
        for name, label in zip(read.frame.columns, labels, strict=True)
    }
    facts = [*read.facts, "A Qualtrics export: question texts were taken from its second row."]
    if "DistributionChannel" in read.frame.columns:
        preview = int((read.frame["DistributionChannel"] == "preview").sum())
        if preview:
            facts.append(f"{preview:,} rows are previews by the makers, not answers of people.")
    if "Finished" in read.frame.columns:
        finished = read.frame["Finished"].astype(str).str.lower().isin(["1", "true", "1.0"])
        if not finished.all():
            facts.append(f"{int((~finished).sum()):,} people did not finish the form.")
    return replace(read, columns=columns, facts=tuple(facts))


def _limesurvey(table: Table, finish: Finish) -> Dataset:
    """Names such as ``ecr[SQ001]`` become ``ecr_1``; answer codes A1, A2 ... become numbers."""
    names: list[str] = []
    coded: list[str] = []
    cells = table.cells
    for place, name in enumerate(table.names):
        found = _SUBQUESTION.match(name) if "[" in name else None
        names.append(f"{found['stem']}_{int(found['number'])}" if found else name)
        column = cells.column(place)
        filled = pc.filter(column, pc.not_equal(column, ""))
        if len(filled) and pc.all(pc.match_substring_regex(filled, _ANSWER_CODE)).as_py():
            cells = cells.set_column(place, cells.schema.names[place], _strip_code(column))
            coded.append(names[-1])
    read = finish(replace(table, names=names, cells=cells), "LimeSurvey")
    columns = dict(read.columns)
    for new, old in zip(names, table.names, strict=True):
        if new != old:
            columns[new] = replace(columns.get(new, ColumnInfo()), original=old)
    facts = [*read.facts]
    if coded:
        facts.append(
            f"A LimeSurvey export: answer codes A1, A2 ... were read as 1, 2 ... in "
            f"{len(coded)} columns ({coded[0]} to {coded[-1]})."
        )
    open_rows = int(read.frame["submitdate"].isna().sum())
    if open_rows:
        facts.append(f"{open_rows:,} rows have no submitdate: people who did not finish.")
    return replace(read, columns=columns, facts=tuple(facts))


def _strip_code(column: pa.ChunkedArray) -> Any:
    return pc.replace_substring_regex(column, "^A0*(\\d+)$", "\\1")


def _looks_redcap(names: list[str]) -> bool:
    return names[0] in ("record_id", "study_id") and any(n.endswith("_complete") for n in names)


def _redcap(path: Path, table: Table, finish: Finish, dictionary: Path | None) -> Dataset:
    """A REDCap export; with its dictionary beside it the labels and choices come along."""
    read = finish(table, "REDCap")
    source = dictionary or dictionary_beside(path)
    if source is None:
        fact = (
            "A REDCap export without its data dictionary: labels and choices are unknown. Put the "
            "dictionary beside it, or name it with --dictionary."
        )
        return replace(read, facts=(*read.facts, fact))
    infos, facts = column_infos(source, list(read.frame.columns))
    return replace(read, columns=read.columns | infos, facts=(*read.facts, *facts))
