"""The tables of a data set: those of the records, and what was left out and why."""

from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa

from memcon.batch.fold import Known
from memcon.batch.shelf import Shelf, plain
from memcon.batch.work import Pack
from memcon.export import parquet
from memcon.export.columns import DAY, REAL, TEXT
from memcon.export.columns import TABLES as OF_RECORDS
from memcon.record import InputError, MemconError, Record

LEFT_OUT = "left_out"
COLUMNS = {
    "run": TEXT, "sha256": TEXT, "report": TEXT, "published": DAY, "reason": TEXT, "of": TEXT, "likeness": REAL,
    "language": TEXT, "title": TEXT, "publisher": TEXT, "url": TEXT,
}  # fmt: skip
SKETCHES = "_sketches"
"""By which near copies are known when the run goes on; readers of the data set pass over names with `_`."""
OF_SKETCHES = {"sha256": TEXT, "signature": pa.binary()}
NAMES = (*OF_RECORDS, LEFT_OUT)
WRITTEN_BY = "give the address at which memcon run wrote"


def encode(pack: Pack, records: Sequence[Record]) -> dict[str, bytes]:
    """A part of the data set: each table as one Parquet file."""
    rows = [(pack.run, *(getattr(entry, name) for name in list(COLUMNS)[1:])) for entry in pack.left_out]
    made = {**parquet.encode(records, pack.run), LEFT_OUT: _bytes(COLUMNS, rows)}
    return {**made, SKETCHES: _bytes(OF_SKETCHES, pack.sketches)} if pack.sketches else made


def known(shelf: Shelf, most: int) -> Iterator[Known]:
    """The latest reports of a data set that have sketches, so many at most, in their order."""
    parts: list[list[Known]] = []
    for file in reversed(shelf.parts(SKETCHES)):
        if sum(map(len, parts)) >= most:
            break
        reports = shelf.read(file.replace(f"/{SKETCHES}/", "/reports/"), ["sha256", "text"])
        texts = dict(zip(reports["sha256"].to_pylist(), reports["text"].to_pylist(), strict=True))
        sketches = shelf.read(file).to_pylist()
        parts.append([Known(s["sha256"], texts[s["sha256"]], s["signature"]) for s in sketches])
    for part in reversed(parts):
        yield from part


def records(address: str) -> Iterator[Record]:
    """The records of a data set at an address that fsspec knows, as `s3://bucket/data`, in the order of reading.

    Raises:
        InputError: The address cannot be reached, is no data set, or a table of it is missing or broken.
    """
    try:
        shelf = Shelf(address)
        parts = shelf.parts("reports")
        for part in parts:
            yield from parquet.decode({t: shelf.read(part.replace("/reports/", f"/{t}/")) for t in OF_RECORDS})
    except MemconError:
        raise
    except Exception as error:  # what a file system of fsspec raises is its own affair
        raise InputError(f"cannot be read: {plain(error)}", where=address) from error
    if not parts:
        raise InputError("is no data set: it has no table called reports", where=address, hint=WRITTEN_BY)


def _bytes(columns: dict[str, Any], rows: Sequence[tuple[object, ...]]) -> bytes:
    return parquet.to_bytes(pa.schema(list(columns.items())), rows)
