"""The picture of one finding: what was found and what the model gives, on one line."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

WIDE, HIGH = 300.0, 26.0
_MARGIN = 6.0
_STRIP, _SQUARE, _FAR = 150.0, 11.0, 4.0
_AXES = {
    "correlation": (-1.0, 1.0, (-1.0, -0.5, 0.0, 0.5, 1.0)),
    "share": (0.0, 1.0, (0.0, 0.25, 0.5, 0.75, 1.0)),
    "difference": (-1.0, 2.5, (-1.0, 0.0, 1.0, 2.0)),
    "relative": (0.0, 2.0, (0.0, 0.5, 1.0, 1.5, 2.0)),
}
_AXIS_OF = {
    "r": "correlation", "kappa": "correlation", "R2": "share", "alpha": "share",
    "proportion": "share", "prevalence": "share", "d": "difference", "g": "difference",
    "D": "difference",
}  # fmt: skip


def axis_of(kind: str) -> str:
    """Which axis a type of value is drawn on; "relative" is the model divided by what was found."""
    return _AXIS_OF.get(kind, "relative")


def picture(row: Mapping[str, Any]) -> Markup:
    """An SVG of a numeric finding; nothing for others. Sizes in pixels, colours by class."""
    if row["value"] is None or not row["simulated"] or row["simulated"][0] is None:
        return Markup("")
    axis = axis_of(row["type"])
    low, high, ticks = _AXES[axis]
    scale = 1.0 if axis != "relative" else (abs(row["value"]) or 1.0)
    sign = -1.0 if axis == "relative" and row["value"] < 0 else 1.0

    def x(value: float) -> float:
        inside = min(max(sign * value / scale, low), high)
        return _MARGIN + (inside - low) / (high - low) * (WIDE - 2 * _MARGIN)

    published, found = row["value"], row["simulated"][0]
    error = row["errors"][0] or 0.0
    spread = 2 * (row["tolerance"] or 0.0)
    if row["type"] in ("ratio", "OR"):
        band = (published * math.exp(-spread), published * math.exp(spread))
    else:
        band = (published - spread, published + spread)
    middle = HIGH / 2
    zero = "".join(
        f'<line class="tick" x1="{x(sign * t * scale):.1f}" x2="{x(sign * t * scale):.1f}"'
        f' y1="2" y2="{HIGH - 2:.0f}"/>'
        for t in ticks
    )
    left, right = sorted((x(band[0]), x(band[1])))
    p, s = x(published), x(found)
    one, two = sorted((x(found - 1.96 * error), x(found + 1.96 * error)))
    interval = ""
    if row["low"] is not None and row["high"] is not None:
        ends = sorted((x(row["low"]), x(row["high"])))
        interval = _line("published", ends[0], ends[1], middle)
    return Markup(  # noqa: S704 - numbers only
        f'<svg class="forest" viewBox="0 0 {WIDE:.0f} {HIGH:.0f}" role="img" '
        f'aria-label="{published:g} / {found:g}">{zero}'
        f'<rect class="band" x="{left:.1f}" y="5" width="{right - left:.1f}" height="16"/>'
        f"{interval}{_line('simulated', one, two, middle)}"
        f'<path class="published" d="M{p - 5:.1f} {middle} L{p:.1f} {middle - 5}'
        f' L{p + 5:.1f} {middle} L{p:.1f} {middle + 5} Z"/>'
        f'<circle class="simulated {row["outcome"]}" cx="{s:.1f}" cy="{middle}" r="4.5"/></svg>'
    )


def strip(rows: Sequence[Mapping[str, Any]], says: str) -> Markup:
    """An SVG of a group of findings on one line.

    Numbers are dots by how far the model is off, in units of uncertainty up to four; findings
    without a number are squares behind them. ``says`` is the sentence for who does not see it,
    with ``{numbers}``, ``{near}``, ``{others}`` and ``{right}`` open.
    """
    numbers = [row for row in rows if row["z"] is not None]
    others = [row for row in rows if row["z"] is None]
    wide = _STRIP + _SQUARE * len(others)
    middle = HIGH / 2

    def x(z: float) -> float:
        return _STRIP / 2 + min(max(z, -_FAR), _FAR) / _FAR * (_STRIP / 2 - _MARGIN)

    dots = "".join(
        f'<circle class="simulated {row["outcome"]}" cx="{x(row["z"]):.1f}" cy="{middle}" r="4"/>'
        for row in sorted(numbers, key=lambda row: abs(row["z"]))
    )
    squares = "".join(
        f'<rect class="square {row["outcome"]}" x="{_STRIP + _SQUARE * k + 2:.0f}" '
        f'y="{middle - 3.5}" width="7" height="7"/>'
        for k, row in enumerate(sorted(others, key=lambda row: row["outcome"], reverse=True))
    )
    label = says.format(
        numbers=len(numbers),
        near=sum(row["outcome"] == "pass" for row in numbers),
        others=len(others),
        right=sum(row["outcome"] == "pass" for row in others),
    )
    return Markup(
        '<svg class="forest strip" viewBox="0 0 {wide:.0f} {high:.0f}" width="{wide:.0f}" '
        'height="{high:.0f}" role="img" aria-label="{label}">'
    ).format(wide=wide, high=HIGH, label=label) + Markup(  # noqa: S704 - numbers only
        f'<rect class="band" x="{x(-2):.1f}" y="3" width="{x(2) - x(-2):.1f}" height="20"/>'
        f'<line class="tick" x1="{x(0):.1f}" x2="{x(0):.1f}" y1="2" y2="{HIGH - 2:.0f}"/>'
        f"{dots}{squares}</svg>"
    )


def _line(kind: str, left: float, right: float, y: float) -> str:
    return f'<line class="{kind}" x1="{left:.1f}" x2="{right:.1f}" y1="{y}" y2="{y}"/>'
