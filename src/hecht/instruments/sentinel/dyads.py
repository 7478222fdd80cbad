"""Couples: copied series, partner columns that do not agree, partners who are missing."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from hecht.instruments.sentinel.finding import Finding
from hecht.instruments.sentinel.header import ACTOR_PARTNER, SAME
from hecht.instruments.sentinel.structure import Structure, across_partners
from hecht.instruments.sentinel.view import View

MIN_STEPS = 10
MIN_VALUES = 4


def detect(view: View) -> Iterator[Finding]:
    """Everything that needs both partners of a couple."""
    structure = view.structure
    if not structure.dyad:
        return
    yield _shape(view, structure)
    if structure.time:
        yield from _copied_series(view, structure)
    yield from _partner_columns(view, structure)


def _shape(view: View, structure: Structure) -> Finding:
    frame = view.frame
    couples = frame[structure.dyad].nunique()
    members = frame.groupby(structure.dyad)[structure.person].nunique()
    single = int((members < 2).sum())
    people = int(frame[structure.who].drop_duplicates().shape[0])
    alone = f" {single} couples have one person only." if single else ""
    return Finding(
        "two people a couple",
        f"{structure.dyad}, {structure.person}",
        f"{couples} couples, {people} people, {len(frame):,} rows: rows of one couple are not "
        f"independent of each other.{alone}",
        "know",
        {"couples": int(couples), "people": people, "single": single},
    )


def _copied_series(view: View, structure: Structure) -> Iterator[Finding]:
    """Both partners with one and the same series: a copy, not two people."""
    frame = view.frame
    keys = [structure.dyad, structure.time]
    rank = frame.groupby(structure.dyad)[structure.person].rank(method="dense")
    for name in view.numbers.columns:
        if name in (*structure.who, structure.time):
            continue
        part = frame[keys].assign(value=view.numbers[name], rank=rank).dropna()
        table = part.pivot_table(index=keys, columns="rank", values="value", aggfunc="first")
        if table.shape[1] != 2:
            continue
        table = table.dropna()
        same = (table.iloc[:, 0] - table.iloc[:, 1]).abs() < SAME
        by_couple = same.groupby(level=0).agg(["all", "size"])
        spread = table.iloc[:, 0].groupby(level=0).nunique()
        full = by_couple["all"] & (by_couple["size"] >= MIN_STEPS) & (spread >= MIN_VALUES)
        if not full.any() or full.mean() > 0.5:
            continue
        for couple in full[full].index:
            steps = int(by_couple.loc[couple, "size"])
            yield Finding(
                "copied series",
                f"{name}, {structure.dyad} {couple}",
                f"In {structure.dyad} {couple} both people have exactly the same {name} in all "
                f"{steps} steps. That is one person's series copied, not two people; leave the "
                "couple out.",
                "wrong",
                {"couple": _plain(couple), "steps": steps, "column": str(name)},
            )


def _partner_columns(view: View, structure: Structure) -> Iterator[Finding]:
    """Do columns called ``x_P`` hold the partner's ``x_A``?"""
    names = set(view.numbers.columns)
    for name in sorted(map(str, names)):
        found = ACTOR_PARTNER.match(name)
        if not found or found["side"].upper() != "A":
            continue
        partner = f"{name[:-1]}{'P' if found['side'] == 'A' else 'p'}"
        if partner not in names:
            continue
        own, others = across_partners(view.frame, structure, partner, name)
        if own.size == 0:
            continue
        wrong = float(np.mean(np.abs(own - others) > SAME))
        if wrong > 0.01:
            yield Finding(
                "partner column disagrees",
                partner,
                f"In {wrong:.1%} of {own.size:,} rows {partner} is not what the partner has in "
                f"{name}.",
                "wrong",
                {"share": wrong},
            )


def _plain(value: object) -> object:
    return value.item() if isinstance(value, np.generic) else value


def people_without(view: View, column: str) -> int:
    """How many people have no value at all in a column."""
    structure = view.structure
    if not structure.who:
        return 0
    has = view.frame[column].notna().groupby([view.frame[k] for k in structure.who]).any()
    return int((~has).sum()) if isinstance(has, pd.Series) else 0
