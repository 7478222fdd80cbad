"""They went swimming: left out of a group of weak figures, with and without a haven at home.

That the others do not count him in is given; what it does to him is not. His sense of worth falls
little in one evening (about .02 log-odds): the model has no state of the moment for it.
"""

from __future__ import annotations

import pytest

from golden.lives import lived, mean, part, share

PICTURES, SUPPER, END = 40, 75, 240
GROUP = ("bo", "daan", "sem", "luca")


@pytest.fixture(scope="module")
def evenings():
    return {
        (seen, home): lived("the-swim", 128, seen=seen, home=home)
        for seen in ("without", "nothing")
        for home in ("haven", "none")
    }


def _at_the_end(data, variable, who="milan"):
    return mean(part(data, END - 1, END), variable, who)


def test_belonging_falls_when_he_sees_it(evenings):
    safe = {
        seen: mean(part(evenings[seen, "haven"], PICTURES, SUPPER), "felt_security", "milan")
        for seen in ("without", "nothing")
    }
    assert share(safe["without"] < safe["nothing"] - 0.05) > 0.75
    assert safe["without"].mean() < 0.8 * safe["nothing"].mean()


def test_trust_in_the_group_and_worth_fall_where_nobody_sees_it(evenings):
    left, usual = evenings["without", "none"], evenings["nothing", "none"]
    for friend in GROUP:
        bond = f"milan -> {friend}"
        assert share(_at_the_end(left, "trust", bond) < _at_the_end(usual, "trust", bond)) > 0.9
    fall = _at_the_end(usual, "self_model") - _at_the_end(left, "self_model")
    assert share(fall > 0.005) > 0.7
    assert 0.01 < fall.mean() < 0.05


def test_more_goes_on_inside_than_is_shown(evenings):
    data = part(evenings["without", "haven"], PICTURES, SUPPER)
    calls = data.call.sel(bond=[f"milan -> {name}" for name in (*GROUP, "mother")]).max("bond")
    hidden = (data.arousal.sel(person="milan") > 0.4) & (calls < 0.9)
    assert float(hidden.mean()) > 0.5
    assert float((calls >= 2).mean()) < 0.1


def test_one_haven_at_home_and_it_is_over_sooner(evenings):
    hour = {
        home: mean(part(evenings["without", home], SUPPER, SUPPER + 60), "arousal", "milan")
        for home in ("haven", "none")
    }
    assert share(hour["haven"] < 0.7 * hour["none"]) > 0.9
    assert hour["haven"].mean() < 0.4 * hour["none"].mean()
