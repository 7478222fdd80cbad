"""What studies read off people: questionnaires, satisfaction, complaints, interviews.

The measurement layer of the model (`hecht.model.measurement`) holds the instruments; here they are
put before the people on a stage. Loadings and noise come from there and are never set here.
"""

from __future__ import annotations

import inspect
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hecht.model.measurement import observation, questionnaire
from hecht.model.measurement.observation import z_scores
from hecht.studies.stage import Seen, Stage

Array = NDArray[np.floating[Any]]

DAY = (
    "arousal", "need", "despair", "call", "care", "withdrawal", "contact", "fright", "felt_security",
)  # fmt: skip
"""What a diary keeps of a day; `felt_care` comes with models that have it."""

_DAILY_NOISE = 0.5  # of the spread of satisfaction
_INTERVIEW_NOISE = 0.43


def blueprint_of(stage: Stage, person: str) -> questionnaire.Blueprint:
    """What a person's answers draw on."""
    return questionnaire.Blueprint(
        *(
            stage.of(person, name).astype(float)
            for name in (
                "self_model",
                "others_responsiveness",
                "others_contingency",
                "others_aversiveness",
            )
        )
    )


def answers(
    stage: Stage, person: str, partner: str | None = None
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Answers to 18 anxiety and 18 avoidance items, [person, item]; a partner may be in mind."""
    told = questionnaire.answer
    more: dict[str, Any] = {}
    if partner is not None and "partner" in inspect.signature(told).parameters:
        more["partner"] = _partner_in_mind(stage, person, partner)
    return told(blueprint_of(stage, person), stage.chance, stage.constants, **more)


def _partner_in_mind(stage: Stage, person: str, partner: str) -> Any:
    """The bond that colours the avoidance answers of who has a partner."""
    kind = getattr(questionnaire, "PartnerBond", None) or getattr(questionnaire, "Partner", None)
    fields = ("strength", "responsiveness", "contingency", "aversiveness")
    values = {name: stage.tie_of(person, partner, name).astype(float) for name in fields}
    return kind(**values) if kind else values


def attachment(
    stage: Stage, person: str, partner: str | None = None
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Questionnaire anxiety and avoidance (scale means, 1-5), [world]."""
    anxiety, avoidance = answers(stage, person, partner)
    return anxiety.mean(axis=1), avoidance.mean(axis=1)


def day_record(stage: Stage) -> tuple[str, ...]:
    """What to record for `satisfaction`."""
    return (*DAY, "felt_care") if stage.has("felt_care") else DAY


def satisfaction(
    stage: Stage, seen: Seen, person: str, partner: str, *, noise: bool = True
) -> Array:
    """Satisfaction with a partner in each recorded stretch, [record, world].

    A diary adds noise of half a standard deviation.
    """

    def mine(name: str) -> Array:
        return seen.tie(person, partner, name)

    arguments: dict[str, Any] = {
        "strength": stage.tie_of(person, partner, "strength"),
        "responsiveness": stage.tie_of(person, partner, "responsiveness"),
        "contingency": stage.tie_of(person, partner, "contingency"),
        "care": mine("care"),
        "contact": mine("contact"),
        "call": mine("call"),
        "arousal": seen.of(person, "arousal"),
        "withdrawal": mine("withdrawal"),
        "withdrawal_of_partner": seen.tie(partner, person, "withdrawal"),
        "fright": mine("fright"),
    }
    felt = mine("felt_care") if stage.has("felt_care") else None
    if felt is not None and "felt_care" in inspect.signature(observation.satisfaction).parameters:
        arguments["felt_care"] = felt
        felt = None
    value = observation.satisfaction(**arguments)
    if felt is not None:
        value = value + felt
    if noise:
        value = value + _DAILY_NOISE * value.std() * stage.chance.normal(size=value.shape)
    return np.asarray(value)


def complaints(stage: Stage, person: str, arousal: Array) -> Array:
    """Negative mental health from arousal over a stretch, [world]."""
    return observation.negative_mental_health(arousal, stage.of(person, "self_model"))


def own_model(stage: Stage, person: str) -> Array:
    """Trust in others in general: chance of care expected for a full call, [world]."""
    log_odds = (
        stage.of(person, "self_model")
        + stage.of(person, "others_responsiveness")
        + (1 - np.exp(-1)) * stage.of(person, "others_contingency")
    )
    return np.asarray(1 / (1 + np.exp(-log_odds)))


def interview(stage: Stage, person: str) -> Array:
    """Security of a person's own model as an interview codes it; z-scores."""
    return observation.carer_interview(own_model(stage, person), stage.chance)


AUTONOMOUS, DISMISSING, PREOCCUPIED, UNRESOLVED = "autonomous", "dismissing", "preoccupied", "U"


def interview_class(stage: Stage, person: str) -> NDArray[np.str_]:
    """Class of an adult interview: autonomous, dismissing, preoccupied, or unresolved.

    The coherence score is the noisy security of `interview`; below its middle a person is
    dismissing when little is expected of calling, else preoccupied. Unresolved loss or trauma, seen
    by the coder in nine of ten, goes before the other classes. Our operationalisation.
    """
    coherent = interview(stage, person) > 0
    calling = z_scores(questionnaire.expected_call(blueprint_of(stage, person), stage.constants))
    calling = calling + _INTERVIEW_NOISE * stage.chance.normal(size=stage.worlds)
    seen = stage.chance.random(stage.worlds)
    unresolved = np.where(stage.unresolved[person] > 0, seen < 0.9, seen < 0.02)
    return np.select(
        [unresolved, coherent, calling < 0],
        [UNRESOLVED, AUTONOMOUS, DISMISSING],
        default=PREOCCUPIED,
    )


def observed_sensitivity(stage: Stage, carer: str) -> Array:
    """Sensitivity rated in one home visit (six bids, reliability .7); z-scores."""
    true = observation.true_responsiveness(
        *(
            stage.of(carer, name)
            for name in (
                "self_model",
                "others_responsiveness",
                "others_contingency",
                "care_base",
                "care_slope",
            )
        ),
        stage.constants,
    )
    return observation.observed_sensitivity(true, stage.chance)


def observed_frightening(stage: Stage, carer: str) -> Array:
    """Frightening behaviour counted in eight hours of observation, log with noise."""
    return observation.observed_frightening(stage.of(carer, "frightening"), stage.chance)
