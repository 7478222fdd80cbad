"""``hecht run --all`` and ``--outcomes``: what must be seen, and in how many lives it is."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from typer.testing import CliRunner

from hecht.cli.main import app

SCENE = """\
title: {nl: Proef %(k)d, en: Trial %(k)d}
people:
  anna: {age: 30}
  ben: {age: 31}
bonds:
  anna <-> ben: {strength: 0.5}
chapters:
  - id: now
    lasts: 10 min
    step: 30 s
    events:
      - {id: bang, at: 5 min, for: 2 min, what: threat, on: anna, size: 0.3}
"""
OUTCOMES = """\
outcomes:
  - id: scared
    say: {nl: Anna schrikt., en: Anna is startled.}
    more: {of: anna.arousal, during: bang}
    than: {until: 5 min}
  - id: ben-too
    say: {nl: Ben schrikt nog meer., en: Ben is startled even more.}
    more: {of: ben.arousal, during: bang}
    than: {of: anna.arousal}
    enough: 0.9
    because: {nl: "Hij is dichtbij.", en: "He is near."}
"""


def hecht_(*arguments: str | Path) -> Any:
    env = {"LANG": "en_GB.UTF-8", "LC_ALL": None, "LC_MESSAGES": None}
    return CliRunner(env=env).invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Path]:
    """A library of two small scenes; the second says not yet what must be seen."""
    found = {}
    for k, outcomes in ((1, OUTCOMES), (2, "")):
        path = tmp_path / f"trial-{k}.yaml"
        path.write_text(SCENE % {"k": k} + outcomes, encoding="utf-8")
        found[f"trial-{k}"] = path
    monkeypatch.setattr("hecht.scenes.library", lambda: found)
    monkeypatch.setattr("hecht.scenes.reading.library", lambda: found)
    return found


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("nl", [r"^Proef 1  \[trial-1\]", r"^ +100 %  te zien +Anna schrikt\.",
                r"^ +0 %  niet te zien +Ben schrikt nog meer\. \(genoeg is 90 %: Hij is dichtbij\)",
                r"^Proef 2  \[trial-2\]\n  Deze scène zegt nog niet",
                r"^1 van de 2 uitkomsten zijn te zien, in 2 scènes met elk 20 levens",
                r"^Niet te zien:\n +0 %  trial-1/ben-too$"]),
        ("en", [r"^Trial 1  \[trial-1\]", r"^ +100%  shown +Anna is startled\.",
                r"^ +0%  not shown +Ben is startled even more\. \(enough is 90%: He is near\)",
                r"^1 of 2 outcomes are shown, in 2 scenes of 20 lives each",
                r"^Not shown:\n +0%  trial-1/ben-too$"]),
    ],
)  # fmt: skip
def test_all_scenes_say_what_they_show(language: str, expected: list[str]) -> None:
    done = hecht_("run", "--all", "--replicates", "20", "--language", language)
    assert done.exit_code == 0, done.output
    for pattern in expected:
        assert re.search(pattern, done.stdout, re.MULTILINE), pattern
    assert re.search(r"^2/2 ", done.stderr, re.MULTILINE), "where it is, for those who wait"


@pytest.mark.usefixtures("shelf")
def test_what_is_not_shown_is_no_failure_and_stands_in_the_table(tmp_path: Path) -> None:
    tables: list[list[dict[str, Any]]] = []
    for name in ("shown.json", "shown.csv"):
        path = tmp_path / name
        done = hecht_("run", "--all", "--replicates", "20", "--seed", "5", "--save", path)
        assert done.exit_code == 0, done.output
        text = path.read_text(encoding="utf-8")
        table = json.loads(text) if path.suffix == ".json" else None
        tables.append(table or pd.read_csv(path).to_dict("records"))
    for table in tables:
        assert [row["outcome"] for row in table] == ["scared", "ben-too"]
        assert [row["share"] for row in table] == [1.0, 0.0]
        assert [row["shown"] for row in table] == [True, False]
        assert [row["enough"] for row in table] == [0.6, 0.9]
        assert {(row["scene"], row["lives"], row["seed"]) for row in table} == {("trial-1", 20, 5)}
        assert table[0]["first"] > table[0]["second"]


def test_one_scene_file(shelf: dict[str, Path]) -> None:
    done = hecht_("run", shelf["trial-1"], "--outcomes", "--replicates", "20", "--lang", "en")
    assert done.exit_code == 0, done.output
    assert re.search(r"^1 of 2 outcomes are shown, in 20 lives", done.stdout, re.MULTILINE)
    assert "What must be seen" in hecht_("explain", shelf["trial-1"]).stdout
    assert "What must be seen" not in hecht_("explain", shelf["trial-2"]).stdout


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["trial-1", "--all"], "--all runs all scenes; leave out 'trial-1'"),
        (["--outcomes"], "say which scene"),
        ([], "say which scene"),
        (["--all", "--set", "anna.age=3"], "--set does not go with outcomes"),
        (["--all", "--plot", "a.png"], "--plot does not go with outcomes"),
        (["--all", "--save", "a.nc"], "outcomes are kept as .csv or .json"),
        (["--all", "--save", "nowhere/a.csv"], "There is no folder nowhere"),
        (["--all", "--replicates", "1000000"], "GB of memory"),
    ],
)
def test_what_does_not_go_together_is_one_line(arguments: list[str], message: str) -> None:
    done = hecht_("run", *arguments)
    assert done.exit_code == 2
    assert message in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
