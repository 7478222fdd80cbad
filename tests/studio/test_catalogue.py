"""Every word of the interface exists in every language, and every word is used."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from hecht.studio import catalogue
from hecht.studio.catalogue import LANGUAGES, catalogue_files, choose_language, words
from hecht.studio.gallery import THEMES, YOUR_OWN
from hecht.studio.pages import PAGES

STUDIO = Path(catalogue.__file__).parent
MODULES = sorted((STUDIO / "static" / "js").rglob("*.js"))
PYTHON = sorted(STUDIO.rglob("*.py"))
LEVELS = ("lot", "some", "little")
TEMPLATES = sorted((STUDIO / "templates").glob("*.html"))


def _asked_for() -> set[str]:
    """Keys named outright in modules, templates and Python."""
    modules = "\n".join(file.read_text(encoding="utf-8") for file in MODULES)
    templates = "\n".join(file.read_text(encoding="utf-8") for file in TEMPLATES)
    python = "\n".join(file.read_text(encoding="utf-8") for file in PYTHON)
    named = set(re.findall(r"""['"]((?:[a-z_]+\.)+[a-z_]+)['"]""", modules + python))
    named = {key for key in named if key.split(".")[0] in _families()}
    named = {key for key in named if not key.endswith(".html")}
    # Python names the row of a table by a stem; the template adds what kind of word it wants.
    rows = {f"{key}_row" for key in named if f"{key}_row" in words("nl")}
    stems = {key.removesuffix("_row") for key in rows} - set(words("nl"))
    return (named - stems) | rows | set(re.findall(r't\["([a-z_.]+)"\]', templates))


def _families() -> set[str]:
    return {key.split(".")[0] for key in words("nl")}


def _built() -> set[str]:
    """Keys that modules and templates put together from parts."""
    watched = (STUDIO / "static/js/watched.js").read_text(encoding="utf-8")
    quantities = re.findall(r"^  ([a-z_]+): \{ share", watched, flags=re.MULTILINE)
    curves = {f"curve.{name}{of}" for name in quantities for of in ("", ".of")}
    drawings = ("breath", "arms", "rings", "warmth", "thought")
    legends = {f"legend.{name}{of}" for name in drawings for of in ("", ".is")}
    # The gallery puts themes together, and the page of a scene what its people do.
    themes = {theme.replace("-", "_") for theme in (*THEMES, YOUR_OWN)}
    gallery = {f"{stem}.{theme}" for stem in ("theme", "find") for theme in themes}
    scene = {f"view.{sight}" for sight in ("room", "evening", "scanner", "phone")}
    rules = (STUDIO / "static/js/stage/thoughts.js").read_text(encoding="utf-8")
    scene |= {f"thought.{key}" for key in re.findall(r"\{ key: '([a-z]+)', holds", rules)}
    scene |= {f"view.{sight}" for sight in ("loop", "rings", "life")}
    scene |= {f"rings.{ring}" for ring in ("near", "close", "far")}
    scene |= {f"loop.{layer}" for layer in ("does", "feels", "longs")}
    scene |= {f"loop.{layer}.{much}" for layer in ("feels", "longs") for much in LEVELS}
    scene |= {f"loop.call.{how}" for how in ("cries", "loud", "asks", "looks")}
    scene |= {f"loop.act.{act}" for act in ("withdrawal", "care", "none")}
    scene |= {f"loop.{word}" for word in ("open", "tighter", "opening", "round")}
    scene |= {f"time.{unit}.zero" for unit in ("minutes", "hours", "days", "months", "years")}
    scene |= {f"time.{unit}.at" for unit in ("days", "months", "years")}
    return curves | legends | gallery | scene | _of_a_life() | {f"nav.{page.id}" for page in PAGES}


def _of_a_life() -> set[str]:
    """What the page of a whole life puts together."""
    lines = (STUDIO / "static/js/life/charts.js").read_text(encoding="utf-8")
    curves = re.findall(r"^  ([a-z_]+): \{ tone", lines, flags=re.MULTILINE)
    happens = (STUDIO / "life/encoding.py").read_text(encoding="utf-8")
    lanes = dict(re.findall(r'^    "([a-z_]+)": "([a-z]+)",$', happens, flags=re.MULTILINE))
    return {
        *(f"life.curve.{name}" for name in curves),
        *(f"life.lane.{lane}" for lane in lanes.values()),
        *(f"life.moment.{kind}" for kind in lanes),
        *(f"life.from_loss.{years}" for years in (-1, 0, 0.5, 1, 1.5, 2)),
        *(f"life.view.{view}" for view in ("inside", "others")),
        *(f"life.pace.{pace}" for pace in ("slow", "usual", "fast")),
    }


def test_languages_hold_the_same_keys() -> None:
    first, *others = LANGUAGES
    for other in others:
        assert set(words(other)) == set(words(first))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_empty_fuzzy_or_said_twice(language: str) -> None:
    keys: list[str] = []
    for path in catalogue_files(language):
        with path.open("rb") as file:
            entries = [entry for entry in read_po(file) if entry.id]
        assert [entry.id for entry in entries if not entry.string or entry.fuzzy] == []
        keys += re.findall(r'^msgid "(.+)"$', path.read_text(encoding="utf-8"), re.M)
    assert keys
    assert len(keys) == len(set(keys))


def test_languages_fill_in_the_same_values() -> None:
    def values(text: str) -> set[str | None]:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}

    for key, text in words("nl").items():
        assert values(text) == values(words("en")[key]), key


def test_every_key_asked_for_exists() -> None:
    assert (_asked_for() | _built()) - set(words("nl")) == set()


def test_every_key_is_asked_for() -> None:
    assert set(words("nl")) - _asked_for() - _built() == set()


@pytest.mark.parametrize(
    ("asked", "remembered", "accepted", "language"),
    [
        (None, None, None, "nl"),
        ("en", "nl", "nl", "en"),
        ("xx", "en", "nl", "en"),
        (None, None, "en-GB,en;q=0.9", "en"),
        (None, None, "fr, nl-BE;q=0.8, en", "nl"),
        (None, None, "fr, *;q=0.1, ;;", "nl"),
    ],
)
def test_language_of_a_page(
    asked: str | None, remembered: str | None, accepted: str | None, language: str
) -> None:
    assert choose_language(asked, remembered, accepted) == language
