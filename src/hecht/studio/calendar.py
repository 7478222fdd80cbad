"""Time as people live it: the minutes of a scene laid out on the days that went by.

A long scene plays waking hours only (``hours_a_day``), so its own minutes run slower than the
calendar. The page shows days, weeks and years, and for that every minute is put in its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from hecht.scenes.schema import Chapter, Scene

A_DAY = 24 * 60.0  # minutes
MOST_SAMPLES = 2400
"""Longer lives are thinned to this many samples; no screen shows more."""

Minutes = NDArray[np.float64]


@dataclass(frozen=True)
class Calendar:
    """Minutes lived beside minutes gone by, at the edges of the chapters."""

    lived: Minutes
    gone: Minutes

    def gone_by(self, minutes: Any) -> Minutes:
        """Calendar minutes since the start, for minutes of the scene (a number or an array)."""
        return np.asarray(np.interp(minutes, self.lived, self.gone), np.float64)


def calendar_of(scene: Scene) -> Calendar:
    """The calendar of the watched chapters of `scene`."""
    lived, gone = [0.0], [0.0]
    for chapter in scene.chapters:
        length = chapter.steps * chapter.step
        lived.append(lived[-1] + length)
        gone.append(gone[-1] + length * 24.0 / chapter.hours_a_day)
    return Calendar(np.array(lived), np.array(gone))


def days_of(chapters: Iterable[Chapter]) -> float:
    """Days that go by in `chapters`."""
    return sum(chapter.steps * chapter.step / chapter.hours_a_day / 60 for chapter in chapters)


def whole_life(scene: Scene) -> Scene:
    """`scene` with everything that came before watched as well."""
    return scene.model_copy(update={"chapters": [*scene.before, *scene.chapters], "before": []})


def gone_for_good(scene: Scene, owners: Sequence[str]) -> dict[str, float]:
    """Who can no longer be reached and no longer cares, with the calendar minute it began.

    ``owners`` are the people the scene is about; of two who lose each other, the other one is gone.
    A chapter that gives someone back ends it.
    """
    lost: dict[str, float] = {}
    minute = 0.0
    for chapter in scene.chapters:
        for name, tie in chapter.begin.bonds.items():
            ends = name.split(" ")[::2]
            other = next((end for end in ends if end not in owners), ends[-1])
            if tie.values.get("reach") == 0 and tie.values.get("commitment") == 0:
                lost.setdefault(other, minute)
            elif tie.values.get("reach"):
                lost.pop(other, None)
        minute += chapter.steps * chapter.step * 24.0 / chapter.hours_a_day
    return lost


def thinned(times: Minutes, most: int = MOST_SAMPLES) -> tuple[Minutes, NDArray[np.intp] | None]:
    """Even times for a life of many samples, and which of them each sample belongs to.

    Where there are few samples they stay as they are (and the second value is None). Times without
    a sample are left out, so a life that was lived in coarse steps keeps its own.
    """
    if times.size <= most:
        return times, None
    edges = np.linspace(0.0, times[-1], most + 1)
    place = np.clip(np.searchsorted(edges, times, side="left") - 1, 0, most - 1)
    used, place = np.unique(place, return_inverse=True)
    return edges[1:][used], place.reshape(-1)


def averaged(values: NDArray[Any], place: NDArray[np.intp] | None) -> NDArray[Any]:
    """The mean of `values` [..., sample] over the samples that share a place."""
    if place is None:
        return values
    starts = np.flatnonzero(np.diff(place, prepend=-1))
    return np.add.reduceat(values, starts, axis=-1) / np.diff([*starts, place.size])
