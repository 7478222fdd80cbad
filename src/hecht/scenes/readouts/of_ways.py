"""Read-outs of the seven ways of bonding, where a scene follows them: how far, and where stuck."""

from __future__ import annotations

import numpy as np
import xarray as xr

from hecht.model.measurement.ways import Stuck, stuck
from hecht.model.parameters import WAYS, constants
from hecht.scenes.readouts.entry import Readout, both
from hecht.scenes.readouts.view import View


def _ways(view: View) -> xr.DataArray | None:
    if not view.scene.has_ways:
        return None
    found = [view.of_bonds(view.last(name), view.bonds) for name in WAYS]
    return xr.concat(found, dim="way").assign_coords(way=list(WAYS))


def _stuck(view: View) -> xr.DataArray | None:
    if not view.scene.has_ways:
        return None
    bonds = view.bonds
    rows = [_stuck_bond(view, bond) for bond in bonds]
    moments = np.stack(rows, axis=-1)  # [form, time, replicate, bond]
    lasts = view.minutes[:, None, None]
    means = (moments * lasts).sum(axis=1) / view.watched_minutes
    coordinates = {"form": list(Stuck._fields), "replicate": view.data.replicate, "bond": bonds}
    found = xr.DataArray(means, dims=tuple(coordinates), coords=coordinates)
    return found.reindex(bond=view.data.bond.values)


def _stuck_bond(view: View, bond: str) -> Stuck:
    owner, other = bond.split(" -> ")
    back = f"{other} -> {owner}"
    names = (*WAYS, "call", "care", "contact", "reach")
    own = {name: view.array(name, bond) for name in names}
    known = {name: view.array(name, owner) for name in ("need", "self_model")}
    known["differentiation"] = view.data["differentiation"].sel(person=owner).values[None, :]
    answered = back in view.data.bond.values
    theirs = view.array("call", back) if answered else np.zeros_like(own["call"])
    calm = constants(view.scene.model).calm_arousal
    found = stuck(own, theirs, known, view.array("arousal", other), calm)
    return Stuck(*(np.broadcast_to(values, own["call"].shape) for values in found))


OF_WAYS = (
    Readout(
        "ways", "w_1 ... w_7", "", 0, 1, "bond",
        both("zeven manieren van hechten", "seven ways of bonding"),
        both(
            "hoe ver elk van de zeven manieren in deze band is gegroeid, van vroeg naar diep",
            "how far each of the seven ways has grown in this bond, from early to deep",
        ),
        "the seven ways at the end",
        "hecht.model.ways; pace after doi:10.1177/0265407518761225",
        _ways,
        {
            "likeness": both("op elkaar lijken", "being alike"),
            "loyalty": both("trouw", "loyalty"),
            "place": both("een plek hebben bij de ander", "having a place with the other"),
            "understood": both("begrepen worden", "being understood"),
            "intimacy": both("elkaar toelaten", "letting each other in"),
            "known": both("gekend worden", "being known"),
            "felt": both("gevoeld worden", "being felt"),
        },
    ),
    Readout(
        "stuck", "", "", 0, 1, "bond",
        both("waar een manier van hechten vastzit", "where a way of bonding is stuck"),
        both(
            "momenten waarin een manier sterk is, terwijl mist waar die op rust; over momenten, "
            "niet over mensen",
            "moments in which a way is strong while what it rests on is missing; about moments, "
            "not about people",
        ),
        "means over all that is watched; the products stand in hecht.model.measurement.ways",
        "hecht.model.measurement.ways; the products are our own",
        _stuck,
        {
            "copying": both("nadoen", "copying"),
            "possessiveness": both("vasthouden aan de ander", "holding on to the other"),
            "pleasing": both("behagen", "pleasing"),
            "arguing": both("gelijk willen halen", "arguing to be right"),
            "pulling": both("trekken aan de ander", "pulling at the other"),
            "hiding": both("verbergen", "hiding"),
            "flooding": both("overspoeld raken", "being flooded"),
        },
    ),
)  # fmt: skip
