"""The columns of the data set: one table a record kind, every span there as words and as offsets, nothing lost.

Names as in the flat tables (`tables.py`), but typed: offsets are lists of `{start, end}`, lists stay lists, so that the
records can be made again from the tables exactly as they were.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pyarrow as pa
from msgspec import Struct

from memcon.export.tables import View
from memcon.record import Record, Spans

Row = tuple[object, ...]
TEXT, INT, REAL, DAY = pa.string(), pa.int32(), pa.float64(), pa.date32()
TEXTS = pa.list_(TEXT)
AT = pa.list_(pa.struct([pa.field("start", INT, nullable=False), pa.field("end", INT, nullable=False)]))
PAIRS = pa.list_(pa.struct([("name", TEXT), ("value", TEXT)]))
ROLES = pa.list_(pa.struct([("title", TEXT), ("country", TEXT), ("organisation", TEXT)]))
TONES = pa.list_(pa.struct([("actor", TEXT), ("tone", REAL), ("confidence", REAL)]))
HEAD = {"run": TEXT, "sha256": TEXT, "report": TEXT, "published": DAY}
"""What every table begins with: the run, the text's hash (the key to join by), the report's id and its day."""


class Table(Struct, frozen=True, kw_only=True):
    """A table: its columns with their types, and the rows that a record gives, without the columns of `HEAD`."""

    name: str
    about: str
    columns: dict[str, Any]
    rows: Callable[[View], Iterator[Row]]

    @property
    def schema(self) -> Any:
        """The schema in pyarrow's terms."""
        return pa.schema([pa.field(name, kind) for name, kind in {**HEAD, **self.columns}.items()])


def head(record: Record, run: str) -> Row:
    """The columns of `HEAD`."""
    return run, record.report.sha256, record.report.id, record.report.published


def _names(view: View, ids: tuple[str, ...]) -> list[str | None]:
    return [view.name(i) for i in ids]


def _countries(view: View, ids: tuple[str, ...]) -> list[str | None]:
    return [a.country if (a := view.actors.get(i)) else None for i in ids]


def _reports(view: View) -> Iterator[Row]:
    r, line, made = view.record.report, view.record.report.dateline, view.record.made_by
    yield (
        r.title, r.publisher, r.url, r.language, line is not None, line.place if line else None,
        line.date if line else None, *_shown(view, line.spans if line else None), len(r.text),
        r.text, made.memcon, list(made.models.items()), list(made.settings.items()),
    )  # fmt: skip


def _actors(view: View) -> Iterator[Row]:
    for a in view.record.actors:
        roles = [(r.title, r.country, r.organisation) for r in a.roles]
        yield a.id, a.name, a.kind, a.country, a.sector, a.wikidata, roles, len(a.mentions), a.confidence


def _mentions(view: View) -> Iterator[Row]:
    for a in view.record.actors:
        for m in a.mentions:
            yield a.id, a.name, m.form, view.words(m.spans), m.spans, m.confidence


def _statements(view: View) -> Iterator[Row]:
    for s in view.record.statements:
        who, when, where = view.actors.get(s.speaker or ""), s.date, s.occasion
        yield (
            s.id, s.act, s.kind, s.speaker, who.name if who else None, who.country if who else None,
            *_shown(view, s.source, s.cue, s.content, s.quotes), s.addressee, view.name(s.addressee), s.inside,
            when is not None, when.start if when else None, when.end if when else None,
            where.name if where else None, where.actor if where else None,
            *_shown(view, where.spans if where else None),
            [(t.actor, t.tone, t.confidence) for t in s.about], s.topics, s.confidence,
        )  # fmt: skip


def _events(view: View) -> Iterator[Row]:
    for e in view.record.events:
        place, when = view.places.get(e.place or ""), e.date
        yield (
            e.id, e.type, e.quad, e.modes, e.contexts, e.cameo, e.intensity, e.status,
            e.sources, _names(view, e.sources), _countries(view, e.sources),
            e.targets, _names(view, e.targets), _countries(view, e.targets),
            *_shown(view, e.trigger, e.evidence, e.condition), list(e.also),
            e.done_by, e.told_in, e.claimed_by, e.denied_by, when is not None, when.start if when else None,
            when.end if when else None, *_shown(view, when.spans if when else None),
            e.place, place.name if place else None, place.country if place else None, place.lat if place else None,
            place.lon if place else None, e.confidence,
        )  # fmt: skip


def _calendar(view: View) -> Iterator[Row]:
    for c in view.record.calendar:
        yield (
            c.id, c.event, c.title, c.status, c.start, c.end, c.place, c.host, view.name(c.host), c.participants,
            _names(view, c.participants), c.announced_by, c.announced_in, c.replaces, *_shown(view, c.evidence),
            c.confidence,
        )  # fmt: skip


