"""How bonds join persons: gathers along bonds and sums over a person's bonds."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any, Protocol

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

IntArray = NDArray[np.int32]


class Links(Protocol):
    """What the mechanisms ask of a network, whatever its layout.

    Bond arrays have shape [*bond, world] with `bond_shape` in front; all mechanisms are
    element-wise but for these methods.
    """

    @property
    def persons(self) -> int:
        """Number of persons."""

    @property
    def bonds(self) -> int:
        """Number of directed bonds."""

    @property
    def bond_shape(self) -> tuple[int, ...]:
        """Shape of a bond array without its world axis."""

    def of_owner(self, values: jax.Array) -> jax.Array:
        """[person, world] -> [*bond, world]: the owner's value."""

    def of_other(self, values: jax.Array) -> jax.Array:
        """[person, world] -> [*bond, world]: the figure's value."""

    def of_reverse(self, values: jax.Array) -> jax.Array:
        """[*bond, world] -> [*bond, world]: the bond back; 0 where there is none."""

    def by_slot(self, values: jax.Array, fill: float = 0.0) -> list[jax.Array]:
        """[*bond, world] -> a [person, world] for every slot; `fill` where a slot is empty."""

    def to_bonds(self, by_slot: list[jax.Array]) -> jax.Array:
        """A [person, world] for every slot -> [*bond, world]; the inverse of `by_slot`."""

    def sum(self, values: jax.Array) -> jax.Array:
        """[*bond, world] -> [person, world]: sum over a person's bonds, in slot order."""

    def has_back(self) -> jax.Array | None:
        """1 where the figure has a bond back and 0 elsewhere, [*bond, 1]; None where all have."""

    def to_oneself(self) -> jax.Array | None:
        """1 where a bond is to oneself and 0 elsewhere, [*bond, 1]; None where there is none."""

    def person_ids(self) -> jax.Array:
        """Noise addresses of persons, uint32 [person]."""

    def bond_ids(self) -> jax.Array:
        """Noise addresses of bonds, uint32 [*bond]."""


@dataclass(frozen=True, eq=False)
class Network:
    """Any persons and bonds, as a list of bonds sorted by owner; bond arrays are [bond, world].

    Attributes
    ----------
    persons, bonds, width : int
        How many persons, directed bonds, and bonds of one person at most.
    mutual, even, selves : bool
        Whether every bond has a bond back; whether everyone has the same number of bonds; whether
        someone has a bond to themselves (which has no bond back).
    owner, other : int arrays [bond]
        Who feels each bond, and for whom.
    reverse : int array [bond]
        The bond of the figure back to the owner; `bonds` where there is none.
    place : int array [bond]
        Which of its owner's bonds it is.
    slots : int array [person, slot]
        The bonds of each person in order, filled up with `bonds`. Sums over a person's bonds walk
        the slots in this order, so that they come out the same on any machine.
    person_id, bond_id : uint32 arrays
        Addresses of their noise: the same person has the same life in any company.
    """

    persons: int
    bonds: int
    width: int
    mutual: bool
    even: bool
    selves: bool
    owner: Any
    other: Any
    reverse: Any
    place: Any
    slots: Any
    person_id: Any
    bond_id: Any

    def __hash__(self) -> int:
        """Hash by content, so that a small network can be a compile-time constant."""
        return hash(self._content())

    def __eq__(self, other: object) -> bool:
        """Equal when all bonds and addresses are equal."""
        return isinstance(other, Network) and self._content() == other._content()

    def _content(self) -> tuple[object, ...]:
        values = (getattr(self, field.name) for field in fields(self))
        return tuple(v.tobytes() if isinstance(v, np.ndarray) else v for v in values)

    @property
    def bond_shape(self) -> tuple[int, ...]:
        """(bond,)."""
        return (self.bonds,)

    def of_owner(self, values: jax.Array) -> jax.Array:
        """[person, world] -> [bond, world]: the owner's value."""
        return values[self.owner]

    def of_other(self, values: jax.Array) -> jax.Array:
        """[person, world] -> [bond, world]: the figure's value."""
        return values[self.other]

    def of_reverse(self, values: jax.Array) -> jax.Array:
        """[bond, world] -> [bond, world]: the value of the bond back; 0 where there is none."""
        return _pick(values, self.reverse, 0.0, full=self.mutual)

    def by_slot(self, values: jax.Array, fill: float = 0.0) -> list[jax.Array]:
        """[bond, world] -> a [person, world] for every slot; `fill` where a slot is empty."""
        return [_pick(values, self.slots[:, k], fill, full=self.even) for k in range(self.width)]

    def to_bonds(self, by_slot: list[jax.Array]) -> jax.Array:
        """A [person, world] for every slot -> [bond, world]; the inverse of `by_slot`."""
        found = self.of_owner(by_slot[0])
        for k, values in enumerate(by_slot[1:], start=1):
            found = jnp.where(self.place[:, None] == k, self.of_owner(values), found)
        return found

    def sum(self, values: jax.Array) -> jax.Array:
        """[bond, world] -> [person, world]: sum over a person's bonds, in slot order."""
        return _add(self.by_slot(values))

    def has_back(self) -> jax.Array | None:
        """1 where the figure has a bond back and 0 elsewhere, [bond, 1]; None where all have."""
        if self.mutual:
            return None
        return (jnp.asarray(self.reverse) < self.bonds)[:, None].astype(jnp.float32)

    def to_oneself(self) -> jax.Array | None:
        """1 where a bond is to oneself and 0 elsewhere, [bond, 1]; None where there is none."""
        if not self.selves:
            return None
        return (jnp.asarray(self.owner) == jnp.asarray(self.other))[:, None].astype(jnp.float32)

    def person_ids(self) -> jax.Array:
        """Noise addresses of persons, uint32 [person]."""
        return jnp.asarray(self.person_id)

    def bond_ids(self) -> jax.Array:
        """Noise addresses of bonds, uint32 [bond]."""
        return jnp.asarray(self.bond_id)


