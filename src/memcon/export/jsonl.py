"""Records as JSON Lines, exactly as they are, and the JSON Schema that describes them."""

from collections.abc import Iterable
from typing import Any, BinaryIO

import msgspec

from memcon.export.tally import Tally
from memcon.record import Record


def encode(record: Record) -> bytes:
    """The record as one line of UTF-8 JSON, the newline included: the same record gives the same bytes."""
    return msgspec.json.encode(record) + b"\n"


def decode(line: bytes | str) -> Record:
    """The record of one line.

    Raises:
        msgspec.ValidationError: The line is JSON but no record.
        msgspec.DecodeError: The line is no JSON.
    """
    return msgspec.json.decode(line, type=Record)


def write(records: Iterable[Record], out: BinaryIO) -> Tally:
    """Write the records, one a line."""
    tally = Tally("records")
    for record in records:
        out.write(encode(record))
        tally.written += 1
    return tally


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a record."""
    body = msgspec.json.schema(Record)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "memcon record", **body}
