"""The page My people: a map that lives in the page and in the user's own file, and nowhere else.

What a page sends is read, answered and forgotten: nothing is kept, written or logged here.
"""

from __future__ import annotations

import json
import logging
import struct
from collections.abc import Callable
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.concurrency import run_in_threadpool

from hecht.errors import HechtError, SceneError
from hecht.practice import people
from hecht.practice.people.document import Document
from hecht.practice.people.living import playable
from hecht.practice.people.questions import SCENE_ID, Question, scene_of
from hecht.practice.people.relations import RELATIONS
from hecht.scenes.reading import LARGEST_FILE
from hecht.studio.catalogue import LANGUAGES
from hecht.studio.pages import language_of, render
from hecht.studio.protocol import Request as LifeRequest
from hecht.studio.protocol import describe, encode
from hecht.studio.security import comes_from_here
from hecht.studio.source import Source
from hecht.studio.telling import tell

log = logging.getLogger(__name__)

LARGEST_BODY = 4 * LARGEST_FILE
"""Bytes: a document beside the text it came from."""
_NOT_KEPT = {"Cache-Control": "no-store"}
_EXAMPLE = Path(people.__file__).parent / "example.yaml"
_REPLICATES = 24

Name = Annotated[str, Field(max_length=200)]


class Saving(BaseModel):
    """A map to write, and the text it was opened from."""

    model_config = ConfigDict(extra="forbid")

    document: Document
    original: str = ""
    name: Name = ""


class Asking(BaseModel):
    """A map, and what to ask of it."""

    model_config = ConfigDict(extra="forbid")

    document: Document
    question: Question
    options: dict[Name, Name] = {}
    seed: Annotated[int, Field(ge=0, lt=2**31)] = 0


def routes(source: Source) -> APIRouter:
    """All that the page asks of the server; `source` plays its scenes."""
    router = APIRouter(prefix="/people")

    @router.get("")
    def page(request: Request) -> Response:
        return people_page(request)

    @router.get("/example")
    def example(request: Request) -> Response:
        return _answer(request, lambda: _opened(request, _example()))

    @router.post("/open")
    async def opening(request: Request) -> Response:
        body = await _body(request)
        return (
            body
            if isinstance(body, Response)
            else _answer(request, lambda: _opened(request, _text(body)))
        )

    @router.post("/save")
    async def saving(request: Request) -> Response:
        body = await _body(request)
        return body if isinstance(body, Response) else _answer(request, lambda: _saved(body))

    @router.post("/scene")
    async def asking(request: Request) -> Response:
        body = await _body(request)
        if isinstance(body, Response):
            return body
        return await run_in_threadpool(_answer, request, lambda: _played(source, body))

    return router


def people_page(request: Request) -> Response:
    """The page, without anybody on the map yet."""
    relations = {name: asdict(relation) for name, relation in RELATIONS.items()}
    response = render(request, "people.html", page="people", data={"relations": relations})
    response.headers["Content-Language"] = language_of(request)
    return response


@cache
def _example() -> str:
    return _EXAMPLE.read_text(encoding="utf-8")


async def _body(request: Request) -> bytes | Response:
    """What a page of this server sent, held in memory; an answer where it is refused."""
    if not comes_from_here(request.headers):
        return _refusal(request, 403, "this page is not ours.")
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST_BODY:
            return _refusal(request, 413, f"a map is at most {LARGEST_FILE / 1e6:g} MB of text.")
    return bytes(body)


def _refusal(
    request: Request, status: int, message: str | HechtError, line: int | None = None
) -> Response:
    told = tell(message, language_of(request))
    content = {"message": told.text, "language": told.language, "line": line}
    return JSONResponse(content, status, headers=_NOT_KEPT)


def _answer(request: Request, make: Callable[[], Response]) -> Response:
    """What `make` gives, or what is wrong with what was sent. Its content is never logged."""
    try:
        return make()
    except SceneError as error:
        said = str(error).removeprefix(f"line {error.line}: ")  # the page names the line itself
        return _refusal(request, 422, said, error.line)
    except HechtError as error:
        return _refusal(request, 422, error)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = " / ".join(str(part) for part in first["loc"])
        message = first["msg"].removeprefix("Value error, ")
        return _refusal(request, 422, f"{place}: {message}." if place else f"{message}.")
    except Exception as error:
        log.error("The page My people could not be answered: %s", type(error).__name__)
        return _refusal(request, 500, "")


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SceneError("this is not UTF-8 text; save it as UTF-8.") from None


def _opened(request: Request, text: str) -> Response:
    opened = people.open_text(text)
    why = playable(opened.document)
    note = None if why is None else tell(why, language_of(request))
    answer = {
        "document": opened.document.model_dump(mode="json", by_alias=True),
        "original": text,
        "note": None if note is None else asdict(note),
    }
    return JSONResponse(answer, headers=_NOT_KEPT)


def _saved(body: bytes) -> Response:
    asked = Saving.model_validate_json(body)
    text = people.save_text(asked.document, asked.original, name=asked.name)
    return Response(text, media_type="text/yaml; charset=utf-8", headers=_NOT_KEPT)


def _played(source: Source, body: bytes) -> Response:
    """The scene and a life of it: the length of the header, the header, the numbers."""
    asked = Asking.model_validate_json(body)
    scene = scene_of(asked.document, asked.question)
    result = source.run(scene, asked.options, seed=asked.seed, replicates=_REPLICATES)
    accounts = {language: source.account(result, language) for language in LANGUAGES}
    request = LifeRequest(
        request=0, scene=SCENE_ID, options=asked.options, seed=asked.seed, replicates=_REPLICATES
    )
    life, numbers = encode(request, result, accounts)
    header: dict[str, Any] = {"scene": describe(scene), "life": life}
    text = json.dumps(header, ensure_ascii=False).encode()
    text += b" " * (-len(text) % 4)  # the numbers start where a browser can read them in place
    content = struct.pack("<I", len(text)) + text + numbers
    return Response(content, media_type="application/octet-stream", headers=_NOT_KEPT)
