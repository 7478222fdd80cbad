"""Families and couples before a study begins: the life that made them who they are."""

from __future__ import annotations

from typing import Any

import numpy as np

from hecht.model.parameters import Constants
from hecht.studies.circumstances import Chance, Part, Seen, Tie
from hecht.studies.stage import Stage

HOME_STEP = 30.0  # min
HOME_HOURS = 12  # waking hours lived of each day
CARE_SPREAD = {"care_base": 0.7, "care_slope": 1.6}
PARTNER_SPREAD = {"care_base": 0.35, "care_slope": 0.7}
NEAR = (0.6, 0.3, 0.1)  # within touch, next room, away
LESS_NEAR = (0.25, 0.3, 0.45)  # a carer who works full time elsewhere
_PER_DAY = int(HOME_HOURS * 60 / HOME_STEP)

SAMPLES = ("population", "low_risk", "high_risk", "maltreating")
"""Kinds of families that studies recruit."""


def carer(stage: Stage, name: str, sample: str = "population", *, age: float = 30.0) -> None:
    """Draw a carer from a kind of sample.

    Low risk: fewer carers with unresolved fear (log-odds -.8). High risk: more of them (+.8) and
    less care (D0 -.5, D1 -.8). Maltreating: frightening acts at .004 a minute, and a poorer model
    of self and others (model text, scene 2).
    """
    risk = {"low_risk": -0.8, "high_risk": 0.8}.get(sample, 0.0)
    stage.adult(name, age=age, risk=risk)
    deviation = {k: sd * stage.chance.normal(size=stage.worlds) for k, sd in CARE_SPREAD.items()}
    if sample == "high_risk":
        deviation = {"care_base": deviation["care_base"] - 0.5,
                     "care_slope": deviation["care_slope"] - 0.8}  # fmt: skip
    stage.set(name, **deviation)
    if sample == "maltreating":
        stage.set(
            name,
            frightening=0.004 * np.exp(0.6 * stage.chance.normal(size=stage.worlds)),
            self_model=stage.of(name, "self_model") - 0.6,
            others_responsiveness=stage.of(name, "others_responsiveness") - 1.0,
            others_contingency=stage.of(name, "others_contingency") - 1.0,
        )


def family(
    n: int,
    seed: int,
    constants: Constants,
    *,
    sample: str = "population",
    more: tuple[str, ...] = (),
    more_bonds: tuple[Tie, ...] = (),
) -> Stage:
    """A child and its carer at birth; `more` people wait outside until they are needed."""
    people = ("child", "carer", *more)
    bonds = (("child", "carer"), ("carer", "child"), *more_bonds)
    stage = Stage(people, bonds, n, seed, constants)
    stage.infant("child")
    carer(stage, "carer", sample)
    stage.as_newborn("child", "carer")
    stage.not_a_haven("carer", "child")
    for owner, other in more_bonds:
        stage.tie(owner, other, reach=0.0)
    return stage


def live_at_home(
    stage: Stage,
    days: int,
    *,
    carers: tuple[str, ...] = ("carer",),
    near: tuple[float, float, float] | dict[str, tuple[float, float, float]] = NEAR,
    stress: float = 0.06,
    pace: float = 2.0,
    record: tuple[str, ...] = (),
    every: int = _PER_DAY,
    ties: dict[Tie, dict[str, Any]] | None = None,
) -> Seen:
    """Ordinary days of a child with its carer (half-hour steps, twelve hours a day).

    The child meets a stressor (mean .08) in 15 % of steps, the carer one of `stress`.
    """
    chance = Chance(
        threat={"child": (0.15, 0.08), **dict.fromkeys(carers, (0.15, stress))},
        novelty={"child": (0.5, 1.5)},
        nearness={
            ("child", name): near[name] if isinstance(near, dict) else near for name in carers
        },
    )
    return stage.play(
        [Part(days * _PER_DAY, ties=ties or {})],
        HOME_STEP,
        record=record,
        every=every,
        pace=pace,
        chance=chance,
    )


