"""The same people at one, six, ten, twenty, thirty and forty."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hecht.model.measurement.observation import lifespan_security
from hecht.model.parameters import Constants
from hecht.studies import readouts
from hecht.studies.lives import Life, lives
from hecht.studies.paradigm import Paradigm

AGES = (1, 2, 4, 6, 10, 15, 19, 20, 24, 30, 40)


def life_course(n: int, seed: int, constants: Constants) -> pd.DataFrame:
    """A row for each person, a column for each measure and age.

    Security is coded as studies of that age do: from behaviour with the mother before three, later
    from what is expected of people (reliability .58).
    """
    columns: dict[str, np.ndarray] = {"person": np.arange(n)}
    for life in lives(n, seed, constants, years=max(AGES)):
        if life.age in AGES:
            columns |= _seen(life, round(life.age))
    return pd.DataFrame(columns)


def _seen(life: Life, age: int) -> dict[str, np.ndarray]:
    stage = life.stage
    generator = np.random.default_rng([age, int(stage.chance.integers(2**31))])
    security = lifespan_security(
        age,
        stage.tie_of("self", "mother", "trust"),
        stage.of("self", "self_model"),
        stage.of("self", "others_responsiveness"),
        stage.of("self", "others_contingency"),
        generator,
    )
    columns = {f"security_{age:02d}": security}
    if age >= 15:
        anxiety, avoidance = readouts.attachment(stage, "self")
        _, with_partner = readouts.attachment(stage, "self", "partner")
        columns[f"anxiety_{age}"] = anxiety
        columns[f"avoidance_{age}"] = np.where(life.partnered, with_partner, avoidance)
        columns[f"partnered_{age}"] = life.partnered.astype(int)
    return columns


PARADIGM = Paradigm(
    name="life-course",
    run=life_course,
    unit="person",
    about="People are followed from birth to forty.",
    columns={
        "person": "number of the person",
        **{f"security_{age:02d}": f"security as coded at {age}; z" for age in AGES},
        **{
            f"{name}_{age}": text.format(age)
            for age in AGES
            if age >= 15
            for name, text in {
                "anxiety": "questionnaire anxiety at {}, 1-5",
                "avoidance": "questionnaire avoidance at {}, 1-5",
                "partnered": "1 with a partner at {}",
            }.items()
        },
    },
    quick=200,
    full=600,
    source="Pinquart et al. 2013; Fraley 2002; Chopik et al. 2019",
)
