"""What a scene is made of: the fields a user writes, but for events (`events`) and outcomes."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from hecht.errors import InvalidValueError, UnknownNameError
from hecht.model.parameters import BOND, CONSTANTS, PERSON, WAYS, Parameter
from hecht.scenes.context import check_contexts
from hecht.scenes.durations import Minutes
from hecht.scenes.events import BondName, Event, Routine, directed
from hecht.scenes.outcome_schema import Outcome
from hecht.scenes.parts import FaultError
from hecht.scenes.parts import Text as Text

Kind = Literal["infant", "child", "adult", "pet", "object"]
Drawn = Literal["average", "population", "low-risk", "secure", "anxious", "avoidant", "fearful"]
Stage = Literal["room", "evening", "scanner", "phone"]
Theme = Literal[
    "small-children",
    "growing-up",
    "couples",
    "friends",
    "loss",
    "therapy",
    "groups",
    "oneself",
    "body",
    "generations",
]

_NAME = re.compile(r"[a-z][a-z0-9_-]*")


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Spread(_Part):
    """A number that differs between replicates: normal with this mean and sd."""

    mean: float
    sd: Annotated[float, Field(ge=0)]


def _check_numbers(
    values: dict[str, Any], table: dict[str, Parameter], kind: str, allow_spread: bool = True
) -> dict[str, Any]:
    for name, value in values.items():
        if name not in table:
            raise FaultError(str(UnknownNameError(kind, name, table)), name)
        number = value.mean if allow_spread and isinstance(value, Spread) else value
        try:
            table[name].check(number, kind)
        except InvalidValueError as error:
            raise FaultError(
                f"{name} = {error.value} is not allowed; use a number from {error.low:g} "
                f"to {error.high:g}",
                name,
            ) from None
    return values


class Figure(_Part):
    """A person or other figure.

    `drawn` says who it is before `traits` are applied: average, or drawn anew for each replicate
    from the population or a part of it. `temperament: varied` draws an infant's reactivity.
    `context` names circumstances that weigh on this figure (`hecht.scenes.context`).
    """

    kind: Kind = "adult"
    name: Text | None = None
    age: Annotated[float, Field(ge=0, le=120)] | None = None
    drawn: Drawn = "average"
    temperament: Literal["average", "varied"] = "average"
    context: list[str] = []
    traits: dict[str, float | Spread] = {}

    @field_validator("context", mode="before")
    @classmethod
    def _one_context_or_more(cls, value: Any) -> Any:
        return [value] if isinstance(value, str) else value

    @model_validator(mode="after")
    def _fitting_context(self) -> Figure:
        try:
            check_contexts(self.context, self.kind)
        except (UnknownNameError, ValueError) as error:
            raise FaultError(str(error), "context") from None
        return self

    @field_validator("traits")
    @classmethod
    def _known_traits(cls, traits: dict[str, Any]) -> dict[str, Any]:
        return _check_numbers(traits, PERSON, "trait")


class Tie(_Part):
    """A directed bond: what has been learned, and the circumstances of reaching each other.

    `expects: blueprint` starts from the owner's general model of others, as every new bond does
    (the default where a bond is first named); `newborn` from what infants bring along. A new
    figure who `resembles` someone is met, to the degree of the `resemblance`, with what has been
    learned about that other one. A bond to oneself ('anna -> anna') is a bond like others.
    `ways` sets the seven ways of bonding, which are then followed in the whole scene; those that
    are not set begin at 0.
    """

    expects: Literal["blueprint", "newborn"] | None = None
    resembles: str | None = None
    resemblance: Annotated[float, Field(ge=0, le=1)] = 0.7
    ways: dict[str, float | Spread] | None = None
    values: dict[str, float | Spread] = {}

    @model_validator(mode="before")
    @classmethod
    def _collect(cls, data: Any) -> Any:
        if not isinstance(data, dict) or "values" in data:
            return data
        own = ("expects", "resembles", "resemblance", "ways")
        kept = {key: value for key, value in data.items() if key in own}
        rest = {key: value for key, value in data.items() if key not in own}
        return {**kept, "values": rest}

    @field_validator("values")
    @classmethod
    def _known_values(cls, values: dict[str, Any]) -> dict[str, Any]:
        return _check_numbers(values, BOND, "bond value")

    @field_validator("ways")
    @classmethod
    def _known_ways(cls, ways: dict[str, Any] | None) -> dict[str, Any] | None:
        return ways if ways is None else _check_numbers(ways, WAYS, "way of bonding")


class Beginning(_Part):
    """What is set when a chapter begins: who is at rest, and single values.

    Rest calms arousal and need and ends calls and contact; despair, which takes days, stays.
    """

    rest: list[str] = []
    people: dict[str, dict[str, float]] = {}
    bonds: dict[BondName, Tie] = {}

    @field_validator("people")
    @classmethod
    def _known(cls, people: dict[str, Any]) -> dict[str, Any]:
        for values in people.values():
            _check_numbers(values, PERSON, "trait", allow_spread=False)
        return people

    @field_validator("bonds")
    @classmethod
    def _fixed(cls, bonds: dict[str, Tie]) -> dict[str, Tie]:
        for tie in bonds.values():
            _check_numbers(tie.values, BOND, "bond value", allow_spread=False)
            _check_numbers(tie.ways or {}, WAYS, "way of bonding", allow_spread=False)
        return bonds


class Chapter(_Part):
    """A stretch of time with one step length."""

    id: str
    lasts: Minutes
    step: Minutes
    hours_a_day: Annotated[float, Field(gt=0, le=24)] = 24.0
    learning: bool = True
    begin: Beginning = Beginning()
    everyday: list[Routine] = []
    events: list[Event] = []

    @model_validator(mode="after")
    def _possible(self) -> Chapter:
        if not 5 / 60 * 0.999 <= self.step <= 1440:
            raise ValueError("a step is between 5 s and 1 day; write for example 'step: 10 s'")
        if self.lasts < self.step:
            raise ValueError("a chapter lasts at least one step")
        return self

    @property
    def steps(self) -> int:
        """Number of steps in the chapter."""
        return round(self.lasts * self.hours_a_day / 24 / self.step)

    @property
    def steps_a_day(self) -> int:
        """Number of steps in a day."""
        return max(1, round(self.hours_a_day * 60 / self.step))


class Option(_Part):
    """One thing a user may choose, and what it sets."""

    id: str
    say: Text
    small: Text | None = None
    set: dict[str, Any] = {}


class Change(_Part):
    """Something a user may change: a choice, or a slider with ordered stops."""

    id: str
    kind: Literal["choice", "slider"]
    ask: Text
    options: Annotated[list[Option], Field(min_length=2)]
    ends: tuple[Text, Text] | None = None
    default: str

    @model_validator(mode="after")
    def _default_exists(self) -> Change:
        if self.default not in [option.id for option in self.options]:
            raise FaultError(f"default '{self.default}' is not one of the options", "default")
        return self


class TryThis(_Part):
    """A change worth trying, and the minute to look at."""

    text: Text
    changes: dict[str, str] = {}
    at: Minutes | None = None


class Scene(_Part):
    """A scene: people, their bonds, what came before, what happens, and what to watch."""

    id: str = ""
    title: Text
    question: Text | None = None
    story: Text | None = None
    stage: Stage = "room"
    theme: Theme | None = None
    """Where the gallery shows it; None lets the gallery judge by who is there."""
    people: Annotated[dict[str, Figure], Field(min_length=1)]
    bonds: Annotated[dict[BondName, Tie], Field(min_length=1)]
    before: list[Chapter] = []
    chapters: Annotated[list[Chapter], Field(min_length=1)]
    watch: list[str] = []
    changes: list[Change] = []
    try_this: list[TryThis] = []
    outcomes: list[Outcome] = []
    model: dict[str, float] = {}

    @field_validator("people")
    @classmethod
    def _plain_names(cls, people: dict[str, Figure]) -> dict[str, Figure]:
        for name in people:
            if not _NAME.fullmatch(name) or name == "all":
                raise FaultError(
                    f"'{name}' is not a plain name; use small letters, digits, - or _", name
                )
        return people

    @field_validator("model")
    @classmethod
    def _known_constants(cls, model: dict[str, Any]) -> dict[str, Any]:
        return _check_numbers(model, CONSTANTS, "model constant", allow_spread=False)

    def name_of(self, person: str, language: str) -> str:
        """How a person is called in the scene."""
        text = self.people[person].name
        return text.in_language(language) if text else person.capitalize()

    @property
    def has_ways(self) -> bool:
        """Whether the ways of bonding are followed: where one is set, or watched."""
        begun = [chapter.begin.bonds for chapter in (*self.before, *self.chapters)]
        ties = [tie for bonds in (self.bonds, *begun) for tie in bonds.values()]
        watched = [path.rpartition(".")[2] for path in self.watch]
        return any(tie.ways is not None for tie in ties) or not WAYS.keys().isdisjoint(watched)

    @property
    def bond_names(self) -> list[str]:
        """All directed bonds, sorted by owner in the order of `people`."""
        order = list(self.people)
        pairs = {pair for name in self.bonds for pair in directed(name)}
        ranked = sorted(pairs, key=lambda pair: (order.index(pair[0]), order.index(pair[1])))
        return [f"{owner} -> {other}" for owner, other in ranked]
