"""The tables of a data set: those of the records, and what was left out and why."""

from collections.abc import Sequence

import pyarrow as pa

from memcon.batch.letters import LeftOut
from memcon.export import parquet
from memcon.export.columns import DAY, REAL, TEXT
from memcon.export.columns import TABLES as OF_RECORDS
from memcon.record import Record

LEFT_OUT = "left_out"
COLUMNS = {
    "run": TEXT, "sha256": TEXT, "report": TEXT, "published": DAY, "reason": TEXT, "of": TEXT, "likeness": REAL,
    "language": TEXT, "title": TEXT, "publisher": TEXT, "url": TEXT,
}  # fmt: skip
NAMES = (*OF_RECORDS, LEFT_OUT)


def encode(run: str, records: Sequence[Record], left_out: Sequence[LeftOut]) -> dict[str, bytes]:
    """A part of the data set: each table as one Parquet file."""
    rows = [(run, *(getattr(entry, name) for name in list(COLUMNS)[1:])) for entry in left_out]
    return {**parquet.encode(records, run), LEFT_OUT: parquet.to_bytes(pa.schema(list(COLUMNS.items())), rows)}
