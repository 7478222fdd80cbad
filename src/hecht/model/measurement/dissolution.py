"""How many couples part: a rate for groups of couples, calibrated on published shares.

For populations only. It is never shown to people about their own couple: the rate says how many
of a hundred such couples part, not which.
"""

from __future__ import annotations

from hecht.model.measurement._either import Values, library_of

YEARLY_RATE = 0.021  # of a couple of average satisfaction, 1/year
STEEPNESS = 0.9  # log rate for one standard deviation of satisfaction
OBSERVED_YEARS, OBSERVED_SHARE = 14.0, 0.266
"""21 of 79 couples parted in 14 years, .18 to .37 with 95 % confidence (Gottman & Levenson 2002,
doi:10.1111/j.1545-5300.2002.40102000083.x; row COU16)."""


def parting_rate(satisfaction_z: Values) -> Values:
    """Rate at which couples part, 1/year: .021 exp(-.9 z).

    Model text, section 5, scene 9; the level is fitted to the 14-year share above, the steepness
    is the model text's.

    Parameters
    ----------
    satisfaction_z
        Satisfaction of a couple (mean of both) in standard deviations of a population of couples.
    """
    rate: Values = YEARLY_RATE * library_of(satisfaction_z).exp(-STEEPNESS * satisfaction_z)
    return rate


def parted_within(rate: Values, years: float) -> Values:
    """Expected share of couples that has parted after some years, 0..1: 1 - exp(-rate years)."""
    share: Values = 1.0 - library_of(rate).exp(-rate * years)
    return share
