"""The course of a life: who is there, since when, and what happened; without anything inside.

A `Course` holds a batch of worlds at one age. `advance` moves all of them by one season, drawing
from the rates; what bonds are like comes in only through `trust` in a partner, on which parting
depends. Nothing here knows who is close to whom.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hecht.scenes.life.chance import Chance
from hecht.scenes.life.places import Cast
from hecht.scenes.life.rates import Rate, chance_of_dying, within

Array = NDArray[np.float64]
Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]

SEASON = 0.25
"""Years; events fall on the first day of a season."""

EMPTY, HERE, GONE, DEAD = 0, 1, 2, 3
"""What a place is: nobody yet, someone, someone out of one's life, someone who died."""


@dataclass(frozen=True)
class Happening:
    """Something that happened in some worlds at one age.

    Attributes
    ----------
    kind
        For instance "dies", "meets", "child_born".
    place
        Whom it is about; -1 for the person alone.
    worlds
        Positions of the worlds, int [some].
    number
        Which person in that place, counted from 0, int [some].
    """

    kind: str
    place: int
    worlds: Ints
    number: Ints


@dataclass(frozen=True)
class Lineage:
    """What is already known of the parents when a life continues a line, arrays [world].

    Attributes
    ----------
    own
        Place of the parent whose life was lived: that of the mother or of the father.
    born
        Years of birth of mother and father against the child's, [2, world].
    dies
        Ages of the child at which the known parent dies; infinite where not known.
    parts
        Ages of the child at which the parents part; infinite where they do not.
    """

    own: Ints
    born: Array
    dies: Array
    parts: Array


@dataclass
class Course:
    """A batch of lives at one age; arrays [world] and [place, world].

    `advance` and the functions it calls write into these arrays.
    """

    cast: Cast
    rates: Mapping[str, Rate]
    chance: Chance
    worlds: int
    once: dict[str, Any]
    lineage: Lineage | None
    season: int = 0
    alive: Bools = field(init=False)
    left_home: Bools = field(init=False)
    widowed: Bools = field(init=False)
    parents_together: Bools = field(init=False)
    hard_until: Array = field(init=False)
    current: Ints = field(init=False)
    partners: Ints = field(init=False)
    roof_since: Array = field(init=False)
    children: Ints = field(init=False)
    last_birth: Array = field(init=False)
    other_parent: Ints = field(init=False)
    status: NDArray[np.int8] = field(init=False)
    together: Bools = field(init=False)
    born: Array = field(init=False)
    number: Ints = field(init=False)
    since: Array = field(init=False)
    until: Array = field(init=False)

    def __post_init__(self) -> None:
        """Everyone alive, nobody there yet."""
        n, places = self.worlds, len(self.cast)
        self.alive = np.ones(n, bool)
        self.left_home = np.zeros(n, bool)
        self.widowed = np.zeros(n, bool)
        self.parents_together = np.ones(n, bool)
        self.hard_until = np.full(n, -1.0)
        self.current = np.full(n, -1)
        self.partners = np.zeros(n, np.int64)
        self.roof_since = np.full(n, np.inf)
        self.children = np.zeros(n, np.int64)
        self.last_birth = np.full(n, -np.inf)
        self.other_parent = np.full((len(self.cast.of("child")), n), -1)
        self.status = np.zeros((places, n), np.int8)
        self.together = np.zeros((places, n), bool)
        self.born = np.zeros((places, n))
        self.number = np.full((places, n), -1)
        self.since = np.full((places, n), np.inf)
        self.until = np.full((places, n), np.inf)

    @property
    def age(self) -> float:
        """Age of all persons, years."""
        return self.season * SEASON

    def comes(self, place: int, who: Bools, born: Any, *, together: Any = False) -> list[Happening]:
        """Let a next figure take a place in some worlds; returns nothing to tell yet."""
        self.status[place, who] = HERE
        self.number[place, who] += 1
        self.since[place, who] = self.age
        self.until[place, who] = np.inf
        self.born[place, who] = np.broadcast_to(born, who.shape)[who]
        self.together[place, who] = np.broadcast_to(together, who.shape)[who]
        return []

    def goes(self, place: int, who: Bools, status: int = GONE) -> None:
        """Let the figure of a place go, or die."""
        self.status[place, who] = status
        self.together[place, who] = False
        self.until[place, who] = self.age

    def tell(self, kind: str, place: int, who: Bools) -> list[Happening]:
        """What happened, where it happened to someone."""
        worlds = np.flatnonzero(who)
        if not len(worlds):
            return []
        number = self.number[place, worlds] if place >= 0 else np.zeros(len(worlds), np.int64)
        return [Happening(kind, place, worlds, number.copy())]

    def years(self, place: int) -> Array:
        """Ages of the figures of a place, [world]."""
        return np.asarray(self.age - self.born[place])

    def here(self, place: int) -> Bools:
        """Where someone is in a place, and the person lives."""
        return np.asarray((self.status[place] == HERE) & self.alive)


def dying(course: Course, ends: Array) -> list[Happening]:
    """Deaths in this season, of figures and of the person."""
    woman, man = course.rates["death.woman"], course.rates["death.man"]
    told: list[Happening] = []
    for place, row in enumerate(course.cast.places):
        if row.kind in ("pet", "therapist", "colleague"):
            continue
        who = course.here(place)
        if not who.any():
            continue
        years = np.maximum(course.years(place), 0.0)
        chance = {
            "mother": lambda y: chance_of_dying(woman, y),
            "grandparent": lambda y: chance_of_dying(woman, y),
            "father": lambda y: chance_of_dying(man, y),
        }.get(row.name, lambda y: (chance_of_dying(woman, y) + chance_of_dying(man, y)) / 2)(years)
        falls = ends[place] < within(-np.log1p(-np.minimum(chance, 0.999)), SEASON)
        if course.lineage is not None and row.kind == "parent":
            known = (course.lineage.own == place) & np.isfinite(course.lineage.dies)
            falls = np.where(known, course.age >= course.lineage.dies, falls)
        gone = who & falls
        told += course.tell("dies", place, gone)
        course.goes(place, gone, DEAD)
    return told


def own_death(course: Course) -> list[Happening]:
    """The person's own death: age was drawn once, from the mean of both life tables."""
    ends = course.alive & (course.age >= course.once["dies"])
    told = course.tell("ends", -1, ends)
    course.alive &= ~ends
    return told
