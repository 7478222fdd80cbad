"""Coupling, parting, health and stability: what is read from pairs and groups."""

from __future__ import annotations

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hecht.model.measurement.coupling import coupling, detrended, without_the_script
from hecht.model.measurement.dissolution import (
    OBSERVED_YEARS,
    parted_within,
    parting_rate,
)
from hecht.model.measurement.health import (
    HIGH_LOAD_HAZARD,
    STRONG_TIES_SURVIVAL,
    complaints,
    per_deviation,
    relative_mortality,
)
from hecht.model.measurement.patterns import Patterns
from hecht.model.measurement.stability import agreement, rank_order, shift

RNG = np.random.default_rng


def test_two_bodies_that_move_together_and_two_that_do_not():
    wave = np.sin(np.arange(200) / 7)
    other = RNG(0).normal(size=200)
    assert coupling(wave, 3 + 2 * wave) == pytest.approx(1)
    assert coupling(wave, -wave) == pytest.approx(-1)
    assert abs(coupling(wave, other)) < 0.25


def test_a_shared_drift_is_no_coupling():
    drift = np.linspace(0, 5, 300)
    noise = RNG(1).normal(size=(2, 300))
    assert np.corrcoef(drift + noise[0], drift + noise[1])[0, 1] > 0.6
    assert abs(coupling(drift + noise[0], drift + noise[1])) < 0.15
    assert detrended(drift) == pytest.approx(np.zeros(300), abs=1e-9)


def test_what_everyone_lives_through_can_be_taken_out():
    script = np.sin(np.arange(100) / 5)[:, None] * 4
    one, other = script + RNG(2).normal(size=(2, 100, 50))
    assert coupling(one, other).mean() > 0.8
    apart = coupling(without_the_script(one), without_the_script(other))
    assert abs(apart.mean()) < 0.1


def test_nothing_is_said_about_a_body_that_never_moves():
    assert np.isnan(coupling(np.full(50, 0.2), np.arange(50.0) ** 2))


@given(st.lists(st.tuples(st.floats(0, 5), st.floats(0, 5)), min_size=3, max_size=30))
def test_coupling_is_a_correlation(moments):
    found = coupling(*np.array(moments).T)
    assert np.isnan(found) or -1 <= found <= 1


def test_as_many_couples_part_as_were_seen_to():
    """Row COU16: 21 of 79 in 14 years, .18 to .37."""
    content = RNG(0).normal(size=100_000)
    parted = parted_within(parting_rate(content), OBSERVED_YEARS).mean()
    assert 0.18 < parted < 0.37
    assert parting_rate(np.array(0.0)) == pytest.approx(0.021)


@given(st.floats(-4, 4), st.floats(0.01, 2), st.floats(0, 80))
def test_less_content_couples_part_more_often(content, less, years):
    happy, unhappy = parting_rate(np.array([content, content - less]))
    assert unhappy > happy > 0
    fewer, more = parted_within(np.array([happy, unhappy]), years)
    assert 0 <= fewer <= more <= 1


def test_the_rate_has_a_gradient():
    assert jax.grad(parting_rate)(jnp.float32(0.0)) == pytest.approx(-0.9 * 0.021, rel=1e-4)


def test_the_halves_of_a_population_differ_by_the_published_ratio():
    load = RNG(0).normal(size=200_000)
    high, low = load[load > 0].mean(), load[load < 0].mean()
    estimate, _, _ = relative_mortality(np.array([high, low]))
    assert estimate[0] / estimate[1] == pytest.approx(HIGH_LOAD_HAZARD.value, rel=0.01)
    ties = per_deviation(STRONG_TIES_SURVIVAL)
    assert ties.value == pytest.approx(1.50 ** (1 / 1.5958), rel=1e-3)


@given(st.floats(-4, 4))
def test_mortality_comes_with_its_bounds(load):
    estimate, low, high = relative_mortality(np.array(load))
    assert 0 < low <= estimate <= high
    assert (estimate > 1) == (load > 0) or estimate == pytest.approx(1)


def test_a_group_of_average_load_dies_as_often_as_others():
    assert relative_mortality(np.array(0.0)) == (1, 1, 1)


def test_complaints_rise_with_load_and_fall_with_self_worth():
    load, worth = RNG(0).normal(size=(2, 50_000))
    found = complaints(load, worth)
    assert found.std() == pytest.approx(1, abs=0.02)
    assert np.corrcoef(found, load)[0, 1] == pytest.approx(1 / np.sqrt(1 + 0.45**2), abs=0.02)
    assert np.corrcoef(found, worth)[0, 1] == pytest.approx(-0.45 / np.sqrt(1.2025), abs=0.02)


def test_rank_order():
    first = RNG(0).normal(size=2000)
    later = 0.6 * first + 0.8 * RNG(1).normal(size=2000)
    assert rank_order(first, first * 3 + 1) == pytest.approx(1)
    assert rank_order(first, later) == pytest.approx(0.6, abs=0.05)
    assert np.isnan(rank_order(np.ones(5), np.arange(5)))


def test_agreement_beyond_chance():
    first = np.array(["A", "B", "B", "C", "B", "A"])
    assert agreement(first, first) == pytest.approx(1)
    # 20 yes-yes, 15 no-no, 5 and 10 off the diagonal: the textbook answer is .40.
    one = np.array(["y"] * 25 + ["n"] * 25)
    two = np.array(["y"] * 20 + ["n"] * 5 + ["y"] * 10 + ["n"] * 15)
    assert agreement(one, two) == pytest.approx(0.4)
    assert np.isnan(agreement(np.array(["B", "B"]), np.array(["B", "B"])))


def test_how_much_probability_moved():
    secure = Patterns(*(np.array([v]) for v in (1.0, 0.0, 0.0, 0.0)))
    mixed = Patterns(*(np.array([v]) for v in (0.7, 0.2, 0.1, 0.0)))
    anxious = Patterns(*(np.array([v]) for v in (0.0, 1.0, 0.0, 0.0)))
    assert shift(secure, secure)[0] == 0
    assert shift(secure, mixed)[0] == pytest.approx(0.3)
    assert shift(secure, anxious)[0] == 1
