"""Who is near on a day: means, pairs, and that days say what half hours say."""

from __future__ import annotations

import jax.numpy as jnp
import numpy as np
import pytest
from numpy.typing import NDArray

from hecht.model.contact import presence_after
from hecht.model.network import connect
from hecht.model.parameters import constants
from hecht.scenes.life.course import HERE
from hecht.scenes.life.nearness import AWAY, NEXT_ROOM, TOUCH, chances, days_of
from hecht.scenes.life.places import cast_of_a_life, network_around

WORLDS = 16


@pytest.mark.parametrize("reach", [0.0, 0.02, 0.31, 0.75, 0.9, 1.0])
def test_the_mean_of_what_is_drawn_is_the_reach(reach):
    touch, room = chances(np.array(reach, np.float32))
    assert 0.0 <= touch <= room <= 1.0 + 1e-6
    mean = touch * TOUCH + (room - touch) * NEXT_ROOM + (1 - room) * AWAY
    assert mean == pytest.approx(reach, abs=1e-6)


def test_both_directions_of_a_bond_are_near_on_the_same_days():
    cast = cast_of_a_life()
    network = network_around(cast)
    everyday = days_of(network, cast, np.full((network.bonds, 2), 0.3, np.float32))
    back = everyday.pair_id[len(cast) :]
    assert [cast.names[k] for k in back] == [cast.names[k] for k in cast.answering]
    np.testing.assert_array_equal(everyday.pair_id[: len(cast)], np.arange(len(cast)))


def test_the_home_year_comes_back():
    """Within touch .6, in the next room .3, away .1 (model text, scene 1)."""
    np.testing.assert_allclose(chances(np.array(0.75)), [0.6, 0.9], atol=1e-6)


def test_recorded_reach_is_that_of_the_timetable(many):
    """A partner under one roof and friends, over a year."""
    data = many.data.sel(age=40)
    for kind, mean, within in (("partner", 0.31, 0.02), ("friend", 0.0095, 0.004)):
        there = (data.state == HERE) & (data.kind == kind) & (data.together == (kind == "partner"))
        assert float(data.reach.where(there).mean()) == pytest.approx(mean, abs=within), kind


def _in_mind(reach: NDArray[np.float32], minutes: float) -> float:
    """Felt presence (eq. 9) of someone, mean over the last of four times sixty days."""
    network = connect(2, [(0, 1)])
    numbers, age = constants(), jnp.full((2, WORLDS), 50.0)
    window = jnp.float32(min(minutes, numbers.care_window))
    f, seen = jnp.full((1, WORLDS), 0.5), []
    for now in reach:
        f = presence_after(
            network, f, jnp.zeros_like(f), now[None], age, window, jnp.float32(minutes), numbers
        )
        seen.append(float(f.mean()))
    return float(np.mean(seen[-len(seen) // 4 :]))


def test_who_is_seen_now_and_then_stays_in_mind():
    """Drawn days agree with shorter steps; fed with the mean, a friend is forgotten."""
    near, rng = 0.08, np.random.default_rng(1)
    touch, room = chances(np.float32(near))

    def drawn(steps: int) -> NDArray[np.float32]:
        turn = rng.random((steps, WORLDS))
        levels = np.where(turn < touch, TOUCH, np.where(turn < room, NEXT_ROOM, AWAY))
        return levels.astype(np.float32)

    days = _in_mind(drawn(240), 1440.0)
    half_days = _in_mind(drawn(480), 720.0)
    mean = _in_mind(np.full((240, WORLDS), near, np.float32), 1440.0)
    assert half_days > 0.85
    assert days == pytest.approx(half_days, abs=0.12)
    assert mean < 0.25
