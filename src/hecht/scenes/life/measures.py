"""What a population of lives says about published findings: network, stability, grief, generations.

Each row gives the published value, what the lives gave, and its Monte-Carlo error. The numbers are
read as the studies did, noise of the instruments included; nothing was fitted to them here.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hecht.model.measurement.grief import BEFORE, EIGHTEEN, FOLLOWED, LATE, SIX, read_grief
from hecht.model.measurement.questionnaire import ANXIETY_NOISE, ITEMS
from hecht.scenes.life.course import HERE
from hecht.scenes.life.diary import MONTHS
from hecht.scenes.life.lived import events_in
from hecht.scenes.life.result import LifeResult

Array = NDArray[np.float64]

_COUNTS = 0.5  # strength from which a figure counts (model text, scene 13)
_RELIABLE = 0.58  # of an observation of security (model text, section 4)
_PEOPLE = ("parent", "sibling", "grandparent", "friend", "partner", "child", "colleague")
_ENOUGH = 20  # bereaved people, to read grief


@dataclass(frozen=True)
class Row:
    """One finding.

    Attributes
    ----------
    name, meaning
        Code of the finding, and what it is in words.
    target
        The published value.
    found, error, number
        What the lives gave, its standard error, and from how many.
    source
        The study.
    """

    name: str
    meaning: str
    target: float
    found: float
    error: float
    number: int
    source: str


def findings(result: LifeResult) -> list[Row]:
    """All findings that these lives are long and many enough for."""
    rows: list[Row | None] = [_figures(result), _parent_first(result), _partner_first(result)]
    rows += _stability(result)
    rows += _grief(result)
    return [row for row in rows if row is not None]


def top_kind(result: LifeResult, age: int, kinds: Sequence[str] = _PEOPLE) -> NDArray[np.str_]:
    """Kind of the closest figure of everyone alive at an age; empty where there is none."""
    data = result.data.sel(age=age)
    closeness, there = _there(data, kinds)
    kind = data.kind.values.astype(str)
    top = np.where(there.any(axis=1), kind[np.argmax(closeness, axis=1)], "")
    return np.asarray(top[data.alive.values])


def partnered(result: LifeResult, age: int, *, together: bool = True) -> float:
    """Share of people alive at an age who live with a partner (or just have one), 0-1."""
    data = result.data.sel(age=age)
    alive = data.alive.values
    if not together:
        return float((data.partner.values != "")[alive].mean())
    places = np.flatnonzero(data.kind.values == "partner")
    return float(data.together.values[:, places].any(axis=1)[alive].mean())


def security(result: LifeResult, age: int) -> Array:
    """Latent security at an age (model text, section 4), [life].

    Trust in the mother before three, then w + mu_theta + .63 mu_lambda.
    """
    data = result.data.sel(age=age)
    if age < 3:
        return np.asarray(data["trust"].sel(place="mother").values, float)
    return np.asarray(
        data["self_model"] + data["others_responsiveness"] + 0.63 * data["others_contingency"],
        float,
    )


def transmission(lived: Sequence[LifeResult]) -> list[Row]:
    """Parent and child: how alike their security is, over all pairs of generations that follow."""
    pairs: list[tuple[Array, Array, Array]] = []
    for parents, children in itertools.pairwise(lived):
        number = {int(life): k for k, life in enumerate(parents.data.life.values)}
        place = [number[int(life)] for life in children.data.life.values]
        pairs.append((_at_birth(parents)[place], _with_parent(children), _grown(children)))
    if not pairs:
        return []
    parent, infant, adult = (np.concatenate(each) for each in zip(*pairs, strict=True))
    rng = np.random.default_rng(0)
    seen = _observed(infant, _RELIABLE, rng), _observed(parent, 0.81, rng)
    source = "Verhage et al. 2016, Psychol Bull 142 (recalled)"
    rows = [
        _correlation("TRANS", "parent's blueprint, child's security", 0.31, *seen, source),
        _correlation("TRANS-latent", "the same without noise", math.nan, infant, parent, ""),
        _correlation(
            "TRANS-20", "parent's and child's blueprint at 20", math.nan, adult, parent, ""
        ),
    ]
    return [row for row in rows if row is not None]


def _with_parent(children: LifeResult) -> Array:
    """Trust at one in the parent whose life was lived: who is interviewed is who is seen."""
    trust = children.data["trust"].sel(age=1)
    names = trust.place.values.tolist()
    places = [names.index(parent) for parent in children.data["lived_parent"].values]
    return np.asarray(trust.values[np.arange(children.lives), places], float)


def _there(data: Any, kinds: Sequence[str]) -> tuple[Array, NDArray[np.bool_]]:
    right = np.isin(data.kind.values.astype(str), kinds)
    there = (data.state.values == HERE) & right & np.isfinite(data.closeness.values)
    return np.where(there, data.closeness.values, -1.0), there


def _figures(result: LifeResult) -> Row | None:
    if result.data.sizes["age"] < 20:
        return None
    data = result.data.sel(age=20)
    _, there = _there(data, _PEOPLE)
    count = (there & (data.strength.values > _COUNTS)).sum(axis=1)[data.alive.values]
    source = "Trinke & Bartholomew 1997 (recalled)"
    return _mean("NET01", "figures at 20", 5.38, count, source)


def _parent_first(result: LifeResult) -> Row | None:
    if result.data.sizes["age"] < 20:
        return None
    first = top_kind(result, 20) == "parent"
    return _mean("NET02", "a parent first at 20", 0.60, first, "Fraley & Davis 1997")


def _partner_first(result: LifeResult) -> Row | None:
    """Among people with a partner at 30 to 50: the partner is the closest."""
    ages = [age for age in (30, 40, 50) if age <= result.data.sizes["age"]]
    if not ages:
        return None
    found = []
    for age in ages:
        data = result.data.sel(age=age)
        with_one = (data.partner.values != "")[data.alive.values]
        found.append(np.where(with_one, top_kind(result, age) == "partner", np.nan))
    lives = max(len(each) for each in found)
    padded = np.full((len(found), lives), np.nan)
    for k, each in enumerate(found):
        padded[k, : len(each)] = each
    with np.errstate(invalid="ignore"):
        some = np.isfinite(padded).any(axis=0)
    shares = np.nanmean(padded[:, some], axis=0)
    source = "Doherty & Feeney 2004 (recalled)"
    return _mean("NET06", "the partner first, 30-50, of those who have one", 0.77, shares, source)


def _stability(result: LifeResult) -> list[Row | None]:
    if result.data.sizes["age"] < 10:
        return []
    rng = np.random.default_rng(1)
    first = _observed(security(result, 1), _RELIABLE, rng)

    def with_first(ages: Sequence[int]) -> tuple[float, int]:
        seen = [
            _pair_r(first, _observed(security(result, age), _RELIABLE, rng))
            for age in ages
            if age <= result.data.sizes["age"]
        ]
        return float(np.mean([r for r, _ in seen])), min(n for _, n in seen)

    rows: list[Row | None] = []
    for name, meaning, ages, source in (
        ("STA01", "stability from 1 to 10 years", (2, 4, 6, 10), "Pinquart et al. 2013 (recalled)"),
        ("STA02", "stability from 1 to 15-20 years", (15, 19, 20), "Fraley 2002 (recalled)"),
    ):
        if max(ages) <= result.data.sizes["age"]:
            r, n = with_first(ages)
            rows.append(
                Row(name, meaning, 0.39, r, (1 - r * r) / math.sqrt(max(n - 1, 1)), n, source)
            )
    return rows


def _grief(result: LifeResult) -> list[Row | None]:
    """After the death of a partner one lived with: a loss as the bereavement studies have it."""
    arousal = result.data["arousal_by_month"].values
    kept = [
        (life, month)
        for life, month in _partner_losses(result)
        if month + FOLLOWED <= arousal.shape[1]
        and np.isfinite(arousal[life, month - MONTHS : month + FOLLOWED]).all()
    ]
    if len(kept) < _ENOUGH:
        return []
    life, month = np.array(kept).T

    def mean(name: str, months: slice) -> Array:
        values = result.data[name].values
        return np.asarray(np.mean([values[life, month + k] for k in _all(months)], axis=0), float)

    asked = (month + FOLLOWED) // MONTHS - 1  # the last birthday in that time
    before, six, eighteen, late = (
        mean("arousal_by_month", months) for months in (BEFORE, SIX, EIGHTEEN, LATE)
    )
    worth = result.data["self_model"].values[life, asked]
    found = read_grief(before, six, eighteen, late, mean("search_by_month", LATE), worth)
    noise = ANXIETY_NOISE / math.sqrt(ITEMS) * np.random.default_rng(2).normal(size=len(life))
    anxious = result.data["anxiety"].values[life, month // MONTHS - 1] + noise
    return [
        _correlation(
            "GRI01",
            "prolonged grief and anxiety",
            0.28,
            np.asarray(found.score, float),
            anxious,
            "Eisma et al. 2023",
        ),
        _mean(
            "GRI04",
            "prolonged grief half to one year on",
            0.098,
            found.prolonged,
            "Lundorff et al. 2017",
        ),
        _mean(
            "GRI06",
            "resilient after the loss",
            0.46,
            found.resilient,
            "Bonanno et al. 2002 (recalled)",
        ),
    ]


def _all(months: slice) -> range:
    return range(months.start, months.stop)


def _partner_losses(result: LifeResult) -> list[tuple[int, int]]:
    """(life, month) of each death of a partner with whom one lived."""
    events = result.events
    rows = events[(events["kind"] == "dies") & events["place"].str.startswith("partner")]
    together = result.data["together"].values
    places = {name: k for k, name in enumerate(result.data.place.values.astype(str))}
    found = []
    for row in events_in(rows):
        month, year = round(row.age * MONTHS), int(row.age) - 1
        if year >= 1 and together[row.life, year, places[row.place]]:
            found.append((row.life, month))
    return found


def _at_birth(result: LifeResult) -> Array:
    """Security of each person at the birth of the first child; not a number without one."""
    events = result.events
    born = events[(events["kind"] == "child_born") & (events["place"] == "child1")]
    found = np.full(result.lives, np.nan)
    for life, age in zip(born["life"], born["age"], strict=True):
        found[int(life)] = security(result, max(3, int(age)))[int(life)]
    return found


def _grown(result: LifeResult) -> Array:
    if result.data.sizes["age"] < 20:
        return np.full(result.lives, np.nan)
    return security(result, 20)


def _observed(values: Array, reliability: float, rng: np.random.Generator) -> Array:
    noise = rng.normal(size=len(values))
    return math.sqrt(reliability) * _standard(values) + math.sqrt(1 - reliability) * noise


def _standard(values: Array) -> Array:
    spread = float(np.nanstd(values))
    return np.asarray((values - np.nanmean(values)) / (spread if spread > 0 else 1.0))


def _pair_r(one: Array, other: Array) -> tuple[float, int]:
    both = np.isfinite(one) & np.isfinite(other)
    if both.sum() < 3:
        return math.nan, int(both.sum())
    return float(np.corrcoef(one[both], other[both])[0, 1]), int(both.sum())


def _mean(name: str, meaning: str, target: float, values: Any, source: str) -> Row:
    kept = np.asarray(values, float)
    error = float(kept.std() / math.sqrt(max(len(kept), 1)))
    return Row(name, meaning, target, float(kept.mean()), error, len(kept), source)


def _correlation(
    name: str, meaning: str, target: float, one: Array, other: Array, source: str
) -> Row | None:
    r, n = _pair_r(one, other)
    if not math.isfinite(r):
        return None
    return Row(name, meaning, target, r, (1 - r * r) / math.sqrt(max(n - 1, 1)), n, source)
