"""How far a set of constants lies from the findings it may be set by.

Every finding counts once, with the squared residual of its contrasts (the mean of several), made
robust: a finding that cannot be met does not pull harder the further it lies.

* number: (simulated - published) / sqrt(SE_pub^2 + tau^2 + SE_sim^2), as in
  `hecht.studies.scoring`;
* direction: by how many of its errors a contrast falls short of a clear sign (1.96), 0 when met;
  the error is that of a quick check of the evidence, whatever the sample here;
* null: value / sqrt((bound / 2)^2 + SE_sim^2); shape: by how much the rival wins.

Errors of what is simulated are those of the starting set throughout. Else a set could win by being
noisier.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from hecht.errors import HechtError
from hecht.model.parameters import CONSTANTS
from hecht.studies.evidence import Run, execute, plan
from hecht.studies.expressions import contrasts
from hecht.studies.findings import Finding
from hecht.studies.paradigm import paradigm
from hecht.studies.scoring import Estimate, null_bound, score

_SURE = 1.96
_KNEE = 2.0  # beyond this many errors a residual counts linearly
_NO_VALUE = 4.0  # residual of a statistic that could not be computed
_RESAMPLES = 40
_RUNAWAY, _MARGIN = 0.5, 0.1
PRIOR_SPREAD = 0.25
"""One standard deviation of the prior, as a share of an axis; its centre is the present value."""

SHORT = (
    "carrying", "child-care", "couple-conflict", "couple-diary", "hand-holding", "harlow",
    "interview-survey", "life-course", "long-separation", "newborn-touch", "priming", "still-face",
    "strange-situation", "stress-and-support", "survey", "touch-training", "travel",
    "waiting-room",
)  # fmt: skip
"""Studies that are short enough to be run hundreds of times."""

MEASURED_FIRST = ("DIM01", "DIM02", "DIM08", "STA06", "SEN01")
"""Findings about instruments, which the measurement layer must meet before anything moves."""

Found = Mapping[str, Estimate | None]
"""Finding -> what was simulated; None where there is no value."""


def allowed(findings: Sequence[Finding], wanted: Sequence[str] = ()) -> list[Finding]:
    """The calibration findings that `wanted` names, by id or by the beginning of one.

    Without `wanted`: all that short studies give.

    Raises
    ------
    HechtError
        A name that fits nothing, or that names only rows that are held out or kept for reference.
    """
    usable = [f for f in findings if f.split == "calibration" and f.runnable]
    if not wanted:
        return [f for f in usable if f.design in SHORT]
    chosen: dict[str, Finding] = {}
    for name in wanted:
        fits = {f.id: f for f in usable if f.id.startswith(name)}
        if not fits:
            raise HechtError(_why_not(name, findings))
        chosen |= fits
    return [f for f in usable if f.id in chosen]


def _why_not(name: str, findings: Sequence[Finding]) -> str:
    named = [f for f in findings if f.id.startswith(name)]
    if any(f.held_out for f in named):
        return f"{name} is held out: it may never be used to set a constant. Leave it out."
    if named:
        return f"{name} cannot be used: it is no calibration row, or no study is given for it."
    return f"No finding is called {name}; `hecht evidence` lists their names."


@dataclass(frozen=True)
class Study:
    """The findings of a calibration and how they are run: with the same people in every trial."""

    findings: tuple[Finding, ...]
    n: int
    seed: int

    def runs(self, changes: Mapping[str, float], *, errors: bool = True) -> list[Run]:
        """The studies to run with these constants."""
        planned = plan(self.findings, quick=True, seed=self.seed, changes=changes)
        return [_smaller(run, self.n, _RESAMPLES if errors else 0) for run in planned]

    def simulate(
        self, changes: Mapping[str, float], *, errors: bool = True
    ) -> dict[str, Estimate | None]:
        """What the studies find with these constants; without `errors` those are 0, and quicker."""
        by_study = {}
        for run in self.runs(changes, errors=errors):
            by_study[run.design, _text(dict(run.arguments))] = execute(run)
        found: dict[str, Estimate | None] = {}
        for finding in self.findings:
            one = by_study[finding.design, _text(finding.arguments)][finding.statistic]
            found[finding.id] = None if "error" in one else Estimate(
                tuple(one["values"]),
                tuple(one["errors"] if errors else [0.0] * len(one["values"])),
                one["units"],
            )  # fmt: skip
        return found


def _smaller(run: Run, n: int, resamples: int) -> Run:
    values = {name: getattr(run, name) for name in Run.__dataclass_fields__}
    return Run(**{**values, "n": min(n, run.n), "resamples": resamples})


def _text(arguments: Mapping[str, object]) -> str:
    return json.dumps(arguments, sort_keys=True, default=list)


def residuals(finding: Finding, here: Estimate | None, start: Estimate | None) -> list[float]:
    """The residual of each contrast, in standard errors; 0 is as published.

    Parameters
    ----------
    here
        What was simulated.
    start
        The same with the starting set, which gives the errors.
    """
    parts = contrasts(finding.statistic)
    if here is None:
        return [_NO_VALUE] * len(parts)
    errors = (start or here).errors
    return [
        _residual(finding, part, value, error, here.units)
        for part, value, error in zip(parts, here.values, errors, strict=True)
    ]


def _residual(finding: Finding, part: str, value: float, error: float, units: int) -> float:
    if not math.isfinite(value):
        return _NO_VALUE
    error = error if math.isfinite(error) and error > 0 else 1e-6
    if finding.kind == "null":
        return value / math.hypot(null_bound(part) / 2, error)
    if finding.kind in ("direction", "shape"):
        if part.partition("(")[0].endswith("_wins"):
            return min(max(0.0, -value / 2), _NO_VALUE)
        as_checked = error * math.sqrt(min(1.0, units / paradigm(finding.design).quick))
        return max(0.0, _SURE - value / as_checked)
    z = score(finding, Estimate((value,), (error,), units)).z
    return _NO_VALUE if z is None else z


def robust(residual: float) -> float:
    """Huber's loss: the square up to two errors, and linear beyond."""
    size = abs(residual)
    return size * size if size <= _KNEE else _KNEE * (2 * size - _KNEE)


def of_row(finding: Finding, here: Estimate | None, start: Estimate | None) -> float:
    """The loss of one finding: the mean over its contrasts."""
    return float(np.mean([robust(each) for each in residuals(finding, here, start)]))


def misfit(findings: Sequence[Finding], found: Found, start: Found) -> dict[str, float]:
    """The loss of every finding."""
    return {f.id: of_row(f, found[f.id], start[f.id]) for f in findings}


def implausible(point: Sequence[float], middle: Sequence[float]) -> float:
    """The loss of lying far from the present values: squared distance in prior spreads."""
    return float(sum(((a - b) / PRIOR_SPREAD) ** 2 for a, b in zip(point, middle, strict=True)))


def runaway(changes: Mapping[str, float]) -> float:
    """The loss of a body whose arousal feeds itself: q d_1 / kappa above .5 (model text, 9)."""

    def of(name: str) -> float:
        return changes.get(name, CONSTANTS[name].value)

    gain = of("separation_distress") * of("arousal_to_need") / of("recovery_rate")
    return max(0.0, (gain - _RUNAWAY) / _MARGIN) ** 2
