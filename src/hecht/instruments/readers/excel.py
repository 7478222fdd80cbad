"""Excel workbooks, read cell by cell within limits, so that no file can fill the memory."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from hecht.errors import DataFileError, HechtError, UnknownNameError
from hecht.instruments.dataset import Dataset
from hecht.instruments.errors import MissingLibraryError
from hecht.instruments.readers.cells import check_width
from hecht.instruments.readers.text_table import Table, to_dataset

if TYPE_CHECKING:
    from openpyxl import Workbook

MAX_UNPACKED = 1_000_000_000
MAX_RATIO = 200
SMALL = 20_000_000
"""Below this unpacked size no ratio is suspicious: short tables of equal cells pack well."""


def read(
    path: Path,
    *,
    sheet: str | None = None,
    formulas: Literal["refuse", "text"] = "refuse",
) -> Dataset:
    """Read a workbook; the table is the named sheet, or the first sheet that is a table.

    Args:
        path: the ``.xlsx`` or ``.xlsm`` file; macros are never run.
        sheet: name of the sheet to use.
        formulas: ``"refuse"`` text a spreadsheet would run, or keep it as ``"text"``.

    Raises:
        DataFileError: damaged or hostile workbook, or no table in it.
        UnknownNameError: when there is no such sheet.
    """
    try:
        import openpyxl
    except ImportError as error:
        raise MissingLibraryError("Reading Excel files", "openpyxl", "formats") from error

    _check_archive(path)
    try:
        with path.open("rb") as handle:
            book = openpyxl.load_workbook(handle, read_only=True, data_only=True, keep_links=False)
            if sheet is not None and sheet not in book.sheetnames:
                raise UnknownNameError("sheet", sheet, book.sheetnames)
            wanted = book.sheetnames if sheet is None else [sheet]
            tables, faults = _tables(book, wanted, path.name)
            book.close()
    except HechtError:
        raise
    except Exception as error:  # openpyxl raises whatever its parser meets in a damaged file
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise DataFileError(
            f"{path.name} is not a whole Excel workbook ({reason}). "
            "Open it in a spreadsheet and save it again, or save the sheet as CSV."
        ) from error
    if not tables:
        raise next(iter(faults.values()))
    found = {
        title: to_dataset(
            table, f"{path.name}, sheet {title}", formulas=formulas, format_name="Excel"
        )
        for title, table in tables.items()
    }
    first = next(iter(found.values()))
    facts = [*first.facts, *(f"Passed over: {fault}" for fault in faults.values())]
    if len(found) > 1:
        used, *others = found
        facts.append(
            f"{path.name} has {len(found)} sheets with tables; the first is used ({used}). "
            f"Others: {', '.join(others)}. Choose with --sheet."
        )
    return replace(first, facts=tuple(facts), sheets=found)


def _tables(
    book: Workbook, wanted: list[str], source: str
) -> tuple[dict[str, Table], dict[str, DataFileError]]:
    """The sheets that are tables, and for each other one why it is not."""
    tables: dict[str, Table] = {}
    faults: dict[str, DataFileError] = {}
    for title in wanted:
        try:
            tables[title] = _cells(
                book[title].iter_rows(values_only=True), f"{source}, sheet {title}"
            )
        except DataFileError as fault:
            faults[title] = fault
    return tables, faults


def _check_archive(path: Path) -> None:
    """Refuse an archive that would unpack to far more than a table of answers."""
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
            packed = sum(entry.compress_size for entry in archive.infolist())
    except zipfile.BadZipFile as error:
        raise DataFileError(
            f"{path.name} is not an Excel workbook (.xlsx). An old .xls file, or a CSV with the "
            "wrong ending? Save it as .xlsx or give it its own ending."
        ) from error
    if unpacked > MAX_UNPACKED or (unpacked > SMALL and unpacked > MAX_RATIO * max(packed, 1)):
        raise DataFileError(
            f"{path.name} would unpack from {packed:,} to {unpacked:,} bytes: that is no table of "
            "answers but a trap for programs (a 'zip bomb'). It was not opened."
        )


def _cells(rows: Iterable[tuple[Any, ...]], source: str) -> Table:
    """A sheet as text cells.

    Raises:
        DataFileError: when it has no header over all its cells, or no rows.
    """
    import pyarrow as pa

    iterator = iter(rows)
    header = [_text(cell).strip() for cell in next(iterator, ())]
    while header and not header[-1]:
        header.pop()
    check_width(len(header), source)
    if not header or sum(not name for name in header) > len(header) / 2:
        raise DataFileError(f"{source} has no header row; put the names of the columns in row 1.")
    width = len(header)
    columns: list[list[str]] = [[] for _ in header]
    for number, row in enumerate(iterator, start=2):
        if all(cell is None for cell in row):
            continue
        if any(cell is not None for cell in row[width:]):
            beyond = next(k for k, cell in enumerate(row) if k >= width and cell is not None)
            raise DataFileError(
                f"{source}, row {number}: a cell stands in column {beyond + 1}, which has no name "
                f"(the header has {width}). Name the column, or clear the cell."
            )
        for place in range(width):
            columns[place].append(_text(row[place]) if place < len(row) else "")
    if not columns[0]:
        raise DataFileError(f"{source} has a header and no rows below it.")
    arrays = [pa.chunked_array([pa.array(column, pa.string())]) for column in columns]
    names = [f"c{k}" for k in range(width)]
    return Table(header, pa.table(arrays, names=names), "", 2, ())


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(int(cell))
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, (dt.datetime, dt.date, dt.time)):
        return cell.isoformat()
    return str(cell)
