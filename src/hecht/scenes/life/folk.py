"""Who the figures are: one individual for every person who ever takes a place in a life.

An individual is drawn from the population prior, addressed by the name of the place and which
person in it: the third friend in the first place of friends is the same in any batch, whenever
they come.
"""

from __future__ import annotations

from collections.abc import Mapping

import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

from hecht.model.network import address
from hecht.model.noise import WorldKeys
from hecht.model.parameters import PERSON
from hecht.model.population import adults, infant_reactivity, normals
from hecht.scenes.life.chance import Chance
from hecht.scenes.life.places import Cast

Array = NDArray[np.float32]
Values = dict[str, Array]

NEWBORN = {"responsiveness": -1.2, "contingency": 3.0, "aversiveness": 0.0}
"""What a newborn expects (model text, after eq. 15)."""

_PET = {"mentalising": 0.0, "care_base": 2.0, "care_slope": 0.0, "frightening": 0.0}
_THERAPIST = {
    "mentalising": 0.85,
    "care_base": 1.5,
    "care_slope": 0.0,
    "frightening": 0.0,
    "self_model": 0.5,
    "others_aversiveness": 0.02,
}
_SHARED_HOUSE = 0.3  # log-odds: what the care of two parents has in common
_BLUEPRINT = ("responsiveness", "contingency", "aversiveness")
_CARE_BASE, _CARE_SLOPE, _MIND, _OWN_FEAR = 23, 24, 25, 26  # streams of normals


class Folk:
    """Individuals of a batch of worlds, drawn when first asked for."""

    def __init__(
        self,
        cast: Cast,
        keys: WorldKeys,
        chance: Chance,
        changes: Mapping[str, Mapping[str, float]],
    ) -> None:
        self._cast, self._keys, self._chance, self._changes = cast, keys, chance, changes
        self._worlds = int(keys.first.shape[0])
        self._known: dict[tuple[str, int], Values] = {}

    def figure(self, place: int, number: int) -> Values:
        """Person states and traits of person `number` in a place, each [world]."""
        row = self._cast.places[place]
        name = "partner" if row.kind == "partner" else row.name
        if (name, number) not in self._known:
            drawn = (
                self._child(name) if row.kind == "child" else self._adult(name, number, row.kind)
            )
            drawn.update(self._set(row.name))
            self._known[name, number] = drawn
        return self._known[name, number]

    def person(self) -> Values:
        """The person in the middle, as born."""
        who = _who("life you")
        own = self._newborn()
        own["reactivity"] = np.asarray(infant_reactivity(self._keys, who), np.float32)[0]
        own.update(self._caring("life you"))
        own.update(self._set("you"))
        return own

    def grown_mind(self) -> Array:
        """Mentalising of the person as an adult, 0-1, [world]: the spread of the population."""
        drawn = np.asarray(normals(self._keys, _who("life you"), _MIND), np.float32)[0]
        changed = self._changes.get("you", {})
        if "mentalising" in changed:
            return np.full(self._worlds, changed["mentalising"], np.float32)
        return np.asarray(1.0 / (1.0 + np.exp(-(0.2 + 0.97 * drawn))), np.float32)

    def own_fear(self, persons: Mapping[str, Array]) -> Array:
        """Frightening acts a minute by the person as an adult, [world].

        As in the population (model text, section 3): unresolved fear is more likely where the
        self-model and the model of others came out low; here those were learned.
        """
        if "frightening" in self._changes.get("you", {}):
            return np.full(self._worlds, self._changes["you"]["frightening"], np.float32)
        worth = np.clip(persons["self_model"] / 0.6, -3, 3)
        others = (persons["others_responsiveness"] + 1.0) / 0.7 - 0.4 * worth
        odds = -0.9 - 0.8 * worth - 0.5 * np.clip(others / 0.917, -3, 3)
        unresolved = self._chance.share("own fear") < 1.0 / (1.0 + np.exp(-odds))
        often = -0.5 * (
            np.log1p(-self._chance.share("own fear", 1))
            + np.log1p(-self._chance.share("own fear", 2))
        )
        usual = np.asarray(normals(self._keys, _who("life you"), _OWN_FEAR))[0]
        return np.asarray(4e-5 * np.exp(0.8 * usual) + unresolved * 0.0042 * often, np.float32)

    def _adult(self, name: str, number: int, kind: str) -> Values:
        label = f"life {name} {number}"
        drawn = adults(self._keys, _who(label))._asdict()
        values = _defaults(self._worlds)
        for key, value in drawn.items():
            if key in values:
                values[key] = np.asarray(value, np.float32)[0]
        for key in _BLUEPRINT:
            if f"early_{key}" in values:
                values[f"early_{key}"] = values[f"others_{key}"]
        values.update(self._caring(label))
        if kind == "parent":
            shared = np.asarray(normals(self._keys, _who("life parents"), _CARE_BASE), np.float32)[
                0
            ]
            values["care_base"] = values["care_base"] + np.float32(_SHARED_HOUSE) * shared
        fixed = {"pet": _PET, "therapist": _THERAPIST}.get(kind, {})
        values.update({key: np.full(self._worlds, v, np.float32) for key, v in fixed.items()})
        return values

    def _caring(self, label: str) -> Values:
        who = _who(label)
        base = np.asarray(normals(self._keys, who, _CARE_BASE), np.float32)[0]
        slope = np.asarray(normals(self._keys, who, _CARE_SLOPE), np.float32)[0]
        return {
            "care_base": np.float32(self._cast.care_base_spread) * base,
            "care_slope": np.float32(self._cast.care_slope_spread) * slope,
        }

    def _child(self, name: str) -> Values:
        own = self._newborn()
        own["reactivity"] = np.asarray(
            infant_reactivity(self._keys, _who(f"life {name}")), np.float32
        )[0]
        return own

    def _newborn(self) -> Values:
        values = _defaults(self._worlds)
        for key, value in NEWBORN.items():
            for name in (f"others_{key}", f"early_{key}"):
                if name in values:
                    values[name] = np.full(self._worlds, value, np.float32)
        values["mentalising"] = np.zeros(self._worlds, np.float32)
        values["age"] = np.zeros(self._worlds, np.float32)
        return values

    def _set(self, name: str) -> Values:
        changed = self._changes.get(name, {})
        return {key: np.full(self._worlds, value, np.float32) for key, value in changed.items()}


def _defaults(worlds: int) -> Values:
    return {key: np.full(worlds, row.value, np.float32) for key, row in PERSON.items()}


def _who(label: str) -> jnp.ndarray:
    return jnp.asarray([address(label)], jnp.uint32)
