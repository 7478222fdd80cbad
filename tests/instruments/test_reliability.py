"""Reliability, errors and reliable change, against formulas worked by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hecht.instruments.reliability import (
    alpha,
    item_rest,
    omega,
    one_factor_loadings,
    reliable_change,
    spread_of,
    standard_error,
)


def one_factor(loadings: list[float], people: int = 20_000, seed: int = 0) -> np.ndarray:
    dice = np.random.default_rng(seed)
    weights = np.array(loadings)
    common = dice.standard_normal((people, 1))
    own = dice.standard_normal((people, len(weights))) * np.sqrt(1 - weights**2)
    return np.asarray(common * weights + own)


def test_alpha_of_a_small_table_worked_by_hand() -> None:
    table = np.array([[1.0, 2.0], [2.0, 2.0], [3.0, 5.0], [4.0, 5.0]])
    # item variances 5/3 and 3; variance of the sums 3, 4, 8, 9 is 26/3
    assert alpha(spread_of(table)) == pytest.approx(2 * (1 - (5 / 3 + 3) / (26 / 3)))


def test_alpha_of_equal_items_is_the_spearman_brown_value() -> None:
    found = alpha(spread_of(one_factor([0.7] * 10)))
    assert found == pytest.approx(10 * 0.49 / (1 + 9 * 0.49), abs=0.01)


def test_omega_of_unequal_items_is_above_alpha_and_right() -> None:
    loadings = [0.9, 0.8, 0.5, 0.4, 0.3]
    data = one_factor(loadings)
    expected = sum(loadings) ** 2 / (sum(loadings) ** 2 + sum(1 - x * x for x in loadings))
    assert omega(spread_of(data)) == pytest.approx(expected, abs=0.015)
    assert omega(spread_of(data)) > alpha(spread_of(data))


def test_loadings_are_recovered() -> None:
    truth = np.array([0.8, 0.7, 0.6, 0.5])
    implied = np.outer(truth, truth)
    np.fill_diagonal(implied, 1)
    np.testing.assert_allclose(one_factor_loadings(implied), truth, atol=1e-4)


def test_item_rest_shows_the_item_that_was_not_turned() -> None:
    data = one_factor([0.7] * 6)
    data[:, 2] *= -1
    found = item_rest(spread_of(data))
    assert found[2] < -0.5
    assert np.delete(found, 2).min() > 0.3
    np.testing.assert_allclose(
        found[0], np.corrcoef(data[:, 0], data[:, 1:].sum(axis=1))[0, 1], atol=1e-10
    )


@pytest.mark.parametrize("shape", [(2, 5), (50, 1)])
def test_too_little_gives_nothing(shape: tuple[int, int]) -> None:
    data = np.random.default_rng(0).standard_normal(shape)
    assert math.isnan(alpha(spread_of(data)))
    assert math.isnan(omega(spread_of(data)))
    assert np.isnan(item_rest(spread_of(data))).all()


def test_constant_answers_give_nothing() -> None:
    assert math.isnan(alpha(spread_of(np.ones((20, 4)))))
    assert math.isnan(omega(spread_of(np.ones((20, 4)))))


def test_error_grows_as_items_are_missing() -> None:
    errors = standard_error(1.0, 0.91, [18, 15, 9, 0], 18)
    assert errors[0] == pytest.approx(0.3)
    assert errors[0] < errors[1] < errors[2]
    assert math.isnan(errors[3])
    half = 0.5 * 0.91 / (1 - 0.5 * 0.91)
    assert errors[2] == pytest.approx(math.sqrt(1 - half))


def test_reliable_change_at_its_edge() -> None:
    error = 0.25
    edge = 1.96 * math.sqrt(2) * error
    assert not reliable_change(3.0, 3.0 + edge * 0.999, error).reliable
    assert reliable_change(3.0, 3.0 + edge * 1.001, error).reliable
    assert reliable_change(3.0, 3.0 - edge * 1.001, error).reliable
    assert reliable_change(3.0, 4.0, error).smallest == pytest.approx(edge)


@pytest.mark.parametrize("error", [0.0, -1.0, math.nan])
def test_reliable_change_needs_an_error(error: float) -> None:
    with pytest.raises(ValueError, match="greater than 0"):
        reliable_change(1, 2, error)


def test_only_a_reliable_change_is_called_a_change() -> None:
    assert "changed" in reliable_change(2.0, 5.0, 0.3).sentence("anxiety")
    assert "changed" not in reliable_change(2.0, 2.2, 0.3).sentence("anxiety")


@given(st.floats(1, 7), st.floats(1, 7), st.floats(0.05, 1.0))
def test_reliable_change_is_symmetric(first: float, second: float, error: float) -> None:
    there, back = reliable_change(first, second, error), reliable_change(second, first, error)
    assert there.reliable == back.reliable
    assert there.difference == -back.difference


def test_false_alarms_of_reliable_change_are_five_in_a_hundred() -> None:
    dice = np.random.default_rng(4)
    scores = 3 + 0.3 * dice.standard_normal((20_000, 2))
    called = [reliable_change(a, b, 0.3).reliable for a, b in scores]
    assert np.mean(called) == pytest.approx(0.05, abs=0.006)
