"""SPSS and Stata files with variable labels, value labels and measurement levels."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pandas as pd

from hecht.errors import DataFileError
from hecht.instruments.dataset import Dataset
from hecht.instruments.errors import MissingLibraryError
from hecht.instruments.writers.codebook import kind

NAME = re.compile(r"^[A-Za-z][A-Za-z0-9_.]{0,31}$")


def write(dataset: Dataset, path: Path) -> tuple[Path, ...]:
    """Write a .sav or .dta file.

    Raises:
        DataFileError: when two columns would get the same name there.
        MissingLibraryError: when pyreadstat is not installed.
    """
    try:
        import pyreadstat
    except ImportError as error:
        raise MissingLibraryError(
            f"Writing {path.suffix} files", "pyreadstat", "formats"
        ) from error

    names = valid_names([str(name) for name in dataset.frame.columns])
    frame = dataset.frame.rename(columns=names)
    infos = {names[n]: info for n, info in dataset.columns.items() if n in names}
    # A column that had to be renamed keeps its own name as its label.
    labels = {
        new: (infos[new].label if new in infos and infos[new].label else old)
        for old, new in names.items()
    }
    values: dict[str, dict[Any, str]] = {
        name: {k: v for k, v in info.value_labels.items() if isinstance(k, (int, float))}
        for name, info in infos.items()
        if pd.api.types.is_numeric_dtype(frame[name])
    }
    values = {name: codes for name, codes in values.items() if codes}
    frame = frame.astype({n: float for n in frame if str(frame[n].dtype) == "Int64"})
    ordered: list[str | None] = [labels[str(name)] for name in frame.columns]
    if path.suffix.lower() == ".dta":
        pyreadstat.write_dta(frame, str(path), column_labels=ordered, variable_value_labels=values)
    else:
        measure = {str(n): _measure(frame[n], str(n) in values) for n in frame.columns}
        pyreadstat.write_sav(
            frame,
            str(path),
            column_labels=ordered,
            variable_value_labels=values,
            variable_measure=measure,
            row_compress=True,
        )
    return (path,)


def valid_names(names: list[str]) -> dict[str, str]:
    """Names that SPSS and Stata accept, by the names in the table.

    Raises:
        DataFileError: when two names become one.
    """
    result = {}
    for name in names:
        new = name if NAME.match(name) else re.sub(r"[^A-Za-z0-9_]", "_", name)[:32]
        result[name] = new if new[:1].isalpha() else f"v_{new}"[:32]
    seen: dict[str, str] = {}
    for name, new in result.items():
        if new.lower() in seen:
            raise DataFileError(
                f"The columns {seen[new.lower()]} and {name} would both be called {new} in this "
                "format. Rename one of them first."
            )
        seen[new.lower()] = name
    return result


def _measure(column: pd.Series, labelled: bool) -> str:
    if kind(column) == "text":
        return "nominal"
    return "ordinal" if labelled else "scale"
