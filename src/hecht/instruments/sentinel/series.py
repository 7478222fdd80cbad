"""Repeated measures: gaps that nothing marks, and steps that hardly differ from the one before."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from hecht.instruments.sentinel.dyads import people_without
from hecht.instruments.sentinel.finding import Finding
from hecht.instruments.sentinel.structure import TIME, Structure
from hecht.instruments.sentinel.view import View

STICKY = 0.8
MIN_STEPS = 20
FEW = 6
MAX_GRID = 100
"""Up to so many moments a person, a missing row is taken for a missed moment."""


def detect(view: View) -> Iterator[Finding]:
    """Everything about moments."""
    structure = view.structure
    if not structure.time:
        yield from _said_twice(view, structure)
        return
    yield from _gaps(view, structure)
    yield from _whole_people(view)
    yield from _sticky(view, structure)


def _said_twice(view: View, structure: Structure) -> Iterator[Finding]:
    """A moment that stands twice for one person, and the column that tells the two apart."""
    frame = view.frame
    if not structure.dyad:
        return
    for time in (str(n) for n in frame.columns if TIME.match(str(n))):
        keys = [*structure.who, time]
        repeats = int(frame.duplicated(keys).sum())
        if not 0 < repeats < len(frame) / 2:
            continue
        few = [str(n) for n in frame.columns if n not in keys and frame[n].nunique() <= FEW]
        part = next((n for n in few if not frame.duplicated([*keys, n]).any()), "")
        solved = (
            f" Within {part} every moment stands once: {time} starts again there." if part else ""
        )
        yield Finding(
            "moments said twice",
            time,
            f"{repeats:,} rows have a {time} that the same person had before.{solved}",
            "look",
            {"rows": repeats, "part": part},
        )


def _gaps(view: View, structure: Structure) -> Iterator[Finding]:
    frame = view.frame
    moments = frame[structure.time].nunique()
    people = len(frame[structure.who].drop_duplicates())
    full, there = moments * people, len(frame)
    if moments > MAX_GRID or there >= full:
        return
    yield Finding(
        "moments without a row",
        structure.time,
        f"{people} people with {moments} moments each would be {full:,} rows; there are {there:,}. "
        f"The {full - there:,} missed moments have no row of their own: the row before is not "
        "always the moment before.",
        "look",
        {"expected": full, "rows": there, "missing": full - there},
    )


def _whole_people(view: View) -> Iterator[Finding]:
    gaps = view.numbers.isna().any()
    absent = {
        str(name): people
        for name in gaps[gaps].index
        if (people := people_without(view, str(name)))
    }
    if absent:
        listed = ", ".join(f"{name} {people}" for name, people in absent.items())
        yield Finding(
            "people without any value",
            ", ".join(absent),
            f"Some people have no value in any of their rows: {listed}.",
            "know",
            absent,
        )


def _sticky(view: View, structure: Structure) -> Iterator[Finding]:
    """Correlation of each moment with the one before, within people."""
    frame = view.frame.sort_values([*structure.who, structure.time])
    groups = [frame[k] for k in structure.who]
    for name in view.numbers.columns:
        if name in (*structure.who, structure.time):
            continue
        column = view.numbers[name].loc[frame.index]
        sizes = column.groupby(groups).transform("count")
        varies = column.groupby(groups).transform("nunique") > MIN_STEPS / 2
        if not ((sizes >= MIN_STEPS) & varies).any():
            continue
        own = column - column.groupby(groups).transform("mean")
        before = own.groupby(groups).shift(1)
        use = (own.notna() & before.notna() & varies).to_numpy()
        x, y = before.to_numpy()[use], own.to_numpy()[use]
        if x.size < 100 or x.std() == 0 or y.std() == 0:
            continue
        r = float(np.corrcoef(x, y)[0, 1])
        if r > STICKY:
            yield Finding(
                "moments hardly differ",
                str(name),
                f"Within people, {name} correlates {r:.2f} with the moment before. Neighbouring "
                "rows are near copies: never split such rows at random to test a model; leave out "
                "whole couples or whole stretches of time.",
                "look",
                {"autocorrelation": r},
            )
