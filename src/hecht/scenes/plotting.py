"""A picture of a run: one life as lines, the band of the other lives behind it.

Few lines, named at their ends; dashes are a second sign beside colour. Variables on different
scales have their own panel; all panels share the time axis.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from hecht.errors import HechtError
from hecht.palette import CALM, EDGE, INK, OCHRE, PAPER, SECOND, WARM
from hecht.scenes.account.trace import Lived, smoothed
from hecht.scenes.events import directed
from hecht.scenes.plot_labels import (
    LABEL,
    SANS,
    SERIF,
    apart,
    draw_events,
    font,
    label_rows,
    number,
    time_axis,
)
from hecht.scenes.plot_words import CAPTION, ONE_LIFE, WORDS, Marks
from hecht.scenes.schema import Scene, Spread

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


Series = NDArray[np.float64]

_STYLES = ((WARM, "-"), (CALM, (0, (5, 2))), (OCHRE, (0, (1.2, 1.6))), (INK, (0, (6, 2, 1.2, 2))))
_OF_VARIABLE = {"arousal": 0, "call": 3, "contact": 1, "need": 2, "exploration": 1, "care": 1}
_BAND_NEEDS = 5  # lives
_MANY = 400  # steps above which a line is smoothed a little
_WIDTH, _LEFT, _RIGHT = 9.6, 0.108, 0.815
_BETWEEN = 0.42  # inches between panels
_LANE = 3.9  # a call is at most 3; each caller has a lane


@dataclass(frozen=True)
class _Line:
    owner: str
    other: str | None
    values: Series  # [replicate, time]


def plot(result: Lived, language: str = "en", replicate: int = 0) -> Figure:
    """Draw the watched variables of one replicate, and the 10-90 % band of all.

    Parameters
    ----------
    result
        A `hecht.scenes.result.Result`.
    language
        "nl" or "en".
    replicate
        Whose life is the line, counted from 0.

    Raises
    ------
    HechtError
        A replicate that was not run.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    lives = result.data.sizes["replicate"]
    if not 0 <= replicate < lives:
        raise HechtError(f"There is no life number {replicate}; use 0 to {lives - 1}.")
    scene, panels = result.scene, _panels(result)
    heights = [_height(name, lines) for name, lines in panels.items()]
    labels = label_rows(result, language)
    top, bottom = 0.98 + LABEL * (1 + max(labels.values(), default=-1)), 0.85
    height = sum(heights) + _BETWEEN * (len(heights) - 1) + top + bottom
    figure = Figure(figsize=(_WIDTH, height), facecolor=PAPER)
    FigureCanvasAgg(figure)
    grid = figure.add_gridspec(
        len(panels),
        1,
        height_ratios=heights,
        left=_LEFT,
        right=_RIGHT,
        top=1 - top / height,
        bottom=bottom / height,
        hspace=_BETWEEN * len(heights) / sum(heights),
    )
    times = np.concatenate([[0.0], np.asarray(result.data.time.values, float)])
    owners = list(dict.fromkeys(line.owner for lines in panels.values() for line in lines))
    first: Axes | None = None
    for row, (variable, lines) in enumerate(panels.items()):
        axes = figure.add_subplot(grid[row], sharex=first)
        first = first or axes
        styles = [_style(variable, line, lines, owners) for line in lines]
        if variable == "call":
            _draw_calls(axes, scene, lines, styles, times, replicate, language)
        else:
            _draw(axes, scene, variable, lines, styles, times, replicate, language)
        _frame(axes, variable, language, above=top - 0.98 if row == 0 else 0.0)
        draw_events(axes, result, labels if row == 0 else {}, language)
        time_axis(axes, scene, times[-1], language, last=row == len(panels) - 1)
    _title(figure, scene, lives, language, height)
    return figure


def _panels(result: Lived) -> dict[str, list[_Line]]:
    """The lines to draw, by variable, in the order of the scene's `watch`."""
    scene, data = result.scene, result.data
    panels: dict[str, list[_Line]] = {}
    for path in scene.watch or of_interest(scene):
        owner, _, variable = path.rpartition(".")
        if "->" in owner:
            a, b = (end.strip() for end in owner.split("->"))
            values = data[variable].sel(bond=f"{a} -> {b}").values
            line = _Line(a, b, np.asarray(values, float))
        else:
            line = _Line(owner, None, np.asarray(data[variable].sel(person=owner).values, float))
        panels.setdefault(variable, []).append(line)
    return panels


