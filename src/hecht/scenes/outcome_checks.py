"""Faults in the outcomes of a scene: names that do not exist, stretches that hold no moment."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hecht.errors import HechtError, UnknownNameError
from hecht.scenes.changing import change
from hecht.scenes.checks import Fault, watched_faults
from hecht.scenes.outcome_reading import DERIVED, settings, spans
from hecht.scenes.outcome_schema import Reading
from hecht.scenes.parts import FaultError
from hecht.scenes.schema import Scene

Where = tuple[Any, ...]


def outcome_faults(scene: Scene) -> Iterator[Fault]:
    """Yield every fault in what a scene says must be seen, as (place in the file, sentence)."""
    known: set[str] = set()
    others: dict[str, Scene] = {}
    for k, outcome in enumerate(scene.outcomes):
        if outcome.id in known:
            yield ("outcomes", k, "id"), f"the outcome '{outcome.id}' stands here twice."
        known.add(outcome.id)
        for place, reading in outcome.readings():
            yield from _reading(scene, ("outcomes", k, *place), reading, others)


def _reading(
    scene: Scene, where: Where, reading: Reading, others: dict[str, Scene]
) -> Iterator[Fault]:
    for k, path in enumerate(reading.of or ()):
        yield from _path(scene, (*where, "of", k), path)
    for name in ("share", "when"):
        for k, condition in enumerate(getattr(reading, name) or ()):
            yield from _path(scene, (*where, name, k, "of"), condition.of)
    wanted = settings(reading)
    key = str(sorted(wanted.items()))
    if key not in others:
        found = list(_circumstances(scene, (*where, "with"), wanted))
        if found:
            yield from found
            return
        others[key] = change(scene, wanted)
    try:
        spans(others[key], reading)
    except FaultError as error:
        yield (*where, *error.at), f"{error}."


def _path(scene: Scene, where: Where, path: str) -> Iterator[Fault]:
    owner, _, variable = path.rpartition(".")
    if variable not in DERIVED or owner not in scene.people:
        yield from watched_faults(scene, where, path)


def _circumstances(scene: Scene, where: Where, wanted: dict[str, Any]) -> Iterator[Fault]:
    choices = {f"choice.{each.id}": each for each in scene.changes}
    for path, value in wanted.items():
        name = path.removeprefix("choice.")
        if path.startswith("choice.") and path not in choices:
            known = [choice.removeprefix("choice.") for choice in choices]
            yield (*where, name), str(UnknownNameError("choice", name, known))
        elif path in choices and value not in [each.id for each in choices[path].options]:
            options = [each.id for each in choices[path].options]
            yield (*where, name), str(UnknownNameError(f"option of '{name}'", str(value), options))
        else:
            try:
                change(scene, {path: value})
            except HechtError as error:
                yield (*where, name), str(error)
