"""Save a map: document -> text. What was not touched keeps its lines, with comments and all."""

from __future__ import annotations

import re
from typing import Any

import yaml

from hecht.errors import SceneError
from hecht.practice.people.days import in_file
from hecht.practice.people.document import Document, both_ways
from hecht.practice.people.opening import document_of, open_text
from hecht.scenes.reading import parse

_BREAK = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
_STEP = "  "
_ORDER = ("version", "title", "people", "bonds", "map")
_OPEN = {(), ("people",), ("bonds",), ("map",)}
_OPEN_IN_MAP = {"figures", "placements", "bonds", "cycle"}
_DATES = {"at", "since", "until", "born", "died"}
_HEAD = "# Play it with:   hecht people {file}\n"


def save_text(document: Document, original: str = "", *, name: str = "") -> str:
    """The file that holds `document`.

    Parameters
    ----------
    original
        The text it was opened from. Whatever still says the same is left as it stood.
    name
        Of the file, for the line that tells how to play a new one.

    Raises
    ------
    SceneError
        A document that does not hold together, or an original that is no map.
    """
    document = document_of(document.model_dump(mode="json", by_alias=True))
    if not original.strip():
        return _HEAD.format(file=name or "FILE") + "\n".join(_written((), as_file(document))) + "\n"
    before = open_text(original).document
    stood = parse(original, "")[0]
    keys = list(stood.get("bonds") or {})
    old, new = as_file(before, keys), as_file(document, keys)
    if "version" not in stood and "map" in new:
        del old["version"]
    text = _woven(original, old, new)
    try:
        kept = open_text(text).document == document
    except SceneError:
        kept = False
    # An unusual layout could not be woven: then everything is written anew, and nothing is lost.
    return text if kept else "\n".join(_written((), new)) + "\n"


def as_file(document: Document, keys: list[str] | None = None) -> dict[str, Any]:
    """Plain data as it stands in a file: without what says nothing, in the file's own bonds."""
    data: dict[str, Any] = document.model_dump(mode="json", by_alias=True)
    data["map"] = document.map.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    bonds = dict(data["bonds"])
    found: dict[str, Any] = {}
    for key in keys or []:
        singles = both_ways(key)
        values = [bonds.get(single) for single in singles]
        if None not in values and all(value == values[0] for value in values):
            found[key] = values[0]
            for single in singles:
                del bonds[single]
    data["bonds"] = found | bonds
    if not data["map"]:
        del data["map"]
    order = [*(key for key in _ORDER if key in data), *(key for key in data if key not in _ORDER)]
    return {key: data[key] for key in order}


# --- writing anew -----------------------------------------------------------------------------


def _written(where: tuple[Any, ...], value: Any) -> list[str]:
    """Lines for a mapping at `where`; one line for each entry, save where it is opened further."""
    lines: list[str] = []
    for key, each in value.items():
        lines += _entry(where, key, each)
        if not where and len(lines) > 1 and key != "version":
            lines.insert(len(lines) - len(_entry(where, key, each)), "")
    return lines


def _entry(where: tuple[Any, ...], key: str, value: Any) -> list[str]:
    indent = _STEP * len(where)
    head = f"{indent}{_line(key)}:"
    inside = (*where, key)
    opened = inside in _OPEN or (where == ("map",) and key in _OPEN_IN_MAP)
    if opened and isinstance(value, dict) and value:
        return [head, *_written(inside, value)]
    in_map = inside[:1] == ("map",)
    if in_map and isinstance(value, list) and value:
        return [head, *(f"{indent}{_STEP}- {_line(_dated(item))}" for item in value)]
    return [f"{head} {_line(_dated(value) if in_map else value)}"]


def _dated(value: Any) -> Any:
    """A part of the map with its dates as YAML writes dates."""
    if isinstance(value, list):
        return [_dated(each) for each in value]
    if isinstance(value, dict):
        return {
            key: in_file(each) if key in _DATES and isinstance(each, str) else _dated(each)
            for key, each in value.items()
        }
    return value


