"""The picture of one finding: what was found and what the model gives, on one line."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

WIDE, HIGH = 300.0, 26.0
_MARGIN = 6.0
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


def _line(kind: str, left: float, right: float, y: float) -> str:
    return f'<line class="{kind}" x1="{left:.1f}" x2="{right:.1f}" y1="{y}" y2="{y}"/>'
