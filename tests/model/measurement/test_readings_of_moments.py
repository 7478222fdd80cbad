"""Closeness, channels and effort: what is read from a moment."""

from __future__ import annotations

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hecht.model.measurement.closeness import autonomy, channels, closeness
from hecht.model.measurement.effort import perceived_effort
from hecht.model.parameters import constants

share = st.floats(0, 1)


def test_the_nearness_of_a_stranger_is_hardly_closeness():
    contact = np.array([0.8, 0.8])
    strength, trust = np.array([0.0, 1.0]), np.array([0.9, 1.0])
    assert closeness(contact, strength, trust) == pytest.approx([0.8 * 0.05, 0.8])


@given(share, share, share)
def test_closeness_stays_within_contact(contact, strength, trust):
    found = closeness(np.array(contact), np.array(strength), np.array(trust))
    assert 0 <= found <= contact + 1e-12


def test_autonomy_is_attention_for_ones_own_life():
    assert np.array_equal(autonomy(np.array([0.2, 0.9])), [0.2, 0.9])


def test_touch_asks_for_more_nearness_than_the_eyes_and_the_eyes_for_more_than_a_voice():
    half = channels(np.array([0.5]))
    assert half.touch == pytest.approx(0.125)
    assert half.gaze == pytest.approx(0.5**1.5)
    assert half.voice == pytest.approx(0.5**0.5)


@given(st.floats(0.01, 0.98), st.floats(0.001, 0.9))
def test_when_contact_frays_touch_loses_the_largest_part(contact, lost):
    before, after = channels(np.array(contact)), channels(np.array(contact * (1 - lost)))
    kept = [b / a for a, b in zip(before, after, strict=True)]
    assert kept[0] < kept[1] < kept[2] < 1


def test_nobody_is_touched_or_seen_over_the_telephone():
    heard = channels(np.array([0.4, 0.4]), np.array([0.4, 1.0]))
    assert heard.touch[0] == heard.gaze[0] == 0
    assert heard.voice[0] == heard.voice[1] > 0
    assert heard.touch[1] > 0


def test_effort_falls_with_felt_security():
    alone, friend, old_friend = perceived_effort(np.array([0.0, 0.2, 0.6]))
    assert (alone, friend, old_friend) == pytest.approx((1.0, 1 / 1.8, 1 / 3.4))
    assert perceived_effort(np.array(0.5), load_sharing=0.0) == 1.0


def test_the_sharing_of_effort_is_that_of_the_model():
    from hecht.model.measurement.effort import LOAD_SHARING

    assert constants().load_sharing == LOAD_SHARING


@given(share)
def test_effort_is_a_share(felt_security):
    assert 0.2 - 1e-12 <= perceived_effort(np.array(felt_security)) <= 1


def test_these_readings_have_a_gradient():
    def whole(contact):
        c = closeness(contact, jnp.float32(0.8), jnp.float32(0.7))
        return c + channels(contact).touch + perceived_effort(contact)

    at, by = jnp.float32(0.6), 1e-2
    slope = jax.grad(whole)(at)
    rise = float(whole(at + by) - whole(at - by))
    assert float(slope) == pytest.approx(rise / (2 * by), rel=1e-3)
