"""What people tell: other causes take their share, and who hides tells less."""

from __future__ import annotations

import numpy as np
import pytest

from hecht.model.parameters import constants
from hecht.studies import readouts, self_report
from hecht.studies.families import couple

PEOPLE = 3_000


@pytest.fixture(scope="module")
def stage():
    return couple(PEOPLE, 3, constants(), days=0)


@pytest.mark.parametrize("of", sorted(self_report.OTHER_CAUSES))
def test_other_causes_take_their_share_of_the_variance(stage, of):
    inside = np.random.default_rng(1).normal(2.0, 3.0, PEOPLE)
    rated = self_report.rated(stage, "a", inside, of)
    explained = np.corrcoef(inside, rated)[0, 1] ** 2
    assert explained == pytest.approx(1 - self_report.OTHER_CAUSES[of], abs=0.05)
    assert rated.mean() == pytest.approx(2.0, abs=0.3)


def test_the_rest_of_life_stays_with_who_it_belongs_to(stage):
    first = self_report.rest_of_life(stage, "a", "complaints")
    again = self_report.rest_of_life(stage.copy(), "a", "complaints")
    some = np.arange(PEOPLE) % 7 == 2
    np.testing.assert_array_equal(first, again)
    np.testing.assert_array_equal(
        self_report.rest_of_life(stage.only(some), "a", "complaints"), first[some]
    )
    other = self_report.rest_of_life(stage, "b", "complaints")
    assert abs(np.corrcoef(first, other)[0, 1]) < 0.1


def test_who_expects_little_of_calling_tells_fewer_complaints_and_more_well_being(stage):
    inside = np.random.default_rng(2).normal(size=PEOPLE)  # the same in all, whoever hides
    calls = readouts.calling(stage, "a")
    bad = self_report.told(stage, "a", inside)
    good = self_report.told(stage, "a", inside, good=True)
    assert np.corrcoef(bad, calls)[0, 1] > 0.1
    assert np.corrcoef(good, calls)[0, 1] < -0.1


def test_classes_of_an_interview_add_up_and_unresolved_goes_first(stage):
    found = readouts.interview_classes(stage, "a")
    assert set(found.three) == {"autonomous", "dismissing", "preoccupied"}
    unresolved = found.four == "U"
    np.testing.assert_array_equal(found.four[~unresolved], found.three[~unresolved])
    assert unresolved[stage.unresolved["a"] > 0].mean() == pytest.approx(0.9, abs=0.05)
