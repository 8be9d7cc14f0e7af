"""What must hold of every record, whatever the text."""

from collections.abc import Iterator
from typing import Any

import msgspec

from memcon.record import Record

REFERENCES = {
    "speaker": "a", "addressee": "a", "inside": "s", "actor": "a", "sources": "a", "targets": "a", "done_by": "s",
    "told_in": "s", "claimed_by": "a", "denied_by": "a", "event": "e", "host": "a", "participants": "a",
    "announced_by": "a", "announced_in": "s", "replaces": "c",
}  # fmt: skip
KINDS = ("actors", "statements", "events", "calendar", "dates", "places")


def faults(record: Record) -> list[str]:
    """Everything in the record that breaks the contract, a line each."""
    size = len(record.report.text)
    ids = [e.id for kind in KINDS for e in getattr(record, kind)]
    out = [f"{i} stands twice" for i in set(ids) if ids.count(i) > 1]
    for where, start, end in _all_spans(record):
        if not 0 <= start < end <= size:
            out.append(f"{where}: [{start}, {end}) is not in a text of {size}")
    for kind in (*KINDS, "links"):
        for entry in getattr(record, kind):
            out.extend(_unresolved(entry, set(ids)))
            if not 0 <= entry.confidence <= 1:
                out.append(f"{entry}: confidence {entry.confidence}")
    for s in record.statements:
        if not s.content:
            out.append(f"{s.id}: no content")
        for a, b in s.quotes:
            if not any(c <= a and b <= d for c, d in s.content):
                out.append(f"{s.id}: quotes [{a}, {b}) outside content")
        if (s.kind == "indirect") == bool(s.quotes):
            out.append(f"{s.id}: {s.kind} with quotes {s.quotes}")
        if s.inside == s.id:
            out.append(f"{s.id}: inside itself")
    if msgspec.json.decode(msgspec.json.encode(record), type=Record) != record:
        out.append("the JSON does not come back as the record")
    return out


def _all_spans(value: Any, where: str = "record") -> Iterator[tuple[str, int, int]]:
    if isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _all_spans(getattr(value, name), f"{where}.{name}")
    elif isinstance(value, tuple) and len(value) == 2 and all(type(v) is int for v in value):
        yield where, value[0], value[1]
    elif isinstance(value, tuple):
        for number, one in enumerate(value):
            yield from _all_spans(one, f"{where}[{number}]")


def _unresolved(entry: Any, ids: set[str]) -> Iterator[str]:
    for name in entry.__struct_fields__:
        value = getattr(entry, name)
        if name in REFERENCES:
            for one in value if isinstance(value, tuple) else (value,):
                if one is not None and one not in ids:
                    yield f"{entry}: {name} {one} is not in the record"
        elif isinstance(value, msgspec.Struct):
            yield from _unresolved(value, ids)
        elif isinstance(value, tuple) and value and isinstance(value[0], msgspec.Struct):
            for one in value:
                yield from _unresolved(one, ids)
