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


@pytest.fixture(scope="module", params=sorted(paradigms()))
def design(request):
    return paradigm(request.param)


@pytest.fixture(scope="module")
def table(design):
    return design.table(PEOPLE, 3, **SMALL.get(design.name, {}))


def test_the_columns_are_those_documented(design, table):
    assert set(table.columns) == set(design.columns)
    assert all(text.strip() for text in design.columns.values())
    assert design.unit in table.columns
    assert set(design.ids) <= set(table.columns)


def test_everyone_is_there_and_numbers_are_numbers(design, table):
    units = table[design.unit].nunique()
    assert units >= PEOPLE - 2
    numbers = table.select_dtypes("number")
    assert np.isfinite(numbers.to_numpy(float)).mean() > 0.5
    assert not np.isinf(numbers.to_numpy(float)).any()
    assert len(table) % units == 0 or design.name in ("adoption", "long-separation")


def test_the_same_seed_gives_the_same_table_and_another_does_not(design, table):
    arguments = SMALL.get(design.name, {})
    assert design.table(PEOPLE, 3, **arguments).equals(table)
    assert not design.table(PEOPLE, 4, **arguments).equals(table)


def test_it_says_whom_it_studies_and_whom_it_follows(design):
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
