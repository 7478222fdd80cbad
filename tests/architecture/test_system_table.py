"""The table of what hecht shows names only scenes, modules and tests that exist."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

NOT_YET = "not yet"
PARTS = [f"S{number:02d}" for number in range(1, 53)]
SITUATIONS = [f"N{number}" for number in range(1, 21)]


@dataclass(frozen=True)
class Row:
    """One part of the system: its cells as they stand in the table."""

    part: str
    seen: str
    scene: str
    module: str
    test: str


def rows_of(text: str) -> list[Row]:
    """The rows of all tables in a page that begin with the number of a part or situation."""
    lines = [line for line in text.splitlines() if re.match(r"\|\s*[SNX]\d+\b", line)]
    return [Row(*(cell.strip() for cell in line.strip("|").split("|"))) for line in lines]


def faults(row: Row, repository: Path) -> Iterator[str]:
    """Everything that a row names and that is not there."""
    part = row.part.split(" ")[0]
    places = {
        row.scene: lambda name: repository / "src/hecht/scenes/library" / f"{name}.yaml",
        row.module: lambda name: repository / "src/hecht" / name,
        row.test: lambda name: repository / "tests" / name.partition("::")[0],
    }
    for cell, place in places.items():
        if cell == NOT_YET:
            continue
        match = re.fullmatch(r"`([\w./:-]+)`", cell)
        if match is None:
            yield f"{part}: '{cell}' is neither one name in backticks nor '{NOT_YET}'"
        elif not place(match[1]).is_file():
            yield f"{part}: there is no {match[1]}"
        elif "::" in cell and not _holds(place(match[1]), match[1].partition("::")[2]):
            yield f"{part}: there is no test {match[1]}"
    if NOT_YET in (row.module, row.test) and row.scene != NOT_YET:
        yield f"{part}: a scene that shows it needs a module that does it and a test that pins it"


def _holds(file: Path, test: str) -> bool:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return any(isinstance(node, ast.FunctionDef) and node.name == test for node in tree.body)


@pytest.fixture(scope="module")
def rows(repository: Path) -> list[Row]:
    return rows_of((repository / "docs" / "system.md").read_text(encoding="utf-8"))


def test_every_part_has_one_row(rows: list[Row]) -> None:
    numbers = [row.part.split(" ")[0] for row in rows]
    assert [number for number in numbers if number.startswith("S")] == PARTS
    assert [number for number in numbers if number.startswith("N")] == SITUATIONS


def test_what_the_table_names_exists(rows: list[Row], repository: Path) -> None:
    assert [fault for row in rows for fault in faults(row, repository)] == []


def test_every_scene_of_the_library_stands_in_the_table(rows: list[Row], repository: Path) -> None:
    library = (repository / "src/hecht/scenes/library").glob("*.yaml")
    assert {f"`{file.stem}`" for file in library} - {row.scene for row in rows} == set()


# The walk is tried on something wrong, so that a walk that sees nothing is seen.

RIGHT = Row(
    "S01 x",
    "seen",
    "`held-hand`",
    "`model/soothe.py`",
    "`golden/test_loss.py::test_the_network_carries`",
)


@pytest.mark.parametrize(
    ("field", "cell"),
    [
        ("scene", "`held-foot`"),
        ("scene", "held-hand"),
        ("module", "`model/nowhere.py`"),
        ("module", NOT_YET),
        ("test", "`golden/test_nowhere.py::test_the_network_carries`"),
        ("test", "`golden/test_loss.py::test_nothing`"),
        ("test", NOT_YET),
    ],
)
def test_a_missing_name_is_seen(field: str, cell: str, repository: Path) -> None:
    assert list(faults(RIGHT, repository)) == []
    assert list(faults(Row(**{**RIGHT.__dict__, field: cell}), repository))


def test_a_row_is_read() -> None:
    [row] = rows_of("| part |\n|---|\n| S09 the body | a | not yet | `b` | `c::d` |\n")
    assert row == Row("S09 the body", "a", "not yet", "`b`", "`c::d`")
