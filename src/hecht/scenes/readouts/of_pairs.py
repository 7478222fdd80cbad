"""Read-outs of two grown-ups: the gain of their loop, and whether their bodies move together."""

from __future__ import annotations

import jax
import jax.numpy as jnp
import numpy as np
import xarray as xr

from hecht.model.measurement.coupling import coupling, without_the_script
from hecht.model.measurement.loop_gain import loop_gain
from hecht.model.parameters import BOND, PERSON, constants
from hecht.model.state import Bonds, Persons, Traits, World
from hecht.scenes.readouts.entry import Readout, both
from hecht.scenes.readouts.view import View

_FEWEST_MOMENTS, _SCRIPT_FROM = 20, 10


def _loop_gain(view: View) -> xr.DataArray | None:
    numbers, found = constants(view.scene.model), {}
    for pair in view.pairs:
        loop = loop_gain(_dyad(view, pair), numbers)
        gain = np.asarray(loop.gain, float)
        found[pair] = np.where(np.asarray(loop.settled), gain, np.nan)
    return view.by_pair(found)


def _dyad(view: View, pair: tuple[str, str]) -> World:
    """Two people as they are at the end; what is not recorded is as usual."""
    there, back = (f"{a} -> {b}" for a, b in (pair, pair[::-1]))

    def rows(names: tuple[str, ...], dimension: str, labels: list[str]) -> dict[str, jax.Array]:
        table = PERSON if dimension == "person" else BOND
        found = {}
        for name in names:
            if name in view.data:
                values = view.last(name).sel({dimension: labels}).transpose(dimension, "replicate")
                found[name] = jnp.asarray(values.values, jnp.float32)
            else:
                found[name] = jnp.full((2, view.lives), table[name].value, jnp.float32)
        return found

    return World(
        Persons(**rows(Persons._fields, "person", list(pair))),
        Traits(**rows(Traits._fields, "person", list(pair))),
        Bonds(**rows(Bonds._fields, "bond", [there, back])),
    )


def _coupling(view: View) -> xr.DataArray | None:
    if view.closely is None:
        return None
    inside, _ = view.closely
    found = {}
    for pair in view.pairs:
        near = view.array("reach", f"{pair[0]} -> {pair[1]}")[inside].min(axis=1) > 0
        if near.sum() < _FEWEST_MOMENTS:
            continue
        one, other = (view.array("arousal", person)[inside][near] for person in pair)
        if view.lives >= _SCRIPT_FROM:
            one, other = without_the_script(one), without_the_script(other)
        found[pair] = coupling(one, other)
    return view.by_pair(found)


OF_PAIRS = (
    Readout(
        "loop_gain", "L", "", -100, 100, "pair",
        both("hoe hard de kringloop draait", "how strongly the loop turns"),
        both(
            "hoeveel van de spanning van de een via de ander weer bij de een terugkomt; boven 1 "
            "voedt een ruzie zichzelf",
            "how much of one's tension comes back to oneself through the other; above 1 a quarrel "
            "feeds itself",
        ),
        "(ds_i*/ds_j)(ds_j*/ds_i) of the expected step at its fixed point, together under threat "
        ".12, from how both are at the end",
        "model extensions, section 2; hecht.model.measurement.loop_gain",
        _loop_gain,
    ),
    Readout(
        "coupling", "r", "", -1, 1, "pair",
        both("lichamen die meebewegen", "bodies that move together"),
        both(
            "of de spanning van de een en die van de ander samen op en neer gaan",
            "whether the tension of one and of the other rise and fall together",
        ),
        "correlation of arousal over moments together, without mean and trend and, from 10 lives "
        "on, without what all lives share",
        "doi:10.1016/j.physbeh.2021.113391 (r with satisfaction .09)",
        _coupling,
    ),
)  # fmt: skip
