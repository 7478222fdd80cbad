"""A still picture of a scene, read from its file: who is there, who calls, who is pressed.

The gallery draws every scene before it has been run. What its people do in that picture is taken
from the file: the events at the moment worth looking at, and who they are said to be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hecht.scenes.events import Event
    from hecht.scenes.schema import Chapter, Figure, Scene

AT_EASE = 0.3  # arousal
PRESSED = 1.3
STRANDED = 1.1  # of someone whose other is away
A_BIT = 0.02  # share of a chapter after an event, so that it has begun

CALLS = {"anxious": 2.0, "fearful": 1.0, "secure": 0.5}
TURNS_AWAY = {"avoidant": 0.8, "fearful": 0.4}


def pose(scene: Scene) -> dict[str, Any]:
    """Arousal of everyone and what goes between them, at one telling moment.

    Keys are names of people (``people``) and of bonds, ``"anna -> ben"`` (``bonds``); the values
    have the meaning and the range that they have in a run.
    """
    chapter, minute = _moment(scene)
    active = [event for event in chapter.events if _holds(event, minute)]
    there = {name: _there(chapter, name, minute) for name in scene.people}
    pressed = {
        name
        for event in active
        if event.what in ("threat", "illness")
        for name in (scene.people if "all" in event.on else event.on)
    }
    bonds = {name: _between(scene, active, there, pressed, name) for name in scene.bond_names}
    people = dict.fromkeys(scene.people, AT_EASE)
    for name in scene.people:
        own = [bond for key, bond in bonds.items() if key.startswith(f"{name} -> ")]
        if name in pressed:
            people[name] = PRESSED
        elif own and _may_miss(scene.people[name]) and own[0]["reach"] < 0.5:
            people[name] = STRANDED
    return {"people": people, "bonds": bonds}


def _moment(scene: Scene) -> tuple[Chapter, float]:
    """The chapter and the minute in it: after what is worth trying, else after an event."""
    at = next((hint.at for hint in scene.try_this if hint.at), None)
    start = 0.0
    for chapter in scene.chapters:
        length = chapter.steps * chapter.step
        if at is not None and at < start + length:
            return chapter, at - start + length * A_BIT
        start += length
    chapter = scene.chapters[0]
    told = [event.at for event in chapter.events if event.say is not None and not event.off]
    length = chapter.steps * chapter.step
    return chapter, (told[0] if told else 0.0) + length * A_BIT


def _holds(event: Event, minute: float) -> bool:
    if event.off:
        return False
    return event.at <= minute and (event.lasts is None or minute < event.at + event.lasts)


def _there(chapter: Chapter, name: str, minute: float) -> float:
    """1 in the room, .5 next door, 0 away."""
    moves = [
        event
        for event in chapter.events
        if event.who == name
        and event.to is None
        and not event.off
        and event.does in ("enters", "leaves", "next_door")
    ]
    if not moves:
        return 1.0
    level = 0.0 if moves[0].does == "enters" else 1.0
    for event in moves:
        if _holds(event, minute):
            level = {"enters": 1.0, "leaves": 0.0, "next_door": 0.5}[str(event.does)]
        elif event.at <= minute:
            level = 0.0 if event.does == "enters" else 1.0
    return level


def _between(
    scene: Scene, active: list[Event], there: dict[str, float], pressed: set[str], bond: str
) -> dict[str, float]:
    owner, other = bond.split(" -> ")
    figure = scene.people[owner]
    near = min(there[owner], there[other])
    mine = [event for event in active if {event.who, event.to} == {owner, other}]
    held = any(event.does == "touches" for event in mine)
    distant = any(event.does in ("texts", "phones", "video_calls") for event in mine)
    stirred = owner in pressed or (near < 0.5 and _may_miss(figure))
    call = 2.0 if _is_small(figure) else CALLS.get(figure.drawn, 0.7)
    turned = TURNS_AWAY.get(figure.drawn, 0.0) if owner in pressed and near > 0.5 else 0.0
    return {
        "reach": 0.3 if distant and near < 0.5 else near,
        "call": call if stirred and figure.kind != "object" else 0.0,
        "contact": 0.8 if held else near * (0.25 if turned else 0.45),
        "withdrawal": turned,
        "care": near * (1.0 if held else 0.5 if other not in pressed and stirred else 0.0),
        "strength": 0.6,
        "presence": near,
    }


def _is_small(figure: Figure) -> bool:
    return figure.kind in ("infant", "child")


def _may_miss(figure: Figure) -> bool:
    """Whether someone would be drawn as missing another who is away."""
    return _is_small(figure) or figure.drawn in CALLS
