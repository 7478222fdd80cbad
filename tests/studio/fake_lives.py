"""Lives made up for tests of the page of a whole life: a few people, straight lines, no model."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import xarray as xr

from hecht.scenes.life.result import LifeResult

PLACES = {"mother": "parent", "father": "parent", "friend1": "friend", "partner1": "partner",
          "child1": "child"}  # fmt: skip
CAME = {"mother": 0.0, "father": 0.0, "friend1": 6.0, "partner1": 24.0, "child1": 30.0}
DIED = {"mother": 50.0, "partner1": 70.5}
DIES = 82.5
"""Age at which everyone here dies."""

SAFE = {"warm": 0.6, "busy": 0.3}
"""Felt security by how it was at home; else .45."""


@dataclass
class MadeUp:
    """Lives whose numbers are known; `hold` keeps them back after their first year."""

    hold: threading.Event = field(default_factory=threading.Event)
    asked: list[tuple[dict[str, str], int, int, int]] = field(default_factory=list)
    broken: bool = False

    def __post_init__(self) -> None:
        self.hold.set()

    def __call__(
        self,
        options: tuple[tuple[str, str], ...],
        first: int,
        people: int,
        years: int,
        report: Callable[[int], None],
    ) -> LifeResult:
        self.asked.append((dict(options), first, people, years))
        if self.broken:
            raise RuntimeError("made up to fail")
        if years > 4:
            while not self.hold.wait(0.02):
                report(1)
        for year in range(1, years + 1):
            report(year)
        return lives(dict(options), first, people, years)


def lives(options: dict[str, str], first: int, people: int, years: int) -> LifeResult:
    """Some lives: all the same, but for a little in how safe it feels."""
    ages, names = np.arange(1, years + 1), list(PLACES)
    alive = np.broadcast_to(ages <= DIES, (people, years))
    known = ages[:, None] > np.array([CAME[name] for name in names])
    died = ages[:, None] > np.array([DIED.get(name, 200.0) for name in names])
    near = np.where(known, np.where(died, 0.02, [0.5, 0.4, 0.3, 0.6, 0.35]), np.nan)
    strength = np.where(known, np.where(died, 0.4 - (ages[:, None] - 50) * 0.004, 0.8), np.nan)
    number = first + np.arange(people)
    safe = SAFE.get(options.get("home", ""), 0.45) + 0.002 * (number[:, None] % 20)
    yearly = {
        "felt_security": np.where(alive, safe, np.nan),
        "arousal": np.where(alive, 0.3, np.nan),
        "load": np.where(alive, 0.1, np.nan),
        "anxiety": np.where(alive & (ages >= 14), 2.5, np.nan),
        "avoidance": np.where(alive & (ages >= 14), 2.0, np.nan),
        **{name: np.where(alive, value, np.nan) for name, value in (
            ("self_model", 0.2), ("others_responsiveness", -1.0), ("others_contingency", 2.0))},
    }  # fmt: skip
    seasons = np.arange(1, years * 4 + 1) / 4
    there = np.broadcast_to(seasons <= DIES, (people, len(seasons)))
    rows = {
        "arousal_by_season": np.where(there, 0.3 + 0.3 * (abs(seasons - 71) < 0.6), np.nan),
        "search_by_season": np.where(there, 0.1 * (abs(seasons - 70.75) < 0.3), np.nan),
    }

    def each(table: np.ndarray) -> tuple[tuple[str, ...], np.ndarray]:
        return ("life", "age", "place"), np.broadcast_to(table, (people, *table.shape))

    data = xr.Dataset(
        {
            **{name: (("life", "age"), np.broadcast_to(v, (people, years))) for name, v in
               yearly.items()},
            **{name: (("life", "season"), v) for name, v in rows.items()},
            "closeness": each(near), "strength": each(strength),
            "presence": each(np.where(known, 1.0, np.nan)),
            "trust": each(np.where(known, 0.7, np.nan)),
            "state": each(np.where(known, np.where(died, 3, 1), 0)),
            "number": each(np.where(known, 0, -1)),
            "alive": (("life", "age"), alive),
            "age_at_death": (("life",), np.full(people, DIES if years > DIES else np.inf)),
        },
        {"life": number, "age": ages, "place": names, "kind": ("place", list(PLACES.values())),
         "season": seasons},
        {"seed": 0},
    )  # fmt: skip
    return LifeResult(data, _events(people, years))


def _events(people: int, years: int) -> pd.DataFrame:
    told = [
        (0.0, "born", ""), (6.0, "friend_comes", "friend1"), (24.0, "meets", "partner1"),
        (30.0, "child_born", "child1"), (50.0, "dies", "mother"), (70.5, "dies", "partner1"),
        (DIES, "ends", ""),
    ]  # fmt: skip
    rows = [
        (life, age, kind, place, 0)
        for life in range(people)
        for age, kind, place in told
        if age < years
    ]
    return pd.DataFrame(rows, columns=["life", "age", "kind", "place", "number"])
