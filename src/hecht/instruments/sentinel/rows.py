"""Rows that repeat, and people who gave one answer to everything."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from hecht.instruments.sentinel.finding import Finding
from hecht.instruments.sentinel.view import View

LONG_ENOUGH = 8
"""Items from which on one and the same answer throughout says something."""

FEW_PEOPLE_IN_ROWS = 0.5


def detect(view: View) -> Iterator[Finding]:
    """Straight-liners and repeated rows."""
    for block in view.blocks:
        if len(block.columns) < LONG_ENOUGH or block.scale[1] - block.scale[0] < 2:
            continue
        first = block.raw[:, :1]
        same = np.all(block.raw == first, axis=1)
        on_scale = same & ~np.isnan(block.answers).any(axis=1)
        if same.any():
            rest = int(same.sum() - on_scale.sum())
            aside = f" ({rest:,} of them wrote nothing but a missing code)" if rest else ""
            yield Finding(
                "straight-liners",
                block.name,
                f"{int(same.sum()):,} people gave one and the same answer to all "
                f"{len(block.columns)} items{aside}. With reversed items among them that is not an "
                "opinion; the first stands in "
                f"{view.dataset.row_name(int(np.flatnonzero(same)[0]))}.",
                "look",
                {"people": int(same.sum()), "only missing code": rest},
            )
    repeated = view.frame.duplicated(keep="first").to_numpy()
    if repeated.any():
        at = int(np.flatnonzero(repeated)[0])
        yield Finding(
            "repeated rows",
            "rows",
            f"{int(repeated.sum()):,} rows repeat an earlier row in every cell; the first is "
            f"{view.dataset.row_name(at)}. Someone may have sent the form twice.",
            "look",
            {"rows": int(repeated.sum())},
        )
