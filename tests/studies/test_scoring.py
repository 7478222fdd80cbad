"""The rules by which a finding passes."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from hecht.studies.findings import findings
from hecht.studies.scoring import Estimate, close_call, null_bound, published_error, score

ANY = replace(
    findings()[0],
    statistic_type="r",
    value=0.25,
    ci_low=None,
    ci_high=None,
    n=None,
    provenance="found",
    statistic="r(a, b)",
    score_as="",
)


def estimate(*values, error=0.0, units=1000):
    return Estimate(values, (error,) * len(values), units)


def test_z_has_three_sources_of_error():
    finding = replace(ANY, ci_low=0.15, ci_high=0.35)
    verdict = score(finding, estimate(0.45, error=0.05))
    wanted = 0.20 / math.sqrt((0.20 / 3.92) ** 2 + 0.10**2 + 0.05**2)
    assert verdict.z == pytest.approx(wanted)
    assert verdict.outcome == "pass"
    assert score(finding, estimate(0.60)).outcome == "fail"


def test_errors_of_published_values():
    assert published_error(replace(ANY, n=103)) == pytest.approx((1 - 0.25**2) / 10)
    share = replace(ANY, statistic_type="proportion", value=0.5, n=100)
    assert published_error(share) == pytest.approx(0.05)
    difference = replace(ANY, statistic_type="d", value=1.0, n=100)
    assert published_error(difference) == pytest.approx(math.sqrt(0.04 + 0.005))
    assert published_error(ANY) == 0


def test_numbers_from_memory_have_a_quarter_or_their_range():
    recalled = replace(ANY, provenance="memory")
    assert published_error(recalled) == pytest.approx(0.25 * 0.25 / 1.96)
    ranged = replace(recalled, ci_low=0.05, ci_high=0.45)
    assert published_error(ranged) == pytest.approx(0.4 / 3.92)


def test_ratios_are_compared_as_logarithms():
    finding = replace(ANY, statistic_type="ratio", value=5.0)
    half, double = (score(finding, estimate(v)).z for v in (2.5, 10.0))
    assert half == pytest.approx(-double)
    assert half == pytest.approx(-math.log(2) / 0.20)


def test_a_direction_needs_its_interval_above_zero():
    finding = replace(ANY, statistic_type="direction", value=1.0, n=100, statistic="a; b")
    assert score(finding, estimate(0.2, 0.3, error=0.05)).outcome == "pass"
    some = score(finding, estimate(0.2, 0.05, error=0.05))
    assert (some.outcome, some.met) == ("fail", 0.5)
    assert "1 of 2" in some.reason
    assert score(finding, estimate(-0.2, -0.3, error=0.05)).met == 0


def test_a_direction_is_judged_at_ten_times_the_published_sample():
    finding = replace(ANY, statistic_type="direction", value=1.0, n=10, statistic="a")
    found = estimate(0.2, error=0.05, units=900)  # ten times n is 100: errors three times as wide
    assert score(finding, found).outcome == "fail"
    assert score(replace(finding, n=90), found).outcome == "pass"
    assert score(replace(finding, n=1e6), found).outcome == "pass"


def test_a_shape_wins_by_bic_alone():
    finding = replace(ANY, statistic_type="shape", value=1.0, n=100, statistic="curve_wins(a, b)")
    assert score(finding, estimate(0.5, error=2.0)).outcome == "pass"
    assert score(finding, estimate(-0.5, error=0.1)).outcome == "fail"
    both = replace(finding, statistic="curve_wins(a, b); mean(a)")
    assert score(both, estimate(0.5, 0.5, error=2.0)).met == 0.5


@pytest.mark.parametrize(
    ("statistic", "bound"),
    [
        ('share(a, where=b == "c") - share(a)', 0.05),
        ("d(a, b)", 0.20),
        ("0 - d(a, b)", 0.20),
        ("r(a, b)", 0.10),
        ("mean(a) / sd(a)", 0.20),
    ],
)
def test_how_near_nothing_a_null_must_be(statistic, bound):
    assert null_bound(statistic) == bound
    finding = replace(ANY, statistic_type="null", value=0.0, statistic=statistic)
    assert score(finding, estimate(bound * 0.9, error=1.0)).outcome == "pass"
    assert score(finding, estimate(-bound * 1.1)).outcome == "fail"


def test_a_verdict_near_its_border_is_a_close_call():
    finding = replace(ANY, statistic_type="direction", value=1.0, n=1e6, statistic="a; b")
    assert close_call(finding, estimate(0.2, 0.12, error=0.05))  # the second might have been lost
    assert close_call(finding, estimate(0.2, 0.08, error=0.05))  # and here it might have been met
    assert not close_call(finding, estimate(0.2, 0.2, error=0.05))
    assert not close_call(finding, estimate(-0.2, -0.2, error=0.05))
    assert not close_call(ANY, estimate(math.nan))


def test_a_statistic_without_a_value_fails():
    assert score(ANY, estimate(math.nan)).outcome == "fail"


def test_a_number_held_as_a_direction():
    finding = replace(ANY, statistic_type="mmHg", value=24.0, score_as="direction", statistic="a")
    assert score(finding, estimate(0.1, error=0.01)).outcome == "pass"
