"""The scenes that come with hecht: one YAML file each."""

from __future__ import annotations

from pathlib import Path


def library() -> dict[str, Path]:
    """Scene id -> file, in alphabetical order."""
    folder = Path(__file__).parent
    return {file.stem: file for file in sorted(folder.glob("*.yaml"))}
