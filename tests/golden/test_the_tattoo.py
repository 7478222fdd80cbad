"""The same tattoo: safe only as one, and feeling with someone without that."""

from __future__ import annotations

import numpy as np
import pytest

from golden.lives import lived, mean, share
from hecht.scenes import load
from hecht.scenes.outcomes import show
from hecht.scenes.run import run

LIVES = 64
EVA = "eva -> joris"


@pytest.fixture(scope="module")
def halves():
    return {joris: lived("the-tattoo", LIVES, joris=joris) for joris in ("one", "himself")}


def _in(data, chapter):
    return data.isel(time=(data.chapter == chapter).values)


def test_every_outcome_of_the_file_is_seen():
    verdicts = show(load("the-tattoo"), replicates=LIVES)
    assert {v.outcome.id: round(v.share, 2) for v in verdicts if not v.shown} == {}


def test_safety_depends_on_sameness_and_presence(halves):
    """A daily difference and her being away both cost him far more than who stays himself."""
    for data in halves.values():
        assert data.sizes["replicate"] == LIVES
    inside = {who: mean(_in(data, "spring"), "arousal", "joris") for who, data in halves.items()}
    assert share(inside["one"] > inside["himself"] + 0.05) > 0.9
    away = {}
    for who, data in halves.items():
        gone = _in(data, "spring").reach.sel(bond="joris -> eva").isel(replicate=0) == 0
        safe = _in(data, "spring").felt_security.sel(person="joris")
        away[who] = float(safe.isel(time=gone.values).mean())
    assert away["one"] < 0.4 * away["himself"]


def test_eva_feels_less_well_treated_unless_difference_is_borne(halves):
    learns = lived("the-tattoo", LIVES, joris="one", bears="learns")
    felt = {who: mean(_in(data, "autumn"), "felt_care", EVA) for who, data in halves.items()}
    felt["learns"] = mean(_in(learns, "autumn"), "felt_care", EVA)
    assert share(felt["one"] < felt["himself"] - 0.05) > 0.9
    assert share(felt["learns"] > felt["one"] + 0.05) > 0.9


def _fall(data, variable):
    """Fall from the first fortnight to the last, one number for each life."""
    together = data.isel(time=(data.chapter != "evening").values)
    day = together.sizes["time"] // 180
    first, last = (together.isel(time=slice(*span)) for span in ((0, 14 * day), (-14 * day, None)))
    return mean(first, variable, EVA) - mean(last, variable, EVA)


def test_what_eva_expects_of_him_falls_over_the_months_and_ends_lower(halves):
    assert share(_fall(halves["one"], "trust") > 0.05) > 0.7
    last = {who: mean(_in(data, "autumn"), "trust", EVA) for who, data in halves.items()}
    assert share(last["one"] < last["himself"]) > 0.8


@pytest.mark.xfail(
    strict=True,
    reason="two average people come to expect less of each other anyway: .16 down with either",
)
def test_it_would_fall_less_if_difference_were_borne(halves):
    fall = {who: _fall(data, "trust") for who, data in halves.items()}
    assert fall["one"].mean() > 1.1 * fall["himself"].mean()


@pytest.mark.xfail(
    strict=True,
    reason="he calls, so they sit as close: contact rises by .01 over the months",
)
def test_eva_keeps_more_distance_over_the_months(halves):
    assert _fall(halves["one"], "contact").mean() > 0.05


def test_copying_shows_and_ends_with_staying_oneself(halves):
    scene, forms = load("the-tattoo"), {}
    for joris in ("one", "himself"):
        result = run(scene, replicates=16, changes={"choice.joris": joris})
        stuck = result.readouts(["stuck"]).stuck
        forms[joris] = float(stuck.sel(bond="joris -> eva", form="copying").mean())
        assert float(stuck.sel(bond="eva -> joris", form="copying").mean()) == 0
    assert forms["one"] > 0.5
    assert forms["himself"] < 0.2


def test_without_catching_arousal_her_worry_stays_hers():
    """Ablation: with `contagion` = 0 her worry no longer becomes his (the same evening without)."""

    def caught(contagion):
        evenings = []
        for worry in ("hers", "none"):
            changes = {"choice.worry": worry, "model.contagion": contagion}
            data = _in(run(load("the-tattoo"), replicates=LIVES, changes=changes).data, "evening")
            start = float(data.time[0])
            at = (data.time > start + 25) & (data.time <= start + 37)
            evenings.append(mean(data.isel(time=at.values), "arousal", "joris"))
        return float(np.mean(evenings[0] - evenings[1]))

    assert caught(0.1) > 0.01
    assert caught(0.0) < 0.003
