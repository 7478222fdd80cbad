"""Laws between two: who gives care, who presses, who moves away."""

from __future__ import annotations

import numpy as np
import pytest

from hecht.model.measurement.observation import satisfaction
from laws.harness import (
    PEOPLE,
    couples,
    moment,
    quarter,
    raised,
    unafraid,
    weeks,
    who_learned_to_ask,
)

TIMES = 8
MOVES_AWAY = "ego -> partner.withdrawal"
CARE = "ego -> partner.care"


@pytest.fixture(scope="module")
def people():
    return couples(4)


@pytest.fixture(scope="module")
def in_need(people):
    """Ego is upset, beside a partner who is not afraid; several times, as care varies a little."""
    return people.but({"ego.arousal": 1.0, "partner -> ego.aversiveness": 0.0}).relived(TIMES)


@pytest.fixture(scope="module")
def fearful(people):
    """Ego fears the partner and cannot read them well."""
    return people.but({"ego -> partner.aversiveness": 0.35, "ego.mentalising": 0.1})


def test_fear_pushes_away_from_nearby(law, people):
    """Fear pushes away from nearby and less from far off (paired: close, or in the next room)."""
    feared = people.but({"ego -> partner.aversiveness": 0.4})
    near = moment(feared.but({"ego -> partner.contact": 0.9}))
    far = moment(feared.but({"ego -> partner.contact": 0.0, "ego -> partner.reach": 0.5}))
    law.holds(near.mean(MOVES_AWAY) > far.mean(MOVES_AWAY))


def test_who_fears_the_other_still_calls_from_far_off(law, people):
    """From far off one calls the figure one flees nearby (paired: close, or next door)."""
    feared = people.but(
        {
            "ego -> partner.aversiveness": 0.5,
            "ego -> partner.contingency": 3.0,
            "ego.arousal": 1.0,
        }
    )
    near = moment(feared.but({"ego -> partner.contact": 0.9}))
    far = moment(feared.but({"ego -> partner.contact": 0.0, "ego -> partner.reach": 0.5}))
    law.holds(far.mean("ego -> partner.call") > near.mean("ego -> partner.call"))


def test_pressing_drives_a_fearful_partner_away(law, fearful):
    """Pressing drives a fearful partner away (paired: the other has just cried, or was silent)."""
    pressed, left_in_peace = (moment(fearful.but({"partner -> ego.call": x})) for x in (2.0, 0.0))
    law.holds(pressed.mean(MOVES_AWAY) > left_in_peace.mean(MOVES_AWAY))


def test_pressing_all_evening_drives_a_fearful_partner_away(law, fearful):
    """A partner who keeps asking is left more (paired: a partner at ease, or upset)."""
    evening = fearful.but({"partner -> ego.contingency": 4.0, "partner.mentalising": 0.5})
    evening = evening.relived(TIMES)
    calm = {"partner.arousal": 0.2, "partner.need": 0.0, "partner.threat": 0.0}
    beside_himself = {"partner.arousal": 1.5, "partner.need": 1.0, "partner.threat": 0.4}
    at_ease, upset = quarter(evening.but(calm)), quarter(evening.but(beside_himself))
    law.holds(upset.mean(MOVES_AWAY) > at_ease.mean(MOVES_AWAY))


def test_reading_the_other_softens_being_pressed(law, fearful):
    """Who reads the need behind the cry moves away less (paired: mentalising of who is pressed)."""
    pressed = fearful.but({"partner -> ego.call": 2.0})
    reads = moment(pressed.but({"ego.mentalising": 0.9}))
    law.holds(reads.mean(MOVES_AWAY) < moment(pressed).mean(MOVES_AWAY))


def test_carers_who_expect_care_give_more(law, in_need):
    """Who expects care from others gives more (paired: the carer's own expectations)."""
    expecting = in_need.but({"partner.self_model": lambda w: w + 1.0})
    law.holds(moment(expecting).mean(CARE) > moment(in_need).mean(CARE))


def test_who_learned_that_asking_helps_answers_more(law, in_need):
    """Who learned that asking helps answers need more (paired: the carer's own contingency)."""
    taught = in_need.but({"partner.others_contingency": lambda v: v + 1.0})
    law.holds(moment(taught).mean(CARE) > moment(in_need).mean(CARE))


