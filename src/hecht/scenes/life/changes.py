"""What a user may change of lives: constants of the model, rates, and who people are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hecht.errors import UnknownNameError
from hecht.model.parameters import CONSTANTS, PERSON, lookup
from hecht.model.state import Persons, Traits
from hecht.scenes.life.places import PERSON as YOU
from hecht.scenes.life.places import cast_of_a_life
from hecht.scenes.life.rates import Rate, rates


@dataclass(frozen=True)
class Changes:
    """Changes, checked.

    Attributes
    ----------
    model
        Constants by name.
    rates
        The whole table of rates, changed.
    people
        States and traits by place (or "you") and name.
    """

    model: dict[str, float]
    rates: dict[str, Rate]
    people: dict[str, dict[str, float]]


def changes_of(changes: Mapping[str, object]) -> Changes:
    """Sort changes by what they are about, and check each.

    Raises
    ------
    UnknownNameError
        A path that leads nowhere, with the nearest that do.
    InvalidValueError
        A value out of range.
    """
    model: dict[str, float] = {}
    factors: dict[str, object] = {}
    people: dict[str, dict[str, float]] = {}
    owners = [YOU, *cast_of_a_life().names]
    allowed = {name: PERSON[name] for name in (*Persons._fields, *Traits._fields) if name != "age"}
    for path, value in changes.items():
        owner, _, name = path.partition(".")
        if owner == "model":
            model[name] = lookup(CONSTANTS, "model constant", name).check(value, "model")
        elif owner == "rates":
            factors[name] = value
        elif owner in owners:
            row = lookup(allowed, "state or trait of a person", name)
            people.setdefault(owner, {})[name] = row.check(value, owner)
        else:
            raise UnknownNameError("person, 'rates' or 'model'", owner, [*owners, "rates", "model"])
    return Changes(model, rates(factors), people)
