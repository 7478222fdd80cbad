"""A lot at once: what strain on a carer does to a child, and what a neighbour can do."""

from __future__ import annotations

import numpy as np
import pytest

from golden.lives import lived, mean, part, share

FALLS, SECOND = 5.0, 23.0
WEIGHTS = ("nothing", "money", "low", "everything")


@pytest.fixture(scope="module")
def families():
    found = {name: lived("a-lot-at-once", replicates=96, weighs=name) for name in WEIGHTS}
    found["neighbour"] = lived("a-lot-at-once", replicates=96, weighs="everything", help="truus")
    return found


def _trust(data):
    return data["trust"].sel(bond="bo -> inge").isel(time=0).values


def test_each_burden_takes_something_off(families):
    trust = {name: _trust(families[name]) for name in WEIGHTS}
    for one in ("money", "low"):
        assert share(trust[one] < trust["nothing"]) > 0.7
        assert share(trust["everything"] < trust[one]) > 0.9


def test_families_with_and_without_money_worries_overlap_widely(families):
    """Strain shifts a group; it does not say what becomes of a child."""
    usual, strained = _trust(families["nothing"]), _trust(families["money"])
    assert share(strained > np.median(usual)) > 0.2
    assert share(usual < np.median(strained)) > 0.2


def test_a_fall_lasts_longer_under_strain(families):
    after = {name: part(families[name], FALLS + 1.5, FALLS + 11.5) for name in WEIGHTS}
    arousal = {name: mean(after[name], "arousal", "bo") for name in WEIGHTS}
    assert share(arousal["everything"] > arousal["nothing"]) > 0.8
    assert arousal["everything"].mean() > arousal["nothing"].mean() + 0.05


def test_a_neighbour_who_is_known_comforts(families):
    known, unknown = (part(families[n], SECOND, SECOND + 8) for n in ("neighbour", "everything"))
    assert share(mean(known, "arousal", "bo") < mean(unknown, "arousal", "bo")) > 0.9
    assert (
        mean(known, "felt_security", "bo").mean() > 2 * mean(unknown, "felt_security", "bo").mean()
    )


def test_the_neighbour_leaves_the_bond_with_the_mother_as_it_is(families):
    assert _trust(families["neighbour"]).mean() == pytest.approx(
        _trust(families["everything"]).mean(), abs=0.05
    )
