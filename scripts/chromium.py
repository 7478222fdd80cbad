"""Finds a Chromium for the browser tests, or brings one in."""

# ruff: noqa: S603

from __future__ import annotations

import os
import shutil
import subprocess

from environment import Environment, say

WHERE = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""

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


def driver_works(environment: Environment) -> bool:
    """Whether Playwright's driver, which steers the browser, runs on this computer."""
    return _succeeds([str(environment.program("python")), "-m", "playwright", "--version"])


def install_system_packages(packages: list[str]) -> None:
    """Install Debian or Ubuntu packages, where that is allowed without a password."""
    apt = shutil.which("apt-get")
    if apt is None:
        return
    as_root: list[str] = []
    if os.geteuid() != 0:
        as_root = ["sudo", "-n"]
        if shutil.which("sudo") is None or not _succeeds([*as_root, "true"]):
            return
    say(f"hecht: the browser tests need {' '.join(packages)}; installing from the system ...")
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", apt, "-qq"]
    _succeeds([*as_root, *quiet, "update"])
    _succeeds([*as_root, *quiet, "install", "-y", "--no-install-recommends", *packages])


def from_playwright(environment: Environment) -> str | None:
    """Let Playwright fetch its own Chromium into the environment's folder."""
    say("hecht: the browser tests need Chromium; asking Playwright for one ...")
    browsers = environment.folder / "browsers"
    surroundings = os.environ | {"PLAYWRIGHT_BROWSERS_PATH": str(browsers)}
    python = str(environment.program("python"))
    if not _succeeds([python, "-m", "playwright", "install", "chromium"], surroundings):
        return None
    asked = subprocess.run(
        [python, "-c", WHERE], env=surroundings, capture_output=True, text=True, check=False
    )
    path = asked.stdout.strip()
    return path if path and works(path) else None


def find_or_bring(environment: Environment) -> str | None:
    """The path of a Chromium that tests can drive; None when there is none to be had."""
    found = on_this_computer()
    missing = [] if found else ["chromium", "fonts-dejavu-core"]
    if not driver_works(environment):
        missing.append("libatomic1")
    if missing:
        install_system_packages(missing)
    if not driver_works(environment):
        return None
    return found or on_this_computer() or from_playwright(environment)


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
