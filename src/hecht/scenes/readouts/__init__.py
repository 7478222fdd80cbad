"""Read-outs: everything that can be read off a run, each defined once.

`READOUTS` is the list; `readouts` reads those that make sense for a run. The functions behind
them stand in `hecht.model.measurement`.
"""

from __future__ import annotations

import xarray as xr

from hecht.errors import UnknownNameError
from hecht.scenes.readouts.entry import Readout as Readout
from hecht.scenes.readouts.of_bonds import OF_BONDS
from hecht.scenes.readouts.of_groups import OF_GROUPS
from hecht.scenes.readouts.of_pairs import OF_PAIRS
from hecht.scenes.readouts.of_people import OF_PEOPLE
from hecht.scenes.readouts.of_ways import OF_WAYS
from hecht.scenes.readouts.view import Ran, View

READOUTS: dict[str, Readout] = {
    readout.name: readout for readout in (*OF_PEOPLE, *OF_BONDS, *OF_WAYS, *OF_PAIRS, *OF_GROUPS)
}


def readouts(ran: Ran, names: list[str] | None = None) -> xr.Dataset:
    """The read-outs of a run that make sense for it.

    Parameters
    ----------
    ran
        The result of a scene.
    names
        Which ones; all without it.

    Returns
    -------
    A dataset: people's over (replicate, person), bonds' over (replicate, bond), pairs' over
    (replicate, pair), those of all lives together without replicate. Unit, symbol and source are
    in the attributes. Not a number where nothing can be said of someone.

    Raises
    ------
    UnknownNameError
        A name that is not in `READOUTS`.
    """
    for name in names or ():
        if name not in READOUTS:
            raise UnknownNameError("read-out", name, READOUTS)
    view = View(ran)
    found = {name: READOUTS[name].read(view) for name in names or READOUTS}
    return xr.merge(
        [values.to_dataset(name=name) for name, values in found.items() if values is not None],
        join="outer",
        compat="override",
        combine_attrs="override",
    )
