"""Names of columns that cannot be right: said twice, or without their counterpart."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

import numpy as np

from hecht.instruments.sentinel.finding import Finding
from hecht.instruments.sentinel.structure import across_partners
from hecht.instruments.sentinel.view import View

ACTOR_PARTNER = re.compile(r"^(?P<stem>.+)[._](?P<side>[AaPp])$")
SAME = 1e-9
MANY_REPEATS = 4


def detect(view: View) -> Iterator[Finding]:
    """Repeated names, and actor columns without their partner column."""
    repeats = [
        (name, info.original)
        for name, info in view.dataset.columns.items()
        if info.original and "#" in name and name in view.frame.columns
    ]
    if len(repeats) >= MANY_REPEATS:
        listed = ", ".join(original for _, original in repeats[:6])
        yield Finding(
            "column name said twice",
            f"{len(repeats)} columns",
            f"{len(repeats)} names stand more than once in the header ({listed} ...). Programs "
            "that look columns up by name will take the first.",
            "wrong",
            {"names": [original for _, original in repeats]},
        )
    else:
        for name, original in repeats:
            yield _repeat(view, name, original)
    yield from _counterparts(view)


def _repeat(view: View, later: str, first: str) -> Finding:
    evidence: dict[str, object] = {"first": first, "later": later}
    said = "Programs that look columns up by name will take the first and lose the second."
    if later in view.numbers.columns and first in view.numbers.columns:
        both = view.numbers[[first, later]].dropna()
        same = bool(np.all(np.abs(both[first] - both[later]) < SAME))
        evidence["equal"] = same
        said = f"The two hold {'the same' if same else 'different'} numbers. {said}"
        structure = view.structure
        if structure.dyad and not same:
            own, others = across_partners(view.frame, structure, later, first)
            match = float(np.mean(np.abs(own - others) < SAME)) if own.size else 0.0
            evidence["share equal to the partner's first"] = match
            if match > 0.95:
                right = (
                    f"{first[:-1]}P" if ACTOR_PARTNER.match(first) else f"{first} of the partner"
                )
                said = (
                    f"In {match:.1%} of {own.size:,} rows the second holds what the partner has in "
                    f"the first: it is the partner's value, and should be called {right}."
                )
    return Finding(
        "column name said twice",
        first,
        f"{first} stands twice in the header. {said}",
        "wrong",
        evidence,
    )


def _counterparts(view: View) -> Iterator[Finding]:
    """``x_A`` without ``x_P``, with the column that was probably meant."""
    sides: dict[str, set[str]] = {}
    for name in view.frame.columns:
        found = ACTOR_PARTNER.match(str(name))
        if found:
            sides.setdefault(found["stem"], set()).add(found["side"].upper())
    if sum(len(s) == 2 for s in sides.values()) < 1:
        return
    lone = {stem: next(iter(side)) for stem, side in sides.items() if len(side) == 1}
    for stem, side in lone.items():
        others = [s for s, other in lone.items() if other != side]
        near = difflib.get_close_matches(stem, others, n=1, cutoff=0.75)
        if side == "A" and near:
            yield Finding(
                "actor and partner names differ",
                f"{stem}_A, {near[0]}_P",
                f"{stem}_A has no {stem}_P, but {near[0]}_P is there: probably the same thing "
                "spelled differently.",
                "look",
                {"actor": f"{stem}_A", "partner": f"{near[0]}_P"},
            )
