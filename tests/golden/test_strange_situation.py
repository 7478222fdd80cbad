"""The Strange Situation on 1,000 simulated infants, against the results of the model text.

Tolerances are three standard errors of a sample of 1,000 around the published run of the model (six
replicates of 700), plus the spread between its replicates.
"""

from __future__ import annotations

import numpy as np
import pytest

from hecht.model.measurement.observation import (
    observed_frightening,
    observed_sensitivity,
    true_responsiveness,
)
from hecht.model.measurement.strange_situation import Reunion, classify, cries, rate
from hecht.model.parameters import constants
from hecht.scenes import load
from hecht.scenes.run import run

STEP = 1 / 6
INFANTS = 1_000


@pytest.fixture(scope="module")
def infants():
    data = run(load("strange-situation"), replicates=INFANTS, seed=0).data
    return data.sel(bond="child -> mother")


def _episode(data, name, first, last):
    """Behaviour between two minutes, [step, infant]."""
    inside = (data.time > first + 1e-6) & (data.time <= last + 1e-6)
    return data[name].isel(time=inside.values).transpose("time", "replicate", ...).values


def _reunion(data, first, last):
    return Reunion(*(_episode(data, n, first, last) for n in ("call", "contact", "withdrawal")))


@pytest.fixture(scope="module")
def classes(infants):
    codes = rate(_reunion(infants, 9, 12), _reunion(infants, 18, 21), STEP)
    return classify(codes, np.random.default_rng(0))


def _correlation(a, b):
    return np.corrcoef(a, b)[0, 1]


@pytest.mark.parametrize(
    ("pattern", "share", "tolerance"),
    [("B", 0.499, 0.055), ("A", 0.163, 0.04), ("C", 0.094, 0.035), ("D", 0.244, 0.05)],
)
def test_class_shares(classes, pattern, share, tolerance):
    assert (classes == pattern).mean() == pytest.approx(share, abs=tolerance)


def test_sensitivity_goes_with_security(infants, classes):
    mother = infants.sel(person="mother").isel(time=-1)
    true = true_responsiveness(
        mother.self_model.values,
        mother.others_responsiveness.values,
        mother.others_contingency.values,
        mother.care_base.values,
        mother.care_slope.values,
        constants(),
    )
    seen = observed_sensitivity(true, np.random.default_rng(1))
    assert _correlation(seen, classes == "B") == pytest.approx(0.299, abs=0.1)
    assert _correlation(seen, classes == "A") == pytest.approx(-0.163, abs=0.1)
    assert _correlation(seen, classes == "D") == pytest.approx(-0.137, abs=0.1)
    frightening = observed_frightening(mother.frightening.values, np.random.default_rng(2))
    assert _correlation(frightening, classes == "D") == pytest.approx(0.506, abs=0.1)


def test_avoidant_infants_show_less_and_feel_as_much(infants, classes):
    display, arousal = [], []
    for first, last in ((6, 9), (12, 15), (15, 18)):
        calls = _episode(infants, "call", first, last).mean(axis=0)
        inside = _episode(infants.sel(person="child"), "arousal", first, last).mean(axis=0)
        for seen, contrasts in ((calls, display), (inside, arousal)):
            difference = seen[classes == "A"].mean() - seen[classes == "B"].mean()
            contrasts.append(difference / seen.std())
    assert np.mean(display) == pytest.approx(-0.80, abs=0.25)
    # The model text itself reports this as a failure: equal arousal would be within .2.
    assert np.mean(arousal) == pytest.approx(0.20, abs=0.25)


def test_crying_when_left(infants):
    assert cries(_episode(infants, "call", 12, 15)).mean() == pytest.approx(0.804, abs=0.05)
    assert cries(_episode(infants, "call", 6, 9)).mean() == pytest.approx(0.56, abs=0.06)


def test_what_was_learned_at_home(infants):
    """Against the slow reference: 1,500 families, home year of 200 days."""
    for name, mean, tolerance in (
        ("responsiveness", -0.682, 0.12),
        ("contingency", 2.013, 0.07),
        ("aversiveness", 0.179, 0.03),
        ("trust", 0.606, 0.03),
        ("strength", 0.766, 0.02),
    ):
        assert float(infants[name].isel(time=0).mean()) == pytest.approx(mean, abs=tolerance), name
