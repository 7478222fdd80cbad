"""The REDCap data dictionary: 18 columns in a fixed order, choices as ``1, Yes | 2, No``."""

from __future__ import annotations

from pathlib import Path

from hecht.errors import DataFileError
from hecht.instruments.dataset import ColumnInfo
from hecht.instruments.readers.text_table import read_cells

DICTIONARY_COLUMNS = (
    "Variable / Field Name",
    "Form Name",
    "Section Header",
    "Field Type",
    "Field Label",
    "Choices, Calculations, OR Slider Labels",
    "Field Note",
    "Text Validation Type OR Show Slider Number",
    "Text Validation Min",
    "Text Validation Max",
    "Identifier?",
    "Branching Logic (Show field only if...)",
    "Required Field?",
    "Custom Alignment",
    "Question Number (surveys only)",
    "Matrix Group Name",
    "Matrix Ranking?",
    "Field Annotation",
)
CHOICE_TYPES = ("radio", "dropdown", "checkbox")
ADDED_BY_REDCAP = (
    "redcap_event_name",
    "redcap_repeat_instrument",
    "redcap_repeat_instance",
    "redcap_survey_identifier",
    "redcap_data_access_group",
)


def dictionary_beside(path: Path) -> Path | None:
    """The data dictionary in the same folder, where exactly one is there."""
    found = sorted(p for p in path.parent.glob("*ictionary*.csv") if p != path)
    return found[0] if len(found) == 1 else None


def parse_choices(text: str, where: str) -> dict[float | str, str]:
    """``"1, Yes | 2, No"`` -> ``{1.0: "Yes", 2.0: "No"}``.

    Raises:
        DataFileError: when a choice has no comma between code and label.
    """
    choices: dict[float | str, str] = {}
    for part in text.split("|"):
        code, comma, label = part.partition(",")
        if not comma:
            raise DataFileError(
                f"{where}: the choice {part.strip()!r} has no comma between its code and its "
                "label. Write: 1, Yes | 2, No."
            )
        code = code.strip()
        key: float | str = float(code) if code.lstrip("-").replace(".", "", 1).isdigit() else code
        choices[key] = label.strip()
    return choices


def column_infos(path: Path, data_columns: list[str]) -> tuple[dict[str, ColumnInfo], list[str]]:
    """What the dictionary says about the columns of the export, and sentences on what differs.

    Raises:
        DataFileError: when the file is no REDCap dictionary.
    """
    table = read_cells(path)
    if tuple(table.names) != DICTIONARY_COLUMNS:
        wrong = next(
            (
                f"column {k + 1} is {have!r}, not {want!r}"
                for k, (want, have) in enumerate(zip(DICTIONARY_COLUMNS, table.names, strict=False))
                if want != have
            ),
            f"it has {len(table.names)} columns, not {len(DICTIONARY_COLUMNS)}",
        )
        raise DataFileError(
            f"{path.name} is not a REDCap data dictionary: {wrong}. Download the dictionary from "
            "the project again."
        )
    rows = table.cells.rename_columns(list(DICTIONARY_COLUMNS)).to_pylist()
    infos: dict[str, ColumnInfo] = {}
    known: set[str] = set(ADDED_BY_REDCAP)
    for number, row in enumerate(rows, start=2):
        name, kind = row["Variable / Field Name"].strip(), row["Field Type"].strip()
        known |= {name, f"{row['Form Name'].strip()}_complete"}
        choices = {}
        if kind in CHOICE_TYPES:
            where = f"{path.name}, row {number}, field {name}"
            choices = parse_choices(row["Choices, Calculations, OR Slider Labels"], where)
        label = row["Field Label"].strip()
        if kind == "checkbox":
            for code, text in choices.items():
                shown = f"{code:g}" if isinstance(code, float) else code
                infos[f"{name}___{shown}"] = ColumnInfo(label=f"{label}: {text}")
                known.add(f"{name}___{shown}")
        else:
            infos[name] = ColumnInfo(label=label, value_labels=choices)
    facts = [f"A REDCap export with its dictionary {path.name} ({len(rows)} fields)."]
    strangers = [c for c in data_columns if c not in known]
    if strangers:
        facts.append(f"Columns that the dictionary does not know: {', '.join(strangers)}.")
    return {name: info for name, info in infos.items() if name in data_columns}, facts
