"""Statistics that findings are reported in, on columns of a study's table.

Every function takes arrays [row] and returns one number. They are what a finding's `statistic`
may call (see `expressions`). Missing values are left out pairwise.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

_TINY = 1e-12


def _numbers(*columns: Array) -> tuple[NDArray[np.float64], ...]:
    """Columns as numbers, without rows where any is missing."""
    table = np.array([np.asarray(column, float) for column in np.broadcast_arrays(*columns)])
    return tuple(table[:, np.isfinite(table).all(axis=0)])


def mean(x: Array) -> float:
    """Arithmetic mean."""
    (x,) = _numbers(x)
    return float(x.mean()) if len(x) else float("nan")


def share(x: Array) -> float:
    """Share of rows in which something holds."""
    return mean(x)


def sd(x: Array) -> float:
    """Standard deviation, n - 1."""
    (x,) = _numbers(x)
    return float(x.std(ddof=1)) if len(x) > 1 else float("nan")


def quantile(x: Array, q: float) -> float:
    """The q-th quantile."""
    return float(np.quantile(_numbers(x)[0], q))


def r(x: Array, y: Array) -> float:
    """Pearson correlation; phi when both are 0 and 1."""
    x, y = _numbers(x, y)
    if len(x) < 3 or x.std() < _TINY or y.std() < _TINY:
        return float("nan")
    return float(np.corrcoef(x, y)[0, 1])


def phi(x: Array, y: Array) -> float:
    """Correlation of two yes-or-no columns."""
    return r(x, y)


def d(x: Array, group: Array) -> float:
    """Cohen's d of x, rows of the group against the others, with the pooled spread."""
    x, inside = _numbers(x, group)
    one, two = x[inside > 0.5], x[inside <= 0.5]
    if min(len(one), len(two)) < 2:
        return float("nan")
    squares = (len(one) - 1) * one.var(ddof=1) + (len(two) - 1) * two.var(ddof=1)
    pooled = np.sqrt(squares / (len(one) + len(two) - 2))
    return float((one.mean() - two.mean()) / pooled) if pooled > _TINY else float("nan")


def g(x: Array, group: Array) -> float:
    """Hedges' g: d with the correction for small samples."""
    x, inside = _numbers(x, group)
    return float(d(x, inside) * (1 - 3 / (4 * len(x) - 9)))


def change_d(before: Array, after: Array) -> float:
    """Standardised change within persons: mean difference by the pooled spread of both times."""
    before, after = _numbers(before, after)
    pooled = np.sqrt((before.var(ddof=1) + after.var(ddof=1)) / 2)
    return float((after.mean() - before.mean()) / pooled) if pooled > _TINY else float("nan")


def odds_d(x: Array, group: Array) -> float:
    """d from two shares: difference of log-odds times sqrt(3) / pi (Cox logit method)."""
    return float(log_odds_ratio(x, group) * np.sqrt(3) / np.pi)


def log_odds_ratio(x: Array, group: Array) -> float:
    """Log-odds of x in the group less those elsewhere; half a case is added to each cell."""
    x, inside = _numbers(x, group)
    cells = [(x[where] > 0.5).sum() + 0.5 for where in (inside > 0.5, inside <= 0.5)]
    sizes = [(inside > 0.5).sum() + 1.0, (inside <= 0.5).sum() + 1.0]
    one, two = (np.log(cell / (size - cell)) for cell, size in zip(cells, sizes, strict=True))
    return float(one - two)


def odds_ratio(x: Array, group: Array) -> float:
    """Odds of x in the group divided by those elsewhere."""
    return float(np.exp(log_odds_ratio(x, group)))


def kappa(x: Array, y: Array) -> float:
    """Cohen's kappa of two classifications."""
    first, second = np.asarray(x), np.asarray(y)
    classes = np.union1d(first, second)
    table = np.array([[np.mean((first == a) & (second == b)) for b in classes] for a in classes])
    expected = float(table.sum(axis=0) @ table.sum(axis=1))
    return float((np.trace(table) - expected) / (1 - expected)) if expected < 1 else float("nan")


def ratio(x: Array, y: Array) -> float:
    """Sum of x divided by sum of y."""
    x, y = _numbers(x, y)
    return float(x.sum() / y.sum()) if abs(y.sum()) > _TINY else float("nan")


def percent_change(before: Array, after: Array) -> float:
    """Change of the mean in percent of the first."""
    return float((mean(after) / mean(before) - 1) * 100)


def slope(y: Array, x: Array) -> float:
    """Regression slope of y on x."""
    y, x = _numbers(y, x)
    if len(x) < 3 or x.std() < _TINY:
        return float("nan")
    return float(np.polyfit(x, y, 1)[0])


def beta(y: Array, x: Array, *others: Array) -> float:
    """Standardised coefficient of x on y, with the others held constant."""
    y, *columns = _numbers(y, x, *others)
    design = np.column_stack([np.ones(len(y)), *(_z(column) for column in columns)])
    return float(np.linalg.lstsq(design, _z(y), rcond=None)[0][1])


def interaction(y: Array, x: Array, moderator: Array) -> float:
    """Standardised coefficient of x times moderator, beside both."""
    y, x, moderator = _numbers(y, x, moderator)
    zx, zm = _z(x), _z(moderator)
    return beta(y, zx * zm, zx, zm)


