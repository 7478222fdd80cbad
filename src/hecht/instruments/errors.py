"""What can go wrong with questionnaires, beyond a file that cannot be read."""

from __future__ import annotations

from hecht.errors import HechtError


class KeyDamagedError(HechtError):
    """An instrument file whose key does not give its own fingerprint, or is not well formed."""


class UnverifiedKeyError(HechtError):
    """A key nobody has checked against its source; it is not used silently."""


class ScoringError(HechtError):
    """Answers that cannot be scored as they stand; names row, column, value and the fix."""


class MissingLibraryError(HechtError):
    """An optional library that this step needs, with the command that installs it."""

    def __init__(self, what: str, library: str, extra: str) -> None:
        super().__init__(
            f"{what} needs the library '{library}', which is not installed. "
            f"Install it with: pip install 'hecht[{extra}]'"
        )