class _OneLine(yaml.SafeDumper):
    """Writes a text with line ends in it as codes between quotes, so that it stays on one line."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = '"' if _BREAK.search(text) or "\ufeff" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_OneLine.add_representer(str, _text)


def _line(value: Any) -> str:
    """`value` on one line of YAML."""
    text = _dumped(value, as_it_is=True)
    # Some letters are line ends to YAML, and would be read as spaces; then all are codes.
    return (
        text if not _BREAK.search(text) and "\ufeff" not in text else _dumped(value, as_it_is=False)
    )


def _dumped(value: Any, *, as_it_is: bool) -> str:
    text = str(
        yaml.dump(
            value,
            Dumper=_OneLine,
            default_flow_style=True,
            allow_unicode=as_it_is,
            sort_keys=False,
            width=2**20,
        )
    )
    return text.removesuffix("\n").removesuffix("\n...")


# --- weaving into what stood there -----------------------------------------------------------


def _woven(original: str, old: dict[str, Any], new: dict[str, Any]) -> str:
    breaks = _BREAK.findall(original)
    lines = _BREAK.split(original)
    node = yaml.compose(original, Loader=yaml.SafeLoader)
    if not isinstance(node, yaml.MappingNode) or node.flow_style:
        return "\n".join(_written((), new)) + "\n"
    loom = _Loom(lines)
    body, end = loom.weave(node, (), old, new, 0)
    ending = breaks[0] if breaks else "\n"
    rest = lines[end:]
    return ending.join([*body, *(rest if any(rest) else [""])])


class _Loom:
    """Weaves new entries between the lines of a file."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines

    def weave(
        self, node: yaml.MappingNode, where: tuple[Any, ...], old: Any, new: Any, start: int
    ) -> tuple[list[str], int]:
        """Lines of the mapping `node`, which begins after line `start`, and where it ends."""
        body: list[str] = []
        there = set()
        for key_node, value_node in node.value:
            key, end = str(key_node.value), _last_line(value_node, key_node) + 1
            there.add(key)
            if key not in new and key in old:
                pass
            elif key not in old or old[key] == new[key]:
                body += self.lines[start:end]
            elif self._opens(value_node, old[key], new[key]):
                head = key_node.start_mark.line + 1
                inner, _ = self.weave(value_node, (*where, key), old[key], new[key], head)
                body += [*self.lines[start:head], *inner]
            else:
                body += self.lines[start : key_node.start_mark.line]
                body += self._indented(_entry(where, key, new[key]), where, node)
            start = end
        for key, value in new.items():
            if key not in there and (key not in old or old[key] != value):
                fresh = _entry(where, key, value)
                body += [*([""] if not where else []), *self._indented(fresh, where, node)]
        return body, start

    @staticmethod
    def _opens(node: yaml.Node, old: Any, new: Any) -> bool:
        block = isinstance(node, yaml.MappingNode) and not node.flow_style and bool(node.value)
        return block and isinstance(old, dict) and isinstance(new, dict) and bool(new)

    @staticmethod
    def _indented(lines: list[str], where: tuple[Any, ...], node: yaml.MappingNode) -> list[str]:
        """Lines moved to the indent that the file has here."""
        column = node.value[0][0].start_mark.column
        mine = len(_STEP * len(where))
        return [" " * column + line[mine:] if line else line for line in lines]


def _last_line(node: yaml.Node, key: yaml.Node) -> int:
    """The last line that `node` has something on."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _last_line(last[1], last[0]) if isinstance(last, tuple) else _last_line(last, node)
    if node.start_mark == node.end_mark and node.start_mark.line > key.end_mark.line:
        return key.end_mark.line  # nothing was written after the colon
    if node.end_mark.column == 0 and node.end_mark.line > node.start_mark.line:
        return node.end_mark.line - 1
    return node.end_mark.line
