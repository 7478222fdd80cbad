"""What ``./test`` does: install if need be, then style, types and tests, in that order."""

# ruff: noqa: S603

from __future__ import annotations

import os
import subprocess
import sys
import time

from chromium import find_or_bring
from environment import CHECKOUT, Environment, duration, say

USAGE = """usage: ./test [pytest arguments]

Runs the style checks (ruff), the type check (mypy) and every test (pytest), and stops at the
first that fails. The first time it installs what it needs in the folder .test-venv here.

  ./test                         everything
  ./test tests/scenes            one room's tests (style and types are checked all the same)
  ./test -k touch                tests with 'touch' in their name
  ./test -m 'not browser'        without the tests that drive a browser

HECHT_CHROMIUM=/path/to/chromium names the browser for the browser tests. A missing one is
installed from the system's packages where that is allowed without a password, else fetched by
Playwright. HECHT_PYTHON=/path/to/python names the Python."""

NO_BROWSER = """
************************************************************************
*  THE BROWSER TESTS DID NOT RUN.                                      *
*  No Chromium that tests can drive is here, and neither the system's  *
*  packages nor Playwright could bring one. To run them: install       *
*  Chromium (Debian: chromium libatomic1), or point to one with        *
*  HECHT_CHROMIUM=/path/to/chromium                                    *
************************************************************************"""

WORKERS = 2
"""Processes that run tests side by side."""


def run(title: str, command: list[str], surroundings: dict[str, str]) -> None:
    """Run one part of the checks.

    Raises:
        SystemExit: with the part's exit code, when it fails.
    """
    say(f"\nhecht: {title} ...")
    done = subprocess.run(command, cwd=CHECKOUT, env=surroundings, check=False)
    if done.returncode:
        say(f"\nhecht: {title} failed; what comes after it did not run.")
        raise SystemExit(done.returncode)


def main() -> None:
    """Prepare, check, test, and close with one line."""
    wanted = sys.argv[1:]
    if wanted and wanted[0] in {"-h", "--help"}:
        say(USAGE)
        return
    start = time.monotonic()
    environment = Environment(CHECKOUT / ".test-venv", ".[dev]")
    environment.make()
    if any(environment.folder.glob("[Ll]ib*/**/site-packages/torch")):
        raise SystemExit("hecht: torch came along as a dependency; it must not (gigabytes).")

    python = str(environment.program("python"))
    # Everything the tools remember stays inside the checkout, so an unwritable home does no harm.
    surroundings = os.environ | {"MPLCONFIGDIR": str(environment.folder / "matplotlib")}
    run("style (ruff check)", [python, "-m", "ruff", "check", "."], surroundings)
    run("layout (ruff format)", [python, "-m", "ruff", "format", "--check", "."], surroundings)
    run("types (mypy)", [python, "-m", "mypy"], surroundings)

    tests = [python, "-m", "pytest", "-n", str(WORKERS), "--dist", "loadfile", *wanted]
    browser = find_or_bring(environment)
    if browser is None:
        say(NO_BROWSER)
        tests += ["-m", "not browser"]
    else:
        surroundings["HECHT_CHROMIUM"] = browser
    run("tests (pytest)", tests, surroundings)

    if browser is None:
        say(NO_BROWSER)
        if os.environ.get("CI"):
            raise SystemExit(1)
    took = duration(time.monotonic() - start)
    what = "all checks" if browser else "all checks but the browser tests"
    say(f"\nhecht: {what} passed in {took} ({environment.summary()}).")


if __name__ == "__main__":
    main()