def of_interest(scene: Scene) -> list[str]:
    """What to watch where the scene does not say: four people, and each one's strongest bond."""
    people = [name for name, figure in scene.people.items() if figure.kind != "object"][:4]
    closest: dict[str, tuple[float, str]] = {}
    for key, tie in scene.bonds.items():
        for owner, other in directed(key):
            value = tie.values.get("strength", 0.0)
            strength = value.mean if isinstance(value, Spread) else value
            if owner not in closest or strength > closest[owner][0]:
                closest[owner] = (strength, f"{owner} -> {other}.call")
    calls = [closest[name][1] for name in people if name in closest]
    return [f"{name}.arousal" for name in people] + calls


def _style(variable: str, line: _Line, lines: list[_Line], owners: list[str]) -> Any:
    """One colour for each person; where one person is watched, one for each variable."""
    if len(owners) > 1:
        return _STYLES[owners.index(line.owner) % len(_STYLES)]
    if len(lines) > 1:
        return _STYLES[lines.index(line) % len(_STYLES)]
    return _STYLES[_OF_VARIABLE.get(variable, 3)][0], "-"


def _height(variable: str, lines: list[_Line]) -> float:
    """Inches."""
    if variable == "call" and len(lines) > 1:
        return 0.66 * len(lines)
    return 1.75 if variable == "arousal" else 1.05


