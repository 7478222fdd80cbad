"""Which key fits the answers, found blindly, and which items look turned the wrong way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from hecht.instruments.sentinel.candidates import Candidate, candidates
from hecht.instruments.sentinel.factors import Blind, Match, match, recover
from hecht.instruments.sentinel.finding import Finding
from hecht.instruments.sentinel.view import ItemBlock, View

MIN_PEOPLE = 100
MIN_AGREEMENT = 0.8
"""A key that agrees on fewer items than this share is not called a fit."""


@dataclass(frozen=True)
class Fit:
    """One candidate held against the answers, with its reversals and as if they were done."""

    candidate: Candidate
    blind: Blind
    as_published: Match
    already_done: Match

    @property
    def best(self) -> int:
        """Items that agree in the better of the two readings."""
        return max(self.as_published.agreeing, self.already_done.agreeing)


def detect(view: View) -> Iterator[Finding]:
    """For every block of items: the key that fits, or that none does."""
    for block in view.blocks:
        fits = fit(block)
        if not fits:
            continue
        first = fits[0]
        if first.best < MIN_AGREEMENT * len(block.columns):
            yield _none_fits(block, fits)
            continue
        yield from _fits(block, fits)


def fit(block: ItemBlock) -> list[Fit]:
    """All whole candidates of a block, best first; empty when there is too little to go by."""
    complete = ~np.isnan(block.answers).any(axis=1)
    varies = block.answers[complete].std(axis=0) > 0 if complete.any() else np.array([False])
    if complete.sum() < MIN_PEOPLE or not varies.all():
        return []
    blinds: dict[int, Blind] = {}
    fits = []
    for candidate in candidates(block):
        if not candidate.whole:
            continue
        count = len(candidate.names)
        blind = blinds.setdefault(count, recover(block.answers, count))
        fits.append(
            Fit(
                candidate,
                blind,
                match(blind, candidate.scale, candidate.sign),
                match(blind, candidate.scale, np.ones_like(candidate.sign)),
            )
        )
    return sorted(fits, key=lambda f: (-f.best, f.candidate.instrument.verification.status))


def _fits(block: ItemBlock, fits: list[Fit]) -> Iterator[Finding]:
    first = fits[0]
    others = [f for f in fits[1:] if f.best == first.best]
    chosen = first.candidate.instrument
    total = len(block.columns)
    rest = ", ".join(f"{f.candidate.instrument.id} {f.best}" for f in fits[1:4])
    evidence = {f.candidate.instrument.id: f.best for f in fits} | {
        "rows": first.blind.rows,
        "eigenvalues": [round(float(v), 2) for v in first.blind.eigenvalues[:4]],
    }
    done = first.already_done.agreeing > first.as_published.agreeing
    found = first.already_done if done else first.as_published
    if others:
        names = ", ".join(f.candidate.instrument.id for f in [first, *others])
        yield Finding(
            "several keys fit",
            block.name,
            f"{names} fit these answers equally well ({found.agreeing} of {total} items). Only the "
            "form that was used can tell.",
            "look",
            evidence,
        )
    elif chosen.verification.status == "verified" or found.agreeing == total:
        yield Finding(
            "key that fits",
            block.name,
            f"{block.name} answer like the {chosen.title} ({chosen.id}): without any key, "
            f"{len(first.candidate.names)} factors in {first.blind.rows:,} complete rows put "
            f"{found.agreeing} of {total} items in their scale with their sign"
            f"{f' (other keys: {rest})' if rest else ''}.",
            "know",
            evidence | {"instrument": chosen.id},
        )
    yield from _direction(block, first, found, done=done)


def _direction(block: ItemBlock, first: Fit, found: Match, *, done: bool) -> Iterator[Finding]:
    candidate = first.candidate
    turned = np.flatnonzero(candidate.sign < 0)
    if done and turned.size:
        yield Finding(
            "reversal already done",
            block.name,
            f"All items of {candidate.instrument.id} point the same way within their scale: the "
            f"{turned.size} reversed items ({_listed(block, turned)}) were turned before the file "
            "was saved. Scoring with the key as published would turn them twice.",
            "wrong",
            {"items": [block.columns[k] for k in turned]},
        )
    if found.turned:
        places = np.array(found.turned)
        yield Finding(
            "items turned the wrong way",
            block.name,
            f"{_listed(block, places)} run against the other items of their scale"
            f"{' after reversal' if not done else ''}: turned once too often or not at all. Turn "
            "them, or find out how they were entered.",
            "wrong",
            {"items": [block.columns[k] for k in places]},
        )
    if found.misplaced:
        places = np.array(found.misplaced)
        yield Finding(
            "items that belong elsewhere",
            block.name,
            f"{_listed(block, places)} go with another scale than the key says: columns may have "
            "changed places.",
            "look",
            {"items": [block.columns[k] for k in places]},
        )


def _none_fits(block: ItemBlock, fits: list[Fit]) -> Finding:
    tried = ", ".join(
        f"{f.candidate.instrument.id} {f.best} of {len(block.columns)} items" for f in fits[:4]
    )
    return Finding(
        "no known key fits",
        block.name,
        f"The answers of {block.name} agree with none of the keys of this length ({tried}). Look "
        "for columns in another order, or for another questionnaire.",
        "look",
        {f.candidate.instrument.id: f.best for f in fits},
    )


def _listed(block: ItemBlock, places: np.ndarray) -> str:
    return ", ".join(block.columns[int(k)] for k in places)
