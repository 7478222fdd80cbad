"""Generations: the first child of each life is lived next, with its parent as that parent was.

The parent is the mother or the father of the new life, at the ages at which that life was lived:
with the self-model and the model of others of each year, the own unresolved fear, and the day of
death. The other parent is the partner of that time, as they were when they met. How the parent was
reaches the child only through the care that is given.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hecht.errors import HechtError
from hecht.model.compilation import remember_compilations
from hecht.model.noise import WorldKeys, world_keys
from hecht.scenes.life.around import Surroundings
from hecht.scenes.life.chance import Chance
from hecht.scenes.life.changes import Changes, changes_of
from hecht.scenes.life.course import Course, Lineage
from hecht.scenes.life.diary import PERSON_ENDS
from hecht.scenes.life.folk import Folk, Values
from hecht.scenes.life.lived import Event, events_in
from hecht.scenes.life.living import BATCH, Parents, Progress, live, live_batch
from hecht.scenes.life.places import cast_of_a_life
from hecht.scenes.life.result import LifeResult, assemble

Array = NDArray[np.float64]

MOST = 6
_STRIDE = 0x9E3779B97F4A7C15  # seeds of generations lie far apart
_BLUEPRINT = PERSON_ENDS
_LIVED_PARENT = {"long_name": "place of the parent whose life was lived before"}
_TRAITS = ("mentalising", "reactivity", "care_base", "care_slope", "frightening")


@dataclass(frozen=True)
class _Birth:
    """The first child of a life: which life (position), at what age, with which partner."""

    life: int
    age: float
    partner: int
    parts: float


def generations(
    people: int = 1,
    count: int = 3,
    *,
    years: int = 90,
    seed: int = 0,
    changes: Mapping[str, object] | None = None,
    step_days: int = 1,
    first: int = 0,
    progress: Progress | None = None,
) -> list[LifeResult]:
    """Live several generations.

    Parameters
    ----------
    count
        How many generations at most, 1 to 6. Lives without a child end their line.
    people, years, seed, changes, step_days, first, progress
        As in `hecht.scenes.life.live`; changes of "mother" and "father" hold in the first
        generation only, where parents are not known.

    Returns
    -------
    One `LifeResult` a generation; `life` is the number of the line. Shorter than `count` where no
    line goes on.

    Raises
    ------
    HechtError
        A number out of range, or a change that leads nowhere.
    """
    if not 1 <= count <= MOST:
        raise HechtError(f"generations: use a whole number from 1 to {MOST}, not {count}")
    remember_compilations()
    lived = live(
        people,
        years=years,
        seed=seed,
        changes=changes,
        step_days=step_days,
        first=first,
        progress=progress,
    )
    found = [lived]
    wanted = changes_of(changes or {})
    lines = np.arange(people)  # position in the first generation of each life of the last
    for number in range(1, count):
        births = _births(found[-1])
        if not births:
            break
        keys = _keys(seed, number, first, people, lines[[birth.life for birth in births]])
        before = _keys(seed, number - 1, first, people, lines[[birth.life for birth in births]])
        batches, known = [], []
        for start in range(0, len(births), BATCH):
            some = slice(start, start + BATCH)
            parents = _parents(found[-1], births[some], keys(some), before(some), wanted)
            batch = live_batch(keys(some), years, wanted, step_days=step_days, parents=parents)
            batches.append((batch, len(births[some])))
            known.append(parents.lineage.own[: len(births[some])])
        lines = lines[[birth.life for birth in births]]
        result = assemble(
            batches,
            years=years,
            seed=seed + number,
            first=first,
            step_days=step_days,
            lives=[int(line) + first for line in lines],
        )
        names = np.array(cast_of_a_life().names)[np.concatenate(known)]
        result.data["lived_parent"] = ("life", names, _LIVED_PARENT)
        found.append(result)
    return found


def _births(result: LifeResult) -> list[_Birth]:
    """The first child of each life that had one, and what became of its parents."""
    births = []
    for life in range(result.lives):
        events = list(events_in(result.events[result.events["life"] == life]))
        ages = [e.age for e in events if e.kind == "child_born" and e.place == "child1"]
        if ages:
            met = [e.number for e in events if e.kind == "meets" and e.age < ages[0]]
            partner = met[-1] if met else 0
            births.append(_Birth(life, ages[0], partner, _parted(events, partner, ages[0])))
    return births


def _parted(events: list[Event], partner: int, age: float) -> float:
    """Age of the child at which its parents part, infinite where they do not."""
    parted = [e.age for e in events if e.kind == "parts" and e.number == partner and e.age >= age]
    return parted[0] - age if parted else float("inf")


def _keys(seed: int, number: int, first: int, people: int, lines: NDArray[np.int64]) -> Any:
    """Keys of the worlds of some lines in one generation, padded to a whole batch."""
    mixed = (seed + number * _STRIDE) & 0x7FFFFFFFFFFFFFFF
    whole = world_keys(mixed if number else seed, people, first)

    def some(part: slice) -> WorldKeys:
        chosen = lines[part]
        padded = np.resize(chosen, BATCH)
        picked: WorldKeys = jax.tree.map(
            lambda values: jnp.asarray(np.asarray(values)[padded]), whole
        )
        return picked

    return some


def _parents(
    result: LifeResult,
    births: list[_Birth],
    keys: WorldKeys,
    before: WorldKeys,
    wanted: Changes,
) -> Parents:
    """The parents of a batch: who they are at each age of the child."""
    cast = cast_of_a_life()
    worlds = int(keys.first.shape[0])
    padded = [births[k % len(births)] for k in range(worlds)]
    lives = np.array([birth.life for birth in padded])
    age = np.array([birth.age for birth in padded])
    own_place = np.where(Chance(keys, []).share("which parent") < 0.5, 0, 1)
    place = np.array([cast.at("mother"), cast.at("father")])[own_place]
    other_age = np.maximum(age + 3.5 * Chance(keys, []).lot("other parent"), 16.0)
    mother = np.where(own_place == 0, age, other_age)
    father = np.where(own_place == 0, other_age, age)
    dies = result.data["age_at_death"].to_numpy()[lives] - age
    parts = np.array([birth.parts for birth in padded])
    lineage = Lineage(place, np.stack([-mother, -father]), dies, parts)
    kept = {name: result.data[name].to_numpy()[lives].astype(np.float32) for name in _TRAITS}
    path = {name: result.data[name].to_numpy()[lives].astype(np.float32) for name in _BLUEPRINT}
    partners = _partners(before, padded, wanted)

    def put(around: Surroundings, course: Course) -> None:
        for k in (cast.at("mother"), cast.at("father")):
            known = place == k
            if course.season == 0:
                around.become(k, ~known, partners)
                around.become(k, known, kept)
            around.become(k, known, _at(path, age + course.age))

    return Parents(lineage, put)


def _partners(before: WorldKeys, births: list[_Birth], wanted: Changes) -> Values:
    """The partners of that time as individuals, [world], as drawn in the lives before."""
    cast = cast_of_a_life()
    folk = Folk(cast, before, Chance(before, []), wanted.people)
    numbers = np.array([birth.partner for birth in births])
    names = (*_BLUEPRINT, *_TRAITS)
    found: Values = {name: np.zeros(len(births), np.float32) for name in names}
    for number in np.unique(numbers):
        drawn = folk.figure(cast.of("partner")[int(number) % 3], int(number))
        for name in names:
            found[name] = np.where(numbers == number, drawn[name], found[name])
    return found


def _at(path: Values, age: Array) -> Values:
    """The blueprint of the parent at an age, or the last that is known."""
    found = {}
    for name, values in path.items():
        filled = pd.DataFrame(values).ffill(axis=1).to_numpy(np.float32)
        year = np.clip(age.astype(int) - 1, 0, filled.shape[1] - 1)
        found[name] = filled[np.arange(len(filled)), year]
    return found
