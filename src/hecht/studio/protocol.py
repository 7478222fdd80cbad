"""What travels between page and server.

A page asks for a life with a :class:`Request`. The answer is a JSON header followed by one binary
frame of little-endian float32 numbers. The header says where in the frame each row starts, counted
in numbers; a row is one person or one bond through all times.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field

from hecht.studio.catalogue import LANGUAGES

if TYPE_CHECKING:
    from hecht.scenes.account import Sentence
    from hecht.scenes.result import Result
    from hecht.scenes.schema import Figure, Scene, Text
    from hecht.scenes.timeline import Moment

PERSON_VARIABLES = ("arousal", "need", "felt_security", "exploration", "threat")
BOND_VARIABLES = ("call", "care", "contact", "withdrawal", "fright", "reach", "trust")
BAND = (0.10, 0.90)
"""The replicates between these quantiles make the band behind the one life."""

Name = Annotated[str, Field(min_length=1, max_length=80)]


class Request(BaseModel):
    """A life asked for by a page."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    request: Annotated[int, Field(ge=0)]
    scene: Name
    options: Annotated[dict[Name, Name], Field(max_length=40)] = {}
    seed: Annotated[int, Field(ge=0, lt=2**31)] = 0
    replicates: Annotated[int, Field(ge=1, le=64)] = 24


class Frame:
    """Rows of float32 numbers, each with the place where it starts."""

    def __init__(self) -> None:
        self._rows: list[NDArray[np.float32]] = []
        self.length = 0

    def add(self, row: Any) -> int:
        """Append ``row`` (anything one-dimensional) and return where it starts."""
        numbers = np.ascontiguousarray(row, dtype="<f4").ravel()
        start = self.length
        self._rows.append(numbers)
        self.length += numbers.size
        return start

    def to_bytes(self) -> bytes:
        """All rows, one after another."""
        return np.concatenate(self._rows).tobytes() if self._rows else b""


def encode(
    request: Request, result: Result, accounts: Mapping[str, Sequence[Sentence]]
) -> tuple[dict[str, Any], bytes]:
    """Header and frame for ``result``.

    Rows hold the first replicate: ``rows["arousal"]["child"]`` is where the child's arousal starts.
    Each arousal the scene asks to watch also gets a band over all replicates.
    """
    data, frame = result.data, Frame()
    times = frame.add(data["time"].values)
    header: dict[str, Any] = {
        "request": request.request,
        "scene": request.scene,
        "seed": request.seed,
        "replicates": int(data.sizes["replicate"]),
        "people": [str(name) for name in data["person"].values],
        "bonds": [str(name) for name in data["bond"].values],
        "times": {"start": times, "count": int(data.sizes["time"])},
        "rows": _rows(data.isel(replicate=0), frame),
        "bands": _bands(data, result.scene.watch, frame),
        "moments": [_moment(moment) for moment in result.moments],
        "account": {
            language: [{"minute": float(each.minute), "text": each.text} for each in told]
            for language, told in accounts.items()
        },
    }
    header["length"] = frame.length
    return header, frame.to_bytes()


def _rows(life: Any, frame: Frame) -> dict[str, dict[str, int]]:
    """Where each variable of the one life starts, by variable and by person or bond."""
    rows: dict[str, dict[str, int]] = {}
    for variables, dimension in ((PERSON_VARIABLES, "person"), (BOND_VARIABLES, "bond")):
        for variable in variables:
            if variable in life:
                values = life[variable].transpose(dimension, "time").values
                names = life[dimension].values
                rows[variable] = {
                    str(name): frame.add(row) for name, row in zip(names, values, strict=True)
                }
    return rows


def _bands(data: Any, watch: Sequence[str], frame: Frame) -> dict[str, dict[str, int]]:
    """Low and high edge over the replicates for every person's arousal in ``watch``."""
    bands: dict[str, dict[str, int]] = {}
    if data.sizes["replicate"] < 2:
        return bands
    for name in watch:
        person, _, variable = name.rpartition(".")
        if variable == "arousal" and "->" not in person:
            lives = data["arousal"].sel(person=person).transpose("replicate", "time").values
            low, high = np.quantile(lives, BAND, axis=0)
            bands[name] = {"low": frame.add(low), "high": frame.add(high)}
    return bands


def describe(scene: Scene) -> dict[str, Any]:
    """A scene as the page needs it, in all languages."""
    return {
        "id": scene.id,
        "title": _text(scene.title),
        "story": _text(scene.story),
        "question": _text(scene.question or scene.title),
        "stage": scene.stage,
        "people": {
            key: {"kind": figure.kind, "name": _name(key, figure)}
            for key, figure in scene.people.items()
        },
        "changes": [
            {
                "id": change.id,
                "kind": change.kind,
                "ask": _text(change.ask),
                "options": [
                    {"id": option.id, "say": _text(option.say), "small": _text(option.small)}
                    for option in change.options
                ],
                "ends": [_text(end) for end in change.ends] if change.ends else None,
                "default": change.default,
            }
            for change in scene.changes
        ],
        "try_this": [
            {"text": _text(hint.text), "changes": dict(hint.changes), "at": hint.at}
            for hint in scene.try_this
        ],
        "watch": list(scene.watch),
    }


def _name(key: str, figure: Figure) -> dict[str, str] | None:
    return _text(figure.name) or {language: key.capitalize() for language in LANGUAGES}


def _text(text: Text | None) -> dict[str, str] | None:
    return None if text is None else {"nl": text.nl, "en": text.en}


def _moment(moment: Moment) -> dict[str, Any]:
    return {
        "minute": float(moment.minute),
        "until": float(moment.until),
        "kind": moment.kind,
        "who": moment.who,
        "on": moment.on,
        "say": _text(moment.say),
    }
