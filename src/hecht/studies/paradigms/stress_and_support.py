"""A speech before a jury, after no company, kind words, or touch."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hecht.model.measurement.observation import cortisol
from hecht.model.parameters import Constants
from hecht.studies import readouts
from hecht.studies.circumstances import Part
from hecht.studies.families import A_TO_B, B_TO_A, couple
from hecht.studies.paradigm import Paradigm

_BOTH = (A_TO_B, B_TO_A)
_STEP = 0.5  # min
_WORDS = 0.35  # soothing of a voice in the room, where the model knows channels


def stress_and_support(
    n: int,
    seed: int,
    constants: Constants,
    *,
    arms: tuple[str, ...] = ("none", "verbal", "touch"),
    preparation: int = 10,
    task: int = 10,
    threat: float = 0.25,
    strength: float = 0.8,
    after: int = 30,
    present: bool = False,
) -> pd.DataFrame:
    """Ten minutes of company (or rest), ten of a stressor alone, and half an hour of recovery.

    Persons are divided over the arms. `verbal` is company without touch, `touch` a hand that is
    held. With `present` the company stays during the task. `strength` .5 makes the other a friend.
    """
    days = 90 if strength > 0.6 else 20
    stage = couple(n, seed, constants, days=days, strength=strength)
    anxiety, avoidance = readouts.attachment(stage, "a", "b")
    for person in ("a", "b"):
        stage.set(person, despair=0.0)
    apart = {bond: {"reach": 0.0} for bond in _BOTH}
    stage.play([Part(8, ties=apart)], 30.0)  # four hours without each other
    stage.rest()
    arm = stage.chance.permutation(np.arange(n) % len(arms))
    company = (np.array([a != "none" for a in arms])[arm]).astype(np.float32)
    held = np.array([0.9 if a == "touch" else 0.0 for a in arms], np.float32)[arm]
    by_voice = {"channel": np.where(held > 0, 1.0, _WORDS)} if stage.has("channel") else {}
    near = {bond: {"reach": company, "touch": held, **by_voice} for bond in _BOTH}
    later = near if present else apart
    parts = [
        Part(round(preparation / _STEP), people={"a": {"threat": 0.03}}, ties=near),
        Part(round(task / _STEP), people={"a": {"threat": threat}}, ties=later),
        Part(round(after / _STEP), ties=apart),
    ]
    seen = stage.play(parts, _STEP, record=("arousal", "slow_arousal"), learning=False)
    heart, slow = seen.of("a", "arousal"), cortisol(seen.of("a", "slow_arousal"))
    start = round(preparation / _STEP)
    stop = start + round(task / _STEP)
    return pd.DataFrame(
        {
            "person": np.arange(n),
            "arm": np.array(arms)[arm],
            "baseline": heart[start - 1],
            "rise": heart[start:stop].max(axis=0) - heart[start - 1],
            "cortisol_rise": slow.max(axis=0) - slow[start - 1],
            "cortisol": slow[start:].mean(axis=0),
            "anxiety": anxiety,
            "avoidance": avoidance,
            "trust": stage.tie_of(*A_TO_B, "trust"),
        }
    )


PARADIGM = Paradigm(
    name="stress-and-support",
    run=stress_and_support,
    unit="person",
    about="People prepare a speech alone, in kind company, or holding a hand; then give it alone.",
    columns={
        "person": "number of the person",
        "arm": "none, verbal or touch",
        "baseline": "arousal just before the task, 0-5",
        "rise": "highest arousal in the task less the baseline, as heart rate or blood pressure",
        "cortisol_rise": "highest cortisol less that before the task",
        "cortisol": "mean cortisol from the task on",
        "anxiety": "questionnaire anxiety, 1-5",
        "avoidance": "questionnaire avoidance, 1-5",
        "trust": "trust in the company, 0-1",
    },
    quick=400,
    full=1600,
    source="Grewen et al. 2003; Ditzen et al. 2007; Heinrichs et al. 2003",
)
