"""Laws of safety: what feeling safe, or not, does to need, to exploring and to asking."""

from __future__ import annotations

import pytest

from laws.harness import couples, moment, quarter, raised, unafraid, who_learned_to_ask

TIMES = 8
_CLOSENESS = "ego -> partner.contact"

NEAR = {"ego -> partner.reach": 1.0, "partner -> ego.reach": 1.0}
AWAY = {"ego -> partner.reach": 0.0, "partner -> ego.reach": 0.0, "ego -> partner.contact": 0.0}
FORGOTTEN = {"ego -> partner.presence": 0.0, **AWAY}
GOOD_FRIEND = {
    "ego -> friend.strength": 0.8,
    "ego -> friend.responsiveness": 0.0,
    "ego -> friend.contingency": 3.0,
    "ego -> friend.aversiveness": 0.0,
    "ego -> friend.presence": 1.0,
}
BAD_FRIEND = {
    "ego -> friend.reach": 1.0,
    "ego -> friend.strength": 0.6,
    "ego -> friend.presence": 1.0,
    "ego -> friend.contact": 0.8,
    "ego -> friend.responsiveness": -4.0,
    "ego -> friend.contingency": -1.0,
    "ego -> friend.aversiveness": 0.6,
}


@pytest.fixture(scope="module")
def people():
    return couples(1)


@pytest.fixture(scope="module")
def together(people):
    """A quarter of an hour together, with a little to worry about."""
    return people.but({"ego.threat": 0.05, "ego.arousal": 0.3, "ego.need": 0.2}).relived(TIMES)


def _explores(lives):
    return quarter(lives).mean("ego.exploration")


def test_a_closer_bond_gives_more_felt_security(law, people):
    """The closer the bond, the safer one feels (paired: the same moment, a weaker bond)."""
    closer, weaker = (moment(people.but({"ego -> partner.strength": b})) for b in (0.9, 0.4))
    law.holds(closer.mean("ego.felt_security") > weaker.mean("ego.felt_security"))


def test_the_safer_the_more_one_explores(law, together):
    """The safer, the more one does one's own thing (paired: a partner near, or away)."""
    explores_more = _explores(together) > _explores(together.but(AWAY))
    law.holds(explores_more[unafraid(together)], "with a partner one does not fear")


def test_the_more_trust_the_more_one_explores(law, together):
    """The more trust, the more one does one's own thing (paired: care expected and given)."""
    more, less = (
        together.but(
            {
                "ego -> partner.responsiveness": lambda v, d=d: v + d,
                "ego -> partner.contingency": lambda v, d=d: v + d,
                "partner.care_base": lambda v, d=d: v + d,
            }
        )
        for d in (1.0, -1.0)
    )
    explores_more = _explores(more) > _explores(less)
    law.holds(explores_more[unafraid(together)], "with a partner one does not fear")


def test_a_closer_bond_gives_more_exploring(law, people):
    """The closer the bond, the more one explores beside the other (paired: a weaker bond)."""
    beside = people.relived(TIMES)
    closer, weaker = (_explores(beside.but({"ego -> partner.strength": b})) for b in (0.9, 0.4))
    law.holds(closer > weaker)


def test_whom_one_fears_takes_room_to_explore(law, together):
    """The more one fears the other, the less one explores beside them (paired: learned fear)."""
    feared = together.but({"ego -> partner.aversiveness": 0.5})
    law.holds(_explores(feared) < _explores(together.but({"ego -> partner.aversiveness": 0.0})))


def test_freedom_and_closeness_rise_together(law, together):
    """With more care, closeness and freedom rise together (paired: a partner who cares more)."""
    usual, warmer = quarter(together), quarter(together.but({"partner.care_base": lambda v: v + 2}))
    more = [warmer.mean(name) > usual.mean(name) for name in ("ego.exploration", _CLOSENESS)]
    law.holds((more[0] & more[1])[unafraid(together)], "with a partner one does not fear")