def grown_up_to(n: int, seed: int, constants: Constants, days: int = 200, **more: Any) -> Stage:
    """A family after the first year, lived in `days` ordinary days that stand for all of it."""
    stage = family(n, seed, constants, **more)
    live_at_home(stage, days, pace=2.0 * 365 / days)
    return stage


COUPLE = ("a", "b")
A_TO_B, B_TO_A = COUPLE, COUPLE[::-1]
TOGETHER = 10  # half hours of an evening together
_APART = 4


def couple(
    n: int,
    seed: int,
    constants: Constants,
    *,
    days: int = 90,
    more: tuple[str, ...] = (),
    more_bonds: tuple[Tie, ...] = (),
    strength: float = 0.8,
) -> Stage:
    """Couples who have lived with each other for `days` ordinary days."""
    stage = Stage((*COUPLE, *more), (A_TO_B, B_TO_A, *more_bonds), n, seed, constants)
    for owner, other in more_bonds:
        stage.tie(owner, other, reach=0.0)
    for person in COUPLE:
        stage.adult(person)
        stage.set(
            person,
            **{k: sd * stage.chance.normal(size=n) for k, sd in PARTNER_SPREAD.items()},
        )
    for owner, other in (A_TO_B, B_TO_A):
        stage.expect(owner, other)
        stage.tie(owner, other, strength=strength, presence=1.0, commitment=0.9)
    if days:
        live_together(stage, days)
    return stage


def live_together(
    stage: Stage,
    days: int,
    *,
    record: tuple[str, ...] = (),
    apart: np.ndarray | None = None,
    stress: float = 0.08,
    hours: int = TOGETHER,
    touch: np.ndarray | float = 0.0,
) -> Seen:
    """Days of a couple: half-hour steps, a stretch apart and `hours` half hours together.

    Stressors of one's own (40 % of days, mostly met apart) and shared ones (30 %) are exponential
    with mean `stress`, and 40 % of them carry over to the next day. Recorded is the mean of each
    evening. `apart` (boolean [day, world]) says on which evenings one is away.
    """
    n, chance = stage.worlds, stage.chance
    own = np.zeros((2, n))
    shared = np.zeros(n)
    steps = _APART + hours
    threat = np.zeros((2, days * steps, n), np.float32)
    for day in range(days):
        fresh = chance.exponential(size=(2, n)) * (chance.random((2, n)) < 0.4)
        own = np.where(chance.random((2, n)) < 0.4, own, fresh) if day else fresh
        together = chance.exponential(size=n) * (chance.random(n) < 0.3)
        shared = np.where(chance.random(n) < 0.4, shared, together) if day else together
        first = day * steps
        for k in range(_APART):
            threat[:, first + k] = stress * own * (chance.random((2, n)) < 0.5)
        for k in range(hours):
            both = stress * shared * (chance.random(n) < 0.3)
            threat[:, first + _APART + k] = both + (0.5 * stress * own if k < 3 else 0.0)
    there = np.zeros((days, steps, n), np.float32)
    there[:, _APART:] = 1.0
    if apart is not None:
        there[apart[:, None, :].repeat(steps, axis=1)] = 0.0
    reach = there.reshape(days * steps, n)
    ties = {bond: {"reach": reach} for bond in (A_TO_B, B_TO_A)}
    if np.any(np.asarray(touch) > 0):
        held = np.zeros((days, steps, n), np.float32)
        held[:, _APART + 2 : _APART + 3] = np.asarray(touch, np.float32)
        for values in ties.values():
            values["touch"] = held.reshape(days * steps, n)
    part = Part(
        days * steps,
        people={person: {"threat": threat[k]} for k, person in enumerate(COUPLE)},
        ties=ties,
    )
    seen = stage.play([part], HOME_STEP, record=record, every=1)
    return _evenings(stage, seen, days, steps)


def _evenings(stage: Stage, seen: Seen, days: int, steps: int) -> Seen:
    """Average each evening together."""
    records = {
        name: values.reshape(days, steps, *values.shape[1:])[:, _APART:].mean(axis=1)
        for name, values in seen.records.items()
    }
    return Seen(stage.people, stage.bonds, records)
