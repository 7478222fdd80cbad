"""The two axes as a picture: where people are, and how sure one dot is."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from hecht.instruments.errors import ScoringError
from hecht.instruments.key import Array
from hecht.instruments.scores import Scores

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ELLIPSE_95 = 2.447746830680816
"""Radius, in standard errors, that holds 95 % of a two-dimensional normal distribution."""

INK, SEA, CLAY = "#2f3437", "#3d6b74", "#b4553a"
PICTURES = (".png", ".svg", ".pdf")
FEW_PEOPLE = 300
EACH_PERSON = 12
MIN_BIN = 0.1


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
    figure = Figure(figsize=(7.6, 6.9), layout="constrained")
    FigureCanvasAgg(figure)
    plot = figure.add_subplot()
    x = axes.anxiety_sign * pair.iloc[:, 0].to_numpy(float)
    y = axes.avoidance_sign * pair.iloc[:, 1].to_numpy(float)
    low, high = _limits(scores, (axes.anxiety, axes.avoidance))
    if len(pair) > FEW_PEOPLE:
        _density(plot, x, y, low, high, scores.of(axes.anxiety).items)
    else:
        plot.scatter(x, y, s=16, color=SEA, alpha=0.5, linewidths=0)
    _middle(plot, scores, x, y)
    _frame(plot, scores, low, high, len(pair))
    figure.savefig(path, dpi=160)


def _limits(scores: Scores, names: tuple[str, str]) -> tuple[float, float]:
    values = scores.table[list(names)].to_numpy(float)
    if names[0] in scores.instrument.derived:
        edge = float(np.nanmax(np.abs(values)))
        return -edge, edge
    return scores.scale


def _density(plot: Axes, x: Array, y: Array, low: float, high: float, items: int) -> None:
    step = 1 / items if items else MIN_BIN
    width = step * max(1, round(MIN_BIN / step))
    edges = np.arange(low - width / 2, high + width, width)
    counts, _, _ = np.histogram2d(x, y, bins=(edges, edges))
    shown = np.where(counts > 0, counts, np.nan)
    mesh = plot.pcolormesh(edges, edges, shown.T, cmap="BuGn", shading="flat", rasterized=True)
    plot.figure.colorbar(
        mesh, ax=plot, shrink=0.7, pad=0.02, label=f"people in a square of {width:.2f}"
    )


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
            plot.plot(*ellipse(centre, errors), color=CLAY, linewidth=1)
        return
    centre = (float(x.mean()), float(y.mean()))
    plot.plot(*ellipse(centre, errors), color=CLAY, linewidth=2)
    plot.plot(*centre, marker="o", markersize=5, color=CLAY)
    plot.annotate(
        "one person's score lies\nsomewhere in here (95 %)",
        (centre[0], centre[1] + ELLIPSE_95 * errors[1]),
        xytext=(0, 10),
        textcoords="offset points",
        ha="center",
        fontsize=9,
        color=CLAY,
        bbox={"boxstyle": "round,pad=0.25", "fc": "white", "ec": "none", "alpha": 0.85},
    )


def _frame(plot: Axes, scores: Scores, low: float, high: float, people: int) -> None:
    pad = 0.02 * (high - low)
    plot.set_xlim(low - pad, high + pad)
    plot.set_ylim(low - pad, high + pad)
    plot.set_aspect("equal")
    across, up = _axis_names(scores)
    plot.set_ylabel(up)
    middle = (low + high) / 2
    plot.axhline(middle, color=INK, linewidth=0.5, alpha=0.35)
    plot.axvline(middle, color=INK, linewidth=0.5, alpha=0.35)
    plot.spines[["top", "right"]].set_visible(False)
    reference = "; ".join(scores.references) or "no reference sample on this scale"
    plot.set_title(
        f"{scores.instrument.title} ({scores.instrument.version}), {people:,} people",
        fontsize=11,
        loc="left",
        color=INK,
    )
    plot.set_xlabel(f"{across}\n\n" + textwrap.fill(f"Reference: {reference}", 96), fontsize=9)


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
