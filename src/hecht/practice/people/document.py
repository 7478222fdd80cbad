"""The one schema of a map of people. What it does not know, it keeps.

Directions: a bond `a -> b` is what a has in b, as in a scene. Distances: 0 is the one in the
middle; up to 1 very close, up to 2 close, up to 3 further away, above that outside the rings.
Angles have no meaning; they are kept so that nobody moves by themselves.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
    model_validator,
)

from hecht.practice.people.days import Day
from hecht.scenes.events import BondName, directed

VERSION = 1
OUTSIDE, FARTHEST = 3.3, 4.0

_BOND_NAME: TypeAdapter[str] = TypeAdapter(BondName)

Shape = Literal["person", "pet", "place", "goal", "self"]
Faces = Literal["me", "aside", "away"]
Gives = Literal["haven", "base", "closeness", "missing", "caring"]
"""The functions of a bond `a -> b`: a can go to b, dares more with b behind, likes to be near b,
misses b, cares for b."""
Help = Literal["E", "P", "G", "A"]
"""The letters of the Dutch ecogram: emotional, practical, company (*gezelschap*), advice."""


Words = str | dict[Literal["nl", "en"], str]
"""What somebody wrote of their own, in one language or in both."""


class _Kept(BaseModel):
    """A part whose unknown fields are kept."""

    model_config = ConfigDict(extra="allow", populate_by_name=True, allow_inf_nan=False)


class Placement(_Kept):
    """Where someone stands from a date on, and how they are turned."""

    at: Day
    near: Annotated[float, Field(ge=0, le=FARTHEST)] = OUTSIDE
    angle: Annotated[float, Field(ge=-360, le=360)] = 0.0
    faces: Faces = "me"
    veil: bool = False
    bell: bool = False
    off: bool = False
    """Taken from the map at this date."""


class Seen(_Kept):
    """What a bond gives from a date on; `amount` runs from 0 (nothing) to 5 (very much)."""

    at: Day
    amount: Annotated[int, Field(ge=0, le=5)] | None = None
    gives: list[Gives] = []
    help: list[Help] = []
    line: Literal["plain", "tense", "broken"] = "plain"


class OnMap(_Kept):
    """How a figure is shown, and what it is to the one in the middle."""

    shape: Shape | None = None
    relation: str = ""
    called: Words = ""
    gender: Literal["woman", "man", "nonbinary"] | None = None
    born: Day | None = None
    died: Day | None = None


class Parenting(_Kept):
    """Someone raised a child: by birth or otherwise, for all of the time or part of it."""

    parent: str
    child: str
    how: Literal["birth", "adoptive", "foster", "step", "carer"] = "birth"
    since: Day | None = None
    until: Day | None = None


class Couple(_Kept):
    """Two people who were, or are, a couple."""

    who: Annotated[list[str], Field(min_length=2, max_length=2)]
    how: Literal["married", "together"] = "together"
    since: Day | None = None
    until: Day | None = None
    ended: Literal["apart", "divorced", "died"] | None = None


class Side(_Kept):
    """One side of a cycle, in own words: what one does, feels inside, and needs."""

    does: Words = ""
    feels: Words = ""
    needs: Words = ""


class Happening(_Kept):
    """Something to remember on the strip of time."""

    at: Day
    say: Words


class Map(_Kept):
    """Who stands where around whom, and what bonds give."""

    middle: str | None = None
    figures: dict[str, OnMap] = {}
    placements: dict[str, list[Placement]] = {}
    bonds: dict[BondName, list[Seen]] = {}
    cycle: dict[BondName, Side] = {}
    parents: list[Parenting] = []
    couples: list[Couple] = []
    happenings: list[Happening] = []


def _entry(value: Any) -> Any:
    return {} if value is None else value


Entry = Annotated[dict[str, Any], BeforeValidator(_entry)]


class Document(_Kept):
    """A map of people: `people` and `bonds` in the words of a scene, and `map` beside them.

    `bonds` are held by direction; a file may write `a <-> b` for both.
    """

    version: Literal[1] = 1
    people: dict[str, Entry] = {}
    bonds: dict[BondName, Entry] = {}
    map: Map = Map()

    @model_validator(mode="before")
    @classmethod
    def _by_direction(cls, data: Any) -> Any:
        """Write every bond out by direction; a name that is no bond is left for the checks."""
        bonds = data.get("bonds") if isinstance(data, dict) else None
        if not isinstance(bonds, dict):
            return data
        found: dict[str, Any] = {}
        for name, value in bonds.items():
            for single in both_ways(str(name)):
                if single in found:
                    raise ValueError(f"the bond {single} stands here twice")
                found[single] = value
        return {**data, "bonds": found}


def both_ways(name: str) -> list[str]:
    """The directed bonds in a bond's name: one for ``a -> b``, two for ``a <-> b``."""
    try:
        pairs = directed(_BOND_NAME.validate_python(name))
    except ValidationError:
        return [name]
    return [f"{owner} -> {other}" for owner, other in pairs]
