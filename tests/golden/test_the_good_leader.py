"""The good leader: a team of six, a month, a deadline."""

from __future__ import annotations

import numpy as np
import pytest

from golden.lives import lived, part, share

HOUR = 60
MEMBERS = ["ali", "bente", "cas", "dewi", "ed"]
PAIRS = [f"{one} -> {other}" for one, other in zip(MEMBERS, MEMBERS[1:] + MEMBERS[:1], strict=True)]
DEADLINE = (120 * HOUR, 160 * HOUR)


@pytest.fixture(scope="module")
def months():
    return {leader: lived("the-good-leader", 128, leader=leader) for leader in ("firm", "ducks")}


def _team(data, variable):
    """Mean over the team and over time, one number for each month lived."""
    among = {"person": MEMBERS} if "person" in data[variable].dims else {"bond": PAIRS}
    return data[variable].sel(among).mean(("time", next(iter(among)))).values


def test_people_explore_more_under_a_firm_leader(months):
    explored = {leader: _team(data, "exploration") for leader, data in months.items()}
    assert share(explored["firm"] > explored["ducks"]) > 0.75
    assert explored["firm"].mean() > 1.04 * explored["ducks"].mean()


def test_the_deadline_is_calmer_under_a_firm_leader(months):
    inside = {who: _team(part(data, *DEADLINE), "arousal") for who, data in months.items()}
    assert share(inside["firm"] < inside["ducks"]) > 0.8


def test_the_team_holds_together_under_pressure(months):
    data = months["firm"]
    before = _team(part(data, DEADLINE[0] - 40 * HOUR, DEADLINE[0]), "contact")
    during = _team(part(data, *DEADLINE), "contact")
    assert share(during > before) > 0.7
    assert np.mean(during) > np.mean(before)


@pytest.mark.xfail(
    reason="under a leader who ducks colleagues turn to each other more: .151 help against .143"
)
def test_people_help_each_other_more_under_a_firm_leader(months):
    help_ = {leader: _team(data, "care") for leader, data in months.items()}
    assert help_["firm"].mean() > help_["ducks"].mean()
