"""The step that makes the calendar: everything due on or after the report's date whose period resolves."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date as Day  # noqa: N812

import msgspec

from memcon.dates.calculus import moved
from memcon.dates.changes import changes
from memcon.dates.due import date_tokens, occasions
from memcon.dates.find import report_day
from memcon.dates.meetings import Meetings, attended
from memcon.dates.occasions import Clauses, Occasion, Words, sentence_span
from memcon.dates.parties import Company
from memcon.dates.periods import SOMETIME, Dated, dated
from memcon.dates.rehung import rehung
from memcon.dates.titles import Titles
from memcon.record import Appointment, Cast, Draft, Event, Spans, overlap

DAYS = re.compile(r"P(\d{1,2})([DW])")
WORD = re.compile(r"\w+")
STOP = frozenset([
    "a", "an", "and", "at", "between", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "its",
    "their", "his", "her",
])  # fmt: skip


NEAR = 3
"""Sentences within which `the meeting` that was put off is the one told of before."""


class MakeCalendar:
    """Give each draft its appointments: `A second round of talks will be hosted by Oman in Geneva next week`."""

    needs: tuple[str, ...] = ("reading", "dates", "events", "statements", "places", "actors")
    gives: tuple[str, ...] = ("calendar",)

    def __init__(self) -> None:
        self._words = Words()
        self._meetings = Meetings()

    def read(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Fill `calendar`."""
        return [msgspec.structs.replace(d, calendar=self._calendar(d)) for d in drafts]

    def _calendar(self, draft: Draft) -> tuple[Appointment, ...]:
        day, _ = report_day(draft.report)
        if day is None:
            return ()
        reading = rehung(draft.parse())
        clauses = Clauses(reading, self._words, date_tokens(reading, draft.dates))
        maker = Maker(draft, clauses, day)
        found = dated(reading, draft.dates, day)
        moves, taken = changes(clauses, found, day)
        usable = [d for d in found if d not in taken]
        made = [maker.make(o) for o in occasions(clauses, [*usable, *self._met(draft, usable)], day)]
        made += maker.of_events(made)
        return tuple(maker.numbered(maker.merged(made), moves))

    def _met(self, draft: Draft, found: list[Dated]) -> list[Dated]:
        """The months of meetings in sentences that have no other day: `will speak at the 63rd Munich conference`."""
        r = draft.parse()
        met = [*self._meetings.read(r.text), *self._meetings.beside(r.text, draft.dates)]
        told = {r.sentence[d.first] for d in found if not d.coarse}
        return [d for d in attended(r, met) if not d.coarse and r.sentence[d.first] not in told]


