"""Finds a Chromium for the browser tests, or brings one in."""

# ruff: noqa: S603

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from environment import Environment, say

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def works(path: str) -> bool:
    """Whether the program runs: on some systems the name stands for something absent."""
    try:
        done = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def on_this_computer() -> str | None:
    """The Chromium named by ``HECHT_CHROMIUM``, or else the first that is on the PATH.

    Raises:
        SystemExit: when ``HECHT_CHROMIUM`` names a program that does not run.
    """
    named = os.environ.get("HECHT_CHROMIUM")
    if named:
        if not works(named):
            raise SystemExit(f"hecht: HECHT_CHROMIUM is '{named}', and that does not run.")
        return named
    return next((path for name in NAMES if (path := shutil.which(name)) and works(path)), None)


def from_system_packages() -> str | None:
    """Install Debian's or Ubuntu's Chromium, where that is allowed without a password."""
    apt = shutil.which("apt-get")
    if apt is None:
        return None
    as_root: list[str] = []
    if os.geteuid() != 0:
        as_root = ["sudo", "-n"]
        if shutil.which("sudo") is None or not _succeeds([*as_root, "true"]):
            return None
    say("hecht: the browser tests need Chromium; installing the system's package ...")
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", apt, "-qq"]
    _succeeds([*as_root, *quiet, "update"])
    if not _succeeds([*as_root, *quiet, "install", "-y", "--no-install-recommends", "chromium"]):
        return None
    return on_this_computer()


def from_playwright(environment: Environment) -> str | None:
    """Let Playwright fetch its own Chromium into the environment's folder."""
    say("hecht: the browser tests need Chromium; asking Playwright for one ...")
    browsers = environment.folder / "browsers"
    surroundings = os.environ | {"PLAYWRIGHT_BROWSERS_PATH": str(browsers)}
    python = str(environment.program("python"))
    if not _succeeds([python, "-m", "playwright", "install", "chromium"], surroundings):
        return None
    patterns = ("chromium-*/*/chrome", "chromium-*/*/*.app/Contents/MacOS/*")
    found = (str(path) for pattern in patterns for path in Path(browsers).glob(pattern))
    return next(filter(works, found), None)


def find_or_bring(environment: Environment) -> str | None:
    """The path of a Chromium that runs; None when there is none and none can be had."""
    return on_this_computer() or from_system_packages() or from_playwright(environment)


def _succeeds(command: list[str], surroundings: dict[str, str] | None = None) -> bool:
    """Run a command without input and in silence; whether it succeeded."""
    try:
        done = subprocess.run(
            command,
            env=surroundings,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=600,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
