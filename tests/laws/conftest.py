"""The fixture `law`, and the table of laws at the end of a run."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

ENOUGH = 0.95
FEWEST = 200

_TABLE: pytest.StashKey[list[tuple[str, float, bool]]] = pytest.StashKey()


@dataclass(frozen=True)
class Law:
    """Judges a law by the share of people who obey it, and keeps the share for the table."""

    sentence: str
    rows: list[tuple[str, float, bool]]

    def holds(self, obeys: Any, part: str = "") -> None:
        """At least 95 % obey."""
        share = self._share(obeys, part, True)
        assert share >= ENOUGH, f"only {share:.1%} obey: {self.sentence} {part}"

    def does_not_hold(self, obeys: Any, part: str = "") -> None:
        """Fewer obey. Fails once the model does better: then the law moves to those that hold."""
        share = self._share(obeys, part, False)
        assert share < ENOUGH, f"now {share:.1%} obey, so this law holds: {self.sentence} {part}"

    def _share(self, obeys: Any, part: str, expected: bool) -> float:
        obeys = np.asarray(obeys)
        assert obeys.dtype == bool
        assert obeys.size >= FEWEST, "a law is judged on at least 200 people"
        share = float(obeys.mean())
        self.rows.append((f"{self.sentence} {f'({part})' if part else ''}", share, expected))
        return share


@pytest.fixture
def law(request: pytest.FixtureRequest) -> Law:
    """The law a test is about; its sentence is the test's docstring."""
    rows = request.config.stash.setdefault(_TABLE, [])
    sentence = inspect.getdoc(request.function) or request.node.name
    return Law(sentence.splitlines()[0].rstrip("."), rows)


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Print every law with the share of people who obey it."""
    rows = config.stash.get(_TABLE, [])
    if not rows:
        return
    terminalreporter.section("laws: the share of people who obey")
    for sentence, share, holds in sorted(rows, key=lambda row: -row[2]):
        mark = "" if holds else "  does not hold (yet)"
        terminalreporter.write_line(f"{share:7.1%}  {sentence}{mark}")
