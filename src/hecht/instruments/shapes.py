"""Couples in three shapes: individual, pairwise and dyad; each is turned into each.

- individual: one row a person (and moment);
- pairwise: one row a person, with ``x_A`` of the person and ``x_P`` of the partner;
- dyad: one row a couple (and moment), with ``x_1`` and ``x_2`` by role.

Ledermann & Kenny (2015, J. Soc. Pers. Relat. 32, 997-1011) name them so. A partner without a row
gives empty cells, never a dropped person.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from hecht.errors import DataFileError

SHAPES = ("individual", "pairwise", "dyad")


def to_pairwise(
    individual: pd.DataFrame, dyad: str, person: str, time: str | None = None
) -> pd.DataFrame:
    """From one row a person to one row a person with the partner's values beside it.

    Args:
        individual: one row a person and moment.
        dyad: column that names the couple.
        person: column that names the person within the couple; at most two values a couple.
        time: column that names the moment.

    Raises:
        DataFileError: when a person has two rows at one moment, or a couple three people.
    """
    keys = _keys(individual, dyad, person, time)
    values = _values(individual, keys)
    moment = [dyad, *([time] if time else [])]
    own = individual.rename(columns={v: f"{v}_A" for v in values})
    other = individual.rename(columns={v: f"{v}_P" for v in values} | {person: "_other"})
    pairs = own[keys].merge(other[[*moment, "_other", *(f"{v}_P" for v in values)]], on=moment)
    pairs = pairs[pairs[person] != pairs["_other"]].drop(columns="_other")
    merged = own.merge(pairs, on=keys, how="left")
    return merged[[*keys, *(f"{v}_{side}" for v in values for side in "AP")]]


def to_dyad(
    individual: pd.DataFrame,
    dyad: str,
    person: str,
    time: str | None = None,
    roles: Sequence[object] | None = None,
) -> pd.DataFrame:
    """From one row a person to one row a couple; roles are ``x_<role>``.

    Args:
        individual, dyad, person, time: as in `to_pairwise`.
        roles: the two values of ``person``, in the order wanted; by default sorted. When persons
            have other numbers in every couple they are called 1 and 2 in order.
    """
    keys = _keys(individual, dyad, person, time)
    values = _values(individual, keys)
    moment = [dyad, *([time] if time else [])]
    found = sorted(individual[person].dropna().unique().tolist(), key=str)
    names = list(roles) if roles is not None else found
    frame = individual
    if len(names) > 2:
        rank = individual.groupby(dyad)[person].rank(method="dense").astype(int)
        frame = individual.assign(**{person: rank})
        names = [1, 2]
    sides = [
        frame[frame[person] == role]
        .rename(columns={v: f"{v}_{role}" for v in values})
        .drop(columns=person)
        for role in names
    ]
    whole = sides[0] if len(sides) == 1 else sides[0].merge(sides[1], on=moment, how="outer")
    order = [f"{v}_{role}" for v in values for role in names]
    return whole[[*moment, *order]].sort_values(moment, ignore_index=True)


def from_pairwise(
    pairwise: pd.DataFrame, dyad: str, person: str, time: str | None = None
) -> pd.DataFrame:
    """Back to one row a person: the ``_A`` columns under their own names.

    Raises:
        DataFileError: when a partner column contradicts what the partner said.
    """
    keys = _keys(pairwise, dyad, person, time)
    values = [str(c)[:-2] for c in pairwise.columns if str(c).endswith("_A")]
    if not values:
        raise DataFileError("A pairwise table has columns ending in _A and _P; this one has none.")
    own = pairwise[[*keys, *(f"{v}_A" for v in values)]].rename(
        columns={f"{v}_A": v for v in values}
    )
    again = to_pairwise(own, dyad, person, time)
    for value in values:
        name = f"{value}_P"
        if name not in pairwise.columns:
            continue
        both = pairwise[[*keys, name]].merge(again[[*keys, name]], on=keys, suffixes=("", "_own"))
        given = both[name].notna() & both[f"{name}_own"].notna()
        wrong = given & (both[name] != both[f"{name}_own"])
        if wrong.any():
            first = both.loc[wrong].iloc[0]
            raise DataFileError(
                f"Couple {first[dyad]}, person {first[person]}: {name} is {first[name]}, but the "
                f"partner's own {value} is {first[f'{name}_own']}. Find out which is right."
            )
    return own


def from_dyad(dyads: pd.DataFrame, dyad: str, person: str, time: str | None = None) -> pd.DataFrame:
    """Back to one row a person; ``x_1`` and ``x_2`` become ``x`` of person 1 and 2.

    A person with nothing but empty cells gets no row.
    """
    moment = [dyad, *([time] if time else [])]
    parts = [str(c).rpartition("_") for c in dyads.columns if c not in moment]
    if any(not stem for stem, _, _ in parts):
        raise DataFileError("Columns of a dyad table end in _ and the role, such as conflict_1.")
    roles = list(dict.fromkeys(role for _, _, role in parts))
    values = list(dict.fromkeys(stem for stem, _, _ in parts))
    if len(roles) != 2:
        raise DataFileError(
            f"A dyad table has two roles after the last _; this one has {', '.join(roles)}."
        )
    sides = []
    for role in roles:
        side = dyads[[*moment, *(f"{v}_{role}" for v in values if f"{v}_{role}" in dyads)]]
        side = side.rename(columns={f"{v}_{role}": v for v in values})
        side = side.dropna(how="all", subset=[v for v in values if v in side.columns])
        sides.append(side.assign(**{person: int(role) if role.isdigit() else role}))
    whole = pd.concat(sides, ignore_index=True)
    keys = [dyad, person, *([time] if time else [])]
    return whole[[*keys, *values]].sort_values(keys, ignore_index=True)


def _keys(frame: pd.DataFrame, dyad: str, person: str, time: str | None) -> list[str]:
    keys = [dyad, person, *([time] if time else [])]
    absent = [k for k in keys if k not in frame.columns]
    if absent:
        raise DataFileError(f"The table has no column called {', '.join(absent)}.")
    unnamed = frame[keys].isna().any(axis=1)
    if unnamed.any():
        raise DataFileError(f"{int(unnamed.sum())} rows lack the couple, the person or the moment.")
    twice = frame.duplicated(keys)
    if twice.any():
        first = frame.loc[twice].iloc[0]
        where = ", ".join(f"{k} {first[k]}" for k in keys)
        hint = "" if time else " If people answered more than once, name the moment with --time."
        raise DataFileError(f"Two rows for one person and moment ({where}).{hint}")
    crowd = frame.groupby(dyad)[person].nunique()
    if (crowd > 2).any():
        raise DataFileError(
            f"Couple {crowd[crowd > 2].index[0]} has {int(crowd.max())} people; a couple has two."
        )
    return keys


def _values(frame: pd.DataFrame, keys: list[str]) -> list[str]:
    return [str(c) for c in frame.columns if c not in keys]