class Maker:
    """Make appointments of one report."""

    def __init__(self, draft: Draft, clauses: Clauses, day: Day) -> None:
        self._draft, self._c, self._day = draft, clauses, day
        self._company = Company(draft, clauses)
        self._titles = Titles(clauses, Cast(draft.actors))
        self._stops = {p.spans[0]: clauses.r.text[slice(*p.spans[0])] for p in draft.places}
        self._shown: dict[tuple[Spans, str], str] = {}
        """The titles as they are shown, by the evidence and the bare words."""

    def make(self, o: Occasion, status: str = "due") -> Appointment:
        """The appointment of an occasion; its id is given at the end."""
        r, d = self._c.r, o.dated
        told = self._company.announced(o)
        host = self._company.host(o)
        event = self._event(o)
        parties = self._company.participants(o)
        if event is not None:
            parties = list(dict.fromkeys([*event.sources, *event.targets])) or parties
        if host in parties and len(parties) > 1:
            parties.remove(host)
        title = self._title(o, event, parties, told.speaker if told else None)
        d = _lasting(d, self._length(o))
        start = d.start if d.start is not None and (d.start >= self._day or d.granularity != "time") else self._day
        return Appointment(
            id="", event=event.id if event else None, title=title, status=status,  # type: ignore[arg-type]
            start=start or self._day, end=d.end or self._day, host=host, participants=tuple(parties),
            place=(event.place if event and event.place else None) or self._company.place(o),
            announced_by=told.speaker if told else None, announced_in=told.id if told else None,
            evidence=(sentence_span(r, o.anchor),), confidence=_confidence(o),
        )  # fmt: skip

    def _title(self, o: Occasion, event: Event | None, parties: Sequence[str], speaker: str | None = None) -> str:
        """The bare words by which entries are compared; how they are shown is kept for the end."""
        raw = self._c.r.text[slice(*o.title)]
        stop = self._stops.get(event.trigger[-1]) if event is not None and len(event.trigger) > 1 else None
        if stop is not None and o.noun is None and stop not in raw:
            raw = stop
            shown = self._titles.stop(o, stop, parties, speaker)
        else:
            shown = self._titles.of(o, raw, parties, speaker)
        self._shown.setdefault(((sentence_span(self._c.r, o.anchor),), raw), shown)
        return raw

    def shown(self, a: Appointment) -> Appointment:
        """The entry with a title that stands by itself."""
        return msgspec.structs.replace(a, title=self._shown.get((a.evidence, a.title), a.title))

    def _length(self, o: Occasion) -> int | None:
        """The days that the occasion lasts, where its phrase tells: `a three-day visit`."""
        if o.noun is None:
            return None
        first, last = self._c.r.subtree(o.noun)
        for d in self._draft.dates:
            found = DAYS.fullmatch(d.value or "") if d.type == "DURATION" and first <= d.spans[0][0] < last else None
            if found:
                return int(found[1]) * (7 if found[2] == "W" else 1)
        return None

    def _event(self, o: Occasion) -> Event | None:
        """The event whose trigger is the occasion's verb or noun, or lies in its title."""
        r = self._c.r
        found: Event | None = None
        spans = [o.title, *(r.span(t, t + 1) for t in (o.noun, o.verb) if t is not None)]
        for e in self._draft.events:
            ahead = e.date is not None and e.date.end is not None and e.date.end >= self._day
            planned = e.status == "planned" or (e.status == "occurred" and ahead)
            if planned and any(overlap((s,), e.trigger) for s in spans):
                if e.date is not None and e.date.spans == o.dated.spans:
                    return e
                found = found or e
        return found

    def of_events(self, made: list[Appointment]) -> list[Appointment]:
        """Planned events with a day that no occasion has brought in."""
        have = {a.event for a in made}
        out = []
        for e in self._draft.events:
            d = e.date
            if e.status != "planned" or e.id in have or d is None or d.end is None or d.end < self._day:
                continue
            if e.trigger[-1] in self._stops and self._leg(e, have):
                continue
            r = self._c.r
            head = r.root_of(e.trigger[0][0], e.trigger[-1][1])
            if head is None:
                continue
            noun = r.pos[head] in ("NOUN", "PROPN")
            title = self._c.noun_title(head) if noun else self._c.verb_title(head, whole=False)
            parties = tuple(dict.fromkeys([*e.sources, *e.targets]))
            made_of = Occasion(SOMETIME, head if noun else None, None if noun else head, title)
            out.append(Appointment(
                id="", event=e.id, title=self._title(made_of, e, parties), status="due", start=d.start or self._day,
                end=d.end, place=e.place, participants=parties, announced_in=e.told_in,
                announced_by=self._speaker(e.told_in), evidence=(sentence_span(r, head),), confidence=0.6,
            ))  # fmt: skip
        return out

    def _leg(self, e: Event, have: set[str | None]) -> bool:
        """Whether it is a later leg of a journey that has no day but the one of its setting out."""
        first = next((f for f in self._draft.events if f.trigger[0] == e.trigger[0] and f.id in have), None)
        return first is not None and first.date is not None and e.date is not None and first.date.spans == e.date.spans

    def _speaker(self, statement: str | None) -> str | None:
        return next((s.speaker for s in self._draft.statements if s.id == statement), None)

    def merged(self, made: list[Appointment]) -> list[Appointment]:
        """One entry for one occasion: the same days and a word of the title in common."""
        out: list[Appointment] = []
        for a in made:
            at = next((i for i, b in enumerate(out) if _same(a, b)), None)
            if at is None:
                out.append(a)
            else:
                out[at] = _joined(out[at], a)
        return out

    def numbered(
        self, made: list[Appointment], moves: "list[tuple[Occasion, Occasion | None, str]]"
    ) -> list[Appointment]:
        """All entries with their ids; what was moved or called off replaces or ends the one that stood before."""
        out = [msgspec.structs.replace(a, id=f"c{i + 1}") for i, a in enumerate(made)]
        for new, old, status in moves:
            entry = msgspec.structs.replace(self.make(new, status), id=f"c{len(out) + 1}")
            before = self._standing(out, entry, new)
            if before is None and old is not None:
                gone = msgspec.structs.replace(self.make(old, "cancelled"), id=entry.id)
                out.append(gone)
                before = len(out) - 1
                entry = msgspec.structs.replace(entry, id=f"c{len(out) + 1}")
            if before is not None and status == "moved":
                out[before] = msgspec.structs.replace(out[before], status="cancelled")
                entry = msgspec.structs.replace(entry, replaces=out[before].id)
            out = [a for a in out if not (status == "cancelled" and _same(a, entry))]
            out.append(entry)
        return [self.shown(a) for a in out]

    def _standing(self, out: list[Appointment], entry: Appointment, new: Occasion) -> int | None:
        """The entry that one moved or called off was before: told before it where there are several."""
        at = [i for i, a in enumerate(out) if a.start != entry.start and a.status == "due"]
        at = [i for i in at if self._after(entry, out[i]) >= 0 or not self._verbal(out[i])]
        alike = [i for i in at if content(out[i].title) & content(entry.title)]
        if not alike and self._c.gathering(new.noun):
            alike = [i for i in at if 0 < self._after(entry, out[i]) <= NEAR and self._met(out[i])]
        told = [i for i in alike if self._after(entry, out[i]) >= 0]
        return max(told, key=lambda i: out[i].evidence, default=next(iter(alike), None))

    def _after(self, entry: Appointment, other: Appointment) -> int:
        """How many sentences after the other the entry is told."""
        r = self._c.r
        here, there = (r.token_at(a.evidence[0][0]) for a in (entry, other))
        return r.sentence[here] - r.sentence[there] if here is not None and there is not None else 0

    def _verbal(self, a: Appointment) -> bool:
        """Whether the entry is an act told by a verb: `meeting the king`."""
        at = a.title.split()[0] if a.title else ""
        event = next((e for e in self._draft.events if e.id == a.event), None)
        token = self._c.r.token_at(event.trigger[0][0]) if event is not None else None
        return token is not None and self._c.r.tag[token].startswith("VB") and self._c.r.word[token] == at

    def _met(self, a: Appointment) -> bool:
        """Whether those who take part meet."""
        return any(e.id == a.event and e.type == "CONSULT" for e in self._draft.events)


