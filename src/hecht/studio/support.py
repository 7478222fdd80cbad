"""Where to turn when it is too much: one dated file, so that an old number cannot stay unseen."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import yaml
from babel.dates import format_date
from pydantic import BaseModel, ConfigDict

SUPPORT_FILE = Path(__file__).parent / "data" / "support.yaml"


class Line(BaseModel):
    """One line people can call."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    country: str
    name: str
    phone: str
    chat: str
    say: dict[str, str]
    """One sentence a language, with ``{phone}`` and ``{chat}`` where the number and address go."""
    source: str
    reviewed: date

    def reviewed_in(self, language: str) -> str:
        """The month of the last review in words: ``oktober 2025``."""
        return format_date(self.reviewed, "MMMM y", locale=language)


@cache
def support_lines() -> tuple[Line, ...]:
    """Every line in the data file, in its order."""
    entries = yaml.safe_load(SUPPORT_FILE.read_text(encoding="utf-8"))
    return tuple(Line.model_validate(entry) for entry in entries)
