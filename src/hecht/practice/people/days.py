"""Dates as people remember them: a year, a month, or a day."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import BeforeValidator

_PATTERN = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_EARLIEST, _LATEST = 1800, 2200


def day(value: Any) -> str:
    """A date as written: "2016", "2016-05" or "2016-05-12".

    Raises
    ------
    ValueError
        Anything else, and days that no calendar has.
    """
    if isinstance(value, datetime):
        value = value.date()
    text = value.isoformat() if isinstance(value, date) else str(value).strip()
    match = None if isinstance(value, bool | float) else _PATTERN.fullmatch(text)
    if match is None:
        raise ValueError(f"'{value}' is not a date; write 2016, 2016-05 or 2016-05-12")
    parts = [int(part) for part in match.groups() if part is not None]
    try:
        date(*[*parts, 1, 1][:3])
    except ValueError:
        raise ValueError(f"there is no day {text}") from None
    if not _EARLIEST <= parts[0] <= _LATEST:
        raise ValueError(f"use a year from {_EARLIEST} to {_LATEST}, not {parts[0]}")
    return "-".join(f"{part:0{width}d}" for part, width in zip(parts, (4, 2, 2), strict=False))


def in_file(text: str) -> int | str | date:
    """A date as YAML writes it without quotes."""
    parts = [int(part) for part in text.split("-")]
    return parts[0] if len(parts) == 1 else date(*parts) if len(parts) == 3 else text


def order(text: str) -> tuple[int, ...]:
    """A key that sorts dates; a year comes before its months, as its beginning does."""
    return tuple(int(part) for part in text.split("-"))


Day = Annotated[str, BeforeValidator(day)]
"""A pydantic field that holds a date of a year, a month or a day."""