def test_the_less_safe_the_more_one_calls(law, people):
    """The less safe, the more one calls and clings (paired: the other fresh in mind, or faded)."""
    apart = people.but({"ego -> partner.contact": 0.0, "ego.arousal": 0.8})
    safe, less = (moment(apart.but({"ego -> partner.presence": f})) for f in (1.0, 0.2))
    calls_more = less.mean("ego -> partner.call") > safe.mean("ego -> partner.call")
    law.holds(calls_more[who_learned_to_ask(people)], "who learned that asking helps")


def test_the_less_safe_the_more_need(law, people):
    """The less safe, the more need (paired: the partner in reach, or gone from mind and room)."""
    here, alone = moment(people), moment(people.but(FORGOTTEN))
    law.holds(alone.mean("ego.need") > here.mean("ego.need"))


def test_more_threat_more_need(law, people):
    """More threat, more need (paired: a quarter of an hour with more threat)."""
    calm = people.relived(TIMES)
    threatened = calm.but({"ego.threat": lambda t: t + 0.2})
    law.holds(quarter(threatened).mean("ego.need") > quarter(calm).mean("ego.need"))


def test_more_threat_less_exploring(law, people):
    """More threat, less exploring (paired: a quarter of an hour with more threat)."""
    calm = people.relived(TIMES)
    explores_less = _explores(calm.but({"ego.threat": lambda t: t + 0.2})) < _explores(calm)
    law.holds(explores_less[unafraid(people)], "with a partner one does not fear")


def test_who_is_frightened_asks(law, people):
    """Frightened by the world, one turns to someone (paired: expected acts, calm or aroused)."""
    calm, afraid = (moment(people.but({"ego.arousal": s})) for s in (0.2, 1.2))
    asks_more = afraid.mean("ego -> partner.call") > calm.mean("ego -> partner.call")
    law.holds(asks_more[who_learned_to_ask(people)], "who learned that asking helps")


def test_who_fears_the_other_takes_distance(law, people):
    """Frightened by the other, one takes distance (paired: expected acts, fear of the other)."""
    fearless, afraid = (
        moment(people.but({"ego -> partner.aversiveness": chi})) for chi in (0.0, 0.4)
    )
    law.holds(afraid.mean("ego -> partner.withdrawal") > fearless.mean("ego -> partner.withdrawal"))


def test_who_learned_that_asking_is_useless_asks_less_in_need(law, people):
    """Who learned that asking is useless asks less the more need (paired: calm or aroused)."""
    useless = people.but({"ego -> partner.contingency": -1.0, "ego -> partner.aversiveness": 0.0})
    calm, afraid = (moment(useless.but({"ego.arousal": s})) for s in (0.2, 1.2))
    law.holds(afraid.mean("ego -> partner.call") < calm.mean("ego -> partner.call"))


def test_who_learned_that_asking_is_useless_is_no_calmer(law, people):
    """Who learned that asking is useless shows less and is no calmer (paired: what was learned)."""
    tense = people.but({"ego.threat": 0.25, "ego -> partner.aversiveness": 0.0}).relived(TIMES)
    useful, useless = (
        quarter(tense.but({"ego -> partner.contingency": gain})) for gain in (3.0, -1.0)
    )
    shows_less = useless.mean("ego -> partner.call") < useful.mean("ego -> partner.call")
    law.holds(shows_less, "shows less")
    law.holds(useless.mean("ego.arousal") >= useful.mean("ego.arousal"), "is no calmer")


def test_who_learned_that_only_loud_calls_help_calls_louder(law, people):
    """Who learned that only loud calls help calls louder (paired: the curve that was learned)."""
    tense = people.but({"ego.arousal": 1.2, "ego.self_model": 0.0})
    curves = {"loud": (-3.5, 5.0), "soft": (0.0, 2.0)}
    calls = {
        name: moment(
            tense.but({"ego -> partner.responsiveness": base, "ego -> partner.contingency": gain})
        ).mean("ego -> partner.call")
        for name, (base, gain) in curves.items()
    }
    law.holds(calls["loud"] > calls["soft"])


def test_contact_ends_need(law, people):
    """Being held ends need (paired: held, or in the same room untouched)."""
    worried = people.but({"ego.arousal": 1.0, "ego.need": 0.8, "ego -> partner.contact": 0.0})
    untouched = worried.relived(TIMES)
    held = quarter(untouched.but({"ego -> partner.touch": 0.9})).mean("ego.need")
    law.holds(held < quarter(untouched).mean("ego.need"))


