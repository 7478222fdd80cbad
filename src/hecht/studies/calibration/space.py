"""What may move in a calibration: constants, laid out so that every axis runs from 0 to 1."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hecht.errors import HechtError
from hecht.model.parameters import CONSTANTS, Parameter, lookup

ANCHORS = {
    "calm_arousal": "it anchors the scale of arousal",
    "call_effort": "it anchors the scale of worth",
    "need_lag": "it anchors the clock of need",
    "care_window": "it is a length of step",
    "act_persistence": "it is a length of step",
    "quarrel_lasts": "it is a length of step",
}
"""Constants that fix a scale and may be held without loss, and why."""

LOOSE = (
    "load_sharing", "soothing_rate", "stranger_relief", "protest_arousal", "relief_value",
    "choice_precision", "fear_weight", "own_model_in_care", "reserve_relief",
)  # fmt: skip
"""What is moved when nothing is named: each decides several findings of short studies."""

_DECADES = 2.0  # a range wider than this is searched by its logarithm
_FROM_ZERO = 1.5  # the same, for a range that begins at zero: decades above the present value


@dataclass(frozen=True)
class Axis:
    """One constant.

    Attributes
    ----------
    name
        As in `CONSTANTS`.
    low, high
        Its range there; a logarithmic axis that begins at zero begins as far below the present
        value as its end lies above (switching a mechanism off is an ablation, no calibration).
    logarithmic
        Whether equal steps are equal factors.
    present
        The value of the constant now.
    """

    name: str
    low: float
    high: float
    logarithmic: bool
    present: float

    def value(self, place: float) -> float:
        """The constant at a place on the axis, 0 to 1; exactly the present one at its own place."""
        if place == self.centre:
            return self.present
        if self.logarithmic:
            found = self.low * math.exp(place * math.log(self.high / self.low))
        else:
            found = self.low + (self.high - self.low) * place
        return min(max(found, self.low), self.high)

    @property
    def centre(self) -> float:
        """The place of the present value."""
        return self.place(self.present)

    def place(self, value: float) -> float:
        """Where a value lies on the axis."""
        if self.logarithmic:
            return math.log(value / self.low) / math.log(self.high / self.low)
        return (value - self.low) / (self.high - self.low)


def axis(parameter: Parameter) -> Axis:
    """The axis of a constant: logarithmic where its range spans decades."""
    low, high, value = parameter.low, parameter.high, parameter.value
    if low > 0:
        logarithmic = math.log10(high / low) >= _DECADES
    else:
        logarithmic = low == 0 and value > 0 and math.log10(high / value) >= _FROM_ZERO
        low = value * value / high if logarithmic else low
    return Axis(parameter.name, low, high, logarithmic, value)


def axes(names: Sequence[str] = LOOSE) -> list[Axis]:
    """The axes of these constants.

    Raises
    ------
    UnknownNameError
        A name that is no constant of the model.
    HechtError
        No name, a name given twice, or one that anchors a scale.
    """
    if not names:
        raise HechtError("Name at least one constant to calibrate.")
    found = []
    for name in names:
        if name in ANCHORS:
            raise HechtError(f"{name} cannot be calibrated: {ANCHORS[name]}. Leave it out.")
        found.append(axis(lookup(CONSTANTS, "model constant", name)))
    twice = sorted({name for name in names if list(names).count(name) > 1})
    if twice:
        raise HechtError(f"The constant {twice[0]} is named twice.")
    return found


def values(space: Sequence[Axis], point: NDArray[np.float64]) -> dict[str, float]:
    """The constants at a point of the unit cube."""
    return {each.name: each.value(float(place)) for each, place in zip(space, point, strict=True)}


def centre(space: Sequence[Axis]) -> NDArray[np.float64]:
    """The present values, on the axes."""
    return np.array([each.centre for each in space])
