"""A record as a piece of HTML that stands alone, for notebooks and feed readers: no script, no style but its own."""

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from memcon.record.spans import Spans, shown

if TYPE_CHECKING:
    from memcon.record.record import Appointment, Event, Record, Statement

SOMEBODY = "<i>nobody named</i>"


def html(record: "Record") -> str:
    """The report's name and date, and below what was said, done and is due, every word of it escaped."""
    report = record.report
    day = report.published.isoformat() if report.published else None
    about = " · ".join(escape(p) for p in (report.publisher, day, report.language) if p)
    title = escape(report.title or report.id)
    head = f'<a href="{escape(report.url)}">{title}</a>' if report.url and _is_web(report.url) else title
    view = _View(record)
    return (
        f"<div><p><b>{head}</b><br>{about}</p>"
        + _list("What was said", (view.statement(s) for s in record.statements))
        + _list("What was done", (view.event(e) for e in record.events))
        + _list("What is due", (view.appointment(c) for c in record.calendar))
        + "</div>"
    )


class _View:
    """Puts the entries of one record into words."""

    def __init__(self, record: "Record") -> None:
        self._text = record.report.text
        self._names = {a.id: a.name for a in record.actors}

    def statement(self, s: "Statement") -> str:
        who = self._name(s.speaker) or (self._words(s.source) if s.source else SOMEBODY)
        cue = f" <i>{self._words(s.cue)}</i>" if s.cue else ""
        act = "" if s.act == "said" else f" <small>({s.act})</small>"
        return f"<b>{who}</b>{cue}{act}: {self._words(s.content)}"

    def event(self, e: "Event") -> str:
        sources, targets = self._all(e.sources), self._all(e.targets)
        arrow = f" → {targets}" if targets else ""
        status = "" if e.status == "occurred" else f" <small>({e.status})</small>"
        return f"<b>{escape(e.type)}</b>{status} {sources}{arrow}: {self._words(e.evidence)}"

    def appointment(self, c: "Appointment") -> str:
        days = c.start.isoformat() if c.start == c.end else f"{c.start.isoformat()} to {c.end.isoformat()}"
        status = "" if c.status == "due" else f" <small>({c.status})</small>"
        return f"<b>{days}</b>{status} {escape(c.title)}"

    def _name(self, id: str | None) -> str | None:
        name = self._names.get(id or "")
        return escape(name) if name else None

    def _all(self, ids: Iterable[str]) -> str:
        return ", ".join(n for n in (self._name(i) for i in ids) if n)

    def _words(self, spans: Spans) -> str:
        return escape(shown(self._text, spans))


def _list(title: str, items: Iterable[str]) -> str:
    body = "".join(f"<li>{item}</li>" for item in items)
    return f"<p>{title}</p><ul>{body}</ul>" if body else ""


def _is_web(url: str) -> bool:
    """Whether the address may be a link: `javascript:` may not."""
    return url.lower().startswith(("https://", "http://"))
