"""Durations as people write them: "3 min", "20 s", "2 weeks"."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator

_UNITS = {
    "s": 1 / 60,
    "sec": 1 / 60,
    "second": 1 / 60,
    "min": 1.0,
    "minute": 1.0,
    "h": 60.0,
    "hour": 60.0,
    "d": 1440.0,
    "day": 1440.0,
    "week": 10080.0,
    "month": 43830.0,
    "year": 525960.0,
}
_PATTERN = re.compile(r"\s*(?P<number>-?\d+(?:[.,]\d+)?)\s*(?P<unit>[a-z]+?)s?\s*", re.IGNORECASE)


def minutes(value: Any) -> float:
    """Minutes in a duration; a bare number counts minutes.

    Raises
    ------
    ValueError
        Anything that is not a duration of zero or more.
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        amount = float(value)
    else:
        match = _PATTERN.fullmatch(value) if isinstance(value, str) else None
        unit = match["unit"].lower() if match else ""
        if match is None or unit not in _UNITS:
            raise ValueError(f"'{value}' is not a duration; write for example '20 s' or '3 min'")
        amount = float(match["number"].replace(",", ".")) * _UNITS[unit]
    if not 0 <= amount < 1e9:
        raise ValueError(f"a duration cannot be {value}; write zero or more, for example '3 min'")
    return amount


Minutes = Annotated[float, BeforeValidator(minutes)]
"""A pydantic field that holds minutes and reads a duration."""
