"""Many steps, many worlds: run a stretch of time and record it.

A `Stretch` is a piece of life with one step length: circumstances that hold in every step
(a table of rows and which row applies when) and what everyday life adds at random.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax
from numpy.typing import NDArray

from hecht.model.network import Links
from hecht.model.noise import Stream, WorldKeys, uniform, words
from hecht.model.parameters import Constants
from hecht.model.state import OF_BONDS, OF_PERSONS, Inputs, Reading, World
from hecht.model.step import draw, step

_MOST_COMPILED = 90
"""Compiled stretches kept at once.

Each takes some 450 memory maps, and Linux gives a process 65,530; beyond that it crashes. What
is let go of is read again from the disk.
"""
_SMALL = 4096  # bonds up to which the network is compiled in
_LONG = 1.01  # care windows above which a step holds expected values
SHORTEST_STEP, LONGEST_STEP = 5 / 60, 4320.0  # minutes; scenes allow a day, lives three


class Everyday(NamedTuple):
    """What everyday life adds to the circumstances, drawn anew in every step.

    Threat: with `threat_chance` a step brings a stressor of exponential size with `threat_mean`;
    its size is drawn once a day. Novelty is multiplied by a uniform number between `novelty_low`
    and `novelty_high`. Reach is multiplied by one of three `nearness` values, chosen with
    cumulative chances `near_until`, the same for both directions of a pair (`pair_id`).
    Arrays [person, 1], [3, bond, 1], [2, bond, 1] and uint32 [bond].
    """

    threat_chance: Any
    threat_mean: Any
    novelty_low: Any
    novelty_high: Any
    nearness: Any
    near_until: Any
    pair_id: Any


@dataclass(frozen=True)
class Stretch:
    """A piece of life with one step length.

    Attributes
    ----------
    minutes
        Length of a step, 5 s to 3 days.
    rows
        Circumstances: arrays [row, person or bond, 1 or world].
    row
        Which row holds in each step, int [step].
    everyday
        What chance adds, or None.
    steps_a_day
        Steps after which the stressor of the day is drawn anew.
    pace
        Minutes of calendar time that pass in a minute of simulated time (2 when only 12 hours of
        each day are simulated).
    learning
        Whether blueprints, bonds and fear change.
    """

    minutes: float
    rows: Inputs
    row: NDArray[np.int32]
    everyday: Everyday | None = None
    steps_a_day: int = 24
    pace: float = 1.0
    learning: bool = True

    def __post_init__(self) -> None:
        """Refuse steps the numerics were not tested for."""
        if not SHORTEST_STEP * 0.999 <= self.minutes <= LONGEST_STEP:
            raise ValueError(f"a step lasts 5 s to 3 days, not {self.minutes} min")

    @property
    def steps(self) -> int:
        """Number of steps."""
        return len(self.row)

    @property
    def calendar_minutes(self) -> float:
        """Calendar time that passes in the stretch, 64-bit."""
        return float(self.steps) * self.minutes * self.pace


Records = dict[str, NDArray[np.float32]]


def simulate(
    network: Links,
    world: World,
    stretch: Stretch,
    keys: WorldKeys,
    constants: Constants,
    *,
    first_step: int = 0,
    record: tuple[str, ...] = (),
    every: int = 1,
) -> tuple[World, Records]:
    """Run a stretch of life.

    Parameters
    ----------
    first_step
        Steps of these lives before the stretch; addresses the noise.
    record
        Names of states, readings or inputs to record.
    every
        Record the mean over this many steps; a last, shorter block is recorded as well.

    Returns
    -------
    The worlds afterwards, their ages advanced, and for each name an array
    [record, person or bond, world].
    """
    long_step = stretch.minutes > _LONG * constants.care_window
    scalars = Constants(*(float(np.float32(value)) for value in constants))
    run = _run_small if network.bonds <= _SMALL else _run_large
    if run._cache_size() >= _MOST_COMPILED:  # type: ignore[attr-defined]
        jax.clear_caches()  # type: ignore[no-untyped-call]
    whole = stretch.steps // every * every
    pieces = []
    for start, stop, block in ((0, whole, every), (whole, stretch.steps, stretch.steps - whole)):
        if stop <= start:
            continue
        elapsed = np.arange(start, stop) * (stretch.minutes * stretch.pace)  # 64-bit
        world, piece = run(
            network,
            world,
            stretch.rows,
            stretch.everyday,
            keys,
            scalars,
            stretch.row[start:stop],
            elapsed.astype(np.float32),
            np.uint32(first_step + start),
            np.float32(stretch.minutes),
            np.uint32(stretch.steps_a_day),
            block=block,
            names=record,
            long_step=long_step,
            learning=stretch.learning,
        )
        pieces.append(piece)
    grown = world.traits.age + np.float32(stretch.calendar_minutes / 525_960.0)
    world = world._replace(traits=world.traits._replace(age=grown))
    records = {name: np.concatenate([np.asarray(p[name]) for p in pieces]) for name in record}
    return world, records


def _run(
    network: Links,
    world: World,
    rows: Inputs,
    everyday: Everyday | None,
    keys: WorldKeys,
    constants: Constants,
    row: jax.Array,
    elapsed: jax.Array,
    first_step: jax.Array,
    minutes: jax.Array,
    steps_a_day: jax.Array,
    *,
    block: int,
    names: tuple[str, ...],
    long_step: bool,
    learning: bool,
) -> tuple[World, Mapping[str, jax.Array]]:
    worlds = keys.first.shape[0]

    def one(world: World, now: tuple[jax.Array, jax.Array, jax.Array]) -> tuple[World, Any]:
        number, which, since = now
        inputs = Inputs(*(values[which] for values in rows))
        if everyday is not None:
            inputs = live_through(network, inputs, everyday, keys, number, steps_a_day)
        inputs = _spread(network, inputs, worlds)
        draws = draw(network, keys, number, long_step=long_step)
        world, reading = step(
            network,
            world,
            inputs,
            draws,
            since,
            minutes,
            constants,
            long_step=long_step,
            learning=learning,
        )
        return world, _observe(names, world, reading, inputs)

    def several(world: World, now: Any) -> tuple[World, Any]:
        if block == 1:
            return one(world, jax.tree.map(lambda a: a[0], now))
        world, seen = lax.scan(one, world, now)
        return world, jax.tree.map(lambda a: a.mean(axis=0), seen)

    number = first_step + jnp.arange(row.shape[0], dtype=jnp.uint32)
    blocks = jax.tree.map(lambda a: a.reshape(-1, block), (number, row, elapsed))
    return lax.scan(several, world, blocks)


_STATIC = ("block", "names", "long_step", "learning")
# Sixteen numbers at once where the processor can; the compiler's own choice is eight.
_WIDE = {"xla_cpu_prefer_vector_width": 512}
_compiled = partial(jax.jit, compiler_options=_WIDE)
_run_small = partial(_compiled, static_argnames=("network", *_STATIC))(_run)
_run_large = partial(_compiled, static_argnames=_STATIC, donate_argnames=("world",))(_run)


def _spread(network: Links, inputs: Inputs, worlds: int) -> Inputs:
    """Give every input its full shape [person or bond, world]."""
    person, bond = (network.persons, worlds), (*network.bond_shape, worlds)
    return Inputs(
        **{name: jnp.broadcast_to(getattr(inputs, name), person) for name in OF_PERSONS},
        **{name: jnp.broadcast_to(getattr(inputs, name), bond) for name in OF_BONDS},
    )


def live_through(
    network: Links,
    inputs: Inputs,
    everyday: Everyday,
    keys: WorldKeys,
    number: jax.Array,
    steps_a_day: jax.Array,
) -> Inputs:
    """Add what everyday life brings in step `number`."""
    persons = network.person_ids()
    ((happens, surprise),) = words(keys, [Stream.EVERYDAY_PERSON], persons, number)
    ((size, _),) = words(keys, [Stream.STRESSOR], persons, number // steps_a_day)
    stress = everyday.threat_mean * -jnp.log1p(-uniform(size))
    threat = inputs.threat + jnp.where(uniform(happens) < everyday.threat_chance, stress, 0.0)
    range_ = everyday.novelty_high - everyday.novelty_low
    novelty = inputs.novelty * (everyday.novelty_low + range_ * uniform(surprise))
    pairs = jnp.asarray(everyday.pair_id)
    ((where, _),) = words(keys, [Stream.EVERYDAY_PAIR], pairs, number)
    turn = uniform(where)
    near, nearer = everyday.nearness, everyday.near_until
    factor = jnp.where(turn < nearer[0], near[0], jnp.where(turn < nearer[1], near[1], near[2]))
    return inputs._replace(threat=threat, novelty=novelty, reach=inputs.reach * factor)


def _observe(
    names: tuple[str, ...], world: World, reading: Reading, inputs: Inputs
) -> dict[str, jax.Array]:
    everything: dict[str, jax.Array] = {}
    for part in (world.persons, world.bonds, world.ways, reading, inputs):
        if part is not None:
            everything.update(part._asdict())
    return {name: everything[name] for name in names}
