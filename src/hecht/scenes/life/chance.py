"""Chance in a life: addressed by (seed, world, who, season), like the noise of the model.

A life is the same in any batch and any company, and a change in one place does not shift what
chance brings elsewhere.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

from hecht.model.network import address
from hecht.model.noise import WorldKeys, normal, uniform, words

Array = NDArray[np.float64]

_FATE, _DRIFT, _LOT = 60, 61, 62  # streams that no mechanism of the model uses
TURNS = 2
"""Independent uniform numbers of one who in one season."""


class Chance:
    """Draws for a batch of worlds.

    Parameters
    ----------
    keys
        One key a world.
    names
        Who chance speaks of: the names of places.
    """

    def __init__(self, keys: WorldKeys, names: list[str]) -> None:
        self._keys = keys
        self._decided: dict[tuple[str, ...], Array] = {}
        self._who = jnp.asarray([address(f"life {name}") for name in names], jnp.uint32)

    def season(self, number: int) -> tuple[Array, Array]:
        """Uniform numbers of season `number`: what ends, what begins; each [place, world]."""
        ends, begins = _uniforms(self._keys, self._who, np.uint32(number))
        return np.asarray(ends, float), np.asarray(begins, float)

    def drift(self, number: int) -> Array:
        """Standard normals that move circumstances in season `number`, [place, world]."""
        return np.asarray(_normals(self._keys, self._who, np.uint32(number), stream=_DRIFT), float)

    def lot(self, name: str, number: int = 0) -> Array:
        """A standard normal for what is decided once in a life, [world]."""
        return np.asarray(self.lots([name], number)[0])

    def lots(self, names: list[str], number: int = 0) -> Array:
        """Standard normals for what is decided once, [name, world]; `number` tells times apart."""
        known = self._decided.get(tuple(names)) if number == 0 else None
        if known is None:
            who: Any = np.array([address(f"life lot {name}") for name in names], np.uint32)
            drawn = _normals(self._keys, who, np.uint32(number), stream=_LOT)
            known = np.asarray(drawn, float)
            if number == 0:  # asked for again in every season
                self._decided[tuple(names)] = known
        return known.copy()

    def share(self, name: str, number: int = 0) -> Array:
        """A uniform number for what is decided once in a life, [world]."""
        who: Any = np.array([address(f"life lot {name}")], np.uint32)
        return np.asarray(np.asarray(_uniforms(self._keys, who, np.uint32(number))[0], float)[0])


@jax.jit
def _uniforms(keys: WorldKeys, who: jax.Array, step: jax.Array) -> tuple[jax.Array, jax.Array]:
    (pair,) = words(keys, [_FATE], who, step)
    return uniform(pair[0]), uniform(pair[1])


@partial(jax.jit, static_argnames=("stream",))
def _normals(keys: WorldKeys, who: jax.Array, step: jax.Array, *, stream: int) -> jax.Array:
    (pair,) = words(keys, [stream], who, step)
    return normal(pair)
