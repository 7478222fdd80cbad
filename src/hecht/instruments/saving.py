"""Scores to a file, with everything needed to know later how they came about."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from hecht.errors import DataFileError
from hecht.instruments.scores import Scores

if TYPE_CHECKING:
    import pandas as pd


def provenance(scores: Scores) -> dict[str, object]:
    """What belongs beside every score: instrument, version, key, scale, wording, notes."""
    return {
        "instrument": scores.instrument.id,
        "version": scores.instrument.version,
        "citation": scores.instrument.citation.text,
        "doi": scores.instrument.citation.doi,
        "key_sha256": scores.key_hash,
        "key_status": scores.instrument.verification.status,
        "scale": list(scores.scale),
        "wording": scores.wording,
        "references": list(scores.references),
        "people": scores.people,
        "scored": scores.scored,
        "complete": scores.complete,
        "notes": list(scores.notes),
    }


def with_items(scores: Scores) -> pd.DataFrame:
    """The score table, and beside it every answer as it was and, where it is turned, turned.

    ``q3`` is the raw answer and ``q3r`` the reversed one, so that nobody can mistake one for the
    other or reverse twice.
    """
    import numpy as np
    import pandas as pd

    extra: dict[str, np.ndarray] = {}
    reversals = scores.key.offsets.max(axis=1)
    for answers in scores.blocks.values():
        for k, name in enumerate(answers.columns):
            extra[name] = answers.block[:, k]
            if (scores.key.weights[k] < 0).any():
                extra[f"{name}r"] = reversals[k] - answers.block[:, k]
    return pd.concat([scores.table, pd.DataFrame(extra, index=scores.table.index)], axis=1)


def save(scores: Scores, path: str | Path, *, items: bool = False) -> tuple[Path, ...]:
    """Write the score table as ``.csv`` (with a ``.json`` beside it) or ``.parquet``.

    Args:
        scores: what to write.
        path: the file.
        items: also write the answers, raw and turned, see `with_items`.

    Returns:
        The files written.

    Raises:
        DataFileError: when the ending is neither.
    """
    file = Path(path)
    table = with_items(scores) if items else scores.table
    if file.suffix.lower() == ".parquet":
        _parquet(table, file, provenance(scores))
        return (file,)
    if file.suffix.lower() == ".csv":
        table.to_csv(file, index=False, float_format="%.6g")
        beside = file.with_suffix(".json")
        text = json.dumps(provenance(scores), ensure_ascii=False, indent=2)
        beside.write_text(text + "\n", encoding="utf-8")
        return file, beside
    raise DataFileError(f"Scores are saved as .csv or .parquet, not as '{file.suffix}'.")


def _parquet(table: pd.DataFrame, file: Path, facts: dict[str, object]) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    arrow = pa.Table.from_pandas(table, preserve_index=False)
    kept = {**(arrow.schema.metadata or {}), b"hecht": json.dumps(facts).encode()}
    parquet.write_table(arrow.replace_schema_metadata(kept), file)
