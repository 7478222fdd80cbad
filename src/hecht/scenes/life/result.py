"""What lives leave behind: a labelled dataset, the events, an account, a picture, a film."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import pandas as pd
import xarray as xr

from hecht import __version__
from hecht.errors import HechtError
from hecht.model.parameters import BOND, PERSON
from hecht.scenes.life.course import HERE, SEASON, Course, Happening
from hecht.scenes.life.diary import MONTHS, SEASONS, Diary

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_MEANING = {
    "arousal": ("arousal inside, 0-5; a calm adult .2, a frightened infant 1-2", ""),
    "felt_security": ("felt security, 0-1", ""),
    "exploration": ("exploration, 0-1", ""),
    "trust": ("expected care for a full call, 0-1", ""),
    "closeness": ("strength x trust x (1 + presence) / 2: whom one would turn to, 0-1", ""),
    "rank": ("place in the hierarchy among who is there: 1 is the closest", ""),
    "anxiety": ("attachment anxiety without noise, scale 1-5; from 14 years", ""),
    "avoidance": ("attachment avoidance without noise, scale 1-5; from 14 years", ""),
    "state": ("0 nobody yet, 1 here, 2 out of one's life, 3 died", ""),
    "together": ("lives under one roof with the person", ""),
    "number": ("which person in this place, counted from 0", ""),
    "partner": ("place of the present partner; empty without", ""),
    "arousal_by_season": ("arousal inside, mean over a season", ""),
    "search_by_season": ("calls to those who died, mean over a season, 0-3 each", ""),
    "arousal_by_month": ("arousal inside, mean over a month", ""),
    "search_by_month": ("calls to those who died, mean over a month, 0-3 each", ""),
}
NOTE = (
    "Means over the year before each birthday; strength, presence, trust, closeness, rank and the "
    "blueprint at the birthday."
)


class LivedBatch(Protocol):
    """What one batch of lives leaves (see `hecht.scenes.life.living.Batch`)."""

    @property
    def diary(self) -> Diary:
        """What was written down."""

    @property
    def happenings(self) -> list[tuple[int, Happening]]:
        """What happened, with its season."""

    @property
    def course(self) -> Course:
        """The course at the end."""

    @property
    def traits(self) -> Mapping[str, Any]:
        """What stays with each person, [world]."""


@dataclass(frozen=True)
class LifeResult:
    """The lives of some people.

    Attributes
    ----------
    data
        Dimensions life, age (years: at that birthday) and place ("mother", "friend1", ...);
        `arousal_by_season` and `search_by_season` have the dimension season (age at its end),
        `arousal_by_month` and `search_by_month` the dimension month.
        `age_at_death` and traits per life; the first infinite where still alive at the end.
    events
        A table, one row an event: life, age, kind, place, number.
    """

    data: xr.Dataset
    events: pd.DataFrame

    @property
    def lives(self) -> int:
        """How many lives."""
        return int(self.data.sizes["life"])

    def tell(self, language: str = "en", life: int = 0) -> Any:
        """One life in plain words; a list of `hecht.scenes.life.telling.Passage`."""
        from hecht.scenes.life.telling import tell

        return tell(self, language, self.check(life))

    def poster(self, language: str = "en", life: int = 0) -> Figure:
        """A still picture of one life: whom one could turn to, and how safe it felt."""
        from hecht.scenes.life.poster import poster

        return poster(self, language, self.check(life))

    def film(self, path: str | Path, language: str = "en", life: int = 0) -> Path:
        """A film of the network over the years: `.svg`, `.html`, `.gif`, or a folder of PNGs."""
        from hecht.scenes.life.film import write_film

        return write_film(self, path, language, self.check(life))

    def check(self, life: int) -> int:
        """The number of a life that was lived.

        Raises
        ------
        HechtError
            A number that was not.
        """
        if not 0 <= life < self.lives:
            raise HechtError(f"There is no life number {life}; use 0 to {self.lives - 1}.")
        return life

    def save(self, path: str | Path) -> Path:
        """Save the dataset: `.nc` with the events in it, or `.parquet` and `.csv` as a long table.

        Raises
        ------
        HechtError
            Another ending.
        """
        path = Path(path)
        if path.suffix == ".nc":
            self._with_events().to_netcdf(path, engine="h5netcdf")
        elif path.suffix == ".csv":
            self.frame().to_csv(path, index=False)
        elif path.suffix == ".parquet":
            self.frame().to_parquet(path, index=False)
        else:
            raise HechtError(f"'{path.name}': use a name that ends in .nc, .parquet or .csv.")
        return path

    def frame(self) -> pd.DataFrame:
        """A long table: one row for each life, age and place that had someone in it.

        Rows with place "you" hold what is about the person; what is about a bond is empty there,
        and the other way round.
        """
        own = [n for n, v in self.data.data_vars.items() if v.dims == ("life", "age")]
        ties = [n for n, v in self.data.data_vars.items() if v.dims == ("life", "age", "place")]
        person = self.data[own].to_dataframe().reset_index()
        person = person[person["alive"]].assign(place="you")
        bonds = self.data[ties].to_dataframe().reset_index()
        bonds = bonds[bonds["strength"].notna()]
        return pd.concat([person, bonds], ignore_index=True)

    def _with_events(self) -> xr.Dataset:
        table = {
            f"event_{name}": ("event", self.events[name].to_numpy()) for name in self.events.columns
        }
        for name in ("event_kind", "event_place"):
            table[name] = ("event", np.asarray(table[name][1], dtype=str).astype(object))
        return self.data.assign(table)


def assemble(
    batches: Sequence[tuple[LivedBatch, int]],
    *,
    years: int,
    seed: int,
    first: int,
    step_days: int,
    lives: Sequence[int] | None = None,
) -> LifeResult:
    """Join batches into one result; of each only its first lives are kept, the rest is padding."""
    cast = batches[0][0].course.cast
    total = sum(size for _, size in batches)
    coordinates: dict[str, Any] = {
        "life": list(lives) if lives is not None else np.arange(first, first + total),
        "age": ("age", np.arange(1, years + 1), {"units": "y", "long_name": "at this birthday"}),
        "place": cast.names,
        "kind": ("place", [place.kind for place in cast.places]),
        "season": np.arange(1, years * SEASONS + 1) * SEASON,
        "month": np.arange(1, years * MONTHS + 1) / MONTHS,
    }
    variables: dict[str, Any] = {}
    for name in batches[0][0].diary.person:
        variables[name] = ("life", "age"), _joined(batches, lambda d, n=name: d.person[n])
    for name in batches[0][0].diary.bond:
        variables[name] = ("life", "age", "place"), _joined(batches, lambda d, n=name: d.bond[n])
    for name in batches[0][0].diary.season:
        variables[name] = ("life", "season"), _joined(batches, lambda d, n=name: d.season[n])
    for name in batches[0][0].diary.month:
        variables[name] = ("life", "month"), _joined(batches, lambda d, n=name: d.month[n])
    places = ("life", "age", "place")
    variables["state"] = places, _joined(batches, lambda d: d.state)
    variables["together"] = places, _joined(batches, lambda d: d.under_one_roof)
    variables["number"] = places, _joined(batches, lambda d: d.number)
    variables["alive"] = ("life", "age"), _joined(batches, lambda d: d.alive)
    partner = _joined(batches, lambda d: d.partner)
    variables["partner"] = (
        ("life", "age"),
        np.where(partner >= 0, np.array(cast.names)[partner], ""),
    )
    variables["rank"] = places, _ranks(variables["closeness"][1], variables["state"][1])
    dies = [np.where(b.course.alive, np.inf, b.course.once["dies"])[:size] for b, size in batches]
    variables["age_at_death"] = ("life",), np.concatenate(dies)
    for name in batches[0][0].traits:
        kept = [np.asarray(batch.traits[name])[:size] for batch, size in batches]
        variables[name] = ("life",), np.concatenate(kept)
    data = xr.Dataset(variables, coordinates)
    for variable in data.data_vars:
        data[variable].attrs.update(_attributes(str(variable)))
    data.attrs.update(seed=seed, step_days=step_days, hecht=__version__, note=NOTE)
    return LifeResult(data, _table(batches, cast.names))


def _joined(batches: Sequence[tuple[LivedBatch, int]], take: Any) -> Any:
    return np.concatenate([take(batch.diary)[:size] for batch, size in batches])


def _ranks(closeness: Any, state: Any) -> Any:
    """Place in the hierarchy among who is there, 1 the closest; 0 for who is not there."""
    there = (state == HERE) & np.isfinite(closeness)
    order = np.argsort(np.argsort(-np.where(there, closeness, -np.inf), axis=-1), axis=-1)
    return np.where(there, order + 1, 0).astype(np.int8)


def _table(batches: Sequence[tuple[LivedBatch, int]], names: list[str]) -> pd.DataFrame:
    rows, start = [], 0
    for batch, size in batches:
        for season, each in batch.happenings:
            kept = each.worlds < size
            place = names[each.place] if each.place >= 0 else ""
            rows += [
                (start + int(w), season * SEASON, each.kind, place, int(n))
                for w, n in zip(each.worlds[kept], each.number[kept], strict=True)
            ]
        start += size
    columns = ["life", "age", "kind", "place", "number"]
    table = pd.DataFrame(rows, columns=columns)
    return table.sort_values(["life", "age"], kind="stable", ignore_index=True)


def _attributes(name: str) -> dict[str, str]:
    if name in _MEANING:
        return {"long_name": _MEANING[name][0], "units": _MEANING[name][1]}
    row = PERSON.get(name) or BOND.get(name)
    return {"long_name": row.reason, "units": row.unit} if row else {}
