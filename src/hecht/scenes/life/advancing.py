"""One season of a course, in the order in which things can happen."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from hecht.model.noise import WorldKeys
from hecht.scenes.life.chance import Chance
from hecht.scenes.life.company import friends, hard_times, pets, therapy, work
from hecht.scenes.life.couples import children, couples
from hecht.scenes.life.course import Course, Happening, Lineage, dying, own_death
from hecht.scenes.life.family import born, decided_once, family
from hecht.scenes.life.places import PERSON, Cast
from hecht.scenes.life.rates import Rate

Array = NDArray[np.float64]


def begin_course(
    cast: Cast,
    rates: Mapping[str, Rate],
    keys: WorldKeys,
    lineage: Lineage | None = None,
) -> Course:
    """A course at birth, for as many worlds as there are keys."""
    chance = Chance(keys, [*cast.names, PERSON])
    once = decided_once(chance, rates)
    return Course(cast, rates, chance, int(keys.first.shape[0]), dict(once), lineage)


def advance(course: Course, trust: Array) -> list[Happening]:
    """Live the first day of the present season: what happens in each world.

    Parameters
    ----------
    trust
        Trust between the person and the present partner, 0-1, [world].

    Returns
    -------
    What happened, in order. The caller moves `course.season` on.
    """
    if course.season == 0:
        return born(course)
    ends, begins = course.chance.season(course.season)
    told = own_death(course)
    told += dying(course, ends)
    told += family(course, ends, begins)
    told += friends(course, ends, begins)
    told += work(course, ends)
    told += couples(course, ends, begins, trust)
    told += children(course, begins)
    told += therapy(course, begins)
    told += pets(course, begins)
    return told + hard_times(course, begins[-1])
