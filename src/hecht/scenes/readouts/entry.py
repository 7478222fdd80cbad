"""What a read-out is: a name, a meaning, a range, a source, and how it comes out of a run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

import xarray as xr

from hecht.scenes.parts import Text
from hecht.scenes.readouts.view import View

Of = Literal["person", "bond", "pair", "group"]
Compute = Callable[[View], xr.DataArray | None]


@dataclass(frozen=True)
class Readout:
    """One number that is read off a run.

    Attributes
    ----------
    name
        As in the dataset.
    symbol, unit, low, high
        How equations write it, in what it is counted, and between which bounds it lies.
    of
        Whose it is: a person's, a directed bond's, a pair's (two grown-ups), or that of all lives
        together (group), which is never about one person.
    say, about
        Its name and what it means, in plain words.
    how
        From what it is computed, for who wants to know.
    source
        The equation or paper it comes from.
    compute
        Reads it; None where it makes no sense for this run.
    parts
        Words for its parts, where it has several (the four patterns, the three channels ...).
    """

    name: str
    symbol: str
    unit: str
    low: float
    high: float
    of: Of
    say: Text
    about: Text
    how: str
    source: str
    compute: Compute
    parts: Mapping[str, Text] = field(default_factory=dict)

    def read(self, view: View) -> xr.DataArray | None:
        """The read-out of a run with its unit and meaning, or None."""
        found = self.compute(view)
        if found is None or not found.size or bool(found.isnull().all()):
            return None
        order = [name for name in ("replicate", "person", "bond", "pair") if name in found.dims]
        return found.transpose(*order, ...).assign_attrs(
            units=self.unit, long_name=self.say.en, symbol=self.symbol, source=self.source
        )


def both(nl: str, en: str) -> Text:
    """A text in both languages."""
    return Text(nl=nl, en=en)
