"""Choices of a user become changes of a run."""

from __future__ import annotations

import subprocess
import sys
from threading import Event, Thread
from types import ModuleType

import pytest

from hecht.errors import UnknownNameError
from hecht.scenes import load
from hecht.studio.courtesy import Courtesy
from hecht.studio.source import ModelSource, chosen, find_scene


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


@pytest.mark.parametrize("about", ["other", "own"])
def test_what_is_done_ahead_lets_questions_go_first(about: str) -> None:
    courtesy, done = Courtesy(linger=0.05), Event()
    ahead = Thread(target=lambda: (courtesy.give_way("own"), done.set()), daemon=True)
    with courtesy.answering(about):
        ahead.start()
        # Who waits for the very same scene is helped by going on.
        assert done.wait(0.2) is (about == "own")
    assert done.wait(1)


def test_nobody_waits_where_nothing_is_asked() -> None:
    done = Event()
    Thread(target=lambda: (Courtesy().give_way("own"), done.set()), daemon=True).start()
    assert done.wait(0.5)


def test_the_first_run_compiles_both_parts_and_gives_the_same_life() -> None:
    from hecht.scenes.run import run

    source = ModelSource()
    scene = load("held-hand")
    assert scene.before
    first = source.run(scene, {}, seed=3, replicates=2)
    again = source.run(scene, {}, seed=3, replicates=2)
    plain = run(scene, replicates=2, seed=3)
    for result in (first, again):
        assert result.data["arousal"].equals(plain.data["arousal"])


def test_scenes_are_read_once_whoever_asks_first(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def slow(name: str) -> str:
        read.append(name)
        Event().wait(0.05)
        return name

    monkeypatch.setattr("hecht.scenes.library", lambda: ["a", "b"])
    monkeypatch.setattr("hecht.scenes.load", slow)
    source = ModelSource()
    asking = [Thread(target=source.scenes) for _ in range(3)]
    for each in asking:
        each.start()
    for each in asking:
        each.join()
    assert read == ["a", "b"]


def test_the_studio_starts_without_the_model() -> None:
    code = "import sys, hecht.studio.app, hecht.studio.serve; sys.exit('jax' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
