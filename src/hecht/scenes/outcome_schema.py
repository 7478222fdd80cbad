"""What a scene must show: how `outcomes` are written in a scene file.

An outcome is a sentence, and a comparison that can fail::

    - id: henk-is-safer
      say: {nl: Naast Henk voelt Wim zich veiliger dan naast Nina., en: ...}
      more: {of: wim.felt_security, from: 5 min, with: {beside: henk}}
      than: {with: {beside: nina}}
      by: 0.1

Both sides are lived with the same chance, so that life k on the left is life k on the right in
other circumstances. The outcome is shown when the comparison holds in enough of the lives. A scene
never says what comes out of it; it only says where to look.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from hecht.scenes.durations import Minutes
from hecht.scenes.parts import FaultError, Text

ENOUGH = 0.6
"""Share of lives in which an outcome must hold, unless its file gives another, with a reason."""

Take = Literal["mean", "highest", "lowest", "first", "last"]
_WINDOW = ("chapter", "since", "until", "during", "after", "before", "lasts")


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, dict) else value


def _paths(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _counted(value: Any) -> Any:
    """A bare number is a reading that is the same in every life."""
    plain = isinstance(value, int | float) and not isinstance(value, bool)
    return {"number": value} if plain else value


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Condition(_Part):
    """A variable above or below a level."""

    of: str
    above: float | None = None
    below: float | None = None

    @model_validator(mode="after")
    def _one_level(self) -> Condition:
        if (self.above is None) == (self.below is None):
            raise FaultError("a condition says 'above' or 'below' one level", "of")
        return self


class Reading(_Part):
    """One number of each life: of what, when, how taken, and in which circumstances.

    `of` is a path as in `watch`, or several whose mean is taken; `share` is the share of time in
    which all its conditions hold. `from` and `until` count from the start of `chapter`, or of what
    is watched; `during`, `after` and `before` name an event, with `for` to say how long. `when`
    keeps only the moments in which its conditions hold. `with` gives options of the scene's own
    choices (`beside: henk`) or changes by path (`wim.reactivity: 1.4`). `minus` takes another
    reading off; what it leaves out is as here, and so it is with what stands after `than` and
    `as`. A bare number is a reading too.
    """

    of: Annotated[list[str], Field(min_length=1)] | None = None
    share: list[Condition] | None = None
    take: Take | None = None
    chapter: str | None = None
    since: Minutes | None = Field(default=None, alias="from")
    until: Minutes | None = None
    during: str | None = None
    after: str | None = None
    before: str | None = None
    lasts: Minutes | None = Field(default=None, alias="for")
    when: list[Condition] | None = None
    circumstances: dict[str, str | bool | float] | None = Field(default=None, alias="with")
    minus: Reading | None = None
    number: float | None = None

    @field_validator("of", mode="before")
    @classmethod
    def _path_or_more(cls, value: Any) -> Any:
        return _paths(value)

    @field_validator("share", "when", mode="before")
    @classmethod
    def _one_or_more(cls, value: Any) -> Any:
        return _listed(value)

    @field_validator("minus", mode="before")
    @classmethod
    def _number_or_reading(cls, value: Any) -> Any:
        return _counted(value)

    @model_validator(mode="after")
    def _clear(self) -> Reading:
        if self.number is not None and set(self.given()) != {"number"}:
            raise FaultError("a number stands alone", "number")
        if self.minus is not None and self.minus.minus is not None:
            raise FaultError("'minus' stands in a reading once", "minus", "minus")
        if self.of is not None and self.share:
            raise FaultError("a reading is 'of' something or a 'share' of time, not both", "share")
        if self.share and self.take is not None:
            raise FaultError("a 'share' of time is not taken in another way", "take")
        around = [name for name in ("during", "after", "before") if getattr(self, name) is not None]
        if len(around) > 1:
            raise FaultError("a window is 'during', 'after' or 'before' one event", around[1])
        if around and (self.since is not None or self.until is not None or self.chapter):
            raise FaultError(
                f"a window has 'from' and 'until', or '{around[0]}' an event, not both", around[0]
            )
        if (self.lasts is not None) != (around in (["after"], ["before"])):
            raise FaultError(
                "'after' and 'before' an event need a length, and only they; "
                "write for example 'after: gone, for: 10 min'",
                "for" if self.lasts is not None else around[0],
            )
        if self.until is not None and self.until <= (self.since or 0):
            raise FaultError("'until' comes after 'from'", "until")
        return self

    def given(self) -> dict[str, Any]:
        """What the file says of this reading."""
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        return {name: value for name, value in fields.items() if value is not None}

    def filled(self, first: Reading) -> Reading:
        """This reading, with what it leaves out taken from `first` (never its `minus`)."""
        if self.number is not None:
            return self
        own = self.given()
        if not {"of", "share"} & set(own):
            own |= {"of": first.of, "share": first.share, "take": own.get("take", first.take)}
        if not set(_WINDOW) & set(own):
            own |= {name: getattr(first, name) for name in _WINDOW}
        own.setdefault("when", first.when)
        own.setdefault("circumstances", first.circumstances)
        return Reading(**own)


class Outcome(_Part):
    """Something a scene must show: a sentence, a comparison of two readings, and how often.

    `more` A `than` B: A > times B + by. `less` A `than` B: A < times B - by. `same` A `as` B: they
    differ by less than `within`. `enough` is the share of lives in which it must hold.
    """

    id: str
    say: Text
    more: Reading | None = None
    less: Reading | None = None
    same: Reading | None = None
    than: Reading | None = None
    like: Reading | None = Field(default=None, alias="as")
    by: Annotated[float, Field(ge=0)] = 0.0
    times: Annotated[float, Field(gt=0)] = 1.0
    within: Annotated[float, Field(gt=0)] | None = None
    enough: Annotated[float, Field(gt=0, le=1)] = ENOUGH
    because: Text | None = None

    @field_validator("than", "like", mode="before")
    @classmethod
    def _number_or_reading(cls, value: Any) -> Any:
        return _counted(value)

    @model_validator(mode="after")
    def _compares(self) -> Outcome:
        sides = [name for name in ("more", "less", "same") if getattr(self, name) is not None]
        if len(sides) != 1:
            raise FaultError("an outcome has one of 'more', 'less' and 'same'", *sides[1:2])
        wanted, other = ("like", "than") if sides == ["same"] else ("than", "like")
        if getattr(self, wanted) is None or getattr(self, other) is not None:
            word = "as" if wanted == "like" else "than"
            raise FaultError(f"'{sides[0]}' goes with '{word}': a number or a reading", sides[0])
        if (self.within is not None) != (sides == ["same"]):
            raise FaultError("'same ... as ...' needs 'within', and only that", sides[0])
        if sides == ["same"] and (self.by or self.times != 1):
            raise FaultError("'same ... as ...' takes 'within', not 'by' or 'times'", "same")
        first = self.first
        if first.of is None and not first.share:
            raise FaultError(f"'{sides[0]}' says what to read: 'of' a path, or a 'share'", sides[0])
        if self.enough != ENOUGH and self.because is None:
            raise FaultError(
                f"another share than {ENOUGH:g} needs its reason; write 'because'", "enough"
            )
        return self

    @property
    def first(self) -> Reading:
        """The reading that stands first."""
        reading = self.more or self.less or self.same
        if reading is None:  # cannot be: checked when it was made
            raise FaultError("an outcome compares something")
        return reading

    @property
    def second(self) -> Reading:
        """What it is compared with, filled from the first."""
        other = self.like or self.than
        if other is None:  # cannot be: checked when it was made
            raise FaultError("an outcome compares with something")
        return other.filled(self.first)

    def readings(self) -> list[tuple[tuple[str, ...], Reading]]:
        """All readings, each complete, with their place in the file."""
        name = "more" if self.more else "less" if self.less else "same"
        found: list[tuple[tuple[str, ...], Reading]] = [((name,), self.first)]
        if self.second.number is None:
            found.append((("as" if self.same else "than",), self.second))
        for place, reading in list(found):
            if reading.minus is not None and reading.minus.number is None:
                found.append(((*place, "minus"), reading.minus.filled(reading)))
        return found
