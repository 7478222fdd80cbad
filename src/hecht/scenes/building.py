"""Build a scene from plain data, and say what is wrong with it in one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from hecht.errors import SceneError
from hecht.scenes.checks import faults
from hecht.scenes.schema import Scene


def build(
    data: Mapping[str, Any],
    *,
    lines: dict[tuple[Any, ...], int] | None = None,
    file: str = "",
    scene_id: str = "",
) -> Scene:
    """Validate the plain data of a scene, from a file or made in Python in the same words."""
    lines = lines or {}
    try:
        scene = Scene.model_validate({"id": scene_id, **data})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        inside = (*first["loc"], *getattr(first.get("ctx", {}).get("error"), "at", ()))
        raise SceneError(
            _sentence(first["loc"], first["msg"], first["type"]),
            file=file,
            line=line_of(lines, tuple(part for part in inside if part != "values")),
        ) from None
    for where, message in faults(scene):
        raise SceneError(message, file=file, line=line_of(lines, where))
    return scene


def _sentence(where: tuple[Any, ...], message: str, kind: str) -> str:
    place = " / ".join(str(part) for part in where if part not in ("float", "Spread", "values"))
    message = message.removeprefix("Value error, ")
    if kind == "extra_forbidden":
        return f"'{where[-1]}' is not known here ({place}); check the spelling or remove it."
    if kind == "missing":
        return f"'{where[-1]}' is missing ({place})."
    return f"{place}: {message}" + ("" if message.endswith((".", "?")) else ".")


def line_of(lines: dict[tuple[Any, ...], int], where: tuple[Any, ...]) -> int | None:
    """The line of a place in a file, or of the nearest place around it."""
    for length in range(len(where), -1, -1):
        if (line := lines.get(tuple(where[:length]))) is not None:
            return line
    return None