def _dates(view: View) -> Iterator[Row]:
    for d in view.record.dates:
        yield (
            d.id, *_shown(view, d.spans), d.type, d.value, d.start, d.end, d.granularity, d.anchor, d.confidence
        )  # fmt: skip


def _places(view: View) -> Iterator[Row]:
    for p in view.record.places:
        yield p.id, *_shown(view, p.spans), p.name, p.country, p.geonames, p.lat, p.lon, p.confidence


def _links(view: View) -> Iterator[Row]:
    for link in view.record.links:
        yield link.kind, link.from_, link.to, link.aspect, *_shown(view, link.evidence), link.confidence


def _shown(view: View, *several: Spans | None) -> Iterator[object]:
    """Words and offsets of each, the words first."""
    for spans in several:
        yield view.words(spans)
        yield spans


TABLES = {
    table.name: table
    for table in (
        Table(name="reports", about="one row a report, with its text", rows=_reports, columns={
            "title": TEXT, "publisher": TEXT, "url": TEXT, "language": TEXT, "has_dateline": pa.bool_(),
            "dateline_place": TEXT, "dateline_date": DAY, "dateline": TEXT, "dateline_at": AT, "characters": INT,
            "text": TEXT, "memcon": TEXT, "models": PAIRS, "settings": PAIRS,
        }),
        Table(name="actors", about="one row an actor in a report", rows=_actors, columns={
            "actor": TEXT, "name": TEXT, "kind": TEXT, "country": TEXT, "sector": TEXT, "wikidata": TEXT,
            "roles": ROLES, "mentions": INT, "confidence": REAL,
        }),
        Table(name="mentions", about="one row a mention of an actor", rows=_mentions, columns={
            "actor": TEXT, "name": TEXT, "form": TEXT, "words": TEXT, "words_at": AT, "confidence": REAL,
        }),
        Table(name="statements", about="one row a statement", rows=_statements, columns={
            "statement": TEXT, "act": TEXT, "kind": TEXT, "speaker": TEXT, "speaker_name": TEXT,
            "speaker_country": TEXT, "source": TEXT, "source_at": AT, "cue": TEXT, "cue_at": AT, "content": TEXT,
            "content_at": AT, "quotes": TEXT, "quotes_at": AT, "addressee": TEXT, "addressee_name": TEXT,
            "inside": TEXT, "has_date": pa.bool_(), "start": DAY, "end": DAY, "occasion_name": TEXT,
            "occasion_actor": TEXT, "occasion": TEXT, "occasion_at": AT, "about": TONES, "topics": TEXTS,
            "confidence": REAL,
        }),
        Table(name="events", about="one row an event", rows=_events, columns={
            "event": TEXT, "type": TEXT, "quad": INT, "modes": TEXTS, "contexts": TEXTS, "cameo": TEXT,
            "intensity": REAL, "status": TEXT, "sources": TEXTS, "source_names": TEXTS, "source_countries": TEXTS,
            "targets": TEXTS, "target_names": TEXTS, "target_countries": TEXTS, "trigger": TEXT, "trigger_at": AT,
            "evidence": TEXT, "evidence_at": AT, "condition": TEXT, "condition_at": AT, "also_at": pa.list_(AT),
            "done_by": TEXT, "told_in": TEXT, "claimed_by": TEXT, "denied_by": TEXT, "has_date": pa.bool_(),
            "start": DAY, "end": DAY, "date": TEXT, "date_at": AT, "place": TEXT, "place_name": TEXT,
            "place_country": TEXT, "lat": REAL, "lon": REAL, "confidence": REAL,
        }),
        Table(name="calendar", about="one row something due", rows=_calendar, columns={
            "appointment": TEXT, "event": TEXT, "title": TEXT, "status": TEXT, "start": DAY, "end": DAY,
            "place": TEXT, "host": TEXT, "host_name": TEXT, "participants": TEXTS, "participant_names": TEXTS,
            "announced_by": TEXT, "announced_in": TEXT, "replaces": TEXT, "evidence": TEXT, "evidence_at": AT,
            "confidence": REAL,
        }),
        Table(name="dates", about="one row a time expression", rows=_dates, columns={
            "date": TEXT, "words": TEXT, "words_at": AT, "type": TEXT, "value": TEXT, "start": DAY, "end": DAY,
            "granularity": TEXT, "anchor": TEXT, "confidence": REAL,
        }),
        Table(name="places", about="one row a place name", rows=_places, columns={
            "place": TEXT, "words": TEXT, "words_at": AT, "name": TEXT, "country": TEXT, "geonames": pa.int64(),
            "lat": REAL, "lon": REAL, "confidence": REAL,
        }),
        Table(name="links", about="one row a link that the report itself makes", rows=_links, columns={
            "kind": TEXT, "from": TEXT, "to": TEXT, "aspect": TEXT, "evidence": TEXT, "evidence_at": AT,
            "confidence": REAL,
        }),
    )
}  # fmt: skip
