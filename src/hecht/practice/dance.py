"""The dance of two people, as they see it themselves.

Two sides of one circle. Each side has two layers: what one does and shows, and under it what one
notices, feels in the body, makes of it, and needs. Beside it stand the ways out that the two chose.
Nothing here is computed, scored or judged: it holds what people wrote.
"""

from __future__ import annotations

from typing import Literal

from hecht.practice.own_file import Line, OwnDocument, Part, Words

STATIONS = ("trigger", "body", "meaning", "need", "show")
"""The places of one side, in the order in which the circle passes them."""

WAYS = ("towards", "against", "away", "still")
"""How what somebody shows moves: to the other, hard at the other, away, or not at all."""

HEATS = ("soft", "middle", "hard", "very-hard")
"""How hard it lands, from an ordinary annoyance to something that touches everything."""

MOVES = ("slow", "need", "ask", "pause", "hand")
"""Ways to step out: slow down, say what you need, ask openly, pause with a time, reach a hand."""

Way = Literal["", "towards", "against", "away", "still"]
Heat = Literal["soft", "middle", "hard", "very-hard"]
MoveName = Literal["slow", "need", "ask", "pause", "hand"]


class Side(Part):
    """One person's half of the circle.

    Attributes
    ----------
    name
        As the person wants to be called here; may be empty.
    trigger
        What one sees or hears of the other just before.
    body
        What one then notices in the body.
    meaning
        The story one tells oneself.
    need
        What one longs for underneath.
    show
        What one does, and the other can see.
    way
        How that moves; empty where nobody said.
    """

    name: Line = ""
    trigger: Words = ""
    body: Words = ""
    meaning: Words = ""
    need: Words = ""
    show: Words = ""
    way: Way = ""


class Move(Part):
    """A way out that the two keep ready.

    ``words`` is how they say it themselves; ``when`` and ``where`` are for a pause: when and where
    they come back to each other.
    """

    move: MoveName
    words: Words = ""
    when: Line = ""
    where: Line = ""


class Dance(OwnDocument):
    """The dance of two people: version 1 of the file.

    Attributes
    ----------
    about
        The moment or subject with which it tends to start.
    heat
        How hard it lands.
    one, other
        The two sides; neither began.
    moves
        The ways out they chose, each at most once.
    """

    hecht: Literal["dance"] = "dance"
    version: Literal[1] = 1
    about: Line = ""
    heat: Heat = "hard"
    one: Side = Side()
    other: Side = Side()
    moves: tuple[Move, ...] = ()
