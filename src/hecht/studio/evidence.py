"""The page Evidence: the last report of `hecht evidence`, or how to make one."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, Response

from hecht.errors import DataFileError
from hecht.studies.report import DATA, body, kept
from hecht.studio.pages import language_of, render


def routes() -> APIRouter:
    """The page and the style sheet and the script that the report shares with its own file."""
    router = APIRouter()

    @router.get("/evidence")
    def evidence(request: Request) -> Response:
        return evidence_page(request)

    @router.get("/evidence/page.css")
    def style() -> Response:
        return FileResponse(DATA / "page.css", media_type="text/css")

    @router.get("/evidence/page.js")
    def script() -> Response:
        return FileResponse(DATA / "page.js", media_type="text/javascript")

    return router


def evidence_page(request: Request) -> Response:
    """The report that lies in the user's folder; a report that cannot be read counts as none."""
    try:
        data = kept()
    except DataFileError:
        data = None
    report = body(data, language_of(request)) if data is not None else None
    return render(request, "evidence.html", page="evidence", report=report)
