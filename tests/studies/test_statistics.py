"""Statistics against SciPy or answers known by hand."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from hecht.studies import statistics as s

RNG = np.random.default_rng(5)
X, Y, Z = RNG.normal(size=(3, 400))
GROUP = RNG.random(400) < 0.3


def test_correlation_is_scipys():
    assert s.r(X, X + Y) == pytest.approx(stats.pearsonr(X, X + Y).statistic)


def test_missing_values_are_left_out_pairwise():
    gap = np.where(np.arange(400) < 50, np.nan, X)
    assert s.r(gap, X + Y) == pytest.approx(stats.pearsonr(X[50:], (X + Y)[50:]).statistic)
    assert s.mean(gap) == pytest.approx(X[50:].mean())


def test_phi_by_hand():
    a = np.repeat([1, 1, 0, 0], [30, 10, 5, 55])
    b = np.repeat([1, 0, 1, 0], [30, 10, 5, 55])
    assert s.phi(a, b) == pytest.approx((30 * 55 - 10 * 5) / np.sqrt(40 * 60 * 35 * 65))


def test_kappa_by_hand():
    a = np.array(["A"] * 45 + ["B"] * 55)
    b = np.array(["A"] * 30 + ["B"] * 15 + ["A"] * 10 + ["B"] * 45)
    expected = 0.45 * 0.40 + 0.55 * 0.60
    assert s.kappa(a, b) == pytest.approx((0.75 - expected) / (1 - expected))
    assert s.kappa(a, a) == pytest.approx(1)


def test_d_is_the_t_test_without_its_n():
    one, two = X[GROUP] + 0.5, X[~GROUP]
    values = np.where(GROUP, X + 0.5, X)
    t = stats.ttest_ind(one, two).statistic
    d = t * np.sqrt(1 / len(one) + 1 / len(two))
    assert s.d(values, GROUP) == pytest.approx(d)
    assert s.g(values, GROUP) == pytest.approx(d * (1 - 3 / (4 * 400 - 9)))


def test_an_empty_group_has_no_effect_size():
    assert np.isnan(s.d(X, np.zeros(400, bool)))
    assert np.isnan(s.r(X, np.ones(400)))


def test_change_and_percent():
    assert s.change_d(np.array([0, 2, 4.0]), np.array([2, 4, 6.0])) == pytest.approx(1)
    assert s.percent_change(np.array([1.0, 3]), np.array([3.0, 3])) == pytest.approx(50)


def test_odds_ratio_by_hand():
    ill = np.repeat([1, 0, 1, 0], [40, 60, 20, 80])
    exposed = np.repeat([1, 1, 0, 0], [40, 60, 20, 80])
    assert s.odds_ratio(ill, exposed) == pytest.approx((40.5 / 60.5) / (20.5 / 80.5))
    assert s.odds_d(ill, exposed) == pytest.approx(
        np.log((40.5 / 60.5) / (20.5 / 80.5)) * np.sqrt(3) / np.pi
    )


def test_slope_and_beta():
    y = 2 * X + Z
    assert s.slope(y, X) == pytest.approx(stats.linregress(X, y).slope)
    assert s.beta(y, X) == pytest.approx(stats.pearsonr(X, y).statistic)
    assert s.beta(X + Z, X, Z) == pytest.approx(X.std() / (X + Z).std())


def test_an_interaction_is_found_with_its_sign():
    assert s.interaction(X * Z + 0.1 * Y, X, Z) > 0.9
    assert s.interaction(-X * Z + 0.1 * Y, X, Z) < -0.9
    assert abs(s.interaction(X + Z, X, Z)) < 0.01


def test_explained_variance_inside_and_outside_the_sample():
    y = X + Z
    assert s.r2(y, X) == pytest.approx(stats.linregress(X, y).rvalue ** 2)
    noise = list(RNG.normal(size=(40, 400)))
    assert s.r2(Y, *noise) > 0.05
    assert s.r2_out(Y, *noise) < 0.0
    assert s.r2_out(X, X) == pytest.approx(1)


def test_alpha_by_hand():
    items = [X, X, X]
    assert s.alpha(*items) == pytest.approx(1)
    assert abs(s.alpha(X, Y, Z)) < 0.25


def test_ratio_and_mediation():
    assert s.ratio(np.array([2.0, 4]), np.array([1.0, 2])) == pytest.approx(2)
    assert s.mediated(X + 0.01 * Z, X + Y, X) == pytest.approx(1, abs=0.05)
    assert s.mediated(X, X, Y) == pytest.approx(0, abs=0.02)


def test_which_curve_wins():
    time = np.tile(np.arange(20.0), 20)
    bend = (time - 10) ** 2 / 20 + 0.1 * X
    assert s.curve_wins(bend, time) > 10
    assert s.curve_wins(time + 0.1 * X, time) < 0
    lags = (1, 3, 8, 15, 25, 40)
    lasting = [v for lag in lags for v in (lag, 0.4 + 0.5 * np.exp(-lag / 4))]
    fading = [v for lag in lags for v in (lag, 0.9 * np.exp(-lag / 12))]
    assert s.asymptote_wins(*lasting) > 10
    assert s.asymptote_wins(*fading) < 10


def test_actor_share_of_a_made_up_family():
    families = np.arange(3000)
    who = ("a", "b", "c", "d")
    actor = RNG.normal(size=(4, 3000)) * np.sqrt(0.4)
    home = RNG.normal(size=3000) * np.sqrt(0.1)
    rows = [
        (actor[i] + home + RNG.normal(size=3000) * np.sqrt(0.5), a, b)
        for i, a in enumerate(who)
        for b in who
        if a != b
    ]
    rating = np.concatenate([row[0] for row in rows])
    rater = np.repeat([row[1] for row in rows], 3000)
    target = np.repeat([row[2] for row in rows], 3000)
    found = s.actor_share(rating, np.tile(families, 12), rater, target)
    assert found == pytest.approx(0.4, abs=0.03)
