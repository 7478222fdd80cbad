"""Read-outs of one bond: closeness, contact by channel, turning to someone, satisfaction."""

from __future__ import annotations

import numpy as np
import xarray as xr

from hecht.model.measurement.closeness import channels, closeness
from hecht.model.measurement.hierarchy import shares, turning
from hecht.model.measurement.observation import satisfaction
from hecht.model.parameters import constants
from hecht.scenes.readouts.entry import Readout, both
from hecht.scenes.readouts.view import View
from hecht.scenes.schema import Chapter


def _together(view: View) -> xr.DataArray:
    """When the other is in reach at all, [replicate, time, bond]."""
    return view.data["reach"] > 0


def _closeness(view: View) -> xr.DataArray | None:
    data, numbers = view.data, constants(view.scene.model)
    contact, strength, trust = (
        np.asarray(data[name].values, np.float64) for name in ("contact", "strength", "trust")
    )
    close = closeness(contact, strength, trust, numbers.stranger_relief)
    found = data["contact"].copy(data=close)
    return view.of_bonds(view.mean(found, _together(view)), view.bonds)


def _channels(view: View) -> xr.DataArray | None:
    data = view.data
    people = [bond for bond in view.bonds if _figure(view, bond) not in ("object", "pet")]
    if not people:
        return None
    found = channels(*(np.asarray(data[name].values, np.float64) for name in ("contact", "reach")))
    kinds = [data["contact"].copy(data=values) for values in found]
    means = [view.of_bonds(view.mean(values, _together(view)), people) for values in kinds]
    return xr.concat(means, dim="channel").assign_coords(channel=list(found._fields))


def _figure(view: View, bond: str) -> str:
    return view.scene.people[bond.split(" -> ")[1]].kind


def _turning(view: View) -> xr.DataArray | None:
    names = ("strength", "presence", "trust", "responsiveness", "self_model")
    strength, presence, trust, responsiveness, worth = (view.last(name) for name in names)
    rows = []
    for bond in view.bonds:
        own, owner = {"bond": bond}, bond.split(" -> ")[0]
        base = responsiveness.sel(own).values + worth.sel(person=owner).values
        found = turning(
            strength.sel(own).values,
            presence.sel(own).values,
            trust.sel(own).values,
            1.0 / (1.0 + np.exp(-np.clip(base, -30, 30))),
            _can_care(view, bond),
        )
        rows.append(np.stack([*found, found.overall], axis=-1))
    if not rows:
        return None
    coordinates = {
        "replicate": view.data.replicate,
        "bond": view.bonds,
        "use": ["closeness", "haven", "base", "overall"],
    }
    table = xr.DataArray(np.stack(rows, axis=1), coords=coordinates)
    return table.reindex(bond=view.data.bond.values)


def _can_care(view: View, bond: str) -> float:
    """K of a bond as the scene leaves it: a later chapter may take it away (death)."""
    found = 1.0
    ends = bond.split(" -> ")
    for ties in (view.scene.bonds, *(c.begin.bonds for c in _chapters(view))):
        for key, tie in ties.items():
            first, arrow, second = key.split(" ")
            same = [first, second] == ends or (arrow == "<->" and [second, first] == ends)
            value = tie.values.get("commitment") if same else None
            found = float(value) if isinstance(value, int | float) else found
    return found


def _chapters(view: View) -> list[Chapter]:
    return [*view.scene.before, *view.scene.chapters]


def _turned_to(view: View) -> xr.DataArray | None:
    table = _turning(view)
    if table is None:
        return None
    overall = table.sel(use="overall", drop=True)
    parts = []
    for person in view.people:
        own = [bond for bond in view.bonds if bond.startswith(f"{person} -> ")]
        mine = overall.sel(bond=own).transpose("replicate", "bond")
        parts.append(mine.copy(data=shares(mine.values)))
    return xr.concat(parts, dim="bond").reindex(bond=view.data.bond.values)


_IN_SATISFACTION = (
    "strength", "responsiveness", "contingency", "care", "contact", "call", "withdrawal", "fright"
)  # fmt: skip


