"""``hecht life``: a story, a population, and files."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

from hecht.cli.main import app

ENVIRONMENT = {"LANG": "en_GB.UTF-8", "LC_ALL": None, "LC_MESSAGES": None}


def hecht(*arguments: str | Path, code: int = 0) -> str:
    result = CliRunner(env=ENVIRONMENT).invoke(app, [str(argument) for argument in arguments])
    assert result.exit_code == code, result.output
    return result.output


@pytest.mark.parametrize(
    ("language", "words"),
    [("nl", ["Een leven", "Je wordt geboren"]), ("en", ["A life", "You are born"])],
)
def test_one_life_is_told(language: str, words: list[str]) -> None:
    told = hecht("life", "--years", 8, "--step", 3, "--seed", 4, "--language", language)
    assert all(word in told for word in words)
    assert max(map(len, told.splitlines())) <= 100


def test_a_population_is_counted_and_saved(tmp_path: Path) -> None:
    table, film, plot = tmp_path / "l.parquet", tmp_path / "l.svg", tmp_path / "l.png"
    told = hecht(
        "life", "--people", 24, "--years", 21, "--step", 3, "--lang", "en",
        "--save", table, "--film", film, "--plot", plot,
    )  # fmt: skip
    assert "24 lives" in told
    assert "NET02" in told
    assert "parent" in told
    frame = pd.read_parquet(table)
    assert set(frame["life"]) == set(range(24))
    assert film.read_text().startswith("<svg")
    assert plot.stat().st_size > 1000


def test_the_same_seed_tells_the_same_life() -> None:
    once = hecht("life", "--years", 6, "--step", 3, "--seed", 8)
    assert once == hecht("life", "--years", 6, "--step", 3, "--seed", 8)
    assert once != hecht("life", "--years", 6, "--step", 3, "--seed", 9)


def test_a_change_is_felt() -> None:
    usual = hecht("life", "--years", 6, "--step", 3, "--seed", 8)
    assert usual != hecht(
        "life", "--years", 6, "--step", 3, "--seed", 8, "--set", "mother.care_base=-5",
        "--set", "father.care_base=-5",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--film", "life.mp4"], ".html"),
        (["--save", "lives.xlsx"], ".parquet"),
        (["--plot", "life.doc"], ".png"),
        (["--set", "mother.warmth=1"], "warmth"),
        (["--save", "nowhere/lives.csv"], "folder"),
    ],
)
def test_mistakes_are_one_line(arguments: list[str], words: str) -> None:
    told = hecht("life", "--years", 1, *arguments, code=2)
    assert words in told
    assert "Traceback" not in told
