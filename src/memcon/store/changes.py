"""What a correction by hand can say of an entry, and what it cannot."""

from datetime import date as Day  # noqa: N812
from typing import Any, Literal, get_args

from msgspec import UNSET, UnsetType

from memcon.record import Act, ActorKind, EventType, Period, Record, Spans, Status, StoreError
from memcon.record.record import CalendarStatus, Entry, EventDate

Kind = Literal["statement", "event", "appointment"]

QUADS = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1, "COOPERATE": 2, "AID": 2, "RETREAT": 2, "REQUEST": 3,
    "ACCUSE": 3, "REJECT": 3, "THREATEN": 3, "SANCTION": 4, "PROTEST": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip


class Named(Entry, frozen=True, kw_only=True):
    """An actor as a correction names it: by what it is, for the ids of a record change with every reading."""

    name: str
    kind: ActorKind = "person"
    country: str | None = None
    sector: str | None = None
    wikidata: str | None = None


class Change(Entry, frozen=True, kw_only=True, omit_defaults=True):
    """What is to be otherwise; what is unset stays as it is, None is nobody."""

    drop: bool = False
    act: Act | UnsetType = UNSET
    speaker: Named | UnsetType | None = UNSET
    addressee: Named | UnsetType | None = UNSET
    content: Spans | UnsetType = UNSET
    type: EventType | UnsetType = UNSET
    status: Status | CalendarStatus | UnsetType = UNSET
    sources: tuple[Named, ...] | UnsetType = UNSET
    targets: tuple[Named, ...] | UnsetType = UNSET
    host: Named | UnsetType | None = UNSET
    participants: tuple[Named, ...] | UnsetType = UNSET
    announced_by: Named | UnsetType | None = UNSET
    date: Period | UnsetType | None = UNSET
    """When it was said, done or is due, both days inclusive; None where nothing tells."""


PERSONS = ("speaker", "addressee", "host", "announced_by")
GROUPS = ("sources", "targets", "participants")


ALLOWED: dict[Kind, frozenset[str]] = {
    "statement": frozenset({"drop", "act", "speaker", "addressee", "content", "date"}),
    "event": frozenset({"drop", "type", "status", "sources", "targets", "date"}),
    "appointment": frozenset({"drop", "status", "host", "participants", "announced_by", "date"}),
}


def refuse(record: Record, kind: Kind, change: Change) -> None:
    """Refuse a change that changes nothing, or that an entry of the kind cannot take."""
    where = record.report.id
    asked = {f for f in change.__struct_fields__ if getattr(change, f) not in (UNSET, False)}
    if not asked:
        raise StoreError("nothing is to be changed", where=where, hint="say what, or --drop")
    wrong = sorted(asked - ALLOWED[kind])
    if wrong:
        raise StoreError(f"{_a(kind)} has no {wrong[0].replace('announced_by', 'announcer')} to correct", where=where)
    if change.type is not UNSET and change.type not in get_args(EventType):
        raise StoreError(f"{change.type!r} is no type of event", where=where)
    if change.status is not UNSET and change.status not in get_args(
        CalendarStatus if kind == "appointment" else Status
    ):
        raise StoreError(f"{change.status!r} is no status of {_a(kind)}", where=where)
    if change.date is not UNSET:
        _refuse_date(change.date, kind, where)
    if change.sources == ():
        raise StoreError("an event needs somebody who acts", where=where, hint="--drop drops it")
    if change.content is not UNSET:
        _refuse_content(record, change.content)


def _refuse_content(record: Record, content: Spans) -> None:
    size = len(record.report.text)
    ends = 0
    for start, end in content:
        if not ends <= start < end <= size:
            raise StoreError(
                f"content {start}:{end} does not stand in a text of {size:,} characters", where=record.report.id,
                hint="give START:END, one after the other",
            )  # fmt: skip
        if not record.report.text[start:end].strip():
            raise StoreError(f"content {start}:{end} is empty", where=record.report.id)
        ends = end
    if not content:
        raise StoreError("content is empty", where=record.report.id)


def _refuse_date(date: Period | None, kind: Kind, where: str) -> None:
    start, end = (date.start, date.end) if date else (None, None)
    if kind == "appointment" and (start is None or end is None):
        raise StoreError("an appointment needs its days", where=where, hint="--drop drops it")
    if date is not None and start is None and end is None:
        raise StoreError("a date needs a day", where=where)
    if start is not None and end is not None and end < start:
        raise StoreError(f"{end} is before {start}", where=where)


def period_in(words: str) -> Period:
    """The days that somebody writes: `2026-03-09`, or the first and the last, `2026-03-09..2026-03-15`.

    Raises:
        ValueError: They are no days.
    """
    first, _, last = words.partition("..")
    return Period(start=Day.fromisoformat(first.strip()), end=Day.fromisoformat((last or first).strip()))


def _a(kind: Kind) -> str:
    return f"{'an' if kind[0] in 'ae' else 'a'} {kind}"


def dated(kind: Kind, date: Period | None) -> dict[str, Any]:
    """The fields of an entry that hold a date."""
    if kind == "appointment" and date is not None:
        return {"start": date.start, "end": date.end}
    if kind == "event" and date is not None:
        return {"date": EventDate(start=date.start, end=date.end)}
    return {"date": date}
