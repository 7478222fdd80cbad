"""Days in hospital that a context brings: events in what came before a scene."""

from __future__ import annotations

from hecht.scenes.context import CONTEXTS
from hecht.scenes.events import Event
from hecht.scenes.schema import Chapter, Scene

_BEFORE_THE_END, _LARGEST_SHARE = 28.0, 0.2  # days; of the chapter


def with_stays(scene: Scene, chapter: Chapter) -> Chapter:
    """The chapter, with what contexts add to it: someone away, under threat, for some days.

    Only the last chapter of what came before gets it, four weeks before its end, and never for
    more than a fifth of it.
    """
    if not scene.before or chapter is not scene.before[-1]:
        return chapter
    events = [
        event
        for name, figure in scene.people.items()
        for context in figure.context
        for event in _stay(chapter, name, context)
    ]
    return chapter.model_copy(update={"events": [*chapter.events, *events]}) if events else chapter


def _stay(chapter: Chapter, name: str, context: str) -> list[Event]:
    change = CONTEXTS[context].change
    if not change.days_away:
        return []
    day, length = chapter.steps_a_day * chapter.step, chapter.steps * chapter.step
    lasts = min(change.days_away * day, _LARGEST_SHARE * length)
    at = max(length - _BEFORE_THE_END * day, 0.5 * length - lasts)
    when = {"at": at, "for": lasts}
    found = (
        {"who": name, "does": "leaves"},
        {"what": "threat", "on": [name], "size": change.threat_away},
    )
    return [Event.model_validate({**when, **what}) for what in found]
