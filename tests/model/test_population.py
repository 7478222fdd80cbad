"""Who is drawn: as the prior says, and inside the ranges a scene accepts."""

from __future__ import annotations

import jax.numpy as jnp
import numpy as np
import pytest

from hecht.model.noise import world_keys
from hecht.model.parameters import PERSON
from hecht.model.population import adults, infant_reactivity

PEOPLE = 50_000


@pytest.fixture(scope="module")
def drawn():
    return adults(world_keys(0, PEOPLE), jnp.arange(3, dtype=jnp.uint32))


def test_everybody_lies_inside_the_ranges_of_the_table(drawn):
    # Seed 0 holds somebody who was drawn beyond: person 2 of world 16,095, 4.7 spreads out.
    for name, values in drawn._asdict().items():
        if name in PERSON:
            row = PERSON[name]
            assert row.low <= np.min(values), name
            assert np.max(values) <= row.high, name
    assert drawn.others_contingency[2, 16_095] == PERSON["others_contingency"].high


def test_temperament_of_infants_lies_inside_its_range():
    found = infant_reactivity(world_keys(0, 400_000), jnp.arange(3, dtype=jnp.uint32))
    row = PERSON["reactivity"]
    assert row.low <= float(found.min()) < 1 < float(found.max()) <= row.high


def test_adults_are_drawn_as_the_prior_says(drawn):
    assert drawn.self_model.std() == pytest.approx(0.6, rel=0.02)
    assert drawn.others_responsiveness.mean() == pytest.approx(-1.0, abs=0.01)
    assert drawn.others_contingency.std() == pytest.approx(1.6, rel=0.02)
    together = np.corrcoef(drawn.self_model.ravel(), drawn.others_responsiveness.ravel())[0, 1]
    assert together == pytest.approx(0.4, abs=0.01)
    assert drawn.unresolved.mean() == pytest.approx(0.31, abs=0.02)