def satisfied(view: View, owner: str, other: str) -> xr.DataArray:
    """Satisfaction of one with the other, mean over moments in reach, [replicate].

    The formula of the measurement layer, with felt care added (model extensions, K1); frightening
    acts are counted by the half hour, at most one, whatever the step.
    """
    bond, back = f"{owner} -> {other}", f"{other} -> {owner}"
    here, there = view.data.sel(bond=bond), view.data.sel(bond=back)
    felt = {name: here[name].values for name in _IN_SATISFACTION}
    windows = view.minutes / constants(view.scene.model).care_window
    felt["fright"] = np.minimum((here["fright"] / xr.DataArray(windows, dims="time")).values, 1.0)
    values = satisfaction(
        **felt,
        arousal=view.data["arousal"].sel(person=owner).values,
        withdrawal_of_partner=there["withdrawal"].values,
    )
    whole = here["care"].copy(data=values + here["felt_care"].values)
    return view.mean(whole, here["reach"] > 0)


def _satisfaction(view: View) -> xr.DataArray | None:
    found = {
        f"{owner} -> {other}": satisfied(view, owner, other)
        for first, second in view.pairs
        for owner, other in ((first, second), (second, first))
    }
    if not found:
        return None
    table = np.stack([np.asarray(values.values) for values in found.values()], axis=1)
    coordinates = {"replicate": view.data.replicate, "bond": list(found)}
    return xr.DataArray(table, coords=coordinates).reindex(bond=view.data.bond.values)


OF_BONDS = (
    Readout(
        "closeness", "", "", 0, 1, "bond",
        both("nabijheid", "closeness"),
        both(
            "contact dat iets betekent: dichtbij iemand met wie je een band hebt en die je "
            "vertrouwt",
            "contact that means something: near someone you have a bond with and trust",
        ),
        "mean over moments in reach of c [epsilon + (1 - epsilon) b pi]",
        "eq. 5 and 8; weights are our own",
        _closeness,
    ),
    Readout(
        "channels", "", "", 0, 1, "bond",
        both("aanraking, blik en stem", "touch, eyes and voice"),
        both(
            "langs welke weg er contact is; aanraken vraagt de meeste nabijheid",
            "by which way there is contact; touch asks for most nearness",
        ),
        "means over moments in reach of c^3, c^1.5 and c^.5; touch and gaze only in one room",
        "eq. 8; exponents are our own",
        _channels,
        {
            "touch": both("aanraking", "touch"),
            "gaze": both("blik", "eyes"),
            "voice": both("stem", "voice"),
        },
    ),
    Readout(
        "turning", "", "", 0, 1, "bond",
        both("wat de ander is", "what the other is"),
        both(
            "iemand om bij te zijn, om te schuilen, om van uit te gaan",
            "someone to be near, to shelter with, to set out from",
        ),
        "b (1 + f) / 2, times pi for a haven, times P(0) for a base; at the end",
        "doi:10.1177/0265407597145002; model text, section 5, scene 13",
        _turning,
        {
            "closeness": both("om bij te zijn", "to be near"),
            "haven": both("om te schuilen", "to shelter with"),
            "base": both("om van uit te gaan", "to set out from"),
            "overall": both("alles samen", "all together"),
        },
    ),
    Readout(
        "turned_to", "", "share", 0, 1, "bond",
        both("tot wie iemand zich wendt", "whom someone turns to"),
        both(
            "welk deel van al het steunen naar deze ander gaat",
            "what part of all leaning goes to this other",
        ),
        "mean of the three functions of `turning`, as a share over a person's bonds",
        "doi:10.1177/0265407597145002, doi:10.1111/j.1475-6811.1997.tb00135.x",
        _turned_to,
    ),
    Readout(
        "satisfaction", "", "", -16, 5, "bond",
        both("tevredenheid", "satisfaction"),
        both(
            "hoe tevreden iemand is met wat er tussen hen is",
            "how content someone is with what is between them",
        ),
        "mean over moments in reach of 1.5 b sigma(theta + .63 lambda) + y + .4 c + min(x, .5) "
        "- .5 s - .6 v_partner - v - 8 H + d; ordinary couples .34, SD .77",
        "model text, section 4; model extensions, K1",
        _satisfaction,
    ),
)  # fmt: skip
