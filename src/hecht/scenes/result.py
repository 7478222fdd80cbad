"""What a run gives back: a labelled dataset, its moments, a picture, an account, a file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import xarray as xr

from hecht import __version__
from hecht.errors import HechtError
from hecht.model.parameters import BOND, PERSON, WAYS
from hecht.model.simulate import Records
from hecht.model.state import Traits, World
from hecht.scenes.checks import PERSON_VARIABLES, bond_variables
from hecht.scenes.schema import Scene
from hecht.scenes.timeline import Moment

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from hecht.scenes.account import Sentence

_UNITS = {name: row.unit for table in (PERSON, BOND, WAYS) for name, row in table.items()}
_MEANING = {
    **{name: row.reason for table in (PERSON, BOND, WAYS) for name, row in table.items()},
    "arousal": "arousal inside, 0-5; a calm adult .2, a frightened infant 1-2",
    "need": "need for a figure",
    "felt_security": "felt security, 0-1",
    "exploration": "exploration, 0-1",
    "trust": "expected care for a full call, 0-1",
}


@dataclass(frozen=True)
class Piece:
    """A watched chapter of one batch of replicates."""

    chapter: str
    minutes: float  # from the start of the watched part to the start of the chapter
    step: float
    records: Records

    @property
    def times(self) -> Any:
        """Minutes at the end of each recorded step, 64-bit."""
        count = len(next(iter(self.records.values())))
        return self.minutes + self.step * np.arange(1, count + 1, dtype=np.float64)


@dataclass(frozen=True)
class Result:
    """The lives of all replicates through the watched chapters.

    Attributes
    ----------
    scene
        The scene as it was run, changes included.
    seed
        What makes the run repeatable.
    data
        Dimensions replicate, time (minutes) and person or bond; units and meanings in attributes.
        Traits and the blueprint at the end have no time.
    moments
        The events as they were applied.
    """

    scene: Scene
    seed: int
    data: xr.Dataset
    moments: list[Moment]

    def account(self, language: str = "en", replicate: int = 0) -> list[Sentence]:
        """What happened, in plain sentences made from the trace of one replicate."""
        from hecht.scenes.account import account

        return account(self, language, replicate)

    def plot(self, language: str = "en", replicate: int = 0) -> Figure:
        """A picture: the watched curves of one life, and the band of the others behind it."""
        from hecht.scenes.plotting import plot

        return plot(self, language, replicate)

    def readouts(self, names: list[str] | None = None) -> xr.Dataset:
        """What can be read off the run: patterns, hierarchy, loop gain ... (docs/readouts.md).

        Raises
        ------
        UnknownNameError
            A name that is not a read-out.
        """
        from hecht.scenes.readouts import readouts

        return readouts(self, names)

    def save(self, path: str | Path) -> Path:
        """Save the dataset: `.nc` (NetCDF), `.zarr`, or `.parquet` and `.csv` (one row a moment).

        Raises
        ------
        HechtError
            Another ending, or Zarr asked for where it is not installed.
        """
        path = Path(path)
        if path.suffix == ".nc":
            self.data.to_netcdf(path, engine="h5netcdf", encoding=_small(self.data))
        elif path.suffix == ".zarr":
            try:
                self.data.to_zarr(path, mode="w")
            except ImportError:
                raise HechtError("saving as Zarr needs: pip install zarr") from None
        elif path.suffix in (".parquet", ".csv"):
            frame = self.frame()
            if path.suffix == ".csv":
                frame.to_csv(path, index=False)
            else:
                frame.to_parquet(path, index=False)
        else:
            raise HechtError(
                f"'{path.name}': use a name that ends in .nc, .zarr, .parquet or .csv."
            )
        return path

    def frame(self) -> Any:
        """A long table: one row for each replicate, time and person or bond."""
        import pandas as pd

        parts = []
        for dimension in ("person", "bond"):
            names = [n for n, v in self.data.data_vars.items() if v.dims[1:] == ("time", dimension)]
            table = self.data[names].to_dataframe().reset_index()
            parts.append(table.rename(columns={dimension: "who"}).assign(kind=dimension))
        frame = pd.concat(parts, ignore_index=True)
        return frame.drop(columns=[c for c in ("owner", "other") if c in frame])


def _small(data: xr.Dataset) -> dict[Any, dict[str, Any]]:
    return {name: {"zlib": True, "complevel": 4} for name in data.data_vars}


def assemble(
    scene: Scene, seed: int, batches: list[tuple[list[Piece], World]], moments: list[Moment]
) -> Result:
    """Join chapters and batches into one labelled dataset."""
    pieces = batches[0][0]
    bonds = scene.bond_names
    coordinates: dict[str, Any] = {
        "replicate": np.arange(sum(_worlds(world) for _, world in batches)),
        "time": ("time", np.concatenate([piece.times for piece in pieces]), {"units": "min"}),
        "chapter": ("time", np.concatenate([[p.chapter] * len(p.times) for p in pieces])),
        "person": list(scene.people),
        "bond": bonds,
        "owner": ("bond", [bond.split(" -> ")[0] for bond in bonds]),
        "other": ("bond", [bond.split(" -> ")[1] for bond in bonds]),
    }
    variables: dict[str, Any] = {}
    for names, dimension in ((PERSON_VARIABLES, "person"), (bond_variables(scene), "bond")):
        for name in names:
            lives = [np.concatenate([p.records[name] for p in batch]) for batch, _ in batches]
            values = np.concatenate(lives, axis=2).transpose(2, 0, 1)
            variables[name] = (("replicate", "time", dimension), values, _attributes(name))
    for name in Traits._fields:
        kept = [np.asarray(getattr(world.traits, name)) for _, world in batches]
        values = np.concatenate(kept, axis=1).T
        variables[name] = (("replicate", "person"), values, _attributes(name))
    data = xr.Dataset(
        variables,
        coordinates,
        {"scene": scene.id, "seed": seed, "hecht": __version__, "title": scene.title.en},
    )
    return Result(scene, seed, data, moments)


def _worlds(world: World) -> int:
    return int(world.persons.arousal.shape[1])


def _attributes(name: str) -> dict[str, str]:
    return {"units": _UNITS.get(name, ""), "long_name": _MEANING.get(name, name)}
