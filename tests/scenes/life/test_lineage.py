"""Generations: a child is lived with its parent as that parent was."""

from __future__ import annotations

import numpy as np
import pytest

from hecht.errors import HechtError
from hecht.scenes.life import generations
from hecht.scenes.life.measures import transmission
from hecht.scenes.life.result import LifeResult


@pytest.fixture(scope="module")
def lines():
    return generations(64, 2, years=46, seed=5, step_days=3)


def test_every_life_with_a_child_goes_on(lines):
    parents, children = lines
    born = parents.events[
        (parents.events["kind"] == "child_born") & (parents.events["place"] == "child1")
    ]
    assert children.lives == len(born) > 20
    assert list(children.data.life.values) == sorted(int(life) for life in born["life"])


def test_a_parent_who_died_dies_in_the_life_of_the_child(lines):
    """A death before the end of the first life comes back at the right age of the child."""
    parents, children = lines
    dies = parents.data.age_at_death.values
    ages = {
        int(row.life): row.age
        for row in parents.events.itertuples()
        if row.kind == "child_born" and row.place == "child1"
    }
    checked = 0
    for k, life in enumerate(children.data.life.values):
        if not np.isfinite(dies[life]):
            continue
        due = dies[life] - ages[int(life)]
        told = children.events[(children.events["life"] == k) & (children.events["kind"] == "dies")]
        lost = told[told["place"].isin(["mother", "father"])]["age"]
        assert any(due <= age <= due + 0.25 for age in lost) or due > 46
        checked += 1
    assert checked >= 1 or not np.isfinite(dies[children.data.life.values]).any()


def test_how_the_parent_was_reaches_the_child(lines):
    rows = {row.name: row for row in transmission(lines)}
    assert {"TRANS", "TRANS-latent"} <= set(rows)
    assert rows["TRANS-latent"].found > 0


def test_transmission_looks_at_the_parent_whose_life_was_lived(lines):
    """Who was interviewed is who the child is seen with: mothers for some, fathers for others."""
    parents, children = lines
    who = children.data.lived_parent.values
    assert set(who) == {"mother", "father"}
    usual = {row.name: row.found for row in transmission(lines)}["TRANS-latent"]
    mixed = children.data.copy()
    mixed["trust"] = children.data.trust.copy(deep=True)
    for place in ("mother", "father"):  # the parent who was not interviewed: of no account
        other = children.data.trust.sel(place=place).values.copy()
        other[who != place] = 0.5
        mixed["trust"].loc[{"place": place}] = other
    again = transmission([parents, LifeResult(mixed, children.events)])
    assert {row.name: row.found for row in again}["TRANS-latent"] == usual


def test_a_line_without_children_ends(monkeypatch):
    lived = generations(2, 3, years=3, seed=1, step_days=3)
    assert len(lived) == 1


def test_too_many_generations_are_refused():
    with pytest.raises(HechtError, match="1 to 6"):
        generations(1, 7)
