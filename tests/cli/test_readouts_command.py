"""``hecht run --readouts``."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from hecht.cli.main import app
from hecht.scenes.library import library

runner = CliRunner()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", ("Per mens", "Eigen leven", "veilig 0,", "Per tweetal volwassenen", " tot ")),
        ("en", ("For each person", "Own life", "secure 0.", "For each two grown-ups", " to ")),
    ],
)
def test_readouts_are_printed_in_both_languages(language, words):
    done = runner.invoke(
        app, ["run", "the-dance", "--replicates", "4", "--readouts", "--lang", language]
    )
    assert done.exit_code == 0, done.output
    for word in words:
        assert word in done.output
    assert "uit elkaar" not in done.output
    assert "couples part" not in done.output


def test_readouts_stay_away_unless_asked_for():
    done = runner.invoke(app, ["run", "the-dance", "--lang", "en"])
    assert done.exit_code == 0
    assert "For each person" not in done.output


def test_nobody_is_told_how_often_couples_like_their_own_part(tmp_path):
    own = tmp_path / "the-two-of-us.yaml"
    own.write_text(library()["upkeep"].read_text(encoding="utf-8"), encoding="utf-8")
    said = []
    for scene in ("upkeep", str(own)):
        asked = ["run", scene, "--replicates", "30", "--readouts", "--lang", "en"]
        told = runner.invoke(app, asked)
        assert told.exit_code == 0, told.output
        said.append("Share that has parted" in told.output)
    assert said == [True, False]


def test_readouts_do_not_go_with_outcomes():
    done = runner.invoke(app, ["run", "the-dance", "--outcomes", "--readouts"])
    assert done.exit_code == 2
    assert "--readouts" in done.output
