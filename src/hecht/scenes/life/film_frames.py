"""The film as frames: a GIF, or a folder with a picture for each year; drawn without a browser."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from hecht.palette import EDGE, INK, PAPER, ROOM, SECOND, WARM
from hecht.scenes.life.film_svg import HEIGHT, halo, seen, shown_captions, tension
from hecht.scenes.life.film_words import NEWBORN, YEAR, YOU
from hecht.scenes.life.staging import CENTRE, RINGS, SIZE, Actor, Staging, radius
from hecht.scenes.life.words import pick

if TYPE_CHECKING:
    from PIL.Image import Image

Array = NDArray[np.float64]
Colour = tuple[int, int, int]

_A_YEAR, _MILLISECONDS, _REST = 2, 170, 3000  # frames; of a frame; of the last one
_WIDTH_GIF, _WIDTH_PNG, _FINER = 600, 900, 2  # pixels; drawn this much larger, then made smaller
_SAFE = "#f5d9a8"


def write_gif(staging: Staging, path: Path, language: str) -> None:
    """Write the film as a GIF; two frames a year."""
    steps = staging.years * _A_YEAR
    ages = [k / _A_YEAR for k in range(steps + 1)]
    frames = [_frame(staging, age, language, _WIDTH_GIF) for age in ages]
    times = [_MILLISECONDS] * steps + [_REST]
    middle = frames[len(frames) // 2].quantize(96)  # a frame with everyone's colours
    rest = [frame.quantize(palette=middle, dither=0) for frame in frames[1:]]
    frames[0].quantize(palette=middle, dither=0).save(
        path, save_all=True, append_images=rest, duration=times, loop=0, optimize=False
    )


def write_pngs(staging: Staging, folder: Path, language: str) -> None:
    """Write a picture for each year into a folder, made where it is not there yet."""
    folder.mkdir(exist_ok=True)
    for age in range(staging.years + 1):
        _frame(staging, float(age), language, _WIDTH_PNG).save(folder / f"{age:03d}.png")


def _frame(staging: Staging, age: float, language: str, width: int) -> Image:
    from PIL import Image, ImageDraw

    scale = width * _FINER / SIZE
    image = Image.new("RGB", (round(SIZE * scale), round(HEIGHT * scale)), PAPER)
    pen = _Pen(ImageDraw.Draw(image), scale)
    pen.disc(*CENTRE, float(radius(RINGS[-1])), _mixed(ROOM, PAPER, 0.55))
    for level in RINGS:
        pen.ring(*CENTRE, float(radius(level)), _mixed(EDGE, ROOM, 0.25))
    for actor in staging.actors:
        _tie(pen, actor, age)
    pen.disc(*CENTRE, 78 * _at(halo(staging.security), age), _mixed(_SAFE, ROOM, 0.8))
    own = _mixed(WARM, INK, _at(tension(staging.arousal), age))
    pen.body(CENTRE[0], CENTRE[1], 1.35, fill=own)
    pen.text(CENTRE[0], CENTRE[1] + 51, pick(YOU, language), 15, INK)
    for actor in staging.actors:
        _figure(pen, actor, age)
    _words(pen, staging, age, language)
    return image.resize((width, round(HEIGHT * width / SIZE)), Image.Resampling.LANCZOS)


def _tie(pen: _Pen, actor: Actor, age: float) -> None:
    strength = 0.5 * _at(actor.tie, age)
    if strength > 0.02:
        goal = (_at(actor.x, age), _at(actor.y, age))
        pen.line(CENTRE, goal, 5, _mixed(actor.colour, ROOM, strength))


def _figure(pen: _Pen, actor: Actor, age: float) -> None:
    there = _at(seen(actor), age)
    if there < 0.03:
        return
    x, y, size = _at(actor.x, age), _at(actor.y, age), _at(actor.grown, age)
    draw = pen.animal if actor.figure.kind == "pet" else pen.body
    if _at(actor.gone, age) > 0.5:
        draw(x, y, size, outline=_mixed(EDGE, PAPER, there))
    else:
        draw(x, y, size, fill=_mixed(actor.colour, PAPER, there))
    pen.text(x, y + 34, actor.label, 14.5, _mixed(INK, PAPER, there))


def _words(pen: _Pen, staging: Staging, age: float, language: str) -> None:
    year = int(age)
    counter = pick(NEWBORN, language) if year == 0 else f"{year} {pick(YEAR, language)}"
    pen.text(SIZE / 2, 812, counter, 34, INK, serif=True)
    now = [text for start, stop, text in shown_captions(staging) if start <= age < stop]
    if now:
        pen.text(SIZE / 2, 856, now[-1], 19, SECOND, serif=True)
    pen.line((90, 902), (810, 902), 2, _mixed(EDGE, PAPER, 0.45))
    pen.line((90, 902), (90 + 720 * age / staging.years, 902), 3, WARM)
    for tick in range(0, staging.years + 1, 10):
        pen.text(90 + 720 * tick / staging.years, 920, str(tick), 12.5, SECOND)


class _Pen:
    """Shapes in units of the stage."""

    def __init__(self, draw: Any, scale: float) -> None:
        self._draw, self._scale = draw, scale

    def _box(self, x: float, y: float, half: float, high: float) -> list[float]:
        s = self._scale
        return [(x - half) * s, (y - high) * s, (x + half) * s, (y + high) * s]

    def disc(self, x: float, y: float, r: float, colour: Any) -> None:
        self._draw.ellipse(self._box(x, y, r, r), fill=colour)

    def ring(self, x: float, y: float, r: float, colour: Any) -> None:
        self._draw.ellipse(self._box(x, y, r, r), outline=colour, width=round(1.2 * self._scale))

    def line(self, start: Any, stop: Any, width: float, colour: Any) -> None:
        points = [value * self._scale for point in (start, stop) for value in point]
        self._draw.line(points, fill=colour, width=max(1, round(width * self._scale)))

    def body(self, x: float, y: float, size: float, fill: Any = None, outline: Any = None) -> None:
        wide = round(1.4 * self._scale)
        head = self._box(x, y - 13 * size, 9.5 * size, 9.5 * size)
        self._draw.ellipse(head, fill=fill, outline=outline, width=wide)
        trunk = self._box(x, y + 11 * size, 16 * size, 13 * size)
        self._draw.rounded_rectangle(
            trunk,
            radius=12 * size * self._scale,
            fill=fill,
            outline=outline,
            width=wide,
            corners=(True, True, False, False),
        )

    def animal(self, x: float, y: float, size: float, fill: Any = None, outline: Any = None) -> None:
        wide = round(1.4 * self._scale)
        trunk = self._box(x - 2 * size, y + 13 * size, 18 * size, 8 * size)
        self._draw.ellipse(trunk, fill=fill, outline=outline, width=wide)
        head = self._box(x + 12 * size, y - 1 * size, 7.5 * size, 7.5 * size)
        self._draw.ellipse(head, fill=fill, outline=outline, width=wide)

    def text(
        self, x: float, y: float, text: str, size: float, colour: Any, *, serif: bool = False
    ) -> None:
        font = _font("DejaVu Serif" if serif else "DejaVu Sans", round(0.92 * size * self._scale))
        self._draw.text((x * self._scale, y * self._scale), text, fill=colour, font=font, anchor="mm")


@lru_cache(maxsize=32)
def _font(family: str, pixels: int) -> Any:
    from matplotlib.font_manager import findfont
    from PIL import ImageFont

    return ImageFont.truetype(findfont(family), pixels)


def _at(values: Array, age: float) -> float:
    return float(np.interp(age, np.arange(len(values)), values))


def _mixed(colour: str, under: str, share: float) -> Colour:
    """A colour laid over another, `share` of it."""
    over = [int(colour[k : k + 2], 16) for k in (1, 3, 5)]
    base = [int(under[k : k + 2], 16) for k in (1, 3, 5)]
    red, green, blue = (round(b + (o - b) * share) for o, b in zip(over, base, strict=True))
    return red, green, blue
