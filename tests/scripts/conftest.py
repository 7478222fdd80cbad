"""The set-up scripts, loaded from their folder."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

Load = Callable[[str], ModuleType]


@pytest.fixture
def load(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Load:
    """Load a script by its name, with its neighbours importable as they are for ./start."""
    folder = repository / "scripts"
    monkeypatch.syspath_prepend(str(folder))

    def load_script(name: str) -> ModuleType:
        spec = importlib.util.spec_from_file_location(f"script_{name}", folder / f"{name}.py")
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        # Dataclasses look their own module up.
        monkeypatch.setitem(sys.modules, spec.name, module)
        spec.loader.exec_module(module)
        return module

    return load_script
