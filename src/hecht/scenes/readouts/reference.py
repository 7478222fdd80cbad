"""What is ordinary: the populations that satisfaction and load are compared with.

Both come from `ordinary_couples`, couples drawn from the population who live four months of
ordinary weeks; a test lives them again.
"""

from __future__ import annotations

from typing import Any, NamedTuple


class Ordinary(NamedTuple):
    """Mean and standard deviation over people or couples."""

    mean: float
    sd: float

    def z(self, values: Any) -> Any:
        """In standard deviations from the mean."""
        return (values - self.mean) / self.sd


SATISFACTION = Ordinary(0.34, 0.77)
"""Satisfaction of a couple, mean of both, over a fortnight of evenings."""
LOAD = Ordinary(0.194, 0.117)
"""Arousal above calm of an adult, over the same fortnight; where load comes to rest."""
SELF_MODEL = Ordinary(0.0, 0.6)
"""The prior of the population (model text, section 3)."""


def ordinary_couples() -> dict[str, Any]:
    """A scene: two adults of any kind, 90 days together and a watched fortnight.

    As the couple scene of the model text (section 5, scene 9): part of the day apart, five hours
    together, own stressors; partners differ in the care they give.
    """
    adult = {
        "drawn": "population",
        "traits": {"care_base": {"mean": 0, "sd": 0.35}, "care_slope": {"mean": 0, "sd": 0.7}},
    }
    day = {
        "hours_a_day": 7,
        "step": "30 min",
        "everyday": [{"on": ["all"], "threat": {"chance": 0.2, "size": 0.08}}],
        "events": [{"at": "0 min", "for": "2 h", "daily": True, "who": "kim", "does": "leaves"}],
    }
    bond = {"strength": 0.8, "presence": 1, "commitment": 0.9}
    return {
        "theme": "couples",
        "title": {"nl": "Gewone stellen", "en": "Ordinary couples"},
        "people": {"kim": adult, "sam": adult},
        "bonds": {"kim <-> sam": bond},
        "before": [{"id": "months", "lasts": "90 days", **day}],
        "chapters": [{"id": "fortnight", "lasts": "14 days", **day}],
    }
