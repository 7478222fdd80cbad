"""Laws of the seven ways of bonding: what each grows on, and that they build on each other."""

from __future__ import annotations

import pytest

from hecht.model.state import Ways
from laws.harness import couples, followed, moment, weeks

BOND, BACK = "ego -> partner", "partner -> ego"
MONTH = 4  # weeks
EARLIER = dict(zip(Ways._fields[1:], Ways._fields[:-1], strict=True))


@pytest.fixture(scope="module")
def people():
    """Couples half grown in every way; nobody frightens, so that only the ground differs."""
    calm = {"ego.frightening": 0.0, "partner.frightening": 0.0}
    return followed(couples(9).but(calm), 0.4)


@pytest.fixture(scope="module")
def usual(people):
    """A month as it is."""
    return weeks(people, MONTH).after


@pytest.fixture(scope="module")
def answered_less(people):
    """A month with a partner who answers a fifth of the time."""
    return weeks(people.but({"partner.answering": 0.2}), MONTH).after


def _way(lives, name):
    return lives.of(f"{BOND}.{name}")


def test_likeness_wanes_where_difference_shows(law, people, usual):
    """Likeness grows where two are alike (paired: a partner who shows to be different)."""
    unlike = weeks(people.but({"ego.difference": 0.5}), MONTH).after
    law.holds(_way(usual, "likeness") > _way(unlike, "likeness"))


def test_loyalty_grows_with_a_partner_who_stays(law, people):
    """Loyalty grows with one who stays (paired: a partner who is afraid and moves away)."""
    stays, leaves = (
        weeks(people.but({f"{BACK}.aversiveness": fear}), MONTH) for fear in (0.0, 0.6)
    )
    law.holds(stays.mean(f"{BOND}.loyalty") > leaves.mean(f"{BOND}.loyalty"), "over a month")


def test_a_place_grows_with_being_let_in(law, people):
    """A place grows with expecting to be let in (paired: one has learned to expect more)."""
    theta = f"{BOND}.responsiveness"
    more, less = (weeks(people.but({theta: level}), MONTH).after for level in (1.0, -2.0))
    law.holds(_way(more, "place") > _way(less, "place"))


def test_understanding_grows_with_answers(law, usual, answered_less):
    """Being understood grows with answers (paired: a partner who answers a fifth of the time)."""
    law.holds(_way(usual, "understood") > _way(answered_less, "understood"))


def test_letting_in_grows_where_what_is_shown_is_met(law, people):
    """Letting each other in grows where what is shown is met (paired: both answer a fifth)."""
    several = people.relived(4)  # little is shown in a month, and chance decides what is met
    seldom = several.but({"partner.answering": 0.2, "ego.answering": 0.2})
    usual, unmet = (weeks(lives, MONTH) for lives in (several, seldom))
    met = usual.mean(f"{BOND}.care") > 0.1  # who is hardly ever answered has little to lose
    grown = _way(usual.after, "intimacy") > _way(unmet.after, "intimacy")
    law.holds(grown[met], "where there usually is an answer")


def test_being_known_grows_with_one_who_reads(law, people):
    """Being known grows with one who sees what is inside (paired: mentalising .9 or .1)."""
    sees, blind = (weeks(people.but({"partner.mentalising": m}), MONTH).after for m in (0.9, 0.1))
    law.holds(_way(sees, "known") > _way(blind, "known"))


def test_being_felt_grows_with_care_in_need(law, usual, answered_less):
    """Being felt grows with care in need, from nearby (paired as before)."""
    law.holds(_way(usual, "felt") > _way(answered_less, "felt"))


@pytest.mark.parametrize("way", EARLIER)
def test_each_way_needs_the_one_before(law, people, way):
    """Each way grows on the one before it (paired: a day with that one, or without)."""
    near = people.but({f"{BOND}.reach": 1.0, f"{BACK}.reach": 1.0})
    with_it, without = (moment(near.but({f"{BOND}.{EARLIER[way]}": level})) for level in (0.6, 0.0))
    cared = without.last(f"{BOND}.care") * without.last(f"{BOND}.contact") > 1e-3
    lived = cared & (without.last("ego.need") > 0.0)
    law.holds((_way(with_it.after, way) > _way(without.after, way))[lived], way)


@pytest.mark.parametrize("way", ["intimacy", "known", "felt"])
def test_a_deep_way_is_not_reached_in_a_month_without_the_one_before(law, people, way):
    """Deep ways do not catch up in a month (paired: the way before is missing at the start)."""
    new = followed(people, 0.0).but({f"{BOND}.{EARLIER[way]}": 0.6})
    with_it, without = (weeks(lives, MONTH) for lives in (new, followed(people, 0.0)))
    # Without any need, or any care from nearby, there is nothing to be felt.
    near = without.mean(f"{BOND}.care") * without.mean(f"{BOND}.contact") > 0.02
    stirred = near & (without.mean("ego.need") > 0.05)
    grown = with_it.mean(f"{BOND}.{way}") > without.mean(f"{BOND}.{way}")
    law.holds(grown[stirred], f"{way}, over the month")


def test_nothing_grows_apart(law, people):
    """Without company no way grows; all fade a little (four weeks apart)."""
    apart = weeks(people.but({f"{BOND}.reach": 0.0, f"{BACK}.reach": 0.0}), MONTH).after
    for way in Ways._fields:
        law.holds((_way(apart, way) <= 0.4) & (_way(apart, way) > 0.35), way)


def test_being_felt_soothes(law, people):
    """Who is felt calms more with the same partner (paired: felt, or not at all)."""
    tense = people.but({"ego.arousal": 1.0, f"{BOND}.reach": 1.0, f"{BACK}.reach": 1.0}).relived(24)
    felt, not_felt = (moment(tense.but({f"{BOND}.felt": level})) for level in (1.0, 0.0))
    cared = not_felt.last(f"{BOND}.care") * not_felt.last(f"{BOND}.contact") > 0.02
    doubts = not_felt.last(f"{BOND}.trust") < 0.95
    calmer = felt.last("ego.arousal") < not_felt.last("ego.arousal")
    law.holds(calmer[cared & doubts], "where care comes from nearby and is not wholly counted on")


def test_loyalty_gives_on_credit(law, people):
    """Who is owed gives more when loyal (paired: the other has given less; loyal, or not)."""
    owed = people.but({f"{BACK}.balance": -0.5, f"{BOND}.reach": 1.0, f"{BACK}.reach": 1.0})
    loyal, strict = (moment(owed.but({f"{BACK}.loyalty": level})) for level in (1.0, 0.0))
    given = loyal.last(f"{BOND}.care")
    law.holds((given > strict.last(f"{BOND}.care"))[given > 0], "where anything is given")
