"""A simulated statistic beside a published one.

* **Numbers**: z = (simulated - published) / sqrt(SE_pub^2 + tau^2 + SE_sim^2); passes when |z| < 2.
  SE_pub comes from the confidence interval, else from n; for numbers from memory from the range
  given, else from a quarter of the value. tau is how much studies of one thing differ.
* **Directions**: every contrast is written so that positive is as published. It is met when its
  95 % interval, at ten times the published n (never narrower than what was simulated), lies above
  zero. The row passes when all contrasts are met.
* **Null**: |r| < .10, |d| < .20, a difference of shares < .05.
* **Shapes**: the stated shape beats its plain rival: a BIC difference above zero (BIC counts the
  uncertainty itself); other contrasts as directions.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from hecht.studies.expressions import contrasts
from hecht.studies.findings import NUMERIC, Finding

PASSES = 2.0
SPREAD = {
    "r": 0.10, "R2": 0.10, "kappa": 0.10, "d": 0.20, "g": 0.20, "D": 0.20, "proportion": 0.08,
    "prevalence": 0.08, "ratio": 0.20, "OR": 0.20, "percent_change": 17.5, "hours_per_day": 2.0,
    "mean": 0.10, "sd": 0.10, "alpha": 0.03, "count": 0.5,
}  # fmt: skip
"""tau by type of value; ratios and odds ratios on the log scale."""

_LOGARITHMIC = ("ratio", "OR")
_SLOPES = ("b", "B", "mmHg")
_FROM_MEMORY = 0.25
_TEN_TIMES, _UNKNOWN_N = 10.0, 100.0
_NULL_BOUNDS = (("share", 0.05), ("mean", 0.20), ("d", 0.20))
_NULL_BOUND = 0.10  # correlations and standardised slopes


@dataclass(frozen=True)
class Estimate:
    """What a study found: one value and standard error for each contrast."""

    values: tuple[float, ...]
    errors: tuple[float, ...]
    units: int  # how many were sampled


@dataclass(frozen=True)
class Verdict:
    """How a finding fared.

    Attributes
    ----------
    outcome
        "pass", "fail", or "not run".
    z
        For numbers; None otherwise.
    met
        Share of contrasts met, 0 to 1.
    reason
        In words, where there is something to say.
    """

    outcome: str
    z: float | None = None
    met: float = 0.0
    reason: str = ""


def score(finding: Finding, estimate: Estimate) -> Verdict:
    """Judge a finding by the rule of its type."""
    if any(not math.isfinite(value) for value in estimate.values):
        return Verdict("fail", reason="The statistic has no value: a group was empty or constant.")
    if finding.kind == "null":
        return _null(finding, estimate)
    if finding.kind in ("direction", "shape"):
        return _direction(finding, estimate)
    if finding.kind not in NUMERIC or finding.value is None:
        return Verdict("not run", reason="The row has no number to compare with.")
    return _number(finding, estimate)


def close_call(finding: Finding, estimate: Estimate) -> bool:
    """Whether another verdict lies within one simulation error of one of the values."""
    verdict = score(finding, estimate).outcome
    for k, error in enumerate(estimate.errors):
        for shift in (-error, error):
            values = (*estimate.values[:k], estimate.values[k] + shift, *estimate.values[k + 1 :])
            if score(finding, replace(estimate, values=values)).outcome != verdict:
                return True
    return False


def published_error(finding: Finding) -> float:
    """Standard error of the published value, on the scale it is compared on."""
    low, high = finding.ci_low, finding.ci_high
    if low is not None and high is not None:
        ends = [_scaled(finding, end) for end in (low, high)]
        return (ends[1] - ends[0]) / 3.92
    value = finding.value or 0.0
    if finding.from_memory:
        return _FROM_MEMORY * (1.0 if finding.kind in _LOGARITHMIC else abs(value)) / 1.96
    n = finding.n
    if not n:
        return 0.0
    if finding.kind == "r":
        return (1 - value**2) / math.sqrt(max(n - 3, 1))
    if finding.kind in ("proportion", "prevalence"):
        return math.sqrt(max(value * (1 - value), 0) / n)
    if finding.kind in ("d", "g", "D"):
        return math.sqrt(4 / n + value**2 / (2 * n))
    return 0.0


def tolerance(finding: Finding) -> float:
    """sqrt(SE_pub^2 + tau^2), on the scale the value is compared on."""
    spread = SPREAD.get(finding.kind, 0.5 * abs(finding.value or 1.0))
    return math.hypot(published_error(finding), spread)


def _scaled(finding: Finding, value: float) -> float:
    return math.log(max(value, 1e-6)) if finding.kind in _LOGARITHMIC else value


def _number(finding: Finding, estimate: Estimate) -> Verdict:
    value, error = estimate.values[0], estimate.errors[0]
    if finding.kind in _LOGARITHMIC:
        error = error / max(abs(value), 1e-6)
    difference = _scaled(finding, value) - _scaled(finding, finding.value or 0.0)
    z = difference / math.hypot(tolerance(finding), error)
    passes = abs(z) < PASSES
    return Verdict("pass" if passes else "fail", z=z, met=float(passes))


def _direction(finding: Finding, estimate: Estimate) -> Verdict:
    wanted = _TEN_TIMES * (finding.n or _UNKNOWN_N)
    wider = math.sqrt(max(1.0, estimate.units / wanted))
    parts = contrasts(finding.statistic)
    met = [
        value - (0.0 if _is_bic(part) else 1.96 * wider * error) > 0
        for value, error, part in zip(estimate.values, estimate.errors, parts, strict=True)
    ]
    share = sum(met) / len(met)
    reason = f"{sum(met)} of {len(met)} contrasts met" if len(met) > 1 else ""
    if 0 < share < 1 or (share == 0 and len(met) > 1):
        numbers = ", ".join(str(k + 1) for k, good in enumerate(met) if not good)
        reason += f"; not met: {numbers}"
    return Verdict("pass" if share == 1 else "fail", met=share, reason=reason)


def _is_bic(contrast: str) -> bool:
    return contrast.partition("(")[0].endswith("_wins")


def null_bound(statistic: str) -> float:
    """How far from nothing a statistic may be: by the function it begins with."""
    for name, bound in _NULL_BOUNDS:
        if statistic.lstrip("(0 -").startswith(f"{name}("):
            return bound
    return _NULL_BOUND


def _null(finding: Finding, estimate: Estimate) -> Verdict:
    parts = contrasts(finding.statistic) or [""]
    met = [abs(v) < null_bound(part) for v, part in zip(estimate.values, parts, strict=True)]
    share = sum(met) / len(met)
    return Verdict("pass" if share == 1 else "fail", met=share)
