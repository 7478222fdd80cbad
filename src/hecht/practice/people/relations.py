"""What someone is to someone: where it stands in an ecogram, and how near such people live.

The numbers are starting values of a bond that is drawn for the first time, on the measure of the
model (`reach`: 1 in one house, .2 by message; `commitment`: how far one feels responsible, parent
1, partner .9, friend .6). They are judgements, and each can be changed in the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Sector = Literal[
    "home", "origin", "family", "friends", "acquaintances", "neighbours", "help", "other"
]
"""Where someone stands in a Dutch ecogram."""


@dataclass(frozen=True)
class Relation:
    """What someone is to the one in the middle.

    Attributes
    ----------
    sector
        Part of the ecogram.
    theirs, mine
        How far they feel responsible for the one in the middle, and the other way round, 0-1.
    reach
        How near they are on an ordinary day, 0-1.
    presence
        How much one carries the other along when apart, 0-1.
    """

    sector: Sector
    theirs: float
    mine: float
    reach: float
    presence: float


RELATIONS: dict[str, Relation] = {
    "partner": Relation("home", 0.9, 0.9, 1.0, 1.0),
    "former-partner": Relation("acquaintances", 0.2, 0.2, 0.1, 0.4),
    "child": Relation("home", 0.1, 1.0, 1.0, 1.0),
    "parent": Relation("origin", 1.0, 0.5, 0.2, 0.8),
    "sibling": Relation("origin", 0.6, 0.6, 0.2, 0.7),
    "grandparent": Relation("family", 0.7, 0.4, 0.2, 0.7),
    "grandchild": Relation("family", 0.1, 0.7, 0.2, 0.7),
    "family": Relation("family", 0.4, 0.4, 0.2, 0.5),
    "friend": Relation("friends", 0.6, 0.6, 0.2, 0.5),
    "colleague": Relation("acquaintances", 0.4, 0.4, 0.2, 0.3),
    "neighbour": Relation("neighbours", 0.4, 0.4, 0.3, 0.3),
    "therapist": Relation("help", 0.7, 0.0, 0.1, 0.4),
    "teacher": Relation("help", 0.6, 0.1, 0.2, 0.4),
    "pet": Relation("home", 0.3, 0.8, 1.0, 0.7),
    "place": Relation("home", 0.0, 0.3, 1.0, 0.7),
    "goal": Relation("other", 0.0, 0.3, 1.0, 0.7),
    "other": Relation("other", 0.4, 0.4, 0.2, 0.4),
}
"""Relations the page has words for; a file may hold others, which stand under "other"."""
