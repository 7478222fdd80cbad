"""Parquet, with the codebook hecht keeps in its metadata when it wrote the file itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hecht.errors import DataFileError
from hecht.instruments.dataset import ColumnInfo, Dataset
from hecht.instruments.readers.cells import check_width, unique_names

METADATA_KEY = b"hecht"


def read(path: Path) -> Dataset:
    """Read a Parquet file.

    Raises:
        DataFileError: when it is damaged or too wide.
    """
    import pyarrow as pa
    from pyarrow import parquet

    try:
        schema = parquet.read_schema(path)
        check_width(len(schema.names), path.name)
        table = parquet.ParquetFile(path).read()
    except (pa.ArrowException, OSError, ValueError) as error:
        raise DataFileError(
            f"{path.name} is not a whole Parquet file ({error}). Write or download it again."
        ) from error
    names, original, facts = unique_names(list(table.schema.names), path.name)
    frame = table.rename_columns(names).to_pandas()
    columns = {new: ColumnInfo(original=old) for new, old in original.items()}
    columns |= _codebook(table.schema.metadata or {})
    return Dataset(frame, path.name, "Parquet", columns, tuple(facts), first_row=1)


def _codebook(metadata: dict[bytes, bytes]) -> dict[str, ColumnInfo]:
    raw = metadata.get(METADATA_KEY)
    if raw is None:
        return {}
    columns: dict[str, Any] = json.loads(raw).get("columns", {})
    return {
        name: ColumnInfo(
            label=entry.get("label", ""),
            value_labels={_code(k): v for k, v in entry.get("value_labels", {}).items()},
            missing=tuple(entry.get("missing", ())),
        )
        for name, entry in columns.items()
    }


def _code(text: str) -> float | str:
    try:
        return float(text)
    except ValueError:
        return text
