"""How sure a questionnaire is, and what that leaves of four patterns."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hecht.model.measurement.patterns import ANXIETY_CUT, AVOIDANCE_CUT, PATTERNS, memberships
from hecht.model.measurement.questionnaire import (
    Blueprint,
    Dimensions,
    blueprint,
    latent,
    report,
)
from hecht.model.measurement.standard_error import Reported, item_moments, reported
from hecht.model.noise import world_keys
from hecht.model.population import adults


@pytest.fixture(scope="module")
def people():
    return blueprint(adults(world_keys(11, 8000), np.zeros(1, np.uint32)))


def test_an_item_in_the_middle_of_the_scale():
    mean, variance = item_moments(np.array(3.0), 1.0)
    assert mean == pytest.approx(3.0)
    assert 1.0 < variance < 1.1  # noise 1, rounding 1/12, less the clipped tails


@given(st.floats(0, 6), st.floats(0.3, 2))
def test_answers_stay_on_the_scale(level, noise):
    mean, variance = item_moments(np.array(level), noise)
    assert 1 <= mean <= 5
    assert 0 <= variance <= 4 + 1e-9


def test_people_near_the_end_of_the_scale_vary_less():
    low, middle = (item_moments(np.array(level), 1.0)[1] for level in (1.0, 3.0))
    assert low < 0.6 * middle


def test_the_error_is_that_of_repeated_answers(people):
    """Against 300 sittings of a few people with the items themselves."""
    few = Blueprint(*(np.repeat(values[:6], 300) for values in people))
    told = report(few, np.random.default_rng(3))
    expected = reported(latent(Blueprint(*(values[:6] for values in people))))
    for name in ("anxiety", "avoidance"):
        sittings = getattr(told, name).reshape(6, 300)
        error = getattr(expected, f"{name}_error")
        assert sittings.mean(axis=1) == pytest.approx(getattr(expected, name), abs=0.05)
        assert sittings.std(axis=1) == pytest.approx(error, rel=0.15)


def test_a_person_on_a_border_stands_on_both_sides():
    error = np.array([0.2])
    border = Reported(np.array([ANXIETY_CUT]), np.array([1.5]), error, error)
    found = memberships(border)
    assert found.secure[0] == pytest.approx(0.5, abs=1e-6)
    assert found.anxious[0] == pytest.approx(0.5, abs=1e-6)


@pytest.mark.parametrize(
    ("anxiety", "avoidance", "likely"),
    [(2, 2, "secure"), (5, 2, "anxious"), (2, 5, "avoidant"), (5, 5, "fearful")],
)
def test_far_from_the_borders_one_pattern_stands_out(anxiety, avoidance, likely):
    error = np.array([0.2])
    found = memberships(Reported(np.array([anxiety]), np.array([avoidance]), error, error))
    assert found._asdict()[likely][0] > 0.95


@given(st.floats(1, 5), st.floats(1, 5), st.floats(0, 2), st.floats(0, 2))
def test_probabilities_add_up(anxiety, avoidance, first, second):
    told = Reported(*(np.array([v]) for v in (anxiety, avoidance, first, second)))
    found = np.array(memberships(told))
    assert (found >= 0).all()
    assert found.sum() == pytest.approx(1)


def test_a_less_sure_answer_is_spread_wider():
    def sure(error):
        told = Reported(*(np.array([v]) for v in (2.5, 2.0, error, error)))
        return memberships(told).secure[0]

    assert sure(0.2) > sure(0.6) > sure(1.5)


def test_the_population_has_the_published_shares(people):
    """Mickelson et al. 1997: secure .59, anxious .11, avoidant .25 (fearful among them) of .95."""
    found = memberships(reported(latent(people)))
    mean = {name: float(values.mean()) for name, values in zip(PATTERNS, found, strict=True)}
    assert mean["secure"] == pytest.approx(0.59 / 0.95, abs=0.04)
    assert mean["anxious"] == pytest.approx(0.11 / 0.95, abs=0.04)
    assert mean["avoidant"] + mean["fearful"] == pytest.approx(0.25 / 0.95, abs=0.04)
    assert np.mean(np.max(found, axis=0) < 0.9) > 0.3  # for many nothing stands out


def test_errors_of_extreme_people_are_finite():
    told = reported(Dimensions(np.array([-5.0, 12.0]), np.array([9.0, -9.0])))
    assert np.isfinite(np.array(told)).all()
    assert AVOIDANCE_CUT < told.avoidance[0] <= 5
