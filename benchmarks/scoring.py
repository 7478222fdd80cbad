"""One million people, 36 items: hecht beside pandas by hand, in the same run.

Run with ``python benchmarks/scoring.py [people]``. By hand means what a careful analyst writes:
turn the reversed columns, average the items of each scale, apply the 20 % rule.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import numpy as np
import pandas as pd

from hecht.instruments.key import key_of
from hecht.instruments.registry import instrument
from hecht.instruments.scoring import score
from hecht.instruments.summarise import raw_scores

ROUNDS = 3
REVERSED = [3, 15, 19, 22, 25, 27, 29, 31, 33, 35]
SCALES = {"anxiety": range(2, 37, 2), "avoidance": range(1, 37, 2)}


def answers(people: int, missing: float) -> pd.DataFrame:
    dice = np.random.default_rng(0)
    values = dice.integers(1, 8, (people, 36)).astype(float)
    if missing:
        values[dice.random(values.shape) < missing] = np.nan
    return pd.DataFrame(values, columns=[f"Q{n}" for n in range(1, 37)])


def by_hand(frame: pd.DataFrame) -> pd.DataFrame:
    turned = frame.copy()
    for number in REVERSED:
        turned[f"Q{number}"] = 8 - turned[f"Q{number}"]
    result = {}
    for name, numbers in SCALES.items():
        part = turned[[f"Q{n}" for n in numbers]]
        result[name] = part.mean(axis=1).where(part.isna().mean(axis=1) <= 0.2)
    return pd.DataFrame(result)


def seconds(call: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        call()
        best = min(best, time.perf_counter() - start)
    return best


def compare(people: int, missing: float) -> None:
    frame = answers(people, missing)
    ecr = instrument("ecr")
    key = key_of(ecr)
    block = frame.to_numpy()
    ours, _ = raw_scores(key, block, ecr.max_missing_share)
    hand = by_hand(frame)
    worst = np.nanmax(np.abs(ours - hand[list(key.subscales)].to_numpy()))
    same_gaps = np.array_equal(np.isnan(ours), hand[list(key.subscales)].isna().to_numpy())
    pandas_time = seconds(lambda: by_hand(frame))
    core_time = seconds(lambda: raw_scores(key, block, ecr.max_missing_share))
    whole_time = seconds(lambda: score(ecr, frame))
    print(
        f"{people:,} people, {missing:.0%} missing: largest difference {worst:.1e}, "
        f"same gaps {same_gaps}"
    )
    for name, spent in (
        ("pandas by hand, scores only", pandas_time),
        ("hecht, scores only", core_time),
        ("hecht, everything (checks, alpha, omega, errors)", whole_time),
    ):
        print(
            f"  {name:50} {spent:6.2f} s  {people / spent / 1e6:6.2f} million people a second  "
            f"x{pandas_time / spent:.2f}"
        )


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    compare(count, 0.0)
    compare(count, 0.02)
