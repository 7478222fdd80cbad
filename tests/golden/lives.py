"""Lives of a scene, and parts of them, for the tests of what comes out of the model."""

from __future__ import annotations

import numpy as np

from hecht.scenes import load
from hecht.scenes.run import run

DAY = 1440.0


def lived(name, replicates=128, seed=0, **choices):
    """The dataset of a scene, with options of its own choices."""
    changes = {f"choice.{choice}": option for choice, option in choices.items()}
    return run(load(name), replicates=replicates, seed=seed, changes=changes).data


def part(data, first, last):
    """What happened after minute `first`, up to and including minute `last`."""
    return data.isel(time=((data.time > first + 1e-6) & (data.time <= last + 1e-6)).values)


def mean(data, variable, who):
    """Mean over time of a person's or bond's variable, one number for each replicate."""
    values = data[variable].sel({"bond" if "->" in who else "person": who})
    return values.mean("time").values


def share(where):
    """Share of replicates in which something holds."""
    return float(np.mean(where))
