"""The people of one life, each with a name, and the years in which they were there."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from hecht.scenes.life.course import HERE
from hecht.scenes.life.lived import Lived

Array = NDArray[np.float64]

NAMES = [
    "Sam",
    "Robin",
    "Noa",
    "Jip",
    "Bo",
    "Charlie",
    "Luca",
    "Kim",
    "Sasha",
    "Jamie",
    "Mika",
    "Quinn",
    "Lou",
    "Eli",
    "Senne",
    "Sil",
    "Puck",
    "Juul",
    "Wies",
    "Yuri",
    "Alex",
    "Dani",
    "Mel",
    "Toni",
    "Jo",
    "Remi",
    "Kai",
    "Ravi",
    "Ash",
    "Billie",
    "Jules",
    "Lex",
    "Micky",
    "Novi",
    "Pim",
    "Riley",
    "Sol",
    "Taylor",
    "Vic",
    "Winter",
    "Zeno",
    "Amel",
    "Bente",
    "Chris",
    "Dee",
    "Ember",
    "Fay",
    "Gael",
    "Indy",
    "Jay",
]
"""First names that say nothing of sex."""

_CALLED = {
    "mother": ("je moeder", "your mother"),
    "father": ("je vader", "your father"),
    "grandparent": ("je oma", "your grandmother"),
    "therapist": ("je therapeut", "your therapist"),
    "pet": ("het dier in huis", "your pet"),
}
_SHORT = {
    "mother": ("moeder", "mother"),
    "father": ("vader", "father"),
    "grandparent": ("oma", "grandmother"),
    "therapist": ("therapeut", "therapist"),
    "pet": ("huisdier", "pet"),
}
_AT_WORK = ("van je werk", "from work")
_LEAVING = ("friend_fades", "parts", "breaks_up", "therapy_ends", "work_ends")
_COMING = ("friend_comes", "sibling_born", "meets", "child_born", "therapy_begins", "pet_comes")


@dataclass(frozen=True)
class Figure:
    """Someone in a life.

    Attributes
    ----------
    place, number, kind
        The place, which person in it (from 0), and what the place is.
    name
        First name, or empty for who is called by what they are (your mother).
    came, left, died
        Ages of the person in the middle; infinite where it did not happen.
    years
        Indices of the years at whose end this figure was known.
    """

    place: str
    number: int
    kind: str
    name: str
    came: float
    left: float
    died: float
    years: NDArray[np.int64]

    def called(self, language: str) -> str:
        """How a sentence calls this figure: a name, or "your mother"."""
        if self.place in _CALLED:
            return _CALLED[self.place][language != "nl"]
        if self.kind == "colleague":
            return f"{self.name} {_AT_WORK[language != 'nl']}"
        return self.name

    def short(self, language: str) -> str:
        """A label in a picture."""
        if self.place in _SHORT:
            return _SHORT[self.place][language != "nl"]
        return self.name

    def there(self, age: float) -> bool:
        """Whether this figure is in the life at an age."""
        return self.came <= age < min(self.left, self.died)


def figures_of(result: Lived, life: int = 0) -> list[Figure]:
    """Everyone who was ever in a life, in the order in which they came."""
    data = result.data.isel(life=life)
    events = result.events[result.events["life"] == life]
    found = []
    numbers, state = data["number"].values, data["state"].values
    for k, place in enumerate(str(p) for p in data.place.values):
        own = events[events["place"] == place]
        seen = {int(n) for n in np.unique(numbers[:, k]) if n >= 0}
        for number in sorted(seen | {int(n) for n in own["number"] if n >= 0}):
            mine = own[own["number"] == number]
            years = np.flatnonzero((numbers[:, k] == number) & (state[:, k] > 0))
            came = _first(mine, _COMING)
            if not np.isfinite(came):
                if not len(years):
                    continue
                came = 0.0 if years[0] == 0 else float(years[0])
            left = _first(mine, _LEAVING)
            if place == "colleague" and not np.isfinite(left):
                left = _until(years, state[:, k])
            died = _first(mine, ("dies",))
            kind = str(data.kind.values[k])
            found.append((came, k, Figure(place, number, kind, "", came, left, died, years)))
    found.sort(key=lambda row: row[:2])
    return _named([figure for _, _, figure in found], result, life)


def closeness_of(result: Lived, life: int, figure: Figure) -> Array:
    """Closeness at each birthday, 0-1; not a number where the figure is unknown."""
    data = result.data.isel(life=life).sel(place=figure.place)
    values = np.full(data.sizes["age"], np.nan)
    values[figure.years] = data["closeness"].values[figure.years]
    return values


def _first(events: object, kinds: tuple[str, ...]) -> float:
    ages = [age for age, kind in zip(events["age"], events["kind"], strict=True) if kind in kinds]  # type: ignore[index]
    return float(min(ages)) if ages else float("inf")


def _until(years: NDArray[np.int64], state: NDArray[np.integer]) -> float:
    """The age after which a quietly changed figure was no longer the one in its place."""
    here = years[state[years] == HERE]
    last = int(here[-1]) + 1 if len(here) else int(years[0])
    return float("inf") if last >= len(state) else float(last)


def _named(figures: list[Figure], result: Lived, life: int) -> list[Figure]:
    """Give everyone without a role of their own a name; the same life always has the same names."""
    seed, number = result.data.attrs["seed"], int(result.data.life.values[life])
    order = sorted(NAMES, key=lambda name: zlib.crc32(f"{seed} {number} {name}".encode()))
    named, next_name = [], 0
    for figure in figures:
        if figure.place in _CALLED:
            named.append(figure)
            continue
        name = order[next_name % len(order)]
        next_name += 1
        named.append(replace(figure, name=name))
    return named
