"""Text cells that may be a missing code or may be a word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pandas as pd

from hecht.instruments.readers.cells import EMPTY_WORDS
from hecht.instruments.sentinel.finding import Finding
from hecht.instruments.sentinel.values import is_text
from hecht.instruments.sentinel.view import View

UNKNOWN_WORDS = ("NONE", "UNKNOWN", "N.A.", "MISSING", "?")
COUNTRY_CODE = r"[A-Z]{2}"


def detect(view: View) -> Iterator[Finding]:
    """'NA' in text: Namibia, or nothing; and other words for nothing."""
    empty: dict[str, str] = {}
    for name in view.frame.columns:
        column = view.frame[name]
        if not is_text(column):
            continue
        text = column.dropna().astype(str).str.strip()
        hits = Counter(text[text.isin([word for word in EMPTY_WORDS if word])])
        if set(hits) == {"NA"} and _are_country_codes(text):
            yield _namibia(str(name), hits["NA"])
        elif hits:
            empty[str(name)] = _listed(hits)
        unknown = Counter(text[text.str.upper().isin(UNKNOWN_WORDS)])
        if unknown and sum(unknown.values()) < len(text):
            yield Finding(
                "word for nothing",
                str(name),
                f"{name} holds {_listed(unknown)}: probably 'unknown'.",
                "know",
                dict(unknown),
            )
    if empty:
        listed = "; ".join(f"{name} holds {words}" for name, words in list(empty.items())[:6])
        more = f"; and {len(empty) - 6} more columns" if len(empty) > 6 else ""
        yield Finding(
            "missing code in text",
            ", ".join(empty),
            f"Columns of text with words that probably mean 'not available': {listed}{more}. They "
            "were kept as text.",
            "know",
            empty,
        )


def _are_country_codes(text: pd.Series) -> bool:
    return bool(text.str.fullmatch(COUNTRY_CODE).mean() > 0.8 and text.nunique() > 20)


def _namibia(name: str, rows: int) -> Finding:
    return Finding(
        "NA is Namibia",
        name,
        f"{rows:,} rows hold 'NA' in {name}, a column of two-letter country codes. That is "
        "Namibia, not a missing value; it was kept as text (many programs drop it).",
        "look",
        {"rows": rows},
    )


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"'{word}' {n:,} times" for word, n in counts.items())
