"""Tables of text: any of four separators, UTF-8 or a named encoding, no guessing beyond that."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from hecht.errors import DataFileError
from hecht.instruments.dataset import ColumnInfo, Dataset
from hecht.instruments.readers.cells import (
    check_width,
    formula_error,
    is_formula,
    number_column,
    unique_names,
)

if TYPE_CHECKING:
    import pyarrow as pa

MAX_HEADER_BYTES = 4_000_000
SEPARATORS = (",", ";", "\t", "|")
csv.field_size_limit(MAX_HEADER_BYTES)


@dataclass(frozen=True)
class Table:
    """The cells of a text file as text: names, rows, and where the first row stands."""

    names: list[str]
    cells: pa.Table
    separator: str
    first_row: int
    facts: tuple[str, ...]


def to_dataset(
    table: Table,
    source: str,
    *,
    formulas: Literal["refuse", "text"] = "refuse",
    format_name: str = "CSV",
) -> Dataset:
    """Numbers where a column holds numbers, text elsewhere."""
    import pandas as pd

    names, original, repeated = unique_names(table.names, source)
    facts = [*table.facts, *repeated]
    series: dict[str, pd.Series] = {}
    commas = []
    for place, name in enumerate(names):
        column, had_comma = number_column(table.cells.column(place))
        if had_comma:
            commas.append(name)
        if formulas == "refuse" and not pd.api.types.is_numeric_dtype(column):
            _refuse_formulas(column, name, source, table.first_row)
        series[name] = column
    if commas:
        facts.append(f"Decimal commas were read as decimal points in: {', '.join(commas)}.")
    return Dataset(
        frame=pd.DataFrame(series),
        source=source,
        format=format_name,
        columns={new: ColumnInfo(original=old) for new, old in original.items()},
        facts=tuple(facts),
        first_row=table.first_row,
    )


def read_cells(path: Path, *, encoding: str | None = None) -> Table:
    """The file as text cells, checked for encoding, shape and width."""
    raw = path.read_bytes()
    text, facts = _decode(raw, path.name, encoding)
    header, separator, lines = _header(text, path.name)
    check_width(len(header), path.name)
    cells = _parse(text, path.name, separator, len(header), lines)
    if cells.num_rows == 0:
        raise DataFileError(
            f"{path.name} has a header of {len(header)} columns and no rows below it. "
            "Export it again with the answers."
        )
    return Table(header, cells, separator, lines + 1, tuple(facts))


def _decode(raw: bytes, source: str, encoding: str | None) -> tuple[str, list[str]]:
    named = encoding
    if named is None:
        named = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = raw.decode(named)
    except LookupError as error:
        raise DataFileError(f"There is no encoding called '{encoding}'. Try cp1252.") from error
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise DataFileError(
            f"{source}, line {line}: byte 0x{raw[error.start]:02x} is not {named.upper()} text. "
            "Save the file as UTF-8, or name its encoding: --encoding cp1252 is common for files "
            "from older Windows programs."
        ) from error
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        raise DataFileError(
            f"{source}, line {line}: holds a null byte, so it is not a text table. "
            "If it comes from SPSS or Excel, give it its own ending (.sav, .xlsx)."
        )
    facts = [] if named == "utf-8-sig" else [f"Read as {named.upper()} text."]
    return text, facts


def _header(text: str, source: str) -> tuple[list[str], str, int]:
    """Names, separator, and the number of lines the header takes."""
    end = min((at for at in (text.find("\n"), text.find("\r")) if at >= 0), default=len(text))
    if end > MAX_HEADER_BYTES:
        raise DataFileError(
            f"{source}: the first line is longer than {MAX_HEADER_BYTES:,} characters, so this is "
            "not a table of answers. Check that rows end in line breaks."
        )
    first = text[:end]
    separator = max(SEPARATORS, key=first.count)
    if first.count(separator) == 0:
        words = first.split()
        if len(words) > 1 and first.count('"') == 2 * len(words):
            separator = " "  # quoted names with spaces between them, as R writes tables
    try:
        reader = csv.reader(io.StringIO(text), delimiter=separator, strict=True)
        names = [name.strip() for name in next(reader)]
    except (csv.Error, StopIteration) as error:
        raise DataFileError(
            f"{source}, line 1: the header cannot be read ({error}). Check its quotation marks."
        ) from error
    return names, separator, reader.line_num


def _parse(text: str, source: str, separator: str, width: int, header_lines: int) -> pa.Table:
    import pyarrow as pa
    from pyarrow import csv as arrow_csv

    names = [f"c{k}" for k in range(width)]
    bad: list[tuple[int | None, int]] = []

    def note(row: arrow_csv.InvalidRow) -> str:
        bad.append((row.number, row.actual_columns))
        return "skip"

    try:
        cells = arrow_csv.read_csv(
            pa.BufferReader(text.encode()),
            read_options=arrow_csv.ReadOptions(
                column_names=names, use_threads=False, skip_rows=0, block_size=1 << 24
            ),
            parse_options=arrow_csv.ParseOptions(
                delimiter=separator, newlines_in_values=True, invalid_row_handler=note
            ),
            convert_options=arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid as error:
        raise DataFileError(f"{source} is not a well-formed table: {error}") from error
    if bad:
        number, found = bad[0]
        others = f" ({len(bad) - 1:,} more rows have it too.)" if len(bad) > 1 else ""
        raise DataFileError(
            f"{source}, line {number}: {found} cells, but the header has {width} columns. "
            "Look for a separator inside an answer that is not in quotation marks, or a cut-off "
            f"line.{others}"
        )
    return cells.slice(1)


def _refuse_formulas(column: object, name: str, source: str, first_row: int) -> None:
    import pandas as pd

    assert isinstance(column, pd.Series)  # noqa: S101 - narrows the type, not a check of input
    starts = column.str.lstrip().str.startswith(("=", "@", "+", "-"), na=False)
    for position in starts.to_numpy().nonzero()[0]:
        text = str(column.iloc[position])
        if is_formula(text):
            raise formula_error(source, f"row {position + first_row}", name, text)
