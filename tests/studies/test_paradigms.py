"""Every study design runs small, returns the columns it documents, and is the same twice."""

from __future__ import annotations

import numpy as np
import pytest

from hecht.errors import HechtError, UnknownNameError
from hecht.studies.paradigm import paradigm, paradigms

PEOPLE = 24
SMALL = {
    "adoption": {"months": (0, 9), "days_a_year": 60},
    "break-up": {"days": 7, "before": 5},
    "carrying": {"days": 5},
    "child-care": {"home_days": 20},
    "couple-conflict": {"days": 5},
    "couple-diary": {"before": 5, "days": 4},
    "couple-panel": {"year_days": 20},
    "family-round-robin": {"days": 5},
    "grief-panel": {"months": 13},
    "hand-holding": {"days": 5},
    "harlow": {"days": 6},
    "individual-therapy": {"weeks": 5},
    "interview-survey": {"days": 5},
    "long-separation": {"days": 4, "home_days": 20},
    "network-interview": {"ages": (3, 20)},
    "newborn-touch": {"days": 4},
    "sensitivity-trial": {"days": 20},
    "still-face": {"home_days": 20},
    "strange-situation": {"days": 20, "samples": ("low_risk", "father")},
    "stress-and-support": {"strength": 0.5},
    "three-generations": {"days": 20},
    "touch-training": {"weeks": 1, "a_week": 1},
    "travel": {"before": 5},
    "two-visits": {"days": 20},
    "weekly-panel": {"weeks": 27},
}
"""Shorter versions, so that every design is run; the rest run as they are."""


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(paradigms()))
def test_a_design(name):
    """One test a design: compiling is most of the work, and is done once."""
    design, arguments = paradigm(name), SMALL.get(name, {})
    table = design.table(PEOPLE, 3, **arguments)

    assert set(table.columns) == set(design.columns)
    assert {design.unit, *design.ids} <= set(table.columns)
    assert all(text.strip() for text in design.columns.values())

    numbers = table.select_dtypes("number").to_numpy(float)
    assert not np.isinf(numbers).any()
    assert np.isfinite(numbers).mean() > 0.5
    assert table[design.unit].nunique() >= PEOPLE - 2

    assert design.table(PEOPLE, 3, **arguments).equals(table)
    assert not design.table(PEOPLE, 4, **arguments).equals(table)


@pytest.mark.parametrize("name", sorted(paradigms()))
def test_it_says_whom_it_studies_and_whom_it_follows(name):
    design = paradigm(name)
    assert design.about.endswith(".")
    assert design.source
    assert 8 <= design.quick <= design.full


def test_an_unknown_study_or_argument_names_the_nearest():
    with pytest.raises(UnknownNameError, match="still-face"):
        paradigm("stillface")
    with pytest.raises(UnknownNameError, match="threat"):
        paradigm("priming").table(20, threath=1)
    with pytest.raises(HechtError, match="at least 8"):
        paradigm("priming").table(2)
