"""The line for a moment that is too heavy: right, and recently looked up."""

from __future__ import annotations

from datetime import date

import pytest

from hecht.studio.catalogue import LANGUAGES
from hecht.studio.pages import support_sentence
from hecht.studio.support import Line, support_lines

MONTHS = 18


def months_since(day: date, today: date) -> int:
    return (today.year - day.year) * 12 + today.month - day.month


@pytest.mark.parametrize("line", support_lines(), ids=lambda line: line.name)
def test_number_was_looked_up_recently(line: Line) -> None:
    assert months_since(line.reviewed, date.today()) < MONTHS, (
        f"look {line.name} ({line.phone}) up again, then set its date in support.yaml"
    )
    assert line.reviewed <= date.today()


def test_the_netherlands_has_113() -> None:
    assert any(line.country == "NL" and line.phone == "113" for line in support_lines())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_number_and_address(language: str) -> None:
    for line in support_lines():
        said = support_sentence(line, language)
        assert f'href="tel:{line.phone}"' in said["sentence"]
        assert f'href="https://{line.chat}"' in said["sentence"]


def test_month_is_written_in_the_language() -> None:
    (line, *_) = support_lines()
    march = line.model_copy(update={"reviewed": date(2026, 3, 2)})
    assert march.reviewed_in("nl") == "maart 2026"
    assert march.reviewed_in("en") == "March 2026"
