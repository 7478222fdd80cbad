"""Who is being answered: what is done ahead of questions lets them go first."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition

LINGER = 1.0
"""Seconds after an answer in which the next question is likely."""


class Courtesy:
    """Counts the questions that are being answered, by what they are about."""

    def __init__(self, linger: float = LINGER) -> None:
        self._linger = linger
        self._asked: Counter[str] = Counter()
        self._changed = Condition()
        self._last = -linger

    @contextmanager
    def answering(self, about: str) -> Iterator[None]:
        """Somebody waits for an answer about ``about``."""
        with self._changed:
            self._asked[about] += 1
        try:
            yield
        finally:
            with self._changed:
                self._asked[about] -= 1
                self._last = time.monotonic()
                self._changed.notify_all()

    def give_way(self, own: str) -> None:
        """Wait while somebody waits for an answer about anything but ``own``, and a little after.

        Who waits for ``own`` is helped soonest by going on.
        """
        with self._changed:
            while not self._asked[own]:
                others = any(count > 0 for count in self._asked.values())
                rest = self._last + self._linger - time.monotonic()
                if not others and rest <= 0:
                    return
                self._changed.wait(None if others else rest)
