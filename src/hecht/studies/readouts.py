"""What studies read off people: attachment questionnaires, interviews, home visits.

The measurement layer of the model (`hecht.model.measurement`) holds the instruments; here they are
put before the people on a stage. Loadings and noise come from there and are never set here.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

from hecht.model.measurement import observation, questionnaire
from hecht.model.noise import world_keys
from hecht.model.parameters import Constants
from hecht.model.population import adults
from hecht.studies.stage import Stage

Array = NDArray[np.floating[Any]]

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
    """Answers to 18 anxiety and 18 avoidance items, 1-5, [person, item].

    Who has a partner answers the avoidance items partly with that partner in mind (model
    extensions, K1): latent avoidance = (1 - k) general + k [-.7 z(w + theta + .63 lambda)
    + .5 z(log(chi + .03))] with k = .4 b; z and scale are those of the reference population.
    Anxiety stays general.
    """
    told = questionnaire.latent(blueprint_of(stage, person), stage.constants)
    avoidance = told.avoidance
    if partner is not None:
        usual = reference(stage.constants)
        tie = {name: stage.tie_of(person, partner, name) for name in _OF_PARTNER}
        hoped = stage.of(person, "self_model") + tie["responsiveness"] + _GAIN * tie["contingency"]
        feared = np.log(tie["aversiveness"] + 0.03)
        z = -0.7 * (hoped - usual.hoped[0]) / usual.hoped[1]
        z = z + 0.5 * (feared - usual.feared[0]) / usual.feared[1]
        weight = _IN_MIND * tie["strength"]
        avoidance = (1 - weight) * avoidance + weight * (usual.avoidance + _SPREAD * z)

    def items(level: Array, noise: float) -> NDArray[np.float64]:
        drawn = level[:, None] + noise * stage.chance.normal(size=(len(level), questionnaire.ITEMS))
        return np.asarray(np.clip(np.round(drawn), 1, 5), np.float64)

    return (
        items(told.anxiety, questionnaire.ANXIETY_NOISE),
        items(avoidance, questionnaire.AVOIDANCE_NOISE),
    )


_OF_PARTNER = ("strength", "responsiveness", "contingency", "aversiveness")
_IN_MIND, _GAIN = 0.4, 0.63
_FULL_CALL = 1.0 - float(np.exp(-1.0))  # g(1)
_SPREAD = 0.80  # of the avoidance scale, as in the questionnaire


class Reference(NamedTuple):
    """(mean, spread) in the reference population of adults, and the mean of avoidance."""

    avoidance: float
    hoped: tuple[float, float]
    feared: tuple[float, float]
    own_model: tuple[float, float]
    calling: tuple[float, float]


@lru_cache(maxsize=4)
def reference(constants: Constants) -> Reference:
    """The reference population of 20,000 adults of the prior."""
    people = questionnaire.blueprint(adults(world_keys(1, 20_000), jnp.zeros(1, jnp.uint32)))
    expected = people.self_model + people.responsiveness
    values = (
        expected + _GAIN * people.contingency,
        np.log(people.aversiveness + 0.03),
        1 / (1 + np.exp(-(expected + _FULL_CALL * people.contingency))),
        questionnaire.expected_call(people, constants),
    )
    pairs = [(float(value.mean()), float(value.std())) for value in values]
    mean = float(questionnaire.latent(people, constants).avoidance.mean())
    return Reference(mean, *pairs)


def attachment(
    stage: Stage, person: str, partner: str | None = None
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Questionnaire anxiety and avoidance (scale means, 1-5), [world]."""
    anxiety, avoidance = answers(stage, person, partner)
    return anxiety.mean(axis=1), avoidance.mean(axis=1)


def own_model(stage: Stage, person: str) -> Array:
    """Trust in others in general: chance of care expected for a full call, [world]."""
    log_odds = (
        stage.of(person, "self_model")
        + stage.of(person, "others_responsiveness")
        + _FULL_CALL * stage.of(person, "others_contingency")
    )
    return np.asarray(1 / (1 + np.exp(-log_odds)))


def interview(stage: Stage, person: str) -> Array:
    """Security of a person's own model as an interview codes it: .9 z(trust) + noise .43.

    As `observation.carer_interview`, but z against the reference population of adults, so that a
    sample can lie low and a treatment can raise it.
    """
    mean, spread = reference(stage.constants).own_model
    z = (own_model(stage, person) - mean) / spread
    return np.asarray(0.9 * z + _INTERVIEW_NOISE * stage.chance.normal(size=stage.worlds))


AUTONOMOUS, DISMISSING, PREOCCUPIED, UNRESOLVED = "autonomous", "dismissing", "preoccupied", "U"
_COHERENT, _CALLS_LITTLE = -0.25, -0.45  # cut-offs in SD, set once on row DIM17


class InterviewClasses(NamedTuple):
    """Classes of an adult interview, [world].

    Attributes
    ----------
    four
        autonomous, dismissing, preoccupied, or U where loss or trauma is unresolved.
    three
        The same with everybody in one of the first three, as distributions are mostly published
        (Bakermans-Kranenburg & van IJzendoorn 2009, doi:10.1080/14616730902814762).
    """

    four: NDArray[np.str_]
    three: NDArray[np.str_]


def interview_classes(stage: Stage, person: str) -> InterviewClasses:
    """How an adult interview is coded.

    The coherence score is the noisy security of `interview`; who is not coherent is dismissing when
    little is expected of calling, else preoccupied. The cut-offs lie where ordinary mothers are .58
    autonomous, .23 dismissing and .19 preoccupied. Unresolved loss or trauma, seen by the coder in
    nine of ten, goes before the other classes. Our operationalisation.
    """
    coherent = interview(stage, person) > _COHERENT
    noise = _INTERVIEW_NOISE * stage.chance.normal(size=stage.worlds)
    calls_little = calling(stage, person) + noise < _CALLS_LITTLE
    three = np.select(
        [coherent, calls_little], [AUTONOMOUS, DISMISSING], default=PREOCCUPIED
    ).astype(np.str_)
    seen = stage.chance.random(stage.worlds)
    unresolved = np.where(stage.unresolved[person] > 0, seen < 0.9, seen < 0.02)
    return InterviewClasses(np.where(unresolved, UNRESOLVED, three), three)


def calling(stage: Stage, person: str) -> Array:
    """Call expected towards people in general at medium need; z among adults, [world]."""
    mean, spread = reference(stage.constants).calling
    called = questionnaire.expected_call(blueprint_of(stage, person), stage.constants)
    return np.asarray((called - mean) / spread)


def observed_sensitivity(stage: Stage, carer: str) -> Array:
    """Sensitivity rated in one home visit (six bids, reliability .7); z-scores."""
    true = observation.true_responsiveness(
        stage.of(carer, "self_model"),
        stage.of(carer, "others_responsiveness"),
        stage.of(carer, "others_contingency"),
        stage.of(carer, "care_base"),
        stage.of(carer, "care_slope"),
        stage.constants,
    )
    return observation.observed_sensitivity(true, stage.chance)


def observed_frightening(stage: Stage, carer: str) -> Array:
    """Frightening behaviour counted in eight hours of observation, log with noise."""
    return observation.observed_frightening(stage.of(carer, "frightening"), stage.chance)
