"""Let a map live: the scene that a map is, for those who are there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hecht.errors import HechtError, UnknownNameError
from hecht.practice.people.days import order
from hecht.practice.people.document import Document, OnMap, both_ways
from hecht.practice.people.opening import document_of
from hecht.practice.people.saving import as_file
from hecht.scenes.library import library
from hecht.scenes.ordinary_week import with_ordinary_week
from hecht.scenes.reading import build, parse, read
from hecht.scenes.schema import Scene

_GONE = {"reach": 0.0, "commitment": 0.0}
"""The dead, and those one broke with, cannot be reached and do not come; what was learned stays."""
_NEAREST, _FADES = 0.9, 0.22
"""Strength of a bond that was only placed: in the middle, and less for every ring further out."""


def load_people(path: str | Path) -> Scene:
    """Read a people file, with or without a map; without chapters it gets an ordinary week.

    Raises
    ------
    SceneError
        A file that is not valid; names file, line, what is wrong and what would be right.
    UnknownNameError
        No such file.
    """
    path = Path(path)
    if not path.suffix and not path.exists():
        raise UnknownNameError("people file", str(path), library())
    data, lines = parse(read(path), str(path))
    if "map" in data or "version" in data:
        data = living(data, document_of(data, lines, str(path)))
    week = with_ordinary_week(data, str(path), path.stem)
    return build(week, lines=lines, file=str(path), scene_id=path.stem)


def living(data: dict[str, Any], document: Document) -> dict[str, Any]:
    """The plain data of a scene with the people of a map, from the file's own `data`.

    The dead are remembered, not met; who was placed and not yet connected has a bond by nearness.
    """
    kept = {key: value for key, value in data.items() if key not in ("version", "map")}
    gone = {name for name in document.people if is_gone(document, name)}
    people = {
        name: _as_thing(figure) if document.map.figures.get(name, OnMap()).died else figure
        for name, figure in (data.get("people") or {}).items()
    }
    broken = {name for name, seen in document.map.bonds.items() if _latest(seen) == "broken"}
    bonds = {}
    for name, tie in (data.get("bonds") or {}).items():
        singles = both_ways(str(name))
        apart = any(set(single.split(" -> ")) & gone for single in singles)
        parted = any(single in broken for single in singles)
        bonds[name] = {**(tie or {}), **(_GONE if apart else {"reach": 0.0} if parted else {})}
    return {**kept, "people": people, "bonds": bonds | _by_nearness(document, gone)}


def is_gone(document: Document, name: str) -> bool:
    """Whether someone has died."""
    return document.map.figures.get(name, OnMap()).died is not None


def _as_thing(figure: Any) -> dict[str, Any]:
    """Someone who is remembered has no week of their own."""
    return {**(figure or {}), "kind": "object"}


def _latest(seen: list[Any]) -> str:
    return str(max(seen, key=lambda each: order(each.at)).line) if seen else "plain"


def _by_nearness(document: Document, gone: set[str]) -> dict[str, Any]:
    middle = document.map.middle
    if middle is None:
        return {}
    bonds: dict[str, Any] = {}
    for name, placements in document.map.placements.items():
        ends = (f"{middle} -> {name}", f"{name} -> {middle}")
        if name == middle or any(end in document.bonds for end in ends) or not placements:
            continue
        last = max(placements, key=lambda each: order(each.at))
        if last.off:
            continue
        strength = round(max(0.05, _NEAREST - _FADES * last.near), 2)
        bonds[f"{middle} <-> {name}"] = {
            "strength": strength,
            "presence": strength,
            **(_GONE if name in gone else {}),
        }
    return bonds


def playable(document: Document) -> str | None:
    """Why the people of a map cannot live an ordinary week yet; None where they can."""
    data = as_file(document)
    try:
        build(with_ordinary_week(living(data, document)))
    except HechtError as error:
        return str(error)
    return None
