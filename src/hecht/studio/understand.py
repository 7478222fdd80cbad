"""The pages Understand: one idea each, told in few words beside a scene that can be changed."""

from __future__ import annotations

import re
from functools import cache

from fastapi import Request
from fastapi.responses import Response
from pydantic import Field

from hecht.studio.pages import PAGES, language_of, missing_page, render
from hecht.studio.protocol import describe
from hecht.studio.source import Source
from hecht.studio.texts import DATA, Piece, Say, in_language, load_piece

FOLDER = DATA / "understand"
_FIGURE = re.compile(r"\{([\w-]+)\}")

DRAWN = ("id", "stage", "people", "bonds", "watch", "pose", "days", "days_before", "title")
"""What a still picture needs of a scene."""


class Live(Piece):
    """The scene of a page, and what of it can be changed there.

    ``changes`` are the ids of one or two changes; ``options`` sets others; ``watch`` picks curves
    (the scene's own by default); ``at`` is the minute of the first picture.
    """

    scene: str
    changes: tuple[str, ...]
    options: dict[str, str] = Field(default_factory=dict)
    watch: tuple[str, ...] = ()
    at: float = 0.0
    ask: Say
    """What to try with it."""


class Reference(Piece):
    """Where a number comes from."""

    say: Say
    doi: str = ""


class Claim(Piece):
    """Something one hears, and what is known about it."""

    heard: Say
    known: Say
    sources: tuple[Reference, ...]


class Elsewhere(Piece):
    """Another page of the studio that shows the same, and what its link says."""

    path: str
    say: Say


class Lesson(Piece):
    """One page: one idea."""

    id: str
    title: Say
    short: Say
    """The idea in a few words, for the list of pages."""
    text: tuple[Say, ...]
    """Paragraphs; ``{anna}`` is a small drawing of Anna as she is at this moment of the scene."""
    term: Say | None = None
    """What the field calls it, once, in small."""
    unknown: Say
    """What the model or science does not know here."""
    live: Live | None = None
    elsewhere: Elsewhere | None = None
    plane: bool = False
    """Whether the picture of the two directions stands on the page."""
    claims: tuple[Claim, ...] = ()
    sources: tuple[Reference, ...] = ()


@cache
def lessons() -> tuple[Lesson, ...]:
    """Every page, in order of the file names."""
    return tuple(load_piece(Lesson, path) for path in sorted(FOLDER.glob("*.yaml")))


def understand_page(request: Request) -> Response:
    """The list of pages, each with a still picture of its scene."""
    source: Source = request.app.state.source
    scenes = {scene.id: scene for scene in source.scenes()}
    pictures = {
        each.id: {key: describe(scenes[each.live.scene])[key] for key in DRAWN}
        for each in lessons()
        if each.live and each.live.scene in scenes
    }
    return render(
        request,
        "understand.html",
        page="understand",
        lessons=in_language(lessons(), language_of(request)),
        pictures=pictures,
        evidence=has_evidence(),
    )


def lesson_page(request: Request, source: Source, lesson_id: str) -> Response:
    """One page with its scene, and the way to the next."""
    language = language_of(request)
    known = lessons()
    place = next((i for i, each in enumerate(known) if each.id == lesson_id), None)
    if place is None:
        return missing_page(request)
    lesson = known[place]
    scene = next((s for s in source.scenes() if lesson.live and s.id == lesson.live.scene), None)
    shown = in_language(known, language)
    return render(
        request,
        "lesson.html",
        page="understand",
        lesson=shown[place],
        place=place,
        lessons=shown,
        paragraphs=[with_figures(each) for each in shown[place]["text"]],
        scene=describe(scene) if scene else None,
        evidence=has_evidence(),
    )


def with_figures(text: str) -> list[tuple[str, str]]:
    """A text in pieces: words, and after them who is drawn (the empty string for nobody)."""
    pieces = _FIGURE.split(text)
    return list(zip(pieces[::2], [*pieces[1::2], ""], strict=True))


def has_evidence() -> bool:
    """Whether there is a page that lays the model beside published findings."""
    return any(page.path == "/evidence" for page in PAGES)
