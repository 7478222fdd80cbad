"""The page Our dance: two people draw their own circle, and find the way out of it."""

from __future__ import annotations

from functools import cache
from typing import Literal

from fastapi import Request
from fastapi.responses import Response
from pydantic import Field

from hecht.practice.dance import Dance, MoveName, Way
from hecht.studio.pages import language_of, render
from hecht.studio.texts import DATA, Piece, Say, in_language, load_piece

FILE = DATA / "our-dance.yaml"


class Suggestion(Piece):
    """A few words somebody may choose; ``way`` is how what they describe moves."""

    say: Say
    way: Way = ""


class Station(Piece):
    """One place on the circle, the same for both people."""

    id: Literal["trigger", "body", "meaning", "need", "show"]
    head: Say
    """What stands above the words, with ``{who}``."""
    ask: Say
    small: Say
    suggestions: tuple[Suggestion, ...]


class Choice(Piece):
    """One of a few, in words."""

    id: str
    say: Say


class MoveWords(Piece):
    """A way out, in words."""

    id: MoveName
    say: Say
    small: Say
    example: Say


class Play(Piece):
    """A scene that can play a dance, and how its choices follow from it.

    ``one`` and ``other`` name the change that says who someone is; ``ways`` gives its option for
    how somebody moves. ``heat`` names the change for how hard it lands, ``heats`` its options.
    ``fits`` names the pairs of ways for which the scene is offered first.
    """

    id: str
    scene: str
    say: Say
    small: Say
    one: str | None = None
    other: str | None = None
    ways: dict[str, str] = Field(default_factory=dict)
    heat: str
    heats: dict[str, str]
    fits: tuple[tuple[str, str], ...] = ()


class DanceWords(Piece):
    """All texts of the page that are longer than a button."""

    stations: tuple[Station, ...]
    ways: tuple[Choice, ...]
    heats: tuple[Choice, ...]
    moves: tuple[MoveWords, ...]
    plays: tuple[Play, ...]


@cache
def dance_words() -> DanceWords:
    """The texts of the page, in every language."""
    return load_piece(DanceWords, FILE)


def dance_page(request: Request) -> Response:
    """An empty circle; the page fills it with what the user has of it."""
    words = in_language(dance_words(), language_of(request))
    empty = Dance().model_dump(mode="json")
    return render(request, "dance.html", page="dance", data={"words": words, "empty": empty})
