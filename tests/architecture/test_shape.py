"""Size, documentation, randomness and words: what keeps the source readable."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest

LONGEST_FILE = 600
LONGEST_FUNCTION = 60

WRITTEN = {".css", ".html", ".js", ".json", ".md", ".po", ".py", ".svg", ".toml", ".txt", ".yaml"}
"""Endings of files that people write or read."""

UNWANTED_IN_THE_PRODUCT = [
    "compatibility score",
    "match percentage",
    "compatibiliteitsscore",
    "matchpercentage",
]
"""People are not scored against each other, and nobody gets a mark."""

UNWANTED_ANYWHERE = ["/work/", "/root/", "../shared", "farm-bench"]
"""Paths of one computer mean nothing on another."""


class Module(Protocol):
    path: Path
    text: str
    tree: ast.Module

    @property
    def room(self) -> str: ...
    def at(self, line: int) -> str: ...


Function = ast.FunctionDef | ast.AsyncFunctionDef


def length(function: Function, *, signature: bool = True) -> int:
    """Lines of a function, without its docstring: equations may take their room.

    Without `signature` only its body counts.
    """
    body = function.body
    if ast.get_docstring(function, clean=False) is not None:
        body = body[1:]
    lines = (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
    return lines + (function.body[0].lineno - function.lineno if signature else 0)


def without_docstring(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Public functions, classes and methods of a module that have no docstring."""
    if ast.get_docstring(tree) is None:
        yield 1, "the module"
    open_bodies: list[ast.Module | ast.ClassDef] = [tree]
    while open_bodies:
        for node in open_bodies.pop().body:
            if not isinstance(node, Function | ast.ClassDef) or node.name.startswith("_"):
                continue
            if ast.get_docstring(node) is None and not only_types(node):
                yield node.lineno, node.name
            if isinstance(node, ast.ClassDef):
                open_bodies.append(node)


def only_types(node: Function | ast.ClassDef) -> bool:
    """Whether a function is only ``...``: an overload or a protocol, explained where it belongs."""
    return isinstance(node, Function) and ast.unparse(node.body[-1]) == "..."


SEEDED = {"BitGenerator", "Generator", "PCG64", "Philox", "SeedSequence", "default_rng"}
"""Names of ``numpy.random`` that carry their own seed."""


def global_randomness(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Uses of a generator that all code shares, so that no run could be repeated."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            found = re.fullmatch(r"(?:np|numpy)\.random\.(\w+)", ast.unparse(node))
            if found and found[1] not in SEEDED:
                yield node.lineno, found[0]
        elif isinstance(node, ast.ImportFrom) and node.module == "numpy.random":
            yield from (
                (node.lineno, f"numpy.random.{alias.name}")
                for alias in node.names
                if alias.name not in SEEDED
            )
        elif isinstance(node, ast.Import):
            yield from ((node.lineno, "random") for a in node.names if a.name == "random")
        if isinstance(node, ast.ImportFrom) and node.module == "random":
            yield node.lineno, "random"


def unwanted(text: str, words: list[str]) -> list[str]:
    """The words of the list that a text contains, whatever their capitals."""
    plain = " ".join(text.lower().split())
    return [word for word in words if word in plain]


def written_files(folder: Path) -> Iterator[Path]:
    """Files below a folder that people write or read."""
    return (path for path in sorted(folder.rglob("*")) if path.suffix in WRITTEN)


def test_no_file_is_too_long(source: Path) -> None:
    code = [path for path in written_files(source) if path.suffix in {".py", ".js", ".css"}]
    lengths = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in code}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_no_function_is_too_long(modules: dict[str, Module]) -> None:
    # The parameters of a command are its options and their help: a list, not code.
    long = [
        f"{module.at(node.lineno)} {node.name}: {lines} lines"
        for module in modules.values()
        for node in ast.walk(module.tree)
        if isinstance(node, Function)
        and (lines := length(node, signature=module.room != "cli")) > LONGEST_FUNCTION
    ]
    assert long == []


def test_public_names_are_explained(modules: dict[str, Module]) -> None:
    bare = [
        f"{module.at(line)} {name}"
        for module in modules.values()
        for line, name in without_docstring(module.tree)
    ]
    assert bare == []


def test_no_randomness_without_a_seed(modules: dict[str, Module]) -> None:
    found = [
        f"{module.at(line)} {name}"
        for module in modules.values()
        for line, name in global_randomness(module.tree)
    ]
    assert found == []


def test_words_that_do_not_belong_in_the_product(source: Path) -> None:
    found = {
        str(path.relative_to(source)): words
        for path in written_files(source)
        if (words := unwanted(path.read_text(encoding="utf-8"), UNWANTED_IN_THE_PRODUCT))
    }
    assert found == {}


def test_no_paths_of_one_computer(repository: Path) -> None:
    files = [
        *repository.glob("*.md"),
        *(repository / name for name in ("pyproject.toml", "start", "test", ".ci/run")),
        *(
            path
            for folder in ("src", "docs", "scripts", "benchmarks")
            for path in written_files(repository / folder)
        ),
    ]
    assert len(files) > 10
    found = {
        str(path.relative_to(repository)): words
        for path in files
        if (words := unwanted(path.read_text(encoding="utf-8"), UNWANTED_ANYWHERE))
    }
    assert found == {}


# Each check is tried on something wrong, so that a check that sees nothing is seen.


def test_length_leaves_the_docstring_out() -> None:
    function = ast.parse(
        'def f():\n    """One.\n\n    Two.\n    """\n    x = 1\n    return x\n'
    ).body[0]
    assert isinstance(function, ast.FunctionDef)
    assert length(function) == 3
    assert length(function, signature=False) == 2


def test_a_missing_docstring_is_seen() -> None:
    methods = '    """A."""\n    def b(self): pass\n    def _c(self): pass\n    def e(self): ...\n'
    code = f'"""M."""\nclass A:\n{methods}def d(): pass\n'
    assert sorted(without_docstring(ast.parse(code))) == [(4, "b"), (7, "d")]
    assert list(without_docstring(ast.parse("x = 1"))) == [(1, "the module")]


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("np.random.normal(0, 1)", "np.random.normal"),
        ("numpy.random.seed(1)", "numpy.random.seed"),
        ("from numpy.random import rand", "numpy.random.rand"),
        ("import random", "random"),
        ("from random import choice", "random"),
    ],
)
def test_global_randomness_is_seen(code: str, name: str) -> None:
    assert list(global_randomness(ast.parse(code))) == [(1, name)]


@pytest.mark.parametrize(
    "code",
    ["rng = np.random.default_rng(1)", "from numpy.random import Generator", "jax.random.key"],
)
def test_seeded_randomness_is_let_through(code: str) -> None:
    assert list(global_randomness(ast.parse(code))) == []


def test_a_word_is_seen_across_lines_and_capitals() -> None:
    assert unwanted("Your Compatibility\n  Score: 12", UNWANTED_IN_THE_PRODUCT) == [
        "compatibility score"
    ]
