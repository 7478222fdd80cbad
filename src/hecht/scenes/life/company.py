"""Company: friends, a colleague, a therapist, an animal; and hard times."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from hecht.scenes.life.course import DEAD, EMPTY, GONE, SEASON, Course, Happening
from hecht.scenes.life.rates import within

Array = NDArray[np.float64]

_GROWN_UP = 18.0


def friends(course: Course, ends: Array, begins: Array) -> list[Happening]:
    """One season of friendships that begin and fade."""
    told: list[Happening] = []
    rates, age = course.rates, course.age
    again = within(rates["friends.comes_again"].at(age), SEASON)
    spread = rates["friends.first_spread"].mean
    for k, place in enumerate(course.cast.of("friend")):
        lasted = np.maximum(age - course.since[place], 0.0)
        rate = rates["friends.fades_child"].at(age)
        if age >= _GROWN_UP:
            rate = rates["friends.fades_adult"].at(np.where(np.isfinite(lasted), lasted, 0.0))
        fades = course.here(place) & (ends[place] > 1.0 - within(rate, SEASON))
        told += course.tell("friend_fades", place, fades)
        course.goes(place, fades)
        name = course.cast.names[place]
        first = rates["friends.first"].values[k] + spread * course.chance.lot(f"{name} first")
        comes = (course.status[place] == EMPTY) & (age >= first)
        gone = (course.status[place] == GONE) | (course.status[place] == DEAD)
        comes |= gone & ~fades & (begins[place] < again)
        comes &= course.alive
        if comes.any():
            row = rates["friends.age_spread"]
            differ = row.mean * course.chance.lot(f"{name} age", course.season)
            course.comes(place, comes, np.clip(differ, -30.0, max(age - 3.0, 0.0)))
            told += course.tell("friend_comes", place, comes)
    return told


def work(course: Course, ends: Array) -> list[Happening]:
    """One season of work: the nearest colleague comes, changes, and is left behind."""
    told: list[Happening] = []
    (place,) = course.cast.of("colleague")
    once, age = course.once, course.age
    stops = course.here(place) & (age >= once["work_ends"])
    told += course.tell("work_ends", place, stops)
    course.goes(place, stops)
    changes = course.here(place) & (
        ends[place] < within(course.rates["work.colleague_stays"].mean, SEASON)
    )
    course.goes(place, changes)
    working = course.alive & (age >= once["work_begins"]) & (age < once["work_ends"])
    begins = working & (course.status[place] == EMPTY)
    told += course.tell("work_begins", -1, begins)
    comes = begins | (working & changes)
    if comes.any():
        differ = 9.0 * course.chance.lot("colleague age", course.season)
        course.comes(place, comes, np.clip(differ, -30.0, age - 17.0))
    return told


def therapy(course: Course, begins: Array) -> list[Happening]:
    """One season: someone begins with a therapist, or has finished."""
    (place,) = course.cast.of("therapist")
    rates, age = course.rates, course.age
    done = course.here(place) & (age - course.since[place] >= rates["therapy.lasts"].mean)
    told = course.tell("therapy_ends", place, done)
    course.goes(place, done)
    starts = course.alive & ~course.here(place) & ~done
    starts &= begins[place] < within(rates["therapy.begins"].at(age), SEASON)
    course.comes(place, starts, age - 45.0)
    return told + course.tell("therapy_begins", place, starts)


def pets(course: Course, begins: Array) -> list[Happening]:
    """One season: an animal comes, or has lived its years."""
    (place,) = course.cast.of("pet")
    dies = course.here(place) & (course.age >= course.once.get("pet_dies", np.inf))
    told = course.tell("dies", place, dies)
    course.goes(place, dies, DEAD)
    comes = course.alive & ~course.here(place) & ~dies
    comes &= begins[place] < within(course.rates["pets.comes"].at(course.age), SEASON)
    if comes.any():
        row = course.rates["pets.lives"]
        years = np.maximum(row.mean + row.spread * course.chance.lot("pet", course.season), 1.0)
        last = course.once.get("pet_dies", np.full(course.worlds, np.inf))
        course.once["pet_dies"] = np.where(comes, course.age + years, last)
        course.comes(place, comes, course.age, together=True)
        told += course.tell("pet_comes", place, comes)
    return told


def hard_times(course: Course, begins: Array) -> list[Happening]:
    """One season: a hard time begins or is over. `begins` is the row of the person, [world]."""
    age, rates = course.age, course.rates
    free = course.alive & (course.hard_until < age)
    starts = free & (begins < within(rates["hard_times.begins"].at(age), SEASON))
    if not starts.any():
        return []
    turn = course.chance.share("hard time", course.season)
    lasts = np.maximum(-rates["hard_times.lasts"].mean * np.log1p(-turn), SEASON)
    course.hard_until = np.where(starts, age + lasts - 1e-6, course.hard_until)
    return course.tell("hard_time", -1, starts)