def test_reading_minds_answers_need_that_is_hardly_shown(law, in_need):
    """A carer who reads minds answers need that is hardly shown (paired: mentalising)."""
    hidden = in_need.but(
        {"ego.arousal": 1.2, "ego -> partner.contingency": -2.0, "partner.care_slope": 0.5}
    )
    reads, sees = (moment(hidden.but({"partner.mentalising": m})) for m in (0.9, 0.1))
    law.holds(reads.mean(CARE) > sees.mean(CARE))


def test_need_brings_care(law, in_need):
    """More need, more care from an ordinary partner (paired: calm or aroused)."""
    usual = in_need.but({"partner.care_slope": 0.0, "partner.others_contingency": 2.6})
    calm, upset = (moment(usual.but({"ego.arousal": s})) for s in (0.2, 1.2))
    law.holds(upset.mean(CARE) > calm.mean(CARE))


def test_who_moves_away_gives_less_care(law, people):
    """Who moves away gives less care (paired: a partner who fears one, or does not)."""
    evening = people.but({"ego.threat": 0.1}).relived(TIMES)
    fearless, afraid = (
        quarter(evening.but({"partner -> ego.aversiveness": chi})) for chi in (0.0, 0.5)
    )
    law.holds(afraid.mean(CARE) < fearless.mean(CARE))


def test_a_frightening_partner_is_kept_at_more_distance(law, people):
    """Whom one fears is kept at more distance (paired: learned fear)."""
    evening = people.relived(TIMES)
    fearless, feared = (
        quarter(evening.but({"ego -> partner.aversiveness": chi})) for chi in (0.0, 0.5)
    )
    contact = "ego -> partner.contact"
    law.holds(feared.mean(contact) < fearless.mean(contact))


def test_care_calms_asking(law, people):
    """A partner who answers is asked less (paired: a partner who answers, or falls silent)."""
    evening = people.but({"ego.arousal": 1.0, "ego.need": 0.8, "ego.threat": 0.1}).relived(
        3 * TIMES
    )
    answered, silent = quarter(evening), quarter(evening.but({"partner.answering": 0.0}))
    law.holds(answered.mean("ego.need") < silent.mean("ego.need"), "less need")
    less = answered.mean("ego -> partner.call") < silent.mean("ego -> partner.call")
    asks = who_learned_to_ask(people) & unafraid(people)
    law.holds(less[asks], "less asking, who learned that it helps and is not afraid")


def test_reading_minds_soothes(law):
    """A carer who reads minds soothes an upset child (paired: her mentalising)."""
    upset = raised(4).but({"ego.arousal": 1.2, "partner.care_base": 0.0, "partner.care_slope": 0.0})
    upset = upset.relived(TIMES)
    reads, sees = (quarter(upset.but({"partner.mentalising": m})) for m in (0.9, 0.1))
    law.holds(reads.mean("ego.arousal") < sees.mean("ego.arousal"))


def test_care_ends_need(law, people):
    """Care ends need (paired: a partner who cares more)."""
    evening = people.but({"ego.threat": 0.1}).relived(TIMES)
    usual, warm = quarter(evening), quarter(evening.but({"partner.care_base": lambda v: v + 2.0}))
    less = warm.mean("ego.need") < usual.mean("ego.need")
    law.holds(less[unafraid(people)], "with a partner one does not fear")


def test_care_satisfies(law, people):
    """The more care, the more satisfied with the other (paired: a partner who cares more)."""
    warm = people.but({"partner.care_base": lambda v: v + 1.5})
    law.holds(_satisfaction(weeks(warm, 4)) > _satisfaction(weeks(people, 4)))


def test_being_feared_costs_satisfaction(law, people):
    """Fear of the other costs satisfaction (paired: a partner who frightens, or not)."""
    calm = people.but({"partner.frightening": 0.0})
    harsh = people.but({"partner.frightening": 0.02})
    law.holds(_satisfaction(weeks(harsh, 4)) < _satisfaction(weeks(calm, 4)))


def _satisfaction(played):
    """As the measurement layer reads it from the means of a month, [people]."""
    bond = "ego -> partner"
    names = ("care", "contact", "call")
    return satisfaction(
        played.mean(f"{bond}.strength"),
        played.after.of(f"{bond}.responsiveness"),
        played.after.of(f"{bond}.contingency"),
        *(played.mean(f"{bond}.{name}") for name in names),
        arousal=played.mean("ego.arousal"),
        withdrawal=played.mean(f"{bond}.withdrawal"),
        withdrawal_of_partner=played.mean("partner -> ego.withdrawal"),
        fright=np.zeros(PEOPLE),
    )
