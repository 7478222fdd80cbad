"""Choices of a user become changes of a run."""

from __future__ import annotations

import subprocess
import sys
from types import ModuleType

import pytest

from hecht.errors import UnknownNameError
from hecht.studio.source import chosen, find_scene


def test_defaults_hold_where_nothing_is_chosen(fake: ModuleType) -> None:
    assert chosen(fake.ROOM, {}) == {"learned": "answered", "startle": "most"}


def test_a_choice_replaces_its_default(fake: ModuleType) -> None:
    assert chosen(fake.ROOM, {"learned": "alone"}) == {"learned": "alone", "startle": "most"}


def test_unknown_change_and_option_say_what_there_is(fake: ModuleType) -> None:
    with pytest.raises(UnknownNameError, match=r"learnt.*Did you mean learned"):
        chosen(fake.ROOM, {"learnt": "alone"})
    with pytest.raises(UnknownNameError, match=r"allone.*Did you mean alone"):
        chosen(fake.ROOM, {"learned": "allone"})


def test_unknown_scene_says_what_there_is(fake: ModuleType) -> None:
    with pytest.raises(UnknownNameError, match="Did you mean room"):
        find_scene(fake.FakeSource().scenes(), "rooms")


def test_the_studio_starts_without_the_model() -> None:
    code = "import sys, hecht.studio.app, hecht.studio.serve; sys.exit('jax' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
