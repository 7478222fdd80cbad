"""A friendship deepens: seven ways of bonding, one on the other, and where they stop."""

from __future__ import annotations

import numpy as np
import pytest

from golden.lives import mean, part, share
from hecht.model.parameters import WAYS
from hecht.scenes import load
from hecht.scenes.outcomes import show
from hecht.scenes.run import run

LIVES = 64
BOND = "noor -> tess"
HOUR, YEAR = 60.0, 730 * 60.0


def _run(friends="open", **changes):
    changes = {f"model.{name}": value for name, value in changes.items()}
    return run(
        load("a-friendship-deepens"),
        replicates=LIVES,
        changes={"choice.friends": friends, **changes},
    )


@pytest.fixture(scope="module")
def years():
    return {who: _run(who) for who in ("open", "closed", "pulling", "one-stays")}


def _way(result, name, hour):
    data = result.data
    at = int(np.abs(data.time.values - hour * HOUR).argmin())
    return data[name].sel(bond=BOND).isel(time=at).values


def test_every_outcome_of_the_file_is_seen():
    verdicts = show(load("a-friendship-deepens"), replicates=LIVES)
    assert {v.outcome.id: round(v.share, 2) for v in verdicts if not v.shown} == {}


def test_ways_grow_one_after_the_other(years):
    """Each way reaches a quarter of the height it has at the end after the one before it."""
    data = part(years["open"].data, 0, YEAR)
    reached = []
    for name in WAYS:
        course = data[name].sel(bond=BOND).mean("replicate").values
        reached.append(int(np.argmax(course > 0.25 * course[-1])))
    assert reached == sorted(reached)
    assert reached[-1] > 10 * reached[0]


def test_hours_are_those_of_real_friendships(years):
    """Alike within 50 hours; let in past 200 (Hall 2019, doi:10.1177/0265407518761225)."""
    assert _way(years["open"], "likeness", 50).mean() > 0.5
    assert _way(years["open"], "intimacy", 50).mean() < 0.1
    assert _way(years["open"], "intimacy", 200).mean() > 0.1


def test_kept_inside_it_stays_shallow(years):
    deep = {who: _way(year, "felt", 729) for who, year in years.items()}
    alike = {who: _way(year, "likeness", 729) for who, year in years.items()}
    assert share(deep["closed"] < 0.5 * deep["open"]) > 0.8
    assert alike["closed"].mean() > 0.8 * alike["open"].mean()
    assert share(deep["one-stays"] > 2 * deep["closed"]) > 0.8


def test_pulling_is_the_stuck_form_of_letting_in(years):
    """Who asks and asks shows the most pulling, asks far more, and gets less far."""
    stuck = {
        who: year.readouts(["stuck"]).stuck.sel(bond=BOND).mean("replicate")
        for who, year in years.items()
    }
    for other in ("open", "closed", "one-stays"):
        assert float(stuck["pulling"].sel(form="pulling")) > 3 * float(
            stuck[other].sel(form="pulling")
        )
    assert float(stuck["pulling"].sel(form="pleasing")) > 2 * float(
        stuck["open"].sel(form="pleasing")
    )
    calls = {who: mean(part(years[who].data, 0, YEAR), "call", BOND) for who in years}
    assert calls["pulling"].mean() > 4 * calls["open"].mean()
    assert _way(years["pulling"], "intimacy", 729).mean() < 0.5 * (
        _way(years["open"], "intimacy", 729).mean()
    )


def test_without_being_felt_bad_news_lands_harder_on_who_counts_on_nobody(years):
    """Ablation: with `felt_eases` = 0 a year with someone who stays helps a little less."""
    usual = mean(part(years["one-stays"].data, YEAR + 5, YEAR + 25), "arousal", "noor")
    without = _run("one-stays", felt_eases=0.0).data
    without = mean(part(without, YEAR + 5, YEAR + 25), "arousal", "noor")
    assert share(usual < without) > 0.7
    assert np.mean(without - usual) > 0.003
