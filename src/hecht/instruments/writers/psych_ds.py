"""A Psych-DS dataset: a folder with ``data/`` and a description in JSON-LD (Psych-DS 1.5)."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from hecht.errors import DataFileError
from hecht.instruments.dataset import Dataset
from hecht.instruments.writers.codebook import code_text, entries
from hecht.instruments.writers.csv_text import write_table

DATA_FILE = re.compile(r"^([a-z]+-[a-zA-Z0-9]+)(_[a-z]+-[a-zA-Z0-9]+)*_data\.csv$")
SCHEMA_VERSION = "Psych-DS 1.5.0"


def write(
    dataset: Dataset,
    path: Path,
    *,
    name: str | None = None,
    description: str | None = None,
    details: dict[str, Any] | None = None,
) -> tuple[Path, ...]:
    """Write the folder ``path``.

    Args:
        dataset: the table.
        path: a new or empty folder.
        name: name of the dataset; by default the name of the folder.
        description: a sentence on what it is.
        details: further schema.org fields, such as ``author``, ``license``, ``citation``.

    Raises:
        DataFileError: when the folder holds something already.
    """
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise DataFileError(f"{path} is there already. Name a new folder for the Psych-DS dataset.")
    title = name or path.name
    word = re.sub(r"[^A-Za-z0-9]", "", title) or "study"
    data = path / "data" / f"study-{word}_data.csv"
    data.parent.mkdir(parents=True)
    write_table(dataset.frame, data)
    text = description or f"Table written by hecht from {dataset.source}."
    about = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": title,
        "description": text,
        "schemaVersion": SCHEMA_VERSION,
        "variableMeasured": [_variable(entry) for entry in entries(dataset)],
        **(details or {}),
    }
    described = path / "dataset_description.json"
    described.write_text(
        json.dumps(about, ensure_ascii=False, indent=2, default=_plain) + "\n", encoding="utf-8"
    )
    readme = path / "README.md"
    readme.write_text(f"# {title}\n\n{text}\n", encoding="utf-8")
    changes = path / "CHANGES.md"
    changes.write_text("# Changes\n\nFirst version.\n", encoding="utf-8")
    return described, data, readme, changes


def _variable(entry: dict[str, Any]) -> dict[str, Any]:
    variable = {
        "@type": "PropertyValue",
        "name": entry["name"],
        "description": entry["label"] or entry["name"],
    }
    if entry["value_labels"]:
        variable["valueReference"] = entry["value_labels"]
    if entry["low"] != "":
        variable["minValue"] = float(entry["low"])
        variable["maxValue"] = float(entry["high"])
    return variable


def _plain(value: object) -> object:
    return code_text(value) if isinstance(value, (int, float)) else str(value)
