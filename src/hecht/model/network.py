"""How bonds join persons: gathers along bonds and sums over a person's bonds."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

IntArray = NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Network:
    """Who is bound to whom. Bonds are sorted by owner.

    Attributes
    ----------
    persons, bonds, width : int
        How many persons, directed bonds, and bonds of one person at most.
    other : int array [bond]
        The figure of each bond.
    reverse : int array [bond]
        The bond of the figure back to the owner; `bonds` where there is none.
    owner, place : int arrays [bond], or None in an even network
        Who feels the bond, and which of that person's bonds it is.
    slots : int array [person, slot], or None in an even network
        The bonds of each person in order, filled up with `bonds`. Sums over a person's bonds walk
        the slots in this order, so that they come out the same on any machine.
    person_id, bond_id : uint32 arrays, or None for their position
        Addresses of their noise: the same person has the same life in any company.
    mutual : bool
        Whether every bond has a bond back.

    In an *even* network everyone has the same number of bonds; owners and slots then follow from
    the position of a bond and take no memory.
    """

    persons: int
    bonds: int
    width: int
    mutual: bool
    other: Any
    reverse: Any
    owner: Any = None
    place: Any = None
    slots: Any = None
    person_id: Any = None
    bond_id: Any = None

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
    def even(self) -> bool:
        """Whether everyone has the same number of bonds."""
        return self.owner is None

    def of_owner(self, values: jax.Array) -> jax.Array:
        """[person, world] -> [bond, world]: the owner's value."""
        if not self.even:
            return values[self.owner]
        spread = (self.persons, self.width, values.shape[-1])
        return jnp.broadcast_to(values[:, None, :], spread).reshape(self.bonds, -1)

    def of_other(self, values: jax.Array) -> jax.Array:
        """[person, world] -> [bond, world]: the figure's value."""
        return values[self.other]

    def of_reverse(self, values: jax.Array) -> jax.Array:
        """[bond, world] -> [bond, world]: the value of the bond back; 0 where there is none."""
        return values[self.reverse] if self.mutual else self._pick(values, self.reverse, 0.0)

    def by_slot(self, values: jax.Array, fill: float = 0.0) -> list[jax.Array]:
        """[bond, world] -> a [person, world] for every slot; `fill` where a slot is empty."""
        if self.even:
            table = values.reshape(self.persons, self.width, -1)
            return [table[:, k] for k in range(self.width)]
        return [self._pick(values, self.slots[:, k], fill) for k in range(self.width)]

    def to_bonds(self, by_slot: list[jax.Array]) -> jax.Array:
        """A [person, world] for every slot -> [bond, world]; the inverse of `by_slot`."""
        if self.even:
            return jnp.stack(by_slot, axis=1).reshape(self.bonds, -1)
        found = self.of_owner(by_slot[0])
        for k, values in enumerate(by_slot[1:], start=1):
            found = jnp.where(self.place[:, None] == k, self.of_owner(values), found)
        return found

    def sum(self, values: jax.Array) -> jax.Array:
        """[bond, world] -> [person, world]: sum over a person's bonds, in slot order."""
        first, *rest = self.by_slot(values)
        for value in rest:
            first = first + value
        return first

    def person_ids(self) -> jax.Array:
        """Noise addresses of persons, uint32 [person]."""
        return _ids(self.person_id, self.persons)

    def bond_ids(self) -> jax.Array:
        """Noise addresses of bonds, uint32 [bond]."""
        return _ids(self.bond_id, self.bonds)

    def _pick(self, values: jax.Array, index: Any, fill: float) -> jax.Array:
        last = self.bonds - 1
        return jnp.where((index <= last)[:, None], values[jnp.minimum(index, last)], fill)


jax.tree_util.register_dataclass(
    Network,
    data_fields=["other", "reverse", "owner", "place", "slots", "person_id", "bond_id"],
    meta_fields=["persons", "bonds", "width", "mutual"],
)


def _ids(given: Any, count: int) -> jax.Array:
    return jnp.arange(count, dtype=jnp.uint32) if given is None else jnp.asarray(given)


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
    exists = code[order][found] == back
    reverse = np.where(exists, order[found], count).astype(np.int32)
    degree = np.bincount(owner, minlength=persons)
    width = int(degree.max())
    first = np.concatenate([[0], np.cumsum(degree)[:-1]])
    place = (np.arange(count) - first[owner]).astype(np.int32)
    shared: dict[str, Any] = {
        "persons": persons,
        "bonds": count,
        "width": width,
        "mutual": bool(exists.all()),
        "other": other.astype(np.int32),
        "reverse": reverse,
        "person_id": None if person_id is None else np.asarray(person_id, np.uint32),
        "bond_id": None if bond_id is None else np.asarray(bond_id, np.uint32),
    }
    if degree.min() == width:
        return Network(**shared)
    slots = np.full((persons, width), count, np.int32)
    slots[owner, place] = np.arange(count)
    return Network(**shared, owner=owner.astype(np.int32), place=place, slots=slots)
