"""Where everyone stands in the film and on the poster: one layout for every kind of picture.

The person is in the middle; the closer someone is, the nearer they stand. Everyone keeps their own
direction through life, so that moving nearer or away is all that moves.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hecht.palette import CALM, OCHRE, SECOND, WARM
from hecht.scenes.life.figures import Figure, figures_of
from hecht.scenes.life.lived import Lived
from hecht.scenes.life.telling import tell

Array = NDArray[np.float64]

SIZE, CENTRE = 900.0, (450.0, 410.0)
"""The stage is SIZE wide and high; the person stands at CENTRE."""

NEAREST, FARTHEST = 92.0, 352.0
RINGS = (0.42, 0.24, 0.10)
"""Closeness at which the rings are drawn."""

_FULL = 0.62  # closeness of someone who stands nearest
_APART = 74.0  # distance that figures keep from each other, where they can
_DIRECTIONS = 28  # tried for each figure
_FADES, _DRIFTS = 1.5, 3.0  # years in which someone who left fades; and in which they drift
_CHILD_MEANS = 0.62  # a small child means much and can be turned to little: nearness by its bond

SECTORS: dict[str, tuple[float, float]] = {
    "parent": (-115.0, 50.0),
    "grandparent": (-65.0, 34.0),
    "sibling": (-172.0, 40.0),
    "partner": (-12.0, 66.0),
    "child": (58.0, 60.0),
    "friend": (140.0, 96.0),
    "colleague": (96.0, 26.0),
    "therapist": (-38.0, 20.0),
    "pet": (28.0, 30.0),
}
"""Direction and width in degrees in which each kind stands; 0 is to the right, 90 below."""

COLOURS: dict[str, str] = {
    "parent": CALM,
    "grandparent": CALM,
    "sibling": "#5d7d4f",
    "partner": WARM,
    "child": "#b8763c",
    "friend": OCHRE,
    "colleague": SECOND,
    "therapist": SECOND,
    "pet": "#8a6f5a",
}


@dataclass(frozen=True)
class Actor:
    """A figure on the stage; arrays [birthday], from birth (0) to the last.

    `angle` is the direction in which it stands, radians; `tie` how strong the line to the
    person is drawn, 0-1; `shown` is 0-1; `gone` is 1 where only the outline of someone who
    died is left; `grown` is the size, 1 for an adult.
    """

    figure: Figure
    label: str
    colour: str
    angle: float
    x: Array
    y: Array
    shown: Array
    gone: Array
    grown: Array
    tie: Array


@dataclass(frozen=True)
class Staging:
    """Everything the pictures need.

    Attributes
    ----------
    years
        Birthdays staged, from 0 to this.
    actors
        Everyone else.
    arousal, security
        Of the person at each birthday, [birthday].
    captions
        What happened, by the year in which it did: (age, sentence).
    dies
        Age at death, or infinite.
    """

    years: int
    actors: list[Actor]
    arousal: Array
    security: Array
    captions: list[tuple[float, str]]
    dies: float


def stage(result: Lived, language: str = "en", life: int = 0) -> Staging:
    """Place everyone of one life."""
    data = result.data.isel(life=life)
    years = max(1, int(data["alive"].values.sum()))
    times = np.arange(years + 1, dtype=float)
    actors: list[Actor] = []
    for figure in figures_of(result, life):
        if figure.came <= years and len(figure.years):
            actors.append(_actor(result, life, figure, times, actors, language))
    captions = [(p.age, p.text) for p in tell(result, language, life) if p.kind == "event"]
    return Staging(
        years=years,
        actors=actors,
        arousal=_from_birth(data["arousal"].values[:years]),
        security=_from_birth(data["felt_security"].values[:years]),
        captions=captions,
        dies=float(data["age_at_death"].values),
    )


def radius(closeness: Array | float) -> Array:
    """Distance from the person for a closeness, in units of the stage."""
    far = 1.0 - np.clip(np.asarray(closeness, float) / _FULL, 0.0, 1.0)
    return np.asarray(NEAREST + (FARTHEST - NEAREST) * far**1.5)


def nearness(result: Lived, life: int, figure: Figure) -> Array:
    """How near someone stands at each birthday, 0-1; not a number where unknown, [age]."""
    data = result.data.isel(life=life).sel(place=figure.place)
    values = np.full(data.sizes["age"], np.nan)
    own = data["closeness"].values
    if figure.kind == "child":
        means = data["strength"].values * (1 + data["presence"].values) / 2
        own = np.fmax(own, _CHILD_MEANS * means)
    values[figure.years] = own[figure.years]
    return values


def _actor(
    result: Lived,
    life: int,
    figure: Figure,
    times: Array,
    others: list[Actor],
    language: str,
) -> Actor:
    near = _filled(nearness(result, life, figure), times, figure)
    away = radius(near)
    left = np.clip((times - figure.left) / _DRIFTS, 0.0, 1.0)
    away = away + (FARTHEST + 40.0 - away) * left
    shown, gone = _seen(figure, times)
    born = _born(result, life, figure)
    age = np.maximum(times - born, 0.0)
    grown = (
        0.55 + 0.45 * np.clip(age / 17.0, 0.0, 1.0)
        if figure.kind != "pet"
        else np.full(len(times), 0.8)
    )
    angle = _direction(figure, away, shown, others)
    x, y = CENTRE[0] + away * math.cos(angle), CENTRE[1] + away * math.sin(angle)
    colour = COLOURS[figure.kind]
    tie = (
        np.clip(near / _FULL, 0.0, 1.0) * (1.0 - gone) * (1.0 - np.minimum(3.0 * left, 1.0)) * shown
    )
    label = figure.short(language)
    return Actor(figure, label, colour, angle, x, y, shown, gone, grown, tie)


def _born(result: Lived, life: int, figure: Figure) -> float:
    """Year in which a child or sibling was born, as far as a picture needs it."""
    del result, life
    if figure.kind in ("child", "sibling"):
        return figure.came if figure.came > 0 else -3.0
    if figure.kind in ("friend", "partner"):
        return 0.0
    return -30.0


def _filled(values: Array, times: Array, figure: Figure) -> Array:
    """Nearness at every birthday: known values, and before and after them the nearest one."""
    known = figure.years
    after = known[(known + 1 < figure.died) | (known == known[0])]
    if not len(after):
        after = known[:1]
    filled = np.interp(times, after + 1.0, values[after])
    start = times <= figure.came
    filled[start] = 0.4 * filled[start]
    return np.asarray(filled)


def _seen(figure: Figure, times: Array) -> tuple[Array, Array]:
    came = 1.0 if figure.came <= 0 else np.clip(times - math.floor(figure.came), 0.0, 1.0)
    shown = np.broadcast_to(np.asarray(came, float), times.shape).copy()
    shown *= 1.0 - np.clip((times - figure.left) / _FADES, 0.0, 1.0)
    gone = (times >= figure.died).astype(float)
    if figure.kind == "pet":  # outlines of people stay; those of animals fade in some years
        shown *= 1.0 - np.clip((times - figure.died - 1.0) / 4.0, 0.0, 1.0)
    return shown, gone


def _direction(figure: Figure, away: Array, shown: Array, others: list[Actor]) -> float:
    """The direction in a figure's sector in which it stands in nobody's way; radians."""
    middle, width = SECTORS[figure.kind]
    offsets = np.linspace(-width / 2, width / 2, _DIRECTIONS)
    best, least = 0.0, math.inf
    for offset in sorted(offsets, key=abs):
        angle = math.radians(middle + offset)
        x, y = CENTRE[0] + away * math.cos(angle), CENTRE[1] + away * math.sin(angle)
        cost = 0.02 * abs(offset) / width
        for other in others:
            both = shown * other.shown * (1 - 0.6 * other.gone)
            near = np.maximum(_APART - np.hypot(x - other.x, y - other.y), 0.0) / _APART
            cost += float((both * near**2).sum())
        if cost < least:
            best, least = angle, cost
    return best


def _from_birth(values: NDArray[np.floating]) -> Array:
    values = np.asarray(values, float)
    return np.concatenate([values[:1], values]) if len(values) else np.zeros(2)
