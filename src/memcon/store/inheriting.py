"""What people corrected in a text holds in its newer version, too, where the words that it is anchored to stand there.

Each becomes a correction of the newer text, with who made it, when and why. Those whose words are gone, or are read as
no entry, come along without a place: `memcon corrections` lists them.
"""

import sqlite3
from collections.abc import Iterator, Sequence

import msgspec
from msgspec import UNSET
from msgspec.structs import replace

from memcon.record import Record, Spans
from memcon.store.corrections import Correction, add_row, live, placements

NOWHERE: Spans = ()


def inherit(db: sqlite3.Connection, older: str, older_text: str, record: Record) -> int:
    """Take the corrections of an older version (its hash and text) over to a record; how many there were."""
    had = {(c.kind, c.words, msgspec.json.encode(c.change)) for c in live(db, record.report.sha256)}
    count = 0
    for correction in live(db, older):
        moved = _moved(correction, older_text, record)
        if (moved.kind, moved.words, msgspec.json.encode(moved.change)) not in had:
            add_row(db, replace(moved, sha256=record.report.sha256))
            count += 1
    return count


def _moved(correction: Correction, older_text: str, record: Record) -> Correction:
    """The correction as it stands in the newer text; without a place where it stands nowhere."""
    text = record.report.text
    spans = found(older_text, correction.spans, text)
    content = correction.change.content
    there = found(older_text, content, text) if content is not UNSET else UNSET
    if spans is None or there is None:
        return replace(correction, spans=NOWHERE)
    moved = replace(correction, spans=spans, change=replace(correction.change, content=there))
    ((_, entry),) = placements(record, [moved])
    return moved if entry is not None else replace(correction, spans=NOWHERE)


def found(text: str, spans: Spans, other: str) -> Spans | None:
    """Where the words of a text's spans stand in another, each where most of what is around it is alike; or None."""
    places: list[tuple[int, int]] = []
    for start, end in spans:
        after = places[-1][1] if places else 0
        starts = list(_occurrences(other, text[start:end], after))
        if not starts:
            return None
        size = end - start
        best = max(starts, key=lambda at: (_around(text, start, end, other, at, at + size), -abs(at - start)))
        places.append((best, best + size))
    return tuple(places) or None


def _occurrences(text: str, words: str, after: int) -> Iterator[int]:
    at = text.find(words, after) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _around(text: str, start: int, end: int, other: str, low: int, high: int) -> int:
    """How many characters before and behind are the same in both."""
    return _same(text[:start][::-1], other[:low][::-1]) + _same(text[end:], other[high:])


def _same(one: Sequence[str], other: Sequence[str], most: int = 32) -> int:
    count = 0
    for a, b in zip(one[:most], other[:most], strict=False):
        if a != b:
            break
        count += 1
    return count
