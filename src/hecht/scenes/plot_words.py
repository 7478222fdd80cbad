"""The words of a picture: what a curve shows, and what its scale means, in two languages."""

from __future__ import annotations

from typing import NamedTuple

from hecht.scenes.schema import Text


class Marks(NamedTuple):
    """A variable in words: its name, how a line about two people is called, marks on its scale.

    `named` holds {other}, for example "close to {other}"; marks are (value, word).
    """

    name: Text
    named: Text
    marks: tuple[tuple[float, Text], ...]
    top: float


def _row(name: str, named: str, marks: str, top: float) -> Marks:
    """Texts are written 'nl | en'; marks as '0 niets | nothing; 1 alles | everything'."""
    parts = [mark.strip().split(" ", 1) for mark in marks.split(";") if mark.strip()]
    return Marks(
        _text(name), _text(named), tuple((float(value), _text(word)) for value, word in parts), top
    )


def _text(both: str) -> Text:
    nl, _, en = both.partition("|")
    return Text(nl=nl.strip(), en=en.strip() or nl.strip())


WORDS: dict[str, Marks] = {
    "arousal": _row(
        "spanning van binnen | tension inside",
        "",
        "0.2 rustig|calm; 1 bang|afraid; 2 heel bang|very afraid",
        1.25,
    ),
    "slow_arousal": _row(
        "trage spanning | slow tension",
        "",
        "0.2 rustig|calm; 1 bang|afraid; 2 heel bang|very afraid",
        1.2,
    ),
    "need": _row("behoefte aan iemand | need for someone", "", "0 geen|none; 1 sterk|strong", 1.1),
    "felt_security": _row(
        "gevoel van veiligheid | feeling safe", "", "0 niet|not; 1 helemaal|fully", 1.05
    ),
    "exploration": _row(
        "spelen, ontdekken | playing, exploring", "", "0 niet|not; 1 volop|fully", 1.05
    ),
    "despair": _row("moedeloosheid | despair", "", "", 0.2),
    "self_model": _row(
        "‘ik ben iemand voor wie gezorgd wordt’ | ‘I am someone who gets care’", "", "", 0.5
    ),
    "reserve": _row(
        "troost die nog nawerkt | comfort still felt", "", "0 weg|gone; 1 vol|full", 1.05
    ),
    "load": _row(
        "spanning van het afgelopen half jaar | tension of the last half year", "", "", 0.5
    ),
    "threat": _row("dreiging | threat", "", "", 0.1),
    "novelty": _row("nieuws om te zien | something new", "", "0 niets|none; 1 volop|plenty", 1.1),
    "call": _row(
        "roepen, vragen | calling, asking",
        "naar {other} | to {other}",
        "0.5 kijken|look; 1 vragen|ask; 2 hard|loud; 3 heel hard|very loud",
        3.15,
    ),
    "withdrawal": _row(
        "weg van de ander | moving away", "van {other} | from {other}", "0 nee|no; 1 ja|yes", 1.1
    ),
    "care": _row(
        "troost die aankomt | care received",
        "van {other} | from {other}",
        "0 nee|no; 1 ja|yes",
        1.1,
    ),
    "contact": _row(
        "dichtbij | closeness",
        "bij {other} | with {other}",
        "0 los|apart; 1 heel dicht|close",
        1.05,
    ),
    "fright": _row("schrik | frights", "van {other} | from {other}", "", 1.0),
    "trust": _row(
        "verwacht dat er iemand komt | expects someone to come",
        "van {other} | from {other}",
        "0 nooit|never; 1 altijd|always",
        1.05,
    ),
    "responsiveness": _row(
        "verwacht zorg ongevraagd | expects care unasked", "van {other} | from {other}", "", 0.5
    ),
    "contingency": _row(
        "verwacht zorg op roepen | expects care on calling", "van {other} | from {other}", "", 0.5
    ),
    "aversiveness": _row(
        "bang voor de ander | fear of the other",
        "voor {other} | of {other}",
        "0 niet|none; 1 heel bang|very",
        1.05,
    ),
    "strength": _row(
        "sterkte van de band | strength of the bond",
        "met {other} | with {other}",
        "0 los|none; 1 sterk|strong",
        1.05,
    ),
    "presence": _row(
        "de ander voelen, ook ver weg | feeling the other near",
        "{other} | {other}",
        "0 niet|not; 1 helemaal|fully",
        1.05,
    ),
    "felt_care": _row(
        "goed behandeld, de laatste dagen | treated well, these last days",
        "door {other} | by {other}",
        "0 zoals het hoort|as is due",
        0.5,
    ),
    "balance": _row(
        "meer gekregen dan gegeven | received more than given",
        "van {other} | from {other}",
        "0 gelijk|even",
        0.5,
    ),
    "likeness": _row(
        "op elkaar lijken | being alike", "{other} | {other}", "0 niet|not; 1 heel erg|very", 1.05
    ),
    "loyalty": _row(
        "trouw van de ander | loyalty of the other",
        "{other} | {other}",
        "0 niet|none; 1 helemaal|full",
        1.05,
    ),
    "place": _row(
        "een plek hebben | having a place",
        "bij {other} | with {other}",
        "0 geen|none; 1 vast|firm",
        1.05,
    ),
    "understood": _row(
        "begrepen worden | being understood",
        "door {other} | by {other}",
        "0 niet|not; 1 helemaal|fully",
        1.05,
    ),
    "intimacy": _row(
        "elkaar toelaten | letting each other in",
        "met {other} | with {other}",
        "0 niet|not; 1 helemaal|fully",
        1.05,
    ),
    "known": _row(
        "gekend worden | being known",
        "door {other} | by {other}",
        "0 niet|not; 1 helemaal|fully",
        1.05,
    ),
    "felt": _row(
        "gevoeld worden | being felt",
        "door {other} | by {other}",
        "0 niet|not; 1 helemaal|fully",
        1.05,
    ),
    "channel": _row(
        "wat er aan troost doorkomt | comfort that comes through",
        "van {other} | from {other}",
        "0.02 bericht|text; 0.1 stem|voice; 1 aanraken|touch",
        1.05,
    ),
    "reach": _row(
        "hoe bereikbaar | within reach",
        "{other} | {other}",
        "0 weg|away; 0.5 ernaast|next door; 1 hier|here",
        1.1,
    ),
}

CAPTION = Text(
    nl="De lijn is één leven. In de band lopen acht van de tien levens ({count} in totaal).",
    en="The line is one life. Eight lives out of ten run inside the band ({count} in all).",
)
ONE_LIFE = Text(nl="De lijn is één leven.", en="The line is one life.")

UNITS: tuple[tuple[float, float, Text, tuple[float, ...]], ...] = (
    # longest scene in minutes, minutes in a unit, its name, steps between ticks
    (4, 1 / 60, _text("s"), (5, 10, 15, 20, 30, 60)),
    (170, 1, _text("min"), (1, 2, 3, 5, 10, 15, 20, 30)),
    (4000, 60, _text("uur | h"), (0.5, 1, 2, 3, 4, 6, 12)),
    (90_000, 1440, _text("dagen | days"), (1, 2, 3, 5, 7, 10, 14)),
    (800_000, 43_830, _text("maanden | months"), (1, 2, 3, 6)),
    (float("inf"), 525_960, _text("jaar | years"), (1, 2, 5, 10, 20)),
)
"""Time in the unit people live in."""
