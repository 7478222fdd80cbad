"""Read a scene file: safely, with line numbers in every error."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from hecht.errors import SceneError, UnknownNameError
from hecht.scenes.building import build as build
from hecht.scenes.building import line_of
from hecht.scenes.library import library
from hecht.scenes.outcome_checks import outcome_faults
from hecht.scenes.schema import Scene

LARGEST_FILE = 1_000_000  # bytes
DEEPEST = 40


def load(source: str | Path) -> Scene:
    """Load a scene by name from the library, or from a YAML file.

    Raises
    ------
    UnknownNameError
        No such scene and no such file.
    SceneError
        A file that is not a valid scene; names file, line, what is wrong and what would be right.
    """
    known = library()
    path = known.get(str(source))
    if path is None:
        path = Path(source)
        if not path.suffix and not path.exists():
            raise UnknownNameError("scene", str(source), known)
    return loads(read(path), file=str(path), scene_id=path.stem)


def read(path: Path) -> str:
    """The text of a scene file, refused where it is too large, missing or not UTF-8."""
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise SceneError(
                f"the file is {size / 1e6:.1f} MB; a scene is at most "
                f"{LARGEST_FILE / 1e6:g} MB of text.",
                file=str(path),
            )
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise SceneError("this is not UTF-8 text; save it as UTF-8.", file=str(path)) from None
    except FileNotFoundError:
        raise SceneError("there is no such file.", file=str(path)) from None
    except OSError as error:
        raise SceneError(f"cannot be read: {error.strerror}.", file=str(path)) from None


def loads(text: str, *, file: str = "scene", scene_id: str = "") -> Scene:
    """Read a scene from YAML text; `file` is named in errors."""
    data, lines = parse(text, file)
    scene = build(data, lines=lines, file=file, scene_id=scene_id)
    for where, message in outcome_faults(scene):
        raise SceneError(message, file=file, line=line_of(lines, where))
    return scene


def parse(text: str, file: str) -> tuple[dict[str, Any], dict[tuple[Any, ...], int]]:
    """Plain data and the line of every place in it; no aliases, no tags, no duplicates."""
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise SceneError(
                    "references (& and *) are not allowed in a scene; write the value out.",
                    file=file,
                    line=event.start_mark.line + 1 if event.start_mark else None,
                )
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise SceneError(
            f"this is not readable YAML: {error.problem or error.context}.",
            file=file,
            line=mark.line + 1 if mark else None,
        ) from None
    except (yaml.YAMLError, RecursionError):
        raise SceneError("this is not readable YAML.", file=file) from None
    lines: dict[tuple[Any, ...], int] = {}
    data = _plain(node, (), lines, file)
    if not isinstance(data, dict):
        raise SceneError("a scene starts with 'title:', 'people:', 'bonds:' ...", file=file, line=1)
    return data, lines


_PLAIN_TAGS = ("tag:yaml.org,2002:map", "tag:yaml.org,2002:seq")


def _plain(
    node: yaml.Node | None, where: tuple[Any, ...], lines: dict[tuple[Any, ...], int], file: str
) -> Any:
    if node is None:
        return None
    line = node.start_mark.line + 1
    lines.setdefault(where, line)
    if len(where) > DEEPEST:
        raise SceneError("this is nested too deeply for a scene.", file=file, line=line)
    if not isinstance(node, yaml.ScalarNode) and node.tag not in _PLAIN_TAGS:
        raise SceneError(f"the tag {node.tag} is not allowed.", file=file, line=line)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*where, k), lines, file) for k, item in enumerate(node.value)]
    if not isinstance(node, yaml.MappingNode):
        if not node.tag.startswith("tag:yaml.org,2002:"):
            raise SceneError(f"the tag {node.tag} is not allowed.", file=file, line=line)
        try:
            return yaml.SafeLoader("").construct_object(node)
        except (yaml.YAMLError, ValueError):
            raise SceneError(f"'{node.value}' cannot be read here.", file=file, line=line) from None
    result: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key, key_line = str(key_node.value), key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            raise SceneError("a name is expected here.", file=file, line=key_line)
        if key in result:
            raise SceneError(f"'{key}' stands here twice.", file=file, line=key_line)
        lines[(*where, key)] = key_line
        result[key] = _plain(value_node, (*where, key), lines, file)
    return result
