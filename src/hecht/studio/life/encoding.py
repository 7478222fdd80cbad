"""A life as the page needs it: plain lists, by year and by season.

Years are counted from birth; entry k of a list by birthday belongs to birthday k, of a list by
year to the year that ends at birthday k + 1. What is not known is None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from hecht.scenes.life.course import HERE
from hecht.scenes.life.figures import Figure, figures_of
from hecht.scenes.life.lived import events_in

if TYPE_CHECKING:
    from hecht.scenes.life.result import LifeResult

Array = NDArray[np.floating[Any]]

BY_YEAR = ("felt_security", "load", "anxiety", "avoidance")
BY_SEASON = ("arousal_by_season", "search_by_season")
BY_MONTH = ("arousal_by_month", "search_by_month")
WITH_A_STRIP = (*BY_YEAR, "arousal_by_season")
STRIP = (0.1, 0.9)
"""Quantiles of the strip: eight of ten lives run there."""

_SEASONS, _MONTHS = 4, 12
_FEWEST = 8  # lives still there, below which a strip says nothing
_NAMED, _CLOSE = 3, 0.10  # whom one turns to, as the written life has it
_BRIEF = 4.0  # years: a friendship shorter than this is no moment
_CHILD_MEANS = 0.62  # a small child means much and can be turned to little: nearness by its bond
LANES = {
    "friend_comes": "friend",
    "meets": "love",
    "breaks_up": "love",
    "parts": "love",
    "child_born": "family",
    "sibling_born": "family",
    "parents_part": "family",
    "pet_comes": "family",
    "dies": "loss",
}
"""What happens with others, and the lane of the line of time on which it lies."""


def encode(result: LifeResult, place: int, language: str, *, told: bool = True) -> dict[str, Any]:
    """Life number `place` of `result`; without `told` only its curves."""
    data = result.data.isel(life=place)
    years = max(1, int(data["alive"].values.sum()))
    dies = float(data["age_at_death"].values)
    until = dies if np.isfinite(dies) else float(years)
    life = {
        "number": int(data["life"].values),
        "years": years,
        "ends": dies if np.isfinite(dies) else None,
        "by_year": {name: _short(data[name].values[:years]) for name in BY_YEAR},
        "by_season": {n: _short(data[n].values[: round(until * _SEASONS)]) for n in BY_SEASON},
    }
    if not told:
        return life
    figures = figures_of(result, place)
    columns = {str(name): k for k, name in enumerate(data["place"].values)}
    values = {
        name: data[name].values
        for name in ("closeness", "strength", "presence", "trust", "state", "number")
    }
    known = {(one.place, one.number): k for k, one in enumerate(figures)}
    months = [name for name in BY_MONTH if name in data]
    return life | {
        "by_month": {n: _short(data[n].values[: round(until * _MONTHS)]) for n in months},
        "figures": [_figure(one, columns[one.place], values, years, language) for one in figures],
        "turns_to": _turns_to(values, list(columns), known, years),
        "moments": _moments(result, place, figures, known, years),
        "passages": [
            {"age": each.age, "kind": each.kind, "text": each.text}
            for each in result.tell(language, place)
        ],
    }


def strips(result: LifeResult) -> dict[str, Any]:
    """Where eight of ten of these lives run: low and high edge of each curve."""
    found: dict[str, Any] = {"lives": result.lives, "edges": {}}
    for name in WITH_A_STRIP:
        values = np.asarray(result.data[name].values, float)
        enough = np.isfinite(values).sum(axis=0) >= min(_FEWEST, result.lives)
        edges = np.full((2, values.shape[1]), np.nan)
        if enough.any():
            edges[:, enough] = np.nanquantile(values[:, enough], STRIP, axis=0)
        found["edges"][name] = {"low": _short(edges[0]), "high": _short(edges[1])}
    return found


def _figure(
    one: Figure, column: int, values: dict[str, Array], years: int, language: str
) -> dict[str, Any]:
    """Someone in the life: who, from when to when, and how near at every birthday."""
    return {
        "id": f"{one.place}-{one.number}",
        "kind": one.kind,
        "name": one.short(language),
        "called": one.called(language),
        "came": one.came,
        "left": one.left if np.isfinite(one.left) else None,
        "died": one.died if np.isfinite(one.died) else None,
        "near": _short(_near(one, {name: v[:, column] for name, v in values.items()}, years)),
    }


def _near(one: Figure, values: dict[str, Array], years: int) -> Array:
    """How near someone stands at each birthday, 0-1: closeness, as far as it is known.

    After a death closeness loses meaning, for nobody can be turned to; then nearness follows what
    the bond keeps of its strength.
    """
    birthdays = np.arange(years + 1, dtype=float)
    kept = one.years[one.years < years]
    if not len(kept):
        return np.zeros(years + 1)
    near, strength = values["closeness"].astype(float), values["strength"].astype(float)
    if one.kind == "child":
        near = np.fmax(near, _CHILD_MEANS * strength * (1 + values["presence"]) / 2)
    near = np.nan_to_num(near)
    alive = kept[kept + 1 <= one.died] if np.isfinite(one.died) else kept
    alive = alive if len(alive) else kept[:1]
    filled = np.asarray(np.interp(birthdays, alive + 1.0, near[alive]))
    if np.isfinite(one.died):
        last = alive[-1]
        share = np.clip(strength[kept] / max(float(strength[last]), 1e-6), 0.0, 1.0)
        after = birthdays > last + 1
        filled[after] = (near[last] * np.interp(birthdays, kept + 1.0, share))[after]
    filled[birthdays <= one.came] *= 0.4  # nearness grows in the first year
    return filled


def _turns_to(
    values: dict[str, Array], places: list[str], known: dict[tuple[str, int], int], years: int
) -> list[list[int]]:
    """Whom one would turn to at the end of each year, closest first (positions in the figures)."""
    found = []
    for year in range(years):
        near, here = values["closeness"][year], values["state"][year] == HERE
        order = [
            k
            for k in np.argsort(-np.where(here, np.nan_to_num(near), -1.0), kind="stable")
            if here[k] and near[k] >= _CLOSE
        ]
        keys = [(places[k], int(values["number"][year, k])) for k in order[:_NAMED]]
        found.append([known[key] for key in keys if key in known])
    return found


def _moments(
    result: LifeResult,
    place: int,
    figures: list[Figure],
    known: dict[tuple[str, int], int],
    years: int,
) -> list[dict[str, Any]]:
    """What happened with others: a friend, a partner, a child, a loss."""
    events = result.events[result.events["life"] == place]
    found = []
    for row in events_in(events):
        lane, who = LANES.get(row.kind), known.get((row.place, row.number))
        if lane is None or (who is None and row.kind != "parents_part"):
            continue
        if row.kind == "friend_comes" and who is not None:
            until = min(figures[who].left, figures[who].died)
            if until < years and until - figures[who].came < _BRIEF:
                continue
        found.append({"age": row.age, "kind": row.kind, "lane": lane, "who": who})
    return found


def _short(values: Any) -> list[float | None]:
    return [round(float(v), 4) if np.isfinite(v) else None for v in values]
