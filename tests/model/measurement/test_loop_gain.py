"""The gain of a couple's loop, against finite differences, a sum on paper and the prototype."""

from __future__ import annotations

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from jax import lax

from hecht.model.measurement import loop_gain as module
from hecht.model.measurement.loop_gain import loop_gain
from hecht.model.parameters import BOND, PERSON, constants
from hecht.model.state import Bonds, Persons, Traits, World

OWN = (
    "self_model", "others_responsiveness", "others_contingency", "mentalising", "reactivity",
    "care_base", "care_slope",
)  # fmt: skip
LEARNED = ("responsiveness", "contingency", "aversiveness", "strength", "felt_care")
EASY = (0.5, -1, 2.6, 0.6, 1, 0, 0, -0.5, 2.6, 0.03, 0.8, 0)
ANXIOUS = (-0.6, -1.3, 2.0, 0.5, 1.2, 0, 0, -1.3, 2.2, 0.05, 0.8, -0.3)
DISTANT = (0.2, -0.9, 0.2, 0.45, 1, 0, 0, -0.8, 0.4, 0.2, 0.8, -0.3)
AWAY = (*DISTANT[:-1], -0.2)
DYADS = [(EASY, EASY), (ANXIOUS, ANXIOUS), (ANXIOUS, DISTANT), (AWAY, AWAY)]
# From the prototype, security and contact held at its own fixed point, threat .12.
PROTOTYPE_GAIN = [0.0002, 0.0007, 0.0460, 0.0000]
PROTOTYPE_AROUSAL = [(0.396, 0.396), (0.908, 0.908), (0.936, 0.946), (1.016, 1.016)]


def _world(dyads, **changes):
    said = np.array(dyads, float).transpose(2, 1, 0)  # [number, person, world]
    given = dict(zip((*OWN, *LEARNED), said, strict=True))
    given |= {"presence": 1.0, **changes}

    def part(kind, table):
        shape = (2, len(dyads))
        values = {name: given.get(name, table[name].value) for name in kind._fields}
        full = {k: np.broadcast_to(v, shape).astype(np.float32) for k, v in values.items()}
        return kind(**{k: jnp.asarray(v) for k, v in full.items()})

    return World(part(Persons, PERSON), part(Traits, PERSON), part(Bonds, BOND))


def test_the_prototype_finds_the_same_fixed_points_and_gains_near_nothing():
    # The prototype has no reserve in this loop.
    found = loop_gain(_world(DYADS), constants({"reserve_relief": 0}))
    assert np.asarray(found.settled).all()
    assert pytest.approx(np.array(PROTOTYPE_AROUSAL), abs=0.03) == np.asarray(found.arousal).T
    assert np.asarray(found.gain) == pytest.approx(np.array(PROTOTYPE_GAIN), abs=0.04)


def test_what_catches_on_and_nothing_else():
    """No care, no fear, no hope: only contagion joins them, and the sum can be done on paper.

    s* = [kappa s_0 + q (d_0 share + d_1 s*) + k_c c s_j] / (kappa + k_c c), at rest c = .25.
    """
    alone = (0, -1, 2.6, 0.5, 1, 0, 0, -8, 0, 0, 0, 0)
    numbers = constants()
    found = loop_gain(
        _world([(alone, alone)], differentiation=0.0), numbers, threat=0.0, commitment=0.0
    )
    caught = numbers.contagion * numbers.resting_contact
    own = numbers.recovery_rate - numbers.separation_distress * numbers.arousal_to_need
    slope = caught / (own + caught)
    assert np.asarray(found.slopes)[:, 0] == pytest.approx([slope, slope], abs=0.01)
    assert float(found.gain[0]) == pytest.approx(slope**2, abs=0.01)


def test_people_who_do_not_touch_each_other_have_no_loop():
    alone = (0, -1, 2.6, 0.5, 1, 0, 0, -8, 0, 0, 0, 0)
    found = loop_gain(_world([(alone, alone)]), constants(), threat=0.1, commitment=0.0)
    assert float(found.gain[0]) == pytest.approx(0, abs=1e-4)


@pytest.mark.parametrize("number", range(len(DYADS)))
def test_the_slopes_are_those_of_a_held_partner(number):
    """Hold the partner's arousal a little higher and lower, and let the rest find its place."""
    world, numbers = _world([DYADS[number]]), constants()
    found = loop_gain(world, numbers)
    inputs = module._alone_together(jnp.float32(0.12), jnp.float32(0.9))
    scalars = type(numbers)(*map(jnp.float32, numbers))
    steady = np.asarray(found.arousal)[:, 0]

    def onward(fast):
        after, _ = module.step(
            module._DYAD,
            module._with(world, fast),
            inputs,
            module._no_chance(),
            jnp.float32(0),
            jnp.float32(0.5),
            scalars,
            long_step=True,
            learning=False,
        )
        return 0.5 * (fast + module._fast(after))

    @jax.jit
    def settled(held):
        start = module._fast(world).at[:2].set(jnp.asarray(steady))
        return lax.fori_loop(0, 800, lambda _, fast: onward(fast.at[1].set(held)), start)[0]

    by = 0.01
    slope = float(settled(steady[1] + by) - settled(steady[1] - by)) / (2 * by)
    assert float(found.slopes[0, 0]) == pytest.approx(slope, abs=0.02)
