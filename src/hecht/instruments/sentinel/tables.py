"""Aggregated tables: counts of people, not people."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import pandas as pd

from hecht.instruments.sentinel.finding import Finding
from hecht.instruments.sentinel.values import is_text
from hecht.instruments.sentinel.view import View

TRANSITION = re.compile(r"^(?P<a>[A-Z]{1,2})-(?P<b>[A-Z]{1,2})(?:-(?P<set>\w+))?$")
STUDY = re.compile(r"^(study([._ ]?id)?|authors?)$", re.IGNORECASE)
INSTRUMENT_NAMES = re.compile(r"(coding|method|instrument|measure)", re.IGNORECASE)


def detect(view: View) -> Iterator[Finding]:
    """Tables of transitions between classes, and rows that share people."""
    sets = _sets(view)
    if sets:
        yield from _counts(view, sets)
    yield from _studies(view, bool(sets))
    yield from _text_among_numbers(view)


def _sets(view: View) -> dict[str, list[str]]:
    """Transition columns by the table they belong to: ``{"4": ["A-A-4", ...]}``."""
    sets: dict[str, list[str]] = {}
    for name in view.numbers.columns:
        found = TRANSITION.match(str(name))
        if found:
            sets.setdefault(found["set"] or "", []).append(str(name))
    return {key: names for key, names in sets.items() if len(names) >= 4}


def _counts(view: View, sets: dict[str, list[str]]) -> Iterator[Finding]:
    numbers = view.numbers
    listed = ", ".join(f"{names[0]} to {names[-1]}" for names in sets.values())
    yield Finding(
        "counts, not people",
        listed,
        f"The rows are samples and these columns count children who went from one class to "
        f"another ({listed}). Nothing in a row belongs to one child.",
        "look",
        {"tables": {key: len(names) for key, names in sets.items()}},
    )
    totals: dict[str, pd.Series] = {}
    for key, names in sets.items():
        size = f"n-{key}" if key else "n"
        if size not in numbers.columns:
            continue
        total, stated = numbers[names].sum(axis=1), numbers[size]
        totals[key] = total
        empty = (stated == 0) & numbers[names].isna().all(axis=1)
        if empty.any():
            yield Finding(
                "zero that means no table",
                size,
                f"{size} is 0 in {int(empty.sum())} of {len(numbers)} rows whose cells are all "
                "empty: there is no table there, not a table of nobody.",
                "look",
                {"rows": int(empty.sum())},
            )
        wrong = (total - stated).abs() > 0.5
        if wrong.any():
            row = int(np.flatnonzero(wrong.to_numpy())[0])
            yield Finding(
                "counts do not add up",
                size,
                f"In {int(wrong.sum())} rows the cells do not add up to {size}; the first is "
                f"{view.dataset.row_name(row)} ({total.iloc[row]:g} against "
                f"{stated.iloc[row]:g}).",
                "wrong",
                {"rows": int(wrong.sum())},
            )
    yield from _overlap(totals)


def _overlap(totals: dict[str, pd.Series]) -> Iterator[Finding]:
    keys = list(totals)
    both = sum(
        int(((totals[a] > 0) & (totals[b] > 0)).sum())
        for k, a in enumerate(keys)
        for b in keys[k + 1 :]
    )
    if both:
        listed = "; ".join(
            f"{int((total > 0).sum())} samples, N = {total.sum():,.0f} ({key}-way)"
            for key, total in totals.items()
        )
        yield Finding(
            "same people in several tables",
            ", ".join(f"n-{key}" for key in keys),
            f"The same samples are counted in more than one table ({listed}). Use one table; never "
            "add them.",
            "wrong",
            {key: float(total.sum()) for key, total in totals.items()},
        )


def _studies(view: View, aggregated: bool) -> Iterator[Finding]:
    frame = view.frame
    study = next((str(n) for n in frame.columns if STUDY.match(str(n))), None)
    if study is None or not aggregated:
        return
    repeated = frame[study].value_counts()
    repeated = repeated[repeated > 1]
    if len(repeated):
        yield Finding(
            "samples overlap",
            study,
            f"{len(repeated)} studies stand in {int(repeated.sum())} rows (groups, or the same "
            "children over another stretch of time): rows are not independent samples.",
            "look",
            {"studies": len(repeated), "rows": int(repeated.sum())},
        )
    for name in frame.columns:
        if not (is_text(frame[name]) and INSTRUMENT_NAMES.search(str(name))):
            continue
        counts = frame[name].dropna().value_counts()
        counts = counts[~counts.index.isin(["NA"])]
        if len(counts) > 1:
            listed = ", ".join(f"{value} {count}" for value, count in counts.items())
            yield Finding(
                "different methods in one column",
                str(name),
                f"{name} mixes {len(counts)} ways of coding ({listed}): later-age variants are not "
                "the same measurement.",
                "look",
                {str(value): int(count) for value, count in counts.items()},
            )


def _text_among_numbers(view: View) -> Iterator[Finding]:
    frame = view.frame
    mixed: dict[str, str] = {}
    for name in frame.columns:
        if not is_text(frame[name]):
            continue
        text = frame[name].dropna().astype(str)
        numbers = pd.to_numeric(text, errors="coerce")
        share = float(numbers.notna().mean()) if len(text) else 0.0
        if 0.5 <= share < 1:
            words = text[numbers.isna()].value_counts()
            mixed[str(name)] = ", ".join(f"'{w}' {n} times" for w, n in words.head(2).items())
    if mixed:
        listed = "; ".join(f"{name} holds {words}" for name, words in list(mixed.items())[:3])
        more = f"; and {len(mixed) - 3} more" if len(mixed) > 3 else ""
        yield Finding(
            "words among numbers",
            f"{len(mixed)} columns",
            f"Columns of numbers with words in them, which programs will read as text: "
            f"{listed}{more}.",
            "look",
            mixed,
        )
