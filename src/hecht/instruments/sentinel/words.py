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
    for name in view.frame.columns:
        column = view.frame[name]
        if not is_text(column):
            continue
        text = column.dropna().astype(str).str.strip()
        words = [w for w in EMPTY_WORDS if w]
        hits = text[text.isin(words)]
        if len(hits):
            yield _empty_word(str(name), text, Counter(hits))
        unknown = text[text.str.upper().isin(UNKNOWN_WORDS)]
        if len(unknown) and len(unknown) < len(text):
            counts = unknown.value_counts().to_dict()
            listed = ", ".join(f"'{w}' {n:,} times" for w, n in counts.items())
            yield Finding(
                "word for nothing",
                str(name),
                f"{name} holds {listed}: probably 'unknown'.",
                "know",
                {str(w): int(n) for w, n in counts.items()},
            )


def _empty_word(name: str, text: pd.Series, counts: Counter[str]) -> Finding:
    total = sum(counts.values())
    codes = text.str.fullmatch(COUNTRY_CODE)
    if set(counts) == {"NA"} and codes.mean() > 0.8 and text.nunique() > 20:
        return Finding(
            "NA is Namibia",
            name,
            f"{total:,} rows hold 'NA' in {name}, a column of two-letter country codes. That is "
            "Namibia, not a missing value; it was kept as text (many programs drop it).",
            "look",
            {"rows": total},
        )
    listed = ", ".join(f"'{word}' {n:,} times" for word, n in counts.items())
    return Finding(
        "missing code in text",
        name,
        f"{name} is text and holds {listed}: probably 'not available'. It was kept as text.",
        "know",
        {str(word): int(n) for word, n in counts.items()},
    )
