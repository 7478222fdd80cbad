"""Couples in three shapes, and back again."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hecht.errors import DataFileError
from hecht.instruments.readers import read
from hecht.instruments.shapes import from_dyad, from_pairwise, to_dyad, to_pairwise


def couples(count: int, days: int, seed: int, drop: float = 0.0) -> pd.DataFrame:
    dice = np.random.default_rng(seed)
    index = pd.MultiIndex.from_product(
        [range(1, count + 1), [1, 2], range(1, days + 1)], names=["couple", "person", "day"]
    )
    frame = pd.DataFrame(
        {"x": dice.normal(size=len(index)), "y": dice.normal(size=len(index))}, index=index
    ).reset_index()
    keep = dice.random(len(frame)) >= drop
    keep[0] = keep[-1] = True  # someone of either role stays
    return frame[keep].reset_index(drop=True)


KEYS = ("couple", "person", "day")


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 6), st.integers(1, 4), st.integers(0, 99), st.sampled_from([0.0, 0.3]))
def test_there_and_back(count: int, days: int, seed: int, drop: float) -> None:
    frame = couples(count, days, seed, drop)
    back = from_pairwise(to_pairwise(frame, *KEYS), *KEYS)
    pd.testing.assert_frame_equal(back, frame[back.columns])
    dyads = from_dyad(to_dyad(frame, *KEYS), *KEYS)
    expected = frame.sort_values(list(KEYS), ignore_index=True)
    pd.testing.assert_frame_equal(dyads, expected[dyads.columns], check_dtype=False)


def test_pairwise_crosses_the_partners() -> None:
    frame = pd.DataFrame({"couple": [1, 1, 2], "person": [1, 2, 1], "x": [10.0, 20.0, 30.0]})
    pairs = to_pairwise(frame, "couple", "person")
    assert pairs["x_A"].tolist() == [10, 20, 30]
    assert pairs["x_P"].tolist()[:2] == [20, 10]
    assert np.isnan(pairs["x_P"].iloc[2]), "a person alone keeps a row"


def test_dyad_has_one_row_a_couple() -> None:
    frame = pd.DataFrame({"couple": [2, 1, 1, 2], "who": ["f", "f", "m", "m"], "x": [3, 1, 2, 4]})
    wide = to_dyad(frame, "couple", "who")
    assert wide.columns.tolist() == ["couple", "x_f", "x_m"]
    assert wide.to_numpy().tolist() == [[1, 1, 2], [2, 3, 4]]


def test_people_numbered_over_all_couples() -> None:
    frame = pd.DataFrame({"couple": [1, 1, 2, 2], "person": [1, 501, 2, 502], "x": [1, 2, 3, 4]})
    wide = to_dyad(frame, "couple", "person")
    assert wide.columns.tolist() == ["couple", "x_1", "x_2"]
    assert wide["x_2"].tolist() == [2, 4]


def test_the_real_pairwise_file(shared_data: Path) -> None:
    frame = read(shared_data / "kashy_couples_diary" / "kashy_person_period_pairwise.csv").frame
    keys = ("dyadid", "person", "Day")
    own = from_pairwise(frame[[*keys, "conflict_A", "conflict_P", "satisf_A", "satisf_P"]], *keys)
    again = to_pairwise(own, *keys)
    pd.testing.assert_series_equal(
        again["conflict_P"].astype(float), frame["conflict_P"].astype(float), check_dtype=False
    )


def test_a_contradicting_partner_is_named() -> None:
    frame = pd.DataFrame({"couple": [7, 7], "person": [1, 2], "x_A": [1.0, 2.0], "x_P": [2.0, 9.0]})
    with pytest.raises(DataFileError, match=r"Couple 7(\.0)?, person 2(\.0)?: x_P is 9.0"):
        from_pairwise(frame, "couple", "person")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ({"couple": [1, 1], "person": [1, 1], "x": [1, 2]}, "Two rows for one person"),
        ({"couple": [1, 1, 1], "person": [1, 2, 3], "x": [1, 2, 3]}, "a couple has two"),
        ({"couple": [1, None], "person": [1, 2], "x": [1, 2]}, "rows lack"),
        ({"pair": [1], "person": [1], "x": [1]}, "no column called couple"),
    ],
)
def test_what_is_no_couple(rows: dict[str, list[object]], said: str) -> None:
    with pytest.raises(DataFileError, match=said):
        to_pairwise(pd.DataFrame(rows), "couple", "person")


def test_tables_without_sides() -> None:
    with pytest.raises(DataFileError, match="ending in _A"):
        from_pairwise(pd.DataFrame({"couple": [1], "person": [1], "x": [1]}), "couple", "person")
    with pytest.raises(DataFileError, match="two roles"):
        from_dyad(pd.DataFrame({"couple": [1], "x_1": [1], "x_2": [1], "x_3": [1]}), "couple", "p")
    with pytest.raises(DataFileError, match="end in _"):
        from_dyad(pd.DataFrame({"couple": [1], "x": [1]}), "couple", "p")
