"""Open a map: text -> document. A fault is told with its line; what is unknown is kept."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import ValidationError

from hecht.errors import SceneError, UnknownNameError
from hecht.practice.people.document import VERSION, Document, both_ways
from hecht.scenes.reading import LARGEST_FILE, parse

Lines = dict[tuple[Any, ...], int]
Place = tuple[Any, ...]

_NAME = re.compile(r"[a-z][a-z0-9_-]*")
_MOST_EXACT = 2**53  # beyond it a browser rounds whole numbers


@dataclass(frozen=True)
class Opened:
    """A document, and the line of every place in its file."""

    document: Document
    lines: Lines


def open_text(text: str, *, file: str = "") -> Opened:
    """The map in `text`.

    Raises
    ------
    SceneError
        A text that is no map; names `file`, the line, what is wrong and what would be right.
    """
    if len(text.encode()) > LARGEST_FILE:
        raise SceneError(f"a map is at most {LARGEST_FILE / 1e6:g} MB of text.", file=file)
    if not text.strip():
        raise SceneError("there is nothing in this file.", file=file)
    data, lines = parse(text, file)
    return Opened(document_of(data, lines, file), lines)


def document_of(data: dict[str, Any], lines: Lines | None = None, file: str = "") -> Document:
    """The document in plain data; `lines` and `file` make errors point somewhere."""
    lines = lines or {}
    version = data.get("version", VERSION)
    if isinstance(version, int) and version > VERSION:
        raise SceneError(
            f"this map has form {version}, made by a newer hecht; this one reads up to {VERSION}. "
            "Update hecht to open it.",
            file=file,
            line=lines.get(("version",)),
        )
    try:
        document = Document.model_validate(plain(data))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise SceneError(
            _sentence(first["loc"], first["msg"], first["type"]),
            file=file,
            line=line_of(lines, _in_file(first["loc"], first["msg"])),
        ) from None
    for where, sentence in _faults(document):
        raise SceneError(sentence, file=file, line=line_of(lines, where))
    return document


def plain(value: Any) -> Any:
    """`value` with nothing in it that JSON, or a browser, cannot hold exactly."""
    if isinstance(value, dict):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, int) and abs(value) >= _MOST_EXACT:
        return str(value)
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)


def line_of(lines: Lines, where: Place) -> int | None:
    """The line of a place in the file, or of the nearest part that holds it."""
    spelt = {_spelling(place): line for place, line in lines.items()}
    for length in range(len(where), -1, -1):
        if (line := spelt.get(_spelling(where[:length]))) is not None:
            return line
    return None


def _spelling(place: Place) -> Place:
    """A place whose bond is written as it stands in a document, whatever the file's spaces."""
    at = 1 if place[:1] == ("bonds",) else 2 if place[1:2] in (("bonds",), ("cycle",)) else None
    if at is None or len(place) <= at:
        return place
    return (*place[:at], both_ways(str(place[at]))[0], *place[at + 1 :])


def _in_file(where: Place, message: str) -> Place:
    """A place of the schema as a place of the file."""
    twice = re.search(r"the bond (\S+ -> \S+) stands here twice", message)
    if twice:
        return ("bonds", twice[1])
    return tuple(part for part in where if part != "[key]")


def _sentence(where: Place, message: str, kind: str) -> str:
    place = " / ".join(str(part) for part in where if part != "[key]")
    message = message.removeprefix("Value error, ")
    if kind == "missing":
        return f"'{where[-1]}' is missing ({place})."
    ending = "" if message.endswith((".", "?")) else "."
    return (f"{place}: " if place else "") + message + ending


def _faults(document: Document) -> Iterator[tuple[Place, str]]:
    people, map_ = document.people, document.map
    for name in people:
        if not _NAME.fullmatch(name) or name == "all":
            yield (
                ("people", name),
                f"'{name}' is not a plain name; use small letters, digits, - or _, "
                f"and write how they are called under 'name'.",
            )
    named: list[tuple[Place, str | None]] = [(("map", "middle"), map_.middle)]
    named += [(("bonds", bond), end) for bond in document.bonds for end in bond.split(" -> ")]
    for part in ("figures", "placements"):
        named += [(("map", part, name), name) for name in getattr(map_, part)]
    for part in ("bonds", "cycle"):
        bonds = [both_ways(bond) for bond in getattr(map_, part)]
        for singles in bonds:
            if len(singles) > 1:
                bond = singles[0].replace("->", "<->")
                yield ("map", part, bond), f"write '{bond}' by direction: {' and '.join(singles)}."
            named += [(("map", part, singles[0]), end) for end in singles[0].split(" -> ")]
    for k, tie in enumerate(map_.parents):
        named += [(("map", "parents", k, end), getattr(tie, end)) for end in ("parent", "child")]
    for k, couple in enumerate(map_.couples):
        named += [(("map", "couples", k, "who"), end) for end in couple.who]
    for where, end in named:
        if end is not None and end not in people:
            yield where, str(UnknownNameError("person", end, people))
