"""How sure a calibration is: the sets that fit about as well as the best, with weights.

A set is kept when its loss is at most `DISTANCE` a constant above the best. Losses are sums of
squared errors, so the weight is exp(-(loss - best) / 2). CMA-ES walks towards what is better and
samples no distribution: the spread of the kept sets is an indication of what the findings leave
open, and no posterior.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from hecht.errors import DataFileError
from hecht.model.parameters import constants
from hecht.studies.calibration.search import Trial
from hecht.studies.evidence import Row
from hecht.studies.fingerprint import parameter_hash
from hecht.studies.scoring import Estimate, score

DISTANCE = 1.0
"""How much loss above the best is near, for each constant that moved."""

CARRIED = 6
"""How many sets carry the uncertainty into other results: the heaviest ones."""


@dataclass(frozen=True)
class Member:
    """A set of constants that fits about as well as the best; weights of all members add to 1."""

    weight: float
    constants: dict[str, float]


@dataclass(frozen=True)
class Ensemble:
    """The best set and what else fits.

    Attributes
    ----------
    constants
        The best set: only the constants that moved.
    members
        The best set and those near it, the heaviest first.
    parameters
        The hash that every result with the best set carries.
    told
        How it was found: rows, people, seed, trials, losses.
    """

    constants: dict[str, float]
    members: tuple[Member, ...]
    parameters: str
    told: dict[str, Any]

    def spread(self) -> dict[str, float]:
        """Standard deviation of each constant over the members."""
        weights = np.array([member.weight for member in self.members])
        spreads = {}
        for name in self.constants:
            there = np.array([member.constants[name] for member in self.members])
            spreads[name] = float(np.sqrt(weights @ (there - weights @ there) ** 2))
        return spreads


def near(trials: Sequence[Trial]) -> tuple[Member, ...]:
    """The trials near the best, weighted."""
    best = min(trials, key=lambda trial: trial.loss)
    reach = DISTANCE * len(best.constants)
    kept = [trial for trial in trials if trial.loss - best.loss <= reach]
    raw = [math.exp(-(trial.loss - best.loss) / 2) for trial in kept]
    pairs = sorted(zip(raw, kept, strict=True), key=lambda pair: -pair[0])
    return tuple(Member(weight / sum(raw), trial.constants) for weight, trial in pairs)


def of(trials: Sequence[Trial], told: Mapping[str, Any]) -> Ensemble:
    """The ensemble of a finished search."""
    best = min(trials, key=lambda trial: trial.loss)
    label = parameter_hash(constants(dict(best.constants)))
    return Ensemble(best.constants, near(trials), label, dict(told))


def write(ensemble: Ensemble, file: Path) -> None:
    """Write an ensemble as JSON."""
    try:
        file.write_text(json.dumps(asdict(ensemble), indent=1, sort_keys=True), encoding="utf-8")
    except OSError as error:
        raise DataFileError(f"Cannot write {file}: {error.strerror}.") from error


def read(file: Path) -> Ensemble:
    """Read an ensemble.

    Raises
    ------
    DataFileError
        No such file, or it is no ensemble.
    HechtError
        It was made with other constants or instruments than these.
    """
    try:
        row = json.loads(file.read_text(encoding="utf-8"))
        members = tuple(Member(float(m["weight"]), dict(m["constants"])) for m in row["members"])
        found = Ensemble(dict(row["constants"]), members, row["parameters"], dict(row["told"]))
    except OSError as error:
        raise DataFileError(f"Cannot read {file}: {error.strerror}.") from error
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise DataFileError(
            f"{file} is not a file that `hecht calibrate --apply` wrote."
        ) from error
    if parameter_hash(constants(dict(found.constants))) != found.parameters:
        raise DataFileError(
            f"{file} was made with another version of hecht, its constants or its instruments; "
            "calibrate again."
        )
    return found


def variants(ensemble: Ensemble) -> dict[str, dict[str, float]]:
    """The sets to run a check with: the best one under "best", and the heaviest members."""
    members = ensemble.members[:CARRIED]
    return {"best": ensemble.constants} | {f"set {k}": m.constants for k, m in enumerate(members)}


def carried(found: Mapping[str, Sequence[Row]], ensemble: Ensemble) -> list[Row]:
    """The rows of the best set, with the uncertainty of the constants in every error.

    The same people live with each of the heaviest members; the weighted spread of a value over
    them is added to its error: sqrt(SE_sim^2 + SD^2). Then findings are scored again.

    Parameters
    ----------
    found
        What `hecht.studies.evidence.check_variants` gives for `variants(ensemble)`.
    """
    members = ensemble.members[:CARRIED]
    weights = np.array([member.weight for member in members])
    others = [found[f"set {k}"] for k in range(len(members))]
    return [
        widened(row, [each[k].estimate for each in others], weights)
        for k, row in enumerate(found["best"])
    ]


def widened(row: Row, others: Sequence[Estimate | None], weights: np.ndarray[Any, Any]) -> Row:
    """A row whose errors include how its values differ between members."""
    have = [k for k, other in enumerate(others) if other is not None]
    if row.estimate is None or not have:
        return row
    shares = weights[have] / weights[have].sum()
    table = np.array([others[k].values for k in have])  # type: ignore[union-attr]
    spread = np.sqrt(shares @ (table - shares @ table) ** 2)
    errors = np.hypot(row.estimate.errors, np.nan_to_num(spread))
    wider = Estimate(row.estimate.values, tuple(map(float, errors)), row.estimate.units)
    return Row(row.finding, wider, score(row.finding, wider))
