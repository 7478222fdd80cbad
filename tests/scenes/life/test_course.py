"""What happens in lives: the published numbers must come back out."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import pytest

from hecht.errors import HechtError, UnknownNameError
from hecht.model.noise import world_keys
from hecht.scenes.life.advancing import advance, begin_course
from hecht.scenes.life.couples import together
from hecht.scenes.life.places import cast_of_a_life
from hecht.scenes.life.rates import chance_of_dying, published, rates

LIVES, YEARS = 2048, 96


@pytest.fixture(scope="module")
def courses():
    """Many courses without anything inside; trust in partners as over couples of the model."""
    trust = rates()["couples.trust"]
    drawn = np.random.default_rng(0).normal(size=LIVES)
    course = begin_course(cast_of_a_life(), rates(), world_keys(3, LIVES))
    first = defaultdict(lambda: np.full(LIVES, np.inf))
    times = defaultdict(int)
    living, ever = {}, np.zeros(LIVES, bool)
    for season in range(YEARS * 4):
        course.season = season
        for each in advance(course, np.clip(trust.mean + trust.spread * drawn, 0, 1)):
            times[each.kind] += len(each.worlds)
            first[each.kind][each.worlds] = np.minimum(first[each.kind][each.worlds], course.age)
        ever |= together(course)
        if season % 4 == 0:
            alive = course.alive
            living[season // 4] = together(course)[alive].mean()
    return course, first, times, living, ever


def mean_age(first, kind):
    ages = first[kind]
    return float(ages[np.isfinite(ages)].mean())


def test_people_die_as_old_as_the_life_tables_say(courses):
    course, *_ = courses
    assert course.once["dies"].mean() == pytest.approx(81.5, abs=1.2)
    assert np.median(course.once["dies"]) == pytest.approx(84, abs=1.5)


@pytest.mark.parametrize(
    ("age", "low", "high"), [(20, 0.02, 0.14), (30, 0.6, 0.78), (40, 0.70, 0.82), (80, 0.4, 0.62)]
)
def test_as_many_live_with_a_partner_as_in_the_netherlands(courses, age, low, high):
    *_, living, _ = courses
    assert low < living[age] < high


@pytest.mark.parametrize(
    ("kind", "age", "within"),
    [
        ("leaves_home", 23.4, 0.8),
        ("moves_in", 26.4, 1.2),
        ("child_born", 30.8, 1.6),
        ("work_ends", 65.0, 0.5),
    ],
)
def test_things_begin_at_the_published_age(courses, kind, age, within):
    _, first, *_ = courses
    assert mean_age(first, kind) == pytest.approx(age, abs=within)


def test_almost_four_in_ten_couples_that_live_together_part(courses):
    _, _, times, *_ = courses
    assert 0.34 < times["parts"] / times["moves_in"] < 0.5


def test_most_have_two_children_and_one_in_five_none(courses):
    course, *_ = courses
    counts = np.bincount(course.children, minlength=4) / LIVES
    assert counts.argmax() == 2
    assert 0.15 < counts[0] < 0.28
    assert 0.15 < counts[3] < 0.3
    assert 1.55 < course.children.mean() < 1.85


def test_one_in_five_children_sees_the_parents_part(courses):
    _, first, *_ = courses
    assert np.mean(first["parents_part"] < 18) == pytest.approx(0.19, abs=0.04)


def test_half_of_the_friends_of_adults_are_still_there_after_seven_years():
    """The hazard of the file against the 48 % of the study, without anything else."""
    years = np.arange(0, 7, 0.25)
    left = np.exp(-(rates()["friends.fades_adult"].at(years) * 0.25).sum())
    assert left == pytest.approx(0.48, abs=0.05)


def test_a_change_of_one_place_leaves_chance_elsewhere_alone():
    """Without any dissolution, friends still come at the same time."""
    told = []
    for changes in ({}, {"couples.part_together": 0, "couples.part_dating": 0}):
        course = begin_course(cast_of_a_life(), rates(changes), world_keys(1, 64))
        comes = []
        for season in range(160):
            course.season = season
            for each in advance(course, np.full(64, 0.6)):
                if each.kind == "friend_comes":
                    comes.append((season, each.place, tuple(each.worlds)))
        told.append(comes)
    assert told[0] == told[1]


def test_every_number_says_where_it_comes_from():
    for path, row in published().items():
        assert row.meaning, path
        assert row.source, path
        assert row.origin in ("found", "memory", "chosen"), path


def test_death_becomes_more_likely_with_age():
    for sex in ("woman", "man"):
        chances = chance_of_dying(published()[f"death.{sex}"], np.arange(15, 105))
        assert (np.diff(chances) > 0).all()


def test_wrong_rates_are_refused():
    with pytest.raises(UnknownNameError, match=r"couples\.part_together"):
        rates({"couples.part_togethr": 0.5})
    with pytest.raises(HechtError, match="factor"):
        rates({"couples.meets": "often"})
    with pytest.raises(HechtError, match="0 to 100"):
        rates({"couples.meets": -1})
