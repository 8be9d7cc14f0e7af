"""CSV, TSV and Parquet: a report a row, its columns called as the fields of a JSON report are."""

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from memcon.intake.decoding import decode
from memcon.intake.fields import PUBLISHED, PUBLISHER, TEXT, TITLE, URL, from_fields
from memcon.intake.lines import LONGEST_LINE
from memcon.record import InputError, Report

KNOWN = frozenset({"id", *TEXT, *TITLE, *PUBLISHED, *PUBLISHER, *URL})
OURS = {"report": "id", "sha256": "sha256"}
"""How the table of reports of a data set of memcon calls the id: its texts can be read again as they stand."""
ROWS = 64
"""Rows of a Parquet file that are held at a time."""
SEPARATORS = ",\t;|"


def read_csv(stream: io.BufferedReader, name: str, published: date | None) -> Iterator[Report | InputError]:
    """Each row's report or what is wrong with it; the first row names the columns, separators are found out.

    Raises:
        InputError: No column is called as a report's text is.
    """
    first = decode(stream.readline(LONGEST_LINE), name).lstrip("\ufeff")
    separator = max(SEPARATORS, key=first.count)
    csv.field_size_limit(LONGEST_LINE)
    header = [c.strip() for c in next(csv.reader([first], delimiter=separator), [])]
    _check(header, name)
    lines = (decode(line, name) for line in iter(stream.readline, b""))
    rows = csv.reader(lines, delimiter=separator)
    while True:
        line = rows.line_num + 2
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield InputError(f"broken CSV: {error}", where=f"{name}:{line}", hint="is a quotation mark never closed?")
            continue
        if row is None:
            return
        if any(row):
            yield _report(dict(zip(header, row, strict=False)), f"{name}:{line}", published)


def read_parquet(stream: io.BufferedReader, name: str, published: date | None) -> Iterator[Report | InputError]:
    """Each row's report or what is wrong with it, some rows at a time.

    Raises:
        InputError: It is no Parquet file, or no column is called as a report's text is.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(stream)
        header = file.schema_arrow.names
        _check(header, name)
        called = OURS if set(OURS) <= set(header) else {}
        wanted = [c for c in header if c in KNOWN or c in called]
        number = 0
        for batch in file.iter_batches(batch_size=ROWS, columns=wanted, use_threads=False):
            for row in batch.to_pylist():
                number += 1
                fields = {called.get(k, k): _plain(v) for k, v in row.items()}
                yield _report(fields, f"{name}:{number}", published)
    except (pa.ArrowException, OSError) as error:
        raise InputError(f"broken Parquet: {error}", where=name) from error


def _check(header: list[str], name: str) -> None:
    if not set(header) & set(TEXT):
        found = ", ".join(header[:8])
        raise InputError(
            f"no column holds a report's text (columns: {found})", where=name,
            hint=f"call it one of {', '.join(TEXT[:4])}",
        )  # fmt: skip


def _report(fields: Mapping[str, Any], where: str, published: date | None) -> Report | InputError:
    try:
        return from_fields(fields, where, published)
    except InputError as error:
        return error


def _plain(value: object) -> object:
    """A day as JSON would hold it."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else value
