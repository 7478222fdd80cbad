"""The pages: what they are called, where they are, and what every page is given.

A new page is one entry in :data:`PAGES`, one template that extends ``frame.html``, and one route
that returns :func:`render`. The navigation shows what is in :data:`PAGES` and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup, escape

from hecht.studio.catalogue import LANGUAGES, choose_language, words
from hecht.studio.support import Line, support_lines

HERE = Path(__file__).parent
LANGUAGE_COOKIE = "hecht-language"
THEME_COOKIE = "hecht-theme"
THEMES = ("light", "dark")
A_YEAR = 365 * 24 * 3600


@dataclass(frozen=True)
class Page:
    """A page in the navigation; ``nav.<id>`` in the catalogues is its name."""

    id: str
    path: str
    icon: str
    """An SVG path in a box of 24 by 24, drawn as a line."""


PAGES: tuple[Page, ...] = (
    Page("watch", "/", "M2 12C6 5 18 5 22 12C18 19 6 19 2 12ZM12 9a3 3 0 1 0 .01 0"),
    Page(
        "people",
        "/people",
        "M12 9.6a2.4 2.4 0 1 0 .01 0M12 6a6 6 0 1 0 .01 0M12 2a10 10 0 1 0 .01 0",
    ),
    Page("dance", "/dance", "M12 12C9 6 3 6 3 12S9 18 12 12S21 6 21 12S15 18 12 12Z"),
    Page(
        "understand",
        "/understand",
        "M12 7C9 5 6 5 3 6V19C6 18 9 18 12 20C15 18 18 18 21 19V6C18 5 15 5 12 7ZM12 7V20",
    ),
    Page(
        "look",
        "/look",
        "M12 21C5 15 3 12 3 9a4.5 4.5 0 0 1 9-1a4.5 4.5 0 0 1 9 1C21 12 19 15 12 21Z",
    ),
    Page(
        "population",
        "/population",
        "M8 8a3 3 0 1 0 .01 0M16 9a3 3 0 1 0 .01 0M2 20C2 15 14 15 14 20M15 16C19 15 22 17 22 20",
    ),
    Page("evidence", "/evidence", "M3 20H21M6 17V11M11 17V5M16 17V8M20 4L17 7"),
)


_templates = Environment(
    loader=FileSystemLoader(HERE / "templates"),
    autoescape=select_autoescape(default=True),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def language_of(request: Request) -> str:
    """The language of this request: address, cookie, then browser."""
    return choose_language(
        request.query_params.get("lang"),
        request.cookies.get(LANGUAGE_COOKIE),
        request.headers.get("accept-language"),
    )


def render(
    request: Request, template: str, *, page: str, status: int = 200, **context: Any
) -> Response:
    """``template`` in the frame, in the language and theme of ``request``."""
    language = language_of(request)
    theme = request.cookies.get(THEME_COOKIE, "")
    html = _templates.get_template(template).render(
        language=language,
        other_language=next(name for name in LANGUAGES if name != language),
        theme=theme if theme in THEMES else "auto",
        t=words(language),
        words_json=dict(words(language)),
        pages=PAGES,
        page=page,
        here=request.url.path,
        support=[support_sentence(line, language) for line in support_lines()],
        **context,
    )
    response = HTMLResponse(html, status_code=status, headers={"Vary": "Cookie, Accept-Language"})
    if request.query_params.get("lang") in LANGUAGES:
        response.set_cookie(LANGUAGE_COOKIE, language, max_age=A_YEAR, samesite="strict")
    return response


def support_sentence(line: Line, language: str) -> dict[str, Any]:
    """The sentence of a support line with its number and address as links."""
    sentence = escape(line.say[language]).format(
        phone=Markup('<a href="tel:{0}">{0}</a>').format(line.phone),
        chat=Markup('<a href="https://{0}" rel="noreferrer">{0}</a>').format(line.chat),
    )
    return {"sentence": sentence, "reviewed": line.reviewed_in(language)}


def missing_page(request: Request) -> Response:
    """A page that does not exist, said kindly."""
    return render(request, "missing.html", page="", status=404)
