"""The rows that a record becomes: what questions are asked of, made from the record alone."""

import sqlite3
from collections import defaultdict
from itertools import permutations, product
from typing import TYPE_CHECKING, Any, NamedTuple

from memcon.record import Appointment, Event, Record, Report, Statement

if TYPE_CHECKING:
    from memcon.store.lifting import Lifted

Row = tuple[Any, ...]

COLUMNS = {
    "reports": "id, name, sha256, publisher, url, title, published, language, characters, run, added, story, newer,"
    " signature",
    "texts": "report, text",
    "records": "report, record",
    "actors": "report, n, entity, mentions",
    "statements": "id, report, n, act, kind, speaker, addressee, day, occasion, confidence",
    "vectors": "statement, vector",
    "tones": "statement, entity, tone, confidence",
    "topic_rows": "topic, statement",
    "events": "id, report, n, type, quad, status, first, last, country, confidence",
    "party_rows": "event, entity, suffers",
    "dyads": "source, target, day, event",
    "appointments": "id, report, n, status, first, last, host, announced_by, title",
    "report_words": "rowid, title, text",
    "statement_words": "rowid, content",
}
"""Every table with its columns, in the order in which they are filled."""
NUMBERED = ("reports", "statements", "events", "appointments")


class Known(NamedTuple):
    """What is looked at to tell whether a report is a version of one that is there."""

    number: int
    name: str
    url: str | None
    publisher: str | None
    day: int | None


