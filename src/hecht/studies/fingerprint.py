"""What a result was computed with, in twelve characters."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import hecht.model
import hecht.studies
from hecht import __version__
from hecht.model.parameters import Constants


def parameter_hash(numbers: Constants) -> str:
    """A hash of all constants, the version of hecht, and the instruments as they are written.

    Two results with the same hash were measured with the same instruments on the same model.
    """
    text = [f"hecht {__version__}"]
    text += [f"{name}={value!r}" for name, value in sorted(numbers._asdict().items())]
    here = Path(hecht.studies.__path__[0])
    asked = _content(here / name for name in _INSTRUMENTS)
    return _short("\n".join(text).encode() + _source_of("measurement") + asked)


_INSTRUMENTS = ("readouts.py", "self_report.py")
"""Modules of this room that belong to the measurement layer."""


_WORDS_ONLY = frozenset(
    f"{name}.py"
    for name in (
        "ablations", "evidence", "findings", "fingerprint", "forest", "holding_out", "report",
        "report_words", "scoring", "summary",
    )
)  # fmt: skip
"""Modules of this room that change what is said about a result, and not the result."""


@cache
def source_hash() -> str:
    """A hash of the model and the studies as they are written: keeps old results apart.

    Folders of this room other than the designs (calibration) run studies; no study needs them.
    """
    here = Path(hecht.studies.__path__[0])
    files = [*here.glob("*.py"), *(here / "paradigms").glob("*.py")]
    return _short(_source_of("") + _content(p for p in files if p.name not in _WORDS_ONLY))


@cache
def _source_of(part: str) -> bytes:
    return _content((Path(hecht.model.__path__[0]) / part).rglob("*.py"))


def _content(files: Iterable[Path]) -> bytes:
    return b"".join(file.name.encode() + file.read_bytes() for file in sorted(files))


def _short(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]
