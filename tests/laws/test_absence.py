"""Laws of absence: fading, protest, despair, loss, and what binds."""

from __future__ import annotations

import numpy as np
import pytest

from laws.harness import (
    couples,
    days,
    moment,
    raised,
    strangers,
    weeks,
    who_learned_to_ask,
    years,
)

GONE = {
    "ego -> partner.reach": 0.0,
    "partner -> ego.reach": 0.0,
    "ego -> partner.contact": 0.0,
    "partner -> ego.contact": 0.0,
}
SUBSTITUTE = {
    "ego -> friend.reach": 1.0,
    "ego -> friend.strength": 0.4,
    "ego -> friend.responsiveness": -1.0,
    "ego -> friend.contingency": 2.6,
    "ego -> friend.aversiveness": 0.0,
    "friend.care_base": 1.0,
    "friend.mentalising": 0.8,
    "friend.frightening": 0.0,
}
STRENGTH = "ego -> partner.strength"
CALLS = "ego -> partner.call"


@pytest.fixture(scope="module")
def people():
    return couples(5)


@pytest.fixture(scope="module")
def left_behind():
    """Children of a year and a half without their carer, who never frightened, for three weeks."""
    child = raised(5, {"partner.frightening": 0.0}).but(
        {
            "ego.age": 1.5,
            "ego -> partner.presence": 1.0,
            "ego.despair": 0.0,
            "ego.threat": 0.0,
            "partner.threat": 0.0,
        }
    )
    return child, days(child.but(GONE), 21)


def test_absence_fades_felt_presence(law, people):
    """Absence fades felt presence (every day a little more)."""
    presence = days(people.but(GONE), 21).course("ego -> partner.presence")
    law.holds((np.diff(presence, axis=0) < 0).all(axis=0))


def test_absence_fades_slower_in_adults(law, people):
    """Absence fades felt presence slower in adults than in infants (paired: age)."""
    left = people.but({**GONE, "ego -> partner.presence": 1.0})
    infant, adult = (days(left.but({"ego.age": age}), 21) for age in (1.0, 30.0))
    law.holds(adult.last("ego -> partner.presence") > infant.last("ego -> partner.presence"))


def test_a_long_absence_lowers_felt_security(law, people):
    """The longer the absence, the less felt security (week three against day one)."""
    safety = days(people.but(GONE), 21).course("ego.felt_security")
    law.holds(safety[-7:].mean(axis=0) < safety[0])


def test_protest_then_quiet(law, left_behind):
    """Left behind, a child first protests and then falls quiet (day 1 against day 7)."""
    calls = left_behind[1].course(CALLS)
    protests = calls[0] > 0.1
    law.holds((calls[0] > calls[6])[protests], "who protests at all")


def test_unanswered_calls_raise_despair(law, people):
    """Calling in vain raises despair (paired: the same calls, answered or not)."""
    asking = people.but({"ego.arousal": 1.0, "ego.despair": 0.0})
    answered, silent = (moment(asking.but({"partner.answering": a})) for a in (1.0, 0.0))
    law.holds(silent.mean("ego.despair") > answered.mean("ego.despair"))


def test_who_protests_in_vain_despairs(law, left_behind, at_home):
    """A child who protests in vain despairs (paired: two days away, or at home)."""
    alone = left_behind[1]
    protests = alone.course(CALLS)[0] > 0.1
    despairs = alone.course("ego.despair")[1] > at_home.course("ego.despair")[1]
    law.holds(despairs[protests], "who protests at all")


def test_despair_lowers_calling(law, people):
    """Despair lowers calling (paired: despair, or none)."""
    worried = people.but({"ego.arousal": 1.0, "ego -> partner.aversiveness": 0.0})
    hopeful, despairing = (moment(worried.but({"ego.despair": u})) for u in (0.0, 1.0))
    less = despairing.mean(CALLS) < hopeful.mean(CALLS)
    law.holds(less[who_learned_to_ask(people)], "who learned that asking helps")


def test_despair_takes_interest_in_the_world(law, people):
    """Despair takes the interest in the world away (paired: a calm moment, with despair or not)."""
    calm = people.but({"ego.arousal": 0.2})
    hopeful, despairing = (moment(calm.but({"ego.despair": u})) for u in (0.0, 1.0))
    law.holds(despairing.mean("ego.exploration") < hopeful.mean("ego.exploration"))


def test_despair_fades_after_the_return(law, left_behind):
    """Despair fades when a warm carer is back (its height, against two weeks after the return)."""
    alone = left_behind[1]
    back = {
        "ego -> partner.reach": 1.0,
        "partner -> ego.reach": 1.0,
        "partner.care_base": 2.0,
        "partner.mentalising": 0.8,
    }
    height = alone.course("ego.despair").max(axis=0)
    fades = days(alone.after.but(back), 14).last("ego.despair") < height
    law.holds(fades[alone.course(CALLS)[0] > 0.1], "who protested at all")


def test_separation_arouses(law, left_behind, at_home):
    """A week without the carer arouses a child (paired: away, or at home)."""
    away = left_behind[1].course("ego.arousal")[:7].mean(axis=0)
    law.holds(away > at_home.mean("ego.arousal"))


@pytest.fixture(scope="module")
def at_home(left_behind):
    """The same children, and a week at home."""
    return days(left_behind[0], 7)


