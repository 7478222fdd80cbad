"""The shelf of instruments: one YAML file each under ``library/``; add a file, and it is known."""

from __future__ import annotations

import functools
from importlib import resources
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from hecht.errors import UnknownNameError
from hecht.instruments.definition import Instrument
from hecht.instruments.errors import KeyDamagedError, UnverifiedKeyError
from hecht.instruments.key import extremes


def _library() -> Path:
    return Path(str(resources.files("hecht.instruments") / "library"))


@functools.cache
def available() -> tuple[str, ...]:
    """Ids of all instruments, sorted."""
    return tuple(sorted(path.stem for path in _library().glob("*.yaml")))


@functools.cache
def instrument(name: str) -> Instrument:
    """The instrument called ``name`` (an id such as ``"ecr"``).

    Raises:
        UnknownNameError: when no such instrument is on the shelf.
        KeyDamagedError: when its file is not well formed or misses its own fingerprint.
    """
    wanted = name.strip().lower()
    if wanted not in available():
        raise UnknownNameError("instrument", name, available())
    return read_instrument(_library() / f"{wanted}.yaml")


def read_instrument(path: Path) -> Instrument:
    """Read an instrument file and prove its key against the fingerprint it carries."""
    try:
        raw: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
        found = Instrument.model_validate(raw)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise KeyDamagedError(f"{path.name} is not readable YAML: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file as a whole"
        raise KeyDamagedError(f"{path.name}: {where}: {first['msg']}") from error
    check_fingerprint(found, path.name)
    return found


def check_fingerprint(found: Instrument, source: str) -> None:
    """Refuse a key whose scores for 'all lowest' and 'all highest' are not the recorded ones."""
    if set(found.fingerprint) != set(found.subscales):
        raise KeyDamagedError(f"{source}: the fingerprint must name every subscale, and no other.")
    for name, recorded in found.fingerprint.items():
        lowest, highest = extremes(found, name)
        if max(abs(lowest - recorded[0]), abs(highest - recorded[1])) > 5e-4:
            raise KeyDamagedError(
                f"{source}: {name} gives {lowest:.3f} and {highest:.3f} when every answer is "
                f"lowest and highest, but its fingerprint says {recorded[0]:.3f} and "
                f"{recorded[1]:.3f}. An item or a reversal was changed; restore the file."
            )


def require_verified(found: Instrument, *, accept_unverified: bool) -> str | None:
    """Return the sentence to show with an accepted unverified key; raise when it is not accepted.

    Raises:
        UnverifiedKeyError: when the key is unverified and the caller did not accept that.
    """
    if found.verification.status == "verified":
        return None
    reason = (
        f"The key of {found.title} ({found.id}) has not been checked against its source "
        f"(confidence {found.verification.confidence}: {found.verification.against})."
    )
    if not accept_unverified:
        raise UnverifiedKeyError(
            f"{reason} Compare `hecht instruments {found.id}` with the published key, then say "
            "--accept-unverified (in Python: accept_unverified=True)."
        )
    return f"{reason} It was used because you accepted that; check it before you report scores."
