"""SPSS, Stata and SAS files, through pyreadstat: labels, value labels and declared missings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from hecht.errors import DataFileError
from hecht.instruments.dataset import ColumnInfo, Dataset
from hecht.instruments.errors import MissingLibraryError
from hecht.instruments.readers.cells import check_width

FORMATS = {
    ".sav": ("SPSS", "read_sav"),
    ".zsav": ("SPSS", "read_sav"),
    ".dta": ("Stata", "read_dta"),
    ".sas7bdat": ("SAS", "read_sas7bdat"),
    ".xpt": ("SAS", "read_xport"),
}
MAX_LISTED = 50
"""A declared range of missing values longer than this is kept as its two ends."""


def read(path: Path) -> Dataset:
    """Read a .sav, .zsav, .dta, .sas7bdat or .xpt file; declared missing values become empty.

    Raises:
        DataFileError: when the file is damaged.
        MissingLibraryError: when pyreadstat is not installed.
    """
    try:
        import pyreadstat
    except ImportError as error:
        raise MissingLibraryError(
            f"Reading {path.suffix} files", "pyreadstat", "formats"
        ) from error

    name, function = FORMATS[path.suffix.lower()]
    load = getattr(pyreadstat, function)
    try:
        # SPSS tells its declared missing values only when asked to keep them.
        keep = {"user_missing": True} if name == "SPSS" else {}
        _, head = load(str(path), metadataonly=True, **keep)
        check_width(len(head.column_names), path.name)
        frame, _ = load(str(path))
    except (
        pyreadstat.ReadstatError,
        pyreadstat.PyreadstatError,
        ValueError,
        UnicodeError,
    ) as error:
        raise DataFileError(
            f"{path.name} is not a whole {name} file ({error}). Save or download it again."
        ) from error
    columns = {column: _info(head, column) for column in frame.columns}
    for column in frame.columns:
        if frame[column].dtype == object or pd.api.types.is_string_dtype(frame[column]):
            frame[column] = frame[column].mask(frame[column] == "")
    declared = [c for c, info in columns.items() if info.missing]
    facts = []
    if declared:
        more = " ..." if len(declared) > 5 else ""
        facts.append(
            f"The file itself declares missing values in {len(declared)} columns "
            f"({', '.join(declared[:5])}{more}); they are empty here."
        )
    return Dataset(frame, path.name, name, columns, tuple(facts), first_row=1)


def _info(meta: Any, column: str) -> ColumnInfo:
    missing: list[float] = []
    for span in (getattr(meta, "missing_ranges", None) or {}).get(column, []):
        low, high = span["lo"], span["hi"]
        if isinstance(low, str):
            continue
        whole = float(low).is_integer() and float(high).is_integer()
        if whole and high - low <= MAX_LISTED:
            missing.extend(float(v) for v in range(int(low), int(high) + 1))
        else:
            missing.extend((float(low), float(high)))
    return ColumnInfo(
        label=meta.column_names_to_labels.get(column) or "",
        value_labels=dict(meta.variable_value_labels.get(column, {})),
        missing=tuple(missing),
    )
