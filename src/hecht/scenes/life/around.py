"""From the course of a life to the model: who stands where, how near, and how committed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hecht.model.parameters import BOND, PERSON
from hecht.model.state import Bonds, Inputs, Persons, Traits, World
from hecht.scenes.life.course import GONE, HERE, Course
from hecht.scenes.life.folk import NEWBORN, Folk, Values

Array = NDArray[np.float32]
Columns = dict[str, Array]

_OUT_OF_SIGHT = {"friend": 0.004, "partner": 0.0, "colleague": 0.002, "therapist": 0.0}
_STILL_CARES = {"friend": 0.3, "partner": 0.1, "colleague": 0.1, "therapist": 0.3}
_CARER = {"responsiveness": -8.0, "contingency": 0.0, "strength": 0.05, "presence": 1.0}
"""A carer's bond to an infant: nothing is expected of it, so that nothing disappoints.

The model text (section 5, scene 1) writes -4 and .5 for one year; over eighteen years of children
those few hundredths of expected care would wear down what the carer thinks of herself.
"""

_INNATE = 0.3  # strength of a newborn's bond to who is there first
_MIND_GROWS, _GROWN_UP = 8.0, 18.0  # years
_COME_NEARER = ("parent", "sibling", "friend", "child")
_OWN_COMMITMENT = {"partner": 0.9, "child": 1.0}


class Surroundings:
    """The world of the model around the persons of a course, kept in step with it.

    Columns are float32 arrays [person or bond, world] by the names of the states of the model;
    fields the model gains later start at the value of its table.
    """

    def __init__(self, course: Course, folk: Folk) -> None:
        self._course, self._folk, self._cast = course, folk, course.cast
        people, bonds = len(self._cast) + 1, len(self._cast) + len(self._cast.answering)
        worlds = course.worlds
        self.people: Columns = {
            name: np.full((people, worlds), PERSON[name].value, np.float32)
            for name in (*Persons._fields, *Traits._fields)
        }
        self.bonds: Columns = {
            name: np.full((bonds, worlds), BOND[name].value, np.float32) for name in Bonds._fields
        }
        self._put(0, np.ones(worlds, bool), folk.person(), 0.0)
        self._grown_mind = folk.grown_mind()
        self._base = {0: self.people["care_base"][0].copy()}
        self._drift = np.zeros((people, worlds), np.float32)
        self._last = np.full((len(self._cast), worlds), -1)

    @property
    def world(self) -> World:
        """The state as the model takes it.

        In NumPy: compiled code takes that as it is, and sixty conversions a season took a third
        of the time of a single life.
        """
        people: Any = self.people
        bonds: Any = self.bonds
        return World(
            Persons(*(people[name] for name in Persons._fields)),
            Traits(*(people[name] for name in Traits._fields)),
            Bonds(*(bonds[name] for name in Bonds._fields)),
        )

    def take(self, world: World) -> None:
        """Read back what the model made of a season."""
        for part, columns in ((world.persons, self.people), (world.traits, self.people)):
            columns.update({name: np.array(value) for name, value in part._asdict().items()})
        self.bonds.update({name: np.array(value) for name, value in world.bonds._asdict().items()})

    def seat(self) -> None:
        """Give every place that has a new figure its individual and a bond from the blueprint."""
        course = self._course
        for place in range(len(self._cast)):
            new = (course.number[place] != self._last[place]) & (course.status[place] == HERE)
            for number in np.unique(course.number[place, new]):
                who = new & (course.number[place] == number)
                self._put(
                    place + 1, who, self._folk.figure(place, int(number)), course.years(place)
                )
                base = self._base.setdefault(place + 1, np.zeros(course.worlds, np.float32))
                base[who] = self.people["care_base"][place + 1, who]
                self._drift[place + 1, who] = 0.0
            if new.any():
                self._bind(place, new)
        self._last = course.number.copy()

    def become(self, place: int, who: NDArray[np.bool_], values: Values) -> None:
        """Let the figure of a place be someone in particular; circumstances drift around them."""
        for name, column in values.items():
            if name == "care_base":
                self._base[place + 1][who] = column[who]
                self.people[name][place + 1, who] = (column + self._drift[place + 1])[who]
            elif name in self.people:
                self.people[name][place + 1, who] = column[who]

    @property
    def own_traits(self) -> Values:
        """What stays with the person, circumstances left out, each [world]."""
        kept = {name: self.people[name][0].copy() for name in Traits._fields if name != "age"}
        return {**kept, "care_base": self._base[0].copy(), "mentalising": self._grown_mind.copy()}

    def grow(self) -> None:
        """What a season changes in people: age, a growing mind, circumstances of those who care."""
        course = self._course
        self.people["age"][0] = course.age
        self.people["mentalising"][0] = self._grown_mind * (
            1 - np.exp(-((course.age / _MIND_GROWS) ** 2))
        )
        if course.age == _GROWN_UP:
            self.people["frightening"][0] = self._folk.own_fear(
                {name: values[0] for name, values in self.people.items()}
            )
        for place in self._cast.of("child"):
            age = np.maximum(course.years(place), 0.0)
            self.people["mentalising"][place + 1] = 0.55 * (1 - np.exp(-((age / _MIND_GROWS) ** 2)))
            self._come_of_age(place)
        self._let_drift()

    def _come_of_age(self, place: int) -> None:
        """From eighteen a child is also someone to turn to, and is met as anyone is at first."""
        now = self._course.here(place) & (np.abs(self._course.years(place) - _GROWN_UP) < 1e-6)
        for key in NEWBORN:
            self.bonds[key][place, now] = self.people[f"others_{key}"][0, now]
        self.bonds["evidence"][place, now] = 0.0

    def _let_drift(self) -> None:
        """Circumstances move (a stationary first-order process); spread over 4 years or so."""
        kept = np.float32(np.exp(-0.25 / self._cast.drift_years))
        push = np.float32(self._cast.drift_spread) * np.sqrt(1 - kept**2)
        normals = self._course.chance.drift(self._course.season).astype(np.float32)
        normals = np.concatenate([normals[-1:], normals[:-1]])  # the person is named last
        self._drift = kept * self._drift + push * normals
        for place, base in self._base.items():
            kind = "" if place == 0 else self._cast.places[place - 1].kind
            if kind not in ("pet", "therapist", "child"):
                self.people["care_base"][place] = base + self._drift[place]

    def inputs(self) -> Inputs:
        """Circumstances of this season: one row [1, person or bond, world] of each input."""
        course, cast = self._course, self._cast
        people, worlds = len(cast) + 1, course.worlds
        reach, commitment = self._nearness()
        threat = np.full((people, worlds), cast.threat_of_others, np.float32)
        threat[0] = np.where(
            course.hard_until > course.age, course.rates["hard_times.threat"].mean, 0
        )
        known: Any = {"threat": threat, "reach": reach, "commitment": commitment}
        for name in Inputs._fields:
            if name not in known:
                known[name] = np.full(
                    _shape(name, people, len(reach), worlds), _neutral(name), np.float32
                )
        return Inputs(*(known[name][None] for name in Inputs._fields))

    def _nearness(self) -> tuple[Array, Array]:
        """Reach and commitment of all bonds, [bond, world]."""
        course, cast = self._course, self._cast
        reach = np.stack([self._reach(place) for place in range(len(cast))])
        commitment = np.stack([self._commitment(place) for place in range(len(cast))])
        back = [
            np.where(course.here(p), _OWN_COMMITMENT[cast.places[p].kind], 0.0)
            for p in cast.answering
        ]
        return (
            np.concatenate([reach, reach[cast.answering]]).astype(np.float32),
            np.concatenate([commitment, np.stack(back)]).astype(np.float32),
        )

    def _reach(self, place: int) -> NDArray[np.float64]:
        course, row = self._course, self._cast.places[place]
        age: Any = np.maximum(course.years(place), 0.0) if row.kind == "child" else course.age
        apart = row.apart.at(age) if row.apart else np.zeros(1)
        home = row.home.at(age) if row.home else apart
        if row.name == "father":
            mother = self._cast.at("mother")
            only = ~course.here(mother) & course.parents_together
            home = np.where(only, self._cast.places[mother].home.at(age), home)  # type: ignore[union-attr]
            home = np.where(course.parents_together, home, home * self._cast.father_apart)
        if row.kind == "child":
            k = self._cast.of("child").index(place)
            with_other = course.current >= 0
            partner = course.number[np.maximum(course.current, 0), np.arange(course.worlds)]
            with_other &= partner == course.other_parent[k]
            home = np.where(with_other | (age > _GROWN_UP), home, home * self._cast.shared_care)
        near = np.where(course.together[place], home, apart)
        if row.kind in _COME_NEARER:
            nearer = self._cast.widowed_factor * near + self._cast.widowed_more
            near = np.where(course.widowed & ~course.together[place], nearer, near)
        left = np.where(course.status[place] == GONE, _OUT_OF_SIGHT.get(row.kind, 0.0), 0.0)
        return np.where(course.alive, np.where(course.status[place] == HERE, near, left), 0.0)

    def _commitment(self, place: int) -> NDArray[np.float64]:
        course, row = self._course, self._cast.places[place]
        age: Any = np.maximum(course.years(place), 0.0) if row.kind == "child" else course.age
        left = np.where(course.status[place] == GONE, _STILL_CARES.get(row.kind, 0.0), 0.0)
        there = np.where(course.status[place] == HERE, row.commitment.at(age), left)
        return np.where(course.alive, there, 0.0)

    def _put(self, person: int, who: NDArray[np.bool_], values: Values, age: Any) -> None:
        for name, column in self.people.items():
            column[person, who] = values[name][who]
        self.people["age"][person, who] = np.broadcast_to(np.maximum(age, 0.0), who.shape)[who]

    def _bind(self, place: int, who: NDArray[np.bool_]) -> None:
        """A new bond: what people are expected to be like, no strength, no memories."""
        kind = self._cast.places[place].kind
        fresh: dict[str, Any] = {name: BOND[name].value for name in Bonds._fields}
        born = self._course.age == 0.0
        for key, newborn in NEWBORN.items():
            fresh[key] = newborn if born else self.people[f"others_{key}"][0]
        if born:
            fresh["strength"] = self._cast.places[place].bond
        if kind == "child":
            fresh.update(_CARER)
        self._set_bond(place, who, fresh)
        if place in self._cast.answering:
            back = {name: BOND[name].value for name in Bonds._fields}
            for key, newborn in NEWBORN.items():
                own = self.people[f"others_{key}"][place + 1]
                back[key] = newborn if kind == "child" else own
            back["strength"] = _INNATE if kind == "child" else 0.0
            self._set_bond(len(self._cast) + self._cast.answering.index(place), who, back)

    def _set_bond(self, bond: int, who: NDArray[np.bool_], values: Mapping[str, Any]) -> None:
        for name, column in self.bonds.items():
            column[bond, who] = np.broadcast_to(np.asarray(values[name], np.float32), who.shape)[
                who
            ]


def _shape(name: str, people: int, bonds: int, worlds: int) -> tuple[int, int]:
    return (people if name in PERSON or name == "answering" else bonds, worlds)


def _neutral(name: str) -> float:
    """An input that this life says nothing about."""
    if name == "answering":
        return 1.0
    if name in ("touch", "softness"):
        return 0.0
    row = PERSON.get(name) or BOND.get(name)
    return row.value if row is not None else 0.0
