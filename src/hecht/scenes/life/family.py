"""Family: parents, siblings and a grandparent, leaving home, and what is decided once in a life."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from hecht.scenes.life.chance import Chance
from hecht.scenes.life.course import EMPTY, SEASON, Course, Happening
from hecht.scenes.life.rates import Rate, chance_of_dying, within

Array = NDArray[np.float64]

_YOUNGEST_MOTHER, _OLDEST_MOTHER = 16.0, 45.0
_EARLIEST_HOME, _OLDEST = 17.0, 115


def decided_once(chance: Chance, rates: Mapping[str, Rate]) -> dict[str, Array]:
    """What is decided once in each life: ages at which things begin, inclinations, own death."""
    mother = _drawn(chance, rates, "parents.mother_age")
    turn = chance.share("siblings")
    none, one, _ = rates["siblings.number"].values
    return {
        "mother_age": np.clip(mother, _YOUNGEST_MOTHER, _OLDEST_MOTHER),
        "father_older": _drawn(chance, rates, "parents.father_older"),
        "grandmother_older": np.clip(_drawn(chance, rates, "parents.grandmother_older"), 16, 44),
        "siblings": np.where(turn < none, 0.0, np.where(turn < none + one, 1.0, 2.0)),
        "gap1": np.maximum(_drawn(chance, rates, "siblings.gap", "gap1"), 0.9),
        "gap2": np.maximum(_drawn(chance, rates, "siblings.gap", "gap2"), 0.9),
        "older1": chance.share("older1"),
        "older2": chance.share("older2"),
        "leaves_home": np.maximum(_drawn(chance, rates, "home.leaves"), _EARLIEST_HOME),
        "inclined": np.exp(rates["couples.inclined"].mean * chance.lot("inclined")),
        "wanted": chance.share("wanted"),
        "work_begins": np.maximum(_drawn(chance, rates, "work.begins"), 16.0),
        "work_ends": _drawn(chance, rates, "work.ends"),
        "dies": _age_at_death(chance.share("own death"), rates),
    }


def _drawn(chance: Chance, rates: Mapping[str, Rate], path: str, lot: str | None = None) -> Array:
    row = rates[path]
    return np.asarray(row.mean + row.spread * chance.lot(lot or path))


def _age_at_death(turn: Array, rates: Mapping[str, Rate]) -> Array:
    """Age at death from one uniform number: the survival curve of both sexes, read backwards."""
    ages = np.arange(0, _OLDEST, SEASON)
    living = [
        np.cumprod((1 - chance_of_dying(rates[f"death.{sex}"], ages)) ** SEASON)
        for sex in ("woman", "man")
    ]
    alive = (living[0] + living[1]) / 2
    return np.asarray(np.interp(1.0 - turn, alive[::-1], ages[::-1] + SEASON))


def born(course: Course) -> list[Happening]:
    """The first day: parents, older siblings and a grandparent are there."""
    once, cast = course.once, course.cast
    everyone = np.ones(course.worlds, bool)
    mother, father = cast.at("mother"), cast.at("father")
    since = -once["mother_age"], -once["mother_age"] - once["father_older"]
    if course.lineage is not None:
        since = course.lineage.born[0], course.lineage.born[1]
    course.comes(mother, everyone, since[0], together=True)
    course.comes(father, everyone, np.minimum(since[1], -15.0), together=True)
    grandmother = since[0] - once["grandmother_older"]
    turn, _ = course.chance.season(100_000)  # a season that is never lived
    survives = _survival(course, -grandmother) > turn[cast.at("grandparent")]
    course.comes(cast.at("grandparent"), survives, grandmother)
    _plan_siblings(course)
    told = course.tell("born", -1, everyone)
    for place in cast.of("sibling"):
        older = (course.once[f"{cast.names[place]}_born"] < 0.0) & (once["siblings"] > 0)
        course.comes(place, older, course.once[f"{cast.names[place]}_born"], together=True)
    return told


def _survival(course: Course, age: Array) -> Array:
    ages = np.arange(0, _OLDEST, SEASON)
    alive = np.cumprod((1 - chance_of_dying(course.rates["death.woman"], ages)) ** SEASON)
    return np.asarray(np.interp(age, ages, alive))


def _plan_siblings(course: Course) -> None:
    """Years of birth of siblings against one's own; infinite where there is none."""
    once = course.once
    first = np.where(once["older1"] < 0.5, -once["gap1"], once["gap1"])
    other_side = once["older2"] < 0.5
    second = np.where(
        other_side, -np.sign(first) * once["gap2"], first + np.sign(first) * once["gap2"]
    )
    mother = -course.born[course.cast.at("mother")]  # her age when the person was born
    for name, year, least in (("sibling1", first, 1.0), ("sibling2", second, 2.0)):
        possible = (once["siblings"] >= least) & (mother + year < 46.0) & (mother + year > 15.0)
        course.once[f"{name}_born"] = np.where(possible, year, np.inf)


def family(course: Course, ends: Array, begins: Array) -> list[Happening]:
    """Siblings are born, parents part, a child leaves home: one season."""
    told: list[Happening] = []
    cast, once, age = course.cast, course.once, course.age
    mother, father = cast.at("mother"), cast.at("father")
    for place in cast.of("sibling"):
        due = once[f"{cast.names[place]}_born"]
        comes = (course.status[place] == EMPTY) & course.alive & (due >= 0.0) & (due <= age)
        comes &= course.here(mother)
        course.comes(place, comes, due, together=True)
        told += course.tell("sibling_born", place, comes)
    both = course.here(mother) & course.here(father) & course.parents_together
    if course.lineage is None:
        part = begins[father] < within(course.rates["parents.part"].at(age), SEASON)
    else:
        part = age >= course.lineage.parts
    part &= both
    course.parents_together &= ~part
    told += course.tell("parents_part", -1, part)
    told += leave_home(course, (age >= once["leaves_home"]) & course.alive)
    for place in cast.of("sibling"):  # a sibling goes at the same age as oneself, in its own year
        grown = course.here(place) & (course.years(place) >= once["leaves_home"])
        course.together[place] &= ~grown
    return told


def leave_home(course: Course, who: NDArray[np.bool_]) -> list[Happening]:
    """Move out of the parents' home, where one still lives there."""
    now = who & ~course.left_home
    course.left_home |= now
    for name in ("mother", "father", "sibling1", "sibling2"):
        course.together[course.cast.at(name), now] = False
    return course.tell("leaves_home", -1, now)
