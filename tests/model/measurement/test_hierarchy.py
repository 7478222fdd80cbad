"""Whom a person turns to."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hecht.model.measurement.hierarchy import figures, ranks, shares, turning

unit = st.floats(0, 1)


def test_a_trusted_figure_is_a_haven_and_a_strong_bond_alone_is_not():
    partner, feared_father = 0, 1
    found = turning(
        strength=np.array([0.8, 0.9]),
        presence=np.array([1.0, 1.0]),
        trust=np.array([0.9, 0.1]),
        care_unasked=np.array([0.6, 0.05]),
    )
    assert found.haven == pytest.approx([0.72, 0.09])
    assert found.closeness[feared_father] > found.closeness[partner]
    assert ranks(found.overall).tolist() == [1, 2]


def test_the_dead_are_missed_and_not_turned_to():
    kept = np.array([0.8])
    found = turning(kept, kept, kept, kept, commitment=np.array([0.0]))
    assert found.closeness[0] > 0
    assert found.haven[0] == found.base[0] == 0


def test_absent_figures_count_for_half_as_they_fade():
    full, faded = (turning(*(np.array([v]) for v in (0.8, f, 0.7, 0.3))) for f in (1.0, 0.0))
    assert faded.haven[0] == pytest.approx(full.haven[0] / 2)


@given(st.lists(st.tuples(unit, unit, unit, unit), min_size=1, max_size=6))
def test_shares_and_bounds(bonds):
    found = turning(*np.array(bonds).T)
    for values in (*found, found.overall):
        assert ((values >= 0) & (values <= 1)).all()
    part = shares(found.overall)
    assert part.sum() == pytest.approx(1) or (part == 0).all()
    assert sorted(ranks(found.overall)) == list(range(1, len(bonds) + 1))


def test_bonds_that_count():
    strengths = np.array([[0.9, 0.6, 0.5, 0.1], [0.2, 0.1, 0.0, 0.0]])
    assert figures(strengths).tolist() == [2, 0]
