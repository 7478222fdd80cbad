"""Questionnaires: which there are, scoring them, and looking over files before they are scored.

    >>> from hecht import instruments
    >>> scores = instruments.score("ecr", "answers.csv")    # doctest: +SKIP
    >>> scores.of("avoidance").mean                         # doctest: +SKIP

Names are imported when they are used: listing instruments must not wait for pandas.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hecht.instruments.definition import Instrument as Instrument
    from hecht.instruments.readers import read as read
    from hecht.instruments.registry import available as available
    from hecht.instruments.registry import instrument as instrument
    from hecht.instruments.reliability import reliable_change as reliable_change
    from hecht.instruments.scores import Scores as Scores
    from hecht.instruments.scoring import score as score

_HOME = {
    "Instrument": "definition",
    "available": "registry",
    "instrument": "registry",
    "read": "readers",
    "reliable_change": "reliability",
    "score": "scoring",
    "Scores": "scores",
}

__all__ = sorted(_HOME)


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'hecht.instruments' has no attribute '{name}'")
    return getattr(import_module(f"hecht.instruments.{_HOME[name]}"), name)
