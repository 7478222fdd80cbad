"""The live line: a page asks for lives, the latest question wins."""

from __future__ import annotations

import asyncio
import json
import logging
from typing import Any

from fastapi import WebSocket, WebSocketDisconnect
from pydantic import ValidationError

from hecht.errors import HechtError
from hecht.studio.catalogue import LANGUAGES
from hecht.studio.protocol import Request, encode
from hecht.studio.security import comes_from_here
from hecht.studio.source import Source, find_scene

log = logging.getLogger(__name__)

POLICY_VIOLATION = 1008


async def live(socket: WebSocket, source: Source) -> None:
    """Serve one page until it leaves."""
    if not comes_from_here(socket.headers):
        await socket.close(POLICY_VIOLATION)
        return
    await socket.accept()
    desk = _Desk()
    answering = asyncio.create_task(_answer(socket, source, desk))
    try:
        while True:
            desk.put(await socket.receive_text())
    except WebSocketDisconnect:
        pass
    finally:
        answering.cancel()
        await asyncio.gather(answering, return_exceptions=True)


class _Desk:
    """Room for one question: a newer one takes the place of the older."""

    def __init__(self) -> None:
        self._question: str | None = None
        self._arrived = asyncio.Event()

    def put(self, question: str) -> None:
        self._question = question
        self._arrived.set()

    async def take(self) -> str:
        await self._arrived.wait()
        self._arrived.clear()
        question, self._question = self._question, None
        return question or ""

    @property
    def has_newer(self) -> bool:
        return self._question is not None


async def _answer(socket: WebSocket, source: Source, desk: _Desk) -> None:
    while True:
        question = await desk.take()
        header, frame = await asyncio.to_thread(answer, source, question)
        if desk.has_newer and "error" not in header:
            continue
        await socket.send_text(json.dumps(header, ensure_ascii=False))
        if frame is not None:
            await socket.send_bytes(frame)


def answer(source: Source, question: str) -> tuple[dict[str, Any], bytes | None]:
    """Header and frame for one question, or a header with an ``error`` and no frame."""
    number = None
    try:
        request = Request.model_validate_json(question)
        number = request.request
        scene = find_scene(source.scenes(), request.scene)
        result = source.run(
            scene, request.options, seed=request.seed, replicates=request.replicates
        )
        accounts = {language: source.account(result, language) for language in LANGUAGES}
        return encode(request, result, accounts)
    except HechtError as error:
        return _error(number, "input", str(error)), None
    except ValidationError as error:
        return _error(number, "input", _first_fault(error)), None
    except Exception:
        log.exception("A scene could not be run: %s", question[:500])
        return _error(number, "fault", ""), None


def _error(number: int | None, kind: str, message: str) -> dict[str, Any]:
    return {"request": number, "error": {"kind": kind, "message": message}}


def _first_fault(error: ValidationError) -> str:
    fault = error.errors()[0]
    return f"{'.'.join(str(part) for part in fault['loc']) or 'request'}: {fault['msg']}"
