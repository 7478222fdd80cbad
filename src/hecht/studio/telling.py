"""Errors in the language of the page.

Errors speak English, for programs and logs. What a page says instead stands in
``data/faults.yaml``, sentence by sentence, in every language. A sentence that is not there is
left as it is, and marked as English; a test reads every error that a user can meet and fails
where one is not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from string import Formatter

from hecht.errors import HechtError, InvalidValueError
from hecht.studio.texts import DATA, Piece, Spoken, load_piece

_COUNTS = frozenset({"size", "most", "n", "people", "times", "count", "packed", "unpacked"})
"""Parts that are amounts, written as the language writes them; other numbers stand in a file."""
_DUTCH = str.maketrans(",.", ".,")
_MAY_BE_EMPTY = frozenset({"MORE", "RIGHT", "more", "s"})
_OWED = "REST"
"""The part of a sentence without which the sentence is not known."""


class Fault(Piece):
    """A sentence as an error says it, and as a page does."""

    said: Spoken
    nl: Spoken
    en: Spoken | None = None

    def on_a_page(self, language: str) -> str:
        """The sentence in ``language``, with its parts still open."""
        return self.nl if language == "nl" else self.en or self.said


class Faults(Piece):
    """All that pages can say of what is wrong."""

    places: tuple[Fault, ...]
    parts: tuple[Fault, ...]
    faults: tuple[Fault, ...]


@dataclass(frozen=True)
class Told:
    """A sentence and the language it is in."""

    text: str
    language: str


def tell(error: HechtError | str, language: str) -> Told:
    """What ``error`` says, in ``language`` where that is known."""
    said = " ".join(str(error).split()).replace(" / [key]", "")
    if isinstance(error, InvalidValueError) and not said[-2].isdigit():
        unit = f" {said.rpartition(' ')[2].rstrip('.')}"
        said = said.removesuffix(f"{unit}.") + "."
        found = _sentence(said, language)
        return Told(str(error), "en") if found is None else Told(f"{found[:-1]}{unit}.", language)
    found = _sentence(said, language)
    return Told(str(error), "en") if found is None else Told(found, language)


def _sentence(said: str, language: str) -> str | None:
    """A whole sentence; None where it is not known."""
    if not said:
        return None
    known = _catalogue()
    return _first((*known["places"], *known["faults"]), said, language)


def _part(said: str, language: str) -> str:
    """A part of a sentence, as it stands where it is not known."""
    edge = said[: len(said) - len(said.lstrip())]
    bare = said.strip()
    if not bare:
        return said
    part = _first(_catalogue()["parts"], bare, language) or _sentence(bare, language)
    return said if part is None else edge + part


def _first(known: Iterable[tuple[re.Pattern[str], Fault]], said: str, language: str) -> str | None:
    for pattern, fault in known:
        found = pattern.fullmatch(said)
        if found is None:
            continue
        parts = {name: value or "" for name, value in found.groupdict().items()}
        if _OWED in parts:
            rest = _sentence(parts[_OWED], language)
            if rest is None:
                continue
            parts[_OWED] = rest
        for name in parts:
            if name.isupper() and name != _OWED:
                parts[name] = _part(parts[name], language)
            elif language == "nl" and name in _COUNTS:
                parts[name] = parts[name].translate(_DUTCH)
        return fault.on_a_page(language).format(**parts)
    return None


@cache
def _catalogue() -> dict[str, list[tuple[re.Pattern[str], Fault]]]:
    """Patterns of the sentences; those with the most fixed letters first."""
    table = load_piece(Faults, DATA / "faults.yaml")
    return {
        name: [
            (_pattern(fault.said), fault)
            for fault in sorted(getattr(table, name), key=lambda fault: -_fixed(fault.said))
        ]
        for name in ("places", "parts", "faults")
    }


def _fixed(said: str) -> int:
    return sum(len(text) for text, *_ in Formatter().parse(said))


def _pattern(said: str) -> re.Pattern[str]:
    """A pattern of a sentence: parts hold anything, and a last full stop may be left out."""
    pattern = ""
    for text, name, *_ in Formatter().parse(said.removesuffix(".")):
        pattern += re.escape(text)
        if name is not None:
            pattern += f"(?P<{name}>.{'*' if name in _MAY_BE_EMPTY else '+'}?)"
    return re.compile(pattern + (r"\.?" if said.endswith(".") else ""), re.DOTALL)
