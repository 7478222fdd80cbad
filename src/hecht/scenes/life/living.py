"""Live: people from birth to old age, through families, friends, partners, children and losses.

What happens is drawn from published rates (`rates.yaml`); how near whom is comes from a timetable
(`cast.yaml`); what people come to mean to each other, whom one turns to, what a loss does and who
takes a place comes out of the model alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hecht.errors import HechtError
from hecht.model.checking import check_world
from hecht.model.compilation import remember_compilations
from hecht.model.network import Network
from hecht.model.noise import WorldKeys, world_keys
from hecht.model.parameters import constants
from hecht.model.simulate import Stretch, simulate
from hecht.scenes.life.advancing import advance, begin_course
from hecht.scenes.life.around import Surroundings
from hecht.scenes.life.changes import Changes, changes_of
from hecht.scenes.life.course import SEASON, Course, Happening, Lineage
from hecht.scenes.life.diary import MONTHS, RECORDED, SEASONS, Diary, trust_in
from hecht.scenes.life.folk import Folk
from hecht.scenes.life.nearness import days_of
from hecht.scenes.life.places import PERSON, cast_of_a_life, network_around
from hecht.scenes.life.result import LifeResult, assemble

Progress = Callable[[int, int], None]
"""Called with the years lived and the years in all (counted over lives)."""

BATCH = 64
"""Lives are lived side by side in this many, always; a surplus is dropped.

The last bits of a life depend on how wide the compiled step is. With one width a life is the same
to the last bit in any population, and the step is compiled once.
"""

MOST_PEOPLE, LONGEST = 100_000, 100
STEP_DAYS = (1, 2, 3)
_DAYS_IN_A_SEASON = 91.3125
_DAYS_LIVED = 90  # of a season: three months of thirty days, whatever the length of a step
_DAY = 1440.0
_MONTHS_IN_A_SEASON = MONTHS // SEASONS


@dataclass(frozen=True)
class Parents:
    """Parents who are known from the life before, for the batch that continues their line."""

    lineage: Lineage
    place: Callable[[Surroundings, Course], None]


@dataclass(frozen=True)
class Batch:
    """What one batch of lives left behind."""

    diary: Diary
    happenings: list[tuple[int, Happening]]  # (season, what)
    course: Course
    traits: Mapping[str, NDArray[np.float32]]


def live(
    people: int = 1,
    *,
    years: int = 90,
    seed: int = 0,
    changes: Mapping[str, object] | None = None,
    step_days: int = 1,
    first: int = 0,
    progress: Progress | None = None,
) -> LifeResult:
    """Live the lives of some people.

    Parameters
    ----------
    people
        How many. Person k has the same life whatever their number.
    years
        How far; who is still alive then is left at that age. 1 to 100.
    seed
        A 64-bit integer; the same seed gives the same lives on any machine.
    changes
        ``model.NAME`` (a constant of the model), ``rates.PATH`` (a factor, see `rates.yaml`),
        ``you.NAME`` or ``PLACE.NAME`` (a state or trait of a person, for instance
        ``mother.care_base``).
    step_days
        Length of a step, 1, 2 or 3 days. Longer is quicker and a little coarser.
    first
        Number of the first person: 40 with `people=1` lives the forty-first of a population.
    progress
        Called now and then with (years done, years in all).

    Returns
    -------
    A `LifeResult`: an xarray dataset, the events, and what can be told and drawn of them.

    Raises
    ------
    HechtError
        A number out of range, or a change that leads nowhere.

    Examples
    --------
    >>> from hecht.scenes.life import live
    >>> life = live(years=3, seed=7)
    >>> float(life.data.strength.sel(place="mother", age=3).item()) > 0.3
    True
    """
    _check(people, years, step_days, first)
    remember_compilations()
    wanted = changes_of(changes or {})
    batches = []
    for start in range(0, people, BATCH):
        size = min(BATCH, people - start)
        keys = world_keys(seed, BATCH, first + start)
        report = _reporter(progress, start, size, people, years)
        batch = live_batch(keys, years, wanted, step_days=step_days, report=report)
        batches.append((batch, size))
    return assemble(batches, years=years, seed=seed, first=first, step_days=step_days)


def live_batch(
    keys: WorldKeys,
    years: int,
    wanted: Changes,
    *,
    step_days: int = 1,
    parents: Parents | None = None,
    report: Callable[[int], None] | None = None,
) -> Batch:
    """Live one batch of worlds, side by side; as many as there are keys."""
    cast, numbers = cast_of_a_life(), constants(wanted.model)
    course = begin_course(cast, wanted.rates, keys, parents.lineage if parents else None)
    folk = Folk(cast, keys, course.chance, wanted.people)
    around, diary = Surroundings(course, folk), Diary(course, years)
    network = network_around(cast)
    happenings: list[tuple[int, Happening]] = []
    steps = _DAYS_LIVED // step_days
    for season in range(round(years / SEASON)):
        course.season = season
        told = advance(course, _trust_between(course, around))
        happenings += [(season, each) for each in told]
        if not course.alive.any():
            break
        around.seat()
        around.grow()
        if parents is not None:
            parents.place(around, course)
        if season == 0:
            check_world(around.world, [PERSON, *cast.names])
        world, records = simulate(
            network,
            around.world,
            _season(network, around, steps, step_days),
            keys,
            numbers,
            first_step=season * steps,
            record=RECORDED,
            every=steps // _MONTHS_IN_A_SEASON,
        )
        around.take(world)
        diary.season_lived(records)
        if season % 4 == 3:
            diary.birthday(around.people, around.bonds, numbers)
            if report is not None:
                report(season // 4 + 1)
    return Batch(diary, happenings, course, around.own_traits)


def _season(network: Network, around: Surroundings, steps: int, step_days: int) -> Stretch:
    inputs: Any = around.inputs()
    reach = inputs.reach[0]
    return Stretch(
        minutes=_DAY * step_days,
        rows=inputs._replace(reach=np.ones_like(inputs.reach)),
        row=np.zeros(steps, np.int32),
        everyday=days_of(network, cast_of_a_life(), reach),
        steps_a_day=1,
        pace=_DAYS_IN_A_SEASON / (steps * step_days),
    )


def _trust_between(course: Course, around: Surroundings) -> NDArray[np.float64]:
    """Mean of the trust of the person in the present partner and back, 0-1, [world]."""
    cast = course.cast
    forth = trust_in(around.people, around.bonds, len(cast))
    column = np.arange(course.worlds)
    place = np.maximum(course.current, 0)
    own = forth[place, column]
    index = np.zeros(len(cast), int)
    index[cast.answering] = len(cast) + np.arange(len(cast.answering))
    back = index[place]
    odds = (
        around.people["self_model"][place + 1, column]
        + around.bonds["responsiveness"][back, column]
        + around.bonds["contingency"][back, column] * (1 - np.exp(-1.0))
    )
    theirs = 1.0 / (1.0 + np.exp(-np.clip(odds, -30, 30)))
    return np.asarray((own + theirs) / 2, float)


def _reporter(
    progress: Progress | None, start: int, size: int, people: int, years: int
) -> Callable[[int], None] | None:
    if progress is None:
        return None
    return lambda year: progress(start * years + size * year, people * years)


def _check(people: int, years: int, step_days: int, first: int) -> None:
    for name, value, low, high in (
        ("people", people, 1, MOST_PEOPLE),
        ("years", years, 1, LONGEST),
        ("step_days", step_days, min(STEP_DAYS), max(STEP_DAYS)),
        ("first", first, 0, 2**31),
    ):
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise HechtError(f"{name}: use a whole number from {low} to {high}, not {value}")
