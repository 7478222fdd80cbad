"""Writing data the way the field works: one module a format, one door here."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

from hecht.errors import DataFileError, UnknownNameError
from hecht.instruments.dataset import Dataset

WRITERS: dict[str, tuple[str, str]] = {
    "csv": ("csv_text", "a CSV file and a codebook beside it"),
    "parquet": ("parquet", "a Parquet file with the codebook in its metadata"),
    "sav": ("statistics", "an SPSS file with labels"),
    "dta": ("statistics", "a Stata file with labels"),
    "psych-ds": ("psych_ds", "a Psych-DS dataset, a folder"),
    "redcap-dictionary": ("redcap", "a REDCap data dictionary"),
    "fhir": ("fhir", "a FHIR R4 bundle: questionnaire, responses and scores"),
    "graphml": ("graphml", "a network as GraphML"),
    "m-path": ("mpath", "an m-Path pair, basic and meta"),
}
"""Format -> module of this package and what it makes."""

BY_ENDING = {
    ".csv": "csv",
    ".parquet": "parquet",
    ".sav": "sav",
    ".dta": "dta",
    ".graphml": "graphml",
}


def write(
    dataset: Dataset, path: str | Path, *, to: str | None = None, **options: Any
) -> tuple[Path, ...]:
    """Write a dataset.

    Args:
        dataset: what to write.
        path: the file, or the folder for Psych-DS.
        to: a key of `WRITERS`; by default it follows from the ending of the file.
        options: passed to the writer.

    Returns:
        The files written.

    Raises:
        DataFileError: when the format is not clear, or the data do not fit it.
    """
    file = Path(path)
    name = to or BY_ENDING.get(file.suffix.lower())
    if name is None:
        raise DataFileError(
            f"{file.name} does not say which format is wanted. Say it with --to: "
            f"{', '.join(WRITERS)}."
        )
    if name not in WRITERS:
        raise UnknownNameError("format", name, WRITERS)
    module = importlib.import_module(f"hecht.instruments.writers.{WRITERS[name][0]}")
    written: tuple[Path, ...] = module.write(dataset, file, **options)
    return written
