"""Print the read-outs of a run: a line for each person, bond or pair, with its spread."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hecht.cli._speaking import number, paragraph

if TYPE_CHECKING:
    import xarray as xr

    from hecht.scenes.readouts import Readout
    from hecht.scenes.result import Result

_HEADINGS = {
    "person": ("Per mens", "For each person"),
    "bond": ("Per band", "For each bond"),
    "pair": ("Per tweetal volwassenen", "For each two grown-ups"),
    "group": (
        "Alle levens samen; dit zegt niets over één stel of één mens",
        "All lives together; this says nothing about one couple or one person",
    ),
}
_UNITS = {"points": "punten", "probability": "kans", "share": "deel", "count": "aantal",
          "1/year": "per jaar", "sd": "standaardafwijkingen", "ratio": "verhouding"}  # fmt: skip
_NOT_ABOUT_ONESELF = ("parting_rate", "parted_in_14_years")
"""Never said of people's own couple: these are rates of large groups."""
_SMALL = 0.1  # numbers that stay below this get a third digit


def tell_readouts(result: Result, language: str) -> None:
    """Print every read-out that makes sense for the run; over lives the mean and 10-90 %."""
    from hecht.scenes.library import library
    from hecht.scenes.readouts import READOUTS

    found = result.readouts()
    if result.scene.id not in library():  # a scene of one's own may be about oneself
        found = found.drop_vars(_NOT_ABOUT_ONESELF, errors="ignore")
    for of, headings in _HEADINGS.items():
        own = [readout for name, readout in READOUTS.items() if readout.of == of and name in found]
        if own:
            print(f"\n{headings[0 if language == 'nl' else 1]}")
        for readout in own:
            print()
            paragraph(_heading(readout, language), indent=2)
            rows = list(_rows(result, readout, found[readout.name], language))
            room = max((len(who) for who, _ in rows), default=0)
            for who, said in rows:
                print(f"    {who.ljust(room)}  {said}")


def _heading(readout: Readout, language: str) -> str:
    unit = _UNITS.get(readout.unit, readout.unit) if language == "nl" else readout.unit
    name, about = (text.in_language(language) for text in (readout.say, readout.about))
    return f"{name[0].upper()}{name[1:]}{f' ({unit})' if unit else ''}: {about}."


def _rows(
    result: Result, readout: Readout, values: xr.DataArray, language: str
) -> Iterator[tuple[str, str]]:
    who = next(str(name) for name in ("person", "bond", "pair") if name in values.dims)
    part = next((str(name) for name in values.dims if name not in ("replicate", who)), None)
    for one in values[who].values:
        mine = values.sel({who: one})
        if bool(mine.isnull().all()):
            continue
        if part is None:
            said = _spread(mine, language, finely=True)
        else:
            said = ", ".join(
                f"{readout.parts[str(key)].in_language(language)} "
                f"{_spread(mine.sel({part: key}), language)}"
                for key in mine[part].values
            )
        yield _called(result, str(one), language), said


def _spread(values: xr.DataArray, language: str, finely: bool = False) -> str:
    import numpy as np

    numbers = np.atleast_1d(np.asarray(values.values, float))
    numbers = numbers[np.isfinite(numbers)]
    if not len(numbers):
        return "-"
    digits = 3 if finely and np.abs(numbers).max() < _SMALL else 2
    mean = number(float(numbers.mean()), language, digits)
    if len(numbers) < 2:
        return mean
    low, high = (number(edge, language, digits) for edge in np.quantile(numbers, (0.1, 0.9)))
    return f"{mean} ({low} {'tot' if language == 'nl' else 'to'} {high})"


def _called(result: Result, who: str, language: str) -> str:
    """Names in words: 'kind -> mama' for 'child -> mother'."""
    for between in (" -> ", " & "):
        if between in who:
            ends = who.split(between)
            return between.join(result.scene.name_of(end, language) for end in ends)
    return result.scene.name_of(who, language)
