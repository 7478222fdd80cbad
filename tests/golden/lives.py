"""Lives of a scene, and parts of them, for the tests of what comes out of the model."""

from __future__ import annotations

import numpy as np

from hecht.scenes import load
from hecht.scenes.outcomes import show
from hecht.scenes.run import run

DAY = 1440.0
LIVES = 64  # in which outcomes are judged


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


def unseen(name: str) -> dict[str, float]:
    """The outcomes of a scene that too few lives show, with their share."""
    verdicts = show(load(name), replicates=LIVES)
    assert verdicts, f"{name} says of nothing that it must be seen"
    return {v.outcome.id: round(v.share, 2) for v in verdicts if not v.shown}


def difference(name: str, variable: str, who: str, path: str, *, minutes: float, **model: float):
    """Median over lives of what a choice does to a mean of the first minutes, per life."""
    means = []
    for option in path.split("=")[1].split("/"):
        changes = {f"choice.{path.split('=')[0]}": option}
        changes |= {f"model.{k}": v for k, v in model.items()}
        data = run(load(name), replicates=LIVES, changes=changes).data
        kind = "bond" if "->" in who else "person"
        values = data[variable].sel({kind: who}).isel(time=(data.time <= minutes).values)
        means.append(values.mean("time").values)
    return float(np.median(means[0] - means[1]))
