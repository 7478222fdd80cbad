"""Scenes of couples: their outcomes, as the files state them, come out of the model."""

from __future__ import annotations

from golden.lives import difference, unseen


def test_touch_goes_first():
    assert unseen("touch-goes-first") == {}


def test_knowing_where_you_stand():
    assert unseen("knowing-where-you-stand") == {}


def test_mending_and_keeping_up():
    assert unseen("upkeep") == {}


def test_how_far_comfort_reaches():
    assert unseen("a-voice-a-hand") == {}


def test_who_meets_whom():
    assert unseen("who-meets-whom") == {}


def test_without_quarrels_that_hurt_a_hard_evening_leaves_no_trace():
    """Ablation: with `quarrel_harm` = 0 two who fear to lose each other do not feel let down."""
    where = ("who-meets-whom", "felt_care", "bente -> luuk", "luuk=counts/afraid")
    usual = difference(*where, minutes=30)
    without = difference(*where, minutes=30, quarrel_harm=0.0)
    assert usual > 0.1
    assert without < usual / 2
