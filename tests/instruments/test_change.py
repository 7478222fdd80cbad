"""Two dates: a change is called one only beyond measurement error."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from hecht.instruments.change import between
from hecht.instruments.errors import ScoringError
from hecht.instruments.registry import instrument
from hecht.instruments.scores import Scores
from hecht.instruments.scoring import score

CODES = list(instrument("ecr-s").items)


def people(seed: int, shift: float = 0.0, count: int = 200) -> pd.DataFrame:
    trait = np.random.default_rng(0).standard_normal((count, 2))
    dice = np.random.default_rng(seed)
    found = instrument("ecr-s")
    columns = {}
    for k, (name, part) in enumerate(sorted(found.subscales.items())):
        move = shift if name == "anxiety" else 0.0
        for code in part.items:
            raw = 4 + 1.2 * trait[:, k] + move + dice.standard_normal(count)
            answer = np.clip(np.rint(raw), 1, 7)
            columns[code] = 8 - answer if code in part.reversed else answer
    return pd.DataFrame({"who": range(count), **columns})


def scored(frame: pd.DataFrame, **options: object) -> Scores:
    return score("ecr-s", frame, person="who", **options)  # type: ignore[arg-type]


def test_every_row_is_the_formula() -> None:
    first, second = scored(people(1)), scored(people(2))
    changes = between(first, second, "who")
    assert len(changes) == 400
    error = first.of("anxiety").se
    row = changes[(changes["score"] == "anxiety") & (changes["who"] == 7)].iloc[0]
    assert row["index"] == pytest.approx((row["second"] - row["first"]) / (math.sqrt(2) * error))
    assert row["smallest"] == pytest.approx(1.96 * math.sqrt(2) * error)
    assert changes["reliable"].tolist() == (changes["index"].abs() >= 1.96).tolist()


def test_error_alone_is_seldom_called_change_and_a_real_shift_often() -> None:
    first = scored(people(1))
    still = between(first, scored(people(2)), "who")
    moved = between(first, scored(people(2, shift=-2.0)), "who")
    assert still["reliable"].mean() < 0.1
    down = moved[moved["score"] == "anxiety"]
    assert (down["reliable"] & (down["difference"] < 0)).mean() > 0.7
    assert moved[moved["score"] == "avoidance"]["reliable"].mean() < 0.1


def test_people_in_one_file_only_are_left_out() -> None:
    first, second = scored(people(1)), scored(people(2).iloc[50:])
    assert set(between(first, second, "who")["who"]) == set(range(50, 200))


def test_what_cannot_be_compared() -> None:
    first = scored(people(1))
    with pytest.raises(ScoringError, match="Nobody stands in both"):
        between(first, scored(people(2).assign(who=range(1000, 1200))), "who")
    with pytest.raises(ScoringError, match="Person 3 stands twice in the second"):
        between(first, scored(people(2).assign(who=3)), "who")
    with pytest.raises(ScoringError, match="not scored by who"):
        between(first, score("ecr-s", people(2)), "who")
    with pytest.raises(ScoringError, match="Say --scale"):
        between(first, scored(people(2), scale=(1, 9)), "who")
    other = score(
        "saam",
        people(2)[[]].assign(who=range(200), **{f"i{n:02d}": 4 for n in range(1, 22)}),
        person="who",
    )
    with pytest.raises(ScoringError, match="different keys"):
        between(first, other, "who")
