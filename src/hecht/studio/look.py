"""The page Look at yourself: questions, exercises, a sentence, a small step, a diary."""

from __future__ import annotations

from functools import cache

from fastapi import Request
from fastapi.responses import Response

from hecht.practice.reflection import Exercise, Reflection, Theme
from hecht.practice.sentence import patterns
from hecht.studio.pages import language_of, render
from hecht.studio.texts import DATA, Piece, Say, in_language, load_piece

FILE = DATA / "look-at-yourself.yaml"


class ThemeWords(Piece):
    """A theme with its questions, asked one at a time."""

    id: Theme
    title: Say
    small: Say
    asks: tuple[Say, ...]


class Step(Piece):
    """One step of an exercise.

    ``apart`` is how far the child stands from the adult in the drawing, 1 far, 0 on the lap; none
    where there is no child in it. ``writes`` asks for names.
    """

    say: Say
    apart: float | None = None
    writes: bool = False


class ExerciseWords(Piece):
    """An exercise, step by step."""

    id: Exercise
    title: Say
    small: Say
    before: Say
    """What to know before one starts."""
    steps: tuple[Step, ...]
    after: Say
    """What may be written down afterwards."""


class SentenceWords(Piece):
    """Words to choose from for a sentence that starts with I, and what is said about a draft."""

    feelings: tuple[Say, ...]
    needs: tuple[Say, ...]
    notices: dict[str, Say]


class Field(Piece):
    """One field of a card, with an example in grey."""

    id: str
    ask: Say
    example: Say
    long: bool = False


class LookWords(Piece):
    """All texts of the page that are longer than a button."""

    themes: tuple[ThemeWords, ...]
    exercises: tuple[ExerciseWords, ...]
    sentence: SentenceWords
    goal: tuple[Field, ...]
    diary: tuple[Field, ...]
    feelings: tuple[Say, ...]
    """Feelings to choose from in the diary."""
    grounding: tuple[Say, ...]
    """What brings one back to the room, one thing at a time."""


@cache
def look_words() -> LookWords:
    """The texts of the page, in every language."""
    return load_piece(LookWords, FILE)


def look_page(request: Request) -> Response:
    """The page; what somebody writes stays in it."""
    language = language_of(request)
    data = {
        "words": in_language(look_words(), language),
        "patterns": patterns(language),
        "empty": Reflection().model_dump(mode="json"),
    }
    return render(request, "look.html", page="look", data=data)
