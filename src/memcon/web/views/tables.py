"""Lines as rows of a table and as entries of a feed."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time

from memcon.export.ics import calendar
from memcon.record import Record
from memcon.store import Store
from memcon.store.rows import AppointmentLine, EntityLine, EventLine, Hit, ReportLine, StatementLine
from memcon.web.atom import AtomEntry, atom

Table = tuple[Sequence[str], Iterable[Sequence[object]]]
ORIGIN = ("report", "publisher", "title", "published", "url")
STATEMENT = ("day", "speaker", "office", "act", "cue", "words", "to", "about", "tones", "topics", "occasion",
             "confidence", "also", "key", *ORIGIN)  # fmt: skip
EVENT = ("first", "last", "type", "status", "sources", "targets", "words", "modes", "condition", "place", "confidence",
         "also", "key", *ORIGIN)  # fmt: skip
APPOINTMENT = ("start", "end", "status", "title", "place", "participants", "host", "announced_by", "words",
               "confidence", "also", "key", *ORIGIN)  # fmt: skip


def statements(lines: Iterable[StatementLine]) -> Table:
    """Statements as rows."""
    return STATEMENT, (
        (s.day, _name(s.speaker), s.speaker.office if s.speaker else None, s.act, s.cue, s.text, _name(s.addressee),
         _joined(t.name for t in s.about), _joined(f"{t.tone:.2f}" for t in s.about), _joined(s.topics), s.occasion,
         s.confidence, len(s.also), s.key, *_origin(s.report))
        for s in lines
    )  # fmt: skip


def events(lines: Iterable[EventLine]) -> Table:
    """Events as rows."""
    return EVENT, (
        (e.first, e.last, e.type, e.status, _names(e.sources), _names(e.targets), e.text, _joined(e.modes),
         e.condition, e.place, e.confidence, len(e.also), e.key, *_origin(e.report))
        for e in lines
    )  # fmt: skip


def appointments(lines: Iterable[AppointmentLine]) -> Table:
    """Appointments as rows."""
    return APPOINTMENT, (
        (c.start, c.end, c.status, c.title, c.place, _names(c.participants), _name(c.host), _name(c.announced_by),
         c.text, c.confidence, len(c.also), c.key, *_origin(c.report))
        for c in lines
    )  # fmt: skip


def hits(lines: Iterable[Hit]) -> Table:
    """Hits of a search as rows."""
    head = ("score", "around", "key", "speaker", *ORIGIN)
    return head, (
        (round(h.score, 3), h.around, h.statement.key if h.statement else None,
         _name(h.statement.speaker) if h.statement else None, *_origin(h.report))
        for h in lines
    )  # fmt: skip


def reports(lines: Iterable[ReportLine]) -> Table:
    """Reports as rows."""
    return (*ORIGIN, "story", "outlets"), ((*_origin(r), r.story, r.outlets) for r in lines)


def agenda(store: Store, lines: Iterable[AppointmentLine]) -> bytes:
    """Appointments for a calendar program, each under the name that `memcon export` gives it."""

    def one(line: AppointmentLine) -> Record:
        record = store.record(line.report.id)
        kept = tuple(c for c in record.calendar if c.id == line.key)
        return Record(
            report=record.report, actors=record.actors, places=record.places, calendar=kept, made_by=record.made_by
        )

    return calendar(one(line) for line in lines)


def feed(title: str, address: str, lines: Iterable[StatementLine | EventLine | Hit | AppointmentLine]) -> bytes:
    """Lines as a feed; each entry leads to its words."""
    base = "/".join(address.split("/", 3)[:3])
    return atom(f"memcon: {title}", address, (_entry(line, base) for line in lines), address)


def _entry(line: StatementLine | EventLine | Hit | AppointmentLine, base: str) -> AtomEntry:
    report, key = line.report, None
    if isinstance(line, Hit):
        title, words, day = report.title or report.name, line.around, report.published
        key = line.statement.key if line.statement else None
    elif isinstance(line, StatementLine):
        title, words, day = f"{_name(line.speaker) or line.source or 'Somebody'} {line.act}", line.text, line.day
        key = line.key
    elif isinstance(line, EventLine):
        target = f" → {_names(line.targets)}" if line.targets else ""
        title, words = f"{line.type} {_names(line.sources)}{target} ({line.status})", line.text
        day, key = line.last, line.key
    else:
        title, words, day, key = f"{line.start}: {line.title}", line.text, report.published, line.key
    link = f"{base}/report/{report.id}" + (f"/{key}" if key else "")
    return AtomEntry(
        id=link, title=title, updated=_moment(report.published or day), link=link, summary=words,
        author=report.publisher or "memcon",
    )  # fmt: skip


def _moment(day: date | None) -> datetime:
    return datetime.combine(day or date(1970, 1, 1), time(), tzinfo=UTC)


def _origin(r: ReportLine) -> tuple[object, ...]:
    return r.id, r.publisher, r.title, r.published, r.url


def _name(e: EntityLine | None) -> str | None:
    return e.name if e else None


def _names(all: Iterable[EntityLine]) -> str:
    return _joined(e.name for e in all)


def _joined(words: Iterable[str]) -> str:
    return "; ".join(words)
