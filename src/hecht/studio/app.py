"""The studio as a web application, for this device alone."""

from __future__ import annotations

import logging
import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI, Request, WebSocket
from fastapi.responses import Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware

from hecht.studio.answers import Answers
from hecht.studio.dance import dance_page
from hecht.studio.evidence import routes as evidence_routes
from hecht.studio.life.lives import Lives
from hecht.studio.life.page import routes as life_routes
from hecht.studio.live import live
from hecht.studio.look import look_page
from hecht.studio.my_people import routes as my_people_routes
from hecht.studio.own_files import read_own_file, write_own_file
from hecht.studio.pages import HERE, missing_page
from hecht.studio.population import population_of_file, population_page
from hecht.studio.protocol import describe
from hecht.studio.security import LOCAL_HOSTS, SecurityHeaders
from hecht.studio.source import ModelSource, Source
from hecht.studio.understand import lesson_page, understand_page
from hecht.studio.watch import routes as watch_routes

log = logging.getLogger(__name__)


def create_app(
    source: Source | None = None,
    *,
    lives: Lives | None = None,
    hosts: Sequence[str] = LOCAL_HOSTS,
    warm: bool = True,
) -> FastAPI:
    """The application.

    ``source`` gives the scenes, ``lives`` the lives from birth to old age (both of the real model
    by default), ``hosts`` are the names under which the server answers, and ``warm`` compiles
    every scene in the background after the start.
    """
    scenes: Source = ModelSource() if source is None else source
    whole: Lives = Lives() if lives is None else lives

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        if warm:
            threading.Thread(
                target=warm_up, args=(scenes, whole), name="warm-up", daemon=True
            ).start()
        yield

    # The generated API pages load their scripts from another host, so there are none.
    app = FastAPI(title="hecht", docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(hosts))
    app.add_middleware(SecurityHeaders)
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    app.state.source = scenes
    _add_routes(app, scenes)
    app.include_router(life_routes(whole))
    return app


def _add_routes(app: FastAPI, source: Source) -> None:
    answers = Answers(source)

    app.include_router(watch_routes(source))

    @app.get("/api/scenes")
    def scenes() -> list[dict[str, Any]]:
        return [describe(scene) for scene in source.scenes()]

    @app.get("/dance")
    def dance(request: Request) -> Response:
        return dance_page(request)

    @app.get("/understand")
    def understand(request: Request) -> Response:
        return understand_page(request)

    @app.get("/understand/{lesson}")
    def one_lesson(request: Request, lesson: str) -> Response:
        return lesson_page(request, source, lesson)

    @app.get("/look")
    def look(request: Request) -> Response:
        return look_page(request)

    @app.post("/own/{kind}/read")
    async def read_file(request: Request, kind: str) -> Response:
        return await read_own_file(request, kind)

    @app.post("/own/{kind}/write")
    async def write_file(request: Request, kind: str) -> Response:
        return await write_own_file(request, kind)

    app.include_router(my_people_routes(source))
    app.include_router(evidence_routes())

    @app.get("/population")
    def population(request: Request) -> Response:
        return population_page(request)

    @app.post("/population")
    async def population_file(request: Request) -> Response:
        return await population_of_file(request)

    @app.websocket("/live")
    async def live_line(socket: WebSocket) -> None:
        await live(socket, answers)

    @app.exception_handler(404)
    async def missing(request: Request, _: HTTPException) -> Response:
        return missing_page(request)


def warm_up(source: Source, lives: Lives | None = None) -> None:
    """Run every scene and a life once, so that a first look does not wait for the compiler."""
    for scene in source.scenes():
        try:
            source.prepare(scene)
        except Exception:
            # The page that asks for this scene will hear what is wrong with it.
            log.exception("The scene %s could not be warmed up", scene.id)
    try:
        if lives is not None:
            lives.warm_up()
    except Exception:
        log.exception("A life could not be warmed up")
