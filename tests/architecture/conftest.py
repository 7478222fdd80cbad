"""The source of hecht as these tests read it: parsed, never run."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Module:
    """One source file.

    Attributes:
        name: dotted, as ``hecht.model.need``; a package has the name of its folder.
        path: the file.
        text: its lines.
        tree: its syntax tree.
        is_package: whether the file is the ``__init__.py`` of a folder.
    """

    name: str
    path: Path
    text: str
    tree: ast.Module
    is_package: bool

    @property
    def room(self) -> str:
        """The first part after ``hecht``; empty for the public face itself."""
        parts = self.name.split(".")
        return parts[1] if len(parts) > 1 else ""

    def at(self, line: int) -> str:
        """The place of a line, for a message."""
        return f"{self.name}:{line}"


def read(path: Path, root: Path) -> Module:
    """Parse one file of the package that lies in `root`."""
    parts = path.relative_to(root).with_suffix("").parts
    is_package = parts[-1] == "__init__"
    name = ".".join(parts[:-1] if is_package else parts)
    text = path.read_text(encoding="utf-8")
    return Module(name, path, text, ast.parse(text), is_package)


@pytest.fixture(scope="session")
def source(repository: Path) -> Path:
    """The folder of the package."""
    return repository / "src" / "hecht"


@pytest.fixture(scope="session")
def modules(source: Path) -> dict[str, Module]:
    """Every module of hecht, by dotted name."""
    found = [read(path, source.parent) for path in sorted(source.rglob("*.py"))]
    return {module.name: module for module in found}
