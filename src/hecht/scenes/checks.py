"""What cannot be seen in one field: names that do not exist, events that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hecht.errors import UnknownNameError
from hecht.model.parameters import WAYS
from hecht.scenes.events import TOWARDS, Event, directed
from hecht.scenes.schema import Chapter, Scene

Fault = tuple[tuple[Any, ...], str]

PERSON_VARIABLES = (
    "arousal",
    "need",
    "despair",
    "self_model",
    "others_responsiveness",
    "others_contingency",
    "others_aversiveness",
    "slow_arousal",
    "reserve",
    "load",
    "felt_security",
    "exploration",
    "threat",
    "novelty",
)
BOND_VARIABLES = (
    "call",
    "withdrawal",
    "care",
    "contact",
    "fright",
    "trust",
    "responsiveness",
    "contingency",
    "aversiveness",
    "strength",
    "presence",
    "felt_care",
    "balance",
    "reach",
    "channel",
)


def bond_variables(scene: Scene) -> tuple[str, ...]:
    """What a run of the scene records of bonds: the ways of bonding only where it has them."""
    return (*BOND_VARIABLES, *WAYS) if scene.has_ways else BOND_VARIABLES


def faults(scene: Scene) -> Iterator[Fault]:
    """Yield every fault of a scene as (place in the file, sentence)."""
    for name in scene.bonds:
        yield from _strangers(scene, ("bonds", name), [p for pair in directed(name) for p in pair])
        if "<->" in name and any(owner == other for owner, other in directed(name)):
            owner = directed(name)[0][0]
            yield ("bonds", name), f"write a bond to oneself as '{owner} -> {owner}'."
    seen: set[tuple[str, str]] = set()
    for name in scene.bonds:
        for pair in directed(name):
            if pair in seen:
                yield ("bonds", name), f"the bond {pair[0]} -> {pair[1]} stands here twice."
            seen.add(pair)
    for part in ("before", "chapters"):
        for k, chapter in enumerate(getattr(scene, part)):
            yield from _in_chapter(scene, chapter, (part, k))
    for k, path in enumerate(scene.watch):
        yield from watched_faults(scene, ("watch", k), path)
    yield from _choices(scene)


def _strangers(scene: Scene, where: tuple[Any, ...], names: list[str]) -> Iterator[Fault]:
    for name in names:
        if name != "all" and name not in scene.people:
            yield where, str(UnknownNameError("person", name, scene.people))


def _bond_exists(scene: Scene, where: tuple[Any, ...], name: str) -> Iterator[Fault]:
    known = set(scene.bond_names)
    for owner, other in directed(name):
        if f"{owner} -> {other}" not in known:
            yield where, str(UnknownNameError("bond", f"{owner} -> {other}", known))


def _in_chapter(scene: Scene, chapter: Chapter, where: tuple[Any, ...]) -> Iterator[Fault]:
    begin = chapter.begin
    yield from _strangers(scene, (*where, "begin", "rest"), begin.rest)
    yield from _strangers(scene, (*where, "begin", "people"), list(begin.people))
    for name in begin.bonds:
        yield from _bond_exists(scene, (*where, "begin", "bonds", name), name)
        like = begin.bonds[name].resembles
        if like is not None:
            for owner, _ in directed(name):
                place = (*where, "begin", "bonds", name, "resembles")
                yield from _bond_exists(scene, place, f"{owner} -> {like}")
    for k, routine in enumerate(chapter.everyday):
        yield from _strangers(scene, (*where, "everyday", k, "on"), routine.on)
        if routine.between:
            yield from _bond_exists(scene, (*where, "everyday", k, "between"), routine.between)
    for k, event in enumerate(chapter.events):
        yield from _event(scene, chapter, event, (*where, "events", k))
    yield from _overlaps(chapter, where)


def _event(scene: Scene, chapter: Chapter, event: Event, where: tuple[Any, ...]) -> Iterator[Fault]:
    for field in ("who", "to"):
        name = getattr(event, field)
        if name is not None:
            yield from _strangers(scene, (*where, field), [name])
    yield from _strangers(scene, (*where, "on"), event.on)
    span, steps = ("day", chapter.steps_a_day) if event.daily else ("chapter", chapter.steps)
    length = steps * chapter.step
    if event.at >= length:
        yield (
            (*where, "at"),
            f"the event comes at minute {event.at:g}, but the {span} lasts {length:g} minutes; "
            "give an earlier time or a longer chapter.",
        )


def subjects(event: Event) -> list[tuple[str, ...]]:
    """What an event governs; two events on one subject must not overlap."""
    if event.what is not None:
        return [(event.what, name) for name in event.on]
    if event.does in TOWARDS:
        return [("between", *sorted((str(event.who), str(event.to))))]
    kind = "silence" if event.does == "falls_silent" else "presence"
    if event.to is not None:
        return [(kind, *sorted((str(event.who), str(event.to))))]
    return [(kind, str(event.who))]


def _overlaps(chapter: Chapter, where: tuple[Any, ...]) -> Iterator[Fault]:
    busy: dict[tuple[str, ...], list[tuple[float, float, str]]] = {}
    for k, event in enumerate(chapter.events):
        if event.off:
            continue
        end = event.at + event.lasts if event.lasts is not None else None
        for subject in subjects(event):
            for start, until, what in busy.get(subject, []):
                same_moment = event.at == start
                inside = start <= event.at < until or (end is not None and event.at <= start < end)
                if same_moment or inside:
                    yield (
                        (*where, "events", k),
                        f"this overlaps with an earlier event ({what} from minute {start:g}"
                        f"{'' if until == start else f' to {until:g}'}) on {subject[-1]}; "
                        "let one end before the other begins.",
                    )
                    return
            label = event.what or event.does or ""
            busy.setdefault(subject, []).append((event.at, end or event.at, label))


def watched_faults(scene: Scene, where: tuple[Any, ...], path: str) -> Iterator[Fault]:
    """Yield what is wrong with a path such as 'anna.arousal' or 'anna -> ben.call'."""
    owner, _, variable = path.rpartition(".")
    if "->" in owner:
        known = bond_variables(scene)
        if variable not in known:
            yield where, str(UnknownNameError("bond variable", variable, known))
        elif owner not in scene.bond_names:
            yield where, str(UnknownNameError("bond", owner, scene.bond_names))
    elif owner not in scene.people:
        yield where, str(UnknownNameError("person", owner, scene.people))
    elif variable not in PERSON_VARIABLES:
        yield where, str(UnknownNameError("variable", variable, PERSON_VARIABLES))


def _choices(scene: Scene) -> Iterator[Fault]:
    known = {change.id: [option.id for option in change.options] for change in scene.changes}
    for k, attempt in enumerate(scene.try_this):
        for change, option in attempt.changes.items():
            place = ("try_this", k, "changes", change)
            if change not in known:
                yield place, str(UnknownNameError("change", change, known))
            elif option not in known[change]:
                yield place, str(UnknownNameError("option", option, known[change]))
