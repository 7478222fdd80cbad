"""Mother's clock: an old place at a new table, and what settles it."""

from __future__ import annotations

import pytest

from hecht.scenes import load
from hecht.scenes.outcomes import show

LIVES = 64
MISSED = {"not-the-worth-of-the-thing", "the-difference-not-the-lack"}


@pytest.fixture(scope="module")
def verdicts():
    found = show(load("the-inheritance"), replicates=LIVES)
    return {verdict.outcome.id: verdict for verdict in found}


def test_the_quarrel_grows_with_the_old_difference_and_settles_when_it_is_seen(verdicts):
    missed = {name: round(v.share, 2) for name, v in verdicts.items() if not v.shown}
    assert set(missed) <= MISSED, missed


def test_the_old_place_is_a_matter_of_degree(verdicts):
    """As much, what was left over, hardly anything: calls of .12, .21 and .28."""
    steps = verdicts["the-old-place-at-the-table"], verdicts["the-more-the-louder"]
    equal, second, hardly = steps[0].second, steps[0].first, steps[1].first
    assert second > 1.4 * equal
    assert hardly > 1.2 * second


def test_seen_the_same_clock_costs_half(verdicts):
    seen = verdicts["softer-when-seen"]
    assert seen.first < 0.6 * seen.second


@pytest.mark.xfail(
    strict=True,
    reason="twice the stake is twice the threat: calls rise from .21 to .48, as in any quarrel",
)
def test_it_is_not_about_the_worth_of_the_thing(verdicts):
    assert verdicts["not-the-worth-of-the-thing"].shown


@pytest.mark.xfail(
    strict=True,
    reason="the lack counts, not the difference: two who both got little call more, .26 "
    "against .21; the model compares nobody with a brother",
)
def test_it_is_the_difference_and_not_the_lack(verdicts):
    assert verdicts["the-difference-not-the-lack"].shown
