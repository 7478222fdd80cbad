"""Who can be in a life: places around one person, filled by one figure after another.

`cast.yaml` says for each place what kind it is, how committed a figure there is, and how near, by
age. The person in the middle is person 0 of the network; the figure of place k is person k + 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import ArrayLike, NDArray

from hecht.model.network import Network, address, connect

Array = NDArray[np.float64]

FILE = Path(__file__).with_name("cast.yaml")
PERSON = "you"
"""Name of the person in the middle; its address is that of their noise."""

ANSWERING_KINDS = ("partner", "child")
"""Kinds that have a bond back to the person: they call, need and learn as well."""


@dataclass(frozen=True)
class Curve:
    """A number by age: straight lines between points, the same beyond the last."""

    ages: tuple[float, ...]
    values: tuple[float, ...]

    def at(self, age: ArrayLike) -> Array:
        """The value at an age in years, any shape."""
        return np.asarray(np.interp(np.asarray(age, float), self.ages, self.values))


@dataclass(frozen=True)
class Place:
    """A place in the network.

    Attributes
    ----------
    name, kind
        For instance "friend2" and "friend".
    commitment
        K, 0-1; for a child by its own age.
    home, apart
        Reach under one roof and not, 0-1, by the age of the person (a child: of the child). None
        where the place has no such thing.
    bond
        Strength at birth, for who is there then.
    """

    name: str
    kind: str
    commitment: Curve
    home: Curve | None
    apart: Curve | None
    bond: float


@dataclass(frozen=True)
class Cast:
    """All places, and what is the same for all lives."""

    places: tuple[Place, ...]
    everyday_threat: float
    threat_of_others: float
    drift_years: float
    drift_spread: float
    care_base_spread: float
    care_slope_spread: float
    shared_care: float
    father_apart: float
    widowed_factor: float
    widowed_more: float

    def __len__(self) -> int:
        """Number of places."""
        return len(self.places)

    @property
    def names(self) -> list[str]:
        """Names of the places, in order."""
        return [place.name for place in self.places]

    def of(self, kind: str) -> list[int]:
        """Positions of the places of a kind."""
        return [k for k, place in enumerate(self.places) if place.kind == kind]

    def at(self, name: str) -> int:
        """Position of a place."""
        return self.names.index(name)

    @property
    def answering(self) -> list[int]:
        """Places with a bond back to the person."""
        return [k for k, place in enumerate(self.places) if place.kind in ANSWERING_KINDS]


@lru_cache(maxsize=1)
def cast_of_a_life() -> Cast:
    """The places of `cast.yaml`."""
    data = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    places = tuple(_place(name, row) for name, row in data.pop("places").items())
    return Cast(places, **data)


@lru_cache(maxsize=4)
def network_around(cast: Cast) -> Network:
    """One person and a figure for every place: bonds out, and back where figures answer.

    Bond k < len(cast) goes to place k; after those come the bonds back, in order of place.
    """
    out = [(0, k + 1) for k in range(len(cast))]
    back = [(k + 1, 0) for k in cast.answering]
    people = [PERSON, *cast.names]
    names = [f"{people[a]} -> {people[b]}" for a, b in (*out, *back)]
    return connect(
        len(people), [*out, *back], [address(f"life {n}") for n in people], _addresses(names)
    )


def _addresses(names: Sequence[str]) -> list[int]:
    return [address(f"life {name}") for name in names]


def _place(name: str, row: dict[str, Any]) -> Place:
    return Place(
        name,
        str(row["kind"]),
        _curve(row["commitment"]) or Curve((0.0,), (0.0,)),
        _curve(row.get("home")),
        _curve(row.get("apart")),
        float(row.get("bond", 0.0)),
    )


def _curve(value: Any) -> Curve | None:
    if value is None:
        return None
    if isinstance(value, int | float):
        return Curve((0.0,), (float(value),))
    return Curve(tuple(float(age) for age, _ in value), tuple(float(v) for _, v in value))
