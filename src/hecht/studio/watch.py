"""The pages of Watch: the gallery, one scene, and files of versions to keep and to open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import UploadFile

from hecht.errors import HechtError, UnknownNameError
from hecht.studio.gallery import findable, grouped
from hecht.studio.pages import language_of, render
from hecht.studio.protocol import describe
from hecht.studio.source import Source, chosen
from hecht.studio.telling import Told, tell
from hecht.studio.understand import lessons
from hecht.studio.versions import read_version, same_scene, version_text

if TYPE_CHECKING:
    from hecht.scenes.schema import Scene

FIRST = "strange-situation"
"""The scene the gallery opens with, where there is one."""

OWN_WORDS = frozenset({"scene", "seed", "t", "lang", "play", "with", "view", "change"})
"""Words of an address that are no change of a scene (``address.js`` holds the same)."""


def routes(source: Source) -> APIRouter:
    """The addresses of Watch."""
    router = APIRouter()

    @router.get("/")
    def gallery(request: Request) -> Response:
        return gallery_page(request, source)

    @router.get("/scenes/{scene_id}")
    def scene(request: Request, scene_id: str) -> Response:
        return scene_page(request, source, scene_id)

    @router.get("/scenes/{scene_id}/file")
    def version(request: Request, scene_id: str) -> Response:
        return version_file(request, source, scene_id)

    @router.get("/api/scenes/{scene_id}/loop")
    def loop(request: Request, scene_id: str) -> dict[str, float | None]:
        return {"gain": loop_gain(request, source, scene_id)}

    @router.post("/scenes")
    async def opened(request: Request) -> Response:
        return await open_file(request, source)

    return router


def gallery_page(
    request: Request, source: Source, *, status: int = 200, fault: Told | None = None
) -> Response:
    """All scenes, by theme; or, for an old address, the scene that it names."""
    asked = request.query_params.get("scene")
    if asked:
        rest = [(key, value) for key, value in request.query_params.multi_items() if key != "scene"]
        query = f"?{urlencode(rest)}" if rest else ""
        if any(scene.id == asked for scene in _all(source)):
            return RedirectResponse(f"/scenes/{asked}{query}", status_code=307)
        return unknown_scene(request, source, asked)
    language = language_of(request)
    scenes = source.scenes()
    return render(
        request,
        "gallery.html",
        page="watch",
        status=status,
        groups=[
            (theme, [_card(scene, language) for scene in group])
            for theme, group in grouped(scenes, source.opened())
        ],
        first=_card(next((s for s in scenes if s.id == FIRST), scenes[0]), language),
        count=len(scenes),
        drawn={scene.id: _drawn(scene) for scene in _all(source)},
        fault=fault,
    )


def unknown_scene(request: Request, source: Source, asked: str) -> Response:
    """The gallery, with a word about a scene that is not there."""
    error = UnknownNameError("scene", asked, [scene.id for scene in _all(source)])
    plain = Request({**request.scope, "query_string": _language_query(request)})
    return gallery_page(plain, source, status=404, fault=tell(error, language_of(request)))


def _language_query(request: Request) -> bytes:
    asked = request.query_params.get("lang")
    return urlencode({"lang": asked}).encode() if asked else b""


def scene_page(request: Request, source: Source, scene_id: str) -> Response:
    """One scene, its people, and what unfolds."""
    scenes = _all(source)
    scene = next((each for each in scenes if each.id == scene_id), None)
    if scene is None:
        return unknown_scene(request, source, scene_id)
    order = [each for _, group in grouped(source.scenes(), source.opened()) for each in group]
    place = order.index(scene)
    lesson = next((each for each in lessons() if each.live and each.live.scene == scene_id), None)
    return render(
        request,
        "scene.html",
        page="watch",
        scene=describe(scene),
        lesson=lesson,
        before=order[place - 1] if place else None,
        after=order[place + 1] if place + 1 < len(order) else None,
    )


def version_file(request: Request, source: Source, scene_id: str) -> Response:
    """The scene with the choices of the address as a file."""
    scene = next((each for each in _all(source) if each.id == scene_id), None)
    if scene is None:
        return unknown_scene(request, source, scene_id)
    options, seed = options_of(scene, dict(request.query_params))
    text = version_text(source.text(scene), scene, chosen(scene, options), seed)
    return Response(
        text,
        media_type="application/yaml",
        headers={"Content-Disposition": f'attachment; filename="hecht-{scene.id}.yaml"'},
    )


def loop_gain(request: Request, source: Source, scene_id: str) -> float | None:
    """The loop gain of the version in the address; None where there is no such pair."""
    scene = next((each for each in _all(source) if each.id == scene_id), None)
    if scene is None:
        return None
    options, seed = options_of(scene, dict(request.query_params))
    return source.loop_gain(scene, options, seed=seed)


def options_of(scene: Scene, query: dict[str, str]) -> tuple[dict[str, str], int]:
    """The options and the seed in an address; what the scene does not know is left out."""
    options: dict[str, str] = {}
    for change in scene.changes:
        name = f"change-{change.id}" if change.id in OWN_WORDS else change.id
        wish = query.get(name)
        if wish in [option.id for option in change.options]:
            options[change.id] = str(wish)
    seed = query.get("seed", "0")
    return options, min(int(seed), 2**31 - 1) if seed.isascii() and seed.isdigit() else 0


async def open_file(request: Request, source: Source) -> Response:
    """Open a file of a version: its scene in the library, else a scene of the user's own."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return Response(status_code=403)
    async with request.form(max_files=1, max_fields=2) as form:
        upload = form.get("file")
        if not isinstance(upload, UploadFile) or not upload.filename:
            return RedirectResponse("/", status_code=303)
        name = upload.filename.replace("\\", "/").rpartition("/")[2][:80]
        content = await upload.read(2_000_000)
    try:
        scene, text, seed = read_version(content, name)
    except HechtError as error:
        return gallery_page(request, source, status=422, fault=tell(error, language_of(request)))
    for known in source.scenes():
        if same_scene(known, scene):
            return RedirectResponse(_address(known, scene, seed), status_code=303)
    mine = source.open(scene, text)
    return RedirectResponse(_address(mine, mine, seed), status_code=303)


def _address(known: Scene, version: Scene, seed: int) -> str:
    """Where `version`, which differs from `known` in its defaults only, is shown."""
    query: dict[str, str] = {}
    for change, wished in zip(known.changes, version.changes, strict=True):
        if wished.default != change.default:
            name = f"change-{change.id}" if change.id in OWN_WORDS else change.id
            query[name] = wished.default
    if seed:
        query["seed"] = str(seed)
    return f"/scenes/{known.id}{'?' + urlencode(query) if query else ''}"


def _all(source: Source) -> list[Scene]:
    return [*source.scenes(), *source.opened()]


def _card(scene: Scene, language: str) -> dict[str, Any]:
    """What a card of the gallery says."""
    return {
        "id": scene.id,
        "title": getattr(scene.title, language),
        "question": getattr(scene.question or scene.title, language),
        "story": getattr(scene.story, language) if scene.story else "",
        "find": findable(scene, language),
    }


def _drawn(scene: Scene) -> dict[str, Any]:
    """What a picture of the gallery needs of a scene."""
    told = describe(scene)
    kept = ("id", "stage", "people", "bonds", "watch", "pose", "days", "days_before", "title")
    return {key: told[key] for key in kept}
