"""What is noticed in a sentence, and what is left alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from hecht.errors import UnknownNameError
from hecht.practice.sentence import KINDS, notices, patterns, simplified

SENTENCES = yaml.safe_load(Path(__file__).with_name("sentences.yaml").read_text(encoding="utf-8"))
TABLE = [(language, *row) for language, rows in SENTENCES.items() for row in rows]


@pytest.mark.parametrize(("language", "text", "found"), TABLE, ids=lambda each: str(each)[:40])
def test_what_is_noticed(language: str, text: str, found: list[str]) -> None:
    assert notices(text, language) == found


def test_every_kind_is_noticed_somewhere_in_each_language() -> None:
    for language, rows in SENTENCES.items():
        assert {kind for _, found in rows for kind in found} == set(KINDS), language


def test_several_things_are_said_in_order() -> None:
    text = "Je bent een egoïst. Jij luistert nooit! Ik heb het gevoel dat je weg wilt."
    assert notices(text, "nl") == ["blame", "always", "label"]


def test_patterns_are_read_alike_by_a_browser() -> None:
    """No lookbehind, no named groups, no inline flags; every group is closed to capture."""
    for language in ("nl", "en"):
        words = patterns(language)
        texts = [words["cut"], words["subject"]]
        texts += [kind[part] for kind in words["kinds"] for part in ("pattern", "not")]
        for text in texts:
            assert not re.search(r"\(\?[<P!=a-z]", text), text
            assert re.compile(text).groups == 0, text
            assert text.isascii(), text


def test_a_language_without_patterns_is_named() -> None:
    with pytest.raises(UnknownNameError, match="'fr'"):
        notices("tu es toujours en retard", "fr")


def test_simplified() -> None:
    assert simplified("  Jíj  bent’t\nwéér ") == " jij bent't\nweer "
