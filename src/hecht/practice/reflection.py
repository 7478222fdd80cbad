"""What somebody finds when they look at themselves: answers, moments, small steps.

A document of one person. Every entry carries the day that the person gave it. Nothing is scored,
and sentences made with the help for I-messages are never part of it.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from hecht.practice.own_file import Line, OwnDocument, Part, Words

THEMES = ("room", "trust", "first", "felt", "home", "self", "blueprint", "now")
"""The eight themes: closeness and room; trust; first experiences; who feels me; the climate at
home; my bond with myself; my blueprint; what looking at this does to me."""

EXERCISES = ("meet", "hold", "loved")
"""Three exercises: meeting the child you were, holding that child, those you love in the body."""

Theme = Literal["room", "trust", "first", "felt", "home", "self", "blueprint", "now"]
Exercise = Literal["meet", "hold", "loved"]


class Answer(Part):
    """What somebody wrote at a question of a theme, on a day; questions count from 1."""

    theme: Theme
    question: int = Field(default=1, ge=1, le=9)
    day: date | None = None
    words: Words = ""


class Note(Part):
    """What somebody wants to keep of an exercise."""

    exercise: Exercise
    day: date | None = None
    words: Words = ""


class Loved(Part):
    """Someone (or something) one loves or feels safe with, and where the body knows it."""

    who: Line = ""
    body: Line = ""


class Entry(Part):
    """A moment in the diary of feelings.

    Attributes
    ----------
    day
        When it was.
    moment
        What happened.
    feeling
        The feeling, in words.
    body
        Where and how the body had it.
    did
        What one did.
    old
        Whether one knows this from earlier: the link to an old pattern.
    """

    day: date | None = None
    moment: Words = ""
    feeling: Line = ""
    body: Words = ""
    did: Words = ""
    old: Words = ""


class Goal(Part):
    """One small step.

    Attributes
    ----------
    day
        When it was written.
    step
        What one will do, small enough to be done.
    when, where, who
        When, where, with whom.
    helps
        What helps to do it.
    notice
        How one will notice that it was done.
    """

    day: date | None = None
    step: Words = ""
    when: Line = ""
    where: Line = ""
    who: Line = ""
    helps: Words = ""
    notice: Words = ""


class Reflection(OwnDocument):
    """One person's own notes: version 1 of the file."""

    hecht: Literal["reflection"] = "reflection"
    version: Literal[1] = 1
    answers: tuple[Answer, ...] = ()
    notes: tuple[Note, ...] = ()
    loved: tuple[Loved, ...] = ()
    diary: tuple[Entry, ...] = ()
    goals: tuple[Goal, ...] = ()
