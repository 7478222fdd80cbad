"""A run as read-outs look at it: who is there, over what time, and what held at the end."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from itertools import combinations
from typing import Protocol

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from hecht.scenes.schema import Scene

ADULT = 18.0
MONTH = 30 * 1440.0
"""Minutes of watched time before which nothing can be said of what stays and what changes."""
_FINE = 15.0  # min: longest step at which moments can be told apart


class Ran(Protocol):
    """What read-outs are read from; `hecht.scenes.result.Result` is one."""

    @property
    def scene(self) -> Scene:
        """The scene as it was run."""

    @property
    def data(self) -> xr.Dataset:
        """Dimensions replicate, time and person or bond."""


class View:
    """A run with the few looks at it that read-outs share."""

    def __init__(self, ran: Ran) -> None:
        self.scene, self.data = ran.scene, ran.data

    @property
    def lives(self) -> int:
        """How many lives were run."""
        return int(self.data.sizes["replicate"])

    @cached_property
    def minutes(self) -> NDArray[np.float64]:
        """Length of each recorded step, [time]."""
        times = np.asarray(self.data.time.values, np.float64)
        return np.diff(times, prepend=0.0)

    @cached_property
    def lived_minutes(self) -> float:
        """Simulated time of a life, with what came before."""
        chapters = (*self.scene.before, *self.scene.chapters)
        return float(sum(chapter.steps * chapter.step for chapter in chapters))

    @cached_property
    def watched_minutes(self) -> float:
        """Simulated time that was recorded."""
        return float(self.minutes.sum())

    @cached_property
    def people(self) -> list[str]:
        """Those who feel: everyone but things and animals."""
        return [n for n, f in self.scene.people.items() if f.kind not in ("object", "pet")]

    @cached_property
    def adults(self) -> list[str]:
        """Grown-ups, by their age at the end."""
        age = self.data["age"].mean("replicate")
        return [n for n in self.people if float(age.sel(person=n)) >= ADULT]

    @cached_property
    def bonds(self) -> list[str]:
        """Bonds of people to someone or something else, not to themselves."""
        pairs = [(str(bond), str(bond).split(" -> ")) for bond in self.data.bond.values]
        return [bond for bond, (owner, other) in pairs if owner in self.people and owner != other]

    @cached_property
    def pairs(self) -> list[tuple[str, str]]:
        """Two grown-ups with a bond either way."""
        known = set(self.bonds)
        both = [(a, b) for a, b in combinations(self.adults, 2) if f"{a} -> {b}" in known]
        return [(a, b) for a, b in both if f"{b} -> {a}" in known]

    def mean(self, values: xr.DataArray, where: xr.DataArray | None = None) -> xr.DataArray:
        """Mean over time, each step weighed by its length; only over moments that hold `where`."""
        weight = xr.DataArray(self.minutes, dims="time")
        if where is None:
            return (values * weight).sum("time") / weight.sum("time")
        kept = weight * where
        total = kept.sum("time")
        return (values * kept).sum("time") / total.where(total > 0)

    def last(self, name: str) -> xr.DataArray:
        """What held at the end."""
        values = self.data[name]
        return values.isel(time=-1, drop=True) if "time" in values.dims else values

    def first(self, name: str) -> xr.DataArray:
        """What held at the first watched moment."""
        values = self.data[name]
        return values.isel(time=0, drop=True) if "time" in values.dims else values

    @cached_property
    def closely(self) -> tuple[NDArray[np.int_], float] | None:
        """The moments of the chapter watched in most detail, and its step; None where none is.

        Only a chapter with steps of 15 min at most shows how someone moves.
        """
        fine = [chapter for chapter in self.scene.chapters if chapter.step <= _FINE]
        if not fine:
            return None
        best = max(fine, key=lambda chapter: chapter.steps)
        inside = np.flatnonzero(self.data.chapter.values == best.id)
        return inside, float(best.step)

    def of_people(self, values: xr.DataArray, people: Iterable[str]) -> xr.DataArray:
        """Values of these people; nothing is said of the others."""
        chosen = values.sel(person=list(people))
        return chosen.reindex(person=self.data.person.values)

    def of_bonds(self, values: xr.DataArray, bonds: Iterable[str]) -> xr.DataArray:
        """Values of these bonds; nothing is said of the others."""
        chosen = values.sel(bond=list(bonds)).drop_vars(("owner", "other"), errors="ignore")
        return chosen.reindex(bond=self.data.bond.values)

    def by_pair(self, values: dict[tuple[str, str], NDArray[np.floating]]) -> xr.DataArray | None:
        """One number a life for each pair, [replicate, pair]."""
        if not values:
            return None
        names = [f"{a} & {b}" for a, b in values]
        table = np.stack(list(values.values()), axis=1)
        return xr.DataArray(table, dims=("replicate", "pair"), coords={"pair": names})

    def array(self, name: str, who: str) -> NDArray[np.float64]:
        """A person's or bond's variable over time, [time, replicate]."""
        dimension = "bond" if "->" in who else "person"
        values = self.data[name].sel({dimension: who}).transpose("time", "replicate")
        return np.asarray(values.values, np.float64)
