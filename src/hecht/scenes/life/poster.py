"""A still picture of a life: whom one goes to over the years, how safe it felt, what happened.

Each figure is a band. At every age the bands are stacked in order of closeness, the first on top;
a band is as wide as that figure is close. Bands cross where one comes to stand before another.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from hecht.palette import EDGE, INK, PAPER, SECOND, WARM
from hecht.scenes.life.course import HERE
from hecht.scenes.life.figures import Figure, figures_of
from hecht.scenes.life.film_words import POSTER_NOTE, SECURITY, TENSION, TITLE, TURN_TO, YEAR
from hecht.scenes.life.lived import Lived
from hecht.scenes.life.staging import COLOURS
from hecht.scenes.life.telling import tell
from hecht.scenes.life.words import EVENTS, pick

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Picture


Array = NDArray[np.float64]

_FINE = 8  # points a year
_SMOOTH = 1.6  # years
_GAP = 0.022  # between bands, in units of closeness
_LEAST = 0.05  # closeness below which there is no band
_SIZES = (14.0, 12.0, 10.0, 8.5, 7.0)  # points
_INCHES, _CLOSENESS_AN_INCH = 11.0, 0.24  # width of the picture; its height in closeness
_SERIF = ["Iowan Old Style", "Palatino Linotype", "Palatino", "P052", "DejaVu Serif"]
_SANS = ["Inter", "Noto Sans", "Segoe UI", "Helvetica Neue", "DejaVu Sans"]
_TOLD = ("moves_in", "parts", "child_born", "parents_part", "leaves_home", "dies", "sibling_born")


def poster(result: Lived, language: str = "en", life: int = 0) -> Picture:
    """Draw one life."""
    from matplotlib import rc_context
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure as Picture

    with rc_context({"font.family": _installed(_SANS)}):
        years = max(2, int(result.data["alive"].values[life].sum()))
        picture = Picture(figsize=(12.0, 8.4), facecolor=PAPER)
        FigureCanvasAgg(picture)
        grid = picture.add_gridspec(
            3, 1, height_ratios=[6.2, 1.9, 1.6], left=0.05, right=0.965, top=0.875, bottom=0.075,
            hspace=0.16,
        )  # fmt: skip
        bands = picture.add_subplot(grid[0])
        inside = picture.add_subplot(grid[1], sharex=bands)
        marks = picture.add_subplot(grid[2], sharex=bands)
        _bands(bands, result, language, life, years)
        _inside(inside, result, language, life, years)
        _marks(marks, result, language, life, years)
        picture.text(0.05, 0.945, pick(TITLE, language), fontsize=24, color=INK, family=_serif())
        picture.text(0.05, 0.908, pick(TURN_TO, language), fontsize=10.5, color=SECOND)
        picture.text(0.05, 0.022, pick(POSTER_NOTE, language), fontsize=8.5, color=SECOND)
    return picture


def _bands(axes: Axes, result: Lived, language: str, life: int, years: int) -> None:
    figures = figures_of(result, life)
    ages = np.linspace(0, years, years * _FINE + 1)
    widths = np.stack([_width(result, life, figure, ages) for figure in figures])
    tops = _stacked(widths)
    for figure, width, top in zip(figures, widths, tops, strict=True):
        there = width > 1e-3
        if not there.any():
            continue
        colour = COLOURS[figure.kind]
        axes.fill_between(
            ages, top, top - width, where=there, color=colour, alpha=0.78, linewidth=0, zorder=3
        )
        axes.fill_between(
            ages, top, top - width, where=there, facecolor="none", edgecolor=PAPER, linewidth=0.8,
            zorder=4,
        )  # fmt: skip
        _name(axes, figure.short(language), ages, top, width)
    axes.set_ylim(float((tops - widths).min()) - 0.03, 0.03)
    _bare(axes)
    axes.set_yticks([])


def _width(result: Lived, life: int, figure: Figure, ages: Array) -> Array:
    """Closeness of a figure at fine ages, smoothed, 0 where it is not there."""
    data = result.data.isel(life=life).sel(place=figure.place)
    known = np.zeros(result.data.sizes["age"])
    here = [year for year in figure.years if data["state"].values[year] == HERE]
    known[here] = np.nan_to_num(data["closeness"].values[here])
    points = np.concatenate([[0.5 * known[0]], known])
    fine = np.interp(ages, np.arange(len(points)), points)
    fine[(ages < figure.came) | (ages > min(figure.left, figure.died) + 0.5)] = 0.0
    return _smoothed(np.where(fine > _LEAST, fine, 0.0))


def _stacked(widths: Array) -> Array:
    """Upper edges of the bands: stacked by width, the widest first, gliding where they cross."""
    order = np.argsort(np.argsort(-widths, axis=0, kind="stable"), axis=0)
    upper = np.zeros_like(widths)
    full = widths + np.where(widths > 1e-3, _GAP, 0.0)
    for k in range(len(widths)):
        before = order < order[k]
        upper[k] = -(full * before).sum(axis=0)
    return np.stack([_smoothed(row) for row in upper])


def _smoothed(values: Array) -> Array:
    reach = int(_SMOOTH * _FINE)
    weights = np.hanning(2 * reach + 3)[1:-1]
    padded = np.pad(values, reach, mode="edge")
    return np.asarray(np.convolve(padded, weights / weights.sum(), mode="valid"))


def _name(axes: Axes, label: str, ages: Array, top: Array, width: Array) -> None:
    """Write a name in its band: as large as there is room for, where the band is flattest."""
    middle = top - width / 2
    for size in _SIZES:
        reach = max(1, int(len(label) * 0.3 * size / 72 / _INCHES * len(ages)))
        high = 1.15 * size / 72 * _CLOSENESS_AN_INCH
        places = range(reach, len(ages) - reach)
        room = np.array(
            [
                width[k - reach : k + reach + 1].min()
                - np.ptp(middle[k - reach : k + reach + 1])
                - high
                for k in places
            ]
        )
        if len(room) and room.max() > 0:
            k = int(room.argmax()) + reach
            text: dict[str, Any] = {"ha": "center", "va": "center", "color": PAPER, "zorder": 6}
            axes.text(ages[k], middle[k], label, fontsize=size, **text)
            return


def _inside(axes: Axes, result: Lived, language: str, life: int, years: int) -> None:
    data = result.data.isel(life=life)
    ages = np.arange(1, years + 1)
    safe, tense = (data[name].values[:years] for name in ("felt_security", "arousal"))
    axes.fill_between(ages, 0, safe, color="#f0c987", alpha=0.65, linewidth=0)
    axes.plot(ages, tense, color=WARM, linewidth=1.4, linestyle=(0, (5, 1.6)))
    axes.set_ylim(0, 1.55 * max(0.4, float(np.nanmax(tense)), float(np.nanmax(safe))))
    axes.set_yticks([])
    _bare(axes)
    for y, text, colour, dashes in (
        (0.9, SECURITY, "#c98f35", "-"),
        (0.7, TENSION, WARM, (0, (3, 1.2))),
    ):
        place = axes.transAxes
        axes.plot([0.002, 0.022], [y, y], color=colour, linestyle=dashes, lw=2, transform=place)
        label = pick(text, language)
        axes.text(0.028, y, label, transform=place, fontsize=9.5, color=INK, va="center")


def _marks(axes: Axes, result: Lived, language: str, life: int, years: int) -> None:
    """What happened, as short sentences on a few rows under the years."""
    ends = [-10.0] * 5
    for age, text in _events(result, language, life):
        length = len(text) * 0.0061 * years + 0.8
        row = next((k for k, end in enumerate(ends) if age >= end), None)
        if row is None or age > years:
            continue
        start = min(age, years - length + 0.8)
        if start < ends[row]:
            continue
        ends[row] = start + length
        axes.plot([age, age], [0.04, -row - 0.35], color=EDGE, linewidth=0.5, alpha=0.6, zorder=1)
        axes.plot([age], [0.04], "o", color=EDGE, markersize=2.6)
        axes.text(start + 0.25, -row - 0.62, text, fontsize=7.8, color=INK, va="center")
    axes.set_ylim(-5.2, 0.25)
    axes.set_yticks([])
    axes.set_xlim(0, years)
    ticks = list(range(0, years + 1, 10))
    labels = [str(tick) for tick in ticks]
    labels[0] = "0"
    if len(labels) > 1:
        labels[1] = f"{labels[1]} {pick(YEAR, language)}"
    axes.set_xticks(ticks, labels)
    _bare(axes)
    axes.tick_params(axis="x", labelbottom=True, labelsize=9, labelcolor=SECOND)


def _events(result: Lived, language: str, life: int) -> Iterator[tuple[float, str]]:
    rows = result.events[(result.events["life"] == life) & result.events["kind"].isin(_TOLD)]
    big = {round(float(age), 2) for age in rows["age"]}
    for passage in tell(result, language, life):
        if passage.text == pick(EVENTS["hard_time"], language):
            continue
        if passage.kind == "event" and round(passage.age, 2) in big:
            yield passage.age, passage.text.split(". ")[0].rstrip(".")


def _bare(axes: Axes) -> None:
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.set_facecolor("none")
    axes.tick_params(axis="both", length=0, labelbottom=False)
    axes.grid(axis="x", color=EDGE, alpha=0.2, linewidth=0.6)
    axes.set_axisbelow(True)


def _serif() -> Any:
    return _installed(_SERIF)


def _installed(wanted: list[str]) -> str:
    """The first of these fonts that this computer has."""
    from matplotlib.font_manager import get_font_names

    there = set(get_font_names())
    return next((name for name in wanted if name in there), wanted[-1])
