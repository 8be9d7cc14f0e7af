"""Names for entries that hold outside their record: the same words of the same text have the same name in every run."""

import hashlib
import uuid

from memcon.record import Actor, Appointment, Event, Record, Spans, Statement

Named = Actor | Statement | Event | Appointment
SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "tag:memcon,2026:record")
"""The namespace of all names below (RFC 9562, version 5)."""


def report_uri(record: Record) -> str:
    """The name of the report's text."""
    return uuid.uuid5(SPACE, record.report.sha256).urn


def entry_uri(record: Record, entry: Named) -> str:
    """The name of an entry: made of the text, the kind and the words, never of the number that it has in the record."""
    return uuid.uuid5(SPACE, _key(record, entry)).urn


def entry_number(record: Record, entry: Named, part: int = 0) -> int:
    """A number for formats that want one; `part` tells the rows apart into which an entry falls.

    It has 52 bits: exact as a double, so that R and JavaScript read it whole.
    """
    return int(hashlib.sha256(f"{_key(record, entry)}\n{part}".encode()).hexdigest()[:13], 16)


def span_text(spans: Spans | None) -> str | None:
    """Spans as text: `33..66 70..80`, which no spreadsheet takes for a date or a time."""
    return " ".join(f"{a}..{b}" for a, b in spans) if spans else None


def _key(record: Record, entry: Named) -> str:
    parts = [record.report.sha256, type(entry).__name__, *_words(record, entry)]
    return "\n".join(parts)


def _words(record: Record, entry: Named) -> list[str]:
    """What tells an entry from all others of its kind in the text."""
    if isinstance(entry, Statement):
        return [entry.act, *_spans(entry.source, entry.cue, entry.content)]
    if isinstance(entry, Event):
        names = {a.id: a.name for a in record.actors}
        parties = [names.get(i, "") for i in entry.sources] + ["→"] + [names.get(i, "") for i in entry.targets]
        return [entry.type, entry.status, *_spans(entry.trigger), *parties]
    if isinstance(entry, Appointment):
        return [entry.title, entry.start.isoformat(), entry.end.isoformat(), entry.status, *_spans(entry.evidence)]
    first = entry.mentions[0].spans if entry.mentions else None
    return [entry.name, entry.kind, *_spans(first)]


def _spans(*several: Spans | None) -> list[str]:
    return [span_text(spans) or "" for spans in several]
