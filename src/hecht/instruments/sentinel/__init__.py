"""The keying sentinel: looks a file over and says what it saw, with the evidence.

It never changes the data. Each detector is a module with one function ``detect(view)``; adding a
detector is adding a module and naming it in `DETECTORS`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hecht.instruments.dataset import Dataset
from hecht.instruments.readers import as_dataset
from hecht.instruments.sentinel.finding import Finding as Finding
from hecht.instruments.sentinel.view import View

if TYPE_CHECKING:
    import pandas as pd

DETECTORS = (
    "header",
    "values",
    "words",
    "rows",
    "keys",
    "wrong_scores",
    "dyads",
    "series",
    "polarity",
    "composites",
    "twins",
    "absence",
    "tables",
)
"""Modules of this package that look for something, in the order of their findings."""

_ORDER = {"wrong": 0, "look": 1, "know": 2}


@dataclass(frozen=True)
class Report:
    """What was seen in one file.

    Attributes:
        dataset: the file, unchanged.
        findings: gravest first.
    """

    dataset: Dataset
    findings: tuple[Finding, ...]

    def of(self, kind: str) -> tuple[Finding, ...]:
        """The findings of one kind."""
        return tuple(f for f in self.findings if f.kind == kind)

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of things found."""
        return frozenset(f.kind for f in self.findings)


def check(data: Dataset | pd.DataFrame | str | Path, **options: Any) -> Report:
    """Look a file over without being told what is in it.

    Args:
        data: a path, a data frame or a dataset.
        options: for the reader, such as ``encoding``.

    Raises:
        DataFileError: when the file cannot be read.
    """
    dataset = as_dataset(data, **options)
    findings: list[Finding] = []
    for sheet, table in _sheets(dataset).items():
        findings.extend(replace(finding, sheet=sheet) for finding in _look(table))
    findings.sort(key=lambda finding: _ORDER[finding.weight])
    return Report(dataset, tuple(findings))


def _look(dataset: Dataset) -> list[Finding]:
    view = View(dataset)
    return [
        finding
        for name in DETECTORS
        for finding in import_module(f"hecht.instruments.sentinel.{name}").detect(view)
    ]


def _sheets(dataset: Dataset) -> dict[str, Dataset]:
    """Every table of a workbook under the name of its sheet; other files are one table, ``""``."""
    return dict(dataset.sheets) if len(dataset.sheets) > 1 else {"": dataset}
