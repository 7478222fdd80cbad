"""What observers, interviewers and laboratories record, with their noise."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from hecht.model.parameters import Constants

Array = NDArray[np.floating]

CORTISOL_OFFSET = 0.95
_OBSERVED_BIDS, _OBSERVER_RELIABILITY = 6, 0.7
_VISIT_MINUTES = 480.0


def z_scores(values: Array) -> Array:
    """Standardise over the sample."""
    return np.asarray((values - np.mean(values)) / (np.std(values) + 1e-9))


def true_responsiveness(
    self_model: Array,
    others_responsiveness: Array,
    others_contingency: Array,
    care_base: Array,
    care_slope: Array,
    numbers: Constants,
    call: float = 1.0,
) -> Array:
    """Chance that a carer answers a call of this intensity, taken at face value (eq. 6)."""
    own = numbers.own_model_in_care
    base = numbers.species_care_base + own * (self_model + others_responsiveness + 1.0) + care_base
    slope = (1 - own) * numbers.species_care_slope + own * others_contingency + care_slope
    return np.asarray(1.0 / (1.0 + np.exp(-(base + slope * (1 - np.exp(-call))))))


def observed_sensitivity(responsiveness: Array, generator: np.random.Generator) -> Array:
    """Sensitivity rated from six bids in a home visit, reliability .7; z-scores."""
    answered = generator.binomial(_OBSERVED_BIDS, responsiveness) / _OBSERVED_BIDS
    noise = generator.normal(size=np.shape(responsiveness))
    share = _OBSERVER_RELIABILITY
    return np.asarray(np.sqrt(share) * z_scores(answered) + np.sqrt(1 - share) * noise)


def observed_frightening(rate: Array, generator: np.random.Generator) -> Array:
    """Frightening behaviour counted in eight hours of observation; log with coder noise."""
    seen = generator.poisson(rate * _VISIT_MINUTES)
    return np.asarray(np.log1p(seen) + 0.6 * generator.normal(size=np.shape(rate)))


def carer_interview(trust: Array, generator: np.random.Generator) -> Array:
    """Security of a carer's own model as an interview would code it: .9 z(trust) + noise .43."""
    return np.asarray(0.9 * z_scores(trust) + 0.43 * generator.normal(size=np.shape(trust)))


def cortisol(slow_arousal: Array) -> Array:
    """Cortisol in arbitrary units: slow arousal plus an offset."""
    return np.asarray(slow_arousal + CORTISOL_OFFSET)


def satisfaction(
    strength: Array,
    responsiveness: Array,
    contingency: Array,
    care: Array,
    contact: Array,
    call: Array,
    arousal: Array,
    withdrawal: Array,
    withdrawal_of_partner: Array,
    fright: Array,
) -> Array:
    """Relationship satisfaction without daily noise (half an SD is added by a diary).

    1.5 b sigma(theta + .63 lambda) + y + .4 c + min(x, .5) - .5 s - .6 v_partner - v - 8 H
    """
    expected = 1.0 / (1.0 + np.exp(-(responsiveness + 0.63 * contingency)))
    return np.asarray(
        1.5 * strength * expected
        + care
        + 0.4 * contact
        + np.minimum(call, 0.5)
        - 0.5 * arousal
        - 0.6 * withdrawal_of_partner
        - withdrawal
        - 8.0 * fright
    )


def negative_mental_health(arousal: Array, self_model: Array) -> Array:
    """z(s) + .45 z(-w): complaints as a questionnaire sample would show them."""
    return np.asarray(z_scores(arousal) + 0.45 * z_scores(-np.asarray(self_model)))


def prolonged_grief(arousal: Array, self_model: Array, search: Array) -> Array:
    """Negative mental health plus z(search), 6 to 12 months after a loss."""
    return np.asarray(negative_mental_health(arousal, self_model) + z_scores(search))


def lifespan_security(
    age: float,
    trust_in_mother: Array,
    self_model: Array,
    others_responsiveness: Array,
    others_contingency: Array,
    generator: np.random.Generator,
    reliability: float = 0.58,
) -> Array:
    """Security as a study of that age would code it; z-scores with reliability .58.

    Before age 3 trust in the mother, later w + mu_theta + .63 mu_lambda.
    """
    later = self_model + others_responsiveness + 0.63 * np.asarray(others_contingency)
    true = z_scores(trust_in_mother if age < 3 else later)
    noise = generator.normal(size=np.shape(true))
    return np.asarray(np.sqrt(reliability) * true + np.sqrt(1 - reliability) * noise)
