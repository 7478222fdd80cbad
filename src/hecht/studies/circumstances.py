"""The circumstances of a study: its parts, what chance adds, and what was recorded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hecht.model.parameters import BOND, PERSON
from hecht.model.simulate import Records

Array = NDArray[np.float32]
Tie = tuple[str, str]
Values = Mapping[str, Any]

_NEUTRAL = {"answering": 1.0, "touch": 0.0, "channel": 1.0, "difference": 0.0}


@dataclass(frozen=True)
class Part:
    """A piece of a study with its own circumstances.

    Attributes
    ----------
    steps
        How many steps it lasts.
    people, ties
        Circumstances that hold instead of the usual ones: for a person (threat, novelty,
        answering) or a directed bond (reach, commitment, touch ...). A value is a number, an
        array [world], or an array [step, world].
    """

    steps: int
    people: Mapping[str, Values] = field(default_factory=dict)
    ties: Mapping[Tie, Values] = field(default_factory=dict)


@dataclass(frozen=True)
class Chance:
    """What everyday life adds at random in every step (see `hecht.model.simulate.Everyday`).

    Attributes
    ----------
    threat
        Person -> (chance of a stressor in a step, mean size 1/min).
    novelty
        Person -> (lowest, highest) factor of novelty.
    nearness
        Pair of persons -> chances of within touch, next room (half the reach) and away.
    """

    threat: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)
    novelty: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    nearness: Mapping[Tie, tuple[float, float, float]] = field(default_factory=dict)


class Seen:
    """What was recorded in a stretch, by name; every array is [record, world]."""

    def __init__(self, people: Sequence[str], bonds: Sequence[Tie], records: Records) -> None:
        self.people, self.bonds, self.records = list(people), list(bonds), records

    def of(self, person: str, name: str) -> Array:
        """A recorded value of a person."""
        return np.asarray(self.records[name][:, self.people.index(person)])

    def tie(self, owner: str, other: str, name: str) -> Array:
        """A recorded value of a directed bond."""
        return np.asarray(self.records[name][:, self.bonds.index((owner, other))])


def of_person(name: str) -> bool:
    """Whether a circumstance belongs to a person (else to a bond)."""
    return name in PERSON or name == "answering"


def usual_value(name: str) -> float:
    """A circumstance where a study says nothing about it."""
    if name in _NEUTRAL:
        return _NEUTRAL[name]
    return (PERSON if name in PERSON else BOND)[name].value


def rows_of(part: Part) -> int:
    """How many rows of circumstances a part needs: one, or one for each of its steps."""
    held = [*part.people.values(), *part.ties.values()]
    stepwise = any(np.ndim(value) == 2 for values in held for value in values.values())
    return part.steps if stepwise else 1


def row_numbers(parts: Sequence[Part]) -> NDArray[np.int32]:
    """Which row holds in each step."""
    numbers, first = [], 0
    for part in parts:
        rows = rows_of(part)
        numbers.append(first + (np.arange(part.steps) if rows > 1 else np.zeros(part.steps, int)))
        first += rows
    return np.concatenate(numbers).astype(np.int32)
