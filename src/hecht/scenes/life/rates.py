"""How often what happens: the numbers of `rates.yaml`, ready to be looked up by age.

Every number stands in that file with its unit, its source, and whether it was found there, recalled
or chosen. `rates()` reads it; changes are given by path, such as ``couples.part_trust``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import ArrayLike, NDArray

from hecht.errors import HechtError, UnknownNameError

Array = NDArray[np.float64]

FILE = Path(__file__).with_name("rates.yaml")
_ORIGINS = ("found", "memory", "chosen")


@dataclass(frozen=True)
class Rate:
    """One number, or a table by age.

    Attributes
    ----------
    ages, values
        A table: `values[k]` at `ages[k]` years. Where `ages` is empty, `values` are single numbers
        (often a mean and a spread).
    meaning, source, origin
        What it is, where it comes from, and "found", "memory" or "chosen".
    """

    ages: tuple[float, ...]
    values: tuple[float, ...]
    meaning: str
    source: str
    origin: str

    def at(self, age: ArrayLike) -> Array:
        """The value at an age (years, any shape): straight lines between the ages of the table."""
        if not self.ages:
            return np.full(np.shape(age), self.values[0])
        return np.asarray(np.interp(np.asarray(age, float), self.ages, self.values))

    def scaled(self, factor: float) -> Rate:
        """The same table with all values multiplied."""
        values = tuple(value * factor for value in self.values)
        return Rate(self.ages, values, self.meaning, self.source, self.origin)

    @property
    def mean(self) -> float:
        """The first number, where the row is a mean and a spread."""
        return self.values[0]

    @property
    def spread(self) -> float:
        """The second number, where the row is a mean and a spread."""
        return self.values[1]


Rates = Mapping[str, Rate]


@lru_cache(maxsize=1)
def published() -> dict[str, Rate]:
    """All numbers of `rates.yaml` by path, for instance ``death.woman``."""
    data = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return dict(_rows(data))


def rates(changes: Mapping[str, object] | None = None) -> dict[str, Rate]:
    """The rates, with `changes`: a path and a factor by which its values are multiplied.

    Raises
    ------
    UnknownNameError
        A path that is not in the file.
    HechtError
        A factor that is no number from 0 to 100.
    """
    table = dict(published())
    for path, factor in (changes or {}).items():
        if path not in table:
            raise UnknownNameError("rate", path, table)
        if isinstance(factor, bool) or not isinstance(factor, int | float):
            raise HechtError(f"rates.{path}: '{factor}' is not a number; give a factor such as 0.5")
        if not 0.0 <= float(factor) <= 100.0:
            raise HechtError(f"rates.{path}: the factor is {factor}; use a number from 0 to 100")
        table[path] = table[path].scaled(float(factor))
    return table


def chance_of_dying(table: Rate, age: ArrayLike) -> Array:
    """Chance of dying within the year at an age; straight lines in the logarithm of the table."""
    logs = np.interp(np.asarray(age, float), table.ages, np.log(np.maximum(table.values, 1e-12)))
    return np.asarray(np.minimum(np.exp(logs), 1.0))


def within(rate: ArrayLike, years: float) -> Array:
    """Chance that something with a yearly rate happens within `years`: 1 - exp(-rate years)."""
    return np.asarray(-np.expm1(-np.asarray(rate, float) * years))


def _rows(data: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, Rate]]:
    for name, row in data.items():
        here = f"{path}.{name}" if path else str(name)
        if "values" not in row:
            yield from _rows(row, here)
            continue
        if row["from"] not in _ORIGINS or not row["source"]:
            raise HechtError(
                f"{FILE.name}, {here}: say the source, and from: {', '.join(_ORIGINS)}"
            )
        values = row["values"]
        by_age = isinstance(values[0], list)
        yield (
            here,
            Rate(
                tuple(float(age) for age, _ in values) if by_age else (),
                tuple(float(v[1]) if by_age else float(v) for v in values),
                str(row["is"]),
                str(row["source"]).strip(),
                str(row["from"]),
            ),
        )
