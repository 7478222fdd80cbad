"""The walk: CMA-ES over the unit cube, one line on disk for every trial.

A walk that was broken off is walked again from its seed: the search asks for the same points in
the same order, and gets the answers that are on file. So it goes on bit for bit as if nothing had
happened. Nobody has to store the state of a library.
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hecht.errors import DataFileError, HechtError
from hecht.studies.calibration.space import Axis, centre, values

_FIRST_STEP = 0.06  # standard deviation of the first generation, as a share of an axis
SETTINGS, TRIALS = "settings.json", "trials.jsonl"

Judge = Callable[[NDArray[np.float64], dict[str, float]], tuple[float, dict[str, Any]]]
"""(point, constants) -> loss, and whatever is worth keeping of the trial."""


@dataclass(frozen=True)
class Trial:
    """One set of constants that was tried; number 0 is the present set."""

    number: int
    point: tuple[float, ...]
    constants: dict[str, float]
    loss: float
    kept: dict[str, Any]


class Store:
    """The folder of a calibration: its settings, and one line a trial.

    Parameters
    ----------
    folder
        Made when it is not there.
    settings
        Everything that decides the trials; a folder with other settings is refused.
    resume
        Whether trials that are there may be gone on with.

    Raises
    ------
    HechtError
        Trials are there and `resume` is not set, or they come from other settings.
    DataFileError
        The folder cannot be used, or a line in it is damaged.
    """

    def __init__(self, folder: Path, settings: Mapping[str, Any], *, resume: bool) -> None:
        self.folder, self._trials = folder, folder / TRIALS
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self.trials = read(self._trials)
            self._settle(dict(settings), resume)
            self._rewrite()
        except OSError as error:
            raise DataFileError(f"Cannot use the folder {folder}: {error.strerror}.") from error

    def _settle(self, settings: dict[str, Any], resume: bool) -> None:
        file = self.folder / SETTINGS
        text = json.dumps(settings, indent=1, sort_keys=True)
        if self.trials and not resume:
            raise HechtError(
                f"{self.folder} holds {len(self.trials)} trials. Go on with them with --resume, or "
                "choose another --store."
            )
        if self.trials:
            before = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
            now = json.loads(text)
            other = sorted(k for k in {*before, *now} if before.get(k) != now.get(k))
            if other:
                raise HechtError(
                    f"The trials in {self.folder} were made with other settings "
                    f"({', '.join(other)}). Use the same ones, or choose another --store."
                )
        file.write_text(text, encoding="utf-8")

    def _rewrite(self) -> None:
        """Leave out a last line that was cut off."""
        partial = self._trials.with_suffix(".part")
        partial.write_text("".join(_line(trial) for trial in self.trials), encoding="utf-8")
        partial.replace(self._trials)

    def keep(self, trial: Trial) -> Trial:
        """Write a trial down before anything else happens; returns it as it will be read."""
        with self._trials.open("a", encoding="utf-8") as file:
            file.write(_line(trial))
            file.flush()
        self.trials.append(_trial_of(_line(trial)))
        return self.trials[-1]


def read(file: Path) -> list[Trial]:
    """The trials in a file; a last line that was cut off is left out.

    Raises
    ------
    DataFileError
        Another line is damaged, or trials are missing in between.
    """
    if not file.exists():
        return []
    lines = file.read_text(encoding="utf-8").split("\n")
    trials: list[Trial] = []
    for number, line in enumerate(lines[:-1]):  # what follows the last line end was cut off
        try:
            trial = _trial_of(line)
        except (ValueError, TypeError, KeyError) as error:
            raise DataFileError(f"{file}, line {number + 1}: this is no trial.") from error
        if trial.number != number:
            raise DataFileError(f"{file}, line {number + 1}: this is trial {trial.number}.")
        trials.append(trial)
    return trials


def _trial_of(line: str) -> Trial:
    row = json.loads(line)
    return Trial(**{**row, "point": tuple(row["point"])})


def _line(trial: Trial) -> str:
    return json.dumps(asdict(trial), sort_keys=True) + "\n"


def search(
    space: Sequence[Axis], judge: Judge, store: Store, *, trials: int, seed: int
) -> Iterator[Trial]:
    """Try the present set, then what CMA-ES asks for; yields the trials, old ones too.

    Parameters
    ----------
    trials
        How many to come to, the present set not counted.
    seed
        Of the search; the same seed asks for the same points.

    Raises
    ------
    HechtError
        The library for the search is not installed.
    """
    points = _points(space, seed)
    point, number = next(points), 0
    while True:
        trial = _trial(number, point, space, judge, store)
        yield trial
        if number >= trials:
            return
        point, number = points.send(trial.loss), number + 1


def _points(space: Sequence[Axis], seed: int) -> Any:
    """Points to try; takes the loss of each. The first is the present set."""
    try:
        library: Any = importlib.import_module("cmaes")
    except ModuleNotFoundError as error:
        raise HechtError(
            "Calibration needs one more library: pip install 'hecht[calibrate]'"
        ) from error
    middle = centre(space)
    walk = library.CMA(
        mean=middle,
        sigma=_FIRST_STEP,
        bounds=np.array([[0.0, 1.0]] * len(space)),
        seed=seed,
    )
    yield middle
    while True:
        told = []
        for _ in range(walk.population_size):
            point = walk.ask()
            told.append((point, (yield point)))
        walk.tell(told)


def _trial(
    number: int, point: NDArray[np.float64], space: Sequence[Axis], judge: Judge, store: Store
) -> Trial:
    there = tuple(float(place) for place in point)
    if number < len(store.trials):
        before = store.trials[number]
        if before.point != there:
            raise HechtError(
                f"Trial {number} in {store.folder} is not what this search asks for; it was made "
                "by another version of the search. Choose another --store."
            )
        return before
    constants = values(space, point)
    loss, kept = judge(point, constants)
    return store.keep(Trial(number, there, constants, loss, kept))
