"""From events to circumstances: which inputs hold in each step of a chapter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

from hecht.model.network import address
from hecht.model.simulate import Everyday, Stretch
from hecht.model.state import Inputs
from hecht.scenes.events import Event, directed
from hecht.scenes.schema import Chapter, Scene, Text
from hecht.scenes.stays import with_stays

Array = NDArray[np.float32]

_NEXT_DOOR, _HELD = 0.5, 0.9
_AT_A_DISTANCE = {"texts": (0.2, 0.02), "phones": (0.4, 0.10), "video_calls": (0.5, 0.12)}
"""Reach, and how much of soothing comes through (model extensions, section 2)."""
_WITHOUT_TOUCH = 0.35  # of soothing, in one room
_TIRED = 0.5  # share of novelty that a fatigue or illness of size 1 takes away


@dataclass(frozen=True)
class Moment:
    """An event as it was applied, in minutes from the start of its chapter."""

    minute: float
    until: float
    kind: str
    who: str | None
    on: str | None
    say: Text | None


@dataclass(frozen=True)
class Circumstances:
    """Base values of the inputs, arrays [person or bond, world or 1]."""

    threat: Array
    novelty: Array
    difference: Array
    reach: Array
    commitment: Array
    softness: Array
    channel: Array


@dataclass(frozen=True)
class _Span:
    event: Event
    start: int
    stop: int


def stretch_of(scene: Scene, chapter: Chapter, base: Circumstances) -> tuple[Stretch, list[Moment]]:
    """The stretch of life that a chapter describes, and its events as applied."""
    chapter = with_stays(scene, chapter)
    steps = chapter.steps
    spans = list(_spans(chapter))
    cuts = sorted({0, steps, *(cut for span in spans for cut in (span.start, span.stop))})
    states, state = _states(scene, chapter, spans, cuts)
    rows = [_row(scene, chapter, base, each) for each in states]
    which = np.repeat(state, np.diff(cuts)).astype(np.int32)
    table = [np.stack(parts) for parts in zip(*rows, strict=True)]
    stretch = Stretch(
        minutes=chapter.step,
        rows=Inputs(*map(jnp.asarray, table)),
        row=which,
        everyday=_everyday(scene, chapter),
        steps_a_day=chapter.steps_a_day,
        pace=24.0 / chapter.hours_a_day,
        learning=chapter.learning,
    )
    return stretch, list(_moments(chapter, spans))


def _states(
    scene: Scene, chapter: Chapter, spans: list[_Span], cuts: list[int]
) -> tuple[Array, NDArray[np.intp]]:
    """What differs between two cuts: which events hold, and who is there.

    Returns the distinct states [state, event and person] and the state after each cut. A daily
    rhythm of many days has few of them.
    """
    events = list(chapter.events)
    found = np.zeros((len(cuts) - 1, len(events) + len(scene.people)), np.float32)
    number = {id(event): k for k, event in enumerate(events)}
    place = {cut: k for k, cut in enumerate(cuts)}
    for span in spans:
        found[place[span.start] : place[span.stop], number[id(span.event)]] = 1.0
    for k, name in enumerate(scene.people):
        found[:, len(events) + k] = _presence(spans, name, place, len(cuts) - 1)
    states, state = np.unique(found, axis=0, return_inverse=True)
    return states, state.reshape(-1)


def _spans(chapter: Chapter) -> Iterator[_Span]:
    steps, day = chapter.steps, chapter.steps_a_day
    days = -(-steps // day)
    for event in chapter.events:
        if event.off:
            continue
        for k in range(days) if event.daily else (0,):
            start = k * day + round(event.at / chapter.step)
            length = steps if event.lasts is None else max(1, round(event.lasts / chapter.step))
            stop = min(start + length, (k + 1) * day if event.daily else steps, steps)
            if start < stop:
                yield _Span(event, start, stop)


def _row(scene: Scene, chapter: Chapter, base: Circumstances, state: Array) -> tuple[Array, ...]:
    """The inputs that hold in a state, in the order of `Inputs`."""
    count = len(chapter.events)
    active = [event for event, on in zip(chapter.events, state[:count], strict=True) if on]
    there = dict(zip(scene.people, state[count:].tolist(), strict=True))
    found = _on_persons(scene, base, active) | _on_bonds(scene, base, active, there)
    found |= {"commitment": base.commitment, "softness": base.softness}
    return tuple(found[name] for name in Inputs._fields)


def _on_persons(scene: Scene, base: Circumstances, active: list[Event]) -> dict[str, Array]:
    """Threat, novelty, difference and answering of everyone."""
    people = list(scene.people)
    threat, novelty, difference = (
        values.copy() for values in (base.threat, base.novelty, base.difference)
    )
    answering = np.ones((len(people), 1), np.float32)
    for event in active:
        size = event.size or 0.0
        for name in people if "all" in event.on else event.on:
            i = people.index(name)
            if event.what in ("threat", "illness"):
                threat[i] = threat[i] + size
            if event.what == "difference":
                difference[i] = difference[i] + size
            if event.what in ("illness", "fatigue"):
                novelty[i] = novelty[i] * (1 - _TIRED * min(size, 1.0))
            if event.what == "novelty":
                novelty[i] = size
        if event.does == "falls_silent":
            answering[people.index(str(event.who))] = 0.0
    return {
        "threat": threat,
        "novelty": novelty,
        "difference": difference,
        "answering": answering,
    }


def _on_bonds(
    scene: Scene, base: Circumstances, active: list[Event], there: dict[str, float]
) -> dict[str, Array]:
    """Reach, held touch and channel of every bond."""
    reach, touch = base.reach.copy(), np.zeros((len(scene.bond_names), 1), np.float32)
    channel = base.channel.copy()
    for k, bond in enumerate(scene.bond_names):
        ends = set(bond.split(" -> "))
        if len(ends) == 1:  # oneself is always there
            continue
        together = min(there[name] for name in ends)
        between = [event for event in active if {event.who, event.to} == ends]
        for event in between:
            together *= {"leaves": 0.0, "next_door": _NEXT_DOOR}.get(str(event.does), 1.0)
        reach[k] = reach[k] * together
        for event in between:
            if event.does in _AT_A_DISTANCE:
                level, soothes = _AT_A_DISTANCE[event.does]
                channel[k] = np.where(reach[k] < level, soothes, channel[k])
                reach[k] = np.maximum(reach[k], level)
            elif event.does == "touches":
                reach[k], touch[k] = together, _HELD * together
            elif event.does == "sits_apart":
                channel[k] = _WITHOUT_TOUCH
    return {"reach": reach, "touch": touch, "channel": channel}


def _presence(spans: list[_Span], name: str, place: dict[int, int], length: int) -> Array:
    """1 in the room, .5 next door, 0 away, after each cut. Who first enters was away before."""
    own = [
        span
        for span in spans
        if span.event.who == name
        and span.event.to is None
        and span.event.does in ("enters", "leaves", "next_door")
    ]
    level = np.ones(length, np.float32)
    if own and own[0].event.does == "enters":
        level[:] = 0.0
    for span in own:  # in the order of the file; the last one that has begun counts
        start, stop = place[span.start], place[span.stop]
        level[start:stop] = {"enters": 1.0, "leaves": 0.0, "next_door": _NEXT_DOOR}[
            str(span.event.does)
        ]
        if span.event.lasts is not None:
            level[stop:] = 0.0 if span.event.does == "enters" else 1.0
    return level


def _moments(chapter: Chapter, spans: list[_Span]) -> Iterator[Moment]:
    for span in sorted(spans, key=lambda span: span.start):
        event = span.event
        targets = event.on or ([event.to] if event.to else [])
        yield Moment(
            minute=span.start * chapter.step,
            until=span.stop * chapter.step,
            kind=str(event.what or event.does),
            who=event.who,
            on=targets[0] if targets else None,
            say=event.say,
        )


def _everyday(scene: Scene, chapter: Chapter) -> Everyday | None:
    if not chapter.everyday:
        return None
    people, bonds = list(scene.people), scene.bond_names
    n, m = len(people), len(bonds)
    chance, mean = np.zeros((n, 1), np.float32), np.zeros((n, 1), np.float32)
    low, high = np.ones((n, 1), np.float32), np.ones((n, 1), np.float32)
    near, until = np.ones((3, m, 1), np.float32), np.ones((2, m, 1), np.float32)
    pair = [address(" & ".join(sorted(bond.split(" -> ")))) for bond in bonds]
    for routine in chapter.everyday:
        for name in people if "all" in routine.on else routine.on:
            i = people.index(name)
            if routine.threat:
                chance[i], mean[i] = routine.threat.chance, routine.threat.size
            if routine.novelty:
                low[i], high[i] = routine.novelty
        if routine.between and routine.near:
            for owner, other in directed(routine.between):
                k = bonds.index(f"{owner} -> {other}")
                near[:, k, 0] = (1.0, _NEXT_DOOR, 0.0)
                until[:, k, 0] = (
                    routine.near.touch,
                    routine.near.touch + routine.near.next_room,
                )
    return Everyday(chance, mean, low, high, near, until, np.asarray(pair, np.uint32))


def shifted(moments: list[Moment], minutes: float) -> list[Moment]:
    """The same moments, later by `minutes`."""
    return [
        replace(each, minute=each.minute + minutes, until=each.until + minutes) for each in moments
    ]
