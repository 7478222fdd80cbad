"""CSV and its kin, and the exports of survey programs that come as CSV."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from hecht.instruments.dataset import Dataset
from hecht.instruments.readers import exports
from hecht.instruments.readers.text_table import read_cells, to_dataset


def read(
    path: Path,
    *,
    encoding: str | None = None,
    formulas: Literal["refuse", "text"] = "refuse",
    dictionary: Path | None = None,
) -> Dataset:
    """Read a text table.

    Args:
        path: the file.
        encoding: such as ``"cp1252"``; by default UTF-8 (or UTF-16 where the file says so).
        formulas: ``"refuse"`` cells a spreadsheet would run, or keep them as ``"text"``.
        dictionary: the data dictionary of a REDCap export.

    Raises:
        DataFileError: wrong encoding, ragged rows, formula cells, too many columns, binary data.
    """
    table = read_cells(path, encoding=encoding)
    special = exports.recognise(path, table, formulas=formulas, dictionary=dictionary)
    if special is not None:
        return special
    return to_dataset(table, path.name, formulas=formulas)
