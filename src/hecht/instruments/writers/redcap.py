"""A REDCap data dictionary for a table, or for an instrument with the wording of its owner."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from hecht.errors import DataFileError
from hecht.instruments.dataset import Dataset
from hecht.instruments.readers.redcap import DICTIONARY_COLUMNS
from hecht.instruments.writers.codebook import code_text, kind
from hecht.instruments.writers.csv_text import write_table

if TYPE_CHECKING:
    from hecht.instruments.definition import Instrument
    from hecht.instruments.texts import TextPack

FIELD = re.compile(r"^[a-z][a-z0-9_]{0,99}$")
VALIDATION = {"integer": "integer", "number": "number", "date": "date_ymd", "text": ""}


def write(dataset: Dataset, path: Path, *, form: str = "answers") -> tuple[Path, ...]:
    """Write the dictionary of a table; the first column must name the record.

    Raises:
        DataFileError: when a column name is not allowed in REDCap.
    """
    rows = []
    for place, name in enumerate(map(str, dataset.frame.columns)):
        _check_name(name)
        info = dataset.columns.get(name)
        labels = info.value_labels if info else {}
        row = _row(name, form, dataset.label(name))
        if labels and place:
            row["Field Type"] = "radio"
            row["Choices, Calculations, OR Slider Labels"] = " | ".join(
                f"{code_text(code)}, {label}" for code, label in labels.items()
            )
        elif place:
            row["Text Validation Type OR Show Slider Number"] = VALIDATION[
                kind(dataset.frame[name])
            ]
        rows.append(row)
    write_table(pd.DataFrame(rows, columns=list(DICTIONARY_COLUMNS)), path)
    return (path,)


def instrument_rows(chosen: Instrument, texts: TextPack | None = None) -> list[dict[str, str]]:
    """Dictionary rows to ask an instrument: one matrix of its items, in the wording of a pack.

    Without a pack the labels are item codes, for the wording is not ours to hand on.
    """
    form = chosen.id.replace("-", "_")
    rows = [_row("record_id", form, "Record")]
    low, high = chosen.response
    anchors = texts.anchors if texts else {}
    for code in chosen.items:
        first, last = chosen.item_range(code)
        row = _row(f"{form}_{code}", form, texts.items[code] if texts else code)
        row["Field Type"] = "radio"
        row["Choices, Calculations, OR Slider Labels"] = " | ".join(
            f"{n}, {anchors.get(n, n)}" for n in range(int(first), int(last) + 1)
        )
        if (first, last) == (low, high):
            row["Matrix Group Name"] = f"{form}_matrix"
        rows.append(row)
    return rows


def _row(name: str, form: str, label: str) -> dict[str, str]:
    row = dict.fromkeys(DICTIONARY_COLUMNS, "")
    row |= {
        "Variable / Field Name": name,
        "Form Name": form,
        "Field Type": "text",
        "Field Label": label,
    }
    return row


def _check_name(name: str) -> None:
    if not FIELD.match(name):
        raise DataFileError(
            f"REDCap does not allow the field name '{name}': small letters, digits and _ only, "
            f"beginning with a letter. Rename the column, for example to '{_suggest(name)}'."
        )


def _suggest(name: str) -> str:
    plain = re.sub(r"[^a-z0-9_]", "_", name.lower()).strip("_") or "field"
    return plain if plain[0].isalpha() else f"f_{plain}"
