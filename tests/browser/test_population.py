"""The page Population in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

HEAD = ",".join(f"Q{k}" for k in range(1, 37))
ROWS = "\n".join(",".join(str(1 + (i * k + k) % 5) for k in range(36)) for i in range(1, 60))


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    file = tmp_path / "answers.csv"
    file.write_text(f"{HEAD}\n{ROWS}\n", encoding="utf-8")
    return file


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_file_is_laid_beside_the_model(
    look: Any, answers: Path, language: str, theme: str
) -> None:
    page = look(language=language, theme=theme).open("/population", wait=False)
    assert page.locator(".cloud").count() == 1
    page.set_input_files("#file", answers)
    page.get_by_role("button", name={"nl": "Laat maar zien", "en": "Show me"}[language]).click()
    page.locator(".cloud").nth(1).wait_for()
    assert page.locator(".cloud h2").nth(1).inner_text() == "answers.csv"
    assert page.locator("html").get_attribute("lang") == language
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_by_keyboard_alone(look: Any, answers: Path) -> None:
    page = look().open("/population", wait=False)
    page.locator("#instrument").focus()
    page.keyboard.press("Tab")
    page.set_input_files(":focus", answers)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator(".cloud").nth(1).wait_for()
    assert page.locator(".cloud h2").nth(1).inner_text() == "answers.csv"


def test_the_page_fits_a_phone(look: Any) -> None:
    page = look(width=390, height=800).open("/population", wait=False)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
