"""Whole lives: from birth to forty, with parents, friends and partners who come and go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hecht.model.parameters import Constants
from hecht.studies.circumstances import Chance, Part, Tie
from hecht.studies.families import CARE_SPREAD
from hecht.studies.stage import Stage

FIGURES = ("mother", "father", "sib", "friend1", "friend2", "friend3", "partner")
_COMMITMENT = dict(zip(FIGURES, (1.0, 0.9, 0.7, 0.6, 0.6, 0.6, 0.9), strict=True))
_UNTIL = (3, 6, 12, 18, 25)  # years
_NEAR = {  # reach by period of life
    "mother": (0.8, 0.6, 0.5, 0.35, 0.18, 0.07),
    "father": (0.35, 0.35, 0.35, 0.25, 0.12, 0.05),
    "sib": (0.3, 0.3, 0.25, 0.2, 0.08, 0.05),
    "friend1": (0, 0, 0.10, 0.16, 0.19, 0.07),
    "friend2": (0, 0, 0.08, 0.13, 0.15, 0.05),
    "friend3": (0, 0, 0, 0.10, 0.12, 0.04),
}
_STEP, _HALF_YEAR = 1440.0, 183  # days
_PACE = 525_960.0 / 2 / (_STEP * _HALF_YEAR)
_PARTNER_NEAR, _SINGLE = 0.7, 0.15
_DRIFT = 4.0  # years: time constant of the care that others can give


@dataclass
class Life:
    """A stage of people at some age, with what a network interview would ask."""

    stage: Stage
    age: float
    partnered: NDArray[np.bool_]
    since: NDArray[np.floating]
    parted: NDArray[np.int_] = field(default_factory=lambda: np.zeros(0, int))


def lives(
    n: int, seed: int, constants: Constants, *, years: float = 40.0, threat: float = 0.02
) -> Iterator[Life]:
    """Live half a year at a time; yields the same `Life` after each.

    Carers' deviations drift with a time constant of four years. Partners are met between 17 and 30;
    15 % never meet one. Couples part with a hazard that falls with trust and strength (.10 a year
    below 27, .018 later), and look again after a while.
    """
    bonds = [("self", figure) for figure in FIGURES]
    stage = Stage(("self", *FIGURES), bonds, n, seed, constants)
    stage.infant("self")
    stage.set("self", mentalising=0.4)
    shared = 0.3 * stage.chance.normal(size=n)
    own: dict[str, NDArray[np.floating[Any]]] = {}
    for figure in FIGURES:
        stage.adult(figure)
        own[figure] = CARE_SPREAD["care_base"] * stage.chance.normal(size=n)
        stage.set(figure, care_slope=CARE_SPREAD["care_slope"] * stage.chance.normal(size=n))
        stage.tie("self", figure, commitment=_COMMITMENT[figure], strength=0.0, presence=0.0)
    for parent in ("mother", "father"):
        own[parent] = own[parent] + shared
        stage.as_newborn("self", parent)
        stage.tie("self", parent, commitment=_COMMITMENT[parent])
    stage.expect("self", "sib")
    life = Life(stage, 0.0, np.zeros(n, bool), np.full(n, np.nan), np.zeros(n, int))
    start = stage.chance.uniform(17, 30, n)
    single = stage.chance.random(n) < _SINGLE
    drift: dict[str, NDArray[np.floating[Any]]] = {
        figure: 0.7 * stage.chance.normal(size=n) for figure in FIGURES
    }
    met: set[str] = set()
    for half in range(round(2 * years)):
        life.age = half / 2
        near = {
            k: v[int(np.searchsorted(_UNTIL, life.age, side="right"))] for k, v in _NEAR.items()
        }
        for figure in ("friend1", "friend2", "friend3"):
            if near[figure] > 0 and figure not in met:
                met.add(figure)
                stage.expect("self", figure)
        start = np.asarray(_part_and_meet(life, start, single), float)
        keep = float(np.exp(-0.5 / _DRIFT))
        for figure in FIGURES:
            fresh = 0.7 * float(np.sqrt(1 - keep**2)) * stage.chance.normal(size=n)
            drift[figure] = np.asarray(keep * drift[figure] + fresh)
            stage.set(figure, care_base=np.clip(own[figure] + drift[figure], -6, 6))
        ties: dict[Tie, dict[str, Any]] = {("self", k): {"reach": v} for k, v in near.items()}
        ties["self", "partner"] = {"reach": np.where(life.partnered, _PARTNER_NEAR, 0.0)}
        stage.play(
            [Part(_HALF_YEAR, ties=ties)],
            _STEP,
            pace=_PACE,
            chance=Chance(threat={"self": (1.0, threat)} | dict.fromkeys(FIGURES, (1.0, 0.01))),
        )
        if half == 4:
            stage.keep_blueprint("self")
        life.age = (half + 1) / 2
        yield life


def _part_and_meet(
    life: Life, start: NDArray[np.floating], single: NDArray[np.bool_]
) -> NDArray[np.floating]:
    """Some couples part, some people meet someone new; returns when each looks again."""
    stage, n = life.stage, life.stage.worlds
    bond = stage.tie_of("self", "partner", "trust") * stage.tie_of("self", "partner", "strength")
    hazard = (0.10 if life.age < 27 else 0.018) * (1.6 - 1.2 * bond)
    parts = life.partnered & (stage.chance.random(n) < 1 - np.exp(-0.5 * hazard))
    pause = stage.chance.exponential(1.5, n)
    start = np.where(parts, life.age + pause, start)
    life.parted = life.parted + parts
    life.partnered = life.partnered & ~parts
    new = (life.age >= start) & ~life.partnered & ~single
    if new.any():
        fresh = stage.copy()
        fresh.keys = stage.keys._replace(first=stage.keys.first + np.uint32(2 * life.age + 1))
        fresh.adult("partner")
        fresh.expect("self", "partner")
        for name in ("self_model", "others_responsiveness", "others_contingency",
                     "others_aversiveness", "mentalising", "frightening"):  # fmt: skip
            stage.set("partner", **{name: _where(new, fresh, stage, name)})
        for name in ("responsiveness", "contingency", "aversiveness", "strength", "presence",
                     "evidence"):  # fmt: skip
            old, now = (s.tie_of("self", "partner", name) for s in (stage, fresh))
            stage.tie("self", "partner", **{name: np.where(new, now, old)})
    life.partnered = life.partnered | new
    life.since = np.where(new, life.age, np.where(life.partnered, life.since, np.nan))
    return start


def _where(new: NDArray[np.bool_], fresh: Stage, stage: Stage, name: str) -> NDArray[np.floating]:
    return np.where(new, fresh.of("partner", name), stage.of("partner", name))
