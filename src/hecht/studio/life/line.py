"""The line of the page: a question, its answer part by part; the latest question wins."""

from __future__ import annotations

import asyncio
import json
import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Literal

from fastapi import WebSocket, WebSocketDisconnect
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from hecht.errors import HechtError
from hecht.studio.catalogue import LANGUAGES
from hecht.studio.life.choices import MOST_LIVES, Options, command, options_of
from hecht.studio.life.lives import YEARS, Lives, Part, SupersededError
from hecht.studio.security import comes_from_here
from hecht.studio.telling import tell

if TYPE_CHECKING:
    from hecht.scenes.life.result import LifeResult

log = logging.getLogger(__name__)

POLICY_VIOLATION = 1008
Send = Callable[[dict[str, Any]], None]
Key = tuple[Options, int, str, bool]


class Question(BaseModel):
    """What a page asks.

    Attributes
    ----------
    request
        A number that comes back with every part of the answer.
    options
        Question and answer (`hecht.studio.life.choices`); what is left out is as it begins.
    number
        Which life with this beginning.
    told
        Whether figures and words are wanted as well; without them only the curves of a life come.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    request: int
    options: dict[str, str] = Field(default_factory=dict)
    number: int = Field(0, ge=0, lt=MOST_LIVES)
    language: Literal["nl", "en"] = "nl"
    told: bool = True


class Writer:
    """Writes lives down for pages, and remembers what it wrote for a while."""

    MOST = 120
    """Lives remembered; some 50 kB each."""

    def __init__(self) -> None:
        self._known: OrderedDict[Key, dict[str, Any]] = OrderedDict()
        self._lock = threading.Lock()

    def parts(self, part: Part, question: Question, options: Options) -> Iterator[dict[str, Any]]:
        """One part of an answer as a page hears it; the lines of a life come before its words."""
        if part.kind == "years" or part.result is None:
            yield {"part": "years", "years": part.years, "of": YEARS}
            return
        from hecht.studio.life.encoding import encode, strips  # loads the model

        if part.kind == "beside":
            yield {"part": "beside", **strips(part.result)}
            return
        key = _key(question, options)
        if question.told and (part.kind == "early" or key not in self._known):
            lines = encode(part.result, part.place, question.language, told=False)
            yield {"part": "lines", "of": YEARS, **lines}
        if part.kind == "whole":
            yield self.life(part.result, part.place, question, options)
        else:
            early = encode(part.result, part.place, question.language, told=question.told)
            yield {"part": "early", "of": YEARS, **early}

    def life(
        self, result: LifeResult, place: int, question: Question, options: Options
    ) -> dict[str, Any]:
        """A whole life, written once."""
        from hecht.studio.life.encoding import encode

        key = _key(question, options)
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
                return self._known[key]
        life = encode(result, place, question.language, told=question.told)
        life |= {"part": "whole", "of": YEARS}
        with self._lock:
            self._known[key] = life
            while len(self._known) > self.MOST:
                self._known.popitem(last=False)
        return life


def _key(question: Question, options: Options) -> Key:
    return options, question.number, question.language, question.told


async def life_line(socket: WebSocket, lives: Lives, writer: Writer) -> None:
    """Serve one page until it leaves."""
    if not comes_from_here(socket.headers):
        await socket.close(POLICY_VIOLATION)
        return
    await socket.accept()
    loop, outbox = asyncio.get_running_loop(), asyncio.Queue[str]()

    def send(message: dict[str, Any]) -> None:
        text = json.dumps(message, ensure_ascii=False, separators=(",", ":"))
        loop.call_soon_threadsafe(outbox.put_nowait, text)

    sending = asyncio.create_task(_send_on(socket, outbox))
    newest = _Newest()
    try:
        while True:
            question = await socket.receive_text()
            stop = newest.begin()
            threading.Thread(
                target=answer,
                args=(lives, writer, question, send, stop),
                name="life",
                daemon=True,
            ).start()
    except WebSocketDisconnect:
        pass
    finally:
        newest.begin()
        sending.cancel()
        await asyncio.gather(sending, return_exceptions=True)


async def _send_on(socket: WebSocket, outbox: asyncio.Queue[str]) -> None:
    while True:
        await socket.send_text(await outbox.get())


class _Newest:
    """Which question is the newest: every one before it has to stop."""

    def __init__(self) -> None:
        self._count = 0

    def begin(self) -> Callable[[], bool]:
        self._count += 1
        mine = self._count
        return lambda: self._count != mine


def answer(lives: Lives, writer: Writer, text: str, send: Send, stop: Callable[[], bool]) -> None:
    """Answer one question; then live what may be asked next, until `stop()` says so."""
    request: int | None = None
    language = LANGUAGES[0]
    try:
        question = Question.model_validate_json(text)
        request, language = question.request, question.language
        options = options_of(question.options)
        again = command(options, question.number)

        def emit(part: Part) -> None:
            for told in writer.parts(part, question, options):
                if stop():
                    raise SupersededError
                send({"request": request, "command": again, **told})

        lives.ask(options, question.number, emit, stop)
        if question.told:
            _prepare(lives, writer, question, options, stop)
    except SupersededError:
        return
    except HechtError as error:
        told = tell(error, language)
        send(_error(request, "input", told.text, told.language))
    except ValidationError as error:
        send(_error(request, "input", str(error.errors()[0]["msg"]), "en"))
    except Exception:
        log.exception("A life could not be lived: %s", text[:500])
        send(_error(request, "fault", "", language))


def _prepare(
    lives: Lives, writer: Writer, question: Question, options: Options, stop: Callable[[], bool]
) -> None:
    """Write down what may be asked for next: another life, and this one with one answer changed."""
    following = question.model_copy(update={"number": (question.number + 1) % MOST_LIVES})
    shelf, place = lives.shelved(options, following.number)
    if shelf is not None:
        writer.life(shelf, place, following, options)
    for other, life in lives.prepare(options, question.number, stop):
        writer.life(life, 0, question, other)


def _error(request: int | None, kind: str, message: str, language: str) -> dict[str, Any]:
    error = {"kind": kind, "message": message, "language": language}
    return {"request": request, "part": "error", "error": error}
