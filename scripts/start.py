"""What ``./start`` does: install hecht if need be, then open it with a scene playing."""

# ruff: noqa: S603, S606

from __future__ import annotations

import argparse
import os
import subprocess
import sys

from environment import CHECKOUT, Environment


def parse(arguments: list[str]) -> argparse.Namespace:
    """Read the options of ``./start``."""
    parser = argparse.ArgumentParser(
        prog="./start",
        description="Open hecht in your browser, with a scene playing. "
        "The first time it installs what it needs in the folder .venv here; "
        "to remove all of it, delete that folder.",
        epilog="Without a screen it prints the address to open. Stop it with Ctrl+C. "
        "More from the command line: .venv/bin/hecht --help",
        allow_abbrev=False,
    )
    parser.add_argument(
        "--port", type=int, metavar="N", help="port to listen on (default: 8321 or the next free)"
    )
    parser.add_argument(
        "--no-browser", action="store_true", help="only print the address; open no browser"
    )
    parser.add_argument("--scene", metavar="NAME", help="the scene to open with")
    return parser.parse_args(arguments)


def command(options: argparse.Namespace) -> list[str]:
    """The arguments for ``hecht`` that these options ask for."""
    wanted = ["serve"]
    if options.port is not None:
        wanted += ["--port", str(options.port)]
    if options.no_browser:
        wanted += ["--no-browser"]
    if options.scene is not None:
        wanted += ["--scene", options.scene]
    return wanted


def main() -> None:
    """Install if need be, then become ``hecht serve``."""
    options = parse(sys.argv[1:])
    environment = Environment(CHECKOUT / ".venv", ".")
    environment.make()
    hecht = str(environment.program("hecht"))
    if os.name == "nt":
        raise SystemExit(subprocess.run([hecht, *command(options)], check=False).returncode)
    os.execv(hecht, [hecht, *command(options)])


if __name__ == "__main__":
    main()
