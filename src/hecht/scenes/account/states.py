"""What happens inside one person: tension, being soothed, playing."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from hecht.scenes.account.trace import Notice, Series, Trace, smoothed, spells

TENSE, EASED = 0.5, 0.4  # arousal: a calm adult .2, a frightened infant 1 to 2
_ALARMED = 1.0
_PLAYS, _STOPS = 0.6, 0.3
_CLOSE = 0.35  # contact
_OFTEN = 0.4  # of the steps


def states(trace: Trace) -> Iterator[Notice]:
    """Notices about everyone who is watched."""
    for who in trace.watched:
        yield from _tension(trace, who)
        yield from _unsettled(trace, who)
        yield from _with_oneself(trace, who)
        if trace.voice(who) == "child":
            yield from _play(trace, who)
        elif trace.scene.stage == "phone":
            yield from _mind_at_rest(trace, who)
        yield from _ending(trace, who)


def tense_spells(trace: Trace, who: str) -> list[tuple[int, int]]:
    """When someone is tense inside."""
    arousal = trace.smooth("arousal", who)
    return list(spells(arousal, TENSE, EASED, trace.steps(trace.blink)))


def _tension(trace: Trace, who: str) -> Iterator[Notice]:
    voice, minutes = _inner(trace, who), trace.minutes
    quiet = smoothed(trace.calling(who), trace.steps(trace.while_)) < 0.05
    arousal = trace.smooth("arousal", who)
    for start, stop in tense_spells(trace, who):
        hidden = np.flatnonzero(quiet[start:stop] & (arousal[start:stop] > EASED))
        if len(hidden) >= trace.steps(trace.while_):
            at = start + int(hidden[0])
            until = minutes[start + int(hidden[-1])]
            yield Notice(minutes[at], f"hidden.{voice}", who, weight=7.5, until=until)
            later = start + int(hidden[2 * len(hidden) // 3])
            yield Notice(minutes[later], f"hidden.{voice}", who, weight=3.5, until=until)
        if not len(hidden) or hidden[0] > trace.steps(2 * trace.while_):
            yield Notice(minutes[start], "rises", who, weight=3, until=minutes[stop - 1])
        high = np.flatnonzero(arousal[start:stop] >= _ALARMED)
        if len(high):
            at = start + int(high[0])
            yield Notice(minutes[at], "alarmed", who, weight=4.5, until=minutes[stop - 1])
        if stop < len(minutes):
            yield _easing(trace, who, stop)


def _inner(trace: Trace, who: str) -> str:
    voice = trace.voice(who)
    if voice != "child" and trace.scene.stage == "phone":
        return "phone"
    return voice


def _easing(trace: Trace, who: str, at: int) -> Notice:
    """The end of a tense spell: with someone, or alone."""
    since = max(0, at - trace.steps(2 * trace.while_))
    best, most = None, _OFTEN
    for owner, other in trace.pairs:
        if owner != who:
            continue
        close = float(trace.bond["contact", owner, other][since:at].mean())
        share = float(trace.bond["care", owner, other][since:at].mean())
        if close >= _CLOSE and share >= most:
            best, most = other, share
    minute = trace.minutes[at]
    until = min(minute + 2 * trace.while_, trace.length)
    if best is None and ("contact", who, who) in trace.bond:
        close = float(trace.bond["contact", who, who][since:at].mean())
        if close >= _CLOSE and float(trace.bond["care", who, who][since:at].mean()) >= most:
            return Notice(minute, "eases.oneself", who, weight=6, until=until)
    if best is None:
        return Notice(minute, "eases", who, weight=5, until=until)
    voice = "child" if trace.voice(who) == "child" else "adult"
    return Notice(minute, f"soothed.{voice}", who, best, weight=7.8, until=until)


def _with_oneself(trace: Trace, who: str) -> Iterator[Notice]:
    """How someone is towards oneself while tense, where the scene has such a bond."""
    if ("contact", who, who) not in trace.bond:
        return
    tense = trace.smooth("arousal", who) > EASED
    for series, key, weight in (
        ("contact", "oneself.kind", 7.2),
        ("withdrawal", "oneself.hard", 6.5),
    ):
        there: Series = smoothed(trace.bond[series, who, who], trace.steps(trace.while_))
        shown: Series = np.where(tense, there, 0.0)
        for start, stop in spells(shown, 0.5, 0.35, trace.steps(trace.while_)):
            until = trace.minutes[stop - 1]
            yield Notice(trace.minutes[start], key, who, weight=weight, until=until)


def _unsettled(trace: Trace, who: str) -> Iterator[Notice]:
    """Care comes, and the tension stays."""
    patience = max(2.5 * trace.while_, min(2.0, trace.length / 8))
    arousal = trace.smooth("arousal", who)
    for owner, other in trace.pairs:
        if owner != who:
            continue
        care = smoothed(trace.bond["care", owner, other], trace.steps(trace.while_))
        near = trace.bond["reach", owner, other] > 0.45
        both: Series = np.where(near, np.minimum(care, arousal), 0.0)
        for start, stop in spells(both, 0.45, 0.35, trace.steps(patience)):
            at = start + trace.steps(patience) - 1
            yield Notice(
                trace.minutes[at],
                "unsettled.child" if trace.voice(who) == "child" else "unsettled.adult",
                who,
                other,
                weight=7,
                until=trace.minutes[stop - 1],
                minutes=patience,
            )


def _play(trace: Trace, who: str) -> Iterator[Notice]:
    playing = trace.smooth("exploration", who)
    before = False
    for start, stop in spells(playing, _PLAYS, _STOPS, trace.steps(trace.while_)):
        minute = trace.minutes[start] if start else trace.while_
        near = trace.present(who, start)
        with_whom = near[0] if near else None
        key = "plays.again" if before else "plays.near" if with_whom else "plays"
        yield Notice(
            minute, key, who, with_whom, weight=6 if before else 4, until=trace.minutes[stop - 1]
        )
        if stop < len(trace.minutes):
            until = min(trace.minutes[stop] + trace.while_, trace.length)
            yield Notice(trace.minutes[stop], "stops_playing", who, weight=5.5, until=until)
        before = True


def _mind_at_rest(trace: Trace, who: str) -> Iterator[Notice]:
    """Little need and no calls for a good while: the phone is put away."""
    calm = (trace.smooth("need", who) < 0.12) & (trace.smooth("arousal", who) < 0.35)
    calls = smoothed(trace.calling(who), trace.steps(3 * trace.while_))
    still = np.where(calm & (calls < 0.03), 1.0, 0.0)
    for start, stop in spells(still, 0.5, 0.5, trace.steps(3 * trace.while_)):
        at = min(start + trace.steps(trace.while_), stop - 1)
        yield Notice(
            trace.minutes[at], "puts_away", who, weight=5, until=float(trace.minutes[stop - 1])
        )


def _ending(trace: Trace, who: str) -> Iterator[Notice]:
    """How someone is at the end, when there was tension at all."""
    last = trace.steps(trace.length / 20)
    arousal = trace.person["arousal", who]
    if not tense_spells(trace, who):
        return
    now = float(arousal[-last:].mean())
    minute = float(trace.minutes[-max(1, last // 2)])
    company = trace.present(who, len(arousal) - 1)
    if now >= TENSE:
        key = "end.tense.with" if company else "end.tense"
        other = company[0] if company else None
        yield Notice(minute, key, who, other, weight=6.5, until=trace.length)
    elif now < EASED and float(arousal[-3 * last : -last].mean()) < TENSE:
        yield Notice(minute, "end.calm", who, weight=3, until=trace.length)
