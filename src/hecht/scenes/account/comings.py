"""What the scene brings: the place, who comes and goes, messages, threats."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hecht.scenes.account.trace import Notice, Trace

if TYPE_CHECKING:
    from hecht.scenes.timeline import Moment

_THREAT_SEEN = 0.05  # a minute; less is a mood, not an event
_LESS = 0.6  # of the first fright
_DAYS = 2 * 1440.0


def opening(trace: Trace) -> Notice:
    """The sentence that sets the place."""
    stage, watched = trace.scene.stage, trace.watched
    who = watched[0]
    there = tuple(trace.present(who, 0))
    if stage == "phone":
        return _opening_of_phone(trace)
    calendar = sum(chapter.lasts for chapter in trace.scene.chapters)
    if calendar > _DAYS:
        names = tuple(trace.watched)
        return Notice(0.0, "open.days", who, others=names, minutes=calendar)
    kind = "alone" if not there else "pair" if len(there) == 1 else "group"
    company = trace.scene.people[there[0]].kind if kind == "pair" else ""
    if company == "object":
        kind = "object"
    return Notice(
        0.0,
        f"open.{stage}.{kind}",
        who,
        there[0] if there else None,
        others=(who, *there),
    )


def _opening_of_phone(trace: Trace) -> Notice:
    early = [moment for moment in trace.moments if moment.minute <= trace.step]
    senders = tuple(
        dict.fromkeys(str(m.who) for m in early if m.kind == "texts" and m.who in trace.watched)
    )
    silent = any(moment.kind == "falls_silent" for moment in early)
    if not senders:
        waiting = "one" if len(trace.watched) == 1 else "many"
        key = f"open.phone.quiet.{waiting}"
        return Notice(0.0, key, trace.watched[0], others=tuple(trace.watched))
    to = next((m.on for m in early if m.kind == "texts" and m.who == senders[0]), None)
    count = "one" if len(senders) == 1 else "many"
    ending = "silent" if silent else "sent"
    return Notice(0.0, f"open.phone.{count}.{ending}", senders[0], to, others=senders)


def comings(trace: Trace) -> Iterator[Notice]:
    """Notices about events, each checked against what they did to the people watched."""
    yield from _presence(trace)
    yield from _threats(trace)
    for moment in trace.moments:
        yield from _deed(trace, moment)
    yield from _strains(trace)


def _deed(trace: Trace, moment: Moment) -> Iterator[Notice]:
    key = _PLAIN.get(moment.kind)
    if key is None or moment.who not in trace.scene.people:
        return
    if not ({moment.who, moment.on} & set(trace.watched) or _tied(trace, moment)):
        return
    phone = trace.scene.stage == "phone"
    if moment.kind == "falls_silent" and moment.until < trace.length - trace.step:
        over = "reachable" if phone else "speaks"
        yield Notice(moment.until, over, moment.who, weight=8, joins=True)
    if phone and moment.minute <= trace.step:
        return  # told in the first sentence
    key = f"{key}.phone" if phone and moment.kind == "falls_silent" else key
    yield Notice(moment.minute, key, moment.who, moment.on, weight=8, joins=True)


_PLAIN = {"touches": "touch", "texts": "text", "phones": "phone", "falls_silent": "silent"}


def _tied(trace: Trace, moment: Moment) -> bool:
    return any(owner in trace.watched and other == moment.who for owner, other in trace.pairs)


def _presence(trace: Trace) -> Iterator[Notice]:
    """Who comes and goes: the events say when and who, reach says whether."""
    moves = [moment for moment in trace.moments if moment.kind in _MOVES and moment.who]
    been = {name for person in trace.watched for name in (person, *trace.present(person, 0))}
    for cut in sorted({minute for moment in moves for minute in (moment.minute, moment.until)}):
        now = trace.index(cut)
        if now == 0 or cut >= trace.length - trace.step / 2:
            continue
        movers = [str(m.who) for m in moves if cut in (m.minute, m.until)]
        yield from _changes(trace, cut, list(dict.fromkeys(movers)), been)


_NO_COMPANY = ("pet", "object")
_MOVES = ("enters", "leaves", "next_door", "touches")


def _changes(trace: Trace, cut: float, movers: list[str], been: set[str]) -> Iterator[Notice]:
    """Who is nearer or farther than a step ago, and who is left then."""
    now = trace.index(cut)
    by_key: dict[str, list[str]] = {}
    for mover in movers:
        key = _move(trace, mover, now, been)
        if key is not None:
            by_key.setdefault(key, []).append(mover)
            been.add(mover)
    ranked = sorted(by_key, key=lambda key: key.startswith("go"))
    for k, key in enumerate(ranked):
        names = by_key[key]
        yield Notice(
            cut,
            f"{key}.many" if len(names) > 1 else key,
            names[0],
            weight=10.5 - 0.1 * k,
            joins=k > 0,
            others=tuple(names),
        )
    kinds = {name: trace.scene.people[name].kind for name in trace.watched}
    stayers = [name for name in kinds if name not in movers and kinds[name] not in _NO_COMPANY]
    if not by_key or not ranked[0].startswith("go") or len(stayers) != 1:
        return
    left = trace.present(stayers[0], now)
    if len(left) < 2:
        key = "tail.stays" if left else "tail.alone"
        yield Notice(cut, key, left[0] if left else stayers[0], weight=10, joins=True)


def _move(trace: Trace, mover: str, now: int, been: set[str]) -> str | None:
    """What a mover does in the eyes of those who are watched."""
    for pair in trace.pairs:
        if mover not in pair or not set(pair) & set(trace.watched):
            continue
        before, after = trace.bond["reach", pair[0], pair[1]][now - 1 : now + 1]
        if before <= _HERE < after:
            return _arrival(trace, mover, been)
        if after <= _HERE < before:
            return "go"
        if before > _TOUCHABLE >= after:
            return "go.next"
    return None


_HERE, _TOUCHABLE = 0.4, 0.6  # reach


def _arrival(trace: Trace, who: str, been: set[str]) -> str:
    if trace.scene.people[who].kind == "object":
        return "come.object"
    return "come.back" if who in been else "come.first"


def _threats(trace: Trace) -> Iterator[Notice]:
    """Threats that the people watched meet, and whether they startle less than at first."""
    first: dict[str, float] = {}
    seen: set[float] = set()
    for moment in trace.moments:
        if moment.kind != "threat" or moment.minute in seen:
            continue
        start = trace.index(moment.minute)
        last = max(start, trace.index(moment.until - trace.step / 2))  # long and short steps mix
        steps = slice(start, last + 1)
        met = tuple(
            who for who in trace.watched if trace.person["threat", who][steps].min() >= _THREAT_SEEN
        )
        if not met:
            continue
        seen.add(moment.minute)
        rise = _rise(trace, met[0], moment)
        less = met[0] in first and rise < _LESS * first[met[0]]
        label = _label(moment)
        key = "threat.say" if label else "threat"
        if trace.scene.stage == "scanner":
            key = "sign.less" if less else "sign" if met[0] not in first else "sign.again"
        first.setdefault(met[0], rise)
        if key == "threat" and any(m.minute == moment.minute and m.who for m in trace.moments):
            continue  # who comes or goes says enough
        many = len(met) > 1 and not key.startswith("sign")
        yield Notice(
            moment.minute,
            f"{key}.many" if many else key,
            met[0],
            weight=5 if key == "sign.again" else 9,
            others=met,
            until=moment.until,
            label=moment.say if key == "threat.say" else None,
        )


def _rise(trace: Trace, who: str, moment: Moment) -> float:
    arousal = trace.person["arousal", who]
    start, stop = trace.index(moment.minute), trace.index(moment.until)
    before = arousal[max(start - 1, 0)]
    return float(arousal[start : stop + 1].max() - before)


def _label(moment: Moment) -> bool:
    return moment.say is not None and any(letter.isalpha() for letter in moment.say.nl)


def _strains(trace: Trace) -> Iterator[Notice]:
    for moment in trace.moments:
        if moment.kind in ("illness", "fatigue", "novelty") and moment.on in trace.watched:
            yield Notice(moment.minute, moment.kind, moment.on, weight=7, until=moment.until)
