"""Where a way of bonding is stuck: each form shows where its mark is, and nowhere else."""

from __future__ import annotations

import numpy as np
import pytest

from hecht.model.measurement.ways import Stuck, stuck
from hecht.model.parameters import WAYS

CALM = 0.2


def _at_ease():
    """Two people in company who are well, with all ways grown."""
    bond = {name: np.full(3, 0.8) for name in WAYS}
    bond |= {name: np.zeros(3) for name in ("call", "contact")}
    bond |= {"care": np.zeros(3), "reach": np.ones(3)}
    owner = {name: np.zeros(3) for name in ("need", "self_model")}
    return bond, np.zeros(3), owner | {"differentiation": np.ones(3)}, np.full(3, CALM)


def _read(bond=None, owner=None, back=0.0, arousal=CALM):
    here, _, person, _ = _at_ease()
    here |= {name: np.full(3, value) for name, value in (bond or {}).items()}
    person |= {name: np.full(3, value) for name, value in (owner or {}).items()}
    found = stuck(here, np.full(3, back), person, np.full(3, arousal), CALM)
    return {name: float(values.mean()) for name, values in found._asdict().items()}


MARKS = {
    "copying": {"owner": {"differentiation": 0.0}},
    "possessiveness": {"bond": {"reach": 0.0}, "owner": {"need": 1.0}},
    "pleasing": {"owner": {"self_model": -2.0}},
    "arguing": {"bond": {"call": 2.0}, "back": 2.0},
    "pulling": {"bond": {"call": 2.0}},
    "hiding": {"owner": {"need": 1.0}},
    "flooding": {"bond": {"contact": 1.0}, "owner": {"differentiation": 0.0}, "arousal": 1.2},
}


def test_two_who_are_well_are_nowhere_stuck():
    assert set(_read().values()) == {0.0}


@pytest.mark.parametrize("form", Stuck._fields)
def test_each_form_has_its_own_mark(form):
    found = _read(**MARKS[form])
    assert 0.1 < found[form] <= 1
    merged = {"copying", "flooding"}  # both come with not being quite separate
    others = {name for name, value in found.items() if value > 0} - {form}
    assert others <= (merged if form in merged else set())


@pytest.mark.parametrize(
    ("form", "way"), [("copying", "likeness"), ("hiding", "known"), ("flooding", "felt")]
)
def test_what_has_not_grown_cannot_be_stuck(form, way):
    marks = MARKS[form]
    assert _read(**{**marks, "bond": {**marks.get("bond", {}), way: 0.0}})[form] == 0


@pytest.mark.parametrize(("form", "way"), [("arguing", "understood"), ("pulling", "intimacy")])
def test_what_is_had_need_not_be_fought_for(form, way):
    marks = MARKS[form]
    assert _read(**{**marks, "bond": {**marks["bond"], way: 1.0}})[form] == 0


def test_an_answer_ends_the_pulling():
    assert _read(bond={"call": 2.0, "care": 1.0})["pulling"] == 0
