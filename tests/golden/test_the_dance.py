"""The dance: with help the calls grow soft, fewer ask while the other leaves, the issue costs less.

The help is given as two changes of skill; the same couples without it are the comparison. Two
things the model does not show yet stand here as expected failures, with their size.
"""

from __future__ import annotations

import numpy as np
import pytest

from golden.lives import mean, part, share
from hecht.scenes import load
from hecht.scenes.run import run
from hecht.scenes.schema import Beginning

COUPLES = 160
ISSUE, OVER = 4, 17


def _evening(helped):
    scene = load("the-dance")
    if not helped:
        months, weeks = scene.before
        without = weeks.model_copy(update={"begin": Beginning()})
        scene = scene.model_copy(update={"before": [months, without]})
    return run(scene, replicates=COUPLES, seed=0).data


@pytest.fixture(scope="module")
def evenings():
    return {helped: _evening(helped) for helped in (True, False)}


def _during(evenings, helped):
    return part(evenings[helped], ISSUE, OVER)


def test_the_same_issue_costs_a_fraction(evenings):
    for who in ("kim", "rik"):
        cost = {h: mean(_during(evenings, h), "arousal", who) - 0.2 for h in (True, False)}
        assert cost[True].mean() < 0.7 * cost[False].mean(), who
        assert share(cost[True] < cost[False]) > 0.8, who


def test_calls_grow_direct(evenings):
    """Louder than asking becomes rare; of what is still asked, more is asked softly."""
    loud, soft = {}, {}
    for helped in (True, False):
        calls = _during(evenings, helped).call.values
        loud[helped], soft[helped] = (calls >= 2).mean(), ((calls > 0) & (calls < 2)).mean()
    assert loud[True] < 0.4 * loud[False]
    assert soft[True] / loud[True] > 1.5 * soft[False] / loud[False]


def test_one_asks_and_the_other_leaves_less_often(evenings):
    pursued = {}
    for helped in (True, False):
        data = _during(evenings, helped)
        asks, leaves = data.call.values[..., 0] >= 1, data.withdrawal.values[..., 1] > 0
        pursued[helped] = float(np.mean(asks & leaves))
    assert pursued[True] < 0.6 * pursued[False]


@pytest.mark.xfail(reason="moving away falls by a tenth only (.067 against .073 of the time)")
def test_moving_away_falls(evenings):
    away = {helped: float(_during(evenings, helped).withdrawal.mean()) for helped in (True, False)}
    assert away[True] < 0.75 * away[False]


@pytest.mark.xfail(reason="the model has no runaway quarrel: without help it stays as it was")
def test_without_help_the_dance_tightens(evenings):
    scene = load("the-dance")
    early = scene.model_copy(update={"before": scene.before[:1]})
    first = part(run(early, replicates=COUPLES, seed=0).data, ISSUE, OVER)
    assert float(_during(evenings, False).arousal.mean()) > 1.1 * float(first.arousal.mean())