def _draw(
    axes: Axes,
    scene: Scene,
    variable: str,
    lines: list[_Line],
    styles: list[Any],
    times: Series,
    replicate: int,
    language: str,
) -> None:
    words = WORDS.get(variable)
    highest, lowest = words.top if words else 1.0, 0.0
    for line, (colour, dashes) in zip(lines, styles, strict=True):
        life = _from_zero(line.values[replicate])
        if len(line.values) >= _BAND_NEEDS:
            low, high = _band(line.values, variable)
            alpha = 0.13 if len(lines) < 3 else 0.08
            axes.fill_between(times, low, high, color=colour, alpha=alpha, linewidth=0, zorder=2)
            highest, lowest = max(highest, float(high.max())), min(lowest, float(low.min()))
        many = len(times) > _MANY
        shown = smoothed(life, len(times) // (_MANY // 2)) if many else life
        thick = 1.3 if many and len(lines) > 2 else 1.9
        axes.plot(times, shown, color=colour, linestyle=dashes, linewidth=thick, zorder=4)
        highest, lowest = max(highest, float(life.max())), min(lowest, float(life.min()))
    span = highest - lowest
    axes.set_ylim(lowest - 0.03 * span, highest + 0.04 * span)
    _scale(axes, words, language)
    last = [float(line.values[replicate, -1]) for line in lines]
    _ends(axes, scene, words, lines, styles, last, language)


def _draw_calls(
    axes: Axes,
    scene: Scene,
    lines: list[_Line],
    styles: list[Any],
    times: Series,
    replicate: int,
    language: str,
) -> None:
    """Calls come and go: one lane for each caller, the first on top."""
    words = WORDS["call"]
    several = len(lines) > 1
    ticks: list[tuple[float, str]] = []
    floors = [_LANE * (len(lines) - 1 - k) for k in range(len(lines))]
    for line, (colour, _), floor in zip(lines, styles, floors, strict=True):
        life = _from_zero(line.values[replicate])
        if len(line.values) >= _BAND_NEEDS:
            low, high = _band(line.values, "call")
            axes.fill_between(
                times, floor + low, floor + high, color=colour, alpha=0.13, linewidth=0, zorder=2
            )
        axes.fill_between(
            times, floor, floor + life, step="pre", color=colour, alpha=0.3, linewidth=0, zorder=3
        )
        axes.plot(times, floor + life, drawstyle="steps-pre", color=colour, linewidth=1.1, zorder=4)
        ticks += [
            (floor + value, word.in_language(language))
            for value, word in words.marks
            if not several or value in (1, 3)
        ]
    axes.set_ylim(-0.1, _LANE * (len(lines) - 1) + 3.25)
    axes.set_yticks([value for value, _ in ticks], [word for _, word in ticks])
    middles = [floor + (1.0 if several else 0.0) for floor in floors]
    _ends(axes, scene, words, lines, styles, middles, language)


def _from_zero(values: Series) -> Series:
    return np.concatenate([values[:1], values])


def _band(values: Series, variable: str) -> tuple[Series, Series]:
    if variable in ("call", "withdrawal", "care"):  # acts come and go: their average is a band
        width = max(1, values.shape[1] // 40)
        values = np.stack([smoothed(row, width) for row in values])
    low, high = np.quantile(values, (0.1, 0.9), axis=0)
    return _from_zero(low), _from_zero(high)


def _scale(axes: Axes, words: Marks | None, language: str) -> None:
    """Words on the scale where they exist, else few numbers."""
    low, high = axes.get_ylim()
    if words and words.marks:
        marks = [(value, word) for value, word in words.marks if low <= value <= high]
        axes.set_yticks(
            [value for value, _ in marks], [word.in_language(language) for _, word in marks]
        )
    else:
        ticks = _round_ticks(low, high)
        axes.set_yticks(ticks, [number(value, language) for value in ticks])


def _frame(axes: Axes, variable: str, language: str, above: float) -> None:
    """No box, a quiet grid, and the name of the panel, `above` inches higher than usual."""
    words = WORDS.get(variable)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(EDGE)
    axes.spines["bottom"].set_linewidth(0.7)
    axes.set_facecolor("none")
    axes.annotate(
        words.name.in_language(language) if words else variable,
        (0.0, 1.0),
        xycoords="axes fraction",
        xytext=(0, 5 + 72 * above),
        textcoords="offset points",
        color=INK,
        fontsize=11,
        family=font(SERIF),
    )
    axes.grid(axis="y", color=EDGE, alpha=0.22, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.tick_params(axis="both", length=0, labelsize=8.6, labelcolor=SECOND, pad=5)
    for label in axes.get_yticklabels():
        label.set_fontfamily(font(SANS))


def _round_ticks(low: float, high: float) -> list[float]:
    raw = (high - low) / 3
    size = 10.0 ** math.floor(math.log10(raw))
    step = next(size * k for k in (1, 2, 5, 10) if size * k >= raw)
    return [k * step for k in range(math.ceil(low / step), math.floor(high / step) + 1)]


def _ends(
    axes: Axes,
    scene: Scene,
    words: Marks | None,
    lines: list[_Line],
    styles: list[Any],
    heights: list[float],
    language: str,
) -> None:
    """Name each line at its end; names that would touch are moved apart."""
    low, high = axes.get_ylim()
    inches = axes.get_position().height * axes.figure.get_figheight()  # type: ignore[union-attr]
    room = 0.165 * (high - low) / inches
    for line, (colour, _), y in zip(
        lines, styles, apart(heights, room, low, high - room / 2), strict=True
    ):
        label = scene.name_of(line.owner, language)
        if line.other is not None and words is not None:
            other = scene.name_of(line.other, language)
            label = f"{label} {words.named.in_language(language).format(other=other)}"
        axes.annotate(
            label,
            (1.0, y),
            xycoords=("axes fraction", "data"),
            xytext=(7, 0),
            textcoords="offset points",
            va="center",
            color=colour,
            fontsize=9.2,
            family=font(SANS),
            annotation_clip=False,
        )


def _title(figure: Figure, scene: Scene, lives: int, language: str, height: float) -> None:
    figure.text(
        _LEFT,
        1 - 0.46 / height,
        scene.title.in_language(language),
        color=INK,
        fontsize=16.5,
        family=font(SERIF),
    )
    caption = (CAPTION if lives >= _BAND_NEEDS else ONE_LIFE).in_language(language)
    figure.text(
        _LEFT,
        0.2 / height,
        caption.format(count=lives),
        color=SECOND,
        fontsize=8.8,
        family=font(SANS),
    )
