"""Read-outs of all lives together: parting, complaints, mortality, stability.

They are about groups. None is read from few lives, and none says anything about one couple or one
person.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from hecht.model.measurement.dissolution import OBSERVED_YEARS, parted_within, parting_rate
from hecht.model.measurement.health import complaints, relative_mortality
from hecht.model.measurement.stability import rank_order
from hecht.model.parameters import constants
from hecht.scenes.readouts.entry import Readout, both
from hecht.scenes.readouts.of_bonds import satisfied
from hecht.scenes.readouts.reference import LOAD, SATISFACTION, SELF_MODEL
from hecht.scenes.readouts.view import MONTH, View

FEWEST_LIVES = 30


def _rates(view: View) -> dict[str, NDArray[np.floating[Any]]]:
    """Yearly rate of parting of each life's couple, by pair; only in scenes about couples."""
    if view.lives < FEWEST_LIVES or view.scene.theme != "couples":
        return {}
    rates = {}
    for one, other in view.pairs:
        content = (satisfied(view, one, other) + satisfied(view, other, one)) / 2
        rates[f"{one} & {other}"] = parting_rate(
            np.asarray(SATISFACTION.z(content).values, np.float64)
        )
    return rates


def _parting(view: View) -> xr.DataArray | None:
    rates = _rates(view)
    if not rates:
        return None
    values = [float(np.nanmean(rate)) for rate in rates.values()]
    return xr.DataArray(values, coords={"pair": list(rates)})


def _parted(view: View) -> xr.DataArray | None:
    rates = _rates(view)
    if not rates:
        return None
    shares = [float(np.nanmean(parted_within(r, OBSERVED_YEARS))) for r in rates.values()]
    return xr.DataArray(shares, coords={"pair": list(rates)})


def _strain(view: View) -> xr.DataArray | None:
    """Load of adults in standard deviations, [replicate, person]; None where too short or few."""
    if view.lives < FEWEST_LIVES or not view.adults:
        return None
    if view.lived_minutes < constants(view.scene.model).load_lag:
        return None
    return LOAD.z(view.last("load").sel(person=view.adults))  # type: ignore[no-any-return]


def _complaints(view: View) -> xr.DataArray | None:
    strain = _strain(view)
    if strain is None:
        return None
    worth = SELF_MODEL.z(view.last("self_model").sel(person=view.adults))
    found = strain.copy(data=complaints(strain.values, worth.values)).mean("replicate")
    return found.reindex(person=view.data.person.values)


def _mortality(view: View) -> xr.DataArray | None:
    strain = _strain(view)
    if strain is None:
        return None
    mean = strain.mean("replicate")
    table = np.stack(relative_mortality(mean.values), axis=-1)
    coordinates = {"person": view.adults, "bound": ["estimate", "low", "high"]}
    return xr.DataArray(table, coords=coordinates).reindex(person=view.data.person.values)


def _stability(view: View) -> xr.DataArray | None:
    if view.lives < FEWEST_LIVES or view.watched_minutes < MONTH:
        return None
    first, later = (
        look("self_model") + look("others_responsiveness") + 0.63 * look("others_contingency")
        for look in (view.first, view.last)
    )
    rows = [
        rank_order(first.sel(person=who).values, later.sel(person=who).values)
        for who in view.people
    ]
    found = xr.DataArray(rows, coords={"person": view.people})
    return found.reindex(person=view.data.person.values)


OF_GROUPS = (
    Readout(
        "parting_rate", "h", "1/year", 0, 10, "group",
        both("hoeveel stellen er per jaar uit elkaar gaan", "how many couples part in a year"),
        both(
            "van een grote groep stellen zoals deze; over één stel zegt het niets",
            "of a large group of couples like these; about one couple it says nothing",
        ),
        "mean over lives of .021 exp(-.9 z), z the satisfaction of both against ordinary couples",
        "model text, section 5, scene 9; doi:10.1111/j.1545-5300.2002.40102000083.x",
        _parting,
    ),
    Readout(
        "parted_in_14_years", "", "share", 0, 1, "group",
        both("deel dat na veertien jaar uit elkaar is", "share that has parted after 14 years"),
        both(
            "van een grote groep stellen zoals deze; in een onderzoek was het ruim een kwart",
            "of a large group of couples like these; in one study it was just over a quarter",
        ),
        "mean over lives of 1 - exp(-14 h)",
        "doi:10.1111/j.1545-5300.2002.40102000083.x: .27, .18 to .37",
        _parted,
    ),
    Readout(
        "complaints", "", "sd", -10, 30, "group",
        both("klachten, gemiddeld", "complaints, on average"),
        both(
            "hoeveel klachten een groep mensen met zulke spanning gemiddeld heeft; 0 is gewoon",
            "how many complaints a group with such strain has on average; 0 is ordinary",
        ),
        "mean over lives of (z(load) + .45 z(-w)) / 1.10, against ordinary adults",
        "model text, section 4; doi:10.1037/pspp0000437",
        _complaints,
    ),
    Readout(
        "relative_mortality", "", "ratio", 0, 100, "group",
        both("sterfte, vergeleken", "mortality, compared"),
        both(
            "hoe vaak een groep met zulke spanning sterft tegenover een gewone groep, met de "
            "grenzen van wat onderzoek weet",
            "how often a group with such strain dies against an ordinary group, with the bounds of "
            "what research knows",
        ),
        "1.13 ^ z of the mean load; the size is published, not predicted",
        "doi:10.1016/j.amepre.2022.02.003 (hazard 1.22, 1.14 to 1.30, high against low load)",
        _mortality,
        {
            "estimate": both("schatting", "estimate"),
            "low": both("ondergrens", "lower bound"),
            "high": both("bovengrens", "upper bound"),
        },
    ),
    Readout(
        "stability", "r", "", -1, 1, "group",
        both("hoe vast de blauwdruk ligt", "how firmly the blueprint lies"),
        both(
            "of wie zich aan het begin het veiligst voelde dat aan het eind nog doet",
            "whether those who were most secure at the beginning still are at the end",
        ),
        "correlation over lives of w + mu_theta + .63 mu_lambda, first to last watched moment",
        "model text, section 4; rows STA01, STA02",
        _stability,
    ),
)  # fmt: skip