def r2(y: Array, *predictors: Array) -> float:
    """Share of variance of y explained by a linear model, in the sample."""
    y, *columns = _numbers(y, *predictors)
    return _explained(y, columns, np.arange(len(y)), np.arange(len(y)))


def r2_out(y: Array, *predictors: Array) -> float:
    """Share of variance explained in rows the model was not fitted on (ten folds)."""
    y, *columns = _numbers(y, *predictors)
    place = np.arange(len(y)) % 10
    predicted = np.empty(len(y))
    for fold in range(10):
        train, test = place != fold, place == fold
        predicted[test] = _predict(y, columns, train, test)
    return float(1 - ((y - predicted) ** 2).sum() / ((y - y.mean()) ** 2).sum())


def _explained(y: Array, columns: list[Any], train: Array, test: Array) -> float:
    left = y[test] - _predict(y, columns, train, test)
    return float(1 - (left**2).sum() / ((y[test] - y[test].mean()) ** 2).sum())


def _predict(y: Array, columns: list[Any], train: Array, test: Array) -> Array:
    design = np.column_stack([np.ones(len(y)), *columns])
    weights = np.linalg.lstsq(design[train], y[train], rcond=None)[0]
    return np.asarray(design[test] @ weights)


def _z(x: Array) -> NDArray[np.float64]:
    x = np.asarray(x, float)
    spread = x.std()
    return np.asarray((x - x.mean()) / (spread if spread > _TINY else 1.0))


def alpha(*items: Array) -> float:
    """Cronbach's alpha of the items of a scale."""
    table = np.array(_numbers(*items))
    count = len(table)
    of_sum = table.sum(axis=0).var(ddof=1)
    return float(count / (count - 1) * (1 - table.var(axis=1, ddof=1).sum() / of_sum))


def mediated(y: Array, x: Array, through: Array) -> float:
    """Share of the slope of y on x that is carried by `through` (difference of coefficients)."""
    total, direct = beta(y, x), beta(y, x, through)
    return float(1 - direct / total) if abs(total) > _TINY else float("nan")


def asymptote_wins(*retests: Array) -> float:
    """BIC of decay to nothing less that of decay to a lasting level, over growing lags.

    `retests` are lag and correlation alternating: (lag 1, r 1, lag 2, r 2, ...). Positive where
    r(lag) = a + (1 - a) b exp(-lag / tau) with a > 0 does better than a = 0.
    """
    lags = np.array([float(np.mean(v)) for v in retests[::2]])
    values = np.array([float(np.mean(v)) for v in retests[1::2]])
    rates = 1 / np.geomspace(lags.min() / 3, lags.max() * 20, 200)
    scores = []
    for lasting in (False, True):
        best = np.inf
        for rate in rates:
            shape = np.exp(-lags * rate)
            columns = [shape, np.ones_like(lags)] if lasting else [shape]
            design = np.column_stack(columns)
            weights, *_ = np.linalg.lstsq(design, values, rcond=None)
            if lasting and weights[1] < 0:
                continue
            best = min(best, float(((values - design @ weights) ** 2).sum()))
        count = len(lags)
        scores.append(
            count * np.log(max(best, 1e-9) / count) + (3 if lasting else 2) * np.log(count)
        )
    return float(scores[0] - scores[1])


def curve_wins(y: Array, x: Array) -> float:
    """BIC of a straight line less that of a parabola: positive where y bends over x."""
    y, x = _numbers(y, x)
    count, scores = len(y), []
    for degree in (1, 2):
        left = y - np.polyval(np.polyfit(x, y, degree), x)
        scores.append(count * np.log((left**2).sum() / count) + (degree + 1) * np.log(count))
    return float(scores[0] - scores[1])


def actor_share(rating: Array, family: Array, rater: Array, target: Array) -> float:
    """Share of rating variance that is the rater's (social relations model, covariance moments).

    Within a family, ratings by the same rater of two targets covary by the actor effect plus the
    family effect; ratings without anyone in common by the family effect alone. Role means are
    removed first. Everyone rates everyone else.
    """
    roles = [(str(a), str(b)) for a in np.unique(rater) for b in np.unique(target) if a != b]
    _, home = np.unique(family, return_inverse=True)
    table = np.full((home.max() + 1, len(roles)), np.nan)
    for k, (a, b) in enumerate(roles):
        rows = (rater == a) & (target == b)
        table[home[rows], k] = np.asarray(rating, float)[rows]
    table -= np.nanmean(table, axis=0)
    whole = np.nan_to_num(table)
    moments = whole.T @ whole / np.maximum(np.isfinite(table).sum(axis=0), 1)
    same_rater, apart = [], []
    for k, (a, b) in enumerate(roles):
        for m, (c, e) in enumerate(roles):
            if k != m and a == c:
                same_rater.append(moments[k, m])
            elif len({a, b, c, e}) == 4:
                apart.append(moments[k, m])
    household = float(np.mean(apart)) if apart else 0.0
    return float((np.mean(same_rater) - household) / np.mean(np.diag(moments)))


FUNCTIONS: dict[str, Callable[..., float]] = {
    function.__name__: function
    for function in (
        mean, share, sd, quantile, r, phi, d, g, change_d, odds_d, odds_ratio, kappa, ratio,
        percent_change, slope, beta, interaction, r2, r2_out, alpha, mediated, asymptote_wins,
        curve_wins, actor_share,
    )
}  # fmt: skip
"""Statistics by the name a finding uses."""