@dataclass(frozen=True, eq=False)
class Village:
    """A large population in which everyone has the same number of bonds, all of them mutual.

    Bond arrays are [slot, person, world]: owners then follow from the position, and sums over a
    person's bonds run along memory. Half the memory of a `Network` and twice its speed.

    Attributes
    ----------
    persons, width : int
        How many persons, and bonds of each.
    other : int array [slot, person]
        The figure of each bond.
    reverse : int array [slot, person]
        Position slot * persons + person of the bond back.
    """

    persons: int
    width: int
    other: Any
    reverse: Any

    @property
    def bonds(self) -> int:
        """Number of directed bonds."""
        return self.persons * self.width

    @property
    def bond_shape(self) -> tuple[int, ...]:
        """(slot, person)."""
        return (self.width, self.persons)

    def of_owner(self, values: jax.Array) -> jax.Array:
        """[person, world] -> [1, person, world], which spreads over the slots."""
        return values[None]

    def of_other(self, values: jax.Array) -> jax.Array:
        """[person, world] -> [slot, person, world]: the figure's value."""
        return values[self.other]

    def of_reverse(self, values: jax.Array) -> jax.Array:
        """[slot, person, world] -> the value of the bond back."""
        return values.reshape(self.bonds, -1)[self.reverse]

    def by_slot(self, values: jax.Array, fill: float = 0.0) -> list[jax.Array]:
        """[slot, person, world] -> a [person, world] for every slot."""
        return [values[k] for k in range(self.width)]

    def to_bonds(self, by_slot: list[jax.Array]) -> jax.Array:
        """A [person, world] for every slot -> [slot, person, world]."""
        return jnp.stack(by_slot)

    def sum(self, values: jax.Array) -> jax.Array:
        """[slot, person, world] -> [person, world]: sum over a person's bonds, in slot order."""
        return _add(self.by_slot(values))

    def has_back(self) -> jax.Array | None:
        """None: in a village every bond is mutual."""
        return None

    def to_oneself(self) -> jax.Array | None:
        """None: in a village every bond is to someone else."""
        return None

    def person_ids(self) -> jax.Array:
        """Noise addresses of persons: their position."""
        return jnp.arange(self.persons, dtype=jnp.uint32)

    def bond_ids(self) -> jax.Array:
        """Noise addresses of bonds, [slot, person]: owner times width plus slot."""
        slot = jnp.arange(self.width, dtype=jnp.uint32)[:, None]
        return self.person_ids() * np.uint32(self.width) + slot


