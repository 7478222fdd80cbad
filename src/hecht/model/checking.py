"""Refuse values that the numerics were not made for, before anything is compiled."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from hecht.errors import InvalidValueError
from hecht.model.parameters import BOND, PERSON, WAYS, Parameter
from hecht.model.state import World


def check_world(
    world: World, people: Sequence[str] | None = None, bonds: Sequence[str] | None = None
) -> None:
    """Check every state and trait against its range.

    Parameters
    ----------
    world
        Arrays [person, world] and [bond, world]; a village's [slot, person, world] as well.
    people, bonds
        How to name them in an error; their positions otherwise.

    Raises
    ------
    InvalidValueError
        Names the person or bond, the parameter, the value and the allowed range.
    """
    for part, table, kind, names in (
        (world.persons, PERSON, "person", people),
        (world.traits, PERSON, "person", people),
        (world.bonds, BOND, "bond", bonds),
        (world.ways, WAYS, "bond", bonds),
    ):
        if part is None:
            continue
        for field, values in part._asdict().items():
            _check(np.asarray(values), table[field], kind, names)


def _check(
    values: np.ndarray, parameter: Parameter, kind: str, names: Sequence[str] | None
) -> None:
    low, high = np.float32(parameter.low), np.float32(parameter.high)
    wrong = ~((values >= low) & (values <= high))  # also catches what is no number
    if not wrong.any():
        return
    where = tuple(int(place) for place in np.argwhere(wrong)[0])
    spot = where[0] if len(where) == 2 else where[:-1]
    owner = names[where[0]] if names is not None and len(where) == 2 else f"{kind} {spot}"
    raise InvalidValueError(
        owner=owner,
        parameter=parameter.name,
        value=float(values[where]),
        low=parameter.low,
        high=parameter.high,
        unit=parameter.unit,
    )
