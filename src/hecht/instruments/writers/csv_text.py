"""CSV in UTF-8 with a codebook beside it; cells that a spreadsheet would run are defused."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from hecht.instruments.dataset import Dataset
from hecht.instruments.readers.cells import is_formula
from hecht.instruments.writers.codebook import FIELDS, entries


def write(dataset: Dataset, path: Path) -> tuple[Path, ...]:
    """Write ``path`` and ``<name>.codebook.csv``.

    Text that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    write_table(dataset.frame, path)
    book = path.with_name(f"{path.stem}.codebook.csv")
    write_table(pd.DataFrame(entries(dataset), columns=list(FIELDS)), book)
    return path, book


def write_table(frame: pd.DataFrame, path: Path) -> None:
    """One table as CSV; whole numbers stay whole, empty cells stay empty."""
    safe = frame.copy()
    for name in safe.columns:
        column = safe[name]
        if pd.api.types.is_float_dtype(column) and not (column.dropna() % 1 != 0).any():
            safe[name] = column.astype("Int64")
        elif not pd.api.types.is_numeric_dtype(column):
            safe[name] = column.map(_defused, na_action="ignore")
    safe.columns = [_defused(name) for name in safe.columns]
    safe.to_csv(path, index=False, lineterminator="\n")


def _defused(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and is_formula(cell) else cell
