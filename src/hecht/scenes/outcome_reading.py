"""Take the reading of an outcome: when it looks, and the one number it takes from each life."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from hecht.scenes.events import Event
from hecht.scenes.outcome_schema import Condition, Reading
from hecht.scenes.parts import FaultError
from hecht.scenes.schema import Chapter, Scene

Numbers = NDArray[np.float64]
Span = tuple[float, float]

_SLACK = 1e-6  # minutes
_TAKEN: dict[str, Callable[[Numbers], Numbers]] = {
    "mean": lambda values: values.mean(axis=1),
    "highest": lambda values: values.max(axis=1),
    "lowest": lambda values: values.min(axis=1),
    "first": lambda values: values[:, 0],
    "last": lambda values: values[:, -1],
}
_ANSWERS = ("anxiety", "avoidance")
DERIVED = (*_ANSWERS, "effort")
"""What is read off a person beside the watched variables: what they would answer in a questionnaire
(1 to 5, from the blueprint), and the share of a load that they feel to carry alone (0 to 1)."""


def settings(reading: Reading) -> dict[str, Any]:
    """The changes of `with`, as paths: a bare name is one of the scene's own choices."""
    given = reading.circumstances or {}
    return {name if "." in name else f"choice.{name}": value for name, value in given.items()}


def spans(scene: Scene, reading: Reading) -> list[Span]:
    """The stretches of watched time that a reading looks at, in minutes.

    Raises
    ------
    FaultError
        A chapter or event that does not exist, or a stretch outside what is watched.
    """
    chapters = list(_placed(scene))
    end = chapters[-1][0] + _length(chapters[-1][1])
    event = reading.during or reading.after or reading.before
    if event is not None:
        key = "during" if reading.during else "after" if reading.after else "before"
        found = [span for start, c in chapters for span in _around(c, start, event, reading)]
        if not found:
            known = [each.id for _, c in chapters for each in c.events if each.id]
            raise FaultError(
                f"there is no event '{event}' in what is watched; known: {', '.join(known)}", key
            )
        return found
    start = 0.0
    if reading.chapter is not None:
        own = [(first, first + _length(c)) for first, c in chapters if c.id == reading.chapter]
        if not own:
            known = [c.id for _, c in chapters]
            raise FaultError(
                f"there is no watched chapter '{reading.chapter}'; known: {', '.join(known)}",
                "chapter",
            )
        start, end = own[0]
    first = start + (reading.since or 0.0)
    last = end if reading.until is None else start + reading.until
    if first >= end or last > end + _SLACK:
        raise FaultError(
            f"this looks at minute {first - start:g} to {last - start:g}, but there are only "
            f"{end - start:g} minutes",
            "from" if first >= end else "until",
        )
    return [(first, last)]


def _placed(scene: Scene) -> Iterator[tuple[float, Chapter]]:
    start = 0.0
    for chapter in scene.chapters:
        yield start, chapter
        start += _length(chapter)


def _length(chapter: Chapter) -> float:
    return chapter.steps * chapter.step


def _around(chapter: Chapter, start: float, name: str, reading: Reading) -> Iterator[Span]:
    """Where a chapter holds the event; its time counts also where it is switched off."""
    end = start + _length(chapter)
    day = chapter.steps_a_day * chapter.step
    for event in chapter.events:
        if event.id != name:
            continue
        starts = np.arange(start, end - _SLACK, day) if event.daily else [start]
        for morning in starts:
            first = morning + event.at
            last = min(first + _lasting(event, end - first), end)
            if reading.during:
                yield first, last
            elif reading.after:
                yield last, min(last + (reading.lasts or 0.0), end)
            else:
                yield max(first - (reading.lasts or 0.0), start), first


def _lasting(event: Event, otherwise: float) -> float:
    return otherwise if event.lasts is None else event.lasts


def take(scene: Scene, data: xr.Dataset, reading: Reading) -> Numbers:
    """The reading of every life, [replicate]; NaN where a life has no moment to look at.

    Parameters
    ----------
    scene
        The scene as it was lived, changes included.
    data
        `Result.data` of that run.
    reading
        One of `Outcome.readings`; its `minus` is left to the caller.
    """
    times = np.asarray(data.time.values)
    looked = np.zeros(times.shape, bool)
    for first, last in spans(scene, reading):
        looked |= (times > first + _SLACK) & (times <= last + _SLACK)
    if not looked.any():
        raise FaultError("there is no moment in this stretch; make it at least one step long")
    part = data.isel(time=looked)
    if reading.share is not None:
        values = _holds(part, reading.share).astype(np.float64)
    else:
        values = np.mean([series(part, path) for path in reading.of or ()], axis=0)
    how = _TAKEN[reading.take or "mean"]
    if not reading.when:
        return how(values)
    kept = _holds(part, reading.when)
    taken = np.full(len(values), np.nan)
    for k, (one, keep) in enumerate(zip(values, kept, strict=True)):
        if keep.any():
            taken[k] = how(one[None, keep])[0]
    return taken


def _holds(data: xr.Dataset, conditions: list[Condition]) -> NDArray[np.bool_]:
    """Whether all conditions hold at once, [replicate, time]."""
    held = np.ones((data.sizes["replicate"], data.sizes["time"]), bool)
    for condition in conditions:
        values = series(data, condition.of)
        if condition.above is not None:
            held &= values > condition.above
        else:
            held &= values < float(condition.below or 0.0)
    return held


def series(data: xr.Dataset, path: str) -> Numbers:
    """What a path such as 'anna.arousal' or 'anna -> ben.call' names, [replicate, time]."""
    owner, _, variable = path.rpartition(".")
    if variable in _ANSWERS:
        return _answers(data, owner, variable)
    if variable == "effort":
        return _effort(data, owner)
    where = {"bond": owner} if "->" in owner else {"person": owner}
    return np.asarray(data[variable].sel(where).values, np.float64)


def _answers(data: xr.Dataset, person: str, dimension: str) -> Numbers:
    from hecht.model.measurement.questionnaire import Blueprint, latent

    names = ("self_model", "others_responsiveness", "others_contingency", "others_aversiveness")
    learned = [series(data, f"{person}.{name}") for name in names]
    dimensions = latent(Blueprint(*(values.ravel() for values in learned)))
    return np.asarray(getattr(dimensions, dimension), np.float64).reshape(learned[0].shape)


def _effort(data: xr.Dataset, person: str) -> Numbers:
    from hecht.model.measurement.effort import perceived_effort

    return np.asarray(perceived_effort(series(data, f"{person}.felt_security")), np.float64)
