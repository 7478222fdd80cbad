"""Run findings: every study once, every statistic from its table, every finding scored.

Runs are kept as they are finished, so that a check that was broken off goes on where it was.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import platformdirs

from hecht.errors import HechtError
from hecht.model.parameters import constants
from hecht.studies.estimating import RESAMPLES, estimate
from hecht.studies.findings import Finding
from hecht.studies.fingerprint import parameter_hash, source_hash
from hecht.studies.paradigm import paradigm
from hecht.studies.scoring import Estimate, Verdict, score

Progress = Callable[[int, int, str], None]
"""Called with runs done, runs in all, and what was just finished."""


@dataclass(frozen=True)
class Run:
    """One study to be run, with every statistic that is wanted from it."""

    design: str
    arguments: tuple[tuple[str, Any], ...]
    statistics: tuple[str, ...]
    n: int
    seed: int
    changes: tuple[tuple[str, float], ...]
    resamples: int

    @property
    def key(self) -> str:
        """Names the result: changes with everything that could change it."""
        text = json.dumps([asdict(self), source_hash()], sort_keys=True, default=str)
        return hashlib.sha256(text.encode()).hexdigest()[:24]


@dataclass(frozen=True)
class Row:
    """A finding with what was simulated for it; `estimate` is None where it was not run."""

    finding: Finding
    estimate: Estimate | None
    verdict: Verdict


def plan(
    findings: Sequence[Finding],
    *,
    quick: bool,
    seed: int = 0,
    changes: Mapping[str, float] | None = None,
) -> list[Run]:
    """The studies that these findings need; findings with the same study share one table."""
    wanted: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        if finding.runnable:
            key = finding.design, json.dumps(finding.arguments, sort_keys=True)
            wanted.setdefault(key, []).append(finding)
    runs = []
    for group in wanted.values():
        design = paradigm(group[0].design)
        runs.append(
            Run(
                design=design.name,
                arguments=tuple(sorted(group[0].arguments.items())),
                statistics=tuple(dict.fromkeys(finding.statistic for finding in group)),
                n=design.quick if quick else design.full,
                seed=seed,
                changes=tuple(sorted((changes or {}).items())),
                resamples=RESAMPLES // 2 if quick else RESAMPLES,
            )
        )
    return runs


def execute(run: Run) -> dict[str, dict[str, Any]]:
    """Run one study; statistic -> values, errors and units, or what went wrong."""
    design = paradigm(run.design)
    table = design.table(run.n, run.seed, constants(dict(run.changes)), **dict(run.arguments))
    found: dict[str, dict[str, Any]] = {}
    for text in run.statistics:
        try:
            (one,) = estimate(design, table, [text], resamples=run.resamples, seed=run.seed)
        except (HechtError, ArithmeticError) as error:  # a share of nobody, say
            found[text] = {"error": str(error)}
        else:
            found[text] = asdict(one)
    return found


def gather(
    runs: Sequence[Run],
    *,
    workers: int = 2,
    folder: Path | None = None,
    progress: Progress | None = None,
) -> dict[str, dict[str, dict[str, Any]]]:
    """Results of all runs by `Run.key`; finished ones are taken from `folder`."""
    place = folder or results_folder()
    place.mkdir(parents=True, exist_ok=True)
    results, missing = {}, []
    for run in runs:
        file = place / f"{run.key}.json"
        if file.exists():
            results[run.key] = json.loads(file.read_text(encoding="utf-8"))
        else:
            missing.append(run)
    done = len(results)
    if progress is not None:
        progress(done, len(runs), "")
    for run, found in _each(missing, workers):
        partial = place / f"{run.key}.part"
        partial.write_text(json.dumps(found), encoding="utf-8")
        partial.replace(place / f"{run.key}.json")
        results[run.key] = found
        done += 1
        if progress is not None:
            progress(done, len(runs), run.design)
    return results


def _each(runs: Sequence[Run], workers: int) -> Iterator[tuple[Run, dict[str, dict[str, Any]]]]:
    jobs = _jobs(runs)
    if workers <= 1 or len(jobs) <= 1:
        for run in runs:
            yield run, execute(run)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        waiting = {pool.submit(execute_all, job): job for job in jobs}
        for future in as_completed(waiting):
            yield from zip(waiting[future], future.result(), strict=True)


def execute_all(runs: Sequence[Run]) -> list[dict[str, dict[str, Any]]]:
    """Run one study with several sets of constants: what was compiled serves them all."""
    return [execute(run) for run in runs]


def _jobs(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs of the same study together, and what takes longest first."""
    jobs: dict[tuple[Any, ...], list[Run]] = {}
    for run in runs:
        jobs.setdefault((run.design, run.arguments, run.n, run.seed), []).append(run)
    return sorted(jobs.values(), key=lambda job: -job[0].n * len(job[0].statistics))


def results_folder() -> Path:
    """Where finished runs are kept."""
    return Path(platformdirs.user_cache_dir("hecht", appauthor=False)) / "evidence"


def rows_of(
    findings: Sequence[Finding], runs: Sequence[Run], results: Mapping[str, Any]
) -> list[Row]:
    """Score every finding with its result."""
    by_study = {(run.design, run.arguments): results[run.key] for run in runs}
    rows = []
    for finding in findings:
        found = by_study.get((finding.design, tuple(sorted(finding.arguments.items()))), {})
        one = found.get(finding.statistic)
        if one is None:
            reason = finding.why_not or finding.note or "It names no design and statistic."
            rows.append(Row(finding, None, Verdict("not run", reason=reason)))
        elif "error" in one:
            rows.append(Row(finding, None, Verdict("not run", reason=one["error"])))
        else:
            seen = Estimate(tuple(one["values"]), tuple(one["errors"]), one["units"])
            rows.append(Row(finding, seen, score(finding, seen)))
    return rows


def check(
    findings: Sequence[Finding],
    *,
    quick: bool = True,
    seed: int = 0,
    changes: Mapping[str, float] | None = None,
    workers: int = 2,
    folder: Path | None = None,
    progress: Progress | None = None,
) -> tuple[list[Row], str]:
    """Run and score findings; returns the rows and the parameter hash they carry."""
    found = check_variants(
        findings,
        {"": changes or {}},
        quick=quick,
        seed=seed,
        workers=workers,
        folder=folder,
        progress=progress,
    )
    return found[""], parameter_hash(constants(dict(changes or {})))


def check_variants(
    findings: Sequence[Finding],
    variants: Mapping[str, Mapping[str, float]],
    *,
    quick: bool = True,
    seed: int = 0,
    workers: int = 2,
    folder: Path | None = None,
    progress: Progress | None = None,
) -> dict[str, list[Row]]:
    """Run and score findings with several sets of constants, study by study.

    `variants` gives changes of constants by a name; the rows come back under that name.
    """
    planned = {
        name: plan(findings, quick=quick, seed=seed, changes=changes)
        for name, changes in variants.items()
    }
    every = [run for runs in planned.values() for run in runs]
    results = gather(every, workers=workers, folder=folder, progress=progress)
    return {name: rows_of(findings, runs, results) for name, runs in planned.items()}
