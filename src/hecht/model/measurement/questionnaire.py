"""Adult attachment questionnaire: anxiety and avoidance as a person would report them."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

from hecht.errors import UnknownNameError
from hecht.model.noise import WorldKeys, world_keys
from hecht.model.parameters import Constants, constants
from hecht.model.population import LEANINGS, Individuals, adults
from hecht.model.signal import CALL_LEVELS

Array = NDArray[np.float64]

ITEMS = 18  # for each dimension
_REFERENCE_NEED, _REFERENCE_STRENGTH = 0.5, 0.8
_ANXIETY_MEAN, _ANXIETY_SCALE, ANXIETY_NOISE = 3.06, 0.90, 1.0
_AVOIDANCE_MEAN, _AVOIDANCE_SCALE, AVOIDANCE_NOISE = 2.47, 0.80, 0.85
_REFERENCE_PEOPLE, _REFERENCE_SEED = 20_000, 1


class Blueprint(NamedTuple):
    """What the questionnaire draws on, arrays [person]."""

    self_model: Array  # w
    responsiveness: Array  # mu_theta
    contingency: Array  # mu_lambda
    aversiveness: Array  # mu_chi


class Dimensions(NamedTuple):
    """Anxiety and avoidance, arrays [person], on the 1-5 scale of the items."""

    anxiety: Array
    avoidance: Array


def blueprint(individuals: Individuals) -> Blueprint:
    """The blueprint of drawn individuals, all worlds flattened to one population."""
    take = (
        individuals.self_model,
        individuals.others_responsiveness,
        individuals.others_contingency,
        individuals.others_aversiveness,
    )
    return Blueprint(*(np.asarray(values, np.float64).ravel() for values in take))


def expected_call(people: Blueprint, numbers: Constants) -> Array:
    """Call expected at medium need towards a generic, reachable figure (eq. 5 at a = .5)."""
    beta, effort = numbers.choice_precision, numbers.call_effort
    longing = numbers.relief_value * _REFERENCE_NEED
    intimacy = numbers.stranger_relief + (1 - numbers.stranger_relief) * _REFERENCE_STRENGTH
    base = people.self_model + people.responsiveness
    fear = numbers.fear_weight * people.aversiveness

    def weight(value: Array) -> Array:
        return np.asarray(np.exp(np.minimum(beta * value, 60.0)))

    def expected(call: float) -> Array:
        return _logistic(base + people.contingency * (1 - np.exp(-call)))

    total = weight(numbers.exploration_value + longing * intimacy * expected(0.0))
    total = total + weight(fear - effort)
    called = np.zeros_like(total)
    for level in CALL_LEVELS:
        chosen = weight(longing * intimacy * expected(level) - effort * level - fear)
        total, called = total + chosen, called + level * chosen
    return called / total


def latent(people: Blueprint, numbers: Constants | None = None) -> Dimensions:
    """What a person would report without noise.

    With z-scores over the reference population:
    anxiety = 3.06 + .90 (-.60 w - .42 mu_theta + .45 xbar),
    avoidance = 2.47 + .80 (-.55 mu_lambda - .45 xbar + .50 log(mu_chi + .03)).
    """
    numbers = numbers or constants()
    mean, spread = _reference(numbers)
    z = (_raw(people, numbers) - mean[:, None]) / spread[:, None]
    worth, care, called, fear, gain = z
    return Dimensions(
        _ANXIETY_MEAN + _ANXIETY_SCALE * (-0.60 * worth - 0.42 * care + 0.45 * called),
        _AVOIDANCE_MEAN + _AVOIDANCE_SCALE * (-0.55 * gain - 0.45 * called + 0.50 * fear),
    )


def answer(
    people: Blueprint, generator: np.random.Generator, numbers: Constants | None = None
) -> tuple[Array, Array]:
    """Answers to 18 anxiety and 18 avoidance items, 1-5, arrays [person, item].

    Item = round(latent + normal noise), clipped to 1-5; noise 1.0 for anxiety, .85 for avoidance.
    """
    true = latent(people, numbers)

    def items(level: Array, noise: float) -> Array:
        drawn = level[:, None] + noise * generator.normal(size=(len(level), ITEMS))
        return np.asarray(np.clip(np.round(drawn), 1, 5))

    return items(true.anxiety, ANXIETY_NOISE), items(true.avoidance, AVOIDANCE_NOISE)


def report(
    people: Blueprint, generator: np.random.Generator, numbers: Constants | None = None
) -> Dimensions:
    """Scale means of the answered items."""
    anxiety, avoidance = answer(people, generator, numbers)
    return Dimensions(anxiety.mean(axis=1), avoidance.mean(axis=1))


def _raw(people: Blueprint, numbers: Constants) -> Array:
    return np.stack(
        [
            people.self_model,
            people.responsiveness,
            expected_call(people, numbers),
            np.log(people.aversiveness + 0.03),
            people.contingency,
        ]
    )


@lru_cache(maxsize=8)
def _reference(numbers: Constants) -> tuple[Array, Array]:
    """Mean and spread of the raw quantities in the reference population."""
    raw = _raw(_reference_people(), numbers)
    return raw.mean(axis=1), raw.std(axis=1)


@lru_cache(maxsize=1)
def _reference_people() -> Blueprint:
    who = jnp.zeros(1, jnp.uint32)
    return blueprint(adults(world_keys(_REFERENCE_SEED, _REFERENCE_PEOPLE), who))


def _logistic(log_odds: Array) -> Array:
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(log_odds, -30, 30))))


CANDIDATES = 96
_STRIDE = 0x9E3779B1  # odd, so that candidates have different addresses


def adults_who_answer(
    leaning: str, keys: WorldKeys, who: int, numbers: Constants | None = None
) -> Individuals:
    """Draw one adult a world whose questionnaire answers lean a certain way, each [1, world].

    Beliefs are not edited: in each world the first of 96 candidates from the population prior whose
    read-out lies in the group (`LEANINGS`) is taken, as a study would recruit.

    Raises
    ------
    UnknownNameError
        A leaning that is not in `LEANINGS`.
    """
    if leaning not in LEANINGS:
        raise UnknownNameError("leaning", leaning, LEANINGS)
    numbers = numbers or constants()
    address = (who + _STRIDE * np.arange(CANDIDATES, dtype=np.uint64)) & 0x03FFFFFF
    drawn = adults(keys, jnp.asarray(address.astype(np.uint32)))
    shape = np.shape(drawn.self_model)
    read = latent(blueprint(drawn), numbers)
    bounds = LEANINGS[leaning]
    (low_x, high_x), (low_v, high_v) = _cuts(numbers, bounds.anxiety, bounds.avoidance)
    fits = (
        (read.anxiety >= low_x)
        & (read.anxiety <= high_x)
        & (read.avoidance >= low_v)
        & (read.avoidance <= high_v)
    ).reshape(shape)
    place = (fits.argmax(axis=0), np.arange(shape[1]))
    return Individuals(*(jnp.asarray(np.asarray(values)[place][None, :]) for values in drawn))


@lru_cache(maxsize=32)
def _cuts(
    numbers: Constants, anxiety: tuple[float, float], avoidance: tuple[float, float]
) -> tuple[Array, Array]:
    read = latent(_reference_people(), numbers)
    bounds = [np.quantile(read.anxiety, anxiety), np.quantile(read.avoidance, avoidance)]
    for cut, quantiles in zip(bounds, (anxiety, avoidance), strict=True):
        cut[0] = -np.inf if quantiles[0] == 0 else cut[0]
        cut[1] = np.inf if quantiles[1] == 1 else cut[1]
    return bounds[0], bounds[1]
