"""From people and bonds in a scene to the world they start in."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from hecht.errors import SceneError
from hecht.model.measurement.questionnaire import adults_who_answer
from hecht.model.network import Network, address, connect
from hecht.model.noise import WorldKeys
from hecht.model.parameters import BOND, PERSON, WAYS, Constants, Parameter
from hecht.model.population import Individuals, adults, infant_reactivity, normals
from hecht.model.state import Bonds, Persons, Traits, Ways, World
from hecht.scenes.context import in_context
from hecht.scenes.events import directed
from hecht.scenes.schema import Chapter, Figure, Scene, Spread, Tie
from hecht.scenes.timeline import Circumstances

Values = dict[str, Any]

_NEWBORN = {"responsiveness": -1.2, "contingency": 3.0, "aversiveness": 0.0}
_KINDS: dict[str, dict[str, float]] = {
    "infant": {
        "age": 0.0,
        "mentalising": 0.0,
        "others_responsiveness": -1.2,
        "others_contingency": 3.0,
        "others_aversiveness": 0.0,
    },
    "child": {"age": 6.0, "mentalising": 0.25},
    "adult": {},
    "pet": {"age": 4.0, "mentalising": 0.0, "care_base": 2.0, "frightening": 0.0},
    "object": {},
}
_ONESELF = {
    "responsiveness": -1.0,
    "contingency": 1.0,
    "aversiveness": 0.0,
    "strength": 0.1,
    "presence": 1.0,
    "commitment": 1.0,
    "channel": 0.3,
}
"""A bond to oneself before any practice (model extensions, section 2)."""
_RISK = {"population": 0.0, "low-risk": -0.8}
_SPREAD_STREAM = 30  # streams of numbers that a scene lets vary


def network_of(scene: Scene) -> Network:
    """The network of a scene; noise addresses come from names.

    Raises
    ------
    SceneError
        Two names that happen to share an address.
    """
    people = list(scene.people)
    person_id = [address(name) for name in people]
    bond_id = [address(name) for name in scene.bond_names]
    if len(set(person_id)) < len(people) or len(set(bond_id)) < len(bond_id):
        raise SceneError("two names share an address of chance; rename one of the people.")
    pairs = [tuple(people.index(end) for end in name.split(" -> ")) for name in scene.bond_names]
    return connect(len(people), np.asarray(pairs), person_id, bond_id)


def cast(scene: Scene, keys: WorldKeys, numbers: Constants) -> tuple[World, Circumstances]:
    """Draw the people, give them their bonds, and read the circumstances they live in."""
    worlds = keys.first.shape[0]
    people = [_person(name, figure, keys, numbers) for name, figure in scene.people.items()]
    columns = {name: _stack([person[name] for person in people], worlds) for name in PERSON}
    bonds = [_bond(scene, name, columns, keys) for name in scene.bond_names]
    ties = {name: _stack([bond[name] for bond in bonds], worlds) for name in BOND}
    world = World(
        Persons(*(columns[name] for name in Persons._fields)),
        Traits(*(columns[name] for name in Traits._fields)),
        Bonds(*(ties[name] for name in Bonds._fields)),
        _ways(scene, keys) if scene.has_ways else None,
    )
    base = Circumstances(
        *(np.asarray(columns[name]) for name in ("threat", "novelty", "difference")),
        *(np.asarray(ties[name]) for name in ("reach", "commitment", "softness", "channel")),
    )
    return world, base


def begin(scene: Scene, chapter: Chapter, world: World, numbers: Constants) -> World:
    """Apply what a chapter sets when it begins: rest first, then single values."""
    if not (chapter.begin.rest or chapter.begin.people or chapter.begin.bonds):
        return world
    people = list(scene.people)
    persons, traits, bonds = (_copied(part) for part in world[:3])
    ways = {} if world.ways is None else _copied(world.ways)
    for name in people if "all" in chapter.begin.rest else chapter.begin.rest:
        _rest(scene, name, persons, bonds, numbers)
    for name, values in chapter.begin.people.items():
        for field, value in values.items():
            for holder in (persons, traits):
                if field in holder:
                    holder[field][people.index(name)] = value
    for key, tie in chapter.begin.bonds.items():
        for owner, other in directed(key):
            k = scene.bond_names.index(f"{owner} -> {other}")
            learned = _expected(tie, persons, people.index(owner)) if tie.expects else {}
            if tie.resembles is not None:
                model = scene.bond_names.index(f"{owner} -> {tie.resembles}")
                new = _expected(Tie(expects="blueprint"), persons, people.index(owner))
                learned = {
                    key: tie.resemblance * bonds[key][model] + (1.0 - tie.resemblance) * new[key]
                    for key in _NEWBORN
                }
            _set(bonds, k, {**learned, **tie.values})
            _set(ways, k, tie.ways or {})
    parts = Persons(**persons), Traits(**traits), Bonds(**bonds)
    return World(*parts, Ways(**ways) if ways else None)


def _set(columns: Values, row: int, values: Values) -> None:
    """Set what these columns hold; the rest is found elsewhere."""
    for field, value in values.items():
        if field in columns:
            columns[field][row] = value


def circumstances_from(scene: Scene, chapter: Chapter, base: Circumstances) -> Circumstances:
    """The circumstances from this chapter on: what it sets of reach, commitment, threat ..."""
    people, names = list(scene.people), scene.bond_names
    changed = {field.name: np.array(getattr(base, field.name)) for field in fields(base)}
    for name, values in chapter.begin.people.items():
        for field, value in values.items():
            if field in changed:
                changed[field][people.index(name)] = value
    for key, tie in chapter.begin.bonds.items():
        for owner, other in directed(key):
            for field, number in tie.values.items():
                if field in changed:
                    changed[field][names.index(f"{owner} -> {other}")] = number
    return replace(base, **changed)


def _rest(scene: Scene, name: str, persons: Values, bonds: Values, numbers: Constants) -> None:
    """Calm someone, and end what they were doing towards others."""
    i = list(scene.people).index(name)
    persons["arousal"][i] = persons["slow_arousal"][i] = numbers.calm_arousal
    persons["need"][i] = PERSON["need"].value
    persons["reserve"][i] = 0.0
    for k, bond in enumerate(scene.bond_names):
        if bond.startswith(f"{name} -> "):
            for field in ("call", "withdrawal", "care", "contact"):  # what was learned stays
                bonds[field][k] = 0.0


def _copied(part: NamedTuple) -> Values:
    return {field: np.array(values) for field, values in part._asdict().items()}


def _stack(rows: list[Any], worlds: int) -> Any:
    return np.stack([np.broadcast_to(np.asarray(row, np.float32), (worlds,)) for row in rows])


def _person(name: str, figure: Figure, keys: WorldKeys, numbers: Constants) -> Values:
    values: dict[str, Any] = {key: row.value for key, row in PERSON.items()}
    values.update(_KINDS[figure.kind])
    if figure.drawn != "average":
        drawn = _copied(_drawn(name, figure, keys, numbers))
        values.update({key: drawn[key][0] for key in drawn if key in PERSON})
    if figure.temperament == "varied":
        values["reactivity"] = np.asarray(infant_reactivity(keys, _who(name)))[0]
    if figure.age is not None:
        values["age"] = figure.age
    for key, value in figure.traits.items():
        values[key] = _number(f"{name}.{key}", value, PERSON[key], keys)
    if figure.context:
        values.update(in_context(values, figure.context, name, keys))
    for key in _NEWBORN:  # an adult's first blueprint is the present one, unless it is said
        if f"early_{key}" not in figure.traits:
            values[f"early_{key}"] = values[f"others_{key}"]
    return values


def _drawn(name: str, figure: Figure, keys: WorldKeys, numbers: Constants) -> Individuals:
    if figure.drawn in _RISK:
        drawn: Individuals = adults(keys, _who(name), _RISK[figure.drawn])
        return drawn
    return adults_who_answer(figure.drawn, keys, address(name), numbers)


def _bond(scene: Scene, name: str, columns: Values, keys: WorldKeys) -> Values:
    owner, other = name.split(" -> ")
    tie = next(tie for key, tie in scene.bonds.items() if (owner, other) in directed(key))
    values: dict[str, Any] = {key: row.value for key, row in BOND.items()}
    values.update(_expected(tie, columns, list(scene.people).index(owner)))
    if owner == other:
        values.update(_ONESELF)
    if scene.people[other].kind == "object":
        values["softness"] = 1.0
    for key, value in tie.values.items():
        values[key] = _number(f"{name}.{key}", value, BOND[key], keys)
    return values


def _ways(scene: Scene, keys: WorldKeys) -> Ways:
    """The ways of bonding at the start: as the scene sets them, 0 where it does not."""
    rows = []
    for name in scene.bond_names:
        owner, other = name.split(" -> ")
        tie = next(tie for key, tie in scene.bonds.items() if (owner, other) in directed(key))
        given = {way: row.value for way, row in WAYS.items()} | (tie.ways or {})
        rows.append({w: _number(f"{name}.{w}", v, WAYS[w], keys) for w, v in given.items()})
    worlds = keys.first.shape[0]
    return Ways(*(_stack([row[way] for row in rows], worlds) for way in Ways._fields))


def _expected(tie: Tie, columns: Values, owner: int) -> Values:
    """What the owner expects of a new figure: the blueprint, or a newborn's expectations."""
    if tie.expects == "newborn":
        return dict(_NEWBORN)
    return {key: columns[f"others_{key}"][owner] for key in _NEWBORN}


def _number(path: str, value: Any, row: Parameter, keys: WorldKeys) -> Any:
    """A fixed number, or one drawn for each world and kept inside its range."""
    if not isinstance(value, Spread):
        return value
    drawn = np.asarray(normals(keys, _who(path), _SPREAD_STREAM))[0]
    return np.clip(value.mean + value.sd * drawn, row.low, row.high)


def _who(name: str) -> jax.Array:
    return jnp.asarray([address(name)], jnp.uint32)
