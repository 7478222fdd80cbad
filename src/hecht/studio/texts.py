"""Longer texts of a page: data files with every language side by side.

A file is YAML; wherever words stand, they are ``{nl: ..., en: ...}``. A missing or empty language
is an error when the file is loaded, so no page can fall silent in one of them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, StringConstraints

DATA = Path(__file__).parent / "data"

Spoken = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class Piece(BaseModel):
    """A part of a data file: nothing but what it names."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Say(Piece):
    """The same in every language."""

    nl: Spoken
    en: Spoken


AnyPiece = TypeVar("AnyPiece", bound=Piece)


def load_piece(kind: type[AnyPiece], path: Path) -> AnyPiece:
    """The data file at ``path``."""
    return kind.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


def in_language(piece: Any, language: str) -> Any:
    """``piece`` as plain data for a page, with every text in ``language`` alone."""
    if isinstance(piece, Say):
        return getattr(piece, language)
    if isinstance(piece, BaseModel):
        names = type(piece).model_fields
        return {name: in_language(getattr(piece, name), language) for name in names}
    if isinstance(piece, dict):
        return {name: in_language(value, language) for name, value in piece.items()}
    if isinstance(piece, list | tuple):
        return [in_language(each, language) for each in piece]
    return piece


def every_text(piece: Any) -> list[Say]:
    """All texts in ``piece``, for tests and for reading aloud."""
    if isinstance(piece, Say):
        return [piece]
    if isinstance(piece, BaseModel):
        return [
            say for name in type(piece).model_fields for say in every_text(getattr(piece, name))
        ]
    if isinstance(piece, dict):
        return [say for value in piece.values() for say in every_text(value)]
    if isinstance(piece, list | tuple):
        return [say for each in piece for say in every_text(each)]
    return []
