"""Scenes of children: their outcomes, as the files state them, come out of the model."""

from __future__ import annotations

from golden.lives import difference, unseen


def test_picked_up_at_once():
    assert unseen("picked-up") == {}


def test_what_children_see():
    assert unseen("what-children-see") == {}


def test_three_generations():
    assert unseen("three-generations") == {}


def test_two_children():
    assert unseen("two-children") == {}


def test_without_example_a_child_does_not_copy_how_its_mother_sees_herself():
    """Ablation: with `example` = 0 nothing is left of it."""
    usual = difference("what-children-see", "self_model", "bo", "mum=kind/harsh", minutes=1)
    without = difference(
        "what-children-see", "self_model", "bo", "mum=kind/harsh", minutes=1, example=0.0
    )
    assert usual > 0.02
    assert without < usual / 2


def test_without_catching_arousal_a_quarrel_of_others_leaves_a_child_alone():
    """Ablation: with `contagion` = 0 it no longer matters whether the quarrel is mended."""
    usual = difference("what-children-see", "arousal", "bo", "mending=never/seen", minutes=24)
    without = difference(
        "what-children-see", "arousal", "bo", "mending=never/seen", minutes=24, contagion=0.0
    )
    assert usual > 0.004
    assert without < usual / 2


def test_divided_attention_is_half_of_what_a_brother_takes():
    """Ablation: with `divided_attention` = 0 half of the difference is left.

    The rest comes through the father, who is more in need himself with two.
    """
    where = ("two-children", "trust", "pleun -> dad", "home=one/two")
    usual = difference(*where, minutes=1)
    without = difference(*where, minutes=1, divided_attention=0.0)
    assert usual > 0.01
    assert abs(without) < 0.6 * usual
