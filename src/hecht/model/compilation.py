"""Compiled code that is kept between runs, so that a scene seen before starts at once."""

from __future__ import annotations

import functools
import hashlib
import os
import platform
import tempfile
from pathlib import Path
from typing import Any

import jax
import platformdirs


def folder() -> Path:
    """Where compiled code is kept: one folder for each computer and version of JAX."""
    computer = f"{platform.node()} {platform.machine()} {platform.processor()} {os.cpu_count()}"
    label = hashlib.sha256(computer.encode()).hexdigest()[:8]
    return Path(
        platformdirs.user_cache_dir("hecht", appauthor=False), f"jax-{jax.__version__}-{label}"
    )


@functools.cache
def remember_compilations() -> Path | None:
    """Keep compiled code in the user's cache folder.

    Nothing happens where the user chose a folder for JAX, or where the folder cannot be written:
    then every start compiles again, silently.

    Returns
    -------
    The folder that is used, or None.
    """
    config: Any = jax.config
    if config.jax_compilation_cache_dir or not config.jax_enable_compilation_cache:
        return None
    place = folder()
    try:
        place.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=place) as trial:
            trial.write(b"hecht")
    except OSError:
        return None
    config.update("jax_compilation_cache_dir", str(place))
    config.update("jax_persistent_cache_min_compile_time_secs", 0.2)
    config.update("jax_persistent_cache_min_entry_size_bytes", 0)
    return place
