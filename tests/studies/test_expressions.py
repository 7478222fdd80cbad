"""The little language of statistics: what it can say, and what it refuses."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from hecht.errors import HechtError, UnknownNameError
from hecht.studies.expressions import columns_of, contrasts, evaluate

TABLE = pd.DataFrame(
    {
        "pattern": ["A", "B", "B", "C"],
        "calls": [0.0, 1.0, 3.0, 4.0],
        "person": [1, 1, 2, 2],
        "item_1": [1, 2, 3, 4],
        "item_2": [1, 2, 3, 5],
    }
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('share(pattern == "B")', 0.5),
        ('mean(calls, where=pattern == "B")', 2.0),
        ('mean(calls, where=(pattern == "A") | (pattern == "C"))', 2.0),
        ("mean(calls) - 2 * 0.5", 1.0),
        ("0 - mean(calls, where=calls > 1)", -3.5),
        ("mean(within(calls, person) ** 2)", 0.25),
        ("mean(per(calls, person), where=first(person))", 2.0),
        ("mean(next(calls, person))", 2.5),
        ("mean(abs(calls - 2))", 1.5),
        ("share(upper(calls, 0.5))", 0.5),
        ("share(~(calls > 1))", 0.5),
        ("alpha(*item_)", 2 * (1 - (5 / 3 + 35 / 12) / (107 / 12))),
    ],
)
def test_what_it_can_say(text, value):
    assert evaluate(text, TABLE) == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("mean(cals)", "calls"),
        ("meen(calls)", "mean"),
        ("calls", "not a number"),
        ("mean(calls", "not a formula"),
        ("calls.mean()", "cannot be written"),
        ("mean(calls, how=1)", "only statistics take where="),
        ("__import__('os')", "statistic"),
        ("mean([1 for x in calls])", "cannot be written"),
        ("mean(calls, calls, calls)", "mean"),
    ],
)
def test_what_it_refuses(text, part):
    with pytest.raises(HechtError, match="(?s)" + part.replace("(", r"\(").replace("=", "=")):
        evaluate(text, TABLE)


def test_a_column_that_is_not_there_is_an_unknown_name():
    with pytest.raises(UnknownNameError):
        evaluate("share(classes == 'B')", TABLE)


def test_columns_and_contrasts():
    text = 'mean(calls, where=pattern == "B"); sd(calls)'
    assert contrasts(text) == ['mean(calls, where=pattern == "B")', "sd(calls)"]
    assert columns_of(text) == {"calls", "pattern"}


def test_arrays_do_as_well_as_a_table():
    arrays = {"x": np.array([1.0, 2.0])}
    assert evaluate("mean(x)", arrays) == 1.5
