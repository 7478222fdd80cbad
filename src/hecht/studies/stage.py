"""The bench on which a study is built: people and bonds by name, and what happens to them.

A stage has one world for each participating person, couple or family. Everything is an array
over worlds, so that a study of a thousand families is one run.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

from hecht.model.compilation import remember_compilations
from hecht.model.network import connect
from hecht.model.noise import world_keys
from hecht.model.parameters import BOND, PERSON, Constants
from hecht.model.population import adults, infant_reactivity
from hecht.model.simulate import Everyday, Stretch, simulate
from hecht.model.state import Bonds, Inputs, Persons, Traits, World
from hecht.studies.circumstances import (
    Array,
    Chance,
    Part,
    Seen,
    Tie,
    of_person,
    row_numbers,
    rows_of,
    usual_value,
)

_NEWBORN = {"responsiveness": -1.2, "contingency": 3.0, "aversiveness": 0.0}
_EXPECTATIONS = tuple(_NEWBORN)


class Stage:
    """People, bonds and circumstances of a study; changed in place as the study goes on.

    Parameters
    ----------
    people
        Names.
    bonds
        (owner, other) pairs; stored sorted by owner.
    worlds
        Number of participating units.
    seed
        The same seed gives the same lives.
    constants
        Constants of the model.
    """

    def __init__(
        self,
        people: Sequence[str],
        bonds: Sequence[Tie],
        worlds: int,
        seed: int,
        constants: Constants,
    ) -> None:
        remember_compilations()
        self.people = list(people)
        place = {name: k for k, name in enumerate(people)}
        self.bonds = sorted(bonds, key=lambda bond: (place[bond[0]], place[bond[1]]))
        self.worlds, self.constants = worlds, constants
        self.keys = world_keys(seed, worlds)
        self.chance = np.random.default_rng([seed, zlib.crc32(" ".join(people).encode())])
        pairs = [(place[owner], place[other]) for owner, other in self.bonds]
        self.network = connect(len(people), pairs)
        self._step = 0
        self.unresolved: dict[str, Array] = {}
        self.aside: dict[tuple[str, str], NDArray[np.floating[Any]]] = {}  # see self_report
        everyone, all_bonds = len(self.people), len(self.bonds)
        self._persons = {k: self._full(everyone, PERSON[k].value) for k in Persons._fields}
        self._traits = {k: self._full(everyone, PERSON[k].value) for k in Traits._fields}
        self._bonds = {k: self._full(all_bonds, BOND[k].value) for k in Bonds._fields}
        self._usual = {
            name: self._full(everyone if of_person(name) else all_bonds, usual_value(name))
            for name in Inputs._fields
        }

    def _full(self, count: int, value: float) -> Array:
        return np.full((count, self.worlds), value, np.float32)

    # Reading and setting

    def of(self, person: str, name: str) -> Array:
        """A state, trait or circumstance of a person, [world]."""
        place = self.people.index(person)
        for holder in (self._persons, self._traits, self._usual):
            if name in holder:
                return np.array(holder[name][place])
        raise KeyError(f"a person has no {name}")

    def tie_of(self, owner: str, other: str, name: str) -> Array:
        """A state or circumstance of a bond, [world]; also its `trust`."""
        place = self.bonds.index((owner, other))
        if name == "trust":
            full = self._bonds["responsiveness"][place] + _GAIN * self._bonds["contingency"][place]
            return _logistic(self.of(owner, "self_model") + full)
        for holder in (self._bonds, self._usual):
            if name in holder:
                return np.array(holder[name][place])
        raise KeyError(f"a bond has no {name}")

    def set(self, person: str, **values: Any) -> None:
        """Set states, traits or circumstances of a person; names this model lacks are an error."""
        place = self.people.index(person)
        for name, value in values.items():
            self._holder(name, self._persons, self._traits)[name][place] = value

    def tie(self, owner: str, other: str, **values: Any) -> None:
        """Set states or circumstances of a directed bond."""
        place = self.bonds.index((owner, other))
        for name, value in values.items():
            self._holder(name, self._bonds)[name][place] = value

    def _holder(self, name: str, *states: dict[str, Array]) -> dict[str, Array]:
        for holder in (*states, self._usual):
            if name in holder:
                return holder
        raise KeyError(f"there is no {name} here")

    def has(self, name: str) -> bool:
        """Whether this version of the model has a state, trait or circumstance of that name."""
        holders = (self._persons, self._traits, self._bonds, self._usual)
        return any(name in holder for holder in holders)

    def copy(self) -> Stage:
        """The same people at this moment, to be led through another condition."""
        other = object.__new__(Stage)
        other.__dict__.update(self.__dict__)
        for name in ("_persons", "_traits", "_bonds", "_usual"):
            setattr(other, name, {k: v.copy() for k, v in getattr(self, name).items()})
        return other

    def only(self, which: NDArray[Any]) -> Stage:
        """The worlds that `which` (boolean or integer, [world]) selects."""
        other = self.copy()
        for name in ("_persons", "_traits", "_bonds", "_usual"):
            setattr(other, name, {k: v[:, which] for k, v in getattr(self, name).items()})
        other.keys = jax.tree.map(lambda key: key[which], self.keys)
        other.unresolved = {name: value[which] for name, value in self.unresolved.items()}
        other.aside = {name: value[which] for name, value in self.aside.items()}
        other.worlds = int(other.keys.first.shape[0])
        return other

    # People

    def adult(self, person: str, *, age: float = 30.0, risk: float = 0.0) -> None:
        """Draw an adult from the population prior; early blueprint as the present one."""
        who = jnp.asarray([self.people.index(person)], jnp.uint32)
        drawn = adults(self.keys, who, risk)
        values = {
            name: np.asarray(value)[0]
            for name, value in drawn._asdict().items()
            if name in Persons._fields or name in Traits._fields
        }
        self.set(person, age=age, **values)
        self.unresolved = {**self.unresolved, person: np.asarray(drawn.unresolved)[0]}
        self.keep_blueprint(person)

    def keep_blueprint(self, person: str) -> None:
        """Take the present blueprint as the one learned early, where the model keeps one."""
        for name in _EXPECTATIONS:
            if f"early_{name}" in self._persons:
                self.set(person, **{f"early_{name}": self.of(person, f"others_{name}")})

    def infant(self, person: str, *, age: float = 0.0) -> None:
        """A newborn with a temperament of its own.

        Where nothing can be learned (both learning rates 0) infants are born with what others
        learn: their blueprint is drawn as for adults, and never changes.
        """
        who = jnp.asarray([self.people.index(person)], jnp.uint32)
        if self.cannot_learn:
            self.adult(person, age=age)
        else:
            self.set(person, **{f"others_{name}": value for name, value in _NEWBORN.items()})
        self.set(
            person,
            age=age,
            mentalising=0.0,
            frightening=0.0,
            reactivity=np.asarray(infant_reactivity(self.keys, who))[0],
        )

    @property
    def cannot_learn(self) -> bool:
        """Whether these constants leave no learning at all."""
        return self.constants.learning_rate_new == 0 and self.constants.learning_rate_lasting == 0

    def expect(self, owner: str, other: str) -> None:
        """Let the owner meet a new figure: what is expected is the blueprint."""
        self.tie(
            owner,
            other,
            strength=0.0,
            presence=0.0,
            evidence=0.0,
            **{name: self.of(owner, f"others_{name}") for name in _EXPECTATIONS},
        )

    def as_newborn(self, owner: str, other: str) -> None:
        """A newborn's bond: innate crying and preference, strength .3."""
        learned = (
            {name: self.of(owner, f"others_{name}") for name in _EXPECTATIONS}
            if self.cannot_learn
            else _NEWBORN
        )
        self.tie(owner, other, strength=0.3, commitment=1.0, **learned)

    def not_a_haven(self, owner: str, other: str) -> None:
        """A figure who is owed nothing: an infant to its carer, a client to the therapist."""
        self.tie(
            owner, other, responsiveness=-4.0, contingency=0.5, strength=0.05, presence=1.0,
            aversiveness=0.0, commitment=0.0,
        )  # fmt: skip

    def rest(self, *people: str) -> None:
        """Calm people and end what they were doing; despair stays, comfort still felt ends."""
        for person in people or self.people:
            calm = self.constants.calm_arousal
            self.set(person, arousal=calm, slow_arousal=calm, need=PERSON["need"].value)
            if self.has("reserve"):
                self.set(person, reserve=0.0)
            for owner, other in self.bonds:
                if owner == person:
                    self.tie(owner, other, call=0.0, withdrawal=0.0, care=0.0, contact=0.0)

    # Time

    def play(
        self,
        parts: Sequence[Part],
        minutes: float,
        *,
        record: Sequence[str] = (),
        every: int = 1,
        learning: bool = True,
        pace: float = 1.0,
        chance: Chance | None = None,
        steps_a_day: int = 1,
    ) -> Seen:
        """Let time pass, and return what was recorded (the mean over `every` steps)."""
        stretch = Stretch(
            minutes=minutes,
            rows=self._rows(parts),
            row=row_numbers(parts),
            everyday=self._everyday(chance) if chance else None,
            steps_a_day=steps_a_day,
            pace=pace,
            learning=learning,
        )
        world = World(
            Persons(**{k: jnp.asarray(v) for k, v in self._persons.items()}),
            Traits(**{k: jnp.asarray(v) for k, v in self._traits.items()}),
            Bonds(**{k: jnp.asarray(v) for k, v in self._bonds.items()}),
        )
        world, records = simulate(
            self.network,
            world,
            stretch,
            self.keys,
            self.constants,
            first_step=self._step,
            record=tuple(record),
            every=every,
        )
        self._step += stretch.steps
        self._persons = {k: np.array(v) for k, v in world.persons._asdict().items()}
        self._traits = {k: np.array(v) for k, v in world.traits._asdict().items()}
        self._bonds = {k: np.array(v) for k, v in world.bonds._asdict().items()}
        return Seen(self.people, self.bonds, records)

    def _rows(self, parts: Sequence[Part]) -> Inputs:
        columns: dict[str, Any] = {}
        total = sum(rows_of(part) for part in parts)
        for name in Inputs._fields:
            changes = [_changes(self, part, name) for part in parts]
            varies = not bool((self._usual[name] == self._usual[name][:, :1]).all()) or any(
                np.ndim(value) for change in changes for _, value in change
            )
            usual = self._usual[name] if varies else self._usual[name][:, :1]
            rows = np.repeat(usual[None], total, axis=0)
            first = 0
            for part, change in zip(parts, changes, strict=True):
                last = first + rows_of(part)
                for place, value in change:
                    rows[first:last, place] = value
                first = last
            columns[name] = rows
        return Inputs(**columns)

    def _everyday(self, chance: Chance) -> Everyday:
        people, bonds = len(self.people), len(self.bonds)
        threat = np.zeros((2, people, self.worlds), np.float32)
        novelty = np.ones((2, people, 1), np.float32)
        near = np.ones((3, bonds, 1), np.float32)
        until = np.ones((2, bonds, 1), np.float32)
        pair = np.arange(bonds, dtype=np.uint32)
        for person, stress in chance.threat.items():
            threat[:, self.people.index(person)] = np.broadcast_arrays(
                *(np.asarray(value) for value in stress), np.zeros(self.worlds)
            )[:2]
        for person, bounds in chance.novelty.items():
            novelty[:, self.people.index(person), 0] = bounds
        for number, ((a, b), (touch, room, _)) in enumerate(chance.nearness.items()):
            for bond in ((a, b), (b, a)):
                if bond in self.bonds:
                    place = self.bonds.index(bond)
                    near[:, place, 0] = (1.0, 0.5, 0.0)
                    until[:, place, 0] = (touch, touch + room)
                    pair[place] = 1000 + number
        return Everyday(threat[0], threat[1], novelty[0], novelty[1], near, until, pair)


def _changes(stage: Stage, part: Part, name: str) -> list[tuple[int, Any]]:
    if of_person(name):
        found = ((stage.people.index(who), values) for who, values in part.people.items())
    else:
        found = ((stage.bonds.index(bond), values) for bond, values in part.ties.items())
    return [(place, values[name]) for place, values in found if name in values]


_GAIN = 1.0 - float(np.exp(-1.0))  # g(1): how much a full call tells


def _logistic(log_odds: Array) -> Array:
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(log_odds, -30, 30))), np.float32)
