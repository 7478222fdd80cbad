"""The two axes as a picture: where people are, and how sure one dot is."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from hecht.instruments.errors import ScoringError
from hecht.instruments.key import Array
from hecht.instruments.scores import Scores
from hecht.instruments.simulated import on_scale, simulated_population
from hecht.palette import CALM, EDGE, INK, PAPER, ROOM, SECOND, WARM

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

ELLIPSE_95 = 2.447746830680816
"""Radius, in standard errors, that holds 95 % of a two-dimensional normal distribution."""

PICTURES = (".png", ".svg", ".pdf")
FEW_PEOPLE = 300
EACH_PERSON = 12
MIN_BIN = 0.1
ITEMS_OF_MODEL = 18
_SERIF = ("Iowan Old Style", "Palatino Linotype", "Palatino", "P052", "DejaVu Serif")


def ellipse(
    centre: tuple[float, float], errors: tuple[float, float], points: int = 181
) -> tuple[Array, Array]:
    """Outline of the 95 % uncertainty ellipse of one pair of scores.

    The errors of the two scales are taken as independent, so its axes lie along the scales.
    """
    turn = np.linspace(0, 2 * np.pi, points)
    return (
        centre[0] + ELLIPSE_95 * errors[0] * np.cos(turn),
        centre[1] + ELLIPSE_95 * errors[1] * np.sin(turn),
    )


def draw(scores: Scores, path: str | Path) -> None:
    """Draw all people on the two axes, with the uncertainty ellipse of the middle person.

    Args:
        scores: of an instrument with two axes, asked about one target.
        path: where the picture goes; the ending decides the format (``.png``, ``.svg``, ``.pdf``).

    Raises:
        ScoringError: when the instrument has no two axes, nobody has both scores, or the file is
            not a picture.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    if Path(path).suffix.lower() not in PICTURES:
        raise ScoringError(
            f"Pictures are {', '.join(PICTURES)}; '{Path(path).suffix}' is none of them."
        )
    axes = scores.instrument.axes
    if axes is None or axes.anxiety not in scores.table.columns:
        raise ScoringError(
            f"{scores.instrument.title} does not give one anxiety and one avoidance score, so it "
            "cannot be drawn on two axes. Leave --plot out."
        )
    pair = scores.table[[axes.anxiety, axes.avoidance]].dropna()
    if pair.empty:
        raise ScoringError("Nobody has both scores, so there is nothing to draw.")
    x = axes.anxiety_sign * pair.iloc[:, 0].to_numpy(float)
    y = axes.avoidance_sign * pair.iloc[:, 1].to_numpy(float)
    low, high = _limits(scores, (axes.anxiety, axes.avoidance))
    many = len(pair) > FEW_PEOPLE
    beside = many and axes.anxiety in scores.instrument.subscales
    figure = Figure(figsize=(12.4 if beside else 6.8, 7.2), layout="constrained", facecolor=PAPER)
    FigureCanvasAgg(figure)
    plots = figure.subplots(1, 2 if beside else 1, squeeze=False)[0]
    if many:
        _density(plots[0], x, y, low, high, scores.of(axes.anxiety).items)
    else:
        plots[0].scatter(x, y, s=16, color=CALM, alpha=0.5, linewidths=0)
    _middle(plots[0], scores, x, y)
    _frame(plots[0], scores, low, high, f"{len(pair):,} people in the file")
    if beside:
        model = on_scale(simulated_population(), (low, high))
        _density(plots[1], *model, low, high, ITEMS_OF_MODEL)
        plots[1].plot(model.anxiety.mean(), model.avoidance.mean(), "o", ms=5, color=WARM)
        _frame(plots[1], scores, low, high, f"{len(model.anxiety):,} people of the model")
    _captions(figure, scores, many)
    figure.savefig(path, dpi=160)


def _limits(scores: Scores, names: tuple[str, str]) -> tuple[float, float]:
    values = scores.table[list(names)].to_numpy(float)
    if names[0] in scores.instrument.derived:
        edge = float(np.nanmax(np.abs(values)))
        return -edge, edge
    return scores.scale


