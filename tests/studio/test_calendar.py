"""Minutes of a scene on the calendar, and long lives thinned for the screen."""

from __future__ import annotations

import numpy as np
import pytest

from hecht.scenes import load
from hecht.studio.calendar import (
    averaged,
    calendar_of,
    days_of,
    gone_for_good,
    thinned,
    whole_life,
)


def test_waking_hours_are_spread_over_the_days() -> None:
    scene = load("long-separation")
    calendar = calendar_of(scene)
    hours = scene.chapters[0].hours_a_day
    assert hours == 12
    # Twelve waking hours are one day; the end is the last day.
    assert calendar.gone_by(hours * 60) == pytest.approx(1440)
    assert calendar.gone_by(calendar.lived[-1]) == pytest.approx(days_of(scene.chapters) * 1440)


def test_an_evening_keeps_its_minutes() -> None:
    calendar = calendar_of(load("an-evening-apart"))
    assert calendar.gone_by(13.5) == pytest.approx(13.5)


def test_who_dies_is_gone_from_then_on() -> None:
    scene = load("loss")
    together = days_of(scene.chapters[:1]) * 1440
    assert gone_for_good(scene, ["anna"]) == {"ben": pytest.approx(together)}
    assert gone_for_good(load("out-with-friends"), ["lot"]) == {}


def test_a_whole_life_begins_at_the_beginning() -> None:
    scene = load("far-father")
    whole = whole_life(scene)
    assert whole.before == []
    assert days_of(whole.chapters) == pytest.approx(days_of(scene.before) + days_of(scene.chapters))
    assert days_of(whole.chapters) > 40 * 365


def test_few_samples_stay_as_they_are() -> None:
    times = np.arange(1.0, 241.0)
    same, place = thinned(times)
    assert place is None
    assert same is times
    assert averaged(times, place) is times


def test_many_samples_become_means_in_order() -> None:
    times = np.arange(1.0, 10_001.0)
    fewer, place = thinned(times, 100)
    assert fewer.size == 100
    assert fewer[-1] == times[-1]
    means = averaged(times, place)
    np.testing.assert_allclose(means, np.arange(50.5, 10_000, 100))


def test_coarse_stretches_leave_no_holes() -> None:
    """Ten years by the day and then an evening by the second."""
    days = np.arange(1.0, 3651.0) * 1440
    evening = days[-1] + np.arange(1.0, 361.0) / 6
    times, place = thinned(np.concatenate([days, evening]), 500)
    assert np.all(np.diff(times) > 0)
    values = averaged(np.concatenate([np.zeros(days.size), np.ones(evening.size)]), place)
    assert values.size == times.size
    assert np.isfinite(values).all()
    assert values[0] == 0
