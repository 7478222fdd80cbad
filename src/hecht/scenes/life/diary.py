"""What is written down of a batch of lives: once a season for the person, once a year for bonds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hecht.model.measurement.questionnaire import Blueprint, latent
from hecht.model.parameters import Constants
from hecht.model.state import Bonds, Persons
from hecht.scenes.life.around import Columns
from hecht.scenes.life.course import DEAD, HERE, Course

Array = NDArray[np.float32]
Records = Mapping[str, NDArray[np.float32]]

SEASONS, MONTHS = 4, 12  # of a year
_FULL_CALL = 1.0 - np.exp(-1.0)
_OLD_ENOUGH = 14.0  # years: to answer a questionnaire about relationships

PERSON_MEANS: tuple[str, ...] = tuple(
    name
    for name in ("arousal", "need", "despair", "felt_security", "exploration", "load", "reserve")
    if name in Persons._fields or name in ("felt_security", "exploration")
)
"""Means over the year (or season) before."""

PERSON_ENDS: tuple[str, ...] = (
    "self_model",
    "others_responsiveness",
    "others_contingency",
    "others_aversiveness",
)
"""As they are at the birthday."""

BOND_MEANS: tuple[str, ...] = tuple(
    name
    for name in ("contact", "care", "call", "felt_care", "reach")
    if name in Bonds._fields or name == "reach"
)
BOND_ENDS: tuple[str, ...] = ("strength", "presence", "aversiveness")
RECORDED = (*PERSON_MEANS, *BOND_MEANS)


class Diary:
    """Arrays of a batch, filled season by season; `worlds` lives of `years` years."""

    def __init__(self, course: Course, years: int) -> None:
        places, worlds = len(course.cast), course.worlds
        self._course, self.years = course, years
        empty = np.full((worlds, years), np.nan, np.float32)
        tied = np.full((worlds, years, places), np.nan, np.float32)
        self.person: dict[str, Array] = {
            name: empty.copy() for name in (*PERSON_MEANS, *PERSON_ENDS, "anxiety", "avoidance")
        }
        self.bond: dict[str, Array] = {
            name: tied.copy() for name in (*BOND_MEANS, *BOND_ENDS, "trust", "closeness")
        }
        self.state = np.zeros((worlds, years, places), np.int8)
        self.under_one_roof = np.zeros((worlds, years, places), bool)
        self.number = np.full((worlds, years, places), -1, np.int16)
        self.alive = np.zeros((worlds, years), bool)
        self.partner = np.full((worlds, years), -1, np.int8)
        self.season: dict[str, Array] = {
            name: np.full((worlds, years * SEASONS), np.nan, np.float32)
            for name in ("arousal_by_season", "search_by_season")
        }
        self.month: dict[str, Array] = {
            name: np.full((worlds, years * MONTHS), np.nan, np.float32)
            for name in ("arousal_by_month", "search_by_month")
        }
        self._sums: dict[str, Any] = {}

    def season_lived(self, records: Records) -> None:
        """Write down a season; `records` are means by month, [month, person or bond, world]."""
        course, places = self._course, len(self._course.cast)
        for name in PERSON_MEANS:
            self._add(name, records[name][:, 0])
        for name in BOND_MEANS:
            self._add(name, records[name][:, :places])
        lost, alive = course.status == DEAD, course.alive
        arousal = np.where(alive, records["arousal"][:, 0], np.nan)
        search = np.where(alive, (records["call"][:, :places] * lost).sum(axis=1), np.nan)
        now = course.season
        months = slice(now * len(arousal), (now + 1) * len(arousal))
        for name, found in (("arousal", arousal), ("search", search)):
            self.month[f"{name}_by_month"][:, months] = found.T
            self.season[f"{name}_by_season"][:, now] = found.mean(axis=0)

    def _add(self, name: str, months: Array) -> None:
        """Add a season to the mean of the year."""
        self._sums[name] = self._sums.get(name, 0.0) + months.mean(axis=0) / SEASONS

    def birthday(self, people: Columns, bonds: Columns, numbers: Constants) -> None:
        """Write down the year that ends; called after its last season."""
        course, places = self._course, len(self._course.cast)
        year = course.season // SEASONS
        alive = course.alive
        for name in PERSON_MEANS:
            self.person[name][:, year] = np.where(alive, self._sums[name], np.nan)
        for name in PERSON_ENDS:
            self.person[name][:, year] = np.where(alive, people[name][0], np.nan)
        if year + 1 >= _OLD_ENOUGH:
            self._ask(people, year, alive, numbers)
        known = (course.number >= 0) & alive
        for name in BOND_MEANS:
            self.bond[name][:, year] = np.where(known, self._sums[name], np.nan).T
        for name in BOND_ENDS:
            self.bond[name][:, year] = np.where(known, bonds[name][:places], np.nan).T
        self.bond["trust"][:, year] = np.where(known, trust_in(people, bonds, places), np.nan).T
        self.bond["closeness"][:, year] = (
            self.bond["strength"][:, year]
            * self.bond["trust"][:, year]
            * (1.0 + self.bond["presence"][:, year])
            / 2.0
        )
        self.state[:, year] = np.where(alive, course.status, 0).T
        self.under_one_roof[:, year] = (course.together & alive & (course.status == HERE)).T
        self.number[:, year] = course.number.T
        self.alive[:, year] = alive
        self.partner[:, year] = np.where(alive, course.current, -1)
        self._sums = {}

    def _ask(
        self, people: Columns, year: int, alive: NDArray[np.bool_], numbers: Constants
    ) -> None:
        """Anxiety and avoidance as a questionnaire would find them without noise."""
        asked = Blueprint(*(people[name][0].astype(np.float64) for name in PERSON_ENDS))
        read = latent(asked, numbers)
        self.person["anxiety"][:, year] = np.where(alive, read.anxiety, np.nan)
        self.person["avoidance"][:, year] = np.where(alive, read.avoidance, np.nan)


def trust_in(people: Columns, bonds: Columns, places: int) -> Array:
    """Expected care for a full call (eq. 1) of each place, 0-1, [place, world]."""
    odds = (
        people["self_model"][0]
        + bonds["responsiveness"][:places]
        + bonds["contingency"][:places] * _FULL_CALL
    )
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(odds, -30, 30))), np.float32)
