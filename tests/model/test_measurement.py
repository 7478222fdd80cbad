"""The measurement layer: what people report and coders see."""

from __future__ import annotations

import jax.numpy as jnp
import numpy as np
import pytest

from hecht.errors import UnknownNameError
from hecht.model.measurement import observation
from hecht.model.measurement.questionnaire import (
    adults_who_answer,
    answer,
    blueprint,
    latent,
    report,
)
from hecht.model.measurement.strange_situation import Ratings, Reunion, classify, cries, rate
from hecht.model.noise import world_keys
from hecht.model.parameters import constants
from hecht.model.population import LEANINGS, adults

PEOPLE = 20_000


@pytest.fixture(scope="module")
def people():
    return blueprint(adults(world_keys(5, PEOPLE), jnp.zeros(1, jnp.uint32)))


def _alpha(items):
    count = items.shape[1]
    return count / (count - 1) * (1 - items.var(0, ddof=1).sum() / items.sum(1).var(ddof=1))


def test_the_questionnaire_gives_the_published_scores(people):
    """Rows DIM01-DIM08 of the model text."""
    anxiety, avoidance = answer(people, np.random.default_rng(0))
    assert anxiety.mean() == pytest.approx(3.05, abs=0.03)
    assert anxiety.mean(axis=1).std() == pytest.approx(0.805, abs=0.03)
    assert avoidance.mean() == pytest.approx(2.56, abs=0.03)
    assert avoidance.mean(axis=1).std() == pytest.approx(0.778, abs=0.03)
    assert _alpha(anxiety) == pytest.approx(0.924, abs=0.01)
    both = np.corrcoef(anxiety.mean(axis=1), avoidance.mean(axis=1))[0, 1]
    assert both == pytest.approx(0.054, abs=0.04)
    assert set(np.unique(anxiety)) == {1, 2, 3, 4, 5}


def test_a_report_is_the_mean_of_its_items(people):
    few = type(people)(*(values[:50] for values in people))
    anxiety, avoidance = answer(few, np.random.default_rng(3))
    told = report(few, np.random.default_rng(3))
    assert np.array_equal(told.anxiety, anxiety.mean(axis=1))
    assert np.array_equal(told.avoidance, avoidance.mean(axis=1))


@pytest.mark.parametrize("leaning", LEANINGS)
def test_people_are_drawn_by_how_they_answer(leaning, people):
    drawn = blueprint(adults_who_answer(leaning, world_keys(2, 300), who=77))
    everyone, group = latent(people), latent(drawn)
    for name in ("anxiety", "avoidance"):
        low, high = getattr(LEANINGS[leaning], name)
        bounds = np.quantile(getattr(everyone, name), (low, high))
        values = getattr(group, name)
        inside = (values >= bounds[0] - 0.05) & (values <= bounds[1] + 0.05)
        assert inside.mean() > 0.98 if low > 0 or high < 1 else True
    assert group.anxiety.std() > 0.05  # people of a group still differ


def test_an_unknown_leaning_names_the_known_ones():
    with pytest.raises(UnknownNameError, match="anxious"):
        adults_who_answer("anxius", world_keys(0, 1), who=1)


def _reunion(call, contact, away, steps=18):
    return Reunion(*(np.full((steps, 1), float(value)) for value in (call, contact, away)))


def test_codes_of_a_reunion():
    calm = rate(_reunion(1, 0.5, 0), _reunion(1, 0.5, 0), 1 / 6)
    assert calm.disorganisation[0] == 0
    assert calm.seeking[0] == pytest.approx(2 * (1 + 0.5))
    assert calm.resistance[0] == 1
    torn = rate(_reunion(1, 0.5, 1), _reunion(1, 0.5, 1), 1 / 6)
    assert torn.disorganisation[0] == pytest.approx(1 + 2 * 1)


@pytest.mark.parametrize(
    ("codes", "pattern"),
    [((3, 0, 3), "D"), ((-1, 0, -3), "A"), ((-1, 9, 9), "C"), ((-1, -9, 9), "B")],
)
def test_classes_follow_the_codes(codes, pattern):
    ratings = Ratings(*(np.full(50, float(code)) for code in codes))
    assert set(classify(ratings, np.random.default_rng(0))) == {pattern}


def test_crying_is_calling_in_more_than_a_quarter_of_an_episode():
    call = np.zeros((20, 2))
    call[:6, 0], call[:5, 1] = 1, 2
    assert list(cries(call)) == [True, False]


def test_observers_see_what_is_there_with_noise():
    rng = np.random.default_rng(0)
    true = rng.uniform(0.1, 0.9, 4000)
    seen = observation.observed_sensitivity(true, rng)
    assert np.corrcoef(true, seen)[0, 1] == pytest.approx(0.6, abs=0.15)
    rate_ = rng.choice([0.0, 0.01], 4000)
    counted = observation.observed_frightening(rate_, rng)
    assert counted[rate_ > 0].mean() > counted[rate_ == 0].mean() + 1
    told = observation.carer_interview(true, rng)
    assert np.corrcoef(true, told)[0, 1] == pytest.approx(0.9, abs=0.05)
    secure = observation.lifespan_security(1, true, -true, -true, -true, rng)
    assert np.corrcoef(true, secure)[0, 1] == pytest.approx(np.sqrt(0.58), abs=0.05)
    adult = observation.lifespan_security(20, true, -true, -true, -true, rng)
    assert np.corrcoef(true, adult)[0, 1] == pytest.approx(-np.sqrt(0.58), abs=0.05)


def test_a_carer_who_expects_care_gives_care():
    numbers = constants()

    def response(model, call=1.0):
        return observation.true_responsiveness(model, -1.0, 2.6, 0.0, 0.0, numbers, call)

    assert response(1.0) > response(0.0) > response(-1.0)
    assert response(0.0, call=3.0) > response(0.0, call=0.0)


def test_satisfaction_and_complaints():
    plain = {
        "strength": 0.8, "responsiveness": 0.0, "contingency": 1.0, "care": 0.3, "contact": 0.4,
        "call": 0.0, "arousal": 0.3, "withdrawal": 0.0, "withdrawal_of_partner": 0.0, "fright": 0.0,
    }  # fmt: skip
    base = observation.satisfaction(**plain)
    for name, direction in (
        ("care", 1), ("contact", 1), ("strength", 1), ("arousal", -1),
        ("withdrawal_of_partner", -1), ("fright", -1),
    ):  # fmt: skip
        changed = observation.satisfaction(**{**plain, name: plain[name] + 0.1})
        assert np.sign(changed - base) == direction, name
    rng = np.random.default_rng(1)
    tense, worth, search = rng.normal(size=(3, 2000))
    bad = observation.negative_mental_health(tense, worth)
    assert np.corrcoef(bad, tense)[0, 1] > 0.8
    assert np.corrcoef(bad, worth)[0, 1] < -0.3
    grief = observation.prolonged_grief(tense, worth, search)
    assert np.corrcoef(grief, search)[0, 1] > 0.5
    assert observation.cortisol(np.array([0.2])) == pytest.approx(1.15)
