"""What all tests share."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]

# Compiled code is kept beside pytest's own cache, away from that of the user.
os.environ.setdefault("JAX_COMPILATION_CACHE_DIR", str(REPOSITORY / ".pytest_cache" / "jax"))
os.environ.setdefault("JAX_PERSISTENT_CACHE_MIN_COMPILE_TIME_SECS", "0.2")


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the checkout."""
    return REPOSITORY


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The real datasets that lie beside a checkout; absent on a user's machine."""
    folder = REPOSITORY.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip(f"the real datasets are not here ({folder}); these checks need them")
    return folder


@pytest.fixture(autouse=True, scope="module")
def _room_for_compiled_code() -> Iterator[None]:
    """Let go of compiled code after each file: Linux gives a process 65,530 memory maps."""
    yield
    if "jax" in sys.modules:
        sys.modules["jax"].clear_caches()
