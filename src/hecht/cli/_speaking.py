"""What the commands about scenes share: the language, times as people write them, columns."""

from __future__ import annotations

import os
import shutil
import textwrap
from collections.abc import Iterable
from typing import Annotated

import typer

from hecht.errors import HechtError

LanguageOption = Annotated[
    str | None,
    typer.Option("--lang", "--language", help="nl or en; left out: the language of your computer."),
]

_WIDEST = 100


def language_of(wanted: str | None) -> str:
    """The language to speak: as asked, else that of the computer; "nl" or "en"."""
    if wanted is not None:
        if wanted.lower() not in ("nl", "en"):
            raise HechtError(f"--lang is nl or en, not '{wanted}'.")
        return wanted.lower()
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "nl" if value.lower().startswith("nl") else "en"
    return "en"


def width() -> int:
    """Columns to write in."""
    return min(_WIDEST, shutil.get_terminal_size((88, 24)).columns)


def paragraph(text: str, indent: int = 0) -> None:
    """Print a paragraph, wrapped."""
    margin = " " * indent
    print(textwrap.fill(text, width(), initial_indent=margin, subsequent_indent=margin))


def columns(rows: Iterable[tuple[str, str]], indent: int = 2, widest: int = 28) -> None:
    """Print short parts in a column, and beside them what they mean, wrapped.

    A short part that is wider than `widest` stands on a line of its own.
    """
    rows = list(rows)
    narrow = [len(short) for short, _ in rows if len(short) <= widest]
    room = max(narrow, default=0) + 2
    hanging = " " * (indent + room)
    for short, meaning in rows:
        if len(short) > widest:
            print(" " * indent + short)
            short = ""
        first = " " * indent + short.ljust(room)
        print(
            textwrap.fill(
                meaning, width(), initial_indent=first, subsequent_indent=hanging
            ).rstrip()
            or first.rstrip()
        )


def clock(minute: float, length: float, language: str, day: float = 1440.0) -> str:
    """A time in a scene of `length` minutes, as people write it: '6:30', '2h05', 'day 3, 9:00'.

    `day` is how many minutes of a day are lived; less than 24 hours begin at seven.
    """
    if length <= 180:
        seconds = round(minute * 60)
        return f"{seconds // 60}:{seconds % 60:02d}"
    whole = round(minute)
    if length <= 2880:
        return f"{whole // 60}{'u' if language == 'nl' else 'h'}{whole % 60:02d}"
    days, rest = divmod(whole, round(day))
    rest += 420 if day < 1440 else 0
    name = "dag" if language == "nl" else "day"
    return f"{name} {days + 1}, {rest // 60}:{rest % 60:02d}"


def number(value: float, language: str, digits: int = 2) -> str:
    """A number with the decimal sign of the language."""
    text = f"{value:.{digits}f}"
    if float(text) == 0:
        text = text.removeprefix("-")
    return text.replace(".", ",") if language == "nl" else text
