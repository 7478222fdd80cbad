"""Read-outs of one person: own life, questionnaire, patterns, movement, effort, load."""

from __future__ import annotations

from typing import Any

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from hecht.model.measurement.effort import perceived_effort
from hecht.model.measurement.flexibility import movement
from hecht.model.measurement.hierarchy import figures
from hecht.model.measurement.patterns import PATTERNS, Patterns, memberships
from hecht.model.measurement.questionnaire import Blueprint, latent
from hecht.model.measurement.stability import shift
from hecht.model.measurement.standard_error import Reported, reported
from hecht.model.parameters import constants
from hecht.scenes.readouts.entry import Readout, both
from hecht.scenes.readouts.view import MONTH, View

Array = NDArray[np.floating[Any]]

_BLUEPRINT = (
    "self_model",
    "others_responsiveness",
    "others_contingency",
    "others_aversiveness",
)
_MOVES = ("rigid", "chaotic", "flexible")


def _autonomy(view: View) -> xr.DataArray | None:
    return view.of_people(view.mean(view.data["exploration"]), view.people)


def _told(view: View, when: int) -> Reported:
    """What everyone would report at one moment, arrays [replicate, person]."""
    learned = [view.data[name].isel(time=when).values.astype(float) for name in _BLUEPRINT]
    told = reported(latent(Blueprint(*(values.ravel() for values in learned))))
    return Reported(*(values.reshape(learned[0].shape) for values in told))


def _answer(name: str, view: View) -> xr.DataArray | None:
    values = getattr(_told(view, -1), name)
    return view.of_people(xr.DataArray(values, coords=_by_person(view)), view.adults)


def _by_person(view: View) -> dict[str, xr.DataArray]:
    return {name: view.data[name] for name in ("replicate", "person")}


def _patterns(view: View) -> xr.DataArray | None:
    found = np.stack(memberships(_told(view, -1)), axis=-1)
    coordinates = {**_by_person(view), "pattern": list(PATTERNS)}
    return view.of_people(xr.DataArray(found, coords=coordinates), view.adults)


def _pattern_shift(view: View) -> xr.DataArray | None:
    if view.watched_minutes < MONTH:
        return None
    first, later = (Patterns(*memberships(_told(view, when))) for when in (0, -1))
    moved = xr.DataArray(shift(first, later), coords=_by_person(view))
    return view.of_people(moved, view.adults)


def _movement(view: View) -> xr.DataArray | None:
    if view.closely is None:
        return None
    inside, step = view.closely
    data = view.data.isel(time=inside).transpose("time", "replicate", ...)
    rows = []
    for person in view.people:
        own = [bond for bond in view.bonds if bond.startswith(f"{person} -> ")]
        arousal = data["arousal"].sel(person=person).values
        call, away = (_largest(data, name, own, arousal) for name in ("call", "withdrawal"))
        rows.append(np.stack(movement(arousal, call, away, step), axis=-1))
    coordinates = {
        "replicate": view.data.replicate, "person": view.people, "way": list(_MOVES)
    }  # fmt: skip
    found = xr.DataArray(np.stack(rows, axis=1), coords=coordinates)
    return found.reindex(person=view.data.person.values)


def _largest(data: xr.Dataset, name: str, bonds: list[str], like: Array) -> Array:
    return np.asarray(data[name].sel(bond=bonds).max("bond").values) if bonds else 0.0 * like


def _effort(view: View) -> xr.DataArray | None:
    numbers = constants(view.scene.model)
    felt = view.data["felt_security"]
    share = perceived_effort(np.asarray(felt.values, float), numbers.load_sharing)
    return view.of_people(view.mean(felt.copy(data=share)), view.people)


def _load(view: View) -> xr.DataArray | None:
    if view.lived_minutes < constants(view.scene.model).load_lag:
        return None
    return view.of_people(view.last("load"), view.people)


def _figures(view: View) -> xr.DataArray | None:
    strength = view.last("strength")
    rows = []
    for person in view.people:
        own = [bond for bond in view.bonds if bond.startswith(f"{person} -> ")]
        rows.append(figures(strength.sel(bond=own).transpose("replicate", "bond").values))
    coordinates = {"replicate": view.data.replicate, "person": view.people}
    found = xr.DataArray(np.stack(rows, axis=1).astype(float), coords=coordinates)
    return found.reindex(person=view.data.person.values)


_ERROR = "hecht.model.measurement.standard_error; Lord & Novick 1968; model text, section 4"

