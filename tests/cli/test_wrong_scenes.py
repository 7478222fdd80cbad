"""A wrong scene file ends the real command with one clear line and exit code 2."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCENE = """\
title: {nl: Proef, en: Trial}
people:
  anna: {age: 30}
  ben: {age: 31}
bonds:
  anna <-> ben: {strength: 0.5}
chapters:
  - id: now
    lasts: 20 min
    step: 10 s
    events:
      - {id: gone, at: 5 min, for: 5 min, who: ben, does: leaves}
"""
BOMB = "a: &a [x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join(['*' + old] * 9)}]\n"
    for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


def hecht(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "hecht", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, "LANG": "en_GB.UTF-8", "LC_ALL": "en_GB.UTF-8"},
    )


def refused(done: subprocess.CompletedProcess[str]) -> str:
    """The one line of an error; anything else is a failure."""
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, done.stderr
    assert lines[0].startswith("hecht: ")
    return lines[0]


CASES = {
    "an unknown person": ("who: ben", "who: carl", "line 12: There is no person called 'carl'"),
    "an overlap": (
        "does: leaves}",
        "does: leaves}\n      - {at: 7 min, who: ben, does: enters}",
        "line 13: this overlaps with an earlier event",
    ),
    "a negative duration": ("lasts: 20 min", "lasts: -20 min", "line 9: "),
    "no duration": ("lasts: 20 min", "lasts: soon", "line 9: "),
    "a number out of range": ("strength: 0.5", "strength: 5", "line 6: "),
    "an unknown word": ("age: 30", "agge: 30", "line 3: 'agge' is not known here"),
    "broken YAML": ("{age: 30}", "{age: 30", "this is not readable YAML"),
    "code in YAML": ("{age: 30}", "!!python/object/apply:os.system [ls]", "line 3: the tag"),
}


@pytest.mark.parametrize("command", ["run", "explain", "people"])
@pytest.mark.parametrize("case", CASES)
def test_a_wrong_file_is_one_line(tmp_path: Path, case: str, command: str) -> None:
    old, new, message = CASES[case]
    assert old in SCENE
    path = tmp_path / "scene.yaml"
    path.write_text(SCENE.replace(old, new), encoding="utf-8")
    line = refused(hecht(command, path))
    assert message in line
    assert "scene.yaml" in line


@pytest.mark.parametrize("command", ["run", "people"])
def test_a_bomb_does_not_go_off(tmp_path: Path, command: str) -> None:
    path = tmp_path / "bomb.yaml"
    path.write_text(BOMB, encoding="utf-8")
    assert "references (& and *) are not allowed" in refused(hecht(command, path))


@pytest.mark.parametrize("command", ["run", "people"])
def test_fifty_megabytes_are_not_read(tmp_path: Path, command: str) -> None:
    path = tmp_path / "large.yaml"
    path.write_text("# a long story\n" * 3_400_000, encoding="utf-8")
    assert "a scene is at most 1 MB" in refused(hecht(command, path))


def test_files_that_are_not_there() -> None:
    assert "Did you mean strange-situation" in refused(hecht("run", "strange-situatio"))
    assert "there is no such file" in refused(hecht("run", "nothing.yaml"))
    assert "there is no such file" in refused(hecht("people", "nothing.yaml"))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--set", "anna.reactivity=9"], "use a number from 0.1 to 5"),
        (["--set", "carl.reactivity=1"], "no person called 'carl'"),
        (["--set", "anna.reactivity"], "is not PATH=VALUE"),
        (["--set", "choice.size=large"], "no choice called 'size'"),
        (["--save", "numbers.txt"], "use a name that ends in"),
        (["--plot", "picture.gif"], "use a name that ends in"),
        (["--plot", "no-such-folder/picture.png"], "There is no folder"),
        (["--replicates", "1000000"], "GB of memory"),
        (["--lang", "fr"], "--lang is nl or en"),
    ],
)
def test_a_wrong_option_is_one_line(tmp_path: Path, arguments: list[str], message: str) -> None:
    path = tmp_path / "scene.yaml"
    path.write_text(SCENE, encoding="utf-8")
    assert message in refused(hecht("run", path, *arguments))


def test_a_people_file_without_people(tmp_path: Path) -> None:
    path = tmp_path / "people.yaml"
    path.write_text("bonds: {}\n", encoding="utf-8")
    assert "people stand under 'people:'" in refused(hecht("people", path))
