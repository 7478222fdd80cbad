"""One replicate as plain arrays, and how to see through noise in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from hecht.scenes.schema import Scene, Text

if TYPE_CHECKING:
    import xarray as xr

    from hecht.scenes.timeline import Moment

Series = NDArray[np.float64]

_PERSON = ("arousal", "need", "exploration", "threat")
_BOND = ("call", "withdrawal", "care", "contact", "fright", "reach")


class Lived(Protocol):
    """What an account is made from."""

    @property
    def scene(self) -> Scene:
        """The scene as it was run."""

    @property
    def data(self) -> xr.Dataset:
        """Dimensions replicate, time and person or bond."""

    @property
    def moments(self) -> Sequence[Moment]:
        """The events that were applied."""


@dataclass(frozen=True)
class Notice:
    """Something that begins or ends.

    Attributes
    ----------
    key
        Which sentence says it.
    weight
        How much it matters; the heaviest are told first when there is no room for all.
    until
        The last minute at which it can still be said.
    joins
        Whether it may follow another sentence of the same minute.
    others
        More names, for sentences about several people.
    minutes
        How long something has lasted.
    label
        The name of an event, in the words of the scene.
    """

    minute: float
    key: str
    who: str | None = None
    other: str | None = None
    weight: float = 1.0
    until: float | None = None
    joins: bool = False
    others: tuple[str, ...] = ()
    minutes: float = 0.0
    label: Text | None = None


@dataclass(frozen=True)
class Trace:
    """One replicate: series [time] by name and by person or bond."""

    scene: Scene
    moments: list[Moment]
    minutes: Series
    person: dict[tuple[str, str], Series]
    bond: dict[tuple[str, str, str], Series]
    pairs: list[tuple[str, str]]
    watched: list[str]
    _smooth: dict[tuple[str, ...], Series] = field(default_factory=dict)

    @property
    def length(self) -> float:
        """Minutes from start to end."""
        return float(self.minutes[-1])

    @property
    def step(self) -> float:
        """Minutes of the longest step."""
        return float(np.max(np.diff(self.minutes, prepend=0.0)))

    def steps(self, minutes: float) -> int:
        """How many steps there are in so many minutes, at least one."""
        return max(1, round(minutes * len(self.minutes) / self.length))

    @property
    def blink(self) -> float:
        """Minutes that are too short to notice."""
        return max(self.length / 80, 2 * self.step)

    @property
    def while_(self) -> float:
        """Minutes after which something has lasted a while."""
        return max(self.length / 25, min(1.0, self.length / 4), 3 * self.step)

    def index(self, minute: float) -> int:
        """The step that runs at `minute`."""
        return min(int(np.searchsorted(self.minutes, minute + 1e-6)), len(self.minutes) - 1)

    def smooth(self, name: str, *who: str) -> Series:
        """A series without its flicker."""
        key = (name, *who)
        if key not in self._smooth:
            raw = self.person[name, who[0]] if len(who) == 1 else self.bond[name, who[0], who[1]]
            self._smooth[key] = smoothed(raw, self.steps(self.blink))
        return self._smooth[key]

    def calling(self, person: str) -> Series:
        """The loudest call of a person to anyone."""
        calls = [self.bond["call", a, b] for a, b in self.pairs if a == person]
        return np.max(calls, axis=0) if calls else np.zeros(len(self.minutes))

    def voice(self, person: str) -> str:
        """How someone makes themselves heard: as a child, an adult or a pet."""
        kind = self.scene.people[person].kind
        if kind in ("infant", "child"):
            return "child"
        if kind == "pet":
            return "pet"
        return "scanner" if self.scene.stage == "scanner" else "adult"

    def channel(self, owner: str, other: str, at: int) -> str:
        """How far the other is: near, at the phone, or away."""
        reach = self.bond["reach", owner, other][at]
        if reach <= 0.02:
            return "away"
        return "near" if reach > 0.45 else "phone"

    def present(self, owner: str, at: int) -> list[str]:
        """Who is near `owner`."""
        return [b for a, b in self.pairs if a == owner and self.channel(a, b, at) == "near"]


def trace_of(result: Lived, replicate: int) -> Trace:
    """The arrays of one replicate."""
    scene = result.scene
    data = result.data.variables  # hundreds of readings: a DataArray for each would take longer
    people = [str(name) for name in data["person"].values]
    bonds = [str(name) for name in data["bond"].values]
    pairs = [(bond.split(" -> ")[0], bond.split(" -> ")[1]) for bond in bonds]
    person = {
        (name, who): np.asarray(data[name].values[replicate, :, k], np.float64)
        for name in _PERSON
        for k, who in enumerate(people)
    }
    bond = {
        (name, *pair): np.asarray(data[name].values[replicate, :, k], np.float64)
        for name in _BOND
        for k, pair in enumerate(pairs)
    }
    named = (path.rpartition(".")[0].split("->")[0].strip() for path in scene.watch)
    watched = [who for who in dict.fromkeys(named) if who in people]
    minutes = np.asarray(data["time"].values, np.float64)
    moments = sorted(result.moments, key=lambda moment: moment.minute)
    others = [(owner, other) for owner, other in pairs if owner != other]  # oneself is no company
    return Trace(scene, moments, minutes, person, bond, others, watched or _alive(scene, people))


def _alive(scene: Scene, people: Iterable[str]) -> list[str]:
    return [who for who in people if scene.people[who].kind != "object"]


def smoothed(values: Series, count: int) -> Series:
    """A moving mean over `count` steps, centred, and shorter at the edges."""
    if count < 2:
        return values
    total = np.cumsum(np.insert(values, 0, 0.0))
    before = np.arange(len(values)) - count // 2
    first, last = np.clip(before, 0, None), np.clip(before + count, None, len(values))
    means: Series = (total[last] - total[first]) / (last - first)
    return means


def spells(values: Series, on: float, off: float, least: int = 1) -> Iterator[tuple[int, int]]:
    """Stretches [start, stop) that begin at `on` and end below `off`, of at least `least` steps."""
    start = None
    for k, value in enumerate(values):
        if start is None and value >= on:
            start = k
        elif start is not None and value < off:
            if k - start >= least:
                yield start, k
            start = None
    if start is not None and len(values) - start >= least:
        yield start, len(values)


def joined(stretches: Iterable[tuple[int, int]], gap: int) -> list[tuple[int, int]]:
    """The same stretches, with pauses of at most `gap` steps taken as no pause."""
    result: list[tuple[int, int]] = []
    for start, stop in stretches:
        if result and start - result[-1][1] <= gap:
            result[-1] = (result[-1][0], stop)
        else:
            result.append((start, stop))
    return result
