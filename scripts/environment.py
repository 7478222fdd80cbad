"""Makes a Python environment inside the checkout and installs hecht in it.

Needs nothing but Python's own library. An environment is used again as long as it belongs to
this Python, this folder and this ``pyproject.toml``; a half-made one is made anew.
"""

# ruff: noqa: S603, T201

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
import venv
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]

LOG_LINES_SHOWN = 25
"""How much of the log is shown when an installation fails."""


def say(line: str) -> None:
    """Print one line at once, also when the output is a file."""
    print(line, flush=True)


def duration(seconds: float) -> str:
    """A length of time as people say it: ``48 s`` or ``3 min 5 s``."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def size_of(folder: Path) -> str:
    """The size of a folder's files, as ``612 MB``."""
    total = sum(
        (Path(root) / name).lstat().st_size for root, _, names in os.walk(folder) for name in names
    )
    return f"{total / 1e6:.0f} MB"


@dataclass(frozen=True)
class Environment:
    """A Python environment in one folder of the checkout.

    Attributes:
        folder: where it lies.
        requirement: what pip installs, as ``.`` or ``.[dev]``.
    """

    folder: Path
    requirement: str

    @property
    def stamp(self) -> Path:
        """The note of what was installed; written last, so its presence means 'complete'."""
        return self.folder / "hecht-installed.json"

    @property
    def log(self) -> Path:
        """Everything pip said."""
        return self.folder / "install.log"

    def program(self, name: str) -> Path:
        """The path of a program of this environment."""
        if os.name == "nt":
            return self.folder / "Scripts" / f"{name}.exe"
        return self.folder / "bin" / name

    def wanted(self) -> dict[str, str]:
        """What a complete environment says of itself."""
        declaration = (CHECKOUT / "pyproject.toml").read_bytes()
        return {
            "python": sys.version,
            "folder": str(self.folder),
            "requirement": self.requirement,
            "pyproject": hashlib.sha256(declaration).hexdigest(),
        }

    def is_ready(self) -> bool:
        """Whether it is complete, and made for this Python, folder and declaration."""
        found = self.read_stamp()
        return self.wanted().items() <= found.items() and self.program("python").exists()

    def read_stamp(self) -> dict[str, str]:
        """What the environment says of itself; empty when it is absent or half made."""
        try:
            return dict(json.loads(self.stamp.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return {}

    def make(self) -> None:
        """Make it and install into it, unless it is ready.

        Raises:
            SystemExit: with a message for the user, when something fails.
        """
        if self.is_ready():
            return
        start = time.monotonic()
        name = self.folder.relative_to(CHECKOUT)
        say(f"hecht: preparing a place for itself in {name} (nothing is installed elsewhere) ...")
        self.stamp.unlink(missing_ok=True)
        try:
            venv.create(self.folder, clear=True, with_pip=True, symlinks=os.name != "nt")
        except (OSError, subprocess.CalledProcessError) as error:
            raise SystemExit(f"hecht: could not make {self.folder}: {error}") from error
        say("hecht: installing; the first time takes a minute or two ...")
        self.install()
        note = self.wanted() | {"seconds": f"{time.monotonic() - start:.0f}"}
        self.stamp.write_text(json.dumps(note, indent=2), encoding="utf-8")
        say(f"hecht: installed in {duration(float(note['seconds']))}, {size_of(self.folder)}.")

    def install(self) -> None:
        """Let pip install; its words go to the log, of which the end is shown on failure."""
        # Editable, so that the next `git pull` needs no new installation.
        command = [str(self.program("python")), "-m", "pip", "install"]
        command += ["--disable-pip-version-check", "--no-input", "--prefer-binary"]
        command += ["--editable", self.requirement]
        with self.log.open("w", encoding="utf-8") as log:
            done = subprocess.run(
                command, cwd=CHECKOUT, stdin=subprocess.DEVNULL, stdout=log, stderr=log, check=False
            )
        if done.returncode:
            lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()
            tail = "\n".join(f"    {line}" for line in lines[-LOG_LINES_SHOWN:])
            raise SystemExit(
                f"{tail}\nhecht: the installation failed; above is the end of {self.log}.\n"
                "       Is this computer online? Then running the same command again often helps."
            )

    def summary(self) -> str:
        """How long the installation took and how big it is, for a closing line."""
        seconds = float(self.read_stamp().get("seconds", "nan"))
        return f"installed in {duration(seconds)}, {size_of(self.folder)}"
