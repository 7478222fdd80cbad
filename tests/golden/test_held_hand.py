"""A held hand: alone > stranger > poor partner > good partner in arousal under threat.

Compared within the same people with the same history, as in the scanner: what each hand takes away
from being alone. Someone in a poor relationship is more aroused in every condition, so that raw
means, or a stranger's hand from another history, would mix two things.

Whether "stranger > poor partner" holds depends on how poor: it does for the lower half of ordinary
relationships, is a tie where the partner often does not hear, and turns round in the lowest third.
"""

from __future__ import annotations

import numpy as np
import pytest

from hecht.scenes import load
from hecht.scenes.run import run

PEOPLE = 1_000


@pytest.fixture(scope="module")
def lives():
    """Arousal of every person by hand and bond, and the quality of the ordinary bonds."""
    scene = load("held-hand")
    arousal, quality = {}, None
    for bond in ("hard", "ordinary", "good"):
        for hand in ("nobody", "stranger", "partner"):
            changes = {"choice.hand": hand, "choice.bond": bond}
            data = run(scene, replicates=PEOPLE, seed=0, changes=changes).data
            arousal[hand, bond] = data.arousal.sel(person="anna").mean("time").values
            if (hand, bond) == ("partner", "ordinary"):
                first = data.sel(bond="anna -> ben").isel(time=0)
                quality = (first.trust * first.strength).values
    return arousal, quality


def _relief(arousal, hand, bond):
    """What the hand takes away from being alone, for each person."""
    return arousal["nobody", bond] - arousal[hand, bond]


def _errors(difference):
    """Mean difference in standard errors."""
    return difference.mean() / (difference.std() / np.sqrt(len(difference)))


@pytest.mark.parametrize("bond", ["hard", "ordinary", "good"])
def test_a_strangers_hand_helps_a_little(lives, bond):
    assert _errors(_relief(lives[0], "stranger", bond)) > 3


def test_alone_stranger_poor_partner_good_partner(lives):
    """Poor and good: the lower and the upper half of ordinary relationships."""
    arousal, quality = lives
    stranger, partner = (_relief(arousal, hand, "ordinary") for hand in ("stranger", "partner"))
    poor = quality < np.median(quality)
    assert _errors(stranger[poor]) > 3
    assert _errors((partner - stranger)[poor]) > 3
    assert _errors((partner - stranger)[~poor]) > 3
    assert partner[~poor].mean() > 2 * partner[poor].mean()


def test_the_same_partner_helps_more_when_things_are_good(lives):
    hard, ordinary, good = (_relief(lives[0], "partner", b) for b in ("hard", "ordinary", "good"))
    assert _errors(ordinary - hard) > 3
    assert _errors(good - ordinary) > 3


def test_even_a_partner_who_often_does_not_hear_helps_more_than_a_stranger(lives):
    """The whole order within one history: alone, stranger, poor partner, good partner."""
    arousal, quality = lives
    stranger, partner = (_relief(arousal, hand, "hard") for hand in ("stranger", "partner"))
    assert _errors(stranger) > 3
    assert _errors(partner - stranger) > 3
    lowest = quality < np.quantile(quality, 1 / 3)
    ordinary = _relief(arousal, "partner", "ordinary") - _relief(arousal, "stranger", "ordinary")
    assert ordinary[lowest].mean() > 0


def test_effect_sizes(lives):
    """The model text had -.31 for the partner, before felt care carried over between days."""
    arousal, _ = lives
    alone = arousal["nobody", "ordinary"]
    for hand, wanted in (("stranger", -0.097), ("partner", -0.42)):
        held = arousal[hand, "ordinary"]
        pooled = np.sqrt((held.var() + alone.var()) / 2)
        assert (held.mean() - alone.mean()) / pooled == pytest.approx(wanted, abs=0.1)
