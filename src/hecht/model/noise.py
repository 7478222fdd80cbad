"""Addressed randomness: a draw is a function of (seed, world, stream, who, step).

The same person in the same world has the same life in any batch, company, partition or number
of threads, because nothing is drawn in sequence. The generator is Threefry-2x32 with 20 rounds
(Salmon, Moraes, Dror & Shaw 2011, doi:10.1145/2063384.2063405); normals by Box-Muller with
polynomial sine and cosine, which are several times cheaper here than the library's.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from hecht.model.numerics import settle

Words = tuple[jax.Array, jax.Array]


class Stream(IntEnum):
    """What a draw is for; draws of different streams are independent."""

    ACT = 1
    AROUSAL = 2
    CARE = 3
    FRIGHT = 4
    EVERYDAY_PERSON = 5
    EVERYDAY_PAIR = 6
    STRESSOR = 7
    POPULATION = 16  # and above: one stream for each trait


class WorldKeys(NamedTuple):
    """One key for each world: uint32 arrays [world]."""

    first: jax.Array
    second: jax.Array


_ROTATIONS = ((13, 15, 26, 6), (17, 29, 16, 24))
_PARITY = np.uint32(0x1BD11BDA)


def threefry(key: Words, counter: Words) -> Words:
    """Threefry-2x32-20: two random 32-bit words for each (key, counter)."""
    keys = (key[0], key[1], key[0] ^ key[1] ^ _PARITY)
    x, y = counter[0] + keys[0], counter[1] + keys[1]
    for block in range(5):
        for rotation in _ROTATIONS[block % 2]:
            x = x + y
            y = ((y << np.uint32(rotation)) | (y >> np.uint32(32 - rotation))) ^ x
        x = x + keys[(block + 1) % 3]
        y = y + keys[(block + 2) % 3] + np.uint32(block + 1)
    return x, y


def world_keys(seed: int, worlds: int, first_world: int = 0) -> WorldKeys:
    """Keys of `worlds` worlds from a 64-bit seed; world k has the same key in any batch."""
    number = np.arange(first_world, first_world + worlds, dtype=np.uint32)
    halves = (np.uint32(seed & 0xFFFFFFFF), np.uint32((seed >> 32) & 0xFFFFFFFF))
    keys: WorldKeys = _world_keys(jnp.asarray(halves, dtype=jnp.uint32), jnp.asarray(number))
    return keys


@jax.jit
def _world_keys(seed: jax.Array, number: jax.Array) -> WorldKeys:
    return WorldKeys(*threefry((seed[0], seed[1]), (number, jnp.zeros_like(number))))


def words(keys: WorldKeys, streams: Sequence[int], who: jax.Array, step: jax.Array) -> list[Words]:
    """Two random words [*who, world] for each stream; `who` uint32, `step` a uint32 scalar.

    Identities have 26 bits, streams the 6 above. All streams go through one generator, which
    keeps both the compiled code and the number of kernels small.
    """
    stream = np.asarray([(number & 63) << 26 for number in streams], np.uint32)
    label = (who & np.uint32(0x03FFFFFF)) | stream.reshape(-1, *(1,) * who.ndim)
    counter = (step.astype(jnp.uint32), label[..., None])
    first, second = settle(threefry((keys.first, keys.second), counter))
    return [(first[k], second[k]) for k in range(len(streams))]


def uniform(word: jax.Array) -> jax.Array:
    """A float32 in [0, 1) from a random word."""
    return (word >> np.uint32(8)).astype(jnp.float32) * np.float32(2.0**-24)


def normal(pair: Words) -> jax.Array:
    """A standard normal from two random words (Box-Muller)."""
    radius = jnp.sqrt(-2.0 * jnp.log1p(-uniform(pair[0])))
    return radius * _cosine_of_turn(uniform(pair[1]))


def _cosine_of_turn(turn: jax.Array) -> jax.Array:
    """cos(2 pi turn) for turn in [0, 1), to 2e-7, from one even polynomial."""
    # cos(2 pi t) = -cos(2 pi (t - 1/2)); fold to |angle| <= pi/2 through the sine of the rest.
    quarter = jnp.abs(turn - 0.5) - 0.25  # -1/4 .. 1/4; cos(2 pi t) = sin(2 pi quarter)
    angle = quarter * np.float32(2.0 * np.pi)
    square = angle * angle
    series = jnp.full_like(square, np.float32(-2.3889859e-8))
    for coefficient in (2.7525562e-6, -1.9840874e-4, 8.3333310e-3, -1.6666667e-1, 1.0):
        series = series * square + np.float32(coefficient)
    return series * angle
