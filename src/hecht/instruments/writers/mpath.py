"""The m-Path pair: ``<name>_basic.csv`` and ``<name>_meta.csv``."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pandas as pd

from hecht.errors import DataFileError
from hecht.instruments.dataset import Dataset
from hecht.instruments.readers.mpath import ANSWER_TYPES, HEADER, META_COLUMNS
from hecht.instruments.writers.codebook import kind

FALLBACK = {"integer": "int", "number": "double", "text": "string", "date": "string"}


def write(dataset: Dataset, path: Path) -> tuple[Path, ...]:
    """Write both files; ``path`` is the basic file and has ``basic`` in its name.

    Raises:
        DataFileError: when the table has no m-Path columns, or the name has no ``basic``.
    """
    missing = sorted(HEADER - set(map(str, dataset.frame.columns)))
    if missing:
        raise DataFileError(f"An m-Path file needs the columns {', '.join(missing)}.")
    if "basic" not in path.name:
        raise DataFileError(
            f"The answers of an m-Path pair stand in a file with 'basic' in its name, not in "
            f"{path.name}. Call it {path.stem}_basic.csv."
        )
    meta = path.with_name(path.name.replace("basic", "meta"))
    path.write_text(_table(dataset.frame), encoding="utf-8")
    rows = [_meta_row(dataset, name) for name in dataset.columns if name in dataset.frame.columns]
    text = _table(pd.DataFrame(rows, columns=list(META_COLUMNS)))
    meta.write_text("\ufeff" + text, encoding="utf-8")
    return path, meta


def _table(frame: pd.DataFrame) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow(frame.columns)
    columns = [[_cell(value) for value in frame[name]] for name in frame.columns]
    writer.writerows(zip(*columns, strict=True))
    return out.getvalue()


def _cell(value: object) -> str:
    if value is None or value is pd.NA or value != value:
        return ""
    return repr(value) if isinstance(value, float) else str(value)


def _meta_row(dataset: Dataset, name: str) -> dict[str, object]:
    info = dataset.columns[name]
    stated = info.extras.get("type", "")
    answer = stated if stated in ANSWER_TYPES else FALLBACK[kind(dataset.frame[name])]
    return {
        "columnName": name,
        "fullQuestion": info.label,
        "typeQuestion": info.extras.get("question", "basic"),
        "typeAnswer": answer,
        "fullQuestion_mixed": info.extras.get("wording changed", "0"),
        "typeQuestion_mixed": info.extras.get("question changed", "0"),
        "typeAnswer_mixed": info.extras.get("type changed", "0"),
    }
