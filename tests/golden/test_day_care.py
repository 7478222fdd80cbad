"""The first week of day care: who is there when mum is gone makes the difference."""

from __future__ import annotations

import pytest

from golden.lives import lived, mean, part, share

MORNING, LEFT, BACK = 240, 20, 200
TO_MUM = "child -> mother"


@pytest.fixture(scope="module")
def weeks():
    return {
        (carer, learned): lived("day-care", 96, carer=carer, learned=learned)
        for carer in ("warm", "busy")
        for learned in ("comes", "alone")
    }


def _alone(data, day, variable, who="child"):
    """A morning without mum, counted from 0."""
    return mean(part(data, day * MORNING + LEFT, day * MORNING + BACK), variable, who)


def _reunion(data, day, variable, who="child"):
    return mean(part(data, day * MORNING + BACK, day * MORNING + BACK + 10), variable, who)


def test_protest_falls_over_the_week_with_a_good_carer(weeks):
    data = weeks["warm", "comes"]
    calls = [_alone(data, day, "call", TO_MUM) for day in range(5)]
    assert share(calls[4] < calls[0]) > 0.85
    assert calls[4].mean() < 0.65 * calls[0].mean()
    play = [_alone(data, day, "exploration").mean() for day in (0, 4)]
    assert play[1] > 1.5 * play[0]


def test_without_comfort_the_child_grows_quieter_in_despair_and_does_not_play(weeks):
    busy, warm = weeks["busy", "comes"], weeks["warm", "comes"]
    calls = [_alone(busy, day, "call", TO_MUM).mean() for day in (0, 4)]
    despair = [_alone(busy, day, "despair").mean() for day in (0, 4)]
    assert calls[1] < calls[0]
    assert despair[1] > 1.5 * despair[0]
    assert _alone(busy, 4, "exploration").mean() < 0.4 * _alone(warm, 4, "exploration").mean()
    assert share(_alone(busy, 4, "arousal") > _alone(warm, 4, "arousal")) > 0.95


def test_getting_used_to_it_together_helps(weeks):
    together = lived("day-care", 96, first="together")
    straight = weeks["warm", "comes"]
    first = [_alone(data, 0, "call", TO_MUM).mean() for data in (together, straight)]
    assert first[0] < 0.85 * first[1]


def test_reunion_differs_by_what_was_learned_at_home(weeks):
    comes, alone = weeks["warm", "comes"], weeks["warm", "alone"]
    assert (
        share(_reunion(comes, 0, "contact", TO_MUM) > _reunion(alone, 0, "contact", TO_MUM)) > 0.8
    )
    assert _reunion(alone, 0, "arousal").mean() > 1.3 * _reunion(comes, 0, "arousal").mean()
    # The one who does it alone hardly calls, and is not calm.
    assert _alone(alone, 0, "call", TO_MUM).mean() < 0.2 * _alone(comes, 0, "call", TO_MUM).mean()
    assert _alone(alone, 0, "arousal").mean() > 0.6 * _alone(comes, 0, "arousal").mean()
