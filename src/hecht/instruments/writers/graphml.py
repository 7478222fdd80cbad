"""Networks as GraphML: people as nodes, ties as edges, one file for all egos or one ego."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from hecht.errors import DataFileError
from hecht.instruments.dataset import Dataset
from hecht.instruments.errors import MissingLibraryError


def write(
    dataset: Dataset,
    path: Path,
    *,
    source: str = "from",
    target: str = "to",
    people: pd.DataFrame | None = None,
    person: str | None = None,
    directed: bool = False,
) -> tuple[Path, ...]:
    """Write a table of ties as a network.

    Args:
        dataset: one row a tie; further columns become attributes of the tie.
        path: the ``.graphml`` file.
        source, target: the columns that name the two people.
        people: optional table of people; its columns become attributes of the person.
        person: the column of ``people`` that names the person; by default the first.
        directed: whether a tie points from source to target.

    Raises:
        DataFileError: when a column is missing, or a tie names somebody not in ``people``.
        MissingLibraryError: when networkx is not installed.
    """
    try:
        import networkx as nx
    except ImportError as error:
        raise MissingLibraryError("Writing GraphML", "networkx", "formats") from error

    frame = dataset.frame
    for name in (source, target):
        if name not in frame.columns:
            raise DataFileError(
                f"{dataset.source} has no column '{name}' for the ends of a tie. Name them with "
                "--from and --to-person."
            )
    unnamed = frame[source].isna() | frame[target].isna()
    if unnamed.any():
        row = dataset.row_name(int(unnamed.to_numpy().argmax()))
        raise DataFileError(f"{dataset.source}, {row}: a tie lacks one of its two people.")
    graph: Any = nx.DiGraph() if directed else nx.Graph()
    if people is not None:
        _add_people(graph, people, person or str(people.columns[0]), frame, (source, target))
    extra = [c for c in frame.columns if c not in (source, target)]
    for tie in frame.itertuples(index=False):
        values = dict(zip(frame.columns, tie, strict=True))
        graph.add_edge(
            str(values[source]), str(values[target]), **_attributes(values, [str(c) for c in extra])
        )
    nx.write_graphml(graph, path, encoding="utf-8", prettyprint=True)
    return (path,)


def _add_people(
    graph: Any, people: pd.DataFrame, person: str, ties: pd.DataFrame, ends: tuple[str, str]
) -> None:
    known = set(people[person].astype(str))
    named = set(ties[ends[0]].astype(str)) | set(ties[ends[1]].astype(str))
    strangers = sorted(named - known)
    if strangers:
        raise DataFileError(
            f"{len(strangers)} people in the ties are not in the table of people; the first is "
            f"{strangers[0]}."
        )
    others = [str(c) for c in people.columns if c != person]
    for row in people.itertuples(index=False):
        values = dict(zip(people.columns, row, strict=True))
        graph.add_node(str(values[person]), **_attributes(values, others))


def _attributes(values: Mapping[str, object], names: list[str]) -> dict[str, object]:
    """Attributes as plain Python values; empty cells are left out."""
    kept = {}
    for name in names:
        value = values[name]
        if value is None or value is pd.NA or value != value:
            continue
        kept[name] = value.item() if hasattr(value, "item") else value
    return kept
