"""Ben is no longer there: searching that fades, and a network that carries."""

from __future__ import annotations

import pytest

from golden.lives import DAY, lived, mean, part, share

DEATH = 60


@pytest.fixture(scope="module")
def lives():
    return {others: lived("loss", 200, others=others) for others in ("network", "sister", "nobody")}


def _days(data, first, last, variable, who="anna"):
    return mean(part(data, first * DAY, last * DAY), variable, who)


def test_she_searches_for_him_and_the_searching_fades(lives):
    for others, data in lives.items():
        before = _days(data, 0, DEATH, "call", "anna -> ben").mean()
        month, later = (
            _days(data, DEATH + first, DEATH + last, "call", "anna -> ben").mean()
            for first, last in ((0, 30), (180, 360))
        )
        assert month > 2 * before, others
        assert later < 0.2 * month, others


def test_the_network_carries(lives):
    year = {o: _days(data, DEATH + 180, DEATH + 500, "arousal") for o, data in lives.items()}
    assert share(year["nobody"] > year["network"]) > 0.9
    assert year["network"].mean() < year["sister"].mean() < year["nobody"].mean()
    safe = {o: _days(d, DEATH + 180, DEATH + 500, "felt_security").mean() for o, d in lives.items()}
    assert safe["network"] > safe["sister"] + 0.05 > safe["nobody"] + 0.1


def test_with_others_need_falls_after_the_first_month_and_alone_it_does_not(lives):
    def fall(others):
        data = lives[others]
        return _days(data, DEATH, DEATH + 30, "need") - _days(
            data, DEATH + 180, DEATH + 500, "need"
        )

    assert fall("network").mean() > 0.03
    assert fall("nobody").mean() < 0.03


def test_the_bond_outlives_him(lives):
    strength = _days(lives["network"], DEATH + 470, DEATH + 500, "strength", "anna -> ben")
    assert strength.min() > 0.5
