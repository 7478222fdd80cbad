"""What all parts of a scene file share: faults with a place, and texts in two languages."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class FaultError(ValueError):
    """A fault in a part, found at the key `at` inside it, so that its own line can be named."""

    def __init__(self, sentence: str, *at: str) -> None:
        super().__init__(sentence)
        self.at = at


class Text(BaseModel):
    """A text in Dutch and in English."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    nl: str
    en: str

    def in_language(self, language: str) -> str:
        """The text in `language` ("nl" or "en")."""
        return self.nl if language == "nl" else self.en
