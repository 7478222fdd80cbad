"""NumPy or JAX: the library that belongs to an array, so that a read-out also has a gradient."""

from __future__ import annotations

from typing import Any, TypeVar

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

Values = TypeVar("Values", NDArray[np.floating[Any]], jax.Array)


def library_of(values: object) -> Any:
    """`jax.numpy` for JAX arrays, `numpy` for anything else."""
    return jnp if isinstance(values, jax.Array) else np
