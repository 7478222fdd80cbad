"""The page of a whole life, and its line."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, WebSocket
from fastapi.responses import Response

from hecht.studio.life.choices import MOST_LIVES, choices
from hecht.studio.life.line import Writer, life_line
from hecht.studio.life.lives import YEARS, Lives
from hecht.studio.pages import render


def routes(lives: Lives) -> APIRouter:
    """The addresses of the page."""
    router = APIRouter()
    writer = Writer()

    @router.get("/life")
    def life(request: Request) -> Response:
        return render(request, "life.html", page="watch", asked=asked())

    @router.websocket("/life/line")
    async def line(socket: WebSocket) -> None:
        await life_line(socket, lives, writer)

    return router


def asked() -> dict[str, Any]:
    """The questions as the page needs them, in all languages; what they set stays here."""
    found = choices()
    return {
        "first": found.first,
        "most": MOST_LIVES,
        "years": YEARS,
        "changes": [
            {
                **question.model_dump(exclude={"options"}),
                "options": [option.model_dump(exclude={"set"}) for option in question.options],
            }
            for question in found.questions
        ],
    }
