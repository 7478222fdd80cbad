"""A held hand: alone > stranger > poor partner > good partner in arousal under threat.

Compared within persons, as in the scanner: what a hand takes away from being alone. Someone in a
poor relationship is more aroused in every condition, so that raw means would mix two things.
"""

from __future__ import annotations

import numpy as np
import pytest

from hecht.scenes import load
from hecht.scenes.run import run

PEOPLE = 1_000


@pytest.fixture(scope="module")
def arousal():
    scene = load("held-hand")

    def mean(**choices):
        changes = {f"choice.{name}": option for name, option in choices.items()}
        data = run(scene, replicates=PEOPLE, seed=0, changes=changes).data
        return data.arousal.sel(person="anna").mean("time").values

    return {
        (hand, bond): mean(hand=hand, bond=bond)
        for hand, bond in (
            ("nobody", "ordinary"),
            ("stranger", "ordinary"),
            ("partner", "ordinary"),
            ("nobody", "hard"),
            ("partner", "hard"),
            ("nobody", "good"),
            ("partner", "good"),
        )
    }


def _relief(arousal, hand, bond):
    """What the hand takes away from being alone, for each person."""
    return arousal["nobody", bond] - arousal[hand, bond]


def test_alone_stranger_poor_partner_good_partner(arousal):
    stranger = _relief(arousal, "stranger", "ordinary")
    poor, good = _relief(arousal, "partner", "hard"), _relief(arousal, "partner", "good")
    assert 0 < stranger.mean() < poor.mean() < good.mean()
    for smaller, larger in ((0 * stranger, stranger), (poor, good)):
        difference = larger - smaller
        assert difference.mean() > 3 * difference.std() / np.sqrt(PEOPLE)


def test_effect_sizes_are_those_of_the_model_text(arousal):
    alone = arousal["nobody", "ordinary"]
    for hand, wanted in (("stranger", -0.097), ("partner", -0.31)):
        held = arousal[hand, "ordinary"]
        pooled = np.sqrt((held.var() + alone.var()) / 2)
        assert (held.mean() - alone.mean()) / pooled == pytest.approx(wanted, abs=0.1)
