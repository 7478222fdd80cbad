"""Errors in the language of the page.

Errors speak English, for programs and logs. On a Dutch page they are said in Dutch: by what they
are where they carry it (a name that does not exist, a number out of range), else by the sentence
they hold. A sentence that is not known here is left as it is, and marked as English.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from hecht.errors import HechtError, InvalidValueError, SceneError
from hecht.studio.dutch_faults import KINDS, SENTENCES

_PATTERNS = [(re.compile(english), dutch) for english, dutch in SENTENCES]
_LIST = re.compile(r"^(?P<place>[^:']+?): (?P<rest>.+)$")
_UNKNOWN = re.compile(
    r"There is no (?P<kind>.+?) called '(?P<name>.*?)'\. "
    r"(?:Did you mean (?P<near>.+)\?|Known: (?P<known>.*)\.)"
)


@dataclass(frozen=True)
class Told:
    """A sentence and the language it is in."""

    text: str
    language: str


def tell(error: HechtError | str, language: str) -> Told:
    """What `error` says, in `language` where that is known."""
    said = str(error)
    if language != "nl":
        return Told(said, "en")
    if isinstance(error, InvalidValueError):
        unit = said.rpartition(" ")[2].rstrip(".") if not said[-2].isdigit() else ""
        return Told(
            f"{error.owner}: {error.parameter} = {error.value} kan niet. "
            f"Kies een getal van {error.low:g} tot {error.high:g}{' ' + unit if unit else ''}.",
            "nl",
        )
    if isinstance(error, SceneError):
        return _in_a_file(error, said)
    dutch = _sentence(said)
    return Told(said, "en") if dutch is None else Told(dutch, "nl")


def _in_a_file(error: SceneError, said: str) -> Told:
    where = ""
    if error.file:
        english = f"{error.file}, line {error.line}: " if error.line is not None else ""
        english = english or f"{error.file}: "
        said_there = said.removeprefix(english)
        where = f"{error.file}, regel {error.line}: " if error.line is not None else ""
        where = where or f"{error.file}: "
        said = said_there
    dutch = _sentence(said)
    if dutch is None:
        return Told(str(error), "en")
    return Told(where + dutch, "nl")


def _sentence(said: str) -> str | None:
    """A sentence in Dutch; None where it is not known."""
    unknown = _UNKNOWN.fullmatch(said)
    if unknown is not None:
        return _unknown(unknown)
    for pattern, dutch in _PATTERNS:
        found = pattern.fullmatch(said)
        if found is not None:
            return dutch.format(*found.groups(), **found.groupdict())
    # "people / anna / age: ..." names the place in the file first.
    place = _LIST.fullmatch(said)
    if place is not None:
        rest = _sentence(place["rest"])
        return None if rest is None else f"{place['place']}: {rest}"
    return None


def _unknown(found: re.Match[str]) -> str:
    kind = found["kind"]
    for english, dutch in KINDS:
        kind, changed = re.subn(f"^{english}", dutch, kind)
        if changed:
            break
    if found["near"] is not None:
        hint = f"Bedoelde je {found['near'].replace(' or ', ' of ')}?"
    else:
        hint = f"Wel: {found['known']}."
    return f"Er is geen {kind} met de naam ‘{found['name']}’. {hint}"