@pytest.fixture(scope="module")
def with_substitute(left_behind):
    """The same separation, with someone near who answers."""
    return days(left_behind[0].but({**GONE, **SUBSTITUTE}), 21)


def test_a_good_substitute_softens_separation(law, left_behind, with_substitute):
    """Someone else who cares softens a separation (paired: with a good substitute, or none)."""
    alone = left_behind[1]
    law.holds(with_substitute.mean("ego.arousal") < alone.mean("ego.arousal"), "less arousal")
    law.holds(with_substitute.mean(CALLS) < alone.mean(CALLS), "fewer calls to who is away")


def test_a_bond_grows_together_and_fades_apart(law, people):
    """A bond grows in company and fades in neglect (two years together, or apart)."""
    together, apart = years(people, 2), years(people.but(GONE), 2)
    start = people.of(STRENGTH)
    law.holds(together.last(STRENGTH) > start, "together it grows")
    law.holds(apart.last(STRENGTH) < start, "apart it fades")


def test_contact_under_need_binds(law):
    """A bond grows faster under need (paired: the same held hand, in threat or in peace)."""
    # Held all the way, so that contact is the same in both and only the need differs.
    new = strangers(5).but({STRENGTH: 0.1, "ego -> partner.touch": 1.0, "ego.threat": 0.0})
    peace, threat = weeks(new, 4), weeks(new.but({"ego.threat": 0.2}), 4)
    law.holds(threat.last(STRENGTH) > peace.last(STRENGTH))


def test_contact_under_need_binds_even_without_care(law):
    """Need binds even to who does not care (a bond to someone near who never answers)."""
    cold = strangers(5).but({STRENGTH: 0.1, "partner.answering": 0.0, "ego.threat": 0.1})
    near = weeks(cold, 4)
    law.holds(near.last(STRENGTH) > 0.1)


def test_death_lowers_felt_security(law, people):
    """A death lowers felt security at once (paired: away, or dead)."""
    away = people.but({**GONE, "ego -> partner.presence": 1.0})
    dead = away.but({"ego -> partner.commitment": 0.0})
    first = [days(lives, 7).course("ego.felt_security")[0] for lives in (dead, away)]
    law.holds(first[0] < first[1])


def test_loss_weighs_less_with_a_friend_near(law, people):
    """A loss weighs less with a good friend near (paired: arousal after a death)."""
    dead = people.but({**GONE, "ego -> partner.commitment": 0.0})
    friend = {
        "ego -> friend.reach": 1.0,
        "ego -> friend.strength": 0.6,
        "ego -> friend.presence": 1.0,
        "ego -> friend.aversiveness": 0.0,
        "friend.care_base": 0.5,
        "friend.frightening": 0.0,
    }
    law.holds(days(dead.but(friend), 7).mean("ego.arousal") < days(dead, 7).mean("ego.arousal"))


def test_the_stronger_the_bond_the_harder_the_loss(law, people):
    """The stronger the bond, the harder the loss (paired: strength of the bond before a death)."""
    dead = people.but({**GONE, "ego -> partner.commitment": 0.0, "ego -> partner.presence": 1.0})
    deep, slight = (days(dead.but({STRENGTH: b}), 7) for b in (0.9, 0.3))
    harder = deep.mean(CALLS) > slight.mean(CALLS)
    law.holds(harder[who_learned_to_ask(people)], "more calling, who learned that asking helps")


# Does not hold (yet) -------------------------------------------------------------------------


def test_the_warmer_the_care_the_faster_the_bond_grows(law):
    """The warmer the care, the faster a bond grows (paired: a partner who cares more)."""
    # Contact under need binds, whether or not the care is good. Care ends need, so that the bond
    # to a warm partner grows more slowly than to one who leaves need open.
    new = strangers(5).but({STRENGTH: 0.1})
    usual, warm = weeks(new, 8), weeks(new.but({"partner.care_base": lambda v: v + 2.0}), 8)
    law.does_not_hold(warm.last(STRENGTH) > usual.last(STRENGTH))


def test_a_silent_partner_raises_despair(law, people):
    """A partner who no longer answers brings despair (paired: a month answering, or silent)."""
    # Despair counts calls that were not answered. Some stop asking a silent partner at once and
    # so have little to despair of, while an answering partner misses some of their many calls.
    answering, silent = weeks(people, 4), weeks(people.but({"partner.answering": 0.0}), 4)
    law.does_not_hold(silent.mean("ego.despair") > answering.mean("ego.despair"))


def test_a_substitute_prevents_despair(law, left_behind, with_substitute):
    """Someone else who cares prevents despair (paired: with a good substitute, or none)."""
    # A child calls a substitute who is near much more than a carer who is far, and each call that
    # is missed counts; without one it soon gives up calling, and the despair stops growing.
    law.does_not_hold(with_substitute.last("ego.despair") < left_behind[1].last("ego.despair"))


def test_in_need_despair_stops_exploring(law, people):
    """In need, too, despair takes the interest in the world away (paired: despair, or none)."""
    # Despair ends calling, and who no longer calls does something else.
    in_need = people.but({"ego.arousal": 1.0})
    hopeful, despairing = (moment(in_need.but({"ego.despair": u})) for u in (0.0, 1.0))
    law.does_not_hold(despairing.mean("ego.exploration") < hopeful.mean("ego.exploration"))
