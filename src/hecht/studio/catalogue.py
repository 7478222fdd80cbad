"""The words of the interface, gettext catalogues in each language.

The catalogues lie in ``locales/<language>/LC_MESSAGES``: ``studio.po`` for what pages share, and
a file for each page with many words of its own. A message id is a key (``watch.play``), so no
language is the original of another. The keys are the same in all of them and stand in one file
only; a test fails where one is missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from babel import Locale, UnknownLocaleError
from babel.messages.pofile import read_po

LOCALES = Path(__file__).parent / "locales"
LANGUAGES = ("nl", "en")
"""Languages of the interface; the first is used where nothing else decides."""


def catalogue_files(language: str) -> list[Path]:
    """The .po files that hold the words of ``language``."""
    return sorted((LOCALES / language / "LC_MESSAGES").glob("*.po"))


@cache
def words(language: str) -> Mapping[str, str]:
    """All words of ``language``, by key."""
    found: dict[str, str] = {}
    for path in catalogue_files(language):
        with path.open("rb") as file:
            entries = read_po(file, locale=language, abort_invalid=True)
        found |= {str(each.id): str(each.string) for each in entries if each.id and not each.fuzzy}
    return MappingProxyType(found)


def choose_language(asked: str | None, remembered: str | None, accepted: str | None) -> str:
    """The language of a page: asked for in the address, else remembered, else the browser's.

    ``accepted`` is an ``Accept-Language`` header.
    """
    for wish in (asked, remembered):
        if wish in LANGUAGES:
            return wish
    for part in (accepted or "").split(","):
        language = _language_of(part.split(";")[0].strip())
        if language in LANGUAGES:
            return language
    return LANGUAGES[0]


def _language_of(tag: str) -> str:
    """``nl-BE`` -> ``nl``; the empty string where the tag means nothing."""
    try:
        return Locale.parse(tag, sep="-").language
    except (ValueError, UnknownLocaleError, TypeError):
        return ""
