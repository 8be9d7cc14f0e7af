"""The form of a correction: what the machine read, what may be changed of it, and the change that was asked for."""

from collections.abc import Mapping
from typing import get_args

from msgspec import UNSET, UnsetType

from memcon.export.wording import Wording
from memcon.record import Act, Actor, EventType, InputError, Period, Record, Span, Spans, Status
from memcon.record.record import CalendarStatus, Entry, EventDate
from memcon.store import Store
from memcon.store.changes import Change, Named, period_in
from memcon.store.corrections import Correction, corrections
from memcon.store.people import find_entities
from memcon.store.rows import ReportLine
from memcon.web.views.entries import Shown
from memcon.web.views.report import entry_of

NOBODY = "nobody"
BREAK = " … "


class CorrectView(Entry, frozen=True, kw_only=True):
    """An entry as the form has it."""

    line: ReportLine
    entry: Shown
    act: str | None = None
    type: str | None = None
    status: str | None = None
    speaker: str = ""
    addressee: str = ""
    sources: str = ""
    targets: str = ""
    content: str = ""
    host: str = ""
    participants: str = ""
    announced_by: str = ""
    date: str = ""
    """The day, `2026-03-09`, or the first and the last, `2026-03-09..2026-03-15`."""
    actors: tuple[str, ...] = ()
    acts: tuple[str, ...] = get_args(Act)
    types: tuple[str, ...] = get_args(EventType)
    statuses: tuple[str, ...] = get_args(Status)


class CorrectionsView(Entry, frozen=True, kw_only=True):
    """All corrections by hand, the latest first."""

    corrections: tuple[Correction, ...]


def correct_view(store: Store, report: int, key: str) -> CorrectView:
    """The form of an entry.

    Raises:
        StoreError: The report has no such entry.
    """
    record = store.record(report)
    entry, wording = entry_of(record, key), Wording(record)
    names = tuple(dict.fromkeys(a.name for a in record.actors))
    line = store.line(report)
    if s := next((s for s in record.statements if s.id == key), None):
        return CorrectView(
            line=line, entry=entry, actors=names, act=s.act, speaker=wording.name(s.speaker) or NOBODY,
            addressee=wording.name(s.addressee) or NOBODY, content=_lines(record.report.text, s.content),
            date=_days(s.date),
        )  # fmt: skip
    if e := next((e for e in record.events if e.id == key), None):
        return CorrectView(
            line=line, entry=entry, actors=names, type=e.type, status=e.status, sources=_names(wording, e.sources),
            targets=_names(wording, e.targets), date=_days(e.date),
        )  # fmt: skip
    if c := next((c for c in record.calendar if c.id == key), None):
        return CorrectView(
            line=line, entry=entry, actors=names, status=c.status, statuses=get_args(CalendarStatus),
            host=wording.name(c.host) or NOBODY, participants=_names(wording, c.participants),
            announced_by=wording.name(c.announced_by) or NOBODY, date=_days(Period(start=c.start, end=c.end)),
        )  # fmt: skip
    return CorrectView(line=line, entry=entry, actors=names)


def change_of(store: Store, report: int, key: str, fields: Mapping[str, str]) -> Change:
    """The change that the fields ask for: what is as it was stays unset.

    Raises:
        InputError: Nothing is changed, or the words do not stand in the report.
        StoreError: The report has no such entry.
    """
    if fields.get("drop"):
        return Change(drop=True)
    now, record = correct_view(store, report, key), store.record(report)
    asked = {k: " ".join(v.split()) for k, v in fields.items()}

    def one(name: str) -> str | UnsetType:
        value = asked.get(name)
        return value if value and value != getattr(now, name) else UNSET

    def many(name: str) -> tuple[Named, ...] | UnsetType:
        if name not in asked or asked[name] == getattr(now, name):
            return UNSET
        return tuple(_named(store, record, n.strip()) for n in asked[name].split(";") if n.strip() not in ("", NOBODY))

    def person(name: str) -> Named | UnsetType | None:
        value = one(name)
        return value if value is UNSET else None if value == NOBODY else _named(store, record, str(value))

    change = Change(
        act=one("act"), type=one("type"), status=one("status"), speaker=person("speaker"),  # type: ignore[arg-type]
        addressee=person("addressee"), sources=many("sources"), targets=many("targets"),
        host=person("host"), participants=many("participants"), announced_by=person("announced_by"),
        content=_content(record, now, fields.get("content")), date=_date(asked.get("date"), now.date),
    )  # fmt: skip
    if change == Change():
        raise InputError("nothing is changed", hint="change a field, or mark it as no entry at all")
    return change


def corrections_view(store: Store) -> CorrectionsView:
    """All corrections, those taken back too."""
    return CorrectionsView(corrections=tuple(reversed(corrections(store, undone=True))))


def _date(told: str | None, now: str) -> Period | UnsetType | None:
    """The days that were written; None where the field was emptied."""
    if told is None or told == now:
        return UNSET
    if told in ("", NOBODY, "none"):
        return None
    try:
        return period_in(told)
    except ValueError:
        raise InputError(f"“{told}” is no day", hint="give 2026-03-09, or 2026-03-09..2026-03-15") from None


def _days(date: Period | EventDate | None) -> str:
    return "..".join(dict.fromkeys(str(d) for d in (date.start, date.end) if d)) if date else ""


def _content(record: Record, now: CorrectView, told: str | None) -> Spans | UnsetType:
    """Where the words now given stand: each line whole, as near as can be to where it stood."""
    if not told or told.replace("\r\n", "\n").strip() == now.content.strip():
        return UNSET
    text, near = record.report.text, now.entry.spans[0][0]
    found: list[Span] = []
    for line in (x.strip() for x in told.replace("\r\n", "\n").split("\n")):
        if line:
            at = _nearest(text, line, near)
            found.append((at, at + len(line)))
            near = at + len(line)
    return tuple(sorted(found))


def _nearest(text: str, words: str, near: int) -> int:
    places, at = [], text.find(words)
    while at >= 0:
        places.append(at)
        at = text.find(words, at + 1)
    if not places:
        shown = words if len(words) < 60 else f"{words[:60]}…"
        raise InputError(
            f"“{shown}” does not stand in the report", hint="give the words exactly as they stand, a line a stretch"
        )
    return min(places, key=lambda p: abs(p - near))


def _named(store: Store, record: Record, name: str) -> Named:
    """Whom a name means: an actor of the report, else one that the store knows, else somebody new."""
    low = name.casefold()
    own: Actor | None = next((a for a in record.actors if a.name.casefold() == low), None)
    if own is not None:
        return Named(name=own.name, kind=own.kind, country=own.country, sector=own.sector, wikidata=own.wikidata)
    known = find_entities(store, name)
    if len(known) == 1 or (known and known[0].name.casefold() == low):
        e = known[0]
        return Named(name=e.name, kind=e.kind, country=e.country, sector=e.sector, wikidata=e.wikidata)  # type: ignore[arg-type]
    return Named(name=name)


def _lines(text: str, spans: Spans) -> str:
    return "\n".join(line for a, b in spans for line in text[a:b].split("\n") if line.strip())


def _names(wording: Wording, ids: tuple[str, ...]) -> str:
    return "; ".join(n for n in (wording.name(i) for i in ids) if n)
