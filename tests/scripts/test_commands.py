"""./start and ./test: what they hand on, and how a missing browser is treated."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

posix = pytest.mark.skipif(os.name == "nt", reason="a POSIX shell script")


@posix
@pytest.mark.parametrize(
    ("command", "words"), [("start", "--scene NAME"), ("test", "./test tests/scenes")]
)
def test_help_needs_no_installation(
    repository: Path, tmp_path: Path, command: str, words: str
) -> None:
    shutil.copy(repository / command, tmp_path)
    shutil.copytree(repository / "scripts", tmp_path / "scripts")
    done = subprocess.run(
        [tmp_path / command, "--help"], cwd="/", capture_output=True, text=True, check=True
    )
    assert words in done.stdout
    assert {path.name for path in tmp_path.iterdir()} == {command, "scripts"}


@pytest.mark.parametrize(
    ("given", "handed_on"),
    [
        ([], ["serve"]),
        (["--no-browser", "--port", "9000"], ["serve", "--port", "9000", "--no-browser"]),
        (["--scene", "held-hand"], ["serve", "--scene", "held-hand"]),
    ],
)
def test_start_hands_its_options_on(load, given: list[str], handed_on: list[str]) -> None:
    start = load("start")
    assert start.command(start.parse(given)) == handed_on


# Chromium


@pytest.fixture
def chromium(load, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, on a computer with nothing."""
    module = load("chromium")
    monkeypatch.delenv("HECHT_CHROMIUM", raising=False)
    monkeypatch.setattr(module.shutil, "which", lambda name: None)
    monkeypatch.setattr(module, "works", lambda path: True)
    return module


def test_the_named_browser_is_taken(chromium: ModuleType, monkeypatch) -> None:
    monkeypatch.setenv("HECHT_CHROMIUM", "/opt/chromium")
    assert chromium.on_this_computer() == "/opt/chromium"


def test_a_named_browser_that_does_not_run_is_an_error(chromium: ModuleType, monkeypatch) -> None:
    monkeypatch.setenv("HECHT_CHROMIUM", "/opt/nothing")
    monkeypatch.setattr(chromium, "works", lambda path: False)
    with pytest.raises(SystemExit, match="HECHT_CHROMIUM is '/opt/nothing', and that does not"):
        chromium.on_this_computer()


def test_the_first_that_runs_is_taken(chromium: ModuleType, monkeypatch) -> None:
    monkeypatch.setattr(chromium.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(chromium, "works", lambda path: path == "/usr/bin/google-chrome")
    assert chromium.on_this_computer() == "/usr/bin/google-chrome"


@pytest.mark.parametrize(
    ("user", "sudo", "commands"),
    [
        (0, False, ["env", "env"]),
        (1000, True, ["sudo -n true", "sudo -n env", "sudo -n env"]),
        (1000, False, []),
    ],
)
def test_system_packages_only_where_allowed(
    chromium: ModuleType, monkeypatch, user: int, sudo: bool, commands: list[str]
) -> None:
    present = {"apt-get", "sudo"} if sudo else {"apt-get"}
    ran: list[str] = []
    monkeypatch.setattr(chromium.shutil, "which", lambda name: name if name in present else None)
    monkeypatch.setattr(chromium.os, "geteuid", lambda: user)
    monkeypatch.setattr(chromium, "_succeeds", lambda command: not ran.append(" ".join(command)))
    chromium.install_system_packages(["chromium"])
    assert len(ran) == len(commands)
    assert all(done.startswith(start) for done, start in zip(ran, commands, strict=True))


def test_without_any_way_there_is_none(chromium: ModuleType, monkeypatch) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(chromium, "_succeeds", lambda *command: bool(asked.append(command[0])))
    environment = SimpleNamespace(folder=Path("nowhere"), program=lambda name: Path(name))
    assert chromium.find_or_bring(environment) is None


# ./test


@pytest.fixture
def check(load, monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """The script of ./test, with every part it runs noted instead."""
    module = load("test")
    noted = SimpleNamespace(module=module, parts=[], environments=[], browser="/usr/bin/chromium")

    class Ready:
        def __init__(self, folder: Path, requirement: str) -> None:
            self.folder = folder

        def make(self) -> None: ...
        def program(self, name: str) -> Path:
            return Path(name)

        def summary(self) -> str:
            return "installed in 1 s, 1 MB"

    def run(title: str, command: list[str], surroundings: dict[str, str]) -> None:
        noted.parts.append(command[2:])
        noted.environments.append(dict(surroundings))

    monkeypatch.setattr(module, "Environment", Ready)
    monkeypatch.setattr(module, "run", run)
    monkeypatch.setattr(module, "find_or_bring", lambda environment: noted.browser)
    monkeypatch.setattr(module.sys, "argv", ["./test", "-k", "touch"])
    monkeypatch.delenv("CI", raising=False)
    return noted


def test_the_parts_run_in_order(check: SimpleNamespace, capsys) -> None:
    check.module.main()
    assert [part[0] for part in check.parts] == ["ruff", "ruff", "mypy", "pytest"]
    assert check.parts[-1][-2:] == ["-k", "touch"]
    assert check.environments[-1]["HECHT_CHROMIUM"] == "/usr/bin/chromium"
    assert "hecht: all checks passed" in capsys.readouterr().out


def test_the_first_failure_ends_it(load, capsys) -> None:
    module = load("test")
    with pytest.raises(SystemExit) as end:
        module.run("a part", [module.sys.executable, "-c", "raise SystemExit(3)"], {})
    assert end.value.code == 3
    assert "hecht: a part failed; what comes after it did not run." in capsys.readouterr().out


def test_without_a_browser_it_says_so_loudly(check: SimpleNamespace, capsys) -> None:
    check.browser = None
    check.module.main()
    said = capsys.readouterr().out
    assert said.count("THE BROWSER TESTS DID NOT RUN") == 2
    assert check.parts[-1][-2:] == ["-m", "not browser"]
    assert "hecht: all checks but the browser tests passed" in said


def test_without_a_browser_ci_fails(check: SimpleNamespace, monkeypatch) -> None:
    check.browser = None
    monkeypatch.setenv("CI", "true")
    with pytest.raises(SystemExit) as end:
        check.module.main()
    assert end.value.code == 1
    assert check.parts[-1][0] == "pytest"
