"""What one instrument file says: items, subscales, reversals, ranges, sources, rights.

Keys are facts and are kept here; the sentences of the items belong to their authors and are not.
Item codes are ``i01``, ``i02`` ... by the item's number in the published form; a key is by code,
never by the place of a column in a file.
"""

from __future__ import annotations

import hashlib
import json
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator


def item_code(number_or_name: object) -> str:
    """``3`` -> ``"i03"``; a name stays as it is."""
    if isinstance(number_or_name, int):
        return f"i{number_or_name:02d}"
    return str(number_or_name)


def _codes(value: object) -> object:
    """``36`` -> the first 36 codes; a list -> the code of each entry."""
    if isinstance(value, int):
        return tuple(item_code(n) for n in range(1, value + 1))
    if isinstance(value, (list, tuple)):
        return tuple(item_code(v) for v in value)
    return value


def _code_keys(value: object) -> object:
    if isinstance(value, dict):
        return {item_code(k): v for k, v in value.items()}
    return value


Codes = Annotated[tuple[str, ...], BeforeValidator(_codes)]
"""Item codes; in a file a count, a list of numbers, or a list of names."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Citation(_Part):
    """Where the instrument was published; ``doi`` empty where none is registered."""

    text: str
    doi: str = ""


class Subscale(_Part):
    """One score: its items, those turned round before they count, and how they are put together.

    ``score`` is ``mean`` or ``sum``. An item may stand in two subscales and be turned in one only.
    """

    items: Codes
    reversed: Codes = ()
    score: Literal["mean", "sum"] = "mean"

    @model_validator(mode="after")
    def _reversed_are_items(self) -> Subscale:
        strangers = set(self.reversed) - set(self.items)
        if strangers:
            raise ValueError(f"reversed items {sorted(strangers)} are not items of the subscale")
        if len(set(self.items)) != len(self.items):
            raise ValueError("an item is listed twice in one subscale")
        return self


class Axes(_Part):
    """Which scores are the two axes; a sign of -1 means a high score is low on the axis."""

    anxiety: str
    avoidance: str
    anxiety_sign: Literal[1, -1] = 1
    avoidance_sign: Literal[1, -1] = 1


class Reference(_Part):
    """A reference sample: who, when, in which language, on which scale, from which source.

    ``figures`` gives per subscale ``mean``, ``sd`` and ``alpha`` where the source has them.
    """

    name: str
    who: str
    year: str
    language: str
    scale: tuple[float, float]
    source: str
    status: Literal["found", "computed", "unverified"]
    n: int | None = None
    figures: dict[str, dict[str, float]] = Field(default_factory=dict)


class Rights(_Part):
    """May the key be used (a fact: yes), and what is known about the wording."""

    status: Literal["own", "free for research", "ask", "unknown"]
    wording: str


class Verification(_Part):
    """How sure the key is, who checked it, when, and against what.

    ``confidence``: A two independent sources or a primary one, B one source, C memory.
    Only ``verified`` keys are used without a word.
    """

    status: Literal["verified", "unverified"]
    confidence: str
    against: str
    checked: str = ""


class Instrument(_Part):
    """One instrument in one version: everything needed to score it, and nothing to ask it with.

    ``fixed_scale`` is False where forms with fewer answer options go round; ``part_of`` names the
    longer form whose item numbers a short form keeps.
    """

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    version: str
    title: str
    citation: Citation
    languages: tuple[str, ...]
    response: tuple[float, float]
    items: Codes
    subscales: dict[str, Subscale]
    rights: Rights
    verification: Verification
    item_ranges: Annotated[dict[str, tuple[float, float]], BeforeValidator(_code_keys)] = Field(
        default_factory=dict
    )
    fixed_scale: bool = True
    derived: dict[str, dict[str, float]] = Field(default_factory=dict)
    targets: tuple[str, ...] = ()
    max_missing_share: float = 0.2
    axes: Axes | None = None
    part_of: str = ""
    references: tuple[Reference, ...] = ()
    fingerprint: dict[str, tuple[float, float]] = Field(default_factory=dict)
    known_texts: dict[str, str] = Field(default_factory=dict)
    normed: bool = True
    remarks: str = ""

    @model_validator(mode="after")
    def _well_formed(self) -> Instrument:
        known = set(self.items)
        if len(known) != len(self.items):
            raise ValueError("an item code is listed twice")
        for name, subscale in self.subscales.items():
            strangers = set(subscale.items) - known
            if strangers:
                raise ValueError(f"subscale {name}: {sorted(strangers)} are not items")
        for name, parts in self.derived.items():
            strangers = set(parts) - set(self.subscales)
            if strangers:
                raise ValueError(f"derived score {name}: {sorted(strangers)} are no subscales")
        if set(self.item_ranges) - known:
            raise ValueError("item_ranges names an item that does not exist")
        return self

    @property
    def score_names(self) -> tuple[str, ...]:
        """Subscales first, then scores derived from them."""
        return (*self.subscales, *self.derived)

    def item_range(
        self, code: str, scale: tuple[float, float] | None = None
    ) -> tuple[float, float]:
        """Lowest and highest answer of an item, on the published scale or on ``scale``."""
        return self.item_ranges.get(code, scale or self.response)

    @property
    def key_hash(self) -> str:
        """SHA-256 over what decides a score, for the record beside every exported score."""
        deciding: dict[str, Any] = self.model_dump(
            include={"id", "version", "items", "item_ranges", "response", "subscales", "derived"}
        )
        return hashlib.sha256(json.dumps(deciding, sort_keys=True).encode()).hexdigest()
