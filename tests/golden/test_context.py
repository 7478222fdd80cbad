"""Contexts in the Strange Situation: simulated populations beside what studies found.

Sizes are d from shares, log(odds ratio) sqrt(3) / pi. The tolerance is .4: twice the model text's
spread of .20 between studies of differences. Where `used` is set the change was chosen with the
number in view, and the row shows no more than that the model can have it; the others are tests.
"""

from __future__ import annotations

import numpy as np
import pytest

from hecht.model.measurement.strange_situation import Reunion, classify, rate
from hecht.scenes import load
from hecht.scenes.context import CONTEXTS
from hecht.scenes.run import run

INFANTS = 800
TOLERANCE = 0.4
NOT_REPRODUCED = {
    # Easily startled children differ little from others in the model, and a stay of two weeks has
    # been caught up with a month later. Both are failures of the model and stand here as such.
    ("premature", "insecure"): 0.0,
    ("premature", "disorganised"): 0.0,
    ("hospital", "avoidant"): 0.0,
}
PATTERN = {"disorganised": "D", "avoidant": "A"}
ROWS = [
    (context.name, finding)
    for context in CONTEXTS.values()
    for finding in context.findings
    if finding.measure != "sensitivity"
]


@pytest.fixture(scope="module")
def population():
    known = {}

    def classes(context, against):
        if (context, against) not in known:
            known[context, against] = _classes(context, against)
        return known[context, against]

    return classes


def _classes(context, against):
    changes = {"mother.drawn": "low-risk"} if against == "low-risk" else {}
    if context:
        who = "mother" if CONTEXTS[context].on == "adult" else "child"
        changes[f"{who}.context"] = context
    data = run(load("strange-situation"), replicates=INFANTS, seed=0, changes=changes).data
    data = data.sel(bond="child -> mother")

    def reunion(first, last):
        part = data.isel(time=((data.time > first + 1e-6) & (data.time <= last + 1e-6)).values)
        names = ("call", "contact", "withdrawal")
        return Reunion(*(part[name].transpose("time", "replicate").values for name in names))

    return classify(rate(reunion(9, 12), reunion(18, 21), 1 / 6), np.random.default_rng(0))


def _share(classes, measure):
    chosen = classes == PATTERN[measure] if measure in PATTERN else classes != "B"
    return np.clip(chosen.mean(), 0.5 / INFANTS, 1 - 0.5 / INFANTS)


def _difference(classes, others, measure):
    odds = [share / (1 - share) for share in (_share(c, measure) for c in (classes, others))]
    return np.log(odds[0] / odds[1]) * np.sqrt(3) / np.pi


@pytest.mark.slow
@pytest.mark.parametrize(("context", "finding"), ROWS, ids=lambda v: getattr(v, "measure", v))
def test_children_in_a_context_beside_what_studies_found(context, finding, population):
    own, others = (population(name, finding.against) for name in (context, None))
    found = _difference(own, others, finding.measure)
    if (context, finding.measure) in NOT_REPRODUCED:
        assert found == pytest.approx(NOT_REPRODUCED[context, finding.measure], abs=0.15)
        return
    assert found > 0
    if finding.size is not None:
        assert found == pytest.approx(finding.size, abs=TOLERANCE)


@pytest.mark.slow
def test_poverty_raises_both_avoidance_or_resistance_and_disorganisation(population):
    """Row SSP06 asks that avoidant and disorganised shares rise with socioeconomic risk.

    In the model it is resistant children who become more, not avoidant ones.
    """
    own, others = population("poverty", "low-risk"), population(None, "low-risk")
    assert (own == "D").mean() > (others == "D").mean() + 0.05
    assert (own == "C").mean() > (others == "C").mean()
    assert (own == "A").mean() < (others == "A").mean() + 0.02  # not as published


@pytest.mark.slow
def test_two_burdens_weigh_more_than_one(population):
    changes = {"mother.context": ["poverty", "depression"], "mother.drawn": "low-risk"}
    data = run(load("strange-situation"), replicates=INFANTS, seed=0, changes=changes).data
    trust = data.trust.sel(bond="child -> mother").isel(time=0).mean()
    alone = run(
        load("strange-situation"),
        replicates=INFANTS,
        seed=0,
        changes={"mother.context": ["poverty"], "mother.drawn": "low-risk"},
    ).data
    assert float(trust) < float(alone.trust.sel(bond="child -> mother").isel(time=0).mean()) - 0.02
