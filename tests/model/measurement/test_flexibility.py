"""Stuck, swept along or flexible: trajectories of which the answer is known."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hecht.model.measurement.flexibility import (
    BLOCK,
    cells,
    disorder,
    dispersion,
    movement,
    recovery,
)

STEP = 0.5
TIME = np.arange(720) * STEP
NOTHING = np.zeros(720)


def _shares(arousal, call=NOTHING, withdrawal=NOTHING):
    return movement(arousal[:, None], call[:, None], withdrawal[:, None], STEP)


def _stirred_and_back(minutes=13.0):
    hits = [np.where(at < TIME, np.exp(-(TIME - at) / minutes), 0) for at in (20, 110, 220)]
    return 0.2 + 1.2 * np.sum(hits, axis=0)


def test_one_who_stays_high_and_always_does_the_same_is_stuck():
    for call in (0.0, 2.5):
        assert _shares(NOTHING + 1.5, NOTHING + call).rigid[0] == pytest.approx(1)


def test_one_who_leaps_between_all_states_is_swept_along():
    rng = np.random.default_rng(0)
    place = rng.integers(0, 16, 72).repeat(10)
    level, act = np.array([0.2, 0.7, 1.1, 2.0])[place // 4], place % 4
    found = _shares(level, np.array([0, 1, 2.5, 0])[act], (act == 3) * 1.0)
    assert found.chaotic[0] > 0.8


def test_one_who_is_stirred_asks_and_comes_to_rest_is_flexible():
    arousal = _stirred_and_back()
    found = _shares(arousal, np.where(arousal > 0.6, 0.8, 0.0))
    assert found.flexible[0] > 0.7
    assert _shares(_stirred_and_back(200.0)).flexible[0] < found.flexible[0]


def test_about_one_who_was_never_stirred_nothing_is_said():
    assert np.isnan(_shares(NOTHING + 0.2)).all()


def test_known_numbers():
    assert dispersion(np.array([3, 3, 3])) == 0
    assert dispersion(np.arange(16)) == pytest.approx(1)
    assert dispersion(np.array([0, 1])) == pytest.approx(1 - 7 / 15)
    assert disorder(np.array([0, 0, 0, 0])) == 0
    assert disorder(np.array([0, 0, 0, 1, 1, 1])) == pytest.approx(0.2 / 0.6)
    assert cells(np.array([0.1, 2.0]), np.array([0.0, 1.0]), np.array([0.0, 1.0])).tolist() == [
        0, 15,
    ]  # fmt: skip
    decay = 0.2 + np.exp(-0.08 * BLOCK * np.arange(20))
    assert recovery(decay, BLOCK) == pytest.approx(1 - np.exp(-1.6), abs=1e-6)
    assert recovery(np.full(20, 0.9), BLOCK) == 0


@settings(max_examples=40)
@given(st.lists(st.tuples(st.floats(0, 5), st.floats(0, 3), st.floats(0, 1)), min_size=3))
def test_shares_add_up(moments):
    found = np.array(movement(*(np.array(moments).T[k][:, None] for k in range(3)), 5.0))
    assert np.isnan(found).all() or found.sum() == pytest.approx(1)
    assert np.isnan(found).all() or ((found >= -1e-9) & (found <= 1 + 1e-9)).all()
