"""What a check of the evidence amounts to: plain data, from which every page is written.

`as_data` gives a dictionary of plain values, which is what is kept beside a report and read back.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from statistics import median
from typing import Any

from hecht import __version__
from hecht.studies.evidence import Row
from hecht.studies.findings import NUMERIC, Finding
from hecht.studies.scoring import Estimate, close_call, score, tolerance

FORMAT = 2
"""Goes up when what is kept of a report changes; another one is made again, not guessed at."""

GROUPS = ("calibration", "held-out, other studies", "held-out, same study")
"""The three scores that are told apart."""


def group_of(finding: Finding, findings: Sequence[Finding]) -> str:
    """In which score a finding counts; "" for reference rows and claims.

    A held-out row shares a study with a calibration row when DOI, or else source, are the same.
    """
    if finding.split == "calibration":
        return GROUPS[0]
    if not finding.held_out:
        return ""
    taught = [other for other in findings if other.split == "calibration" and other.runnable]
    same = any(
        (other.doi == finding.doi) if finding.doi else (other.source == finding.source)
        for other in taught
    )
    return GROUPS[2] if same else GROUPS[1]


def median_effects(findings: Sequence[Finding]) -> dict[str, float]:
    """The plain rival of numbers: the median published value of each type (calibration rows)."""
    values: dict[str, list[float]] = {}
    for finding in findings:
        if finding.split == "calibration" and finding.kind in NUMERIC and finding.value is not None:
            values.setdefault(finding.kind, []).append(finding.value)
    return {kind: median(found) for kind, found in values.items()}


def as_data(
    rows: Sequence[Row],
    *,
    parameter_hash: str,
    quick: bool,
    seed: int,
    suite: str = "",
    constants_vary: bool = False,
    rival: Sequence[Row] = (),
    ablations: Mapping[str, Sequence[Row]] | None = None,
) -> dict[str, Any]:
    """Everything a report tells.

    Parameters
    ----------
    constants_vary
        Whether errors include how sure the constants are.
    rival
        The same findings with the trait-only model.
    ablations
        Mechanism -> the same findings without it.
    """
    findings = [row.finding for row in rows]
    medians = median_effects(findings)
    of_rival = {row.finding.id: row.verdict.outcome for row in rival}
    told = [
        _row(row, findings, medians, of_rival) for row in rows if row.finding.split != "not_used"
    ]
    return {
        "format": FORMAT,
        "hecht": __version__,
        "parameters": parameter_hash,
        "quick": quick,
        "seed": seed,
        "suite": suite,
        "constants_vary": constants_vary,
        "rows": told,
        "scores": scores(told),
        "ablations": {name: broken(rows, changed) for name, changed in (ablations or {}).items()},
    }


def _row(
    row: Row, findings: Sequence[Finding], medians: Mapping[str, float], rival: Mapping[str, str]
) -> dict[str, Any]:
    finding, estimate, verdict = row.finding, row.estimate, row.verdict
    numeric = finding.kind in NUMERIC
    return {
        "id": finding.id,
        "area": finding.area,
        "paradigm": finding.paradigm,
        "measure": finding.measure,
        "type": finding.kind,
        "value": finding.value if numeric else None,
        "low": finding.ci_low if numeric else None,
        "high": finding.ci_high if numeric else None,
        "tolerance": _plain(tolerance(finding)) if numeric else None,
        "simulated": [_plain(value) for value in estimate.values] if estimate else [],
        "errors": [_plain(value) for value in estimate.errors] if estimate else [],
        "units": estimate.units if estimate else 0,
        "outcome": verdict.outcome,
        "z": _plain(verdict.z),
        "met": verdict.met,
        "close": estimate is not None and close_call(finding, estimate),
        "reason": verdict.reason,
        "note": finding.note,
        "group": group_of(finding, findings),
        "split": finding.split,
        "in_view": finding.in_view,
        "memory": finding.from_memory,
        "confidence": finding.confidence,
        "source": finding.source,
        "doi": finding.doi,
        "mechanism": finding.mechanism,
        "design": finding.design,
        "arguments": {key: list(v) if isinstance(v, tuple) else v
                      for key, v in finding.arguments.items()},
        "statistic": finding.statistic,
        "median": _median_outcome(finding, medians, row),
        "traits": rival.get(finding.id, ""),
    }  # fmt: skip


def _median_outcome(finding: Finding, medians: Mapping[str, float], row: Row) -> str:
    """Whether the median effect would pass; "" where this rival says nothing."""
    if finding.kind == "null":
        return "pass"
    if finding.kind not in medians or finding.value is None or row.estimate is None:
        return ""
    return score(finding, Estimate((medians[finding.kind],), (0.0,), row.estimate.units)).outcome


def scores(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Passing and run rows of each score, all and those never in view; and both rivals."""
    table = []
    for group in GROUPS:
        for fresh in (False, True):
            those = [row for row in rows if row["group"] == group]
            those = [row for row in those if not row["in_view"]] if fresh else those
            run = [row for row in those if row["outcome"] != "not run"]
            with_median = [row for row in run if row["median"]]
            with_traits = [row for row in run if row["traits"] in ("pass", "fail")]
            table.append(
                {
                    "group": group,
                    "never_in_view": fresh,
                    "rows": len(those),
                    "run": len(run),
                    "passed": _count(run, "outcome"),
                    "median_run": len(with_median),
                    "median_passed": _count(with_median, "median"),
                    "passed_where_median": _count(with_median, "outcome"),
                    "traits_run": len(with_traits),
                    "traits_passed": _count(with_traits, "traits"),
                    "beyond_traits": sum(
                        row["outcome"] == "pass" and row["traits"] == "fail" for row in with_traits
                    ),
                }
            )
    return table


def _count(rows: Sequence[Mapping[str, Any]], field: str) -> int:
    return sum(row[field] == "pass" for row in rows)


def broken(before: Sequence[Row], after: Sequence[Row]) -> list[dict[str, Any]]:
    """Rows that passed and no longer do, or numbers that moved away by more than one z."""
    found = []
    for old, new in zip(before, after, strict=True):
        if old.estimate is None or new.estimate is None:
            continue
        lost = old.verdict.outcome == "pass" and new.verdict.outcome == "fail"
        worse = (
            old.verdict.z is not None
            and new.verdict.z is not None
            and abs(new.verdict.z) - abs(old.verdict.z) > 1
        )
        if lost or worse:
            found.append(
                {
                    "id": old.finding.id,
                    "measure": f"{old.finding.paradigm}: {old.finding.measure}",
                    "before": [_plain(value) for value in old.estimate.values],
                    "after": [_plain(value) for value in new.estimate.values],
                    "lost": lost,
                }
            )
    return found


def _plain(value: float | None) -> float | None:
    """Four significant digits; nothing where there is no number."""
    if value is None or not math.isfinite(value):
        return None
    return float(f"{value:.4g}")