OF_PEOPLE = (
    Readout(
        "autonomy", "", "", 0, 1, "person",
        both("eigen leven", "own life"),
        both(
            "hoeveel aandacht er is voor het eigen leven en voor wat nieuw is",
            "how much attention there is for one's own life and for what is new",
        ),
        "mean over time of exploration",
        "model text, section 4: P(explore) exp(-a - u)",
        _autonomy,
    ),
    Readout(
        "anxiety", "", "points", 1, 5, "person",
        both("angst om verlaten te worden", "anxiety about being left"),
        both(
            "wat iemand gemiddeld zou antwoorden op vragen over angst in relaties",
            "what someone would answer, on average, to questions about anxiety in relationships",
        ),
        "expected mean of 18 answers, from the blueprint at the end",
        "hecht.model.measurement.questionnaire; model text, section 4",
        lambda view: _answer("anxiety", view),
    ),
    Readout(
        "anxiety_error", "", "points", 0, 1, "person",
        both("onzekerheid van die angst", "uncertainty of that anxiety"),
        both(
            "hoeveel het antwoord bij een volgende keer invullen zou schelen, alleen door toeval",
            "how much the answer would differ next time, by chance alone",
        ),
        "standard error of measurement of the 18 answers",
        _ERROR,
        lambda view: _answer("anxiety_error", view),
    ),
    Readout(
        "avoidance", "", "points", 1, 5, "person",
        both("afstand houden", "keeping distance"),
        both(
            "wat iemand gemiddeld zou antwoorden op vragen over afstand houden in relaties",
            "what someone would answer, on average, to questions about keeping distance",
        ),
        "expected mean of 18 answers, from the blueprint at the end",
        "hecht.model.measurement.questionnaire; model text, section 4",
        lambda view: _answer("avoidance", view),
    ),
    Readout(
        "avoidance_error", "", "points", 0, 1, "person",
        both("onzekerheid van dat afstand houden", "uncertainty of that distance"),
        both(
            "hoeveel het antwoord bij een volgende keer invullen zou schelen, alleen door toeval",
            "how much the answer would differ next time, by chance alone",
        ),
        "standard error of measurement of the 18 answers",
        _ERROR,
        lambda view: _answer("avoidance_error", view),
    ),
    Readout(
        "patterns", "", "probability", 0, 1, "person",
        both("vier patronen", "four patterns"),
        both(
            "hoe de antwoorden over vier patronen verdeeld zijn, met hun onzekerheid; "
            "niemand is een patroon",
            "how the answers spread over four patterns, with their uncertainty; "
            "nobody is a pattern",
        ),
        "the two dimensions against their borders, each soft by its standard error",
        "doi:10.1037/0022-3514.61.2.226; borders from doi:10.1037/0022-3514.73.5.1092",
        _patterns,
        {
            "secure": both("veilig", "secure"),
            "anxious": both("angstig", "anxious"),
            "avoidant": both("vermijdend", "avoidant"),
            "fearful": both("bang voor nabijheid", "fearful"),
        },
    ),
    Readout(
        "pattern_shift", "", "probability", 0, 1, "person",
        both("verschuiving tussen patronen", "shift between patterns"),
        both(
            "welk deel van de kansen op een ander patroon is gaan liggen sinds het begin",
            "what part of the probabilities has moved to another pattern since the beginning",
        ),
        "half the sum of absolute changes in the four probabilities, first to last moment",
        "total variation distance",
        _pattern_shift,
    ),
    Readout(
        "movement", "", "share", 0, 1, "person",
        both("vast, meegesleurd of soepel", "stuck, swept along or flexible"),
        both(
            "hoe iemand beweegt als iets raakt: blijft het steken, slaat het alle kanten op, "
            "of komt het weer tot rust",
            "how someone moves when stirred: does it get stuck, go in all directions, "
            "or come to rest again",
        ),
        "spread and order over a grid of arousal by act in blocks of 5 minutes, and the return of "
        "arousal; from the chapter watched in most detail",
        "doi:10.1177/0165025407077765, doi:10.1177/0956797610372634; put together by us",
        _movement,
        {
            "rigid": both("vast", "stuck"),
            "chaotic": both("meegesleurd", "swept along"),
            "flexible": both("soepel", "flexible"),
        },
    ),
    Readout(
        "perceived_effort", "1 / (1 + eta S)", "share", 0, 1, "person",
        both("hoe zwaar iets lijkt", "how heavy things look"),
        both(
            "welk deel van een last iemand alleen voelt te dragen; met iemand naast je lijkt een "
            "helling minder steil",
            "what part of a load someone feels to carry alone; beside someone a hill looks less "
            "steep",
        ),
        "mean over time of 1 / (1 + eta S), S felt security",
        "eq. 10; doi:10.1016/j.jesp.2008.04.011",
        _effort,
    ),
    Readout(
        "load", "L", "", 0, 5, "person",
        both("lange spanning", "long strain"),
        both(
            "hoeveel spanning er in het afgelopen half jaar bleef hangen",
            "how much tension has stayed over the last half year",
        ),
        "the state L at the end; only after half a year of simulated time",
        "dL/dt = ((s - s_0)^+ - L) / tau_L",
        _load,
    ),
    Readout(
        "figures", "", "count", 0, 100, "person",
        both("mensen om op terug te vallen", "figures to fall back on"),
        both(
            "met hoeveel anderen er een sterke band is",
            "with how many others there is a strong bond",
        ),
        "bonds stronger than .5 at the end",
        "model text, section 5, scene 13; doi:10.1177/0265407597145002",
        _figures,
    ),
)  # fmt: skip
