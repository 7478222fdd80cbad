"""Laws of soothing: what company, care, a hand, a message or a toy do to arousal."""

from __future__ import annotations

import pytest

from laws.harness import couples, moment, quarter, raised

TIMES = 8

AWAY = {"ego -> partner.reach": 0.0, "partner -> ego.reach": 0.0}
CALM_START = {"ego.arousal": 0.3, "ego.need": 0.1, "ego -> partner.contact": 0.0}
GOOD = {
    "ego -> partner.responsiveness": lambda v: v + 1.0,
    "ego -> partner.contingency": lambda v: v + 1.0,
    "ego -> partner.aversiveness": 0.0,
    "partner.care_base": lambda v: v + 1.0,
}
POOR = {
    "ego -> partner.responsiveness": lambda v: v - 1.0,
    "ego -> partner.contingency": lambda v: v - 1.0,
    "partner.care_base": lambda v: v - 1.0,
}
HAND = {"ego -> partner.touch": 0.9, "partner -> ego.touch": 0.9}


@pytest.fixture(scope="module")
def threatened():
    return couples(2).but({**CALM_START, "ego.threat": 0.25}).relived(TIMES)


def _arousal(lives):
    return quarter(lives).mean("ego.arousal")


def test_a_good_partner_lowers_arousal_under_threat(law, threatened):
    """A good partner's presence lowers arousal under threat (paired: together, or alone)."""
    law.holds(_arousal(threatened.but(GOOD)) < _arousal(threatened.but({**GOOD, **AWAY})))


def test_any_partner_lowers_arousal_under_threat(law, threatened):
    """Presence of one's partner, whoever it is, lowers arousal (paired: together, or alone)."""
    law.holds(_arousal(threatened) < _arousal(threatened.but(AWAY)))


def test_company_in_mind_shares_the_load(law, threatened):
    """Someone held in mind takes a fifth or more off a threat (paired: in mind, or forgotten)."""
    away = threatened.but({**GOOD, **AWAY, "ego -> partner.strength": 0.8})

    def rise(lives):
        at_peace = lives.but({"ego.threat": 0.0})
        with_threat, without = (
            quarter(each).course("ego.arousal")[0] for each in (lives, at_peace)
        )
        return with_threat - without

    in_mind, forgotten = (rise(away.but({"ego -> partner.presence": f})) for f in (1.0, 0.0))
    law.holds(in_mind < 0.8 * forgotten, "in the first minutes")


def test_a_trusted_hand_soothes_more_than_a_strangers(law, threatened):
    """A trusted hand soothes more than a stranger's (paired: the same hand, known or not)."""
    stranger = {
        "ego -> partner.strength": 0.0,
        "ego -> partner.presence": 0.0,
        "partner -> ego.strength": 0.0,
    }
    trusted = threatened.but({**GOOD, **HAND})
    law.holds(_arousal(trusted) < _arousal(trusted.but(stranger)))


def test_a_strangers_hand_is_better_than_none(law, threatened):
    """An ordinary stranger's hand is better than none (paired: held, or alone)."""
    stranger = threatened.but(
        {
            "ego -> partner.strength": 0.0,
            "ego -> partner.presence": 0.0,
            "partner.self_model": 0.0,
            "partner.others_responsiveness": -1.0,
            "partner.others_contingency": 2.6,
            "partner.care_base": 0.0,
            "partner.care_slope": 0.0,
            "partner -> ego.aversiveness": 0.0,
        }
    )
    better = _arousal(stranger.but(HAND)) < _arousal(stranger.but(AWAY))
    law.holds(better[threatened.of("ego -> partner.aversiveness") < 0.15], "whom one does not fear")


def test_a_good_hand_soothes_more_than_a_poor_one(law, threatened):
    """A hand soothes more in a good relationship than in a poor one (paired: learned care)."""
    law.holds(
        _arousal(threatened.but({**HAND, **GOOD})) < _arousal(threatened.but({**HAND, **POOR}))
    )


def test_the_older_the_friendship_the_lighter(law, threatened):
    """The longer the friendship, the lighter the same burden (paired: strength of the bond)."""
    old, new = (threatened.but({**HAND, "ego -> partner.strength": b}) for b in (0.9, 0.2))
    law.holds(_arousal(old) < _arousal(new))


def test_texting_soothes_less_than_presence(law, threatened):
    """A message soothes less than presence (paired: the same partner by text, or in the room)."""
    text = {"ego -> partner.reach": 0.2, "partner -> ego.reach": 0.2}
    law.holds(_arousal(threatened.but(GOOD)) < _arousal(threatened.but({**GOOD, **text})))


def test_arousal_never_rises_by_care(law):
    """Arousal never rises by care (paired: one step, the same people with more care given)."""
    aroused = couples(3).but({"ego.arousal": lambda s: s + 0.2})
    more = moment(aroused.but({"partner.care_base": lambda v: v + 2.0}))
    law.holds(more.mean("ego.arousal") <= moment(aroused).mean("ego.arousal") + 1e-6)


def test_care_lowers_arousal(law, threatened):
    """More care, less arousal (paired: a quarter of an hour with a partner who cares more)."""
    more = threatened.but({"partner.care_base": lambda v: v + 2.0})
    law.holds(_arousal(more) < _arousal(threatened))


def test_a_toy_soothes_by_holding(law):
    """Something soft soothes by being held (paired: an infant alone, with a toy or without)."""
    alone = raised(2).but({**AWAY, "ego.threat": 0.15, "ego -> partner.presence": 0.2})
    alone = alone.but({"ego -> toy.strength": 0.9}).relived(TIMES)
    law.holds(_arousal(alone.but({"ego -> toy.reach": 1.0})) < _arousal(alone))


def test_cloth_is_held_more_than_wire(law):
    """What is soft soothes more than what is hard (paired: softness of the toy)."""
    alone = raised(2).but({**AWAY, "ego.threat": 0.15, "ego -> partner.presence": 0.2})
    alone = alone.but({"ego -> toy.strength": 0.9, "ego -> toy.reach": 1.0}).relived(TIMES)
    cloth, wire = (alone.but({"ego -> toy.softness": o}) for o in (1.0, 0.12))
    law.holds(_arousal(cloth) < _arousal(wire))


def test_unanswered_calls_arouse(law):
    """Asking in vain arouses (paired: the partner answers, or falls silent beside one)."""
    asking = couples(3).but({"ego.arousal": 1.0, "ego.need": 0.8}).relived(TIMES)
    silent = asking.but({"partner.answering": 0.0})
    law.holds(_arousal(silent) > _arousal(asking))
