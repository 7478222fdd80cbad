"""The swimming coach: one calm adult, half an hour a day."""

from __future__ import annotations

import pytest

from golden.lives import lived, mean, part, share

COACH, DAD = "child -> coach", "child -> dad"


@pytest.fixture(scope="module")
def evenings():
    return {coach: lived("swimming-coach", 128, coach=coach) for coach in ("year", "today")}


def test_the_same_car_calms_more_with_a_coach_of_a_year(evenings):
    inside = {c: mean(part(data, 25, 45), "arousal", "child") for c, data in evenings.items()}
    assert share(inside["year"] < inside["today"]) > 0.75
    assert inside["year"].mean() < 0.75 * inside["today"].mean()


def test_a_safe_expectation_belongs_to_this_one_person(evenings):
    first = {c: data.isel(time=0) for c, data in evenings.items()}
    trust = {c: data.trust.sel(bond=COACH).values for c, data in first.items()}
    assert share(trust["year"] > trust["today"] + 0.2) > 0.9
    assert share(trust["year"] > first["year"].trust.sel(bond=DAD).values + 0.2) > 0.9
    assert float(first["year"].strength.sel(bond=COACH).mean()) > 0.1


def test_the_child_thinks_better_of_itself_and_no_worse_of_people(evenings):
    """In need a child learns about itself from anyone who comes: .34 log-odds in a year.

    What it expects of people at large hardly moves: he is one among many hours.
    """
    first = {c: data.isel(time=0).sel(person="child") for c, data in evenings.items()}
    gain = {
        name: (first["year"][name] - first["today"][name]).values
        for name in ("self_model", "others_responsiveness")
    }
    assert share(gain["self_model"] > 0) > 0.95
    assert gain["self_model"].mean() > 0.1
    assert abs(gain["others_responsiveness"].mean()) < 0.02
