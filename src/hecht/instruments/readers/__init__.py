"""Reading files of answers: one module a format, one door here."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hecht.errors import DataFileError
from hecht.instruments.dataset import Dataset

if TYPE_CHECKING:
    import pandas as pd

READERS: dict[str, str] = {
    ".csv": "csv_text",
    ".tsv": "csv_text",
    ".tab": "csv_text",
    ".txt": "csv_text",
    ".parquet": "parquet",
    ".sav": "statistics",
    ".zsav": "statistics",
    ".dta": "statistics",
    ".sas7bdat": "statistics",
    ".xpt": "statistics",
    ".xlsx": "excel",
    ".xlsm": "excel",
}
"""File ending -> module of this package that reads it."""


def read(path: str | Path, **options: Any) -> Dataset:
    """Read a file of answers; the format follows from its ending.

    Args:
        path: the file.
        options: passed to the reader, such as ``encoding``, ``sheet`` or ``dictionary``.

    Raises:
        DataFileError: one sentence on what is wrong, where, and what would help; there is never
            a partial result.
    """
    file = Path(path)
    if not file.exists():
        raise DataFileError(f"There is no file {file}. Check the name and the folder.")
    if not file.is_file():
        raise DataFileError(f"{file} is a folder, not a file. Name one file in it.")
    if file.stat().st_size == 0:
        raise DataFileError(f"{file.name} is empty (0 bytes). Export or download it again.")
    module = READERS.get(file.suffix.lower())
    if module is None:
        known = ", ".join(sorted(READERS))
        raise DataFileError(
            f"{file.name}: files ending in '{file.suffix}' are not known. Known endings: {known}."
        )
    reader = importlib.import_module(f"hecht.instruments.readers.{module}")
    try:
        dataset: Dataset = reader.read(file, **options)
    except OSError as error:
        raise DataFileError(f"{file.name} cannot be opened: {error.strerror or error}.") from error
    return dataset


def as_dataset(data: Dataset | pd.DataFrame | str | Path, **options: Any) -> Dataset:
    """A dataset from whatever the caller has: a path, a data frame, or a dataset."""
    if isinstance(data, Dataset):
        return data
    if isinstance(data, (str, Path)):
        return read(data, **options)
    return Dataset(frame=data, source="a data frame", format="data frame", first_row=1)


def reader_options(
    file: Path,
    *,
    encoding: str | None = None,
    formulas_as_text: bool = False,
    sheet: str | None = None,
    dictionary: Path | None = None,
) -> dict[str, Any]:
    """The options that the reader of this file understands, from what a user said."""
    module = READERS.get(file.suffix.lower())
    said: dict[str, Any] = {"formulas": "text"} if formulas_as_text else {}
    for name, value in (("encoding", encoding), ("sheet", sheet), ("dictionary", dictionary)):
        if value is not None:
            said[name] = value
    known = {"csv_text": ("encoding", "formulas", "dictionary"), "excel": ("sheet", "formulas")}
    return {name: value for name, value in said.items() if name in known.get(module or "", ())}
