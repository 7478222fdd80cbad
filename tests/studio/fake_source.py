"""Scenes and lives made up for tests of the studio: the shapes are real, the people are not.

A life here follows a few lines of arithmetic, so the pages can be tested without the model, in
milliseconds, and with lives that are known beforehand.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import numpy as np
import xarray as xr

from hecht.errors import SceneError
from hecht.studio.source import chosen

STEP = 1 / 6  # minutes


@dataclass(frozen=True)
class Text:
    nl: str
    en: str


@dataclass(frozen=True)
class Figure:
    kind: str
    name: Text
    age: float = 30.0
    drawn: str = "average"


@dataclass(frozen=True)
class Option:
    id: str
    say: Text
    small: Text | None = None
    set: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Change:
    id: str
    kind: str
    ask: Text
    options: list[Option]
    default: str
    ends: list[Text] | None = None


@dataclass(frozen=True)
class TryThis:
    text: Text
    changes: dict[str, str]
    at: float | None = None


@dataclass(frozen=True)
class Event:
    minute: float
    until: float
    kind: str
    who: str | None = None
    on: str | None = None
    say: Text | None = None

    @property
    def written(self) -> SimpleNamespace:
        """The event as it stands in a file."""
        strain = self.kind in ("threat", "novelty")
        return SimpleNamespace(
            at=self.minute,
            lasts=self.until - self.minute,
            who=self.who,
            does=None if strain else self.kind,
            to=self.on,
            what=self.kind if strain else None,
            on=["all"] if strain else [],
            off=False,
            say=self.say,
        )


@dataclass(frozen=True)
class Moment:
    minute: float
    text: str


@dataclass(frozen=True)
class Scene:
    id: str
    title: Text
    question: Text
    stage: str
    people: dict[str, Figure]
    watch: list[str]
    minutes: float
    events: list[Event]
    account: list[tuple[float, Text]]
    changes: list[Change] = field(default_factory=list)
    try_this: list[TryThis] = field(default_factory=list)
    story: Text = Text("Een verzonnen scène.", "A made-up scene.")
    theme: str | None = None
    before: Sequence[Any] = ()
    bonds: Mapping[str, Any] = field(default_factory=dict)

    @property
    def bond_names(self) -> list[str]:
        return [f"{a} -> {b}" for a in self.people for b in self.people if a != b]

    @property
    def chapters(self) -> list[SimpleNamespace]:
        """One chapter; two where something is lost, and the second begins with the loss."""
        step = STEP if self.minutes < 60 else 1.0 if self.minutes < 1440 else 1440.0
        cuts = [0.0, *([self.events[0].minute] if self.bonds else []), self.minutes]
        return [
            SimpleNamespace(
                steps=round((until - start) / step),
                step=step,
                hours_a_day=24.0,
                begin=SimpleNamespace(bonds=self.bonds if start else {}),
                events=[event.written for event in self.events if start <= event.minute < until],
            )
            for start, until in itertools.pairwise(cuts)
        ]


@dataclass(frozen=True)
class Result:
    scene: Scene
    seed: int
    data: xr.Dataset
    moments: Sequence[Event]


LEARNED = Change(
    "learned",
    "choice",
    Text("Wat heeft dit kind thuis geleerd?", "What has this child learned at home?"),
    [
        Option(
            "answered",
            Text("Roepen helpt. Er komt iemand.", "Calling helps. Someone comes."),
            Text("in boeken: veilig", "in books: secure"),
            {"calling": 1.0, "trust": 0.9},
        ),
        Option(
            "alone",
            Text("Roepen helpt weinig. Doe het zelf.", "Calling hardly helps. Do it yourself."),
            Text("in boeken: vermijdend", "in books: avoidant"),
            {"calling": 0.15, "trust": 0.3},
        ),
        Option(
            "sometimes",
            Text("Soms helpt het. Roep dus hard.", "Sometimes it helps. So call loudly."),
            Text("in boeken: ambivalent", "in books: resistant"),
            {"calling": 1.8, "trust": 0.4},
        ),
        Option(
            "frightening",
            Text("Wie troost, maakt soms ook bang.", "The one who comforts can also scare."),
            Text("in boeken: gedesorganiseerd", "in books: disorganised"),
            {"calling": 1.2, "trust": 0.3, "away": 0.5},
        ),
    ],
    "answered",
)

STARTLE = Change(
    "startle",
    "slider",
    Text("Hoe snel schrikt dit kind?", "How easily is this child startled?"),
    [
        Option("rarely", Text("niet zo snel", "not so easily"), set={"reactivity": 0.6}),
        Option("most", Text("zoals de meeste", "like most"), set={"reactivity": 1.0}),
        Option("easily", Text("heel snel", "very easily"), set={"reactivity": 1.6}),
    ],
    "most",
    [Text("zelden", "rarely"), Text("meteen", "at once")],
)

ROOM = Scene(
    id="room",
    title=Text("Een kind in een vreemde kamer", "A child in a strange room"),
    question=Text("Wat doet een kind als mama weggaat?", "What does a child do when mum leaves?"),
    stage="room",
    people={
        "child": Figure("infant", Text("kind", "child"), 1.0),
        "mother": Figure("adult", Text("mama", "mum")),
        "stranger": Figure("adult", Text("onbekende", "stranger")),
    },
    watch=["child.arousal", "child -> mother.call", "child -> mother.contact"],
    minutes=20.0,
    events=[
        Event(0, 3, "enters", "mother", say=Text("met mama", "with mum")),
        Event(3, 6, "enters", "stranger", say=Text("+ onbekende", "+ stranger")),
        Event(6, 9, "leaves", "mother", say=Text("onbekende", "stranger")),
        Event(9, 12, "enters", "mother", say=Text("met mama", "with mum")),
        Event(12, 17, "leaves", "mother", say=Text("alleen", "alone")),
        Event(17, 20, "enters", "mother", say=Text("met mama", "with mum")),
    ],
    account=[
        (
            0.0,
            Text(
                "Een kamer die het kind niet kent. Mama zit erbij.",
                "A room the child does not know. Mum is there.",
            ),
        ),
        (
            3.0,
            Text(
                "Een onbekende komt binnen en gaat rustig zitten.",
                "A stranger comes in and stays quietly.",
            ),
        ),
        (6.0, Text("Mama gaat weg. De onbekende blijft.", "Mum leaves. The stranger stays.")),
        (
            7.0,
            Text("Het kind kijkt naar de deur en roept.", "The child looks at the door and calls."),
        ),
        (9.0, Text("Daar is mama.", "There is mum.")),
        (
            12.0,
            Text(
                "Mama gaat nog eens weg. Nu is het kind alleen.",
                "Mum leaves again. Now the child is alone.",
            ),
        ),
        (14.0, Text("Weer huilen. Harder nu, en langer.", "Crying again. Louder now, and longer.")),
        (17.0, Text("Daar is mama weer.", "There is mum again.")),
        (
            18.5,
            Text(
                "Recht naar mama. Daar zakt de spanning.",
                "Straight to mum. There the tension drops.",
            ),
        ),
    ],
    changes=[LEARNED, STARTLE],
    try_this=[
        TryThis(
            Text(
                "Kies het kind dat het zelf doet. Kijk dan naar de adem.",
                "Choose the child who does it alone. Then watch the breath.",
            ),
            {"learned": "alone"},
            12.2,
        ),
        TryThis(
            Text("En als roepen soms helpt?", "And if calling helps sometimes?"),
            {"learned": "sometimes"},
            12.2,
        ),
    ],
)

EVENING = Scene(
    id="evening",
    title=Text("Een avond met z’n tweeën", "An evening, the two of them"),
    question=Text(
        "Wat gebeurt er als het even misgaat?", "What happens when it goes wrong for a while?"
    ),
    stage="evening",
    people={
        "lot": Figure("adult", Text("Lot", "Lot")),
        "sven": Figure("adult", Text("Sven", "Sven")),
    },
    watch=["lot.arousal", "sven.arousal", "lot -> sven.contact"],
    minutes=35.0,
    events=[
        Event(0, 4, "together", say=Text("na het eten", "after dinner")),
        Event(4, 16, "threat", say=Text("over zaterdag", "about Saturday")),
        Event(24, 35, "leaves", "sven", say=Text("Sven gaat nog even weg", "Sven goes out")),
    ],
    account=[
        (0.0, Text("Lot en Sven, na het eten.", "Lot and Sven, after dinner.")),
        (4.0, Text("Er valt een woord over zaterdag.", "A word about Saturday.")),
        (24.0, Text("Sven gaat nog even weg.", "Sven goes out.")),
    ],
)

SCANNER = Scene(
    id="hand",
    title=Text("Een hand in de scanner", "A hand in the scanner"),
    question=Text("Wat doet een hand die je vasthoudt?", "What does a held hand do?"),
    stage="scanner",
    people={
        "anna": Figure("adult", Text("Anna", "Anna")),
        "partner": Figure("adult", Text("haar vriend", "her partner")),
    },
    watch=["anna.arousal", "anna -> partner.contact", "anna.need"],
    minutes=9.0,
    events=[
        Event(1, 3, "threat", say=Text("schok kan komen", "a shock may come")),
        Event(6, 8, "threat", say=Text("schok kan komen", "a shock may come")),
    ],
    account=[
        (0.0, Text("Anna zit klaar.", "Anna is ready.")),
        (1.0, Text("Het teken gaat aan.", "The sign lights up.")),
    ],
    changes=[
        Change(
            "hand",
            "choice",
            Text("Wie houdt haar hand vast?", "Who holds her hand?"),
            [
                Option("nobody", Text("Niemand.", "Nobody."), set={"gone": 1.0}),
                Option("partner", Text("Haar vriend.", "Her partner."), set={}),
            ],
            "partner",
        )
    ],
)

PHONE = Scene(
    id="message",
    title=Text("Geen bericht terug", "No message back"),
    question=Text(
        "Je stuurt een bericht. Er komt niets terug.", "You send a message. Nothing comes back."
    ),
    stage="phone",
    people={
        "yara": Figure("adult", Text("Yara", "Yara")),
        "daan": Figure("adult", Text("Daan", "Daan")),
        "loes": Figure("adult", Text("Loes", "Loes")),
        "friend": Figure("adult", Text("vriend", "friend")),
    },
    watch=["yara.arousal", "daan.arousal", "loes.arousal"],
    minutes=360.0,
    events=[Event(0, 360, "falls_silent", "friend", say=Text("stil", "silence"))],
    account=[
        (0.0, Text("Alle drie wachten.", "All three wait.")),
        (180.0, Text("Nog steeds niets.", "Still nothing.")),
    ],
)


LOSS = Scene(
    id="loss",
    title=Text("Ben is er niet meer", "Ben is no longer there"),
    question=Text("Wie draagt het dan?", "Who carries it then?"),
    stage="evening",
    people={
        "anna": Figure("adult", Text("Anna", "Anna"), 61.0),
        "ben": Figure("adult", Text("Ben", "Ben")),
        "sister": Figure("adult", Text("zus", "sister")),
    },
    watch=["anna.arousal", "anna -> ben.call", "anna -> sister.contact"],
    minutes=400 * 1440.0,
    events=[Event(60 * 1440, 400 * 1440, "leaves", "ben", say=Text("Ben sterft", "Ben dies"))],
    account=[
        (0.0, Text("Anna en Ben.", "Anna and Ben.")),
        (60 * 1440.0, Text("Ben sterft.", "Ben dies.")),
    ],
    before=(SimpleNamespace(steps=1000, step=1440.0, hours_a_day=24.0),),
    bonds={"anna <-> ben": SimpleNamespace(values={"reach": 0, "commitment": 0})},
)


class FakeSource:
    """Five made-up scenes. ``hold`` lets a test keep a run waiting."""

    def __init__(self) -> None:
        self.hold = threading.Event()
        self.hold.set()
        self.runs: list[tuple[str, dict[str, str], int]] = []

    def scenes(self) -> Sequence[Scene]:
        return (ROOM, EVENING, SCANNER, PHONE, LOSS)

    def opened(self) -> Sequence[Scene]:
        return ()

    def open(self, scene: Scene, text: str) -> Scene:
        raise NotImplementedError

    def text(self, scene: Scene) -> str:
        raise NotImplementedError

    def run(
        self,
        scene: Scene,
        options: Mapping[str, str],
        *,
        seed: int,
        replicates: int,
        whole: bool = False,
    ) -> Result:
        self.runs.append((scene.id, dict(options), seed))
        self.hold.wait(10)
        if seed == 13:
            raise SceneError("a made-up fault; choose another seed", file="room.yaml", line=4)
        if seed == 14:
            raise ZeroDivisionError
        return Result(
            scene, seed, live_through(scene, given(scene, options), seed, replicates), scene.events
        )

    def prepare(self, scene: Scene) -> None:
        self.run(scene, {}, seed=0, replicates=24)

    def loop_gain(self, scene: Scene, options: Mapping[str, str], *, seed: int) -> float | None:
        return 0.12 if scene.stage == "evening" else None

    def account(self, result: Result, language: str) -> Sequence[Moment]:
        return [Moment(minute, getattr(text, language)) for minute, text in result.scene.account]


def given(scene: Scene, options: Mapping[str, str]) -> dict[str, Any]:
    """What the chosen options set, all together."""
    choice = chosen(scene, options)
    sets = [
        option.set
        for change in scene.changes
        for option in change.options
        if option.id == choice[change.id]
    ]
    return {name: value for each in sets for name, value in each.items()}


def live_through(scene: Scene, how: Mapping[str, Any], seed: int, replicates: int) -> xr.Dataset:
    """A made-up life: away or threatened raises arousal, being close and trusted lowers it."""
    people = list(scene.people)
    bonds = [f"{owner} -> {other}" for owner in people for other in people if owner != other]
    step = STEP if scene.minutes < 60 else 1.0 if scene.minutes < 1440 else 1440.0
    times = np.arange(1, round(scene.minutes / step) + 1) * step  # ends of steps, as in the model
    shape = (replicates, times.size)
    noise = np.random.default_rng(seed)
    person = {
        name: np.zeros((*shape, len(people)))
        for name in ("arousal", "need", "felt_security", "exploration", "threat")
    }
    bond = {
        name: np.zeros((*shape, len(bonds)))
        for name in (
            *("call", "care", "contact", "withdrawal", "fright", "reach", "trust"),
            *("strength", "presence"),
        )
    }
    threat = _threat(scene, times - step)
    reach = {
        other: _reach(scene, other, times - step) * (1 - how.get("gone", 0.0)) for other in people
    }
    trust, calling, away = how.get("trust", 0.8), how.get("calling", 1.0), how.get("away", 0.0)
    for i, owner in enumerate(people):
        main = next((b for b, name in enumerate(bonds) if name.startswith(f"{owner} ->")), None)
        strength = how.get("reactivity", 1.0) * (1 - 0.28 * i)
        arousal = np.full(replicates, 0.25)
        for k in range(times.size):
            other = bonds[main].split(" -> ")[1] if main is not None else owner
            near = min(reach[other][k], reach[owner][k])
            pressed = threat[k] + (1 - near) * (0.12 if scene.stage != "phone" else 0.01)
            contact = near * np.clip(
                0.25 + 0.5 * (arousal > 0.5) * min(1.0, calling) - away * 0.3, 0, 1
            )
            arousal += (
                strength * pressed * 0.6 - (0.08 + 0.5 * contact * trust) * (arousal - 0.2) * 0.3
            )
            arousal = np.clip(arousal + noise.normal(0, 0.02, replicates), 0, 5)
            person["arousal"][:, k, i] = arousal
            person["need"][:, k, i] = np.clip(0.9 * arousal - near * trust * 0.6, 0, 3)
            person["felt_security"][:, k, i] = near * trust
            person["exploration"][:, k, i] = np.clip(1 - arousal, 0, 1)
            person["threat"][:, k, i] = threat[k]
            for b, name in enumerate(bonds):
                if not name.startswith(f"{owner} ->"):
                    continue
                to = name.split(" -> ")[1]
                bond["reach"][:, k, b] = min(reach[to][k], reach[owner][k])
                bond["strength"][:, k, b] = 0.7 - 0.2 * people.index(to)
                bond["presence"][:, k, b] = bond["reach"][:, k, b]
                if b != main or (i > 1 and scene.stage != "phone"):
                    continue
                loud = np.digitize(np.clip(arousal * calling - 0.35, 0, 3), [0.05, 0.4, 0.9, 1.6])
                bond["call"][:, k, b] = np.array([0, 0.5, 1, 2, 3])[loud]
                bond["contact"][:, k, b] = contact
                bond["care"][:, k, b] = (near > 0.5) & (loud > 0)
                bond["withdrawal"][:, k, b] = (noise.random(replicates) < away * near) * 1.0
                bond["trust"][:, k, b] = trust
    data = {name: (("replicate", "time", "person"), values) for name, values in person.items()}
    data |= {name: (("replicate", "time", "bond"), values) for name, values in bond.items()}
    return xr.Dataset(
        data, coords={"time": ("time", times, {"units": "min"}), "person": people, "bond": bonds}
    )


def _threat(scene: Scene, times: np.ndarray) -> np.ndarray:
    spans = [(event.minute, event.until) for event in scene.events if event.kind == "threat"]
    return sum(
        (np.where((times > a - 1e-6) & (times < b - 1e-6), 0.09, 0.0) for a, b in spans),
        np.zeros(times.size),
    )


def _reach(scene: Scene, who: str, times: np.ndarray) -> np.ndarray:
    """1 where ``who`` is in the room: from the start, unless a later event brings them in."""
    moves = [
        event for event in scene.events if event.who == who and event.kind in ("enters", "leaves")
    ]
    here = np.full(times.size, 0.0 if moves and moves[0].kind == "enters" else 1.0)
    for event in moves:
        here[times > event.minute - 1e-6] = 1.0 if event.kind == "enters" else 0.0
    if scene.stage == "phone" and who == "friend":
        here[:] = 0.0
    return here
