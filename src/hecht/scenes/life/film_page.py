"""The film as one page: the same shapes as the moving picture, with pause and a slider.

The page asks for nothing from outside; its own policy forbids it.
"""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import Any

from hecht.palette import CALM, EDGE, INK, PAPER, ROOM, SECOND, SHADE, WARM
from hecht.scenes.life.film_svg import (
    HEIGHT,
    SECONDS_A_YEAR,
    STYLE,
    backdrop,
    halo,
    person,
    seen,
    shape,
    shown_captions,
    strip,
    tension,
    tether,
)
from hecht.scenes.life.film_words import (
    AGE,
    DESCRIPTION,
    LEGEND,
    NEWBORN,
    PAUSE,
    PLAY,
    READ,
    TITLE,
    YEAR,
)
from hecht.scenes.life.staging import CENTRE, SIZE, Actor, Staging
from hecht.scenes.life.words import pick

TEMPLATE = Path(__file__).with_name("film_page.html")


def page(staging: Staging, language: str = "en") -> str:
    """The film of a life as the text of an HTML page."""
    happened = "".join(
        f"<li><b>{int(age)}</b><span>{escape(text)}</span></li>" for age, text in staging.captions
    )
    colours = {"PAPER": PAPER, "INK": INK, "ROOM": ROOM, "EDGE": EDGE, "SHADE": SHADE}
    colours |= {"CALM": CALM, "WARM": WARM, "SECOND": SECOND}
    fields = {
        **colours,
        "LANG": language,
        "TITLE": escape(pick(TITLE, language)),
        "STYLE": STYLE,
        "SVG": _still_svg(staging, language),
        "PLAY": escape(pick(PLAY, language)),
        "AGE": escape(pick(AGE, language)),
        "YEARS": str(staging.years),
        "LEGEND": escape(pick(LEGEND, language)),
        "READ": escape(pick(READ, language)),
        "LIST": happened,
        "DATA": json.dumps(
            _data(staging, language), ensure_ascii=False, separators=(",", ":")
        ).replace("<", "\\u003c"),
    }
    text = TEMPLATE.read_text(encoding="utf-8")
    for name, value in fields.items():
        text = text.replace(f"%{name}%", value)
    return text


def _still_svg(staging: Staging, language: str) -> str:
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE:g} {HEIGHT:g}" role="img" '
        f'aria-label="{escape(pick(DESCRIPTION, language))}">',
        backdrop(),
        *(tether(actor, f"l{k}") for k, actor in enumerate(staging.actors)),
        *(shape(actor, f"a{k}") for k, actor in enumerate(staging.actors)),
        person(language),
        f'<text id="counter" class="age" x="{SIZE / 2:g}" y="826"></text>',
        f'<text id="caption" class="say" x="{SIZE / 2:g}" y="862"></text>',
        strip(staging, label=42.0),
        "</svg>",
    ]
    return "\n".join(parts)


def _data(staging: Staging, language: str) -> dict[str, Any]:
    ages = [pick(NEWBORN, language)]
    ages += [f"{age} {pick(YEAR, language)}" for age in range(1, staging.years + 1)]
    return {
        "years": staging.years,
        "pace": SECONDS_A_YEAR,
        "centre": list(CENTRE),
        "play": pick(PLAY, language),
        "pause": pick(PAUSE, language),
        "ages": ages,
        "captions": [[round(a, 2), round(b, 2), text] for a, b, text in shown_captions(staging)],
        "arousal": _short(staging.arousal, 3),
        "safe": _short(halo(staging.security), 3),
        "tense": _short(tension(staging.arousal), 3),
        "actors": [_actor(actor) for actor in staging.actors],
    }


def _actor(actor: Actor) -> dict[str, Any]:
    return {
        "x": _short(actor.x, 1),
        "y": _short(actor.y, 1),
        "seen": _short(seen(actor), 3),
        "gone": _short(actor.gone, 0),
        "grown": _short(actor.grown, 3),
        "tie": _short(actor.tie, 3),
    }


def _short(values: Any, digits: int) -> list[float]:
    return [round(float(value), digits) for value in values]
