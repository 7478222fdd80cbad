"""The hill: alone, beside a new friend, beside an old one. Effort is read from felt security.

Schnall et al. (2008), doi:10.1016/j.jesp.2008.04.011: a hill looks less steep beside a friend, the
more so the longer the friendship.
"""

from __future__ import annotations

import numpy as np
import pytest

from golden.lives import lived, mean, part, share
from hecht.model.measurement.effort import perceived_effort

BESIDE = ("nobody", "new", "year", "old")


@pytest.fixture(scope="module")
def climbs():
    return {beside: lived("the-hill", 128, beside=beside) for beside in BESIDE}


@pytest.fixture(scope="module")
def effort(climbs):
    """Effort at the foot of the hill, one number for each life."""
    return {
        beside: perceived_effort(mean(part(data, 0, 5), "felt_security", "iris"))
        for beside, data in climbs.items()
    }


def test_alone_new_friend_old_friend(effort):
    for harder, lighter in (("nobody", "new"), ("new", "year"), ("year", "old")):
        assert share(effort[lighter] < effort[harder]) > 0.8, (harder, lighter)
    assert effort["new"].mean() < effort["nobody"].mean() - 0.01
    assert effort["old"].mean() < 0.7 * effort["new"].mean()


def test_the_longer_the_more(effort):
    """The years together take off more than company as such."""
    gained = effort["new"] - effort["old"]
    assert np.median(gained) > 5 * np.median(effort["nobody"] - effort["new"])


def test_the_climb_itself_is_calmer_beside_the_old_friend(climbs):
    inside = {who: mean(part(data, 5, 15), "arousal", "iris") for who, data in climbs.items()}
    assert share(inside["old"] < inside["nobody"]) > 0.9
    assert inside["old"].mean() < 0.75 * inside["nobody"].mean()
