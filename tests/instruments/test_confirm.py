"""The factor model: a known structure is found, a broken key is seen."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from hecht.instruments.confirm import confirm
from hecht.instruments.errors import ScoringError
from hecht.instruments.key import key_of
from hecht.instruments.registry import instrument
from hecht.instruments.scoring import score

pytest.importorskip("semopy")

LOADING, TOGETHER = 0.7, 0.3


def made(name: str, people: int = 3000) -> np.ndarray:
    """Answers with known loadings and a known correlation between the factors."""
    found = instrument(name)
    key = key_of(found)
    dice = np.random.default_rng(0)
    factors = dice.multivariate_normal([0, 0], [[1, TOGETHER], [TOGETHER, 1]], people)
    own = factors @ np.abs(key.weights).T
    raw = LOADING * own + np.sqrt(1 - LOADING**2) * dice.standard_normal(own.shape)
    return np.asarray(4 + raw * key.weights.sum(axis=1))


def test_a_known_structure_is_recovered() -> None:
    key = key_of(instrument("ecr-s"))
    model = confirm(key, made("ecr-s"))
    assert model.df == 53
    assert model.cfi > 0.99
    assert model.rmsea < 0.02
    assert model.srmr < 0.03
    for each in model.loadings.values():
        assert len(each) == 6
        assert np.allclose(list(each.values()), LOADING, atol=0.05)
    (together,) = model.correlations.values()
    assert together == pytest.approx(TOGETHER, abs=0.05)


def test_items_in_the_wrong_scale_spoil_the_fit() -> None:
    key = key_of(instrument("ecr-s"))
    answers = made("ecr-s")
    answers[:, [0, 1]] = answers[:, [1, 0]]
    assert confirm(key, answers).cfi < 0.95


def test_too_few_rows_and_shared_items() -> None:
    key = key_of(instrument("ecr-s"))
    with pytest.raises(ScoringError, match="at least 60 complete rows"):
        confirm(key, made("ecr-s", 50))
    with pytest.raises(ScoringError, match="counts in two"):
        confirm(key_of(instrument("rsq")), np.ones((500, 30)))


@pytest.mark.slow
def test_the_real_ecr(shared_data: Path) -> None:
    scores = score("ecr", shared_data / "ecr_openpsychometrics" / "subsample_5000_complete.csv")
    model = confirm(scores.key, scores.blocks[""].block)
    assert model.rows == 5000
    assert model.df == 593
    assert min(min(each.values()) for each in model.loadings.values()) > 0.45
    # Every loading positive: the key turns each reversed item the right way.
    assert model.srmr == pytest.approx(0.084, abs=0.002)
    assert model.cfi == pytest.approx(0.776, abs=0.003)
    assert model.rmsea == pytest.approx(0.085, abs=0.002)
