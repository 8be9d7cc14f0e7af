"""Answers of the store as flat tables, for CSV: a row an answer, the same columns whatever was asked."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from memcon.store.rows import (
    AppointmentLine,
    EntityLine,
    EventLine,
    Hit,
    Quoted,
    ReportLine,
    StatementLine,
    Week,
)

Columns = Mapping[str, Callable[[Any], object]]


def csv_text(columns: Columns, rows: Iterable[object]) -> str:
    """The rows as CSV (RFC 4180), with a line of names."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(value(row)) for value in columns.values()] for row in rows)
    return out.getvalue()


def columns_of(kind: type) -> Columns:
    """The columns of a kind of rows: `columns_of(StatementLine)`."""
    return COLUMNS[kind]


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def _names(lines: Iterable[EntityLine]) -> str:
    return "; ".join(line.name for line in lines)


def _name(line: EntityLine | None) -> str | None:
    return line.name if line else None


def _spans(spans: Iterable[tuple[int, int]]) -> str:
    return " ".join(f"{a}-{b}" for a, b in spans)


def _outlets(lines: Iterable[ReportLine]) -> str:
    return "; ".join(dict.fromkeys(line.publisher or line.name for line in lines))


def _report(of: Callable[[Any], ReportLine]) -> Columns:
    return {
        "publisher": lambda x: of(x).publisher,
        "published": lambda x: of(x).published,
        "title": lambda x: of(x).title,
        "url": lambda x: of(x).url,
        "report": lambda x: of(x).id,
        "report_name": lambda x: of(x).name,
    }


def _of_statement(value: Callable[[Any], object]) -> Callable[[Any], object]:
    return lambda quoted: value(quoted.statement)


STATEMENT: Columns = {
    "day": lambda s: s.day,
    "speaker": lambda s: _name(s.speaker) or s.source,
    "speaker_id": lambda s: s.speaker.id if s.speaker else None,
    "office": lambda s: s.speaker.office if s.speaker else None,
    "country": lambda s: s.speaker.country if s.speaker else None,
    "act": lambda s: s.act,
    "kind": lambda s: s.kind,
    "cue": lambda s: s.cue,
    "text": lambda s: s.text,
    "quotes": lambda s: " … ".join(s.quotes),
    "addressee": lambda s: _name(s.addressee),
    "about": lambda s: "; ".join(f"{t.name} {t.tone:+.2f}" for t in s.about),
    "topics": lambda s: "; ".join(s.topics),
    "occasion": lambda s: s.occasion,
    **_report(lambda s: s.report),
    "key": lambda s: s.key,
    "spans": lambda s: _spans(s.spans),
    "confidence": lambda s: s.confidence,
    "corrected": lambda s: s.corrected,
    "also": lambda s: _outlets(s.also),
}
EVENT: Columns = {
    "first": lambda e: e.first,
    "last": lambda e: e.last,
    "type": lambda e: e.type,
    "quad": lambda e: e.quad,
    "modes": lambda e: "; ".join(e.modes),
    "status": lambda e: e.status,
    "sources": lambda e: _names(e.sources),
    "targets": lambda e: _names(e.targets),
    "text": lambda e: e.text,
    "trigger": lambda e: e.trigger,
    "condition": lambda e: e.condition,
    "place": lambda e: e.place,
    **_report(lambda e: e.report),
    "key": lambda e: e.key,
    "spans": lambda e: _spans(e.spans),
    "confidence": lambda e: e.confidence,
    "corrected": lambda e: e.corrected,
    "also": lambda e: _outlets(e.also),
}
APPOINTMENT: Columns = {
    "start": lambda c: c.start,
    "end": lambda c: c.end,
    "status": lambda c: c.status,
    "title": lambda c: c.title,
    "place": lambda c: c.place,
    "host": lambda c: _name(c.host),
    "participants": lambda c: _names(c.participants),
    "announced_by": lambda c: _name(c.announced_by),
    "text": lambda c: c.text,
    **{f"report_{k}" if k == "title" else k: v for k, v in _report(lambda c: c.report).items()},
    "key": lambda c: c.key,
    "spans": lambda c: _spans(c.spans),
    "confidence": lambda c: c.confidence,
    "also": lambda c: _outlets(c.also),
}
HIT: Columns = {
    "score": lambda h: h.score,
    "around": lambda h: h.around,
    "marks": lambda h: "; ".join(h.around[a:b] for a, b in h.marks),
    "at": lambda h: h.at,
    "speaker": lambda h: (_name(h.statement.speaker) or h.statement.source) if h.statement else None,
    "act": lambda h: h.statement.act if h.statement else None,
    "key": lambda h: h.statement.key if h.statement else None,
    **_report(lambda h: h.report),
    "outlets": lambda h: h.report.outlets,
}
QUOTED: Columns = {
    "match": lambda q: q.kind,
    "score": lambda q: q.score,
    "quotation": lambda q: q.text,
    "differs": lambda q: "; ".join(q.text[a:b] for a, b in q.differs),
    **{name: _of_statement(value) for name, value in STATEMENT.items()},
}
ACTOR: Columns = {
    "id": lambda a: a.id,
    "name": lambda a: a.name,
    "kind": lambda a: a.kind,
    "country": lambda a: a.country,
    "sector": lambda a: a.sector,
    "wikidata": lambda a: a.wikidata,
    "office": lambda a: a.office,
    "reports": lambda a: a.reports,
}
WEEK: Columns = {
    "monday": lambda w: w.monday,
    "cooperation": lambda w: w.cooperation,
    "conflict": lambda w: w.conflict,
    "score": lambda w: w.score,
    "breaks": lambda w: w.breaks,
}
COLUMNS: Mapping[type, Columns] = {
    StatementLine: STATEMENT, EventLine: EVENT, AppointmentLine: APPOINTMENT, Hit: HIT, Quoted: QUOTED,
    EntityLine: ACTOR, Week: WEEK,
}  # fmt: skip
