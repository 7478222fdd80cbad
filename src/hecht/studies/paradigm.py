"""What a paradigm is, and how the paradigms are found."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd

from hecht.errors import HechtError, UnknownNameError
from hecht.model.parameters import Constants, constants


@dataclass(frozen=True)
class Paradigm:
    """A study design that can be run on simulated people.

    Attributes
    ----------
    name
        As in `hecht study NAME`.
    run
        (n, seed, constants, **arguments) -> raw table; deterministic.
    unit
        The column that names who was sampled (person, couple, family); `n` counts these.
    about
        One sentence: who is studied, and what is done.
    columns
        Every column of the table with its meaning, unit and range.
    ids
        Other columns that name someone inside a unit (a person of a couple).
    quick, full
        How many units a quick and a full check of the evidence run.
    source
        The study or studies the design follows.
    """

    name: str
    run: Callable[..., pd.DataFrame]
    unit: str
    about: str
    columns: Mapping[str, str]
    quick: int = 300
    full: int = 1200
    source: str = ""
    ids: tuple[str, ...] = ()

    @property
    def arguments(self) -> dict[str, Any]:
        """Arguments besides n, seed and constants, with their defaults."""
        parameters = list(inspect.signature(self.run).parameters.values())[3:]
        return {p.name: p.default for p in parameters}

    def table(
        self, n: int, seed: int = 0, numbers: Constants | None = None, **arguments: Any
    ) -> pd.DataFrame:
        """Run the study.

        Raises
        ------
        UnknownNameError
            An argument the design does not have.
        HechtError
            Fewer than eight units.
        """
        for name in arguments:
            if name not in self.arguments:
                raise UnknownNameError(f"argument of the study {self.name}", name, self.arguments)
        if n < 8:
            raise HechtError(f"The study {self.name} needs at least 8 units, not {n}.")
        return self.run(n, seed, numbers or constants(), **arguments)


@cache
def paradigms() -> dict[str, Paradigm]:
    """All paradigms by name: every module in `hecht.studies.paradigms` holds one, `PARADIGM`."""
    import hecht.studies.paradigms as folder

    found = {}
    for module in pkgutil.iter_modules(folder.__path__):
        loaded = importlib.import_module(f"{folder.__name__}.{module.name}")
        design: Paradigm = loaded.PARADIGM
        found[design.name] = design
    return dict(sorted(found.items()))


def paradigm(name: str) -> Paradigm:
    """The paradigm of that name; an unknown one raises with the nearest names."""
    known = paradigms()
    if name not in known:
        raise UnknownNameError("study", name, known)
    return known[name]
