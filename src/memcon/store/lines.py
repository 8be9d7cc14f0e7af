"""Rows of the tables become what is shown: each line's words are sliced from its report's text, corrections laid over.

A report is read once a question, whatever the number of its lines.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date as Day  # noqa: N812
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any

from memcon.record import Actor, Appointment, Event, Record, Spans, Statement
from memcon.store.codec import Parts
from memcon.store.people import People
from memcon.store.reading import gone
from memcon.store.rows import (
    AppointmentLine,
    EntityLine,
    EventLine,
    ReportLine,
    StatementLine,
    ToneLine,
)

if TYPE_CHECKING:
    from memcon.store.store import Store


FEWEST, MOST = 4, 32
"""Lines that are read ahead, more each time: nobody knows how many will be asked for."""
OPENED = """SELECT r.id, r.name, r.title, p.name, r.url, r.published, r.story,
    (SELECT count(*) FROM reports o WHERE o.story = r.story AND o.newer IS NULL), t.text, d.record,
    (SELECT group_concat(a.n || ' ' || a.entity) FROM actors a WHERE a.report = r.id),
    EXISTS (SELECT 1 FROM corrections c WHERE c.sha256 = r.sha256 AND c.undone IS NULL)
    FROM json_each(?) j CROSS JOIN reports r ON r.id = j.value CROSS JOIN texts t ON t.report = r.id
    CROSS JOIN records d ON d.report = r.id LEFT JOIN publishers p ON p.id = r.publisher"""


class Opened:
    """A report with its record, as questions need it; what is not asked for is not unpacked."""

    def __init__(self, store: "Store", row: tuple[Any, ...]) -> None:
        id, name, title, publisher, url, published, story, outlets, text, blob, actors, corrected = row
        self.id: int = id
        self.line = ReportLine(
            id=id, name=name, title=title, publisher=publisher, url=url,
            published=Day.fromordinal(published) if published else None, story=story, outlets=max(outlets, 1),
        )  # fmt: skip
        self._store = store
        self._packed: tuple[bytes, bytes, str] = (text, blob, actors or "")
        self._corrected = bool(corrected)

    @cached_property
    def record(self) -> Record:
        """The record, corrections laid over."""
        return self._store.record(self.id)

    @cached_property
    def text(self) -> str:
        """The text."""
        return self._store.codec.unpack_text(self._packed[0])

    @cached_property
    def entities(self) -> dict[str, int]:
        """The actors of the record by their ids in it, and who they are across reports."""
        pairs = (pair.split() for pair in self._packed[2].split(",") if pair)
        return {f"a{n}": int(entity) for n, entity in pairs}

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """The actors by their ids in the record."""
        return {a.id: a for a in self._part("actors")}

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """The statements by their keys."""
        return {s.id: s for s in self._part("statements")}

    @cached_property
    def events(self) -> dict[str, Event]:
        """The events by their keys."""
        return {e.id: e for e in self._part("events")}

    @cached_property
    def calendar(self) -> dict[str, Appointment]:
        """The appointments by their keys."""
        return {c.id: c for c in self._part("calendar")}

    @cached_property
    def _places(self) -> dict[str, str]:
        return {p.id: p.name for p in self._part("places")}

    def _part(self, name: str) -> Any:
        """A field of the record; where corrections are laid over it, of all of it."""
        if self._corrected or "record" in self.__dict__:
            return getattr(self.record, name)
        return self._parts.get(name)

    @cached_property
    def _parts(self) -> Parts:
        return self._store.codec.parts(self._packed[1])

    @cached_property
    def changed(self) -> frozenset[str]:
        """Keys of what a correction by hand changed."""
        if not self._corrected:
            return frozenset()
        read = self._store.record(self.id, corrected=False)
        kinds = (read.statements, self.statements), (read.events, self.events), (read.calendar, self.calendar)
        return frozenset(key for was, now in kinds for key in _changed(was, now))

    def words(self, spans: Spans | None) -> str | None:
        """What the spans show, pieces joined by an ellipsis."""
        return " … ".join(self.text[a:b] for a, b in spans) if spans else None

    def place(self, id: str | None) -> str | None:
        """The name of a place."""
        return self._places.get(id) if id else None


class Lines:
    """Makes the lines of one question."""

    def __init__(self, store: "Store") -> None:
        self.store = store
        self.people = People(store)
        self._opened: dict[int, Opened] = {}

    def opened(self, report: int) -> Opened:
        """The report, read once."""
        if report not in self._opened:
            self.gather((report,))
        if report not in self._opened:
            raise gone(report)
        return self._opened[report]

    def gather(self, reports: Iterable[int]) -> None:
        """Read reports together that will be asked for one by one: each alone would take several times as long."""
        wanted = sorted({report for report in reports if report not in self._opened})
        if wanted:
            rows = self.store.db.execute(OPENED, (json.dumps(wanted),)).fetchall()
            self._opened.update((row[0], Opened(self.store, row)) for row in rows)

    def statements(self, ids: Iterable[int]) -> Iterator[StatementLine]:
        """Statements in the order given, without those that a correction dropped."""
        found = (self.statement_of(id, report, f"s{n}") for id, report, n in self._ahead("statements", ids))
        return (line for line in found if line is not None)

    def events(self, ids: Iterable[int]) -> Iterator[EventLine]:
        """Events in the order given, without those that a correction dropped."""
        found = (self.event_of(id, report, f"e{n}") for id, report, n in self._ahead("events", ids))
        return (line for line in found if line is not None)

    def _ahead(self, table: str, ids: Iterable[int]) -> Iterator[tuple[int, int, int]]:
        """Id, report and number of rows, whose reports are read so many at a time."""
        waiting, size = iter(ids), FEWEST
        while chunk := list(islice(waiting, size)):
            size = min(2 * size, MOST)
            question = f"SELECT x.id, x.report, x.n FROM json_each(?) j CROSS JOIN {table} x ON x.id = j.value"
            found = {row[0]: row for row in self.store.db.execute(question, (json.dumps(chunk),)).fetchall()}
            self.gather(report for _, report, _ in found.values())
            yield from (found[id] for id in chunk)

    def statement(self, id: int) -> StatementLine | None:
        """The statement; None where a correction dropped it."""
        report, n = self.store.db.execute("SELECT report, n FROM statements WHERE id = ?", (id,)).fetchone()
        return self.statement_of(id, report, f"s{n}")

    def statement_of(self, id: int, report: int, key: str) -> StatementLine | None:
        """The statement of a report; None where a correction dropped it."""
        at = self.opened(report)
        said = at.statements.get(key)
        if said is None:
            return None
        return StatementLine(
            id=id, key=key, report=at.line, act=said.act, kind=said.kind,
            speaker=self._who(at, said.speaker), addressee=self._who(at, said.addressee),
            source=at.words(said.source), cue=at.words(said.cue), text=at.words(said.content) or "",
            spans=said.content, quotes=tuple(at.text[a:b] for a, b in said.quotes), quote_spans=said.quotes,
            day=_first(said.date.start if said.date else None, said.date.end if said.date else None, at.line.published),
            occasion=(said.occasion.name or at.words(said.occasion.spans)) if said.occasion else None,
            about=tuple(t for t in (self._tone(at, *(x.actor, x.tone, x.confidence)) for x in said.about) if t),
            topics=said.topics, confidence=said.confidence, corrected=key in at.changed,
        )  # fmt: skip

    def event_of(self, id: int, report: int, key: str) -> EventLine | None:
        """The event of a report; None where a correction dropped it."""
        at = self.opened(report)
        done = at.events.get(key)
        if done is None:
            return None
        first = _first(done.date.start if done.date else None, done.date.end if done.date else None, at.line.published)
        last = _first(done.date.end if done.date else None, at.line.published)
        return EventLine(
            id=id, key=key, report=at.line, type=done.type, quad=done.quad, modes=done.modes, status=done.status,
            sources=self._all(at, done.sources), targets=self._all(at, done.targets),
            text=at.words(done.evidence) or at.words(done.trigger) or "", spans=done.evidence or done.trigger,
            trigger=at.words(done.trigger) or "", condition=at.words(done.condition), first=first, last=last,
            place=at.place(done.place), confidence=done.confidence, corrected=key in at.changed,
        )  # fmt: skip

    def appointment_of(self, id: int, report: int, key: str) -> AppointmentLine | None:
        """The appointment of a report; None where a correction dropped it."""
        at = self.opened(report)
        due = at.calendar.get(key)
        if due is None:
            return None
        return AppointmentLine(
            id=id, key=key, report=at.line, title=due.title, status=due.status, start=due.start, end=due.end,
            place=at.place(due.place), host=self._who(at, due.host), participants=self._all(at, due.participants),
            announced_by=self._who(at, due.announced_by), text=at.words(due.evidence) or "", spans=due.evidence,
            confidence=due.confidence, corrected=key in at.changed,
        )  # fmt: skip

    def _who(self, at: Opened, id: str | None) -> EntityLine | None:
        if id is None:
            return None
        if id in at.entities:
            return self.people.line(at.entities[id])
        # An actor that a correction brought in is known to its record alone.
        actor = at.actors.get(id)
        return EntityLine(id=0, name=actor.name, kind=actor.kind, country=actor.country) if actor else None

    def _all(self, at: Opened, ids: Sequence[str]) -> tuple[EntityLine, ...]:
        return tuple(line for line in (self._who(at, id) for id in ids) if line)

    def _tone(self, at: Opened, actor: str, tone: float, confidence: float) -> ToneLine | None:
        line = self._who(at, actor)
        return ToneLine(entity=line.id, name=line.name, tone=tone, confidence=confidence) if line else None


def _first(*days: Day | None) -> Day | None:
    return next((d for d in days if d is not None), None)


def _changed(
    read: Sequence[Statement | Event | Appointment], shown: Mapping[str, Statement | Event | Appointment]
) -> Iterator[str]:
    """Keys of entries that a correction changed or added."""
    before = {entry.id: entry for entry in read}
    return (key for key, entry in shown.items() if before.get(key) != entry)
