"""What can be noticed in a sentence one wants to say to somebody close.

A sentence that starts with the other ("you always ...") is heard as an attack, and so is a verdict
dressed as a feeling ("I feel that you ..."). The notices are questions to the writer, no verdicts:
the patterns are few and plain, and they will miss things and be wrong at times.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from hecht.errors import UnknownNameError

KINDS = ("blame", "done", "always", "must", "label")
"""What can be noticed, in the order in which it is said."""

_FILE = Path(__file__).with_name("sentence.yaml")


@cache
def _all_patterns() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return data


def patterns(language: str) -> dict[str, Any]:
    """The patterns of ``language`` as plain data, for a page that looks for itself.

    Raises :class:`UnknownNameError` for a language without patterns.
    """
    known = _all_patterns()
    if language not in known:
        raise UnknownNameError("language with patterns for sentences", language, known)
    found: dict[str, Any] = known[language]
    return found


def notices(text: str, language: str) -> list[str]:
    """What is noticed in ``text``, each at most once, in the order of :data:`KINDS`.

    ``language`` is ``nl`` or ``en``.
    """
    words = patterns(language)
    plain = simplified(text)
    clauses = [
        clause for clause in re.split(words["cut"], plain) if _is_about_you(clause or "", words)
    ]
    return [
        kind["id"]
        for kind in words["kinds"]
        if any(_holds(kind, place) for place in ([plain] if kind.get("whole") else clauses))
    ]


def simplified(text: str) -> str:
    """Small letters without accents, plain apostrophes, single spaces: jíj -> jij."""
    bare = unicodedata.normalize("NFD", text.lower()).replace("’", "'").replace("‘", "'")
    bare = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return re.sub(r"[^\S\n]+", " ", bare)


def _is_about_you(clause: str, words: dict[str, Any]) -> bool:
    first = re.search(words["subject"], clause)
    return first is not None and first.group() in words["you"]


def _holds(kind: dict[str, Any], text: str) -> bool:
    if kind.get("not"):
        text = re.sub(kind["not"], " ", text) if kind.get("whole") else text
        if not kind.get("whole") and re.search(kind["not"], text):
            return False
    return re.search(kind["pattern"], text) is not None
