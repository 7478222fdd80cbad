"""The real ECR file: published figures, and everything its description warns of."""

from __future__ import annotations

from pathlib import Path

import pytest

from hecht.instruments import read, score
from hecht.instruments.dataset import Dataset
from hecht.instruments.scores import Scores


@pytest.fixture(scope="module")
def answers(shared_data: Path) -> Dataset:
    return read(shared_data / "ecr_openpsychometrics" / "data.csv")


@pytest.fixture(scope="module")
def scores(answers: Dataset) -> Scores:
    return score("ecr", answers)


def test_everyone_is_read_and_scored(scores: Scores) -> None:
    assert scores.people == 51_491
    assert scores.complete == 46_610
    assert len(scores.table) == 51_491


@pytest.mark.parametrize(
    ("name", "mean", "sd", "alpha"),
    [("avoidance", 2.565, 0.840, 0.938), ("anxiety", 3.095, 0.803, 0.916)],
)
def test_published_figures(scores: Scores, name: str, mean: float, sd: float, alpha: float) -> None:
    found = scores.of(name)
    assert found.mean == pytest.approx(mean, abs=5e-4)
    assert found.sd == pytest.approx(sd, abs=5e-4)
    assert found.alpha == pytest.approx(alpha, abs=5e-4)


def test_the_two_axes_hardly_correlate(scores: Scores) -> None:
    assert scores.correlation == pytest.approx(-0.046, abs=5e-4)


def test_the_missing_rule_allows_three_of_eighteen(scores: Scores) -> None:
    table = scores.table
    given = table["anxiety"].notna()
    assert table.loc[given, "anxiety_answered"].min() == 15
    assert table.loc[~given, "anxiety_answered"].max() == 14


def test_what_was_decided_is_said(scores: Scores) -> None:
    said = " ".join(scores.notes)
    assert "0 is not on the scale 1-5" in said
    assert "9,534 times" in said
    assert "not to 7 as published" in said


def test_namibia_stays(answers: Dataset) -> None:
    assert int((answers.frame["country"] == "NA").sum()) == 7
