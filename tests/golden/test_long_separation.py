"""Three weeks without mum: protest, despair, detachment; and what a nurse of one's own does."""

from __future__ import annotations

import pytest

from golden.lives import lived, mean, part, share

DAY = 720  # twelve waking hours
TO_MUM = "child -> mother"


@pytest.fixture(scope="module")
def lives():
    options = (("three-weeks", "many"), ("three-weeks", "one"), ("day", "many"))
    return {pair: lived("long-separation", 96, long=pair[0], nurse=pair[1]) for pair in options}


def _day(data, number, variable, who="child"):
    return mean(part(data, number * DAY, (number + 1) * DAY), variable, who)


def test_protest_then_silence_that_is_no_ease(lives):
    data = lives["three-weeks", "many"]
    first, week, last = (_day(data, day, "call", TO_MUM) for day in (1, 7, 21))
    assert share(week < 0.6 * first) > 0.8
    assert last.mean() <= week.mean() + 0.05
    home, silent = _day(data, 0, "exploration"), _day(data, 7, "exploration")
    assert share(silent < home) > 0.9
    assert silent.mean() < 0.6 * home.mean()
    assert _day(data, 7, "despair").mean() > 1.7 * _day(data, 1, "despair").mean()
    assert _day(data, 7, "arousal").mean() > 1.5 * _day(data, 0, "arousal").mean()


def test_home_again_the_child_is_more_distant_than_after_a_day(lives):
    long, short = lives["three-weeks", "many"], lives["day", "many"]
    calls = _day(long, 22, "call", TO_MUM).mean(), _day(short, 2, "call", TO_MUM).mean()
    assert calls[0] < 0.95 * calls[1]
    assert share(_day(long, 22, "exploration") < _day(short, 2, "exploration")) > 0.65
    assert share(_day(long, 22, "trust", TO_MUM) < _day(short, 2, "trust", TO_MUM)) > 0.85


def test_one_nurse_of_its_own_spares_much(lives):
    many, one = lives["three-weeks", "many"], lives["three-weeks", "one"]
    assert share(_day(one, 1, "arousal") < _day(many, 1, "arousal")) > 0.85
    assert share(_day(one, 7, "despair") < _day(many, 7, "despair")) > 0.85
    assert _day(one, 14, "exploration").mean() > 1.3 * _day(many, 14, "exploration").mean()
