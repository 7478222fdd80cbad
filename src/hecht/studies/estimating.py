"""A statistic and its error from one table, by resampling whole units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hecht.studies.expressions import as_arrays, contrasts, evaluate
from hecht.studies.paradigm import Paradigm
from hecht.studies.scoring import Estimate

RESAMPLES = 100


def estimate(
    design: Paradigm,
    table: pd.DataFrame,
    statistics: Sequence[str],
    *,
    resamples: int = RESAMPLES,
    seed: int = 0,
) -> list[Estimate]:
    """Each statistic (one or more contrasts) with bootstrap standard errors.

    Persons, couples or families are drawn with replacement, with all of their rows, so that the
    error of a diary is that of its couples and not that of its days.
    """
    columns = as_arrays(table)
    parts = [contrasts(text) for text in statistics]
    flat = [part for each in parts for part in each]
    point = np.array([evaluate(part, columns) for part in flat])
    generator = np.random.default_rng(seed)
    units = _rows_of_units(columns[design.unit])
    drawn = np.empty((resamples, len(flat)))
    for k in range(resamples):
        again = resample(columns, units, (design.unit, *design.ids), generator)
        with np.errstate(all="ignore"):
            drawn[k] = [evaluate(part, again) for part in flat]
    errors = np.array([_spread(column) for column in drawn.T])
    found, first = [], 0
    for each in parts:
        last = first + len(each)
        values, sizes = point[first:last].tolist(), errors[first:last].tolist()
        found.append(Estimate(tuple(values), tuple(sizes), len(units)))
        first = last
    return found


def resample(
    columns: Mapping[str, Any],
    units: Sequence[NDArray[np.intp]],
    ids: Sequence[str],
    generator: np.random.Generator,
) -> dict[str, Any]:
    """Draw as many units as there are, with replacement; each draw counts as somebody new."""
    chosen = generator.integers(len(units), size=len(units))
    rows = np.concatenate([units[k] for k in chosen])
    copy = np.repeat(np.arange(len(chosen)), [len(units[k]) for k in chosen])
    again = {name: values[rows] for name, values in columns.items()}
    for name in ids:
        _, code = np.unique(again[name], return_inverse=True)
        again[name] = copy * (int(code.max()) + 1) + code
    return again


def _rows_of_units(names: Any) -> list[NDArray[np.intp]]:
    _, code = np.unique(names, return_inverse=True)
    order = np.argsort(code, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(code[order])) + 1)


def _spread(values: NDArray[np.float64]) -> float:
    kept = values[np.isfinite(values)]
    return float(kept.std(ddof=1)) if len(kept) > 2 else float("nan")
