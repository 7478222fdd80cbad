"""The live line: a page asks for lives, the latest question wins."""

from __future__ import annotations

import asyncio
import json

from fastapi import WebSocket, WebSocketDisconnect

from hecht.studio.answers import Answers
from hecht.studio.security import comes_from_here

POLICY_VIOLATION = 1008


async def live(socket: WebSocket, answers: Answers) -> None:
    """Serve one page until it leaves."""
    if not comes_from_here(socket.headers):
        await socket.close(POLICY_VIOLATION)
        return
    await socket.accept()
    desk = _Desk()
    answering = asyncio.create_task(_answer(socket, answers, desk))
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


async def _answer(socket: WebSocket, answers: Answers, desk: _Desk) -> None:
    while True:
        question = await desk.take()
        header, frame = await asyncio.to_thread(answers, question)
        if desk.has_newer and "error" not in header:
            continue
        await socket.send_text(json.dumps(header, ensure_ascii=False))
        if frame is not None:
            await socket.send_bytes(frame)
