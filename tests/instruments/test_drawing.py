"""The picture of the two axes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from hecht.instruments.drawing import ELLIPSE_95, draw, ellipse
from hecht.instruments.errors import ScoringError
from hecht.instruments.registry import instrument
from hecht.instruments.scores import Scores
from hecht.instruments.scoring import score


def scores(name: str, count: int) -> Scores:
    found = instrument(name)
    dice = np.random.default_rng(0)
    low, high = (int(end) for end in found.response)
    frame = pd.DataFrame(dice.integers(low, high + 1, (count, len(found.items))),
                         columns=list(found.items))  # fmt: skip
    return score(found, frame, accept_unverified=True)


def test_the_ellipse_holds_95_of_100() -> None:
    dice = np.random.default_rng(0)
    points = dice.normal(size=(40_000, 2)) * [0.2, 0.3]
    inside = (points / [0.2, 0.3] / ELLIPSE_95) ** 2
    assert np.mean(inside.sum(axis=1) < 1) == pytest.approx(0.95, abs=0.005)
    x, y = ellipse((3, 4), (0.2, 0.3))
    assert x.max() - 3 == pytest.approx(0.2 * ELLIPSE_95)
    assert y.min() - 4 == pytest.approx(-0.3 * ELLIPSE_95)


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
@pytest.mark.parametrize(("name", "count"), [("ecr", 500), ("ecr", 5), ("rq", 40), ("saam", 40)])
def test_it_draws(tmp_path: Path, name: str, count: int, ending: str) -> None:
    path = tmp_path / f"p.{ending}"
    draw(scores(name, count), path)
    assert path.stat().st_size > 3000


def test_what_has_no_two_axes(tmp_path: Path) -> None:
    with pytest.raises(ScoringError, match="cannot be drawn"):
        draw(scores("panas", 40), tmp_path / "p.png")
    found = instrument("ecr-s")
    nobody = score(found, pd.DataFrame([dict.fromkeys(found.items, np.nan)]))
    with pytest.raises(ScoringError, match="Nobody has both"):
        draw(nobody, tmp_path / "p.png")
