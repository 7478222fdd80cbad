"""The command line as a whole: help at once, errors in one line, every command in its file."""

from __future__ import annotations

import importlib
import inspect
import json
import os
import pkgutil
import subprocess
import sys
import time
import types
from collections.abc import Callable, Iterator

import pytest
from typer.testing import CliRunner

import hecht.cli
from hecht import __version__
from hecht.cli import main
from hecht.cli.main import COMMANDS, app
from hecht.errors import HechtError

NAMES = [name for group in COMMANDS.values() for name in group]
FILES = [
    module.name
    for module in pkgutil.iter_modules(hecht.cli.__path__)
    if module.name != "main" and not module.name.startswith("_")
]

AddCommand = Callable[..., None]


@pytest.fixture
def runner() -> CliRunner:
    return CliRunner(env={"HECHT_DEBUG": None})


@pytest.fixture
def add_command(monkeypatch: pytest.MonkeyPatch) -> Iterator[AddCommand]:
    """Put a function in the place of the command `run`."""

    def add(function: Callable[..., None]) -> None:
        module = types.ModuleType("hecht.cli.run")
        vars(module)["run"] = function
        monkeypatch.setitem(sys.modules, "hecht.cli.run", module)

    return add


def test_help_lists_every_command_under_its_heading(runner: CliRunner) -> None:
    result = runner.invoke(app, ["--help"])
    assert result.exit_code == 0
    for heading, commands in COMMANDS.items():
        assert f"{heading}:" in result.output
        for name, line in commands.items():
            assert f"  {name} " in result.output
            assert line in result.output


def test_without_arguments_it_helps_and_succeeds(runner: CliRunner) -> None:
    result = runner.invoke(app, [])
    assert result.exit_code == 0
    assert "hecht run --help" in result.output


def test_version(runner: CliRunner) -> None:
    result = runner.invoke(app, ["--version"])
    assert (result.exit_code, result.output) == (0, f"hecht {__version__}\n")


def test_a_misspelt_command_names_the_nearest(runner: CliRunner) -> None:
    result = runner.invoke(app, ["instrument"])
    assert result.exit_code == 2
    assert result.stderr == (
        "hecht: There is no command called 'instrument'. Did you mean instruments?\n"
    )
    assert result.stdout == ""


def _fail(scene: str) -> None:
    """Fail as a wrong scene does."""
    raise HechtError(f"{scene}.yaml, line 3: 'Sam' is not in this scene; people are Ann, Bo.")


def test_an_error_is_one_line_on_stderr(runner: CliRunner, add_command: AddCommand) -> None:
    add_command(_fail)
    result = runner.invoke(app, ["run", "evening"])
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr == (
        "hecht: evening.yaml, line 3: 'Sam' is not in this scene; people are Ann, Bo.\n"
    )


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [
        (["--traceback", "run", "evening"], {}),
        (["run", "evening", "--traceback"], {}),
        (["run", "evening"], {"HECHT_DEBUG": "1"}),
    ],
)
def test_the_place_of_an_error_is_shown_on_request(
    runner: CliRunner,
    add_command: AddCommand,
    arguments: list[str],
    environment: dict[str, str],
) -> None:
    add_command(_fail)
    result = runner.invoke(app, arguments, env=environment)
    assert result.exit_code == 2
    assert "Traceback (most recent call last)" in result.stderr
    assert ", in _fail" in result.stderr
    assert result.stderr.splitlines()[-1].startswith("hecht: evening.yaml, line 3")


def test_after_two_dashes_the_word_belongs_to_the_command(
    runner: CliRunner, add_command: AddCommand
) -> None:
    add_command(_fail)
    result = runner.invoke(app, ["run", "--", "--traceback"])
    assert result.stderr.startswith("hecht: --traceback.yaml, line 3")


def test_a_fault_of_ours_keeps_its_own_error(runner: CliRunner, add_command: AddCommand) -> None:
    def stumble() -> None:
        raise ZeroDivisionError

    add_command(stumble)
    result = runner.invoke(app, ["run"])
    assert isinstance(result.exception, ZeroDivisionError)
    assert result.exit_code == 1


def test_a_missing_command_file_says_what_to_do(
    runner: CliRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(main, "_COMMAND_NAMES", ("nowhere",))
    result = runner.invoke(app, ["nowhere"])
    assert result.exit_code == 2
    assert "The command 'nowhere' is missing from this installation" in result.stderr


def test_a_library_missing_inside_a_command_is_not_called_a_missing_command(
    runner: CliRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lacking(name: str) -> types.ModuleType:
        raise ModuleNotFoundError("No module named 'colour'", name="colour")

    monkeypatch.setattr(importlib, "import_module", lacking)
    result = runner.invoke(app, ["run"])
    assert isinstance(result.exception, ModuleNotFoundError)


def test_an_unknown_option_is_a_usage_error(runner: CliRunner) -> None:
    result = runner.invoke(app, ["--colour"])
    assert result.exit_code == 2
    assert "--colour" in result.stderr


@pytest.mark.parametrize("name", FILES)
def test_every_file_is_a_command_in_the_help(name: str) -> None:
    assert name in NAMES, f"add '{name}' to COMMANDS in hecht/cli/main.py"


@pytest.mark.parametrize("name", NAMES)
def test_the_one_line_is_how_the_command_itself_begins(name: str) -> None:
    function = getattr(importlib.import_module(f"hecht.cli.{name}"), name)
    first_line = (inspect.getdoc(function) or "").splitlines()[0]
    in_help = next(group[name] for group in COMMANDS.values() if name in group)
    same = first_line.startswith(in_help.rstrip("."))
    assert same, f"COMMANDS says '{in_help}', the command itself '{first_line}'"


@pytest.mark.parametrize("name", NAMES)
def test_every_command_helps(runner: CliRunner, name: str) -> None:
    result = runner.invoke(app, [name, "--help"])
    assert result.exit_code == 0, result.output
    assert f"{name} [OPTIONS]" in result.output


HEAVY = ["fastapi", "h5netcdf", "jax", "matplotlib", "numpy", "pandas", "pyarrow", "rich", "xarray"]


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["rnu"]])
def test_help_loads_no_heavy_library(arguments: list[str]) -> None:
    program = (
        "import json, sys\n"
        "from hecht.cli.main import app\n"
        "try:\n"
        "    app(sys.argv[1:], prog_name='hecht')\n"
        "except SystemExit:\n"
        "    pass\n"
        "print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True
    )
    loaded = json.loads(done.stdout.splitlines()[-1])
    assert "typer" in loaded
    assert not set(HEAVY) & set(loaded)


def test_help_answers_in_under_half_a_second() -> None:
    def seconds() -> float:
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "hecht", "--help"],
            check=True,
            capture_output=True,
            env=os.environ | {"PYTHONDONTWRITEBYTECODE": ""},
        )
        return time.perf_counter() - start

    # The best of several: the promise is about hecht, not about what else this computer does.
    assert min(seconds() for _ in range(5)) < 0.5
