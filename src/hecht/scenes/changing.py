"""Make another version of a scene: the words of `--set`, of sliders and of choices.

A change is a path and a value::

    child.reactivity = 1.4            a trait of a person (also: age, kind, drawn, temperament)
    mother.context = poverty          circumstances of a person, several with commas, or none
    child -> mother.strength = 0.5    a value of a bond
    anna -> ben.likeness = 0.6        one of the seven ways of bonding
    event.alone.size = 0.3            size, at, for or off of an event with an id
    chapter.home.lasts = 100 days     lasts, step, learning of a chapter
    chapter.home.begin = false        leaves out all that the chapter sets when it begins
    model.soothing_rate = 2           a constant of the model
    choice.learned = answered         an option of one of the scene's own choices
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hecht.errors import SceneError, UnknownNameError
from hecht.model.parameters import BOND, CONSTANTS, PERSON, WAYS, lookup
from hecht.scenes.building import build
from hecht.scenes.events import directed
from hecht.scenes.schema import Scene

_ABOUT_PERSON = ("age", "kind", "drawn", "temperament", "context")
_ABOUT_EVENT = ("size", "at", "for", "off")
_ABOUT_CHAPTER = ("lasts", "step", "learning", "hours_a_day", "begin")


def change(scene: Scene, changes: Mapping[str, Any]) -> Scene:
    """Return `scene` with `changes` applied; choices first, then single values.

    Raises
    ------
    SceneError, UnknownNameError, InvalidValueError
        A path that leads nowhere, or a value out of range; the scene itself stays as it was.
    """
    settings = dict(_chosen(scene, changes))
    settings.update({path: v for path, v in changes.items() if not path.startswith("choice.")})
    if not settings:
        return scene
    data = scene.model_dump(by_alias=True, exclude_none=True, exclude={"outcomes"})
    for path, value in settings.items():
        _apply(scene, data, path, value)
    # What must be seen names its own circumstances, whatever is changed here.
    return build(data, file=scene.id).model_copy(update={"outcomes": scene.outcomes})


def _chosen(scene: Scene, changes: Mapping[str, Any]) -> Mapping[str, Any]:
    settings: dict[str, Any] = {}
    known = {change.id: change for change in scene.changes}
    wanted = {change.id: change.default for change in scene.changes}
    for path, option in changes.items():
        if path.startswith("choice."):
            name = path.removeprefix("choice.")
            if name not in known:
                raise UnknownNameError("choice", name, known)
            wanted[name] = str(option)
    for name, option in wanted.items():
        options = {each.id: each for each in known[name].options}
        if option not in options:
            raise UnknownNameError(f"option of '{name}'", option, options)
        settings.update(options[option].set)
    return settings


def _apply(scene: Scene, data: dict[str, Any], path: str, value: Any) -> None:
    owner, _, name = path.rpartition(".")
    if owner == "model":
        data["model"][name] = lookup(CONSTANTS, "model constant", name).check(value, "model")
    elif owner.startswith("event."):
        _set(data, "event", owner.removeprefix("event."), name, _ABOUT_EVENT, value)
    elif owner.startswith("chapter."):
        _set(data, "chapter", owner.removeprefix("chapter."), name, _ABOUT_CHAPTER, value)
    elif "->" in owner:
        number = lookup(BOND | WAYS, "bond value", name).check(value, owner)
        _set_bond(scene, data, owner, name, number)
    elif owner in scene.people:
        if name in _ABOUT_PERSON:
            data["people"][owner][name] = _listed(value) if name == "context" else value
        else:
            number = lookup(PERSON, "trait", name).check(value, owner)
            data["people"][owner]["traits"][name] = number
    elif owner:
        raise UnknownNameError("person", owner, scene.people)
    else:
        raise SceneError(f"'{path}' says not whose it is; write for example 'child.reactivity'.")


def _listed(value: Any) -> Any:
    """Contexts as they are written after --set: 'poverty,depression', or 'none'."""
    if not isinstance(value, str):
        return value
    return [name.strip() for name in value.split(",") if name.strip() not in ("", "none")]


def _set_bond(scene: Scene, data: dict[str, Any], bond: str, name: str, number: float) -> None:
    """Set a value of one direction, also where the scene gives both directions at once."""
    wanted = f"{bond.split('->')[0].strip()} -> {bond.split('->')[1].strip()}"
    if wanted not in scene.bond_names:
        raise UnknownNameError("bond", wanted, scene.bond_names)
    for key in list(data["bonds"]):
        pairs = [f"{owner} -> {other}" for owner, other in directed(key)]
        if wanted not in pairs:
            continue
        tie = data["bonds"].pop(key)
        for pair in pairs:
            part = "ways" if name in WAYS else "values"
            values = dict(tie.get(part) or {})
            if pair == wanted:
                values[name] = number
            data["bonds"][pair] = {**tie, part: values} if values else tie


def _set(
    data: dict[str, Any], kind: str, wanted: str, field: str, fields: tuple[str, ...], value: Any
) -> None:
    if field not in fields:
        raise UnknownNameError(f"{kind} field", field, fields)
    chapters = [*data["before"], *data["chapters"]]
    places = chapters if kind == "chapter" else [e for c in chapters for e in c["events"]]
    found = [place for place in places if place.get("id") == wanted]
    if not found:
        raise UnknownNameError(kind, wanted, [str(p["id"]) for p in places if p.get("id")])
    if field == "begin":
        if not isinstance(value, bool):
            raise SceneError(f"'{kind}.{wanted}.begin' is true or false, not '{value}'.")
        if value:
            return
    for place in found:
        place[field] = {} if field == "begin" else value
