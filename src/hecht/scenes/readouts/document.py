"""The page `docs/readouts.md`, written from the list of read-outs.

`python -m hecht.scenes.readouts.document > docs/readouts.md` writes it anew; a test compares.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from hecht.scenes.readouts import READOUTS
from hecht.scenes.readouts.entry import Readout

_OPENING = """# Read-outs

What can be read off a run, each defined once. `hecht run SCENE --readouts` prints those that make
sense for the scene; `hecht.scenes.readouts.readouts(result)` gives them as an xarray Dataset. The
functions behind them are pure and stand in `hecht.model.measurement`.

Nobody is a pattern: the four patterns are probabilities with the uncertainty of the answers. What
stands under "All lives together" is about large groups, read from 30 lives or more; it says nothing
about one couple or one person, and the studio never shows it about people themselves.

This page is written from the list in `hecht.scenes.readouts`.
"""
_HEADINGS = {
    "person": "One person",
    "bond": "One bond",
    "pair": "Two grown-ups",
    "group": "All lives together",
}


def page() -> str:
    """The whole page as Markdown."""
    return "\n".join([_OPENING, *_sections()])


def _sections() -> Iterator[str]:
    for of, heading in _HEADINGS.items():
        yield f"## {heading}\n"
        for readout in READOUTS.values():
            if readout.of == of:
                yield _entry(readout)


def _entry(readout: Readout) -> str:
    parts = ", ".join(f"`{name}`" for name in readout.parts)
    symbol = f", {readout.symbol}" if readout.symbol else ""
    unit = f" {readout.unit}" if readout.unit else ""
    lines = [
        f"### `{readout.name}`: {readout.say.en} ({readout.say.nl})\n",
        f"{_sentence(readout.about.en)}\n",
        f"- Range: {readout.low:g} to {readout.high:g}{unit}{symbol}",
        *([f"- Parts: {parts}"] if parts else []),
        f"- Computed: {readout.how}",
        f"- Source: {readout.source}\n",
    ]
    return "\n".join(lines)


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


if __name__ == "__main__":
    sys.stdout.write(page())
