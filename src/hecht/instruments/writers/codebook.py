"""The codebook of a table: for each column its label, type, codes, missing codes and range."""

from __future__ import annotations

from typing import Any

import pandas as pd

from hecht.instruments.dataset import ColumnInfo, Dataset

FIELDS = ("name", "label", "type", "value_labels", "missing_codes", "filled", "low", "high")


def entries(dataset: Dataset) -> list[dict[str, Any]]:
    """One entry a column, with the keys of `FIELDS`."""
    return [_entry(dataset, str(name)) for name in dataset.frame.columns]


def _entry(dataset: Dataset, name: str) -> dict[str, Any]:
    column = dataset.frame[name]
    info = dataset.columns.get(name, ColumnInfo())
    number = pd.api.types.is_numeric_dtype(column)
    return {
        "name": name,
        "label": info.label,
        "type": kind(column),
        "value_labels": " | ".join(f"{code_text(k)}, {v}" for k, v in info.value_labels.items()),
        "missing_codes": ", ".join(f"{code:g}" for code in info.missing),
        "filled": int(column.notna().sum()),
        "low": column.min() if number and column.notna().any() else "",
        "high": column.max() if number and column.notna().any() else "",
    }


def kind(column: pd.Series) -> str:
    """``integer``, ``number``, ``date`` or ``text``."""
    if pd.api.types.is_bool_dtype(column) or pd.api.types.is_integer_dtype(column):
        return "integer"
    if pd.api.types.is_numeric_dtype(column):
        filled = column.dropna()
        return "integer" if len(filled) and (filled % 1 == 0).all() else "number"
    return "date" if pd.api.types.is_datetime64_any_dtype(column) else "text"


def code_text(code: float | str) -> str:
    """A code as people write it: ``1`` rather than ``1.0``."""
    return f"{code:g}" if isinstance(code, (int, float)) else str(code)
