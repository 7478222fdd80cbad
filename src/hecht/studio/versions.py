"""A version of a scene as a file: the scene with the choices of a user, to keep and to open again.

The file is the scene itself, with other defaults, so ``hecht run FILE`` lives the same life. The
chance of a life is no part of a scene; it stands in the first line, for people and for
:func:`seed_of`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import yaml

from hecht.errors import HechtError

if TYPE_CHECKING:
    from hecht.scenes.schema import Scene

_HEAD = re.compile(r"#[^\n]*\bseed (\d{1,10})\b")
_DEFAULT = re.compile(r"^(\s*(?:- )?default:\s*)([\w-]+|'[^']*'|\"[^\"]*\")(\s*(?:#.*)?)$")


def version_text(text: str, scene: Scene, options: Mapping[str, str], seed: int = 0) -> str:
    """The text of `scene` with the chosen options as defaults.

    Comments and layout of the file stay where every default has a line of its own; else the whole
    file is written anew. What must be seen (``outcomes``) holds for the scene as it was written,
    and is left out.
    """
    from hecht.scenes.reading import loads, parse

    _, lines = parse(text, scene.id)
    rows = text.splitlines()
    plain = True
    for k, change in enumerate(scene.changes):
        wanted = options.get(change.id, change.default)
        if wanted == change.default:
            continue
        line = lines.get(("changes", k, "default"))
        found = _DEFAULT.match(rows[line - 1]) if line is not None else None
        if line is None or found is None:
            plain = False
            break
        rows[line - 1] = f"{found[1]}{_as_yaml(wanted)}{found[3]}"
    body = (
        "\n".join(_without(rows, "outcomes")) + "\n"
        if plain
        else _written_anew(text, scene, options)
    )
    if _HEAD.match(body):
        body = body.partition("\n")[2]
    version = f"# {scene.title.en}: hecht run FILE --seed {seed} lives this life (seed {seed}).\n"
    version += body
    loads(version, file=scene.id, scene_id=scene.id)
    return version


def _as_yaml(word: str) -> str:
    """A name of an option as YAML reads it back: ``yes`` needs quotation marks."""
    return word if yaml.safe_load(word) == word else f'"{word}"'


def _without(rows: list[str], key: str) -> list[str]:
    """The rows of a file without one part of it, named at the margin."""
    kept, inside = [], False
    for row in rows:
        if row[:1] not in ("", " ", "#", "-"):
            inside = row.startswith(f"{key}:")
        if not inside:
            kept.append(row)
    return kept


def _written_anew(text: str, scene: Scene, options: Mapping[str, str]) -> str:
    from hecht.scenes.reading import parse

    data, _ = parse(text, scene.id)
    data.pop("outcomes", None)
    for change in data.get("changes", []):
        change["default"] = options.get(change["id"], change["default"])
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=100)


def seed_of(text: str) -> int:
    """The seed in the first line of a version; 0 where there is none."""
    found = _HEAD.match(text)
    return min(int(found[1]), 2**31 - 1) if found else 0


def read_version(content: bytes, name: str) -> tuple[Scene, str, int]:
    """Scene, text and seed of a file a user opened.

    Raises
    ------
    SceneError
        A file that is not a scene; names the line and what would be right.
    """
    from hecht.errors import SceneError
    from hecht.scenes.reading import LARGEST_FILE, loads

    if len(content) > LARGEST_FILE:
        raise SceneError(
            f"the file is {len(content) / 1e6:.1f} MB; a scene is at most "
            f"{LARGEST_FILE / 1e6:g} MB of text.",
            file=name,
        )
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        raise SceneError("this is not UTF-8 text; save it as UTF-8.", file=name) from None
    return loads(text, file=name, scene_id="yours"), text, seed_of(text)


def same_scene(one: Scene, other: Scene) -> bool:
    """Whether two scenes differ in nothing but their name and which options they begin with."""

    def bare(scene: Scene) -> dict[str, Any]:
        data = scene.model_dump(exclude={"id", "outcomes"})
        for change in data["changes"]:
            change["default"] = None
        return data

    return bare(one) == bare(other)


class OpenedFiles:
    """The files a user opened since the start: kept in memory, and nowhere else."""

    MOST = 20

    def __init__(self) -> None:
        self._files: dict[str, tuple[Scene, str]] = {}
        self._count = 0

    def add(self, scene: Scene, text: str) -> Scene:
        """Keep a scene under a name of its own; the oldest makes room."""
        for known, (_, there) in self._files.items():
            if there == text:
                return self._files[known][0]
        self._count += 1
        mine = scene.model_copy(update={"id": f"yours-{self._count}"})
        self._files[mine.id] = (mine, text)
        while len(self._files) > self.MOST:
            del self._files[next(iter(self._files))]
        return mine

    def scenes(self) -> list[Scene]:
        """All opened scenes, in the order of opening."""
        return [scene for scene, _ in self._files.values()]

    def text(self, scene_id: str) -> str:
        """The file of an opened scene."""
        if scene_id not in self._files:
            raise HechtError(f"No file was opened as {scene_id}.")
        return self._files[scene_id][1]
