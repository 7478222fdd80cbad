"""What people tell about how they are, when a questionnaire asks.

Two things stand between a state of the model and an answer. People are content or unwell for many
reasons that are no part of the model (work, health, money, the body one was born with); and who
expects little of calling also tells a questionnaire less (Dozier & Lee 1995,
doi:10.1017/S0954579400006441). Without them everything people say would follow from attachment.

The numbers are ours, set once on calibration rows: `OTHER_CAUSES` so that attachment explains as
much as surveys find of complaints (HEA02, STR13), of satisfaction (COU11) and of how the alliance
in therapy is rated (THE18); `OPENNESS` on what dismissing and preoccupied adults tell (STR14,
STR15).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from hecht.model.measurement import observation
from hecht.studies import readouts
from hecht.studies.circumstances import Seen
from hecht.studies.stage import Stage

Array = NDArray[np.floating[Any]]

OTHER_CAUSES = {"complaints": 0.5, "satisfaction": 0.3, "alliance": 0.5}
"""Share of the variance between people that has nothing to do with attachment."""
OPENNESS = 0.3
"""How much a standard deviation of expected calling adds to complaints, in standard deviations."""

DAY = (
    "arousal", "need", "despair", "call", "care", "withdrawal", "contact", "fright",
    "felt_security",
)  # fmt: skip
"""What a diary keeps of a day; `felt_care` comes with models that have it."""

_DAILY_NOISE = 0.5  # of the spread of satisfaction
_RELIABILITY = 0.8  # of a scale of several items


def asked(stage: Stage, values: Array) -> Array:
    """What a scale of reliability .8 makes of `values`, [world]."""
    spread = np.asarray(values).std() * np.sqrt(1 / _RELIABILITY - 1)
    return np.asarray(values + spread * stage.chance.normal(size=stage.worlds))


def complaints(stage: Stage, person: str, arousal: Array) -> Array:
    """Negative mental health over a stretch, as told, [world]; SD units of what is inside."""
    inside = observation.negative_mental_health(arousal, stage.of(person, "self_model"))
    return told(stage, person, inside)


def told(stage: Stage, person: str, inside: Array, *, good: bool = False) -> Array:
    """What is said of something inside, [world]: less by who hides, and for other reasons too.

    told = inside +- .3 sd z(expected call) + other causes, which make half of the variance.

    Parameters
    ----------
    inside
        The complaint (or well-being) that the model has, [world].
    good
        Whether more of it is better: who hides complaints says to be well.
    """
    lean = -OPENNESS if good else OPENNESS
    shown = inside + lean * inside.std() * readouts.calling(stage, person)
    return rated(stage, person, shown, "complaints")


def rated(stage: Stage, person: str, values: Array, of: str) -> Array:
    """`values` ([world]) and all else that bears on what is asked (a name in `OTHER_CAUSES`)."""
    return np.asarray(values + _beside(of) * values.std() * rest_of_life(stage, person, of))


def rest_of_life(stage: Stage, person: str, of: str) -> Array:
    """All else that bears on how a person is; z-scores that stay through a study, [world]."""
    if (person, of) not in stage.aside:
        drawn = stage.chance.normal(size=stage.worlds)
        stage.aside = {**stage.aside, (person, of): drawn}
    return stage.aside[person, of]


def _beside(of: str) -> float:
    share = OTHER_CAUSES[of]
    return float(np.sqrt(share / (1 - share)))


def day_record(stage: Stage) -> tuple[str, ...]:
    """What to record for `satisfaction`."""
    return (*DAY, "felt_care") if stage.has("felt_care") else DAY


def satisfaction(
    stage: Stage, seen: Seen, person: str, partner: str, *, noise: bool = True
) -> Array:
    """Satisfaction with a partner in each recorded stretch, [record, world].

    Other causes make .3 of the differences between people; a diary adds noise of half a standard
    deviation to each day.
    """

    def mine(name: str) -> Array:
        return seen.tie(person, partner, name)

    value = observation.satisfaction(
        strength=stage.tie_of(person, partner, "strength"),
        responsiveness=stage.tie_of(person, partner, "responsiveness"),
        contingency=stage.tie_of(person, partner, "contingency"),
        care=mine("care"),
        contact=mine("contact"),
        call=mine("call"),
        arousal=seen.of(person, "arousal"),
        withdrawal=mine("withdrawal"),
        withdrawal_of_partner=seen.tie(partner, person, "withdrawal"),
        fright=mine("fright"),
    )
    if stage.has("felt_care"):  # model extensions, K1: 1.0 d
        value = value + mine("felt_care")
    usual = value.mean(axis=0)
    value = value + (rated(stage, person, usual, "satisfaction") - usual)
    if noise:
        value = value + _DAILY_NOISE * value.std() * stage.chance.normal(size=value.shape)
    return np.asarray(value)
