"""Pulling and asking: pressed, he turns away; left in peace, he stays and her need falls.

That he tells more of himself when asked calmly does not come out; it stands here as a failure.
"""

from __future__ import annotations

import pytest

from golden.lives import lived, mean, part, share

ASKS, LEAVES, TELLS = "els -> piet", "piet -> els", "piet -> els"
PULLING, CALM = (15, 30), (60, 90)


@pytest.fixture(scope="module")
def evenings():
    options = [("large", "sound"), ("small", "sound"), ("large", "need")]
    return {pair: lived("pulling-and-asking", 128, els=pair[0], piet=pair[1]) for pair in options}


def test_the_harder_she_pulls_the_more_he_turns_away(evenings):
    data = evenings["large", "sound"]
    before, pulled = (mean(part(data, *when), "withdrawal", LEAVES) for when in ((0, 5), PULLING))
    assert share(pulled > before) > 0.8
    assert pulled.mean() > 2 * before.mean()
    moment = part(data, *PULLING)
    asks, leaves = moment.call.sel(bond=ASKS).values, moment.withdrawal.sel(bond=LEAVES).values
    assert leaves[asks >= 1].mean() > 1.5 * leaves[asks < 0.1].mean()


def test_when_she_lets_go_he_stays_and_her_need_falls(evenings):
    data = evenings["large", "sound"]
    for variable, who in (("withdrawal", LEAVES), ("need", "els"), ("call", ASKS)):
        pulling, calm = (mean(part(data, *when), variable, who) for when in (PULLING, CALM))
        assert calm.mean() < 0.6 * pulling.mean(), variable
        assert share(calm < pulling) > 0.8, variable


def test_asked_calmly_from_the_start_he_hardly_leaves(evenings):
    pulled, asked = (
        mean(part(evenings[lack, "sound"], *PULLING), "withdrawal", LEAVES).mean()
        for lack in ("large", "small")
    )
    assert asked < 0.5 * pulled


def test_who_hears_the_lack_is_driven_away_less(evenings):
    sound, need = (
        mean(part(evenings["large", hears], *PULLING), "withdrawal", LEAVES).mean()
        for hears in ("sound", "need")
    )
    assert need < 0.75 * sound


@pytest.mark.xfail(reason="he turns to her no more than before: closed people do not tell unasked")
def test_left_in_peace_he_shows_more_of_himself(evenings):
    data = evenings["large", "sound"]
    pulling, calm = (mean(part(data, *when), "call", TELLS).mean() for when in (PULLING, CALM))
    assert calm > pulling + 0.02
