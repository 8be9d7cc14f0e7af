"""A record's entries as the report page shows them: who, how, the words, and what else is known."""

from datetime import date
from typing import Literal

from markupsafe import Markup

from memcon.export.entries import quoted
from memcon.export.wording import UNSURE, Wording, period
from memcon.record import Appointment, Event, Record, Report, Spans, Statement
from memcon.record.record import Entry
from memcon.web.citing import citation, live

Kind = Literal["statement", "event", "appointment"]


class Shown(Entry, frozen=True, kw_only=True):
    """One entry in words; `html` and `note` hold nothing of the report that is not escaped."""

    key: str
    kind: Kind
    style: str
    who: str | None
    actor: str | None = None
    """The id in the record of who is named first."""
    office: str | None = None
    teller: str | None = None
    how: str | None = None
    html: Markup
    text: str
    spans: Spans
    note: str | None = None
    facts: tuple[str, ...] = ()
    quad: int = 0
    type: str | None = None
    arrow: str | None = None
    target: str | None = None
    target_actor: str | None = None
    status: str | None = None
    when: str | None = None
    day: date | None = None
    confidence: float
    unsure: bool
    live: str | None = None

    @property
    def number(self) -> str:
        """The figure that stands at its words."""
        return self.key[1:]


def shown(record: Record) -> list[Shown]:
    """All entries of a record: what was said, what was done, what is due (the soonest first)."""
    wording = Wording(record)
    due = sorted(record.calendar, key=lambda c: (c.start, c.end))
    return [
        *(_statement(wording, s) for s in record.statements),
        *(_event(wording, e) for e in record.events),
        *(_appointment(wording, c) for c in due),
    ]


def cited(report: Report, entry: Shown) -> str:
    """The entry as a citation."""
    who = ", ".join(p for p in (entry.who, entry.office) if p) if entry.kind == "statement" else None
    return citation(report, entry.text, entry.spans, who or None, entry.day if entry.kind == "statement" else None)


def _statement(wording: Wording, s: Statement) -> Shown:
    told = s.act == "said" or s.act in wording.words(s.cue).lower()
    to = wording.addressee(s)
    facts = (None if told else s.act, f"to {to}" if to else None, wording.occasion(s),
             *(t.replace("_", " ") for t in s.topics))  # fmt: skip
    around = wording.around(s.content)
    return Shown(
        key=s.id, kind="statement", style="inside" if s.inside else "", who=wording.speaker(s), actor=s.speaker,
        office=wording.office(s.speaker), teller=wording.teller(s), how=wording.words(s.cue) or None,
        html=Markup(quoted(wording.text, around, s.quotes)), text=wording.words(around), spans=s.content,
        facts=tuple(f for f in facts if f), day=(s.date.start if s.date else None) or wording.record.report.published,
        confidence=s.confidence, unsure=s.confidence < UNSURE, live=_live(wording, s.content),
    )  # fmt: skip


def _event(wording: Wording, e: Event) -> Shown:
    source, arrow, target = wording.parties(e)
    clause = wording.clause(e)
    facts = [wording.place(e.place), *(m.replace("_", " ") for m in (*e.modes, *e.contexts))]
    for word, actor in (("claimed by", e.claimed_by), ("denied by", e.denied_by)):
        facts += [f"{word} {wording.name(actor)}"] if wording.name(actor) else []
    parties = (*e.sources, *e.targets)
    return Shown(
        key=e.id, kind="event", style=e.status, who=source or None, actor=e.sources[0] if len(e.sources) == 1 else None,
        html=Markup(quoted(wording.text, clause, e.trigger)), text=wording.words(clause), spans=clause,
        note=f"condition: {wording.words(e.condition)}" if e.condition else None, facts=tuple(f for f in facts if f),
        quad=e.quad, type=e.type, arrow=arrow if target else None, target=target or None,
        target_actor=parties[-1] if len(parties) == 2 else None, status=e.status,
        when=period(e.date.start, e.date.end) if e.date else None, day=e.date.start if e.date else None,
        confidence=e.confidence, unsure=e.confidence < UNSURE, live=_live(wording, clause),
    )  # fmt: skip


def _appointment(wording: Wording, c: Appointment) -> Shown:
    host, by = wording.name(c.host), wording.name(c.announced_by)
    facts = (wording.place(c.place), f"host {host}" if host else None, wording.names(c.participants),
             f"announced by {by}" if by else None)  # fmt: skip
    return Shown(
        key=c.id, kind="appointment", style=c.status, who=None, html=Markup.escape(" ".join(c.title.split())),
        text=wording.words(c.evidence), spans=c.evidence, facts=tuple(f for f in facts if f),
        status=c.status if c.status != "due" else None, when=period(c.start, c.end), day=c.start,
        confidence=c.confidence, unsure=c.confidence < UNSURE, live=_live(wording, c.evidence),
    )  # fmt: skip


def _live(wording: Wording, spans: Spans) -> str | None:
    return live(wording.record.report.url, wording.text, spans)
