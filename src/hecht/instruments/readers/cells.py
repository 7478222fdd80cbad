"""From the text of cells to numbers, without losing what the text said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hecht.errors import DataFileError

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

MAX_COLUMNS = 20_000
"""More columns than this is taken for a damaged or hostile file."""

EMPTY_WORDS = ("", "NA", "N/A", "NaN", "nan", "na", ".", "NULL", "null", "#N/A", "#NULL!")
"""Text that means 'no answer' in a column of numbers. In a column of text only '' does."""

_FORMULA = re.compile(r"^\s*(?:[=@]|[+-].*[(|!])")
DECIMAL_COMMA = r"^-?\d+,\d+$"


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would run this cell as a formula."""
    return bool(_FORMULA.match(text))


def formula_error(source: str, row: str, column: str, text: str) -> DataFileError:
    """The one error for a cell that a spreadsheet would run."""
    shown = text if len(text) <= 40 else f"{text[:37]}..."
    return DataFileError(
        f"{source}: {row}, column {column}: {shown!r} would run as a formula when the file is "
        "opened in a spreadsheet. Remove it, or read such cells as text with --formulas-as-text "
        "(in Python: formulas='text')."
    )


def unique_names(names: list[str], source: str) -> tuple[list[str], dict[str, str], list[str]]:
    """Give every column its own name: the second ``a`` becomes ``a#2``.

    Returns:
        The names; for renamed columns the name in the file; and a sentence for each repetition.
    """
    seen: dict[str, int] = {}
    taken = set(names)
    unique: list[str] = []
    original: dict[str, str] = {}
    facts: list[str] = []
    for place, raw in enumerate(names, start=1):
        name = raw if raw else f"column{place}"
        seen[name] = seen.get(name, 0) + 1
        if not raw:
            facts.append(f"Column {place} of {source} has no name; it is called {name} here.")
        if seen[name] > 1:
            new = f"{name}#{seen[name]}"
            while new in taken:
                new += "_"
            original[new] = name
            facts.append(
                f"The column name {name} stands twice in the header (again as column {place}); "
                f"the later one is called {new} here."
            )
            name = new
        unique.append(name)
    return unique, original, facts


def check_width(count: int, source: str) -> None:
    """Refuse a file with more columns than any questionnaire has."""
    if count > MAX_COLUMNS:
        raise DataFileError(
            f"{source} has {count:,} columns; at most {MAX_COLUMNS:,} are read. "
            "Turn rows and columns round if they were swapped, or keep the columns you need."
        )


def number_column(text: pa.ChunkedArray) -> tuple[pd.Series, bool]:
    """Turn a column of text into numbers where all of it is numbers.

    Returns:
        The series (numbers, or the text unchanged with empty cells missing), and whether decimal
        commas were read as points.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    trimmed = pc.utf8_trim_whitespace(text)
    empty = pc.is_in(trimmed, value_set=pa.array(EMPTY_WORDS))
    cells = pc.if_else(empty, pa.scalar(None, pa.string()), trimmed)
    for kind in (pa.int64(), pa.float64()):
        try:
            return _series(pc.cast(cells, kind)), False
        except pa.ArrowInvalid:
            continue
    with_comma = pc.match_substring_regex(cells, DECIMAL_COMMA)
    if pc.any(with_comma).as_py():
        try:
            return _series(pc.cast(pc.replace_substring(cells, ",", "."), pa.float64())), True
        except pa.ArrowInvalid:
            pass
    blank = pc.equal(trimmed, "")
    return pc.if_else(blank, pa.scalar(None, pa.string()), text).to_pandas(), False


def _series(column: pa.ChunkedArray) -> pd.Series:
    import pyarrow as pa

    if pa.types.is_integer(column.type) and column.null_count:
        nullable: pd.Series = column.to_pandas().astype("Int64")
        return nullable
    plain: pd.Series = column.to_pandas()
    return plain