for _layout, _arrays, _numbers in (
    (
        Network,
        ["owner", "other", "reverse", "place", "slots", "person_id", "bond_id"],
        ["persons", "bonds", "width", "mutual", "even", "selves"],
    ),
    (Village, ["other", "reverse"], ["persons", "width"]),
):
    jax.tree_util.register_dataclass(_layout, data_fields=_arrays, meta_fields=_numbers)


def _pick(values: jax.Array, index: Any, fill: float, *, full: bool) -> jax.Array:
    if full:
        return values[index]
    last = values.shape[0] - 1
    return jnp.where((index <= last)[:, None], values[jnp.minimum(index, last)], fill)


def _add(values: list[jax.Array]) -> jax.Array:
    first, *rest = values
    for value in rest:
        first = first + value
    return first


def address(name: str) -> int:
    """The noise address of a name: 26 bits, the same in every scene that knows the name."""
    return zlib.crc32(name.encode()) & 0x03FFFFFF


def connect(
    persons: int,
    pairs: Sequence[tuple[int, int]] | NDArray[np.integer[Any]],
    person_id: Sequence[int] | None = None,
    bond_id: Sequence[int] | None = None,
) -> Network:
    """Build a network from (owner, other) pairs, which must be sorted by owner.

    A pair (i, i) is a bond to oneself.

    Raises
    ------
    ValueError
        Pairs that are not sorted by owner, named twice, or outside the persons.
    """
    table = np.asarray(pairs, dtype=np.int64).reshape(-1, 2)
    owner, other = table[:, 0], table[:, 1]
    count = len(table)
    if count == 0 or table.min() < 0 or table.max() >= persons:
        raise ValueError("every bond joins two of the persons, and there is at least one bond")
    code = owner * persons + other
    if np.any(np.diff(owner) < 0) or len(np.unique(code)) != count:
        raise ValueError("bonds are sorted by owner and each is named once")
    order = np.argsort(code)
    back = other * persons + owner
    found = np.minimum(np.searchsorted(code[order], back), count - 1)
    exists = (code[order][found] == back) & (owner != other)
    reverse = np.where(exists, order[found], count).astype(np.int32)
    degree = np.bincount(owner, minlength=persons)
    width = int(degree.max())
    first = np.concatenate([[0], np.cumsum(degree)[:-1]])
    place = (np.arange(count) - first[owner]).astype(np.int32)
    slots = np.full((persons, width), count, np.int32)
    slots[owner, place] = np.arange(count)
    return Network(
        persons=persons,
        bonds=count,
        width=width,
        mutual=bool(exists.all()),
        even=bool(degree.min() == width),
        selves=bool((owner == other).any()),
        owner=owner.astype(np.int32),
        other=other.astype(np.int32),
        reverse=reverse,
        place=place,
        slots=slots,
        person_id=_ids(person_id, persons),
        bond_id=_ids(bond_id, count),
    )


def village(partners: NDArray[np.integer[Any]]) -> Village:
    """Build a village from `partners` [slot, person]: the figure of each bond.

    Raises
    ------
    ValueError
        A bond that is not mutual, named twice, or to oneself.
    """
    table = np.asarray(partners, np.int64)
    width, persons = table.shape
    owner = np.broadcast_to(np.arange(persons), table.shape)
    code, back = (owner * persons + table).ravel(), (table * persons + owner).ravel()
    order = np.argsort(code)
    reverse = order[np.minimum(np.searchsorted(code[order], back), code.size - 1)]
    if (code[reverse] != back).any() or (table == owner).any() or len(np.unique(code)) < code.size:
        raise ValueError("in a village every bond is mutual, to someone else, and named once")
    reverse = reverse.reshape(table.shape).astype(np.int32)
    return Village(persons, width, jnp.asarray(table, jnp.int32), jnp.asarray(reverse))


def _ids(given: Sequence[int] | None, count: int) -> NDArray[np.uint32]:
    return np.arange(count, dtype=np.uint32) if given is None else np.asarray(given, np.uint32)
