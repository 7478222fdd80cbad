"""What happens in a scene: events with a time, and what chance brings."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator, model_validator

from hecht.scenes.durations import Minutes
from hecht.scenes.parts import FaultError, Text

_BOND = re.compile(r"\s*([\w-]+)\s*(->|<->)\s*([\w-]+)\s*")


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


def _ends(value: Any) -> Any:
    if isinstance(value, str):
        match = _BOND.fullmatch(value)
        if match is None:
            raise ValueError(f"'{value}' is not a bond; write 'anna -> ben' or 'anna <-> ben'")
        first, arrow, second = match.groups()
        return f"{first} {arrow} {second}"
    return value


BondName = Annotated[str, BeforeValidator(_ends)]


def directed(name: str) -> list[tuple[str, str]]:
    """'a -> b' gives [(a, b)], 'a <-> b' both directions."""
    first, arrow, second = name.split(" ")
    return [(first, second)] if arrow == "->" else [(first, second), (second, first)]


class Threat(_Part):
    """Chance threats of everyday life: in a share of steps, of exponential size."""

    chance: Annotated[float, Field(ge=0, le=1)]
    size: Annotated[float, Field(ge=0, le=2)]


class Near(_Part):
    """How near two people are in everyday life: shares of time that add up to 1."""

    touch: Annotated[float, Field(ge=0, le=1)] = 0.0
    next_room: Annotated[float, Field(ge=0, le=1)] = 0.0
    away: Annotated[float, Field(ge=0, le=1)] = 0.0

    @model_validator(mode="after")
    def _adds_up(self) -> Near:
        total = self.touch + self.next_room + self.away
        if abs(total - 1) > 1e-6:
            raise ValueError(f"the shares of touch, next_room and away add up to {total:g}, not 1")
        return self


class Routine(_Part):
    """What chance brings, to someone (`on`) or between two people (`between`)."""

    on: list[str] = []
    between: BondName | None = None
    threat: Threat | None = None
    novelty: tuple[float, float] | None = None
    near: Near | None = None

    @model_validator(mode="after")
    def _belongs(self) -> Routine:
        if self.near is not None and self.between is None:
            raise ValueError("'near' needs 'between: anna <-> ben'")
        if (self.threat or self.novelty) and not self.on:
            raise ValueError("'threat' and 'novelty' need 'on: [someone]'")
        return self


Deed = Literal[
    "enters",
    "leaves",
    "next_door",
    "touches",
    "falls_silent",
    "texts",
    "phones",
    "video_calls",
    "sits_apart",
]
TOWARDS = ("touches", "texts", "phones", "video_calls", "sits_apart")
Strain = Literal["threat", "novelty", "illness", "fatigue", "difference"]


class Event(_Part):
    """Something that happens: someone does something, or something comes over someone.

    `at` counts from the start of the chapter (with `daily`, from the start of each day); without
    `for` it lasts until the chapter ends or the opposite happens.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    at: Minutes
    lasts: Minutes | None = Field(default=None, alias="for")
    id: str | None = None
    who: str | None = None
    does: Deed | None = None
    to: str | None = None
    what: Strain | None = None
    on: list[str] = []
    size: Annotated[float, Field(ge=0, le=2)] | None = None
    daily: bool = False
    off: bool = False
    say: Text | None = None

    @field_validator("on", mode="before")
    @classmethod
    def _one_or_more(cls, value: Any) -> Any:
        return [value] if isinstance(value, str) else value

    @model_validator(mode="after")
    def _one_thing(self) -> Event:
        if (self.does is None) == (self.what is None):
            raise ValueError("an event says either 'who' and 'does', or 'what', 'on' and 'size'")
        if self.does is not None and self.who is None:
            raise ValueError(f"'does: {self.does}' needs 'who: someone'")
        if self.does in TOWARDS and self.to is None:
            raise ValueError(f"'does: {self.does}' needs 'to: someone'")
        if self.what is not None and (not self.on or self.size is None):
            raise ValueError(f"'what: {self.what}' needs 'on: someone' and 'size: a number'")
        if self.lasts == 0:
            raise FaultError("an event lasts longer than 0; write for example 'for: 3 min'", "for")
        return self
