"""What a population of lives says, as short tables."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from hecht.cli._speaking import number, paragraph

if TYPE_CHECKING:
    from hecht.scenes.life.measures import Row
    from hecht.scenes.life.result import LifeResult

_AGES = (2, 10, 15, 20, 25, 30, 40, 50, 60, 70, 80, 90)
_KINDS = ("parent", "sibling", "friend", "partner", "child", "pet")
_KIND_WORDS = {
    "nl": ("ouder", "broer/zus", "vriend", "partner", "kind", "dier"),
    "en": ("parent", "sibling", "friend", "partner", "child", "pet"),
}
_MEANING_NL = {
    "NET01": "figuren bij 20 jaar",
    "NET02": "een ouder het eerst, 20 jaar",
    "NET06": "de partner het eerst, 30-50 jaar, van wie er een heeft",
    "STA01": "stabiliteit van 1 tot 10 jaar",
    "STA02": "stabiliteit van 1 tot 15-20 jaar",
    "GRI01": "langdurige rouw en angst",
    "GRI04": "langdurige rouw, half tot een jaar erna",
    "GRI06": "veerkrachtig na het verlies",
    "TRANS": "blauwdruk van de ouder, veiligheid van het kind",
    "TRANS-latent": "hetzelfde zonder ruis",
    "TRANS-20": "blauwdruk van ouder en van kind bij 20 jaar",
}


def population_in_words(result: LifeResult, language: str) -> None:
    """Who is alive, who lives with a partner, whom people go to first, and how it is inside."""
    from hecht.scenes.life.measures import partnered, top_kind

    nl = language == "nl"
    dies = result.data["age_at_death"].values
    died = dies[np.isfinite(dies)]
    print(f"{result.lives} {'levens' if nl else 'lives'}")
    if len(died):
        mean = number(float(died.mean()), language, 1)
        print(
            f"{len(died)} {'gestorven, gemiddeld' if nl else 'died, on average'} "
            f"{mean} {'jaar oud' if nl else 'years old'}"
        )
    print()
    ages = [age for age in _AGES if age <= result.data.sizes["age"]]
    head = (
        ("leeftijd", "leven", "woont samen", "veilig", "spanning", *_KIND_WORDS["nl"])
        if nl
        else ("age", "alive", "lives with", "safe", "tension", *_KIND_WORDS["en"])
    )
    rows = []
    for age in ages:
        data = result.data.sel(age=age)
        alive = int(data.alive.sum())
        if not alive:
            continue
        first = top_kind(result, age, (*_KINDS, "grandparent", "colleague"))
        rows.append(
            (
                str(age),
                _percent(alive / result.lives),
                _percent(partnered(result, age)),
                number(float(np.nanmean(data.felt_security)), language),
                number(float(np.nanmean(data.arousal)), language),
                *(_percent(float((first == kind).mean())) for kind in _KINDS),
            )
        )
    _table(head, rows)
    print()
    paragraph(
        "Rechts: naar wie mensen het eerst gaan. Veilig en spanning zijn gemiddelden over het jaar "
        "ervoor (0-1 en 0-5)."
        if nl
        else "On the right: whom people go to first. Safe and tension are means over the year "
        "before (0-1 and 0-5)."
    )
    print()


def rows_in_words(rows: list[Row], language: str) -> None:
    """Findings: what studies found, what these lives give, and how sure that is."""
    nl = language == "nl"
    head = (
        ("bevinding", "gevonden", "hier", "± SE", "n")
        if nl
        else ("finding", "studies", "here", "± SE", "n")
    )
    table = []
    for row in rows:
        meaning = _MEANING_NL.get(row.name, row.meaning) if nl else row.meaning
        target = "" if math.isnan(row.target) else number(row.target, language)
        table.append(
            (
                f"{row.name}  {meaning}",
                target,
                number(row.found, language),
                number(row.error, language),
                str(row.number),
            )
        )
    if table:
        _table(head, table, left=1)
        print()


def _percent(share: float) -> str:
    return f"{round(100 * share)} %"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]], left: int = 0) -> None:
    room = [max(len(row[k]) for row in (head, *rows)) for k in range(len(head))]
    for row in (head, *rows):
        cells = [
            cell.ljust(w) if k < left else cell.rjust(w)
            for k, (cell, w) in enumerate(zip(row, room, strict=True))
        ]
        print("  ".join(cells).rstrip())