def _confidence(o: Occasion) -> float:
    """A named occasion is surer than a plain act; a stretch of weeks is less sure than a day."""
    wide = o.dated.lead in ("by", "before", "within")
    return round(max(0.3, o.dated.confidence - (0.06 if o.noun is not None else 0.2) - (0.05 if wide else 0.0)), 2)


def _lasting(d: Dated, days: int | None) -> Dated:
    """The days of an occasion that begins on the day told."""
    if days is None or d.start is None or d.start != d.end:
        return d
    return replace(d, end=moved(d.start, "day", days - 1))


def content(title: str) -> set[str]:
    """The words of a title that tell one from another."""
    return set(WORD.findall(title.casefold())) - STOP


def _same(a: Appointment, b: Appointment) -> bool:
    if a.event is not None and a.event == b.event:
        return True
    return (a.start, a.end) == (b.start, b.end) and bool(content(a.title) & content(b.title))


def _joined(a: Appointment, b: Appointment) -> Appointment:
    """The fuller of two tellings, with what only the other has."""
    apart = bool(a.event and b.event and a.event != b.event)
    parties = (*a.participants, *b.participants) if apart else ()
    best, other = (a, b) if len(content(a.title)) >= len(content(b.title)) else (b, a)
    return msgspec.structs.replace(
        best, event=best.event or other.event, place=best.place or other.place, host=best.host or other.host,
        participants=tuple(dict.fromkeys(parties)) or best.participants or other.participants,
        announced_by=best.announced_by or other.announced_by,
        announced_in=best.announced_in or other.announced_in, confidence=max(a.confidence, b.confidence),
    )  # fmt: skip
