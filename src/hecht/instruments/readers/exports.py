"""Exports of survey programs that look like plain CSV and are not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hecht.instruments.dataset import Dataset

if TYPE_CHECKING:
    from hecht.instruments.readers.csv_text import Table


def recognise(path: Path, table: Table) -> Dataset | None:
    """The dataset, when the file is one of the known exports; None for a plain table."""
    return None
