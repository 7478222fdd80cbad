from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hecht.errors import InvalidValueError, UnknownNameError
from hecht.model.parameters import BOND, CONSTANTS, PERSON, constants

ROWS = [*CONSTANTS.values(), *PERSON.values(), *BOND.values()]


def test_there_are_46_constants_of_the_text_14_of_the_additions_and_3_of_the_ways():
    assert len(CONSTANTS) == 46 + 14 + 3


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_every_value_lies_inside_its_range_and_has_a_reason(row):
    assert row.low <= row.value <= row.high
    assert row.low < row.high
    assert row.reason
    assert row.symbol


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_wrong_value_names_owner_parameter_value_and_range(row):
    for wrong in (row.high + 1, row.low - 1, math.nan, math.inf, "much", True, None):
        with pytest.raises(InvalidValueError) as error:
            row.check(wrong, "anna")
        for part in ("anna", row.name, str(wrong), f"{row.low:g}", f"{row.high:g}"):
            assert part in str(error.value)


@given(st.sampled_from(ROWS), st.floats(0, 1))
def test_a_value_inside_the_range_is_kept(row, share):
    value = min(row.low + share * (row.high - row.low), row.high)
    assert row.check(value, "anna") == value


def test_an_unknown_constant_suggests_the_nearest():
    with pytest.raises(UnknownNameError, match="soothing_rate"):
        constants({"soothing_rte": 1.0})


def test_a_changed_constant_changes_nothing_else():
    changed = constants({"soothing_rate": 1.0})
    assert changed == constants()._replace(soothing_rate=1.0)
