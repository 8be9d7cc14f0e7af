"""What assistants are told: every answer carries the words, who, when, where they were read and a link to them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from msgspec import to_builtins

from memcon.history.compare import Comparison, Judged
from memcon.history.said import Said
from memcon.record import Record
from memcon.store.rows import AppointmentLine, EntityLine, EventLine, Hit, Quoted, ReportLine, StatementLine
from memcon.web.citing import live_at
from memcon.web.views.entries import cited, shown
from memcon.web.views.report import EntryView

Answer = dict[str, Any]
LONGEST_TEXT = 20_000
"""Characters of a report that are told whole; of a longer one the beginning."""


class Told:
    """Makes answers; `room` is the address of a reading room, if one is open, for links to its pages."""

    def __init__(self, room: str | None = None) -> None:
        self._room = room.rstrip("/") if room else None

    def statement(self, s: StatementLine) -> Answer:
        """Who said what."""
        return _full(
            quotation=s.text, verbatim=list(s.quotes), said_by=_who(s.speaker) or s.source, act=s.act, how=s.cue,
            said_to=_who(s.addressee), said_on=_day(s.day), occasion=s.occasion,
            about=[{"whom": t.name, "tone": round(t.tone, 2)} for t in s.about], topics=list(s.topics),
            confidence=round(s.confidence, 2), corrected_by_hand=s.corrected or None,
            **self._where(s.report, s.key, s.text), also_told_by=_outlets(s.also),
        )  # fmt: skip

    def event(self, e: EventLine) -> Answer:
        """Who did what to whom."""
        return _full(
            quotation=e.text, type=e.type, status=e.status, by=[_who(x) for x in e.sources],
            to=[_who(x) for x in e.targets], first_day=_day(e.first), last_day=_day(e.last), condition=e.condition,
            place=e.place, modes=list(e.modes), confidence=round(e.confidence, 2),
            corrected_by_hand=e.corrected or None,
            **self._where(e.report, e.key, e.text), also_told_by=_outlets(e.also),
        )  # fmt: skip

    def appointment(self, c: AppointmentLine) -> Answer:
        """What is due."""
        return _full(
            quotation=c.text, what=c.title, status=c.status, starts=_day(c.start), ends=_day(c.end), place=c.place,
            participants=[_who(x) for x in c.participants], host=_who(c.host), announced_by=_who(c.announced_by),
            confidence=round(c.confidence, 2), **self._where(c.report, c.key, c.text), also_told_by=_outlets(c.also),
        )  # fmt: skip

    def hit(self, h: Hit) -> Answer:
        """Where words stand."""
        said = self.statement(h.statement) if h.statement else None
        key = h.statement.key if h.statement else None
        words = " … ".join(h.around[a:b] for a, b in h.marks[:1])
        return _full(quotation=h.around, statement=said, **self._where(h.report, key, words))

    def quoted(self, q: Quoted) -> Answer:
        """Where a quotation was said, and how it differs."""
        return _full(
            match=q.kind, likeness=round(q.score, 2), wording=q.text,
            stands_there_instead=[q.text[a:b] for a, b in q.differs], **self.statement(q.statement),
        )  # fmt: skip

    def comparison(self, c: Comparison) -> Answer:
        """Two sides, with the statement that shows each tone best."""
        return _full(
            first=to_builtins(c.first), second=to_builtins(c.second), speaks_more_warmly=c.warmer, occasion=c.occasion,
            targets=[
                {"whom": r.name, "warmer": r.warmer, "first": self._judged(r.first), "second": self._judged(r.second)}
                for r in c.targets
            ],
            topics=[
                {"topic": t.topic, "first": t.first, "second": t.second,
                 "only_first": [self._said(s) for s in t.only_first],
                 "only_second": [self._said(s) for s in t.only_second]}
                for t in c.topics
            ],
            reports_say=[to_builtins(t) for t in c.told],
        )  # fmt: skip

    def report(self, line: ReportLine, record: Record, *, text: bool) -> Answer:
        """A report with everything in it, each entry with its citation."""
        words = record.report.text
        return _full(
            **self._where(line, None, ""), language=record.report.language,
            text=words[:LONGEST_TEXT] if text else None,
            text_is_cut=True if text and len(words) > LONGEST_TEXT else None,
            entries=[
                _full(key=e.key, kind=e.kind, quotation=e.text, who=e.who, office=e.office, how=e.how, type=e.type,
                      target=e.target, status=e.status, when=e.when, facts=list(e.facts),
                      confidence=round(e.confidence, 2), link=e.live or self._page(line, e.key),
                      citation=cited(record.report, e))
                for e in shown(record)
            ],
        )  # fmt: skip

    def entry(self, view: EntryView) -> Answer:
        """One entry with its citation."""
        return _full(
            quotation=view.text, citation=view.citation, before=view.before[-200:], after=view.after[:200],
            **self._where(view.report, view.key, view.text),
        )  # fmt: skip

    def _judged(self, j: Judged) -> Answer:
        return {"tone": round(j.tone, 2), "statements": j.statements, "shown_by": self._said(j.proof)}

    def _said(self, s: Said) -> Answer:
        return _full(
            quotation=s.shown(), said_by=s.name, said_on=_day(s.day), publisher=s.publisher,
            report=f"{s.report}/{s.statement}",
            link=live_at(s.url, s.shown()) or self._at(f"/report/{s.report}/{s.statement}"),
        )  # fmt: skip

    def _where(self, r: ReportLine, key: str | None, words: str) -> Answer:
        source = _full(title=r.title, publisher=r.publisher, published=_day(r.published), url=r.url)
        at = f"#{r.id}" + (f"/{key}" if key else "")
        link = (live_at(r.url, words) if words else r.url) or self._page(r, key)
        return _full(report=at, source=source, link=link, page=self._page(r, key))

    def _page(self, r: ReportLine, key: str | None) -> str | None:
        return self._at(f"/report/{r.id}" + (f"/{key}" if key else ""))

    def _at(self, path: str) -> str | None:
        return f"{self._room}{path}" if self._room else None


def _full(**facts: Any) -> Answer:
    """The facts that are known."""
    return {k: v for k, v in facts.items() if v is not None and v != [] and v != {}}


def _who(e: EntityLine | None) -> str | None:
    return f"{e.name} ({e.office})" if e and e.office else e.name if e else None


def _outlets(also: Iterable[ReportLine]) -> list[str]:
    return [r.publisher or r.name for r in also]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
