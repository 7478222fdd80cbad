"""What happens between two people: calling, answers, coming closer, moving away."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from hecht.scenes.account.states import EASED, TENSE, tense_spells
from hecht.scenes.account.trace import Notice, Trace, joined, smoothed, spells

_LEVELS = ("", "look", "ask", "cry", "scream")
_WEIGHT = {"look": 2.0, "ask": 4.5, "cry": 7.0, "scream": 8.0}
_BOUNDS = (0.25, 0.75, 1.5, 2.5)
_AT_ONCE = 1.0  # minutes between a call and moving away that are felt as one


def between_people(trace: Trace) -> Iterator[Notice]:
    """Notices about every bond of those who are watched."""
    for who, other in trace.pairs:
        if who not in trace.watched:
            continue
        yield from _calls(trace, who, other)
        yield from _away(trace, who, other)
        yield from _closeness(trace, who, other)
        yield from _frights(trace, who, other)
    for who, other in trace.pairs:
        couple = who in trace.watched and other in trace.watched and (other, who) in trace.pairs
        if couple and trace.watched.index(who) < trace.watched.index(other):
            yield from _couple(trace, who, other)


def _manner(trace: Trace, who: str, other: str, at: int) -> str:
    """Who calls and how: 'child.near', 'adult.phone', 'adult.away' ..."""
    channel = trace.channel(who, other, at)
    voice = trace.voice(who)
    if channel == "away":
        voice = "adult" if voice == "scanner" else voice
    elif trace.scene.people[other].kind == "object":
        return "object"
    elif voice != "adult" or (channel == "phone" and not _by_phone(trace)):
        channel = "near"
    return f"{voice}.{channel}"


def _by_phone(trace: Trace) -> bool:
    kinds = {moment.kind for moment in trace.moments}
    return trace.scene.stage == "phone" or bool(kinds & {"texts", "phones"})


def _calls(trace: Trace, who: str, other: str) -> Iterator[Notice]:
    levels = np.digitize(trace.bond["call", who, other], _BOUNDS)
    gap = trace.steps(trace.blink)
    for start, stop in joined(spells(levels.astype(float), 1, 1), gap):
        first = int(levels[start : min(start + gap, stop)].max())
        highest = int(levels[start:stop].max())
        at = start + int(np.argmax(levels[start:stop] > first)) if highest > first else stop
        yield _call(trace, who, other, start, at, first)
        if highest > first:
            rest = int(levels[at : min(at + gap, stop)].max())
            yield _call(trace, who, other, at, stop, rest, louder=first >= 2)
            if highest > rest:
                at = start + int(np.argmax(levels[start:stop] == highest))
                yield _call(trace, who, other, at, stop, highest, louder=True)
        if highest >= 2:
            yield from _answer(trace, who, other, start, stop)


def _call(
    trace: Trace, who: str, other: str, start: int, stop: int, level: int, louder: bool = False
) -> Notice:
    word = _LEVELS[level]
    manner = _manner(trace, who, other, start)
    weight = _WEIGHT[word] + (0.4 if louder else 0.0)
    key = f"call.{manner}.{word}"
    if louder and word == "cry" and manner != "object":
        key = f"louder.{manner}"
    minute, until = trace.minutes[start], trace.minutes[max(start, stop - 1)]
    return Notice(minute, key, who, other, weight=weight, until=until)


def _answer(trace: Trace, who: str, other: str, start: int, stop: int) -> Iterator[Notice]:
    """Whether care comes while someone calls."""
    end = min(stop + 2, len(trace.minutes))
    care = trace.bond["care", who, other][start:end]
    here = trace.bond["reach", who, other][start:stop] > 0.02
    wait = trace.steps(trace.while_)
    given = np.flatnonzero(care >= 0.5)
    minutes = trace.minutes
    manner = _manner(trace, who, other, start + int(given[0]) if len(given) else start)
    if manner == "object":
        return
    if len(given) >= (2 if trace.step < 0.5 else 1) and care.mean() >= 0.3:
        at = min(start + int(given[0]) + 1, len(minutes) - 1)
        until = minutes[min(start + int(given[-1]) + 1, len(minutes) - 1)]
        yield Notice(minutes[at], f"answered.{manner}", who, other, weight=5.2, until=until)
    elif stop - start >= wait and care.mean() < 0.1:
        at = start + min(wait, stop - start - 1)
        place = "there" if here.mean() > 0.5 else "gone"
        silent = "phone" if manner.endswith("phone") else place
        voice = manner.split(".")[0]
        key = f"unanswered.{voice}.{silent}"
        weight = 6.2 if silent == "there" else 5.0
        yield Notice(minutes[at], key, who, other, weight=weight, until=minutes[stop - 1])


def _away(trace: Trace, who: str, other: str) -> Iterator[Notice]:
    """Moving away, and wanting to go and away at once."""
    leaving = trace.bond["withdrawal", who, other]
    call = trace.bond["call", who, other]
    minutes = trace.minutes
    voice = trace.voice(who)
    around = trace.steps(max(_AT_ONCE, 2 * trace.step))
    calling = _near_in_time(call >= 0.5, around)
    torn = np.where((leaving >= 0.5) & calling, 1.0, 0.0)
    gap = trace.steps(trace.while_)
    for start, stop in joined(spells(torn, 0.5, 0.5), gap):
        yield Notice(
            minutes[start],
            f"torn.{'child' if voice == 'child' else 'adult'}",
            who,
            other,
            weight=9,
            until=minutes[stop - 1] + trace.blink,
        )
    away = np.where(calling, 0.0, leaving)
    for start, stop in joined(spells(away, 0.5, 0.5), gap):
        yield Notice(
            minutes[start],
            f"turns_away.{voice}",
            who,
            other,
            weight=6.8,
            until=minutes[stop - 1] + trace.blink,
        )


def _near_in_time(true: NDArray[np.bool_], steps: int) -> NDArray[np.bool_]:
    return smoothed(true.astype(float), 2 * steps + 1) > 1e-9


def _closeness(trace: Trace, who: str, other: str) -> Iterator[Notice]:
    if (other, who) in trace.pairs and other in trace.watched and _later(trace, who, other):
        return  # told once for both
    if trace.scene.people[other].kind == "object":
        return
    contact, minutes = trace.smooth("contact", who, other), trace.minutes
    voice = trace.voice(who)
    need = trace.smooth("arousal", who)
    for start, stop in spells(contact, 0.6, 0.42, trace.steps(trace.blink)):
        if trace.channel(who, other, start) != "near":
            continue
        sought = float(need[max(0, start - trace.steps(trace.while_)) : start + 1].max()) > EASED
        yield Notice(
            minutes[start],
            f"closer.{voice}",
            who,
            other,
            weight=5.8 if sought else 3.2,
            until=minutes[stop - 1],
            others=(who, other),
        )


def _later(trace: Trace, who: str, other: str) -> bool:
    return trace.watched.index(who) > trace.watched.index(other)


def _frights(trace: Trace, who: str, other: str) -> Iterator[Notice]:
    fright = trace.bond["fright", who, other]
    if trace.step > 15:
        return  # an expected number of acts, not an act
    for at in np.flatnonzero(fright >= 0.5):
        minute = trace.minutes[at]
        yield Notice(minute, "frightened", who, other, weight=8.5, until=minute + trace.while_)


def _couple(trace: Trace, who: str, other: str) -> Iterator[Notice]:
    """Both at once: loud, alone on one sofa, calm again."""
    minutes, wait = trace.minutes, trace.steps(trace.while_)
    loud = [
        _near_in_time(trace.bond["call", a, b] >= 0.75, trace.steps(trace.blink))
        for a, b in ((who, other), (other, who))
    ]
    for start, stop in joined(spells(np.where(loud[0] & loud[1], 1.0, 0.0), 0.5, 0.5), wait):
        yield Notice(
            minutes[start],
            "both_call",
            who,
            other,
            weight=6.6,
            until=minutes[stop - 1],
            others=(who, other),
        )
    silent = smoothed(np.maximum(trace.calling(who), trace.calling(other)), wait) < 0.05
    tense = np.minimum(trace.smooth("arousal", who), trace.smooth("arousal", other)) >= TENSE
    near = trace.bond["reach", who, other] > 0.45
    apart = trace.smooth("contact", who, other) < 0.45
    alone = np.where(silent & tense & near & apart, 1.0, 0.0)
    for start, stop in joined(spells(alone, 0.5, 0.5, wait), wait):
        yield Notice(
            minutes[start],
            "both_alone",
            who,
            other,
            weight=7.7,
            until=minutes[stop - 1],
            others=(who, other),
        )
    yield from _both_ease(trace, who, other)


def _both_ease(trace: Trace, who: str, other: str) -> Iterator[Notice]:
    ends = [
        [stop for _, stop in tense_spells(trace, name) if stop < len(trace.minutes)]
        for name in (who, other)
    ]
    if all(ends):
        at = max(ends[0][-1], ends[1][-1])
        yield Notice(
            trace.minutes[at],
            "both_ease",
            who,
            other,
            weight=7.9,
            until=trace.length,
            others=(who, other),
        )
