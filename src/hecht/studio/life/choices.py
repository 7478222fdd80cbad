"""What can be asked of a life, in people's words, and which numbers that sets.

The words and the numbers stand in ``data/whole-life.yaml``; every number is one that ``hecht life
--set`` takes as well, so a life of the page can be lived again on the command line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal

from pydantic import Field

from hecht.errors import UnknownNameError
from hecht.studio.texts import DATA, Piece, Say, load_piece

FILE = DATA / "whole-life.yaml"
MOST_LIVES = 10_000
"""Numbers of lives that can be asked for: 0 up to this."""

Options = tuple[tuple[str, str], ...]
"""Question and option, for every question, in the order of the file."""


class Option(Piece):
    """One answer, and what it sets (a path of `hecht.scenes.life.live` and its value)."""

    id: str
    say: Say
    small: Say | None = None
    set: dict[str, float] = Field(default_factory=dict)


class Question(Piece):
    """One question with a few answers; a slider has words at both ends."""

    id: str
    kind: Literal["choice", "slider"]
    ask: Say
    options: tuple[Option, ...]
    default: str
    ends: tuple[Say, Say] | None = None


class Choices(Piece):
    """All questions, and the number of the life with which the page begins."""

    first: int
    questions: tuple[Question, ...]


@cache
def choices() -> Choices:
    """The questions of the page."""
    return load_piece(Choices, FILE)


def options_of(wishes: Mapping[str, str]) -> Options:
    """The answer to every question: as wished, else its default.

    Raises
    ------
    UnknownNameError
        A question or an answer that is not there.
    """
    known = {question.id: question for question in choices().questions}
    for name in wishes:
        if name not in known:
            raise UnknownNameError("question about a life", name, known)
    found = tuple((name, wishes.get(name, question.default)) for name, question in known.items())
    for name, wish in found:
        there = [option.id for option in known[name].options]
        if wish not in there:
            raise UnknownNameError(f"option of '{name}'", wish, there)
    return found


def changes_of(options: Options) -> dict[str, float]:
    """What the answers set, ready for `hecht.scenes.life.live`."""
    chosen = dict(options)
    changes: dict[str, float] = {}
    for question in choices().questions:
        for option in question.options:
            if option.id == chosen[question.id]:
                changes.update(option.set)
    return changes


def one_answer_away(options: Options) -> Iterator[Options]:
    """Every set of answers that differs in one answer, in the order of the page."""
    for question in choices().questions:
        for option in question.options:
            if (question.id, option.id) not in options:
                yield tuple(
                    (name, option.id if name == question.id else chosen) for name, chosen in options
                )


def command(options: Options, number: int) -> str:
    """The command that lives the same life."""
    sets = "".join(f" --set {path}={value:g}" for path, value in changes_of(options).items())
    return f"hecht life --person {number} --step 3{sets}"
