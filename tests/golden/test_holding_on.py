"""Holding on for years: load adds up, reads out as health in averages, and can turn."""

from __future__ import annotations

import numpy as np
import pytest

from golden.lives import mean, part, share
from hecht.scenes import load
from hecht.scenes.run import run

YEAR = 525_960.0
LIVES = 48
WAYS = ("leaning", "alone", "given-up")


@pytest.fixture(scope="module")
def lives():
    scene = load("holding-on")
    found = {way: run(scene, replicates=LIVES, seed=0, changes={"choice.way": way}) for way in WAYS}
    changes = {"choice.way": "alone", "choice.turn": "joost"}
    found["turned"] = run(scene, replicates=LIVES, seed=0, changes=changes)
    return found


def _load(result, year):
    """Load of Vera at the end of a year, one number for each life."""
    data = result.data
    near = np.abs(data.time.values - year * YEAR).argmin()
    return data["load"].sel(person="vera").isel(time=near).values


def test_load_is_slow(lives):
    """Half a year is its time constant: after a month there is little of it, later it levels."""
    alone = [_load(lives["alone"], year).mean() for year in (1 / 12, 1, 2, 4)]
    assert alone[0] < 0.35 * alone[2]
    assert alone[1] > 0.8 * alone[2]
    assert alone[3] == pytest.approx(alone[2], rel=0.1)


def test_doing_it_alone_and_giving_up_both_wear(lives):
    leaning, alone, given_up = (_load(lives[way], 4) for way in WAYS)
    for worn in (alone, given_up):
        assert share(worn > leaning + 0.05) > 0.9
        assert worn.mean() > 1.3 * leaning.mean()


def test_who_does_it_alone_shows_nothing(lives):
    years = {way: part(lives[way].data, 0, 4 * YEAR) for way in WAYS}
    calls = {way: mean(years[way], "call", "vera -> joost").mean() for way in WAYS}
    assert calls["alone"] < 0.1 * calls["leaning"]
    assert calls["given-up"] > 5 * calls["alone"]
    inside = {way: mean(years[way], "arousal", "vera").mean() for way in WAYS}
    assert inside["alone"] > inside["leaning"] + 0.1


def test_a_body_notices_when_someone_comes_unasked(lives):
    stays, turns = _load(lives["alone"], 8), _load(lives["turned"], 8)
    assert share(turns < stays - 0.1) > 0.95
    halfway = _load(lives["turned"], 4.5)  # half a year later it is under way, not done
    assert turns.mean() < halfway.mean() < _load(lives["turned"], 4).mean()


def test_load_reads_as_complaints_and_mortality_of_groups(lives):
    read = {way: lives[way].readouts(["load", "complaints", "relative_mortality"]) for way in lives}

    def complaints(way):
        return float(read[way].complaints.sel(person="vera"))

    assert complaints("alone") > complaints("leaning") + 0.5
    assert complaints("given-up") > complaints("leaning") + 0.5
    assert complaints("turned") < complaints("alone") - 1
    worn = read["alone"].relative_mortality.sel(person="vera")
    estimate, low, high = (float(worn.sel(bound=name)) for name in ("estimate", "low", "high"))
    # A group that carries about two deviations more than usual: 1.13 a deviation.
    assert 1 < low < estimate < high < 1.6
    assert float(read["turned"].relative_mortality.sel(person="vera", bound="estimate")) < 1


def test_nothing_is_read_from_few_lives():
    few = run(load("holding-on"), replicates=4, seed=0)
    assert set(few.readouts(["load", "complaints", "relative_mortality"])) == {"load"}
