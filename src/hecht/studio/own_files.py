"""Open and save a document of the user's own, without keeping it.

The page sends what the user chose to open, or wants to save; the answer goes back to the page. No
document is written to disk, to a log or to memory that outlives the answer.
"""

from __future__ import annotations

import json
from typing import Any

from fastapi import Request
from fastapi.responses import JSONResponse, PlainTextResponse, Response
from pydantic import ValidationError

from hecht.errors import HechtError
from hecht.practice.dance import Dance
from hecht.practice.own_file import LARGEST_FILE, OwnDocument
from hecht.practice.reflection import Reflection
from hecht.studio.pages import language_of
from hecht.studio.security import comes_from_here
from hecht.studio.telling import tell

KINDS: dict[str, type[OwnDocument]] = {kind.kind(): kind for kind in (Dance, Reflection)}
"""The documents that a page can open and save, by the word their file starts with."""

LARGEST_BODY = 4 * LARGEST_FILE
"""Bytes: a character takes at most four."""


async def read_own_file(request: Request, kind: str) -> Response:
    """The document in the text of a file, as JSON; or why it cannot be opened."""
    text = await _text(request, kind)
    if isinstance(text, Response):
        return text
    try:
        document = KINDS[kind].read(text)
    except HechtError as error:
        # The page names the file itself.
        return _refuse(request, str(error).removeprefix("file: ").removeprefix("file, "))
    return JSONResponse(document.model_dump(mode="json"))


async def write_own_file(request: Request, kind: str) -> Response:
    """The text of a file for the document that the page holds."""
    text = await _text(request, kind)
    if isinstance(text, Response):
        return text
    try:
        document = KINDS[kind].model_validate(json.loads(text))
    except (ValueError, ValidationError, RecursionError):
        return _refuse(request, "This document does not have the form of its kind.")
    return PlainTextResponse(document.write())


async def _text(request: Request, kind: str) -> str | Response:
    """The text that the page sent, or the answer that refuses it."""
    if "origin" in request.headers and not comes_from_here(request.headers):
        return _refuse(request, "Only a page of this studio may ask this.", 403)
    if kind not in KINDS:
        return _refuse(request, f"There is no document called '{kind}'.", 404)
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_BODY:
            return _refuse(request, f"The file is larger than {LARGEST_BODY / 1e6:g} MB.", 413)
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _refuse(request, "this is not UTF-8 text; save it as UTF-8.")


def _refuse(request: Request, message: str, status: int = 422) -> JSONResponse:
    told = tell(message, language_of(request))
    content: dict[str, Any] = {"error": told.text, "language": told.language}
    return JSONResponse(content, status_code=status)
