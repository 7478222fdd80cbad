"""The whole procedure: instruments first, then the search, then a second look with other people."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hecht.errors import HechtError
from hecht.model.parameters import constants
from hecht.studies.calibration import ensemble
from hecht.studies.calibration.misfit import (
    MEASURED_FIRST,
    Study,
    allowed,
    implausible,
    misfit,
    residuals,
    runaway,
)
from hecht.studies.calibration.search import Store, Trial, search
from hecht.studies.calibration.space import Axis, centre
from hecht.studies.findings import Finding
from hecht.studies.fingerprint import parameter_hash, source_hash
from hecht.studies.scoring import PASSES, Estimate

_OTHER_PEOPLE = 1000  # added to the seed for the second look
_MEASURED_WITH = 400  # people before whom the instruments are put

Told = Callable[[Trial, int], None]
"""Called with every trial, and how many there will be."""


@dataclass(frozen=True)
class Outcome:
    """What a calibration came to.

    Attributes
    ----------
    start, best
        The trial with the present set, and the best one.
    fresh
        Loss of the findings (without prior) of the present and of the best set, with people on
        whom nothing was set; None where the best set is the present one.
    found
        The best set with what else fits.
    present
        The constants of hecht with what else fits.
    """

    start: Trial
    best: Trial
    trials: tuple[Trial, ...]
    fresh: tuple[float, float] | None
    found: ensemble.Ensemble
    present: ensemble.Ensemble

    @property
    def better(self) -> bool:
        """Whether another set fits better, also with other people."""
        return self.fresh is not None and self.fresh[1] < self.fresh[0]


def measured(findings: Sequence[Finding]) -> dict[str, float]:
    """z of the findings about instruments, with the present set.

    The measurement layer is set in `hecht.model.measurement` and never moved by a search; a search
    on top of instruments that are off would bend the model to mend them.
    """
    about = [f for f in allowed(findings, MEASURED_FIRST) if f.id in MEASURED_FIRST]
    seen = Study(tuple(about), _MEASURED_WITH, 0).simulate({})
    return {f.id: residuals(f, seen[f.id], seen[f.id])[0] for f in about}


def refuse_bad_instruments(found: Mapping[str, float]) -> None:
    """Raise where an instrument misses what was published about it by two errors or more."""
    off = [f"{name} (z = {z:.1f})" for name, z in found.items() if abs(z) >= PASSES]
    if off:
        raise HechtError(
            f"The instruments are off: {', '.join(off)}. Mend hecht.model.measurement first; "
            "constants are calibrated on top of it."
        )


def calibrate(
    study: Study,
    space: Sequence[Axis],
    *,
    trials: int,
    folder: Path,
    resume: bool = False,
    told: Told | None = None,
) -> Outcome:
    """Search, and look at the best set once more with other people.

    Raises
    ------
    HechtError
        See `Store` and `search`.
    """
    settings = {
        "rows": [finding.id for finding in study.findings],
        "parameters": {axis.name: axis.present for axis in space},
        "n": study.n,
        "seed": study.seed,
        "present": parameter_hash(constants()),
        "source": source_hash(),
    }
    store = Store(folder, settings, resume=resume)
    judge = _judge(study, space, store)
    done = []
    for trial in search(space, judge, store, trials=trials, seed=study.seed):
        done.append(trial)
        if told is not None:
            told(trial, trials)
    best = min(done, key=lambda trial: trial.loss)
    fresh = _second_look(study, done[0], best)
    history = {**settings, "trials": trials, "before": done[0].loss, "after": best.loss,
               "other_people": fresh}  # fmt: skip
    found, present = ensemble.of(done, history), ensemble.around(done, history)
    return Outcome(done[0], best, tuple(done), fresh, found, present)


def _judge(study: Study, space: Sequence[Axis], store: Store) -> Any:
    middle = centre(space).tolist()

    def judge(
        point: NDArray[np.float64], changes: dict[str, float]
    ) -> tuple[float, dict[str, Any]]:
        here = study.simulate(changes, errors=not store.trials)
        start = simulated(store.trials[0]) if store.trials else here
        rows = misfit(study.findings, here, start)
        prior = implausible(point.tolist(), middle)
        unstable = runaway(changes)
        kept = {
            "rows": rows,
            "prior": prior,
            "runaway": unstable,
            "simulated": {k: asdict(v) if v is not None else None for k, v in here.items()},
        }
        return sum(rows.values()) + prior + unstable, kept

    return judge


def simulated(trial: Trial) -> dict[str, Estimate | None]:
    """What a stored trial found."""
    return {
        name: None if one is None
        else Estimate(tuple(one["values"]), tuple(one["errors"]), one["units"])
        for name, one in trial.kept["simulated"].items()
    }  # fmt: skip


def _second_look(study: Study, start: Trial, best: Trial) -> tuple[float, float] | None:
    if best.number == start.number:
        return None
    others = Study(study.findings, study.n, study.seed + _OTHER_PEOPLE)
    before = others.simulate(start.constants)
    after = others.simulate(best.constants, errors=False)
    return tuple(  # type: ignore[return-value]
        sum(misfit(study.findings, each, before).values()) for each in (before, after)
    )
