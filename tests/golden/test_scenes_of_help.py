"""Scenes of help and of oneself: their outcomes, as the files state them, come out of the model."""

from __future__ import annotations

from golden.lives import difference, shown


def test_a_therapist_and_each_of_the_seven_conditions():
    shown("the-therapist")


def test_a_hand_on_the_heart():
    shown("hand-on-the-heart")


def test_body_and_breath():
    shown("body-and-breath")


def test_noticing():
    shown("noticing")


def test_a_place():
    shown("a-place")


def test_it_can_change():
    shown("it-can-change")


def test_a_hug_before():
    shown("a-hug-before")


def test_without_a_reserve_comfort_ends_with_the_touch():
    """Ablation: with `reserve_relief` = 0 a hug beforehand changes little."""
    where = ("a-hug-before", "arousal", "yara", "before=alone/held")
    usual = difference(*where, minutes=21)
    without = difference(*where, minutes=21, reserve_relief=0.0)
    assert usual > 0.1
    assert without < usual / 2
