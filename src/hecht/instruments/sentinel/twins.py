"""Columns that say the same thing in other codes: they tell what unlabelled codes mean."""

from __future__ import annotations

from collections.abc import Iterator

from hecht.instruments.readers.cells import EMPTY_WORDS
from hecht.instruments.sentinel.finding import Finding
from hecht.instruments.sentinel.values import is_text
from hecht.instruments.sentinel.view import View

MOST_LEVELS = 6
MOST_WORDS = 8


def detect(view: View) -> Iterator[Finding]:
    """Columns of codes that go one to one with a column of words."""
    frame = view.frame
    items = {column for block in view.blocks for column in block.columns}
    levels = {
        str(name): count
        for name in frame.columns
        if name not in items and 2 <= (count := frame[name].nunique()) <= MOST_LEVELS
    }
    words = [name for name in levels if is_text(frame[name])]
    meanings = {
        code: said
        for code in levels
        if not is_text(frame[code])
        and (said := _meaning(view, code, [w for w in words if levels[w] == levels[code]]))
    }
    if meanings:
        yield Finding(
            "meaning of codes",
            ", ".join(meanings),
            f"Codes without labels, told by other columns: {'; '.join(meanings.values())}.",
            "know",
            meanings,
        )


def _meaning(view: View, code: str, words: list[str]) -> str:
    """``"person: 1 is M, 2 is F (genderS)"``, from the first column of words that fits."""
    frame = view.frame
    for word in words[:MOST_WORDS]:
        pairs = frame[[code, word]].dropna().drop_duplicates()
        if pairs[word].isin(EMPTY_WORDS).any() or len(pairs) != frame[word].nunique():
            continue
        if pairs[code].is_unique and pairs[word].is_unique:
            listed = ", ".join(f"{a:g} is {b}" for a, b in pairs.sort_values(code).to_numpy())
            return f"{code}: {listed} ({word})"
    return ""
