"""What the tellers and painters of a life ask of a result, and the rows of its events."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Protocol

import pandas as pd
import xarray as xr


class Lived(Protocol):
    """Lives that were lived (see `hecht.scenes.life.result.LifeResult`)."""

    @property
    def data(self) -> xr.Dataset:
        """Dimensions life, age, place and season."""

    @property
    def events(self) -> pd.DataFrame:
        """One row an event: life, age, kind, place, number."""


class Event(NamedTuple):
    """One row of the table of events; `life` is the position in the result."""

    life: int
    age: float
    kind: str
    place: str
    number: int


def events_in(table: pd.DataFrame) -> Iterator[Event]:
    """The rows of a table of events, one after another."""
    columns = (table[name].tolist() for name in Event._fields)
    for life, age, kind, place, number in zip(*columns, strict=True):
        yield Event(int(life), float(age), str(kind), str(place), int(number))
