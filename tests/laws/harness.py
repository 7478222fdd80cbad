"""Random people in random moments, lived twice with the same noise.

One small world holds everything a law needs: *ego*, a *partner* (or carer), a *friend*, and a
*toy*. Friend and toy are out of reach and mean nothing until a law brings them in. A law plays the
same people twice, with one thing changed; chance is addressed, so both lives get the same draws
and each person is compared with themselves.

Acts are drawn in short steps. Where a single life is noisy, each person lives the same stretch
several times (`relived`), again the same times in both conditions, and the average counts.
`moment` is one step of expected values, in which acts are not drawn at all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

from hecht.model.network import connect
from hecht.model.noise import WorldKeys, world_keys
from hecht.model.parameters import BOND, PERSON, Parameter, constants
from hecht.model.population import adults, infant_reactivity
from hecht.model.simulate import Everyday, Stretch, simulate
from hecht.model.state import OF_BONDS, Bonds, Inputs, Persons, Traits, Ways, World

PEOPLE = 352
WHO = ("ego", "partner", "friend", "toy")
BONDS = ("ego -> partner", "ego -> friend", "ego -> toy", "partner -> ego", "friend -> ego")
NETWORK = connect(4, [(0, 1), (0, 2), (0, 3), (1, 0), (2, 0)])
CONSTANTS = constants()

Column = NDArray[Any]  # one number for each person, [people]
Change = float | Column | Callable[[Column], Column]

_OF_PERSON = (*Persons._fields, *Traits._fields, "threat", "novelty", "difference", "answering")
_NEUTRAL = {"answering": 1.0, "touch": 0.0}
_DAY_MINUTES = 24 * 60
_MOMENT = 1440.0  # min: far above a care window, so that acts and care are expected values
_SEEN_PERSON = ("arousal", "need", "felt_security", "exploration", "despair", "self_model")
_SEEN_BOND = ("call", "care", "contact", "withdrawal", "trust", "strength", "presence")


def _table(path: str) -> tuple[str, str, int]:
    """'ego -> partner.trust' gives ('bond', 'trust', 0)."""
    whose, name = path.rsplit(".", 1)
    if whose in BONDS:
        return "bond", name, BONDS.index(whose)
    return "person", name, WHO.index(whose)


@dataclass(frozen=True)
class Lives:
    """People at one moment, each in several lives: arrays [person or bond, people * times]."""

    person: dict[str, Column]
    bond: dict[str, Column]
    keys: WorldKeys
    times: int = 1
    steps: int = 0

    def but(self, changes: Mapping[str, Change]) -> Lives:
        """The same people with something changed: {'ego.threat': .2, 'ego -> toy.reach': 1}."""
        parts = {"person": dict(self.person), "bond": dict(self.bond)}
        for path, value in changes.items():
            part, name, row = _table(path)
            if name not in parts[part]:
                raise KeyError(f"{path}: no such value")
            values = parts[part][name] = parts[part][name].copy()
            if callable(value):
                values[row] = value(values[row])
            else:
                values[row] = np.repeat(value, self.times) if np.ndim(value) else value
        return replace(self, **parts)

    def relived(self, times: int) -> Lives:
        """The same people, each in `times` lives."""

        def repeat(part: dict[str, Column]) -> dict[str, Column]:
            return {name: np.repeat(values, times, axis=1) for name, values in part.items()}

        keys = world_keys(7, PEOPLE * times)
        return replace(
            self, person=repeat(self.person), bond=repeat(self.bond), keys=keys, times=times
        )

    def of(self, path: str) -> Column:
        """A value of each person now, averaged over their lives, [people]."""
        part, name, row = _table(path)
        values = {"person": self.person, "bond": self.bond}[part][name][row]
        return values.reshape(PEOPLE, self.times).mean(axis=1)


@dataclass(frozen=True)
class Played:
    """What was seen in a stretch, and the people afterwards."""

    seen: dict[str, Column]
    after: Lives

    def course(self, path: str) -> Column:
        """[record, people], averaged over the lives of a person."""
        _, name, row = _table(path)
        values = self.seen[name][:, row]
        return values.reshape(len(values), PEOPLE, self.after.times).mean(axis=2)

    def mean(self, path: str) -> Column:
        """Mean over the stretch, [people]."""
        return self.course(path).mean(axis=0)

    def last(self, path: str) -> Column:
        """The last record, [people]."""
        return self.course(path)[-1]


def _play(
    lives: Lives,
    steps: int,
    minutes: float,
    every: int,
    everyday: Everyday | None = None,
    other: Lives | None = None,
    turn: int = 1,
) -> Played:
    """Live `steps` steps; with `other`, its circumstances hold in every second `turn` of steps."""
    state = {
        kind: kind(*(jnp.asarray(part[name], jnp.float32) for name in kind._fields))
        for kind, part in ((Persons, lives.person), (Traits, lives.person), (Bonds, lives.bond))
    }
    pages = [{**each.bond, **each.person} for each in (lives, other or lives)]
    rows = Inputs(
        *(jnp.asarray([page[name] for page in pages], jnp.float32) for name in Inputs._fields)
    )
    ways = _ways_of(lives)
    row = (np.arange(steps) // turn % 2).astype(np.int32)
    pace = 2.0 if everyday is not None else 1.0  # at home the waking half of each day is lived
    stretch = Stretch(minutes, rows, row, everyday, pace=pace)
    world, seen = simulate(
        NETWORK,
        World(state[Persons], state[Traits], state[Bonds], ways),
        stretch,
        lives.keys,
        CONSTANTS,
        first_step=lives.steps,
        record=(*_SEEN_PERSON, *_SEEN_BOND, *(Ways._fields if ways else ())),
        every=every,
    )
    person = {**lives.person, **_arrays(world.persons), **_arrays(world.traits)}
    after = replace(
        lives,
        person=person,
        bond={**lives.bond, **_arrays(world.bonds), **(_arrays(world.ways) if ways else {})},
        steps=lives.steps + steps,
    )
    return Played(seen, after)


def _ways_of(lives: Lives) -> Ways | None:
    """The ways of bonding of lives in which they are followed."""
    if "likeness" not in lives.bond:
        return None
    return Ways(*(jnp.asarray(lives.bond[name], jnp.float32) for name in Ways._fields))


def followed(lives: Lives, start: float) -> Lives:
    """The same people, their ways of bonding followed; all begin at `start`."""
    shape = lives.bond["call"].shape
    return replace(lives, bond=lives.bond | {name: np.full(shape, start) for name in Ways._fields})


def _in_turn(lives: Lives, blocks: int, live: Callable[[Lives], Played]) -> Played:
    """Live equal blocks one after the other, so that any number of them compiles once."""
    pieces = []
    for _ in range(blocks):
        played = live(lives)
        pieces.append(played.seen)
        lives = played.after
    seen = {name: np.concatenate([piece[name] for piece in pieces]) for name in pieces[0]}
    return Played(seen, lives)


def _arrays(part: Any) -> dict[str, Column]:
    return {name: np.asarray(values) for name, values in part._asdict().items()}


def moment(lives: Lives) -> Played:
    """A typical half hour of a day in expected values: no act is drawn."""
    return _play(lives, 1, _MOMENT, 1)


def quarter(lives: Lives) -> Played:
    """A quarter of an hour in steps of 10 seconds; acts are drawn."""
    return _play(lives, 90, 1 / 6, 10)


def weeks(
    lives: Lives, number: int, *, every_other_day: Mapping[str, Change] | None = None
) -> Played:
    """Weeks at home in waking half hours, with the small threats and finds of everyday life.

    Seen as means per week. Reach and threat are those of the lives; chance adds the rest.
    `every_other_day` changes the circumstances on every second day.
    """
    threat = np.full((4, 1), 0.15, np.float32), np.full((4, 1), 0.08, np.float32)
    near = np.stack([np.full((5, 1), share, np.float32) for share in (1.0, 0.5, 0.0)])
    until = np.stack([np.full((5, 1), share, np.float32) for share in (0.6, 0.9)])
    pairs = np.asarray([1, 2, 3, 1, 2], np.uint32)
    everyday = Everyday(*threat, np.float32(0.5), np.float32(1.5), near, until, pairs)
    changes = every_other_day or {}

    def fortnight(now: Lives) -> Played:
        return _play(now, 14 * 24, 30.0, 7 * 24, everyday, now.but(changes), turn=24)

    if number % 2:
        raise ValueError("weeks are lived two by two")
    return _in_turn(lives, number // 2, fortnight)


def years(lives: Lives, number: int) -> Played:
    """Years in steps of a day, each day as one typical half hour. Seen as means per 73 days."""
    return _in_turn(lives, number, lambda now: _play(now, 365, float(_DAY_MINUTES), 73))


def days(lives: Lives, number: int) -> Played:
    """Days in steps of half an hour, day and night, nothing by chance. Seen as means per day."""
    if number % 7:
        raise ValueError("days are lived seven by seven")
    return _in_turn(lives, number // 7, lambda now: _play(now, 7 * 48, 30.0, 48))


def strangers(seed: int) -> Lives:
    """Adults and someone they hardly know, all drawn from the population, in a random moment."""
    return _alone_with(_adult_values(seed), seed)


def couples(seed: int) -> Lives:
    """Adults who have lived with their partner for three months, in a random moment.

    Living together comes first because it leaves what two people can have learned of each other;
    numbers drawn freely would make people who fear a partner who never frightened them.
    """
    return _now(weeks(strangers(seed), 12).after, seed)


def raised(seed: int, changes: Mapping[str, Change] | None = None) -> Lives:
    """Children who have lived with their carer for four months, in a random moment."""
    return _now(weeks(newborns(seed).but(changes or {}), 16).after, seed)


def _now(lives: Lives, seed: int) -> Lives:
    """A random moment in the same life: some arousal, need, threat and something to explore."""
    now = _alone_with(_adult_values(seed + 1), seed + 1)
    names = ("arousal", "need", "threat", "novelty")
    drawn = {f"{who}.{name}": now.of(f"{who}.{name}") for who in WHO[:2] for name in names}
    drawn |= {f"{who}.reserve": 0.0 for who in WHO[:2]}  # nobody held them just now
    contact = {f"{bond}.contact": now.of(f"{bond}.contact") for bond in (BONDS[0], BONDS[3])}
    return lives.but({**drawn, **contact})


def newborns(seed: int) -> Lives:
    """Infants with a carer drawn from the population, who is near; what infants bring along."""
    rng = np.random.default_rng(seed + 1_000)
    lives = _alone_with(_adult_values(seed), seed)
    reactivity = np.asarray(infant_reactivity(world_keys(seed, PEOPLE), _ids(0)))[0]
    changes: dict[str, Change] = {
        "ego.age": rng.uniform(0, 1, PEOPLE),
        "ego.mentalising": 0.0,
        "ego.reactivity": reactivity,
        "ego.self_model": rng.normal(0, 0.1, PEOPLE),
        "ego.others_responsiveness": -1.2,
        "ego.others_contingency": 3.0,
        "ego.others_aversiveness": 0.0,
        "ego.early_responsiveness": -1.2,
        "ego.early_contingency": 3.0,
        "ego.early_aversiveness": 0.0,
        "ego.care_base": 0.0,
        "ego.frightening": 0.0,
        "partner.care_base": rng.normal(0, 0.7, PEOPLE),
        "partner.care_slope": rng.normal(0, 1.6, PEOPLE),
        "ego -> partner.responsiveness": rng.normal(-1.2, 0.3, PEOPLE),
        "ego -> partner.contingency": rng.normal(3.0, 0.4, PEOPLE),
        "ego -> partner.aversiveness": 0.0,
        "ego -> partner.strength": rng.uniform(0.3, 0.5, PEOPLE),
        "ego -> partner.evidence": 0.0,
        "ego -> partner.commitment": 1.0,
        # She does not turn to the child for care, and the child owes her none.
        "partner -> ego.responsiveness": -4.0,
        "partner -> ego.contingency": 0.5,
        "partner -> ego.aversiveness": 0.0,
        "partner -> ego.strength": 0.05,
        "partner -> ego.presence": 1.0,
        "partner -> ego.commitment": 0.0,
    }
    return lives.but(changes)


def unafraid(lives: Lives) -> Column:
    """Who does not fear their partner, bool [people]: about two thirds of couples."""
    return lives.of("ego -> partner.aversiveness") < 0.05


def who_learned_to_ask(lives: Lives) -> Column:
    """Who has learned that asking their partner helps, bool [people]: nine in ten."""
    return lives.of("ego -> partner.contingency") > 0.0


def _ids(first: int) -> Any:
    return jnp.arange(first, first + 3, dtype=jnp.uint32)


def _adult_values(seed: int) -> dict[str, Column]:
    """Ego, partner and friend from the population prior, [3, people]."""
    drawn = _arrays(adults(world_keys(seed, PEOPLE), _ids(0)))
    rng = np.random.default_rng(seed)
    return {
        **drawn,
        "age": rng.uniform(18, 70, (3, PEOPLE)),
        "care_base": rng.normal(0, 0.35, (3, PEOPLE)),
        "care_slope": rng.normal(0, 0.7, (3, PEOPLE)),
        "arousal": rng.uniform(0.2, 1.0, (3, PEOPLE)),
        "need": rng.uniform(0, 0.6, (3, PEOPLE)),
        "despair": rng.exponential(0.1, (3, PEOPLE)),
        "threat": rng.uniform(0, 0.15, (3, PEOPLE)),
        "novelty": rng.uniform(0.5, 1.5, (3, PEOPLE)),
    }


def _usual(table: Mapping[str, Parameter], name: str) -> float:
    return table[name].value if name in table else _NEUTRAL.get(name, 0.0)


def _alone_with(people: dict[str, Column], seed: int) -> Lives:
    rng = np.random.default_rng(seed + 2_000)
    person = {
        name: np.full(
            (4, PEOPLE), _NEUTRAL.get(name, PERSON[name].value if name in PERSON else 0.0)
        )
        for name in _OF_PERSON
    }
    for name, values in people.items():
        if name in person:
            person[name][:3] = values
        if name.startswith("others_"):  # an adult's first blueprint is the present one
            person[name.replace("others", "early")][:3] = values
    bond = {name: np.full((5, PEOPLE), _usual(BOND, name)) for name in (*Bonds._fields, *OF_BONDS)}
    bond["reach"][[1, 2, 4]] = 0.0
    bond["softness"][2] = 0.6
    bond["responsiveness"][2], bond["contingency"][2] = 0.0, 4.0  # holding it helps, for sure
    for row, owner in ((0, 0), (1, 0), (3, 1), (4, 2)):
        for name, spread in (("responsiveness", 0.4), ("contingency", 0.5)):
            learned = rng.normal(person[f"others_{name}"][owner], spread)
            bond[name][row] = learned
        fear = person["others_aversiveness"][owner] * np.exp(rng.normal(0, 0.4, PEOPLE))
        bond["aversiveness"][row] = np.clip(fear, 0, 1)
    for row in (0, 3):
        bond["strength"][row] = rng.uniform(0.4, 0.95, PEOPLE)
        bond["presence"][row] = rng.uniform(0.5, 1.0, PEOPLE)
        bond["contact"][row] = rng.uniform(0.0, 0.8, PEOPLE)
        bond["evidence"][row] = rng.uniform(100, 4_000, PEOPLE)
    return Lives(person, bond, world_keys(seed, PEOPLE))
