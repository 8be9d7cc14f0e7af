"""Rows of the tables become what is shown: each line's words are sliced from its report's text, corrections laid over.

A report is read once a question, whatever the number of its lines.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date as Day  # noqa: N812
from functools import cached_property
from typing import TYPE_CHECKING

from memcon.record import Actor, Appointment, Event, Record, Spans, Statement
from memcon.store.people import People
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


class Opened:
    """A report with its record, as questions need it."""

    def __init__(self, store: "Store", id: int) -> None:
        self.id = id
        self._store = store
        self.record: Record = store.record(id)
        self.text = self.record.report.text
        self.entities: dict[str, int] = {
            f"a{n}": e for n, e in store.db.execute("SELECT n, entity FROM actors WHERE report = ?", (id,))
        }
        self.actors: dict[str, Actor] = {a.id: a for a in self.record.actors}

    @cached_property
    def line(self) -> ReportLine:
        """The report as a list shows it."""
        return self._store.line(self.id)

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """The statements by their keys."""
        return {s.id: s for s in self.record.statements}

    @cached_property
    def events(self) -> dict[str, Event]:
        """The events by their keys."""
        return {e.id: e for e in self.record.events}

    @cached_property
    def calendar(self) -> dict[str, Appointment]:
        """The appointments by their keys."""
        return {c.id: c for c in self.record.calendar}

    @cached_property
    def changed(self) -> frozenset[str]:
        """Keys of what a correction by hand changed."""
        if not self._store.db.execute(
            "SELECT 1 FROM corrections c JOIN reports r ON r.sha256 = c.sha256 WHERE r.id = ? AND c.undone IS NULL",
            (self.id,),
        ).fetchone():
            return frozenset()
        read = self._store.record(self.id, corrected=False)
        return frozenset({*_changed(read.statements, self.statements), *_changed(read.events, self.events)})

    def words(self, spans: Spans | None) -> str | None:
        """What the spans show, pieces joined by an ellipsis."""
        return " … ".join(self.text[a:b] for a, b in spans) if spans else None

    def place(self, id: str | None) -> str | None:
        """The name of a place."""
        return next((p.name for p in self.record.places if p.id == id), None)


class Lines:
    """Makes the lines of one question."""

    def __init__(self, store: "Store") -> None:
        self.store = store
        self.people = People(store)
        self._opened: dict[int, Opened] = {}

    def opened(self, report: int) -> Opened:
        """The report, read once."""
        if report not in self._opened:
            self._opened[report] = Opened(self.store, report)
        return self._opened[report]

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

    def event(self, id: int) -> EventLine | None:
        """The event; None where a correction dropped it."""
        report, n = self.store.db.execute("SELECT report, n FROM events WHERE id = ?", (id,)).fetchone()
        return self.event_of(id, report, f"e{n}")

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
            confidence=due.confidence,
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


def _changed(read: Sequence[Statement | Event], shown: Mapping[str, Statement | Event]) -> Iterator[str]:
    """Keys of entries that a correction changed or added."""
    before = {entry.id: entry for entry in read}
    return (key for key, entry in shown.items() if before.get(key) != entry)