def _density(plot: Axes, x: Array, y: Array, low: float, high: float, items: int) -> None:
    """Shade squares by the share of people in them; the darkest holds one in a hundred or more."""
    from matplotlib.colors import LinearSegmentedColormap

    step = 1 / items if items else MIN_BIN
    width = step * max(1, round(MIN_BIN / step))
    edges = np.arange(low - width / 2, high + width, width)
    counts, _, _ = np.histogram2d(x, y, bins=(edges, edges))
    share = counts / max(counts.sum(), 1) / width**2
    shown = np.where(counts > 0, np.sqrt(share), np.nan)
    shades = LinearSegmentedColormap.from_list("people", [ROOM, CALM])
    plot.set_facecolor(PAPER)
    plot.pcolormesh(edges, edges, shown.T, cmap=shades, vmin=0, shading="flat", rasterized=True)


def _middle(plot: Axes, scores: Scores, x: Array, y: Array) -> None:
    """The uncertainty of one person: of each where they are few, else of one in the middle."""
    axes = scores.instrument.axes
    if axes is None or axes.anxiety not in scores.instrument.subscales:
        return
    errors = (scores.of(axes.anxiety).se, scores.of(axes.avoidance).se)
    if not np.isfinite(errors).all():
        return
    if len(x) <= EACH_PERSON:
        for centre in zip(x.tolist(), y.tolist(), strict=True):
            plot.plot(*ellipse(centre, errors), color=WARM, linewidth=1)
        return
    centre = (float(x.mean()), float(y.mean()))
    plot.plot(*ellipse(centre, errors), color=WARM, linewidth=2)
    plot.plot(*centre, marker="o", markersize=5, color=WARM)
    plot.annotate(
        "one person's score lies\nsomewhere in here (95 %)",
        (centre[0], centre[1] + ELLIPSE_95 * errors[1]),
        xytext=(0, 10),
        textcoords="offset points",
        ha="center",
        fontsize=9,
        color=WARM,
        bbox={"boxstyle": "round,pad=0.25", "fc": PAPER, "ec": "none", "alpha": 0.85},
    )


def _frame(plot: Axes, scores: Scores, low: float, high: float, title: str) -> None:
    pad = 0.02 * (high - low)
    plot.set_facecolor(PAPER)
    plot.set_xlim(low - pad, high + pad)
    plot.set_ylim(low - pad, high + pad)
    plot.set_aspect("equal")
    across, up = _axis_names(scores)
    plot.set_xlabel(across, color=SECOND)
    plot.set_ylabel(up, color=SECOND)
    middle = (low + high) / 2
    plot.axhline(middle, color=INK, linewidth=0.5, alpha=0.35)
    plot.axvline(middle, color=INK, linewidth=0.5, alpha=0.35)
    plot.spines[["top", "right"]].set_visible(False)
    plot.spines[["left", "bottom"]].set_color(EDGE)
    plot.tick_params(colors=SECOND)
    plot.set_title(title, fontsize=12, loc="left", color=INK, fontfamily=_fonts())


def _captions(figure: Figure, scores: Scores, many: bool) -> None:
    figure.suptitle(
        f"{scores.instrument.title} ({scores.instrument.version})",
        fontsize=15, ha="left", x=0.02, color=INK, fontfamily=_fonts(),
    )  # fmt: skip
    reference = "; ".join(scores.references) or "no reference sample on this scale"
    reading = "The darker a square, the larger the share of people in it. " if many else ""
    figure.supxlabel(
        textwrap.fill(f"{reading}Reference: {reference}", 110), fontsize=9, color=SECOND
    )


def _fonts() -> list[str]:
    """The serif fonts of hecht that this computer has."""
    from matplotlib.font_manager import fontManager

    known = {font.name for font in fontManager.ttflist}
    return [name for name in _SERIF if name in known] or ["serif"]


def _axis_names(scores: Scores) -> tuple[str, str]:
    """``anxiety``, or where another score stands for it, which one."""
    axes = scores.instrument.axes
    if axes is None:
        return "", ""
    names = []
    for axis, name, sign in (
        ("anxiety", axes.anxiety, axes.anxiety_sign),
        ("avoidance", axes.avoidance, axes.avoidance_sign),
    ):
        shown = name.replace("_", " ")
        how = f", {shown} turned round" if sign < 0 else "" if name == axis else f", {shown}"
        names.append(f"{axis} (low to high{how})")
    return names[0], names[1]
