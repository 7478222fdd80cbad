"""How grief is read: thresholds in spreads of arousal before the loss."""

from __future__ import annotations

import numpy as np

from hecht.model.measurement.grief import EIGHTEEN, FOLLOWED, LATE, SIX, read_grief

BEFORE = np.linspace(0.1, 0.5, 41)
SPREAD = BEFORE.std()
CALM = np.zeros_like(BEFORE)


def _read(six: float, eighteen: float, late: float):
    return read_grief(*(BEFORE + rise * SPREAD for rise in (0.0, six, eighteen, late)), CALM, CALM)


def test_prolonged_is_a_rise_of_more_than_one_and_eight_tenths():
    assert _read(0, 0, 1.81).prolonged.all()
    assert not _read(3, 3, 1.79).prolonged.any()


def test_resilient_is_calm_at_both_times_and_usual_before():
    calm = _read(0.89, 0.89, 0)
    assert calm.resilient.mean() == np.mean(np.quantile(BEFORE, 0.85) > BEFORE)
    assert not _read(0.91, 0, 0).resilient.any()
    assert not _read(0, 0.91, 0).resilient.any()


def test_search_and_low_worth_weigh_in_the_score():
    flat = np.full(41, 0.3)
    worth = np.linspace(-1, 1, 41)
    assert read_grief(flat, flat, flat, flat, CALM, worth).score.argmax() == 0
    assert read_grief(flat, flat, flat, flat, worth, CALM).score.argmax() == 40


def test_months_are_those_of_the_panel():
    """Days 150-210, the last month of eighteen, and days 180-360."""
    assert [(m.start * 30, m.stop * 30) for m in (SIX, EIGHTEEN, LATE)] == [
        (150, 210), (510, 540), (180, 360)]  # fmt: skip
    assert EIGHTEEN.stop == FOLLOWED
