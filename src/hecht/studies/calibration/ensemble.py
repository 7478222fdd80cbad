"""How sure a calibration is: the sets that fit about as well as the best, with weights.

A set is kept when its loss is at most `DISTANCE` a constant above that of the middle: the best set
of a search, or the constants hecht has (`around`, which is what comes with hecht). Losses are sums
of squared errors, so the weight is exp(-(loss - best) / 2). CMA-ES walks towards what is better and
samples no distribution: the spread of the kept sets is an indication of what the findings leave
open, and no posterior.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.resources import files
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

MIDDLE = "middle"
"""Name of the run with the constants an ensemble lies around."""


@dataclass(frozen=True)
class Member:
    """A set of constants that fits about as well as the best; weights of all members add to 1."""

    weight: float
    constants: dict[str, float]


@dataclass(frozen=True)
class Ensemble:
    """A set of constants and what else fits.

    Attributes
    ----------
    constants
        The middle: what differs from the constants of hecht; nothing where it lies around those.
    members
        The sets near it, the heaviest first.
    parameters
        The hash that every result with the middle carries.
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
        for name in self.members[0].constants:
            there = np.array([member.constants[name] for member in self.members])
            spreads[name] = float(np.sqrt(weights @ (there - weights @ there) ** 2))
        return spreads


def near(trials: Sequence[Trial], middle: Trial) -> tuple[Member, ...]:
    """The trials that fit as well as the middle or hardly less, weighted."""
    best = min(trials, key=lambda trial: trial.loss)
    reach = DISTANCE * len(middle.constants)
    kept = [trial for trial in trials if trial.loss - middle.loss <= reach]
    raw = [math.exp(-(trial.loss - best.loss) / 2) for trial in kept]
    pairs = sorted(zip(raw, kept, strict=True), key=lambda pair: -pair[0])
    return tuple(Member(weight / sum(raw), trial.constants) for weight, trial in pairs)


def of(trials: Sequence[Trial], told: Mapping[str, Any]) -> Ensemble:
    """The ensemble of a finished search."""
    best = min(trials, key=lambda trial: trial.loss)
    label = parameter_hash(constants(dict(best.constants)))
    return Ensemble(best.constants, near(trials, best), label, dict(told))


def around(trials: Sequence[Trial], told: Mapping[str, Any]) -> Ensemble:
    """How sure the constants of hecht are: the sets of a search that fit about as well."""
    return Ensemble({}, near(trials, trials[0]), parameter_hash(constants()), dict(told))


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


def shipped() -> Ensemble:
    """The ensemble around the constants of hecht that comes with it."""
    return read(Path(str(files("hecht.studies") / "data" / "ensemble.json")))


def variants(ensemble: Ensemble) -> dict[str, dict[str, float]]:
    """The sets to run a check with: the middle, and the heaviest members."""
    members = ensemble.members[:CARRIED]
    return {MIDDLE: ensemble.constants} | {f"set {k}": m.constants for k, m in enumerate(members)}


def carried(
    rows: Sequence[Row], found: Mapping[str, Sequence[Row]], ensemble: Ensemble
) -> list[Row]:
    """`rows`, with the uncertainty of the constants in every error; scored again.

    The same people live with the middle and with each of the heaviest members. How far a value
    lies from that of the middle (root of the weighted mean square) is added to its error:
    sqrt(SE_sim^2 + SD^2).

    Parameters
    ----------
    rows
        What was found with the middle, with any sample.
    found
        What `hecht.studies.evidence.check_variants` gives for `variants(ensemble)`; small samples
        will do, as the people are the same in all.
    """
    members = ensemble.members[:CARRIED]
    weights = np.array([member.weight for member in members])
    others = [found[f"set {k}"] for k in range(len(members))]
    return [
        widened(row, found[MIDDLE][k].estimate, [each[k].estimate for each in others], weights)
        for k, row in enumerate(rows)
    ]


def widened(
    row: Row,
    middle: Estimate | None,
    others: Sequence[Estimate | None],
    weights: np.ndarray[Any, Any],
) -> Row:
    """A row whose errors include how far the values of members lie from the middle."""
    have = [k for k, other in enumerate(others) if other is not None]
    if row.estimate is None or middle is None or not have:
        return row
    shares = weights[have] / weights[have].sum()
    table = np.array([others[k].values for k in have])  # type: ignore[union-attr]
    spread = np.sqrt(shares @ (table - np.array(middle.values)) ** 2)
    errors = np.hypot(row.estimate.errors, np.nan_to_num(spread))
    wider = Estimate(row.estimate.values, tuple(map(float, errors)), row.estimate.units)
    return Row(row.finding, wider, score(row.finding, wider))
