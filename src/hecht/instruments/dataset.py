"""A file once read: the table, what the file says about its columns, and what was noticed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class ColumnInfo:
    """What a file says about one column.

    Attributes:
        label: the variable's label, empty where the format has none.
        value_labels: meaning of codes, such as ``{1: "never"}``.
        missing: values declared missing by the file.
        original: the name in the file, where two columns shared it.
        extras: what only this format knows, such as the question type in m-Path.
    """

    label: str = ""
    value_labels: dict[float | str, str] = field(default_factory=dict)
    missing: tuple[float, ...] = ()
    original: str = ""
    extras: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Dataset:
    """A table with its origin.

    Attributes:
        frame: the table; declared missing values are empty, nothing else was changed.
        source: file name, or ``"a data frame"``.
        format: such as ``"CSV"`` or ``"SPSS"``.
        columns: what the file says about a column, where it says anything.
        facts: sentences about the reading itself (encoding, repeated column names ...).
        first_row: line in the file of the first row of data, for messages.
        sheets: other tables of the same file (Excel), by name.
    """

    frame: pd.DataFrame
    source: str
    format: str
    columns: dict[str, ColumnInfo] = field(default_factory=dict)
    facts: tuple[str, ...] = ()
    first_row: int = 2
    sheets: dict[str, Dataset] = field(default_factory=dict)

    def label(self, column: str) -> str:
        """The label of a column, or its name."""
        info = self.columns.get(column)
        return info.label if info and info.label else column

    def row_name(self, position: int) -> str:
        """How to speak of a row: its line in the file."""
        return f"row {position + self.first_row}"
