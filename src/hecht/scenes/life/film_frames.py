"""The film as frames: a GIF, or a folder with a picture for each year; drawn without a browser."""

from __future__ import annotations

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
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Array = NDArray[np.float64]

_A_YEAR, _A_SECOND, _REST = 2, 6, 18  # frames; and frames that the end stays
_WIDTH_GIF, _WIDTH_PNG = 560, 900  # pixels
_SAFE = "#f5d9a8"
_SERIF = ("Iowan Old Style", "Palatino Linotype", "Palatino", "P052", "DejaVu Serif")
_SANS = ("Inter", "Noto Sans", "Segoe UI", "Helvetica Neue", "DejaVu Sans")


def write_gif(staging: Staging, path: Path, language: str) -> None:
    """Write the film as a GIF; two frames a year."""
    from matplotlib.animation import PillowWriter

    steps = staging.years * _A_YEAR
    stage = _Stage(_WIDTH_GIF)
    writer = PillowWriter(fps=_A_SECOND)
    with writer.saving(stage.figure, str(path), dpi=100):
        for k in range(steps + 1):
            stage.show(staging, k / _A_YEAR, language)
            writer.grab_frame(facecolor=PAPER)
        for _ in range(_REST):
            writer.grab_frame(facecolor=PAPER)


def write_pngs(staging: Staging, folder: Path, language: str) -> None:
    """Write a picture for each year into a folder, made where it is not there yet."""
    folder.mkdir(exist_ok=True)
    stage = _Stage(_WIDTH_PNG)
    for age in range(staging.years + 1):
        stage.show(staging, float(age), language)
        stage.figure.savefig(folder / f"{age:03d}.png", dpi=100, facecolor=PAPER)


class _Stage:
    """A canvas in units of the stage, drawn anew for each frame."""

    def __init__(self, width: int) -> None:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        # Whole even pixels, whatever the width.
        self.figure: Figure = Figure(figsize=(width / 100, round(width * HEIGHT / SIZE) / 100))
        FigureCanvasAgg(self.figure)
        self.axes: Axes = self.figure.add_axes((0, 0, 1, 1))
        self._points = width / 100 * 72 / SIZE  # of one unit of the stage
        self._serif, self._sans = _installed(_SERIF), _installed(_SANS)

    def show(self, staging: Staging, age: float, language: str) -> None:
        """Draw the life at an age."""
        self.axes.clear()
        self.axes.set(xlim=(0, SIZE), ylim=(HEIGHT, 0))
        self.axes.axis("off")
        self._disc(*CENTRE, float(radius(RINGS[-1])), ROOM, 0.55)
        for level in RINGS:
            self._ring(float(radius(level)))
        for actor in staging.actors:
            tie = 0.5 * _at(actor.tie, age)
            if tie > 0.02:
                goal = _at(actor.x, age), _at(actor.y, age)
                self._line(CENTRE, goal, 5, actor.colour, tie)
        self._disc(*CENTRE, 78 * _at(halo(staging.security), age), _SAFE, 0.8)
        self._body(*CENTRE, 1.35, facecolor=INK)
        self._body(*CENTRE, 1.35, facecolor=WARM, alpha=_at(tension(staging.arousal), age))
        self._text(CENTRE[0], CENTRE[1] + 52, pick(YOU, language), 15)
        for actor in staging.actors:
            self._figure(actor, age)
        self._words(staging, age, language)

    def _figure(self, actor: Actor, age: float) -> None:
        there = _at(seen(actor), age)
        if there < 0.03:
            return
        x, y, size = _at(actor.x, age), _at(actor.y, age), _at(actor.grown, age)
        look: dict[str, Any] = {"facecolor": actor.colour, "alpha": there, "zorder": 4}
        if _at(actor.gone, age) > 0.5:
            look |= {"facecolor": PAPER, "edgecolor": EDGE, "linestyle": (0, (2, 2)), "lw": 0.9}
        draw = self._animal if actor.figure.kind == "pet" else self._body
        draw(x, y, size, **look)
        self._text(x, y + 35, actor.label, 14.5, alpha=there)

    def _words(self, staging: Staging, age: float, language: str) -> None:
        year = int(age)
        counter = pick(NEWBORN, language) if year == 0 else f"{year} {pick(YEAR, language)}"
        self._text(SIZE / 2, 813, counter, 34, family=self._serif)
        now = [text for start, stop, text in shown_captions(staging) if start <= age < stop]
        if now:
            self._text(SIZE / 2, 857, now[-1], 19, color=SECOND, family=self._serif)
        self._line((90, 902), (810, 902), 2, EDGE, 0.45)
        self._line((90, 902), (90 + 720 * age / staging.years, 902), 3, WARM, 1.0)
        for tick in range(0, staging.years + 1, 10):
            self._text(90 + 720 * tick / staging.years, 920, str(tick), 12.5, color=SECOND)

    def _disc(self, x: float, y: float, r: float, colour: str, alpha: float) -> None:
        from matplotlib.patches import Circle

        self.axes.add_patch(Circle((x, y), r, facecolor=colour, alpha=alpha, lw=0))

    def _ring(self, r: float) -> None:
        from matplotlib.patches import Circle

        dots: Any = (0, (1, 4))
        self.axes.add_patch(
            Circle(CENTRE, r, fill=False, edgecolor=EDGE, alpha=0.4, lw=0.8, linestyle=dots)
        )

    def _line(self, start: Any, stop: Any, width: float, colour: str, alpha: float) -> None:
        self.axes.plot(
            [start[0], stop[0]],
            [start[1], stop[1]],
            color=colour,
            alpha=alpha,
            lw=width * self._points,
            solid_capstyle="round",
            zorder=1,
        )

    def _body(self, x: float, y: float, size: float, **look: Any) -> None:
        from matplotlib.patches import Circle, FancyBboxPatch

        look = {"zorder": 3, "lw": 0, **look}
        self.axes.add_patch(Circle((x, y - 13 * size), 9.5 * size, **look))
        round_ = f"round,pad=0,rounding_size={9 * size}"
        corner, wide = (x - 16 * size, y - 2 * size), 32 * size
        self.axes.add_patch(FancyBboxPatch(corner, wide, 26 * size, boxstyle=round_, **look))

    def _animal(self, x: float, y: float, size: float, **look: Any) -> None:
        from matplotlib.patches import Circle, Ellipse

        look = {"zorder": 3, "lw": 0, **look}
        self.axes.add_patch(Ellipse((x - 2 * size, y + 13 * size), 36 * size, 16 * size, **look))
        self.axes.add_patch(Circle((x + 12 * size, y), 7.5 * size, **look))

    def _text(self, x: float, y: float, text: str, size: float, **look: Any) -> None:
        look = {"color": INK, "family": self._sans, "zorder": 6, **look}
        points = 0.95 * size * self._points
        self.axes.text(x, y, text, fontsize=points, ha="center", va="center", **look)


def _installed(wanted: tuple[str, ...]) -> str:
    """The first of these fonts that this computer has."""
    from matplotlib.font_manager import get_font_names

    there = set(get_font_names())
    return next((name for name in wanted if name in there), wanted[-1])


def _at(values: Array, age: float) -> float:
    return float(np.interp(age, np.arange(len(values)), values))
