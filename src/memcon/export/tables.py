"""Records as flat tables, one row an entry: what CSV files, data frames and spreadsheets show.

Every span is there twice: as the words (pieces joined by ` … `) and as offsets (`33..66 70..80`), `[start, end)`
in code points of the report's text. Several names in one cell are joined by `; `.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date as Day  # noqa: N812
from itertools import combinations, product

from msgspec import Struct

from memcon.export.naming import span_text
from memcon.record import Actor, Event, Record, Span, Spans, Statement, shown

Cell = str | int | float | Day | None
Row = tuple[Cell, ...]
JOIN = "; "
AROUND = 32
"""Characters on either side of a quotation: enough to find it again in another copy of the text."""
TWO_SIDED = frozenset({"CONSULT", "AGREE", "SUPPORT", "COOPERATE", "ASSAULT"})
"""Types whose sources act on one another when there is no target."""


class Table(Struct, frozen=True, kw_only=True):
    """A table: its columns with the type of their cells, and the rows that a record gives."""

    name: str
    about: str
    columns: dict[str, type]
    rows: Callable[[Record], Iterator[Row]]


class View:
    """Looks up what a record's ids and spans stand for."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.actors = {a.id: a for a in record.actors}
        self.places = {p.id: p for p in record.places}

    def words(self, spans: Spans | None) -> str | None:
        """What the spans show; None where there are none."""
        return shown(self.record.report.text, spans) if spans else None

    def name(self, id: str | None) -> str | None:
        """An actor's name."""
        actor = self.actors.get(id or "")
        return actor.name if actor else None

    def names(self, ids: Iterable[str]) -> str | None:
        """The names of several actors in one cell."""
        return JOIN.join(n for n in (self.name(i) for i in ids) if n) or None

    def countries(self, ids: Iterable[str]) -> str | None:
        """The countries of several actors in one cell, each once."""
        found = (self.actors[i].country for i in ids if i in self.actors)
        return JOIN.join(dict.fromkeys(c for c in found if c)) or None

    def head(self) -> Row:
        """The columns that every table begins with."""
        r = self.record.report
        return r.id, r.published, r.publisher, r.url


HEAD: dict[str, type] = {"report": str, "published": Day, "publisher": str, "url": str}


def role(actor: Actor | None) -> str | None:
    """An actor's first office: `Foreign Minister`, `spokeswoman of Foreign Ministry`."""
    if actor is None or not actor.roles:
        return None
    first = actor.roles[0]
    return f"{first.title} of {first.organisation}" if first.organisation else first.title


def dyads(event: Event) -> list[tuple[str | None, str | None]]:
    """Who acts on whom, one pair a row; in a two-sided event every pair of its parties.

    >>> # talks of A, B and C -> (A, B), (A, C), (B, C); A bombs B -> (A, B); A marches -> (A, None)
    """
    if event.targets:
        return list(product(event.sources or (None,), event.targets))
    if len(event.sources) > 1 and event.type in TWO_SIDED:
        return list(combinations(event.sources, 2))
    return [(source, None) for source in event.sources]


def reports(record: Record) -> Iterator[Row]:
    """One row: the report itself."""
    r = record.report
    line = r.dateline
    counts = (len(record.actors), len(record.statements), len(record.events), len(record.calendar))
    yield (
        *View(record).head(), r.title, r.language, line.place if line else None, line.date if line else None,
        len(r.text), r.sha256, *counts, record.made_by.memcon,
    )  # fmt: skip


def actors(record: Record) -> Iterator[Row]:
    """One row an actor."""
    view = View(record)
    for a in record.actors:
        first = a.mentions[0].spans if a.mentions else None
        offices = JOIN.join(dict.fromkeys(r.title for r in a.roles)) or None
        yield (
            *view.head(), a.id, a.name, a.kind, a.country, a.sector, a.wikidata, offices, len(a.mentions),
            view.words(first), span_text(first), a.confidence,
        )  # fmt: skip


def statements(record: Record) -> Iterator[Row]:
    """One row a statement."""
    view = View(record)
    for s in record.statements:
        who = view.actors.get(s.speaker or "")
        yield (
            *view.head(), s.id, s.act, s.kind, s.speaker, who.name if who else None, who.country if who else None,
            who.sector if who else None, who.wikidata if who else None, role(who), view.words(s.source),
            view.words(s.cue), view.words(s.content), JOIN.join(record.report.text[a:b] for a, b in s.quotes) or None,
            view.name(s.addressee), s.inside, s.date.start if s.date else None, s.date.end if s.date else None,
            _occasion(view, s), JOIN.join(f"{view.name(t.actor)} {t.tone:+.2f}" for t in s.about) or None,
            JOIN.join(s.topics) or None, span_text(s.source), span_text(s.cue), span_text(s.content),
            span_text(s.quotes), s.confidence,
        )  # fmt: skip


def quotes(record: Record) -> Iterator[Row]:
    """One row a stretch between quotation marks, with the words around it."""
    view = View(record)
    text = record.report.text
    for s in record.statements:
        who = view.actors.get(s.speaker or "")
        for start, end in s.quotes:
            yield (
                *view.head(), s.id, s.act, who.name if who else None, who.country if who else None, role(who),
                view.words(s.source), view.words(s.cue), text[max(0, start - AROUND) : start], text[start:end],
                text[end : end + AROUND], start, end, s.confidence,
            )  # fmt: skip