class Rows:
    """The rows of one batch, inserted together; it knows the reports of the batch before they are."""

    def __init__(self, db: sqlite3.Connection, *, dry: bool = False) -> None:
        self._db = db
        self._dry = dry
        self._rows: dict[str, list[Row]] = defaultdict(list)
        self._next = (
            {t: db.execute(f"SELECT coalesce(max(id), 0) FROM {t}").fetchone()[0] for t in NUMBERED}
            if not dry
            else dict.fromkeys(NUMBERED, 0)
        )
        self._by_text: dict[bytes, list[tuple[int, str | None, int | None]]] = defaultdict(list)
        self._reports: dict[int, tuple[Known, str]] = {}
        self._by_name: dict[str, list[int]] = defaultdict(list)
        self._by_url: dict[str, list[int]] = defaultdict(list)
        self._superseded: dict[int, int] = {}
        self._kept: Lifted | None = None
        self._topics: dict[str, int] = {}

    def next(self, table: str) -> int:
        """The next number of a table."""
        self._next[table] += 1
        return int(self._next[table])

    def of(self, table: str) -> list[Row]:
        """The rows of a table so far."""
        return self._rows.get(table, [])

    def put(self, table: str, row: Row) -> None:
        """Keep a row for `insert`."""
        self._rows[table].append(row)

    def remember(self, number: int, report: Report, digest: bytes) -> None:
        """Know a report of this batch by its text, name and address."""
        day = report.published.toordinal() if report.published else None
        self._by_text[digest].append((number, report.publisher, day))
        self._reports[number] = Known(number, report.id, report.url, report.publisher, day), report.text
        self._by_name[report.id].append(number)
        if report.url is not None:
            self._by_url[report.url].append(number)

    def with_text(self, digest: bytes) -> list[tuple[int, str | None, int | None]]:
        """(number, publisher, day) of the reports of this batch with the text."""
        return self._by_text.get(digest, [])

    def named(self, report: Report) -> list[Known]:
        """The reports of this batch with the name or address, latest first."""
        found = {*self._by_name.get(report.id, ()), *self._by_url.get(report.url or "", ())}
        return [self._reports[number][0] for number in sorted(found, reverse=True)]

    def text_of(self, number: int) -> str | None:
        """The text of a report of this batch."""
        return self._reports[number][1] if number in self._reports else None

    def keep(self, lifted: "Lifted") -> None:
        """Let the next report's entries have the numbers and vectors that they had before."""
        self._kept = lifted
        for table, numbers in lifted.ids.items():
            self._next[table] = max(self._next[table], *numbers.values(), 0)

    def supersede(self, older: int, newer: int) -> None:
        """Let a report be the newer version of another."""
        self._superseded[older] = newer

    def is_superseded(self, number: int) -> bool:
        """Whether this batch has a newer version of the report."""
        return number in self._superseded

    def insert(self) -> None:
        """Insert all rows."""
        for table, columns in COLUMNS.items():
            rows = self._rows.get(table)
            if rows:
                marks = ", ".join("?" * len(rows[0]))
                self._db.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)
        if self._superseded:
            pairs = [(newer, older) for older, newer in self._superseded.items()]
            self._db.executemany("UPDATE reports SET newer = ? WHERE id = ?", pairs)

    def entries(self, number: int, record: Record, entities: dict[str, int]) -> None:
        """The rows of a record's actors, statements, events and appointments."""
        day = record.report.published.toordinal() if record.report.published else None
        for actor in record.actors:
            self.put("actors", (number, ordinal_of(actor.id), entities[actor.id], len(actor.mentions)))
        for statement in record.statements:
            self._statement(number, record.report.text, statement, entities, day)
        countries = {a.id: a.country for a in record.actors}
        places = {p.id: p.country for p in record.places}
        for event in record.events:
            self._event(number, event, entities, countries, places, day)
        for entry in record.calendar:
            self._appointment(number, entry, entities)

    def _number(self, table: str, key: str) -> int:
        had = self._kept.ids[table].get(ordinal_of(key)) if self._kept is not None else None
        return had if had is not None else self.next(table)

    def _statement(self, number: int, text: str, s: Statement, entities: dict[str, int], day: int | None) -> None:
        id_ = self._number("statements", s.id)
        when = (s.date.start or s.date.end) if s.date else None
        self.put("statements", (
            id_, number, ordinal_of(s.id), s.act, s.kind, _entity(s.speaker, entities), _entity(s.addressee, entities),
            when.toordinal() if when else day, s.occasion.name if s.occasion else None, thousandths(s.confidence),
        ))  # fmt: skip
        self.put("statement_words", (id_, content_of(text, s)))
        if self._kept is not None and (vector := self._kept.vectors.get(content_of(text, s))) is not None:
            self.put("vectors", (id_, vector))
        about: dict[int, Row] = {}
        for tone in s.about:
            entity = entities.get(tone.actor)
            if entity is not None:
                about.setdefault(entity, (id_, entity, float(tone.tone), thousandths(tone.confidence)))
        for row in about.values():
            self.put("tones", row)
        for topic in dict.fromkeys(s.topics):
            self.put("topic_rows", (self._topic(topic), id_))

    def _topic(self, name: str) -> int:
        if name not in self._topics:
            row = self._db.execute("SELECT id FROM topic_names WHERE name = ?", (name,)).fetchone()
            if row is None and self._dry:
                return 0
            if row is None:
                row = self._db.execute("INSERT INTO topic_names (name) VALUES (?) RETURNING id", (name,)).fetchone()
            self._topics[name] = row[0]
        return self._topics[name]

    def _event(
        self, number: int, e: Event, entities: dict[str, int], countries: dict[str, str | None],
        places: dict[str, str | None], day: int | None,
    ) -> None:  # fmt: skip
        id_ = self._number("events", e.id)
        start, end = (e.date.start, e.date.end) if e.date else (None, None)
        first, last = start or end, end or start
        until = last.toordinal() if last else day
        self.put("events", (
            id_, number, ordinal_of(e.id), e.type, e.quad, e.status, first.toordinal() if first else day, until,
            places.get(e.place) if e.place else None, thousandths(e.confidence),
        ))  # fmt: skip
        for suffers, actors in enumerate((e.sources, e.targets)):
            for entity in dict.fromkeys(entities[a] for a in actors if a in entities):
                self.put("party_rows", (id_, entity, suffers))
        for source, target in pairs_of(e, countries):
            self.put("dyads", (source, target, until or 0, id_))

    def _appointment(self, number: int, c: Appointment, entities: dict[str, int]) -> None:
        self.put("appointments", (
            self._number("appointments", c.id), number, ordinal_of(c.id), c.status, c.start.toordinal(),
            c.end.toordinal(), _entity(c.host, entities), _entity(c.announced_by, entities), c.title,
        ))  # fmt: skip


def pairs_of(event: Event, countries: dict[str, str | None]) -> list[tuple[str, str]]:
    """The pairs of countries of an event: sources to targets; every pair of sources, both ways, where there is none."""
    sources = [c for a in event.sources if (c := countries.get(a))]
    targets = [c for a in event.targets if (c := countries.get(a))]
    if event.targets:
        return list(dict.fromkeys(product(sources, targets)))
    return list(permutations(dict.fromkeys(sources), 2))


def content_of(text: str, statement: Statement) -> str:
    """The words of a statement's content, its pieces joined by a space."""
    return " ".join(text[a:b] for a, b in statement.content)


def thousandths(confidence: float) -> int:
    """A confidence as the tables have it."""
    return round(confidence * 1000)


def ordinal_of(key: str) -> int:
    """The number in an id of a record: `s12` is 12."""
    return int(key[1:])


def _entity(actor: str | None, entities: dict[str, int]) -> int | None:
    return entities.get(actor) if actor is not None else None