def test_a_startled_temperament_is_more_aroused(law):
    """The more easily startled, the more aroused by the same threat (paired: reactivity)."""
    infants = raised(1).but({"ego.threat": 0.15}).relived(TIMES)
    quick = quarter(infants.but({"ego.reactivity": lambda k: 1.5 * k}))
    law.holds(quick.mean("ego.arousal") > quarter(infants).mean("ego.arousal"))


def test_one_good_figure_is_enough(law, people):
    """One good figure is enough: a bad one beside it takes no safety away (paired: without)."""
    with_bad = moment(people.but(BAD_FRIEND)).mean("ego.felt_security")
    law.holds(with_bad >= moment(people).mean("ego.felt_security"))


def test_who_has_two_loses_less(law, people):
    """Who has two figures loses less safety when one is away (paired: with or without)."""

    def lost(company):
        here, alone = moment(people.but(company)), moment(people.but({**company, **FORGOTTEN}))
        return here.mean("ego.felt_security") - alone.mean("ego.felt_security")

    law.holds(lost(GOOD_FRIEND) < lost({}))


def test_a_dead_figure_gives_no_safety_from_memory(law, people):
    """Whom one has lost gives no felt security from memory (paired: away, or dead)."""
    away = people.but({**AWAY, "ego -> partner.presence": 1.0})
    dead = away.but({"ego -> partner.commitment": 0.0})
    law.holds(moment(away).mean("ego.felt_security") > 0.0, "away: some")
    law.holds(moment(dead).mean("ego.felt_security") == 0.0, "dead: none")


def test_absence_protects_adults_more_than_infants(law, people):
    """Someone absent but in mind protects the older more (paired: the same bond at another age)."""
    away = people.but({**AWAY, "ego -> partner.presence": 1.0})
    infant, adult = (moment(away.but({"ego.age": age})) for age in (1.0, 30.0))
    law.holds(adult.mean("ego.felt_security") > infant.mean("ego.felt_security"))


# Does not hold (yet) -------------------------------------------------------------------------


def test_everyone_explores_more_near_their_partner(law, together):
    """Everyone does more of their own thing near their partner (paired: near, or away)."""
    # Who has learned to fear the partner, a third of couples, explores less beside them: fear is
    # steep from nearby. The law holds for all others.
    law.does_not_hold(_explores(together) > _explores(together.but(AWAY)))


def test_a_friend_in_mind_frees_to_explore(law, together):
    """Having a good friend in mind frees one to explore (paired: the friend in mind, or not)."""
    # Felt security rises and need falls, yet a friend in mind is also one more person to call
    # in vain: every figure takes its share of the choice, even where nothing is needed.
    faded = {**GOOD_FRIEND, "ego -> friend.presence": 0.0}
    law.does_not_hold(_explores(together.but(GOOD_FRIEND)) > _explores(together.but(faded)))


def test_everyone_calls_more_when_less_safe(law, people):
    """Everyone calls more when less safe (paired: the other fresh in mind, or faded)."""
    # Not those who have learned that asking is useless: they turn away. That is the second of
    # the two insecure directions, and the law is not expected to hold for them.
    apart = people.but({"ego -> partner.contact": 0.0, "ego.arousal": 0.8})
    safe, less = (moment(apart.but({"ego -> partner.presence": f})) for f in (1.0, 0.2))
    law.does_not_hold(less.mean("ego -> partner.call") > safe.mean("ego -> partner.call"))


def test_who_doubts_themselves_asks_more(law, people):
    """Who doubts their own worth asks more for reassurance (paired: self-worth lower by 1)."""
    # Low self-worth lowers the care that is expected, and with it what asking seems worth; for
    # half of people that outweighs the larger need. Real anxious adults keep asking.
    worried = people.but({"ego.arousal": 0.8, "ego -> partner.contact": 0.0})
    doubting = worried.but({"ego.self_model": lambda w: w - 1.0})
    law.does_not_hold(
        moment(doubting).mean("ego -> partner.call") > moment(worried).mean("ego -> partner.call")
    )
