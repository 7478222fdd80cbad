"""What travels between page and server.

A page asks for a life with a :class:`Request`. The answer is a JSON header followed by one binary
frame of little-endian float32 numbers. The header says where in the frame each row starts, counted
in numbers; a row is one person or one bond through all times.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field

from hecht.studio.calendar import (
    Calendar,
    averaged,
    calendar_of,
    days_of,
    gone_for_good,
    thinned,
)
from hecht.studio.catalogue import LANGUAGES
from hecht.studio.gallery import theme_of
from hecht.studio.posing import pose

if TYPE_CHECKING:
    from hecht.scenes.account import Sentence
    from hecht.scenes.result import Result
    from hecht.scenes.schema import Figure, Scene, Text
    from hecht.scenes.timeline import Moment

PERSON_VARIABLES = ("arousal", "need", "felt_security", "exploration", "threat")
BOND_VARIABLES = (
    "call",
    "care",
    "contact",
    "withdrawal",
    "fright",
    "reach",
    "trust",
    "strength",
    "presence",
)
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
    whole: bool = False
    """Whether to show the life from its beginning, and not the watched part alone."""
    language: Literal["nl", "en"] | None = None
    """The language of the account; all of them where nothing is said."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which the account is asked for."""
        return LANGUAGES if self.language is None else (self.language,)


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
    Each watched quantity also gets the mean over all replicates, and each watched arousal a band.
    Minutes are those of the calendar, see :mod:`hecht.studio.calendar`.
    """
    data, frame, scene = result.data, Frame(), result.scene
    calendar = calendar_of(scene)
    times, place = thinned(calendar.gone_by(data["time"].values))
    header: dict[str, Any] = {
        "request": request.request,
        "scene": request.scene,
        "seed": request.seed,
        "whole": request.whole,
        "replicates": int(data.sizes["replicate"]),
        "people": [str(name) for name in data["person"].values],
        "bonds": [str(name) for name in data["bond"].values],
        "times": {"start": frame.add(times), "count": int(times.size)},
        "rows": _rows(data, scene.watch, frame, place),
        "bands": _bands(data, scene.watch, frame, place),
        "means": _means(data, scene.watch, frame, place),
        "moments": [_moment(moment, calendar) for moment in result.moments],
        "gone": gone_for_good(scene, owners_of(scene)),
        "account": {
            language: [
                {"minute": float(calendar.gone_by(each.minute)), "text": each.text} for each in told
            ]
            for language, told in accounts.items()
        },
    }
    header["length"] = frame.length
    return header, frame.to_bytes()


def owners_of(scene: Scene) -> list[str]:
    """The people a scene is about: those whose quantities are watched, in their order."""
    watched = [name.rpartition(".")[0].split(" -> ")[0] for name in scene.watch]
    return list(dict.fromkeys(watched)) or list(scene.people)[:1]


def _rows(data: Any, watch: Sequence[str], frame: Frame, place: Any) -> dict[str, dict[str, int]]:
    """Where each variable of the first life starts, by variable and by person or bond.

    What the scene watches is always there, beside what every drawing needs.
    """
    rows: dict[str, dict[str, int]] = {}
    watched = [name.rpartition(".")[2] for name in watch]
    for variables, dimension in ((PERSON_VARIABLES, "person"), (BOND_VARIABLES, "bond")):
        names = [str(name) for name in data[dimension].values]
        for variable in dict.fromkeys((*variables, *watched)):
            if variable in data and dimension in data.variables[variable].dims:
                values = averaged(_lives(data, variable)[0].T, place)
                rows[variable] = {
                    name: frame.add(row) for name, row in zip(names, values, strict=True)
                }
    return rows


def _lives(data: Any, variable: str) -> NDArray[Any]:
    """Values of a variable, [replicate, time, person or bond]."""
    values: NDArray[Any] = data.variables[variable].values  # no DataArray for each of a hundred
    return values


def _watched(data: Any, name: str) -> NDArray[Any]:
    """All lives of a watched quantity, [replicate, time]."""
    owner, _, variable = name.rpartition(".")
    names = list(data["bond" if "->" in owner else "person"].values)
    return _lives(data, variable)[:, :, names.index(owner)]


def _bands(data: Any, watch: Sequence[str], frame: Frame, place: Any) -> dict[str, dict[str, int]]:
    """Low and high edge over the replicates for every person's arousal in ``watch``."""
    bands: dict[str, dict[str, int]] = {}
    if data.sizes["replicate"] < 2:
        return bands
    for name in watch:
        if name.endswith(".arousal"):
            low, high = np.quantile(averaged(_watched(data, name), place), BAND, axis=0)
            bands[name] = {"low": frame.add(low), "high": frame.add(high)}
    return bands


def _means(data: Any, watch: Sequence[str], frame: Frame, place: Any) -> dict[str, int]:
    """Where the mean over the replicates of each watched quantity starts."""
    return {name: frame.add(averaged(_watched(data, name).mean(axis=0), place)) for name in watch}


def describe(scene: Scene) -> dict[str, Any]:
    """A scene as the page needs it, in all languages."""
    calendar = calendar_of(scene)
    return {
        "id": scene.id,
        "title": _text(scene.title),
        "story": _text(scene.story),
        "question": _text(scene.question or scene.title),
        "theme": theme_of(scene),
        "stage": scene.stage,
        "days": days_of(scene.chapters),
        "days_before": days_of(scene.before),
        "bonds": list(scene.bond_names),
        "pose": pose(scene),
        "people": {
            key: {"kind": figure.kind, "name": _name(key, figure), "age": figure.age}
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
            {
                "text": _text(hint.text),
                "changes": dict(hint.changes),
                "at": None if hint.at is None else float(calendar.gone_by(hint.at)),
            }
            for hint in scene.try_this
        ],
        "watch": list(scene.watch),
    }


def _name(key: str, figure: Figure) -> dict[str, str] | None:
    return _text(figure.name) or {language: key.capitalize() for language in LANGUAGES}


def _text(text: Text | None) -> dict[str, str] | None:
    return None if text is None else {"nl": text.nl, "en": text.en}


def _moment(moment: Moment, calendar: Calendar) -> dict[str, Any]:
    return {
        "minute": float(calendar.gone_by(moment.minute)),
        "until": float(calendar.gone_by(moment.until)),
        "kind": moment.kind,
        "who": moment.who,
        "on": moment.on,
        "say": _text(moment.say),
    }
