from __future__ import annotations

import numpy as np
import pytest

from hecht.errors import InvalidValueError
from hecht.model.checking import check_world
from model.worlds import PAIRS, as_world, random_world

PEOPLE = ["anna", "ben", "cleo", "dirk", "eva", "fien"]
BONDS = [f"{PEOPLE[owner]} -> {PEOPLE[other]}" for owner, other in PAIRS]


@pytest.fixture
def parts():
    return random_world(np.random.default_rng(0), 5)


def test_a_world_inside_its_ranges_passes(parts):
    check_world(as_world(*parts))


@pytest.mark.parametrize("wrong", [9.0, -1.0, np.nan, np.inf])
def test_a_person_is_named(parts, wrong):
    parts[1]["mentalising"][2, 3] = wrong
    with pytest.raises(InvalidValueError, match="cleo: mentalising") as error:
        check_world(as_world(*parts), PEOPLE, BONDS)
    assert "0 to 1" in str(error.value)


def test_a_bond_is_named(parts):
    parts[2]["strength"][3, 0] = 1.5
    with pytest.raises(InvalidValueError, match=r"ben -> anna: strength = 1\.5"):
        check_world(as_world(*parts), PEOPLE, BONDS)
    with pytest.raises(InvalidValueError, match="bond 3: strength"):
        check_world(as_world(*parts))
