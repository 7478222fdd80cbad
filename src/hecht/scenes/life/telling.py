"""A life in plain words: what happened, and how it was inside, made from what was written down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from hecht.scenes.life.course import HERE
from hecht.scenes.life.diary import SEASONS
from hecht.scenes.life.figures import Figure, figures_of
from hecht.scenes.life.lived import Lived, events_in
from hecht.scenes.life.words import (
    BEFORE,
    BORN,
    BUT,
    CLOSING,
    EVENTS,
    INSIDE,
    PHASES,
    SAFE,
    STILL_THERE,
    TENSE,
    WAS,
    capital,
    duration,
    listed,
    pick,
)

if TYPE_CHECKING:
    import xarray as xr


Array = NDArray[np.float64]

_CLOSE = 0.10  # closeness below which one would not turn to someone
_NAMED = 3  # figures named of the hierarchy
_SHIFT_OF_OTHERS, _SHIFT_OF_SELF = 0.05, 0.25
_SEARCHES, _BACK = 0.02, 0.06  # calls a season; arousal above what it was
_BRIEF = 4.0  # years: friendships shorter than this are not told
_HARD_TIMES = 1  # told in one phase of life
_LOSSES = ("parent", "partner", "sibling", "friend", "child")


@dataclass(frozen=True)
class Passage:
    """A piece of a life.

    Attributes
    ----------
    age
        Years; where it begins.
    kind
        "phase" (a heading), "event", "inside" or "closing".
    text
        A sentence or two.
    """

    age: float
    kind: str
    text: str


class _Life:
    """One life, ready to be told."""

    def __init__(self, result: Lived, life: int, language: str) -> None:
        self.data: xr.Dataset = result.data.isel(life=life)
        self.language = language
        self.events = result.events[result.events["life"] == life]
        self.figures = figures_of(result, life)
        self._by_place = {(f.place, f.number): f for f in self.figures}
        self.last = float(self.data["age_at_death"].values)
        self.years = int(self.data["alive"].values.sum())

    def figure(self, place: str, number: int) -> Figure | None:
        return self._by_place.get((place, number))

    def closest(self, year: int) -> list[Figure]:
        """Who one would turn to at the end of a year, closest first."""
        closeness = self.data["closeness"].values[year]
        here = self.data["state"].values[year] == HERE
        order = np.argsort(-np.where(here, np.nan_to_num(closeness), -1.0), kind="stable")
        found = []
        for k in order[:_NAMED]:
            if here[k] and closeness[k] >= _CLOSE:
                place = str(self.data.place.values[k])
                figure = self.figure(place, int(self.data["number"].values[year, k]))
                found += [figure] if figure else []
        return found

    def called(self, figure: Figure) -> str:
        return figure.called(self.language)


def tell(result: Lived, language: str = "en", life: int = 0) -> list[Passage]:
    """One life as headings, events and sentences about the inside, in order of age.

    Every sentence about the inside is read off the dataset; `language` is "nl" or "en".
    """
    own = _Life(result, life, language)
    passages: list[Passage] = []
    ends = min(own.last, float(own.data.sizes["age"]))
    starts = [start for start, _ in PHASES]
    for k, (start, name) in enumerate(PHASES):
        if start > ends:
            break
        stop = starts[k + 1] if k + 1 < len(starts) else 200.0
        passages.append(Passage(start, "phase", pick(name, language)))
        passages += _happened(own, start, stop)
        passages += _inside(own, int(start), min(int(stop), own.years))
    if not np.isfinite(own.last):
        text = pick(STILL_THERE, language).format(age=own.years)
        passages.append(Passage(ends, "event", text))
    passages.append(Passage(ends, "closing", pick(CLOSING, language)))
    return passages


def _happened(own: _Life, start: float, stop: float) -> list[Passage]:
    told: list[Passage] = []
    rows = own.events[(own.events["age"] >= start) & (own.events["age"] < stop)]
    moved_in = set(rows["age"][rows["kind"] == "moves_in"])
    hard = 0
    for row in events_in(rows):
        age, kind = row.age, row.kind
        hard += kind == "hard_time"
        if (kind == "leaves_home" and age in moved_in) or (
            kind == "hard_time" and hard > _HARD_TIMES
        ):
            continue
        text = _sentence(own, age, kind, row.place, row.number)
        if text:
            told.append(Passage(age, "event", text))
            if kind == "dies":
                told += _after_loss(own, age, row.place, row.number)
    return told


def _sentence(own: _Life, age: float, kind: str, place: str, number: int) -> str:
    if kind == "born":
        return _birth(own)
    figure = own.figure(place, number) if place else None
    years = age - figure.came if figure else 0.0
    if kind.startswith("friend") and figure is not None and _brief(figure, own):
        return ""
    if kind == "dies" and figure is not None:
        kind = f"dies_{figure.kind}"
    elif kind == "meets" and age < 30:
        kind = "meets_young"
    elif kind == "child_born":
        kind = f"child_born_{place[-1:] and int(place[-1]) - 1}"
    elif kind == "ends" and age < 1:
        kind = "ends_baby"
    if kind not in EVENTS:
        return ""
    name = own.called(figure) if figure else ""
    return pick(EVENTS[kind], own.language).format(
        name=name, Name=capital(name), years=duration(years, own.language), age=int(age)
    )


def _brief(figure: Figure, own: _Life) -> bool:
    """Whether a friendship was too short to be told of; one that still lasts is not."""
    until = min(figure.left, figure.died)
    return until < min(own.last, own.years) and until - figure.came < _BRIEF


def _birth(own: _Life) -> str:
    older = [f.name for f in own.figures if f.kind == "sibling" and f.came == 0.0]
    if not older:
        return pick(BORN["alone"], own.language)
    was = WAS[own.language != "nl"][len(older) > 1]
    return pick(BORN["older"], own.language).format(names=listed(older, own.language), was=was)


def _after_loss(own: _Life, age: float, place: str, number: int) -> list[Passage]:
    """What a death did, where it was someone close: searching, unrest, and who takes the place."""
    figure = own.figure(place, number)
    year = int(age) - 1
    if figure is None or figure.kind not in _LOSSES or year < 1 or year + 1 >= own.years:
        return []
    if figure.place not in [each.place for each in own.closest(year)]:
        return []
    language, name = own.language, own.called(figure)
    season = round(age * SEASONS)
    arousal = own.data["arousal_by_season"].values
    search = own.data["search_by_season"].values
    texts = []
    if np.nanmax(search[season : season + SEASONS], initial=0.0) > _SEARCHES:
        texts.append(pick(INSIDE["search"], language).format(name=name))
    before = float(np.nanmean(arousal[max(season - SEASONS, 0) : season]))
    after = arousal[season : season + 2 * SEASONS]
    if len(after) == 2 * SEASONS and np.isfinite(after).all() and after[0] > before + _BACK:
        texts.append(_back(after, before, language))
    was_first = own.closest(year)[0].place == place
    later = int(age) + 1
    if was_first and later < own.years and own.closest(later):
        if own.closest(later)[0].kind == "pet":  # nobody's place is taken by an animal
            return [Passage(age, "inside", " ".join(texts))] if texts else []
        new = own.called(own.closest(later)[0])
        texts.append(
            pick(INSIDE["place_taken"], language).format(name=name, new=new, New=capital(new))
        )
    return [Passage(age, "inside", " ".join(texts))] if texts else []


def _back(after: Any, before: float, language: str) -> str:
    calm = np.flatnonzero(after <= before + _BACK / 2)
    if not len(calm):
        return pick(INSIDE["not_back"], language)
    years = float(calm[0]) / SEASONS
    which = "back_soon" if years <= 0.75 else "back_late"
    return pick(INSIDE[which], language).format(time=duration(years, language))


def _inside(own: _Life, start: int, stop: int) -> list[Passage]:
    """How it was inside from one age to another: safety, unrest, whom one turns to, shifts."""
    if stop - start < 1:
        return []
    language, last = own.language, stop - 1
    data = own.data.isel(age=slice(start, stop))
    safe = _level(SAFE, float(np.nanmean(data["felt_security"].values)))
    tense = _level(TENSE, float(np.nanmean(data["arousal"].values)))
    words = pick(TENSE[tense][1], language)
    if (safe >= 2) != (tense <= 1):  # safe and yet restless, or the other way round
        first, _, rest = words.partition(" ")
        words = f"{pick(BUT, language)} {rest}" if first in ("en", "and") else words
    texts = [f"{pick(SAFE[safe][1], language)}, {words}."]
    texts += _hierarchy(own, start, last)
    texts += _shifts(own, start, last)
    return [Passage(float(start), "inside", " ".join(texts))]


def _hierarchy(own: _Life, start: int, last: int) -> list[str]:
    language = own.language
    now = own.closest(last)
    if not now:
        return [pick(INSIDE["nobody"], language)]
    names = [own.called(figure) for figure in now]
    if len(names) == 1:
        texts = [pick(INSIDE["first"], language).format(names=names[0])]
    else:
        rest = listed(names[1:], language)
        texts = [pick(INSIDE["then"], language).format(first=names[0], names=rest)]
    before = own.closest(start - 1) if start > 0 else []
    if before and before[0] is not now[0] and before[0].there(float(last)):
        new, old = names[0], own.called(before[0])
        texts.append(pick(INSIDE["takes_over"], language).format(New=capital(new), old=old))
    return texts


def _shifts(own: _Life, start: int, last: int) -> list[str]:
    """Changes of the blueprint against the phase before."""
    if start == 0:
        return []
    language, data = own.language, own.data
    texts = []
    odds = (
        data["self_model"] + data["others_responsiveness"] + 0.632 * data["others_contingency"]
    ).values
    trust = 1.0 / (1.0 + np.exp(-odds))
    moved = float(trust[last] - trust[start - 1])
    if abs(moved) > _SHIFT_OF_OTHERS:
        before = pick(BEFORE["child" if start < 18 else "before"], language)
        key = "others_up" if moved > 0 else "others_down"
        texts.append(pick(INSIDE[key], language).format(before=before))
    worth = data["self_model"].values
    moved = float(worth[last] - worth[start - 1])
    if abs(moved) > _SHIFT_OF_SELF:
        texts.append(pick(INSIDE["self_up" if moved > 0 else "self_down"], language))
    return texts


def _level(scale: Any, value: float) -> int:
    return next(k for k, (top, _) in enumerate(scale) if value < top)
