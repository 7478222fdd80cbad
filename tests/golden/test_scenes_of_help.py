"""Scenes of help and of oneself: their outcomes, as the files state them, come out of the model."""

from __future__ import annotations

from golden.lives import difference, unseen


def test_a_therapist_and_each_of_the_seven_conditions():
    assert unseen("the-therapist") == {}


def test_a_hand_on_the_heart():
    assert unseen("hand-on-the-heart") == {}


def test_body_and_breath():
    assert unseen("body-and-breath") == {}


def test_noticing():
    assert unseen("noticing") == {}


def test_a_place():
    assert unseen("a-place") == {}


def test_it_can_change():
    assert unseen("it-can-change") == {}


def test_a_hug_before():
    assert unseen("a-hug-before") == {}


def test_without_a_reserve_comfort_ends_with_the_touch():
    """Ablation: with `reserve_relief` = 0 a hug beforehand changes little."""
    where = ("a-hug-before", "arousal", "yara", "before=alone/held")
    usual = difference(*where, minutes=21)
    without = difference(*where, minutes=21, reserve_relief=0.0)
    assert usual > 0.1
    assert without < usual / 2
