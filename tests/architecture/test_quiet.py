"""hecht calls nobody, loads little, and says what it needs."""

from __future__ import annotations

import ast
import importlib.metadata
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol

import pytest

CALLERS = {
    "aiohttp",
    "ftplib",
    "http.client",
    "httpx",
    "requests",
    "smtplib",
    "urllib.request",
    "urllib3",
    "websocket",
    "websockets.client",
    "websockets.sync.client",
}
"""Libraries that fetch from or send to other computers."""

ALLOWED_HOSTS = {"doi.org", "www.w3.org"}
"""DOIs are sources a person may follow; w3.org names are XML namespaces."""

SHOWN = {".css", ".html", ".js", ".json", ".svg", ".webmanifest"}

USED_BY_NAME = {
    "h5netcdf": "xarray loads it to write NetCDF",
    "h5py": "h5netcdf writes through it",
    "python-multipart": "starlette loads it to read the form of the population page",
    "pyarrow": "pandas loads it to read and write Parquet",
    "websockets": "uvicorn loads it for the live scene",
}
"""Dependencies that no module imports by name, with the reason they are declared."""

BROUGHT_ALONG = {
    "markupsafe": "jinja2",
    "pydantic-core": "pydantic",
    "scipy": "jax",
    "starlette": "fastapi",
}
"""Libraries that another one needs and stands on, with that other one."""


class Module(Protocol):
    path: Path
    text: str
    tree: ast.Module

    def at(self, line: int) -> str: ...


def imported(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Absolute imports of a module, dotted, with the line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            yield node.module, node.lineno
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def callers(tree: ast.Module) -> set[str]:
    """Imports that could reach another computer."""
    names = {name for name, _ in imported(tree)}
    return {
        caller
        for caller in CALLERS
        if any(name == caller or name.startswith(f"{caller}.") for name in names)
    }


def foreign_addresses(text: str) -> list[str]:
    """Addresses of other computers in a page, style or script."""
    hosts = re.findall(r"(?:https?|wss?):\\?/\\?/([\w.-]+\.\w+)", text)
    bare = re.findall(r"""(?:src|href|action|url|import|from)\s*[=(]?\s*["']?//([\w.-]+)""", text)
    return sorted({host for host in hosts + bare if host.lower() not in ALLOWED_HOSTS})


def test_nothing_calls_another_computer(modules: dict[str, Module]) -> None:
    found = {name: calls for name, module in modules.items() if (calls := callers(module.tree))}
    assert found == {}


def test_pages_name_no_other_computer(source: Path) -> None:
    pages = [path for path in source.rglob("*") if path.suffix in SHOWN]
    found = {
        str(path.relative_to(source)): hosts
        for path in pages
        if (hosts := foreign_addresses(path.read_text(encoding="utf-8")))
    }
    assert pages
    assert found == {}


def test_importing_hecht_loads_nothing_heavy() -> None:
    program = "import json, sys, hecht; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    loaded = set(json.loads(done.stdout))
    assert "hecht" in loaded
    assert not loaded & {"fastapi", "jax", "matplotlib", "numpy", "pandas", "xarray"}


def plain(requirement: str) -> str:
    """The name in a requirement, as package indexes spell it."""
    name = re.match(r"[\w.-]+", requirement)
    assert name
    return re.sub(r"[-_.]+", "-", name[0]).lower()


@pytest.fixture(scope="module")
def declared(repository: Path) -> dict[str, set[str]]:
    """Names of the declared dependencies: ``core`` and each extra."""
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    groups = {"core": project["dependencies"], **project["optional-dependencies"]}
    return {group: {plain(name) for name in names} for group, names in groups.items()}


def distributions(trees: Iterable[tuple[str, ast.Module]]) -> dict[str, str]:
    """Distribution names that code imports, each with a file that does; `trees` by file name."""
    providers = importlib.metadata.packages_distributions()
    return {
        plain(distribution): file
        for file, tree in trees
        for name, _ in imported(tree)
        if (top := name.partition(".")[0]) not in sys.stdlib_module_names and top != "hecht"
        for distribution in providers.get(top, [top])
    }


@pytest.fixture(scope="module")
def used(modules: dict[str, Module]) -> dict[str, str]:
    """Distribution names that hecht imports, each with a module that does."""
    return distributions((name, module.tree) for name, module in modules.items())


def undeclared(used: dict[str, str], declared: Iterable[set[str]]) -> dict[str, str]:
    """What is used and not declared, nor brought along by something declared."""
    known = set().union(*declared)
    return {name: file for name, file in used.items() if BROUGHT_ALONG.get(name, name) not in known}


def test_what_hecht_imports_is_declared(
    declared: dict[str, set[str]], used: dict[str, str]
) -> None:
    for_users = [names for group, names in declared.items() if group != "dev"]
    assert undeclared(used, for_users) == {}


def test_what_tests_import_is_declared(repository: Path, declared: dict[str, set[str]]) -> None:
    files = [path for name in ("tests", "benchmarks") for path in (repository / name).rglob("*.py")]
    own = {path.stem for path in files} | {path.parent.name for path in files}
    trees = ((path.name, ast.parse(path.read_text(encoding="utf-8"))) for path in files)
    found = undeclared(distributions(trees), declared.values())
    assert {name: file for name, file in found.items() if name.replace("-", "_") not in own} == {}


def test_what_is_declared_is_used(declared: dict[str, set[str]], used: dict[str, str]) -> None:
    assert declared["core"] - used.keys() - USED_BY_NAME.keys() == set()


def test_torch_is_no_dependency(declared: dict[str, set[str]]) -> None:
    assert not {"torch", "tensorflow"} & set().union(*declared.values())


# Each check is tried on something wrong, so that a check that sees nothing is seen.


@pytest.mark.parametrize(
    "code",
    [
        "import urllib.request",
        "from urllib import request",
        "from urllib.request import urlopen",
        "import httpx",
        "def f():\n    from http.client import HTTPSConnection",
    ],
)
def test_a_caller_is_seen(code: str) -> None:
    assert callers(ast.parse(code))


def test_reading_an_address_is_no_call() -> None:
    assert callers(ast.parse("from urllib.parse import quote\nimport http, websockets")) == set()


@pytest.mark.parametrize(
    "text",
    [
        '<script src="https://cdn.example.com/x.js">',
        "<link href='//cdn.example.com/x.css'>",
        "@import url(//cdn.example.com/x.css)",
        'new WebSocket("wss://cdn.example.com/")',
        '"https:\\/\\/cdn.example.com"',
    ],
)
def test_a_foreign_address_is_seen(text: str) -> None:
    assert foreign_addresses(text) == ["cdn.example.com"]


@pytest.mark.parametrize(
    "text",
    [
        '<svg xmlns="http://www.w3.org/2000/svg">',
        '<a href="https://doi.org/10.1037/0022-3514.52.3.511">',
        "// a comment. So is this: // from here on",
        "new WebSocket(`ws://${location.host}/live`)",
        'import { play } from "./player.js";',
    ],
)
def test_own_addresses_are_let_through(text: str) -> None:
    assert foreign_addresses(text) == []