def events(record: Record) -> Iterator[Row]:
    """One row an event."""
    view = View(record)
    for e in record.events:
        yield (
            *view.head(), e.id, *_kind(e), view.names(e.sources), view.countries(e.sources), view.names(e.targets),
            view.countries(e.targets), *_when_and_where(view, e), view.words(e.trigger), view.words(e.evidence),
            view.words(e.condition), e.done_by, e.told_in, view.name(e.claimed_by), view.name(e.denied_by),
            span_text(e.trigger), span_text(e.evidence), span_text(e.condition), 1 + len(e.also), e.confidence,
        )  # fmt: skip


def event_dyads(record: Record) -> Iterator[Row]:
    """One row a pair of actors in an event: what a directed-dyad data set counts."""
    view = View(record)
    for e in record.events:
        for source, target in dyads(e):
            yield (
                *view.head(), e.id, *_kind(e), *_party(view, source), *_party(view, target), *_when_and_where(view, e),
                view.words(e.trigger), span_text(e.trigger), e.confidence,
            )  # fmt: skip


def calendar(record: Record) -> Iterator[Row]:
    """One row something due."""
    view = View(record)
    for c in record.calendar:
        place = view.places.get(c.place or "")
        yield (
            *view.head(), c.id, c.title, c.status, c.start, c.end, place.name if place else None,
            place.country if place else None, view.name(c.host), view.names(c.participants),
            view.name(c.announced_by), c.announced_in, c.event, c.replaces, view.words(c.evidence),
            span_text(c.evidence), c.confidence,
        )  # fmt: skip


def _kind(e: Event) -> Row:
    contexts, modes = JOIN.join(e.contexts) or None, JOIN.join(e.modes) or None
    return e.type, e.quad, modes, contexts, e.status, e.cameo, e.intensity


def _when_and_where(view: View, e: Event) -> Row:
    place = view.places.get(e.place or "")
    where = (place.name, place.country, place.geonames, place.lat, place.lon) if place else (None,) * 5
    return (e.date.start if e.date else None, e.date.end if e.date else None, *where)


def _party(view: View, id: str | None) -> Row:
    a = view.actors.get(id or "")
    return (a.name, a.kind, a.country, a.sector, a.wikidata) if a else (None,) * 5


def _occasion(view: View, s: Statement) -> str | None:
    return (s.occasion.name or view.words(s.occasion.spans)) if s.occasion else None


def nearest(spans: Iterable[Spans], anchor: Spans) -> Spans | None:
    """Of several mentions the one that begins nearest to the words; the earlier where two are as near."""

    def distance(candidate: Spans) -> tuple[int, Span]:
        return min(abs(a - c) for a, _ in candidate for c, _ in anchor), candidate[0]

    return min((s for s in spans if s), key=distance, default=None)


_KIND: dict[str, type] = {
    "type": str, "quad": int, "modes": str, "contexts": str, "status": str, "cameo": str, "intensity": float,
}  # fmt: skip
_WHEN: dict[str, type] = {
    "start": Day, "end": Day, "place": str, "place_country": str, "geonames": int, "lat": float, "lon": float,
}  # fmt: skip

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        Table(name="reports", about="one row a report", rows=reports, columns={
            **HEAD, "title": str, "language": str, "dateline_place": str, "dateline_date": Day, "characters": int,
            "sha256": str, "actors": int, "statements": int, "events": int, "calendar": int, "memcon": str,
        }),
        Table(name="actors", about="one row an actor in a report", rows=actors, columns={
            **HEAD, "actor": str, "name": str, "kind": str, "country": str, "sector": str, "wikidata": str,
            "offices": str, "mentions": int, "first_mention": str, "first_mention_at": str, "confidence": float,
        }),
        Table(name="statements", about="one row a statement", rows=statements, columns={
            **HEAD, "statement": str, "act": str, "kind": str, "speaker": str, "speaker_name": str,
            "speaker_country": str, "speaker_sector": str, "speaker_wikidata": str, "speaker_office": str,
            "source": str, "cue": str, "content": str, "quotes": str, "addressee": str, "inside": str, "start": Day,
            "end": Day, "occasion": str, "about": str, "topics": str, "source_at": str, "cue_at": str,
            "content_at": str, "quotes_at": str, "confidence": float,
        }),
        Table(name="quotes", about="one row a quotation, with the words around it", rows=quotes, columns={
            **HEAD, "statement": str, "act": str, "speaker_name": str, "speaker_country": str, "speaker_office": str,
            "source": str, "cue": str, "before": str, "quote": str, "after": str, "start": int, "end": int,
            "confidence": float,
        }),
        Table(name="events", about="one row an event", rows=events, columns={
            **HEAD, "event": str, **_KIND, "sources": str, "source_countries": str, "targets": str,
            "target_countries": str, **_WHEN, "trigger": str, "evidence": str, "condition": str, "done_by": str,
            "told_in": str, "claimed_by": str, "denied_by": str, "trigger_at": str, "evidence_at": str,
            "condition_at": str, "tellings": int, "confidence": float,
        }),
        Table(name="dyads", about="one row a pair of actors in an event", rows=event_dyads, columns={
            **HEAD, "event": str, **_KIND, "source": str, "source_kind": str, "source_country": str,
            "source_sector": str, "source_wikidata": str, "target": str, "target_kind": str, "target_country": str,
            "target_sector": str, "target_wikidata": str, **_WHEN, "trigger": str, "trigger_at": str,
            "confidence": float,
        }),
        Table(name="calendar", about="one row something due", rows=calendar, columns={
            **HEAD, "appointment": str, "title": str, "status": str, "start": Day, "end": Day, "place": str,
            "place_country": str, "host": str, "participants": str, "announced_by": str, "announced_in": str,
            "event": str, "replaces": str, "evidence": str, "evidence_at": str, "confidence": float,
        }),
    )
}  # fmt: skip
