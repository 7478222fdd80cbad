"""Makes the made-up scenes importable for the tests of the studio."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


def _load(name: str, file: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


FAKE = _load("studio_fake_source", Path(__file__).parent / "fake_source.py")


@pytest.fixture
def fake() -> ModuleType:
    """The module with the made-up scenes."""
    return FAKE
