"""What a detector hands back: one thing noticed, with the evidence for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Weight = Literal["wrong", "look", "know"]
"""``wrong``: scores would be wrong; ``look``: decide before you go on; ``know``: good to know."""


@dataclass(frozen=True)
class Finding:
    """One thing noticed in a file; nothing was changed.

    Attributes:
        kind: short name of what it is, the same words in every file.
        where: columns or rows it is about.
        sentence: what was seen and what it means, in plain words.
        weight: how much it matters.
        evidence: the figures behind it.
        sheet: of a workbook with several tables; else empty.
    """

    kind: str
    where: str
    sentence: str
    weight: Weight = "look"
    evidence: Mapping[str, object] = field(default_factory=dict)
    sheet: str = ""
