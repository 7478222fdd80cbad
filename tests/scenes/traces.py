"""Made-up lives: a scene and series written by hand, so that the account can be checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import xarray as xr

from hecht.scenes import loads
from hecht.scenes.checks import BOND_VARIABLES, PERSON_VARIABLES
from hecht.scenes.schema import Scene
from hecht.scenes.timeline import Moment

FAMILY = """
title: {nl: Proef, en: Trial}
stage: room
people:
  child: {kind: infant, name: {nl: kind, en: child}}
  mother: {name: {nl: mama, en: mum}}
bonds:
  child <-> mother: {strength: 0.5}
chapters:
  - {id: room, lasts: %s, step: %s}
watch: [child.arousal]
"""
COUPLE = """
title: {nl: Proef, en: Trial}
stage: %s
people:
  lot: {name: {nl: Lot, en: Lot}}
  sven: {name: {nl: Sven, en: Sven}}
bonds:
  lot <-> sven: {strength: 0.5}
chapters:
  - {id: evening, lasts: %s, step: %s}
watch: [lot.arousal, sven.arousal]
"""
RESTING = {"arousal": 0.2, "exploration": 0.5, "need": 0.2, "reach": 1.0, "contact": 0.25}


@dataclass(frozen=True)
class Life:
    """What an account and a picture are made from."""

    scene: Scene
    data: xr.Dataset
    moments: list[Moment]


def family(lasts: str = "21 min", step: str = "10 s") -> Scene:
    return loads(FAMILY % (lasts, step), scene_id="trial")


def couple(stage: str = "evening", lasts: str = "40 min", step: str = "10 s") -> Scene:
    return loads(COUPLE % (stage, lasts, step), scene_id="trial")


Change = tuple[str, str, float, float, float]
"""(variable, person or bond, from minute, to minute, value)."""


def live(
    scene: Scene,
    *changes: Change,
    moments: list[Moment] | None = None,
    replicates: int = 1,
    noise: float = 0.0,
) -> Life:
    """A life at rest in which the changes hold."""
    chapter = scene.chapters[0]
    times = chapter.step * np.arange(1, chapter.steps + 1)
    random = np.random.default_rng(5)
    names: Mapping[str, tuple[str, list[str]]] = {
        **{name: ("person", list(scene.people)) for name in PERSON_VARIABLES},
        **dict.fromkeys(BOND_VARIABLES, ("bond", scene.bond_names)),
    }
    variables = {}
    for name, (dimension, members) in names.items():
        values = np.full((replicates, len(times), len(members)), RESTING.get(name, 0.0))
        for variable, who, first, last, value in changes:
            if variable == name:
                values[:, (times > first + 1e-9) & (times <= last + 1e-9), members.index(who)] = (
                    value
                )
        if name == "arousal":
            values += noise * random.standard_normal(values.shape)
        variables[name] = (("replicate", "time", dimension), values)
    coordinates = {
        "replicate": np.arange(replicates),
        "time": ("time", times, {"units": "min"}),
        "person": list(scene.people),
        "bond": scene.bond_names,
    }
    return Life(scene, xr.Dataset(variables, coordinates), moments or [])


def leaves(who: str, minute: float, until: float) -> Moment:
    return Moment(minute, until, "leaves", who, None, None)
