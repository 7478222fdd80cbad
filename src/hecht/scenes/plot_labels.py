"""What is written around the curves of a picture: names, events and time, none over another."""

from __future__ import annotations

import functools
import itertools
import math
from typing import TYPE_CHECKING

import numpy as np

from hecht.palette import EDGE, SECOND, SHADE
from hecht.scenes.account.trace import Lived
from hecht.scenes.plot_words import UNITS
from hecht.scenes.schema import Scene

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from hecht.scenes.timeline import Moment

SERIF = ("Iowan Old Style", "Palatino Linotype", "Palatino", "P052", "DejaVu Serif")
SANS = ("Inter", "Noto Sans", "Segoe UI", "Helvetica Neue", "DejaVu Sans")
LABEL = 0.175  # inches for a row of event labels
_DAY = 1440.0


def number(value: float, language: str) -> str:
    """A number as it is written in `language`, to three figures."""
    text = f"{value:.3g}".replace("-", "−")
    return text.replace(".", ",") if language == "nl" else text


def apart(heights: list[float], room: float, low: float, high: float) -> list[float]:
    """Heights at least `room` apart, in the same order, as near as possible to where they were."""
    order = sorted(range(len(heights)), key=heights.__getitem__)
    placed = list(heights)
    for _ in range(60):
        for below, above in itertools.pairwise(order):
            lack = room - (placed[above] - placed[below])
            if lack > 0:
                placed[below] -= lack / 2
                placed[above] += lack / 2
        placed = [min(max(y, low + room / 2), high) for y in placed]
    return placed


def _announced(result: Lived) -> list[Moment]:
    """The events that have a label, in time order."""
    length = float(result.data.time.values[-1])
    return sorted(
        (moment for moment in result.moments if moment.say and moment.minute < length),
        key=lambda moment: moment.minute,
    )


def label_rows(result: Lived, language: str) -> dict[int, int]:
    """In which row above the panels each label stands, so that none touch; 0 is the lowest."""
    length = float(result.data.time.values[-1])
    ends: list[float] = []
    rows = {}
    for k, moment in enumerate(_announced(result)):
        text = moment.say.in_language(language) if moment.say else ""
        row = next((r for r, end in enumerate(ends) if end <= moment.minute), len(ends))
        ends[row : row + 1] = [moment.minute + length * 0.0112 * (len(text) + 1)]
        rows[k] = row
    return rows


def draw_events(axes: Axes, result: Lived, labels: dict[int, int], language: str) -> None:
    """Shade what was announced in the scene; `labels` says which row each label stands in."""
    length = float(result.data.time.values[-1])
    for k, moment in enumerate(_announced(result)):
        until = min(moment.until, length)
        axes.axvspan(moment.minute, until, color=SHADE, alpha=0.62, linewidth=0, zorder=0)
        axes.axvline(moment.minute, color=EDGE, linewidth=0.6, alpha=0.6, zorder=1)
        if k in labels and moment.say:
            axes.annotate(
                moment.say.in_language(language),
                (moment.minute, 1.0),
                xycoords=("data", "axes fraction"),
                xytext=(1, 2 + 72 * LABEL * labels[k]),
                textcoords="offset points",
                color=SECOND,
                fontsize=8.8,
                family=font(SANS),
            )


def time_axis(axes: Axes, scene: Scene, length: float, language: str, *, last: bool) -> None:
    """Ticks in the unit people live in; its name stands at the first one."""
    axes.set_xlim(0, length)
    _, size, unit, steps = next(row for row in UNITS if length <= row[0])
    size *= scene.chapters[0].hours_a_day / 24 if size >= _DAY else 1.0  # days as lived
    amount = length / size
    step = next((each for each in steps if amount / each <= 9), math.ceil(amount / 8))
    ticks = np.arange(0, amount * 1.0001, step)
    labels = [number(float(tick), language) for tick in ticks]
    labels[0] = f"0 {unit.in_language(language)}"
    axes.set_xticks(list(ticks * size), labels)
    axes.tick_params(axis="x", labelbottom=last)
    for label in axes.get_xticklabels():
        label.set_fontfamily(font(SANS))


@functools.cache
def font(wanted: tuple[str, ...]) -> str:
    """The first of these fonts that this computer has."""
    from matplotlib.font_manager import get_font_names

    there = set(get_font_names())
    return next((name for name in wanted if name in there), wanted[-1])
