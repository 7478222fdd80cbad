"""A scene in plain words, before it is run: who is there, what happens, what can be changed."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from hecht.model.parameters import BOND, CONSTANTS, PERSON, WAYS, Parameter
from hecht.scenes.account.wording import Wording
from hecht.scenes.context import CONTEXTS
from hecht.scenes.events import Event, directed
from hecht.scenes.plot_words import WORDS
from hecht.scenes.schema import Chapter, Figure, Scene, Spread, Text, Tie
from hecht.scenes.trait_words import BONDS, DEEDS, DRAWN, KINDS, TRAITS, Words
from hecht.scenes.trait_words import WAYS as WAY_WORDS


@dataclass(frozen=True)
class Section:
    """A heading and its lines; in each line a short part and what it means."""

    heading: str
    lines: list[tuple[str, str]]


_HEADINGS = {
    "people": Text(nl="Wie er zijn", en="Who is there"),
    "bonds": Text(nl="Wat er tussen hen is", en="What is between them"),
    "before": Text(nl="Wat eraan voorafging", en="What came before"),
    "events": Text(nl="Wat er gebeurt", en="What happens"),
    "outcomes": Text(nl="Wat er te zien moet zijn", en="What must be seen"),
    "choices": Text(nl="Wat je kunt kiezen", en="What you can choose"),
    "values": Text(nl="Wat je kunt veranderen met --set", en="What you can change with --set"),
    "watch": Text(nl="Waar je op let", en="What to watch"),
    "try": Text(nl="Probeer eens", en="Try this"),
}


def explain(scene: Scene, language: str) -> list[Section]:
    """Everything a scene holds, in sections; empty ones are left out.

    Parameters
    ----------
    scene
        A loaded scene.
    language
        "nl" or "en".
    """
    teller = _Teller(scene, language)
    parts = {
        "people": teller.people(),
        "bonds": teller.bonds(),
        "before": teller.before(),
        "events": teller.events(),
        "watch": teller.watch(),
        "outcomes": teller.outcomes(),
        "choices": teller.choices(),
        "values": teller.values(),
        "try": teller.try_this(),
    }
    told = {key: list(lines) for key, lines in parts.items()}
    return [
        Section(_HEADINGS[key].in_language(language), lines) for key, lines in told.items() if lines
    ]


class _Teller:
    def __init__(self, scene: Scene, language: str) -> None:
        self.scene, self.language = scene, language
        self.wording = Wording(scene, language)

    def _of(self, text: Text) -> str:
        return text.in_language(self.language)

    def _called(self, name: str) -> str:
        return self.scene.name_of(name, self.language) if name in self.scene.people else name

    def _number(self, value: float) -> str:
        text = f"{value:g}"
        return text.replace(".", ",") if self.language == "nl" else text

    def _amount(self, value: float | Spread) -> str:
        if isinstance(value, Spread):
            low, high = value.mean - value.sd, value.mean + value.sd
            between = self._of(Text(nl="meestal {a} tot {b}", en="mostly {a} to {b}"))
            return between.format(a=self._number(low), b=self._number(high))
        return self._number(value)

    def people(self) -> Iterator[tuple[str, str]]:
        for name, figure in self.scene.people.items():
            parts = [self._of(KINDS[figure.kind]), *self._special(figure)]
            yield self._called(name), "; ".join(part for part in parts if part)

    def _special(self, figure: Figure) -> Iterator[str]:
        if figure.age is not None and figure.kind != "object":
            years = self._of(Text(nl="jaar", en="years"))
            yield f"{self._number(figure.age)} {years}"
        yield self._of(DRAWN[figure.drawn])
        if figure.temperament == "varied":
            yield self._of(
                Text(
                    nl="elk leven een eigen temperament", en="a temperament of its own in each life"
                )
            )
        for name in figure.context:
            yield self._of(CONTEXTS[name].say)
        for name, value in figure.traits.items():
            yield self._described(TRAITS[name], PERSON[name], value)

    def _described(self, words: Words, row: Parameter, value: float | Spread) -> str:
        if isinstance(value, Spread):
            differs = self._of(Text(nl="verschilt per leven", en="differs between lives"))
            return f"{self._of(words.about)}: {differs}, {self._amount(value)}"
        if _BETWEEN[0] < _place(row, value) < _BETWEEN[1]:
            return f"{self._of(words.about).partition(':')[0]}: {self._number(value)}"
        side = words.much if _place(row, value) > 0.5 else words.little
        return f"{self._of(side)} ({self._number(value)})"

    def bonds(self) -> Iterator[tuple[str, str]]:
        for key, tie in self.scene.bonds.items():
            (owner, other), *back = directed(key)
            arrow = "<->" if back else "->"
            said = "; ".join(self._tie(tie))
            default = Text(
                nl="nog niets geleerd over elkaar", en="nothing learned about each other"
            )
            yield f"{self._called(owner)} {arrow} {self._called(other)}", said or self._of(default)

    def _tie(self, tie: Tie) -> Iterator[str]:
        if tie.expects == "newborn":
            yield self._of(
                Text(
                    nl="begint met wat een baby meebrengt",
                    en="starts with what a baby brings along",
                )
            )
        for name, value in tie.values.items():
            if name in BONDS:
                yield self._described(BONDS[name], BOND[name], value)
        for name, value in (tie.ways or {}).items():
            yield self._described(WAY_WORDS[name], WAYS[name], value)

    def before(self) -> Iterator[tuple[str, str]]:
        for chapter in self.scene.before:
            yield chapter.id, self._chapter(chapter)

    def _chapter(self, chapter: Chapter) -> str:
        each = Text(nl="{lasts}, in stappen van {step}", en="{lasts}, in steps of {step}")
        text = self._of(each).format(lasts=self._span(chapter.lasts), step=self._span(chapter.step))
        if not chapter.learning:
            text += self._of(Text(nl="; zonder te leren", en="; without learning"))
        return text

    def _span(self, minutes: float) -> str:
        units = (
            (1440.0, Text(nl="dagen", en="days")),
            (60.0, Text(nl="uur", en="h")),
            (1.0, Text(nl="min", en="min")),
            (1 / 60, Text(nl="s", en="s")),
        )
        size, unit = next((u for u in units if minutes >= u[0] * 0.999), units[-1])
        amount = round(minutes / size, 2)
        name = self._of(unit)
        if amount == 1:
            name = {"dagen": "dag", "days": "day"}.get(name, name)
        return f"{self._number(amount)} {name}"

    def events(self) -> Iterator[tuple[str, str]]:
        begin = 0.0
        several = len(self.scene.chapters) > 1
        for chapter in self.scene.chapters:
            if several:
                yield chapter.id, self._chapter(chapter)
            for event in sorted(chapter.events, key=lambda each: each.at):
                yield self._span(begin + event.at) if begin + event.at else "0", self._event(event)
            begin += chapter.steps * chapter.step
        yield self._span(begin), self._of(Text(nl="einde", en="the end"))

    def _event(self, event: Event) -> str:
        names = [self.wording.called(name) if name != "all" else "" for name in event.on]
        everyone = self._of(Text(nl="iedereen", en="everyone"))
        listed = self.wording.listed([name or everyone for name in names])
        text = self._of(DEEDS[str(event.what or event.does)]).format(
            who=self.wording.called(event.who) if event.who else "",
            to=self.wording.called(event.to) if event.to else "",
            on=listed,
        )
        if event.lasts is not None:
            text += f", {self._span(event.lasts)}"
        if event.size is not None:
            text += self._of(Text(nl=", sterkte {size}", en=", size {size}")).format(
                size=self._number(event.size)
            )
        if event.daily:
            text += self._of(Text(nl=", elke dag", en=", every day"))
        if event.off:
            text += self._of(Text(nl=" (staat uit)", en=" (switched off)"))
        return text[0].upper() + text[1:] + (f"  [event.{event.id}]" if event.id else "")

    def watch(self) -> Iterator[tuple[str, str]]:
        for path in self.scene.watch:
            yield path, watched_in_words(self.scene, path, self.language)

    def outcomes(self) -> Iterator[tuple[str, str]]:
        often = Text(nl="in {share} % van de levens", en="in {share}% of the lives")
        for outcome in self.scene.outcomes:
            text = self._of(outcome.say)
            if outcome.because is not None:
                share = self._of(often).format(share=self._number(100 * outcome.enough))
                text += f" ({share}: {self._of(outcome.because).rstrip('.')})"
            yield outcome.id, text

    def choices(self) -> Iterator[tuple[str, str]]:
        for change in self.scene.changes:
            yield f"choice.{change.id}", self._of(change.ask)
            for option in change.options:
                usual = self._of(Text(nl=" (als je niets kiest)", en=" (unless you choose)"))
                mark = usual if option.id == change.default else ""
                yield f"  ={option.id}", self._of(option.say) + mark

    def values(self) -> Iterator[tuple[str, str]]:
        who = next(iter(self.scene.people))
        everyone = self._of(Text(nl="voor ieder van {names}", en="for each of {names}"))
        yield f"{who}.TRAIT", everyone.format(names=", ".join(self.scene.people))
        yield from self._table(PERSON, TRAITS)
        weighing = Text(nl="wat op iemand weegt: {names}", en="what weighs on someone: {names}")
        yield "  context", self._of(weighing).format(names=", ".join(CONTEXTS))
        bond = self.scene.bond_names[0]
        of_bonds = Text(nl="voor elke band", en="for each bond")
        yield f'"{bond}.VALUE"', self._of(of_bonds)
        yield from self._table(BOND, BONDS)
        if self.scene.has_ways:
            yield from self._table(WAYS, WAY_WORDS)
        for chapter in (*self.scene.before, *self.scene.chapters):
            yield f"chapter.{chapter.id}", "lasts, step, learning, hours_a_day, begin"
            for event in chapter.events:
                if event.id:
                    fields = "at, for, off" + (", size" if event.size is not None else "")
                    yield f"event.{event.id}", fields
        constants = Text(
            nl="{count} constanten van het model, zoals soothing_rate",
            en="{count} constants of the model, such as soothing_rate",
        )
        yield "model.CONSTANT", self._of(constants).format(count=len(CONSTANTS))

    def _table(
        self, rows: dict[str, Parameter], words: dict[str, Words]
    ) -> Iterator[tuple[str, str]]:
        to = self._of(Text(nl="tot", en="to"))
        for name, row in rows.items():
            low, high = self._number(row.low), self._number(row.high)
            yield f"  {name}", f"{low} {to} {high}; {self._of(words[name].about)}"

    def try_this(self) -> Iterator[tuple[str, str]]:
        for attempt in self.scene.try_this:
            sets = " ".join(f"--set choice.{key}={value}" for key, value in attempt.changes.items())
            yield sets, self._of(attempt.text)


_BETWEEN = (0.35, 0.65)  # neither little nor much


def _place(row: Parameter, value: float) -> float:
    """Where a value lies between little (0) and much (1)."""
    if (row.low, row.high) == (0.0, 1.0):
        return value
    if row.low > 0:
        return 0.5 + 0.5 * math.log2(value / row.value)
    if row.value == row.low:
        return 1.0 if value > row.low else 0.5
    return 0.5 + 2 * (value - row.value) / (row.high - row.low)


def watched_in_words(scene: Scene, path: str, language: str) -> str:
    """A path such as 'child -> mother.call' in words: 'kind naar mama: roepen, vragen'."""
    owner, _, variable = path.rpartition(".")
    words = WORDS.get(variable)
    name = words.name.in_language(language) if words else variable
    if "->" not in owner:
        return f"{scene.name_of(owner, language)}: {name}"
    first, second = (end.strip() for end in owner.split("->"))
    other = scene.name_of(second, language)
    tie = words.named.in_language(language).format(other=other) if words else f"-> {other}"
    return f"{scene.name_of(first, language)} {tie}: {name}"
