"""The rooms and their one-way arrows, read from the imports.

Rooms may import rooms to their left only:

    model < scenes < instruments < studies < fit < practice < studio < cli
"""

from __future__ import annotations

import ast
import graphlib
from collections.abc import Collection, Iterator, Mapping
from typing import Protocol

import pytest

ROOMS = ["model", "scenes", "instruments", "studies", "fit", "practice", "studio", "cli"]
FREE = {"errors", "palette", "units"}
"""Modules beside the rooms that every room may import, and that import no room."""

MAY_USE_THE_FACE = {"studio", "cli", "__main__"}
"""Who may write ``from hecht import ...``; for the others that would be a circle.

Everyone may ask for ``__version__``, which stands there and comes from nowhere else.
"""


class Module(Protocol):
    name: str
    tree: ast.Module
    is_package: bool

    @property
    def room(self) -> str: ...
    def at(self, line: int) -> str: ...


def imports(module: Module, known: Collection[str]) -> Iterator[tuple[str, int]]:
    """Each module of this repository that a module imports, with the line.

    Imports inside functions and for type checking count: they are dependencies too.
    """
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node.lineno
        elif isinstance(node, ast.ImportFrom):
            origin = absolute(module, node)
            for alias in node.names:
                deeper = f"{origin}.{alias.name}"
                if deeper != "hecht.__version__":
                    yield deeper if deeper in known else origin, node.lineno


def absolute(module: Module, node: ast.ImportFrom) -> str:
    """The dotted origin of a ``from`` import, also of a relative one."""
    if not node.level:
        return node.module or ""
    parts = module.name.split(".")
    parts = parts[: len(parts) - node.level + module.is_package]
    return ".".join([*parts, node.module] if node.module else parts)


def wrong_arrows(modules: Mapping[str, Module]) -> list[str]:
    """Each import that goes from a room to one on its right, in words."""
    wrong = []
    for module in modules.values():
        for target, line in imports(module, modules):
            top, _, rest = target.partition(".")
            if top in {"tests", "benchmarks", "scripts"}:
                wrong.append(f"{module.at(line)} imports {target}, which is no part of hecht")
            if top != "hecht" or module.room == "":
                continue
            goal = rest.partition(".")[0]
            if goal == "":
                allowed = module.room in MAY_USE_THE_FACE
            elif goal in FREE or module.room == "__main__":
                allowed = True
            elif module.room in FREE or goal not in ROOMS:
                allowed = False
            else:
                allowed = ROOMS.index(goal) <= ROOMS.index(module.room)
            if not allowed:
                wrong.append(f"{module.at(line)} ({module.room}) imports {target}")
    return wrong


def circle(modules: Mapping[str, Module]) -> list[str]:
    """Modules that import each other in a circle; empty when there is none."""
    graph = {
        name: {target for target, _ in imports(module, modules) if target in modules} - {name}
        for name, module in modules.items()
    }
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError as error:
        return list(error.args[1])
    return []


def test_every_module_has_a_room(modules: dict[str, Module]) -> None:
    homeless = {m.name for m in modules.values() if m.room not in {*ROOMS, *FREE, "", "__main__"}}
    assert not homeless, f"put these in one of the rooms: {', '.join(ROOMS)}"


def test_arrows_go_one_way(modules: dict[str, Module]) -> None:
    assert wrong_arrows(modules) == []


def test_no_circles(modules: dict[str, Module]) -> None:
    assert " -> ".join(circle(modules)) == ""


# The reader itself is tried on small trees: it must see each wrong arrow.


class Leaf:
    def __init__(self, name: str, code: str) -> None:
        self.name, self.tree, self.is_package = name, ast.parse(code), False

    @property
    def room(self) -> str:
        return self.name.split(".")[1]

    def at(self, line: int) -> str:
        return f"{self.name}:{line}"


def tree(**code: str) -> dict[str, Module]:
    """Modules ``hecht.<room>.a`` and so on, written as ``room_a="code"``."""
    leaves = (Leaf("hecht." + name.replace("_", "."), text) for name, text in code.items())
    return {leaf.name: leaf for leaf in leaves}


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("import hecht.scenes.b", "hecht.model.a:1 (model) imports hecht.scenes.b"),
        ("from hecht.scenes import b", "hecht.model.a:1 (model) imports hecht.scenes.b"),
        ("from hecht.scenes.b import c", "hecht.model.a:1 (model) imports hecht.scenes.b"),
        ("from ..scenes import b", "hecht.model.a:1 (model) imports hecht.scenes.b"),
        ("def f():\n    import hecht.cli.x", "hecht.model.a:2 (model) imports hecht.cli.x"),
        ("from hecht import Person", "hecht.model.a:1 (model) imports hecht"),
        ("import tests.x", "hecht.model.a:1 imports tests.x, which is no part of hecht"),
    ],
)
def test_a_wrong_arrow_is_seen(code: str, message: str) -> None:
    assert wrong_arrows(tree(model_a=code, scenes_b="")) == [message]


@pytest.mark.parametrize(
    "code",
    [
        "import hecht.model.a",
        "from hecht.errors import HechtError",
        "from hecht import __version__",
        "import numpy",
        "from . import b",
    ],
)
def test_a_right_arrow_is_let_through(code: str) -> None:
    assert wrong_arrows(tree(scenes_c=code, scenes_b="", model_a="")) == []


def test_errors_and_units_import_no_room() -> None:
    assert wrong_arrows({"hecht.errors": Leaf("hecht.errors", "import hecht.model.a")}) == [
        "hecht.errors:1 (errors) imports hecht.model.a"
    ]


def test_a_circle_is_seen() -> None:
    found = circle(tree(model_a="from hecht.model import b", model_b="import hecht.model.a"))
    assert set(found) == {"hecht.model.a", "hecht.model.b"}
