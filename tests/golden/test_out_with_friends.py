"""An evening with friends: the same absence is not the same evening for everyone."""

from __future__ import annotations

import pytest

from golden.lives import lived, mean, part

LEFT, BACK, BOND = 20, 200, "jip -> roos"


@pytest.fixture(scope="module")
def evenings():
    return {
        jip: lived("out-with-friends", 200, jip=jip) for jip in ("secure", "anxious", "avoidant")
    }


def _while_away(evenings, jip, variable, who="jip"):
    return mean(part(evenings[jip], LEFT, BACK), variable, who).mean()


def test_the_secure_one_goes_on_with_the_evening(evenings):
    secure, anxious = (_while_away(evenings, jip, "exploration") for jip in ("secure", "anxious"))
    assert secure > anxious + 0.06
    assert secure > 0.7


def test_the_anxious_one_needs_more_and_reaches_out_more(evenings):
    for variable, who in (("need", "jip"), ("call", BOND)):
        secure, anxious = (_while_away(evenings, j, variable, who) for j in ("secure", "anxious"))
        assert anxious > 1.6 * secure, variable


def test_the_anxious_one_protests_at_return(evenings):
    calls = {j: mean(part(evenings[j], BACK, BACK + 15), "call", BOND).mean() for j in evenings}
    assert calls["anxious"] > 2 * calls["secure"]
    assert calls["anxious"] > 2 * calls["avoidant"]


def test_the_avoidant_one_asks_less_and_is_as_tense(evenings):
    calls = {j: _while_away(evenings, j, "call", BOND) for j in evenings}
    inside = {j: _while_away(evenings, j, "arousal") for j in evenings}
    assert calls["avoidant"] < 0.7 * calls["anxious"]
    assert inside["avoidant"] > 0.95 * inside["anxious"] > inside["secure"]
