"""Whether a scene shows what must be seen in it: how many lives do.

Every set of circumstances that the outcomes of a scene name is lived once, all with the same seed.
So life k is one life in several circumstances, and an outcome compares it with itself.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hecht.errors import SceneError
from hecht.scenes.outcome_checks import outcome_faults
from hecht.scenes.outcome_reading import Numbers, settings, take
from hecht.scenes.outcome_schema import Outcome, Reading
from hecht.scenes.parts import FaultError
from hecht.scenes.result import Result
from hecht.scenes.run import Progress, run
from hecht.scenes.schema import Scene

MOST_SIDE_BY_SIDE = 4  # circumstances lived at once

Live = Callable[[dict[str, Any]], Result]
"""Lives a scene with these changes; called once for each set of circumstances."""


@dataclass(frozen=True)
class Verdict:
    """What became of one outcome.

    Attributes
    ----------
    outcome
        As the scene file states it.
    lives
        How many were looked at.
    share
        In which part of them the comparison holds, 0-1. A life without a moment to look at does not
        show it.
    even
        In which part both sides are exactly the same, mostly because nothing of it happens, 0-1.
    first, second
        Mean over lives of both sides of the comparison; NaN where no life had a moment.
    """

    outcome: Outcome
    lives: int
    share: float
    even: float
    first: float
    second: float

    @property
    def shown(self) -> bool:
        """Whether enough lives show it."""
        return self.share >= self.outcome.enough


def show(
    scene: Scene, *, replicates: int = 200, seed: int = 0, progress: Progress | None = None
) -> list[Verdict]:
    """Live a scene in all circumstances that its outcomes name, and judge them.

    Parameters
    ----------
    replicates
        How many lives in each set of circumstances; .6 of 200 has a standard error of .035.
    seed
        The same seed gives the same lives.
    progress
        Called now and then with (thousandths done, thousandths in all).
    """
    done: dict[str, float] = {}
    sets = len(_wanted(scene))

    def live(changes: dict[str, Any]) -> Result:
        def told(steps: int, total: int) -> None:
            done[str(changes)] = steps / total
            if progress is not None:
                progress(round(1000 * sum(list(done.values()))), 1000 * sets)

        return run(scene, replicates=replicates, seed=seed, changes=changes, progress=told)

    return judge(scene, live, side_by_side=min(MOST_SIDE_BY_SIDE, os.cpu_count() or 1))


def judge(scene: Scene, live: Live, *, side_by_side: int = 1) -> list[Verdict]:
    """Judge all outcomes of a scene, in the order of its file; pure, apart from `live`.

    Parameters
    ----------
    live
        Called once for each set of circumstances.
    side_by_side
        How many of those calls may go on at once.

    Raises
    ------
    SceneError
        An outcome that looks at something that does not exist, or at no moment.
    """
    for where, message in outcome_faults(scene):
        place = " / ".join(str(part) for part in where)
        raise SceneError(f"{place}: {message}", file=scene.id)
    wanted = _wanted(scene)

    def numbers(changes: str) -> dict[str, Numbers]:
        result = live(json.loads(changes))  # let go of afterwards: years of many lives take room
        try:
            return {_key(r): take(result.scene, result.data, r) for r in wanted[changes]}
        except FaultError as error:
            raise SceneError(f"an outcome cannot be read: {error}.", file=scene.id) from None

    with ThreadPoolExecutor(max_workers=side_by_side) as pool:
        found = list(pool.map(numbers, wanted))
    taken = {key: values for part in found for key, values in part.items()}
    return [_verdict(outcome, taken) for outcome in scene.outcomes]


def _wanted(scene: Scene) -> dict[str, list[Reading]]:
    """The readings under each set of changes; the default of every choice is filled in."""
    usual = {f"choice.{change.id}": change.default for change in scene.changes}
    wanted: dict[str, list[Reading]] = {}
    for outcome in scene.outcomes:
        for _, reading in outcome.readings():
            changes = json.dumps(usual | settings(reading), sort_keys=True)
            wanted.setdefault(changes, []).append(reading)
    return wanted


def _key(reading: Reading) -> str:
    return reading.model_dump_json(exclude={"minus"})


def _verdict(outcome: Outcome, taken: dict[str, Numbers]) -> Verdict:
    first, second = (_value(side, taken) for side in (outcome.first, outcome.second))
    held = compare(outcome, first, second)
    even = np.equal(first, second)
    return Verdict(
        outcome, len(held), float(held.mean()), float(even.mean()), _mean(first), _mean(second)
    )


def _value(reading: Reading, taken: dict[str, Numbers]) -> Numbers:
    if reading.number is not None:
        return np.asarray([reading.number])
    value = taken[_key(reading)]
    if reading.minus is None:
        return value
    return value - _value(reading.minus.filled(reading), taken)


def compare(outcome: Outcome, first: Numbers, second: Numbers) -> NDArray[np.bool_]:
    """In which lives an outcome holds, [replicate]; where a number is missing it does not."""
    if outcome.same is not None:
        return np.asarray(np.abs(first - second) < (outcome.within or 0.0))
    if outcome.more is not None:
        return np.asarray(first > outcome.times * second + outcome.by)
    return np.asarray(first < outcome.times * second - outcome.by)


def _mean(values: Numbers) -> float:
    known = values[~np.isnan(values)]
    return float(known.mean()) if len(known) else float("nan")
