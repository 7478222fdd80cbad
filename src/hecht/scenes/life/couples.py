"""Couples: meeting someone, moving in, parting, and children."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from hecht.scenes.life.course import EMPTY, HERE, SEASON, Course, Happening
from hecht.scenes.life.family import leave_home
from hecht.scenes.life.rates import within

Array = NDArray[np.float64]
Bools = NDArray[np.bool_]

_BETWEEN_CHILDREN, _BEFORE_A_CHILD = 1.75, 1.0  # years
_YOUNGEST = 14.0


def couples(course: Course, ends: Array, begins: Array, trust: Array) -> list[Happening]:
    """One season of meeting, moving in and parting.

    `trust` [world] is the trust between the person and the present partner, 0-1; parting is more
    frequent where it is low (`couples.part_trust`). It is not read where there is no partner.
    """
    _lose(course)
    told = _part(course, ends, trust)
    told += _move_in(course, begins)
    return told + _meet(course, begins)


def together(course: Course) -> Bools:
    """Where the person lives with a partner, [world]."""
    paired = course.current >= 0
    column = np.arange(course.worlds)
    return np.asarray(paired & course.together[course.current, column] & course.alive)


def _lose(course: Course) -> None:
    """A partner who died is no longer the present one; without a new one, one is widowed."""
    column = np.arange(course.worlds)
    gone = (course.current >= 0) & (course.status[course.current, column] != HERE)
    course.current[gone] = -1
    course.roof_since[gone] = np.inf
    course.widowed = (course.widowed | gone) & (course.current < 0)


def _part(course: Course, ends: Array, trust: Array) -> list[Happening]:
    rates, told = course.rates, []
    row = rates["couples.trust"]
    z = np.clip((trust - row.mean) / row.spread, -2.5, 2.5)
    slope = rates["couples.part_trust"].mean
    often = np.exp(-slope * z - slope**2 / 2)  # one on average
    living = together(course)
    years = np.maximum(course.age - course.roof_since, 0.0)
    rate = np.where(
        living,
        rates["couples.part_together"].at(np.where(np.isfinite(years), years, 0.0)),
        rates["couples.part_dating"].at(course.age),
    )
    for place in course.cast.of("partner"):
        with_them = (course.current == place) & course.here(place)
        part = with_them & (ends[place] > 1.0 - within(rate * often, SEASON))
        told += course.tell("parts", place, part & living)
        told += course.tell("breaks_up", place, part & ~living)
        course.goes(place, part)
        course.current[part] = -1
        course.roof_since[part] = np.inf
    return told


def _move_in(course: Course, begins: Array) -> list[Happening]:
    told: list[Happening] = []
    rate = within(course.rates["couples.moves_in"].at(course.age), SEASON)
    for place in course.cast.of("partner"):
        could = (course.current == place) & course.here(place) & ~course.together[place]
        could &= (course.age >= 18.0) & (course.age - course.since[place] >= 0.5)
        moves = could & (begins[place] < rate)
        course.together[place] |= moves
        course.roof_since[moves] = course.age
        told += leave_home(course, moves)
        told += course.tell("moves_in", place, moves)
    return told


def _meet(course: Course, begins: Array) -> list[Happening]:
    told: list[Happening] = []
    if course.age < _YOUNGEST:
        return told
    places = course.cast.of("partner")
    free = course.alive & (course.current < 0)
    rate = course.rates["couples.meets"].at(course.age) * course.once["inclined"]
    turn = begins[places[0]]  # one chance a season, whichever place is next
    meets = free & (turn > 1.0 - within(rate, SEASON))
    if not meets.any():
        return told
    differ = course.rates["couples.age_spread"].mean * course.chance.lot(
        "partner age", course.season
    )
    differ = np.clip(differ, -12.0, min(12.0, course.age - _YOUNGEST))
    for k, place in enumerate(places):
        who = meets & (course.partners % len(places) == k)
        course.comes(place, who, differ)
        course.number[place, who] = course.partners[who]
        course.current[who] = place
        told += course.tell("meets", place, who)
    course.partners[meets] += 1
    return told


def children(course: Course, begins: Array) -> list[Happening]:
    """One season of births, and of children who leave home."""
    told: list[Happening] = []
    rates, age = course.rates, course.age
    settled = together(course) & (age - course.roof_since >= _BEFORE_A_CHILD)
    settled &= course.once["wanted"] < rates["children.wanted"].mean
    settled &= age - course.last_birth >= _BETWEEN_CHILDREN
    column = np.arange(course.worlds)
    for k, place in enumerate(course.cast.of("child")):
        rate = rates[f"children.{('first', 'second', 'third')[k]}"].at(age)
        comes = settled & (course.children == k) & (begins[place] < within(rate, SEASON))
        comes &= course.status[place] == EMPTY
        course.comes(place, comes, age, together=True)
        course.children[comes] += 1
        course.last_birth[comes] = age
        course.other_parent[k, comes] = course.number[course.current, column][comes]
        told += course.tell("child_born", place, comes)
        settled &= ~comes
        row = rates["children.leaves"]
        leaves = row.mean + row.spread * course.chance.lot(f"{course.cast.names[place]} leaves")
        grown = course.here(place) & course.together[place] & (course.years(place) >= leaves)
        told += course.tell("child_leaves", place, grown)
        course.together[place] &= ~grown
    return told
