"""Errors that users meet.

Every message says what is wrong, where, and what would be right::

    HechtError
    ├── InvalidValueError      a number outside its range, with its owner
    ├── SceneError             a scene or people file that cannot be run
    ├── UnknownNameError       a scene, instrument, person or parameter that does not exist
    └── DataFileError          a data file that cannot be read, or not be trusted
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class HechtError(Exception):
    """Something the user can mend; shown as its message, without a traceback."""


class InvalidValueError(HechtError):
    """A value outside its allowed range.

    The message names the owner (person, bond or model), the parameter, the value and the range.
    """

    def __init__(
        self, *, owner: str, parameter: str, value: object, low: float, high: float, unit: str = ""
    ) -> None:
        self.owner, self.parameter, self.value, self.low, self.high = (
            owner,
            parameter,
            value,
            low,
            high,
        )
        unit = f" {unit}" if unit else ""
        super().__init__(
            f"{owner}: {parameter} = {value} is not allowed; "
            f"use a number from {low:g} to {high:g}{unit}."
        )


class SceneError(HechtError):
    """A scene or people file that cannot be run; names file, line, fault and remedy."""

    def __init__(self, message: str, *, file: str = "", line: int | None = None) -> None:
        self.file, self.line = file, line
        where = [file] if file else []
        where += [f"line {line}"] if line is not None else []
        super().__init__(f"{', '.join(where)}: {message}" if where else message)


class UnknownNameError(HechtError):
    """A name that does not exist, with the nearest names that do."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        self.kind, self.name, self.known = kind, name, sorted(known)
        near = difflib.get_close_matches(name, self.known, n=3, cutoff=0.5)
        hint = f"Did you mean {' or '.join(near)}?" if near else f"Known: {', '.join(self.known)}."
        super().__init__(f"There is no {kind} called '{name}'. {hint}")


class DataFileError(HechtError):
    """A data file that cannot be read or not be trusted; names row, column, value and fix."""
