"""The command ``hecht``: finds the file of a command when it is asked for.

``hecht --help`` must answer at once, while commands pull in numerical libraries that take a
second to load. So this file knows only the names and one line about each; the command
``hecht NAME`` is the function ``NAME`` in ``hecht/cli/NAME.py``, imported when it is used.

To add a command: write that file with that one function, and add its line to `COMMANDS`.
"""

from __future__ import annotations

import importlib
import os
import sys
import traceback
from typing import Any

import typer
from typer.core import TyperGroup

from hecht import __version__
from hecht.errors import HechtError, UnknownNameError

EXIT_USER_ERROR = 2
"""Exit code after something the user can mend."""

COMMANDS: dict[str, dict[str, str]] = {
    "Watch": {
        "serve": "Open the studio in your browser, with a scene playing.",
        "scenes": "List the scenes that come with hecht.",
        "run": "Run a scene and say what happened in numbers.",
        "explain": "Tell in plain words what happens in a scene, and why.",
        "people": "Run your own people, from a file you wrote.",
        "life": "Live a life from birth to old age, or many lives.",
    },
    "Measure": {
        "instruments": "List the questionnaires hecht can score.",
        "score": "Score a file of questionnaire answers.",
        "check": "Look over a file of answers for traps before you score it.",
        "convert": "Turn a file of answers into another file format.",
    },
    "Study": {
        "study": "Do a published study again on simulated people.",
        "evidence": "Do published studies again, and say what fits and what does not.",
        "calibrate": "Look for constants that fit the published findings better.",
    },
}
"""Command names and their one line, under the heading they have in ``hecht --help``."""

_COMMAND_NAMES = tuple(name for group in COMMANDS.values() for name in group)


def load_command(name: str) -> Any:
    """Import ``hecht/cli/<name>.py`` and make its function a command.

    Args:
        name: a name from `COMMANDS`.

    Returns:
        The command, ready to be invoked.

    Raises:
        HechtError: when this installation lacks the command's file.
    """
    module_name = f"hecht.cli.{name}"
    try:
        module = importlib.import_module(module_name)
    except ModuleNotFoundError as error:
        if error.name != module_name:
            raise
        raise HechtError(
            f"The command '{name}' is missing from this installation of hecht {__version__}. "
            "Install hecht again: pip install --force-reinstall hecht"
        ) from error
    single = typer.Typer(add_completion=False, rich_markup_mode=None)
    single.command(name=name)(getattr(module, name))
    return typer.main.get_command(single)


class LazyGroup(TyperGroup):
    """A group whose commands are imported when used, and whose errors are one clear line."""

    def list_commands(self, ctx: Any) -> list[str]:
        """All command names, in the order of the help text."""
        return list(_COMMAND_NAMES)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name, imported now; None when there is none."""
        return load_command(cmd_name) if cmd_name in _COMMAND_NAMES else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that the first argument names, or name the nearest ones."""
        if args and args[0] not in _COMMAND_NAMES:
            raise UnknownNameError("command", args[0], _COMMAND_NAMES)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the command lists from `COMMANDS`, without importing any command."""
        for heading, commands in COMMANDS.items():
            with formatter.section(heading):
                formatter.write_dl(list(commands.items()), col_max=14)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take ``--traceback`` from wherever it stands, then parse as usual."""
        end = args.index("--") if "--" in args else len(args)
        ours = [argument for argument in args[:end] if argument != "--traceback"]
        ctx.meta["hecht.traceback"] = len(ours) < end or bool(os.environ.get("HECHT_DEBUG"))
        return super().parse_args(ctx, ours + args[end:])

    def invoke(self, ctx: Any) -> Any:
        """Run the command; a `HechtError` becomes one line on stderr and exit code 2."""
        try:
            return super().invoke(ctx)
        except HechtError as error:
            if ctx.meta["hecht.traceback"]:
                traceback.print_exception(error)
            print(f"hecht: {error}", file=sys.stderr)
            raise typer.Exit(EXIT_USER_ERROR) from error


app = typer.Typer(
    cls=LazyGroup,
    add_completion=False,
    # Plain text: quicker than boxes and colours, and a screen reader reads it as it stands.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Each command tells more: hecht run --help",
)


def _show_version(wanted: bool) -> None:
    if wanted:
        print(f"hecht {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _hecht(
    ctx: typer.Context,
    version: bool = typer.Option(
        False, "--version", callback=_show_version, is_eager=True, help="Show the version."
    ),
    show_traceback: bool = typer.Option(
        False, "--traceback", help="Show where in the code an error arose."
    ),
) -> None:
    """Hecht: the human attachment system. Watch it, study it, live with it."""
    # `LazyGroup.parse_args` takes --traceback out; it is declared here so that --help shows it.
    del version, show_traceback
    if ctx.invoked_subcommand is None:
        print(ctx.get_help())
