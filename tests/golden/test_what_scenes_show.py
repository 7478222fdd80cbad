"""Scenes whose outcomes, as their files state them, come out of the model.

Each outcome is a comparison of the same lives in two circumstances (`hecht.scenes.outcomes`). A
scene with a test of its own is not repeated here.
"""

from __future__ import annotations

import numpy as np

from hecht.scenes import load
from hecht.scenes.outcomes import show
from hecht.scenes.run import run

LIVES = 64


def shown(name: str) -> None:
    """Every outcome of a scene is seen in enough lives."""
    verdicts = show(load(name), replicates=LIVES)
    assert verdicts
    assert {v.outcome.id: round(v.share, 2) for v in verdicts if not v.shown} == {}


def test_a_therapist_and_each_of_the_seven_conditions():
    shown("the-therapist")


def test_a_hand_on_the_heart():
    shown("hand-on-the-heart")


def test_body_and_breath():
    shown("body-and-breath")


def test_noticing():
    shown("noticing")


def test_picked_up_at_once():
    shown("picked-up")


def test_touch_goes_first():
    shown("touch-goes-first")


def test_what_children_see():
    shown("what-children-see")


def test_three_generations():
    shown("three-generations")


def test_knowing_where_you_stand():
    shown("knowing-where-you-stand")


def test_mending_and_keeping_up():
    shown("upkeep")


def test_it_can_change():
    shown("it-can-change")


def test_a_place():
    shown("a-place")


def test_a_hug_before():
    shown("a-hug-before")


def test_how_far_comfort_reaches():
    shown("a-voice-a-hand")


def test_two_children():
    shown("two-children")


def test_who_meets_whom():
    shown("who-meets-whom")


def difference(name: str, variable: str, who: str, path: str, *, minutes: float, **model: float):
    """Median over lives of what a choice does to a mean of the first minutes, per life."""
    means = []
    for option in path.split("=")[1].split("/"):
        changes = {f"choice.{path.split('=')[0]}": option}
        changes |= {f"model.{k}": v for k, v in model.items()}
        data = run(load(name), replicates=LIVES, changes=changes).data
        kind = "bond" if "->" in who else "person"
        values = data[variable].sel({kind: who}).isel(time=(data.time <= minutes).values)
        means.append(values.mean("time").values)
    return float(np.median(means[0] - means[1]))


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
    assert usual > 0.01
    assert without < usual / 2


def test_without_a_reserve_comfort_ends_with_the_touch():
    """Ablation: with `reserve_relief` = 0 a hug beforehand changes little."""
    where = ("a-hug-before", "arousal", "yara", "before=alone/held")
    usual = difference(*where, minutes=21)
    without = difference(*where, minutes=21, reserve_relief=0.0)
    assert usual > 0.1
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


def test_without_quarrels_that_hurt_a_hard_evening_leaves_no_trace():
    """Ablation: with `quarrel_harm` = 0 two who fear to lose each other do not feel let down."""
    where = ("who-meets-whom", "felt_care", "bente -> luuk", "luuk=counts/afraid")
    usual = difference(*where, minutes=30)
    without = difference(*where, minutes=30, quarrel_harm=0.0)
    assert usual > 0.1
    assert without < usual / 2
