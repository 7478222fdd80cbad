"""The commands about scenes: list, explain, run, and one's own people."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest
import xarray as xr
from typer.testing import CliRunner

from hecht.cli._speaking import clock, language_of, number
from hecht.cli.main import app
from hecht.errors import HechtError
from hecht.scenes import library

WEEKEND = """\
people:
  anna: {age: 30}
  ben: {age: 31}
  cat: {kind: pet}
bonds:
  anna <-> ben: {strength: 0.7, presence: 1}
  anna <-> cat: {strength: 0.5}
before: []
"""


def hecht(*arguments: str | Path) -> str:
    result = CliRunner(env={"LANG": "en_GB.UTF-8", "LC_ALL": None, "LC_MESSAGES": None}).invoke(
        app, [str(argument) for argument in arguments]
    )
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.parametrize(("language", "word"), [("nl", "kind"), ("en", "child")])
def test_scenes_lists_every_scene(language: str, word: str) -> None:
    told = hecht("scenes", "--lang", language)
    assert all(name in told for name in library())
    assert word in told


@pytest.mark.parametrize("name", sorted(library()))
@pytest.mark.parametrize("language", ["nl", "en"])
def test_explain_tells_every_scene_of_the_library(name: str, language: str) -> None:
    told = hecht("explain", name, "--lang", language)
    heads = ["Wie er zijn", "Wat er gebeurt"] if language == "nl" else ["Who is there"]
    assert all(head in told for head in heads)
    assert "reactivity" in told
    assert max(map(len, told.splitlines())) <= 100


def test_explain_tells_what_happens_when() -> None:
    told = hecht("explain", "strange-situation", "--lang", "en")
    assert re.search(r"^  12 min +Mum leaves, 6 min", told, re.MULTILINE)
    assert re.search(r"=comes +Calling helps", told)
    assert "child: tension inside" in told


def test_run_tells_what_happened_and_keeps_the_numbers(tmp_path: Path) -> None:
    numbers, picture = tmp_path / "life.csv", tmp_path / "life.png"
    told = hecht(
        *("run", "strange-situation", "--set", "choice.learned=comes", "--replicates", "8"),
        *("--lang", "nl", "--save", numbers, "--plot", picture),
    )
    assert told.startswith("Een kind in een vreemde kamer\n")
    assert re.search(r"^ +6:00  Mama gaat weg", told, re.MULTILINE)
    row = re.search(r"^kind: spanning van binnen +(\d,\d\d) +(\d,\d\d) +(\d+:\d\d)", told, re.M)
    assert row
    table = pd.read_csv(numbers)
    one = table[(table.who == "child") & (table.replicate == 0)]
    assert f"{one.arousal.max():.2f}".replace(".", ",") == row[2]
    assert table.replicate.nunique() == 8
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert "8 levens (10-90 %)" in told


def test_the_same_seed_tells_the_same() -> None:
    first, again = (hecht("run", "held-hand", "--seed", "3") for _ in range(2))
    assert first == again
    assert hecht("run", "held-hand", "--seed", "4") != first


def test_a_change_changes() -> None:
    alone = hecht("run", "held-hand", "--set", "choice.hand=nobody", "--lang", "en")
    assert "There is no hand to hold" in alone
    assert "There is no hand to hold" not in hecht("run", "held-hand", "--lang", "en")


def test_a_folder_takes_the_picture_under_the_name_of_the_scene(tmp_path: Path) -> None:
    hecht("run", "held-hand", "--plot", tmp_path)
    assert (tmp_path / "held-hand.png").is_file()


def test_people_live_an_ordinary_week(tmp_path: Path) -> None:
    path, kept = tmp_path / "our-house.yaml", tmp_path / "week.nc"
    path.write_text(WEEKEND, encoding="utf-8")
    told = hecht("people", path, "--replicates", "4", "--lang", "en", "--save", kept)
    assert told.startswith("Our house\n4 lives\n")
    assert "Anna\n" in told
    assert "Cat\n" not in told, "an animal is a figure for others here"
    assert re.search(r"with Cat +\w", told)
    assert "This is a model" in " ".join(told.split())
    with xr.open_dataset(kept) as week:
        assert week.sizes["time"] == 7 * 16 * 6
        assert week.sizes["replicate"] == 4


@pytest.mark.slow
def test_the_example_of_the_documentation_runs(repository: Path) -> None:
    told = hecht("people", repository / "docs/examples/people.yaml", "--replicates", "6")
    assert [told.count(f"\n{name}\n") for name in ("Noor", "Sam", "Lou", "Granny", "Jip")] == [
        1
    ] * 5
    for label in ("secure", "avoidant", "anxious", "should", "score"):
        assert label not in told.lower()


# Small things.


@pytest.mark.parametrize(
    ("minute", "length", "day", "nl", "en"),
    [
        (6.5, 21, 1440, "6:30", "6:30"),
        (6.999, 21, 1440, "7:00", "7:00"),
        (125, 360, 1440, "2u05", "2h05"),
        (1500, 10_000, 1440, "dag 2, 1:00", "day 2, 1:00"),
        (1080, 6720, 960, "dag 2, 9:00", "day 2, 9:00"),
    ],
)
def test_clock(minute: float, length: float, day: float, nl: str, en: str) -> None:
    assert clock(minute, length, "nl", day) == nl
    assert clock(minute, length, "en", day) == en


def test_numbers_have_the_sign_of_the_language() -> None:
    assert [number(0.5, "nl"), number(0.5, "en"), number(-0.001, "en")] == ["0,50", "0.50", "0.00"]


@pytest.mark.parametrize(
    ("setting", "language"),
    [("nl_NL.UTF-8", "nl"), ("nl_BE", "nl"), ("de_DE.UTF-8", "en"), ("", "en")],
)
def test_the_language_is_that_of_the_computer(
    monkeypatch: pytest.MonkeyPatch, setting: str, language: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", setting)
    assert language_of(None) == language
    assert language_of("NL") == "nl"
    with pytest.raises(HechtError, match="nl or en"):
        language_of("fr")
