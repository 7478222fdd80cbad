"""Parquet with the codebook in its metadata, so that labels travel along."""

from __future__ import annotations

import json
from pathlib import Path

from hecht.instruments.dataset import Dataset
from hecht.instruments.readers.parquet import METADATA_KEY
from hecht.instruments.writers.codebook import code_text


def write(dataset: Dataset, path: Path) -> tuple[Path, ...]:
    """Write one Parquet file."""
    import pyarrow as pa
    from pyarrow import parquet

    columns = {
        name: {
            "label": info.label,
            "value_labels": {code_text(k): v for k, v in info.value_labels.items()},
            "missing": list(info.missing),
        }
        for name, info in dataset.columns.items()
        if name in dataset.frame.columns
    }
    table = pa.Table.from_pandas(dataset.frame, preserve_index=False)
    facts = {"source": dataset.source, "format": dataset.format, "columns": columns}
    kept = {**(table.schema.metadata or {}), METADATA_KEY: json.dumps(facts).encode()}
    parquet.write_table(table.replace_schema_metadata(kept), path)
    return (path,)
