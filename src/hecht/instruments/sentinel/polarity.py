"""Columns that run against others of their kind: a scale that was scored the other way round."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import yaml

from hecht.instruments.sentinel.finding import Finding
from hecht.instruments.sentinel.view import View

AGAINST = -0.2
MIN_OTHERS = 2
OPPOSITES = (("distress", "wellbeing"), ("bond", "friction"))


@cache
def lexicon() -> dict[str, dict[str, int]]:
    """Kind -> column name -> direction."""
    path = Path(__file__).with_name("lexicon.yaml")
    loaded: dict[str, dict[str, int]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def detect(view: View) -> Iterator[Finding]:
    """Columns correlating negatively with the mean of the others of their kind."""
    known = lexicon()
    lower = {str(name).lower(): str(name) for name in view.numbers.columns}
    kinds = {
        kind: [lower[word] for word in words if word in lower] for kind, words in known.items()
    }
    for kind, names in kinds.items():
        if len(names) < MIN_OTHERS + 1:
            continue
        table = view.numbers[names]
        spread = (table - table.mean()) / table.std().replace(0, np.nan)
        for name in names:
            others = spread.drop(columns=name).mean(axis=1)
            r = _correlation(spread[name], others)
            if r < AGAINST:
                yield _finding(kind, name, names, r, table)


def _correlation(one: pd.Series, other: pd.Series) -> float:
    both = pd.concat([one, other], axis=1).dropna()
    if len(both) < 20:
        return 0.0
    return float(both.iloc[:, 0].corr(both.iloc[:, 1]))


def _finding(kind: str, name: str, names: list[str], r: float, table: pd.DataFrame) -> Finding:
    each = {other: _correlation(table[name], table[other]) for other in names if other != name}
    worst = sorted(each.items(), key=lambda pair: pair[1])[:3]
    listed = ", ".join(f"{other} {value:+.2f}" for other, value in worst)
    return Finding(
        "scored the other way round",
        name,
        f"{name} usually points the same way as {', '.join(o for o, _ in worst)}, but here it runs "
        f"against the other {kind} columns (r = {r:+.2f}; {listed}). It looks reversed: high "
        "probably means little. Turn it or rename it before use.",
        "wrong",
        {"r": r, **each},
    )
