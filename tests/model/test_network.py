from __future__ import annotations

import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hecht.model.network import address, connect, village


@st.composite
def links(draw):
    people = draw(st.integers(2, 6))
    every = [(i, j) for i in range(people) for j in range(people) if i != j]
    chosen = draw(st.lists(st.sampled_from(every), min_size=1, unique=True))
    return people, sorted(chosen)


@settings(deadline=None, max_examples=60)
@given(links(), st.integers(0, 2**16))
def test_gathers_and_sums_are_those_of_a_plain_loop(world, seed):
    people, pairs = world
    network = connect(people, pairs)
    rng = np.random.default_rng(seed)
    person = rng.normal(size=(people, 3)).astype(np.float32)
    bond = rng.normal(size=(len(pairs), 3)).astype(np.float32)
    for k, (owner, other) in enumerate(pairs):
        assert np.array_equal(network.of_owner(jnp.asarray(person))[k], person[owner])
        assert np.array_equal(network.of_other(jnp.asarray(person))[k], person[other])
        back = bond[pairs.index((other, owner))] if (other, owner) in pairs else np.zeros(3)
        assert np.array_equal(network.of_reverse(jnp.asarray(bond))[k], back)
    total = np.zeros_like(person)
    for k, (owner, _) in enumerate(pairs):
        total[owner] += bond[k]
    assert np.asarray(network.sum(jnp.asarray(bond))) == pytest.approx(total, abs=1e-5)
    slots = network.by_slot(jnp.asarray(bond))
    assert np.array_equal(np.asarray(network.to_bonds(slots)), bond)


def test_a_village_is_the_same_as_its_list_of_bonds():
    partners = np.array([[1, 0, 3, 2], [2, 3, 0, 1]])
    place = village(partners)
    pairs = [(i, int(partners[k, i])) for i in range(4) for k in range(2)]
    order = sorted(range(8), key=lambda e: pairs[e])
    network = connect(4, [pairs[e] for e in order])
    rng = np.random.default_rng(0)
    person, bond = rng.normal(size=(4, 2)), rng.normal(size=(2, 4, 2))

    def flat(values):
        values = np.broadcast_to(np.asarray(values), (2, 4, 2))
        return values.transpose(1, 0, 2).reshape(8, 2)[order]

    for name in ("of_owner", "of_other"):
        ours = getattr(place, name)(jnp.asarray(person))
        assert np.array_equal(flat(ours), getattr(network, name)(jnp.asarray(person)))
    ours = place.of_reverse(jnp.asarray(bond))
    assert np.array_equal(flat(ours), network.of_reverse(jnp.asarray(flat(bond))))
    assert place.sum(jnp.asarray(bond)) == pytest.approx(
        np.asarray(network.sum(jnp.asarray(flat(bond)))), abs=1e-6
    )
    assert len(np.unique(place.bond_ids())) == 8


@pytest.mark.parametrize("pairs", [[], [(0, 5)], [(1, 0), (0, 1)], [(0, 1), (0, 1)]])
def test_wrong_bonds_are_refused(pairs):
    with pytest.raises(ValueError, match="bond"):
        connect(2, pairs)


@pytest.mark.parametrize("partners", [[[1, 2, 0]], [[0, 1]], [[1, 0], [1, 0]]])
def test_a_village_with_a_bond_that_is_not_mutual_is_refused(partners):
    with pytest.raises(ValueError, match="mutual"):
        village(np.array(partners))


def test_a_ring_of_neighbours_is_a_village():
    me = np.arange(6)
    place = village(np.stack([(me - 1) % 6, (me + 1) % 6]))
    calls = jnp.arange(12.0).reshape(2, 6, 1)
    back = np.asarray(place.of_reverse(calls))[..., 0]
    assert back[0, 3] == 6 + 2  # the bond 2 -> 3 stands in the second slot of person 2
    assert back[1, 3] == 4


def test_addresses_come_from_names_alone():
    assert address("anna") == address("anna") != address("ben")
    assert 0 <= address("anna") < 2**26
