"""Every sentence that a room says when something is wrong, read from its source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

_SPOKEN = ("Error", "_refuse", "_refusal")
_LISTS = ("facts", "notes")


def sentences(path: Path) -> Iterator[tuple[int, str]]:
    """Line and sentence of all that `path` raises, yields as a fault or notes; parts are 'x'."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        for spoken in _spoken(node):
            text = _text(spoken)
            if text is not None and " " in text:
                yield spoken.lineno, text


def _spoken(node: ast.AST) -> Iterator[ast.expr]:
    if isinstance(node, ast.Call) and node.args:
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        owner = getattr(getattr(node.func, "value", None), "id", "")
        if name.endswith(_SPOKEN) and name != "UnknownNameError":
            yield from node.args
        elif name == "append" and owner in _LISTS:
            yield node.args[0]
    elif isinstance(node, ast.Yield) and isinstance(node.value, ast.Tuple):
        yield node.value.elts[-1]
    elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in (*_LISTS, "fact"):
        yield from node.value.elts if isinstance(node.value, ast.List) else [node.value]
    elif isinstance(node, ast.Return) and isinstance(node.value, ast.List):
        yield from node.value.elts


def _text(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.JoinedStr):
        parts = [_text(part) if isinstance(part, ast.Constant) else "x" for part in node.values]
        return "".join(part or "" for part in parts)
    return None
