"""What `doc._.memcon`, `doc._.statements` and `doc._.events` give: the record's entries as spans of the Doc."""

from datetime import date
from functools import lru_cache

import msgspec
from msgspec import Struct
from spacy.tokens import Doc, Span

from memcon.record import Actor, Event, Record, Spans, Statement

RECORD, PUBLISHED = "memcon", "memcon_published"
"""Keys of `doc.user_data`: the record as JSON and the day as ISO 8601, so that a Doc can be written to disk."""
KEPT = 64
"""Records that are kept decoded."""


class Said(Struct, frozen=True, kw_only=True):
    """A statement: who said what, as tokens; `statement` has the exact characters, the act and the confidence."""

    statement: Statement
    speaker: Actor | None
    addressee: Actor | None
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    quotes: tuple[Span, ...]

    @property
    def act(self) -> str:
        """`said`, `promised`, `denied` ..."""
        return self.statement.act

    @property
    def confidence(self) -> float:
        """How sure it is, 0 to 1."""
        return self.statement.confidence


class Done(Struct, frozen=True, kw_only=True):
    """An event: who did what to whom, as tokens; `event` has the exact characters, the status and the confidence."""

    event: Event
    sources: tuple[Actor, ...]
    targets: tuple[Actor, ...]
    trigger: tuple[Span, ...]
    evidence: tuple[Span, ...]
    condition: tuple[Span, ...]

    @property
    def type(self) -> str:
        """`CONSULT`, `ASSAULT` ..."""
        return self.event.type

    @property
    def status(self) -> str:
        """`occurred`, `planned`, `denied`, `alleged` or `hypothetical`."""
        return self.event.status

    @property
    def confidence(self) -> float:
        """How sure it is, 0 to 1."""
        return self.event.confidence


def extend() -> None:
    """Give every Doc the attributes."""
    Doc.set_extension(RECORD, getter=record_of, force=True)
    Doc.set_extension(PUBLISHED, getter=published_of, setter=_set_published, force=True)
    Doc.set_extension("statements", getter=statements_of, force=True)
    Doc.set_extension("events", getter=events_of, force=True)


def record_of(doc: Doc) -> Record | None:
    """The record of the Doc; None where memcon has not read it."""
    line = doc.user_data.get(RECORD)
    return _decoded(line) if line else None


def published_of(doc: Doc) -> str | None:
    """The day of the Doc, if it was given."""
    day: str | None = doc.user_data.get(PUBLISHED)
    return day


def statements_of(doc: Doc) -> list[Said]:
    """The statements, in the order of the record."""
    record = record_of(doc)
    if record is None:
        return []
    actors = {a.id: a for a in record.actors}
    return [
        Said(
            statement=s, speaker=actors.get(s.speaker or ""), addressee=actors.get(s.addressee or ""),
            source=tokens(doc, s.source), cue=tokens(doc, s.cue), content=tokens(doc, s.content, s.act),
            quotes=tokens(doc, s.quotes),
        )
        for s in record.statements
    ]  # fmt: skip


def events_of(doc: Doc) -> list[Done]:
    """The events, in the order of the record."""
    record = record_of(doc)
    if record is None:
        return []
    actors = {a.id: a for a in record.actors}
    return [
        Done(
            event=e, sources=tuple(actors[i] for i in e.sources), targets=tuple(actors[i] for i in e.targets),
            trigger=tokens(doc, e.trigger, e.type), evidence=tokens(doc, e.evidence),
            condition=tokens(doc, e.condition),
        )
        for e in record.events
    ]  # fmt: skip


def tokens(doc: Doc, spans: Spans | None, label: str = "", id: str = "") -> tuple[Span, ...]:
    """The tokens that hold the characters; where a tokenizer cuts elsewhere they reach beyond them."""
    found = (doc.char_span(a, b, label=label, span_id=id, alignment_mode="expand") for a, b in spans or ())
    return tuple(span for span in found if span is not None)


def _set_published(doc: Doc, value: date | str | None) -> None:
    doc.user_data[PUBLISHED] = value.isoformat() if isinstance(value, date) else value


@lru_cache(KEPT)
def _decoded(line: str) -> Record:
    return msgspec.json.decode(line, type=Record)
