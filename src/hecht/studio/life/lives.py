"""Lives for the page: one quickly, then others with the same beginning, all kept for a while.

One life alone is lived by itself, which is the quickest way to have it: first its early years, for
a curve at once, then the whole of it. The lives beside it (the strip behind the line, and "another
life") are lived together, as `hecht life` does; such a shelf of lives is kept.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Literal, Protocol

from hecht.errors import HechtError
from hecht.studio.courtesy import Courtesy
from hecht.studio.life.choices import Options, changes_of, choices, one_answer_away, options_of

if TYPE_CHECKING:
    from hecht.scenes.life.result import LifeResult

YEARS = 90
STEP_DAYS = 3
TOGETHER = 64
"""Lives on a shelf, lived side by side (as `hecht.scenes.life.living.BATCH`)."""

EARLY = 4
"""Years of the first part: lived in a tenth of a second."""

MOST_SHELVES, MOST_LIVES = 10, 80
"""Kept; a shelf takes some 6 MB, a life alone 0.1 MB."""

Report = Callable[[int], None]


class SupersededError(HechtError):
    """Another question came; what is being lived is left."""


class Living(Protocol):
    """How lives are lived: by the model, or made up in a test."""

    def __call__(
        self, options: Options, first: int, people: int, years: int, report: Report
    ) -> LifeResult:
        """Live `people` lives from number `first`; `report` hears each year that is done."""


def by_the_model(
    options: Options, first: int, people: int, years: int, report: Report
) -> LifeResult:
    """Lives of the model, the same as those of `hecht life --person FIRST --step 3`."""
    from hecht.model.compilation import remember_compilations
    from hecht.model.noise import world_keys
    from hecht.scenes.life.changes import changes_of as checked
    from hecht.scenes.life.living import live_batch
    from hecht.scenes.life.result import assemble

    remember_compilations()
    wanted = checked(changes_of(options))
    keys = world_keys(0, people, first)
    batch = live_batch(keys, years, wanted, step_days=STEP_DAYS, report=report)
    return assemble([(batch, people)], years=years, seed=0, first=first, step_days=STEP_DAYS)


@dataclass(frozen=True)
class Part:
    """Something to show while a life is being lived.

    Attributes
    ----------
    kind
        "early" and "whole": lives; "years": how far it is; "beside": the shelf, for the strip.
    result, place
        Lives, and which of them is meant.
    years
        Years done.
    """

    kind: Literal["early", "years", "whole", "beside"]
    result: LifeResult | None = None
    place: int = 0
    years: int = 0


Emit = Callable[[Part], None]
Stop = Callable[[], bool]


class Lives:
    """The lives of one studio; several pages may ask at once."""

    def __init__(self, living: Living = by_the_model) -> None:
        self._living = living
        self._alone: OrderedDict[tuple[Options, int], LifeResult] = OrderedDict()
        self._shelves: OrderedDict[tuple[Options, int], LifeResult] = OrderedDict()
        self._lock = Lock()
        self._courtesy = Courtesy()
        # Two that begin at the same time would compile the same program twice.
        self._compiling = {1: Lock(), TOGETHER: Lock()}
        self._compiled: set[int] = set()

    def ask(self, options: Options, number: int, emit: Emit, stop: Stop) -> None:
        """Live life number `number`; `emit` hears every part, at last the lives beside it.

        Raises
        ------
        SupersededError
            As soon as `stop()` says so.
        """
        with self._courtesy.answering(str(options)):
            shelf, place = self.shelved(options, number)
            if shelf is not None:
                emit(Part("whole", shelf, place))
            else:
                self._one(options, number, emit, stop)
        if shelf is None:
            shelf = self._shelf(options, number, _watching(stop))
        emit(Part("beside", shelf))

    def prepare(
        self, options: Options, number: int, stop: Stop
    ) -> Iterator[tuple[Options, LifeResult]]:
        """Live what may be asked for next, unhurriedly: the same life with one answer changed.

        Raises
        ------
        SupersededError
            As soon as `stop()` says so.
        """
        for other in one_answer_away(options):
            if not self.has(other, number):
                yield other, self._alone_now(other, number, self._unhurried(stop))

    def shelved(self, options: Options, number: int) -> tuple[LifeResult | None, int]:
        """The shelf on which the life stands, where it was lived, and its place there."""
        return self._known(self._shelves, (options, number // TOGETHER)), number % TOGETHER

    def has(self, options: Options, number: int) -> bool:
        """Whether the life is there at once."""
        alone = self._known(self._alone, (options, number))
        return alone is not None or self.shelved(options, number)[0] is not None

    def warm_up(self) -> None:
        """Compile, and live what the page begins with."""
        self._run(options_of({}), 0, 1, 1, _nobody)
        self._shelf(options_of({}), choices().first, self._unhurried(lambda: False))

    def _one(self, options: Options, number: int, emit: Emit, stop: Stop) -> None:
        """A life alone: its early years, how far it is, the whole."""
        life = self._known(self._alone, (options, number))
        if life is None:
            early = self._run(options, number, 1, EARLY, _watching(stop))
            emit(Part("early", early, years=EARLY))
            life = self._alone_now(options, number, _watching(stop, emit))
        emit(Part("whole", life))

    def _alone_now(self, options: Options, number: int, report: Report) -> LifeResult:
        life = self._run(options, number, 1, YEARS, report)
        self._keep(self._alone, (options, number), life, MOST_LIVES)
        return life

    def _shelf(self, options: Options, number: int, report: Report) -> LifeResult:
        block = number // TOGETHER
        shelf = self._run(options, block * TOGETHER, TOGETHER, YEARS, report)
        self._keep(self._shelves, (options, block), shelf, MOST_SHELVES)
        return shelf

    def _run(
        self, options: Options, first: int, people: int, years: int, report: Report
    ) -> LifeResult:
        if people in self._compiled:
            return self._living(options, first, people, years, report)
        with self._compiling[people]:
            if people not in self._compiled:
                self._living(options, first, people, 1, _nobody)
                self._compiled.add(people)
        return self._living(options, first, people, years, report)

    def _unhurried(self, stop: Stop) -> Report:
        """Goes on while nobody waits, and leaves half of the time to others."""
        last = time.monotonic()

        def report(_: int) -> None:
            nonlocal last
            self._courtesy.give_way("")
            if stop():
                raise SupersededError
            time.sleep(min(time.monotonic() - last, 0.2))
            last = time.monotonic()

        return report

    def _known(
        self, kept: OrderedDict[tuple[Options, int], LifeResult], key: tuple[Options, int]
    ) -> LifeResult | None:
        with self._lock:
            if key in kept:
                kept.move_to_end(key)
            return kept.get(key)

    def _keep(
        self,
        kept: OrderedDict[tuple[Options, int], LifeResult],
        key: tuple[Options, int],
        life: LifeResult,
        most: int,
    ) -> None:
        with self._lock:
            kept[key] = life
            while len(kept) > most:
                kept.popitem(last=False)


def _nobody(_: int) -> None:
    """Reports to nobody."""


def _watching(stop: Stop, emit: Emit | None = None) -> Report:
    """Leaves when another question came, and tells how far it is."""

    def report(year: int) -> None:
        if stop():
            raise SupersededError
        if emit is not None and year % 5 == 0:
            emit(Part("years", years=year))

    return report
