"""When an environment is made anew, when it is used again, and what a failure looks like."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest


@pytest.fixture
def scripts(load, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, at work in an empty checkout, with a quick stand-in for making a venv."""
    module = load("environment")
    monkeypatch.setattr(module, "CHECKOUT", tmp_path)
    (tmp_path / "pyproject.toml").write_text("[project]\n")

    def create(folder: Path, **_: object) -> None:
        python = module.Environment(folder, ".").program("python")
        python.parent.mkdir(parents=True, exist_ok=True)
        python.write_text("")

    monkeypatch.setattr(module.venv, "create", create)
    return module


@pytest.fixture
def pip(scripts: ModuleType, monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """A pip that notes what it is asked for, and fails on request."""
    asked = SimpleNamespace(commands=[], returncode=0)

    def run(command: list[str], stdout, **_: object) -> subprocess.CompletedProcess[str]:
        asked.commands.append(command)
        stdout.write("".join(f"line {number}\n" for number in range(100)))
        return subprocess.CompletedProcess(command, asked.returncode)

    monkeypatch.setattr(scripts.subprocess, "run", run)
    return asked


def test_it_is_made_once(scripts: ModuleType, pip: SimpleNamespace, capsys) -> None:
    environment = scripts.Environment(scripts.CHECKOUT / ".venv", ".[dev]")
    environment.make()
    environment.make()
    assert len(pip.commands) == 1
    assert pip.commands[0][-2:] == ["--editable", ".[dev]"]
    assert capsys.readouterr().out.count("hecht: installed in 0 s") == 1


def test_a_changed_declaration_makes_it_anew(scripts: ModuleType, pip: SimpleNamespace) -> None:
    environment = scripts.Environment(scripts.CHECKOUT / ".venv", ".")
    environment.make()
    (scripts.CHECKOUT / "pyproject.toml").write_text("[project]\ndependencies = []\n")
    assert not environment.is_ready()
    environment.make()
    assert len(pip.commands) == 2


@pytest.mark.parametrize("field", ["python", "folder", "requirement", "pyproject"])
def test_another_origin_makes_it_anew(
    scripts: ModuleType, pip: SimpleNamespace, field: str
) -> None:
    environment = scripts.Environment(scripts.CHECKOUT / ".venv", ".")
    environment.make()
    assert environment.is_ready()
    note = json.loads(environment.stamp.read_text()) | {field: "another"}
    environment.stamp.write_text(json.dumps(note))
    assert not environment.is_ready()


@pytest.mark.parametrize("content", ["", "[]", "null", "{"])
def test_a_damaged_note_makes_it_anew(
    scripts: ModuleType, pip: SimpleNamespace, content: str
) -> None:
    environment = scripts.Environment(scripts.CHECKOUT / ".venv", ".")
    environment.make()
    environment.stamp.write_text(content)
    assert not environment.is_ready()


def test_a_failure_shows_the_end_of_the_log(scripts: ModuleType, pip: SimpleNamespace) -> None:
    pip.returncode = 1
    environment = scripts.Environment(scripts.CHECKOUT / ".venv", ".")
    with pytest.raises(SystemExit) as failure:
        environment.make()
    message = str(failure.value)
    assert "line 99" in message
    assert "line 50" not in message
    assert f"above is the end of {environment.log}" in message
    assert not environment.is_ready()


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.4, "0 s"), (59.4, "59 s"), (59.6, "1 min 0 s"), (185, "3 min 5 s")]
)
def test_durations(scripts: ModuleType, seconds: float, words: str) -> None:
    assert scripts.duration(seconds) == words


def test_size(scripts: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b").write_bytes(bytes(3_000_000))
    assert scripts.size_of(tmp_path) == "3 MB"
