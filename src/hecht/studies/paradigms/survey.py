"""A large questionnaire survey of adults, with a retest."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hecht.model.parameters import Constants
from hecht.studies import readouts
from hecht.studies.families import couple, live_together
from hecht.studies.paradigm import Paradigm

_PROTOTYPES = {"secure": (2.2, 2.0), "anxious": (4.5, 2.4), "avoidant": (2.7, 3.8)}
"""Short descriptions people choose from, as places on (anxiety, avoidance), 1-5. Ours."""
_CHOICE_NOISE = 0.8  # a single choice from three is a noisy answer
_WELL_LIKED = 1.9
"""The secure description is the one people like to see in themselves: taken off its squared
distance, and set once where .59 choose it (row DIM14)."""


def survey(
    n: int, seed: int, constants: Constants, *, retest_days: int = 21, items: bool = True
) -> pd.DataFrame:
    """36 items, a choice from three descriptions, and both again after `retest_days` of life.

    Person a of each couple answers; half of them, at random, live alone through the time between.
    """
    stage = couple(n, seed, constants, days=0, strength=0.0)
    first = readouts.answers(stage, "a")
    columns: dict[str, np.ndarray] = {
        "person": np.arange(n),
        "anxiety": first[0].mean(axis=1),
        "avoidance": first[1].mean(axis=1),
        "choice": _choice(stage.chance, *(x.mean(axis=1) for x in first)),
    }
    if items:
        for name, block in (("anxiety_item", first[0]), ("avoidance_item", first[1])):
            columns |= {f"{name}_{k + 1:02d}": block[:, k] for k in range(block.shape[1])}
    if retest_days:
        alone = stage.chance.random(n) < 0.5
        apart = np.repeat(alone[None], retest_days, axis=0)
        live_together(stage, retest_days, apart=apart)
    again = readouts.answers(stage, "a")
    columns |= {
        "anxiety_again": again[0].mean(axis=1),
        "avoidance_again": again[1].mean(axis=1),
        "anxiety_half": first[0][:, ::2].mean(axis=1),
        "anxiety_other_half": first[0][:, 1::2].mean(axis=1),
    }
    return pd.DataFrame(columns)


def _choice(chance: np.random.Generator, anxiety: np.ndarray, avoidance: np.ndarray) -> np.ndarray:
    places = np.array(list(_PROTOTYPES.values()))
    at = np.stack([anxiety, avoidance], axis=1)[:, None, :]
    seen = at + _CHOICE_NOISE * chance.normal(size=(len(anxiety), 1, 2))
    far = ((seen - places) ** 2).sum(axis=2)
    far[:, list(_PROTOTYPES).index("secure")] -= _WELL_LIKED
    nearest = far.argmin(axis=1)
    return np.asarray(np.array(list(_PROTOTYPES))[nearest])


PARADIGM = Paradigm(
    name="survey",
    run=survey,
    unit="person",
    about="Adults answer 36 items and choose one of three descriptions; three weeks later again.",
    columns={
        "person": "number of the person",
        "anxiety": "scale mean, 1-5",
        "avoidance": "scale mean, 1-5",
        "choice": "which of three descriptions fits best: secure, anxious or avoidant",
        **{f"anxiety_item_{k:02d}": "answer, 1-5, turned where needed" for k in range(1, 19)},
        **{f"avoidance_item_{k:02d}": "answer, 1-5, turned where needed" for k in range(1, 19)},
        "anxiety_again": "scale mean at the retest, 1-5",
        "avoidance_again": "scale mean at the retest, 1-5",
        "anxiety_half": "mean of the odd items, 1-5",
        "anxiety_other_half": "mean of the even items, 1-5",
    },
    quick=2000,
    full=6000,
    source="Brennan, Clark & Shaver 1998; Mickelson et al. 1997; Sibley et al. 2005",
)
