"""CSV (RFC 4180) and tab-separated files of the flat tables, in UTF-8.

Words are written as they stand, quoted where they hold a separator, a quotation mark or a line break. A
spreadsheet runs a cell that begins with `=`, `+`, `-` or `@` as a formula: `spreadsheet` puts an apostrophe before it.
"""

import codecs
import csv
import io
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import BinaryIO

from memcon.export.tables import TABLES, Cell, Row, Table
from memcon.export.tally import Tally
from memcon.record import Record

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What opens a formula in a spreadsheet; the full-width forms do in some."""


class Sheet:
    """One table on its way into a file."""

    def __init__(self, table: Table, out: BinaryIO, *, separator: str, spreadsheet: bool) -> None:
        self._table = table
        self._guarded = spreadsheet
        if spreadsheet:
            out.write(codecs.BOM_UTF8)
        self._text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
        self._csv = csv.writer(self._text, delimiter=separator, lineterminator="\r\n")
        self._csv.writerow(table.columns)

    def add(self, record: Record) -> int:
        """Write the record's rows; how many there were."""
        rows = list(self._table.rows(record))
        self._csv.writerows(self._plain(row) for row in rows)
        return len(rows)

    def close(self) -> None:
        """Hand the file back to whoever opened it."""
        self._text.detach()

    def _plain(self, row: Row) -> list[str]:
        cells = [_cell(value) for value in row]
        if not self._guarded:
            return cells
        return [f"'{c}" if isinstance(v, str) and c.startswith(FORMULA) else c for v, c in zip(row, cells, strict=True)]


def write(
    records: Iterable[Record], out: BinaryIO, *, table: Table, separator: str = ",", spreadsheet: bool = False
) -> Tally:
    """Write one table of the records."""
    tally = Tally("rows")
    sheet = Sheet(table, out, separator=separator, spreadsheet=spreadsheet)
    for record in records:
        tally.written += sheet.add(record)
    sheet.close()
    return tally


def write_all(
    records: Iterable[Record], folder: Path, *, suffix: str = ".csv", separator: str = ",", spreadsheet: bool = False
) -> Tally:
    """Write every table into a file of its own, in one pass over the records."""
    tally = Tally("rows")
    files = {name: (folder / f"{name}{suffix}").open("wb") for name in TABLES}
    try:
        sheets = [Sheet(TABLES[name], out, separator=separator, spreadsheet=spreadsheet) for name, out in files.items()]
        for record in records:
            tally.written += sum(sheet.add(record) for sheet in sheets)
        for sheet in sheets:
            sheet.close()
    finally:
        for out in files.values():
            out.close()
    return tally


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)
