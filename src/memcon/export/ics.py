"""The calendar of records as iCalendar (RFC 5545), for any calendar program."""

import hashlib
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import BinaryIO

from icalendar import Calendar, Event

from memcon.export.tally import Tally
from memcon.record import Appointment, Record, shown

PRODUCT = "-//memcon//calendar//EN"
STATUS = {"due": "CONFIRMED", "moved": "CONFIRMED", "cancelled": "CANCELLED"}


class Agenda:
    """A calendar that takes records one by one and keeps of them only what it shows."""

    def __init__(self) -> None:
        self._out = _empty()
        self._seen: set[str] = set()

    def add(self, record: Record) -> None:
        """Take up the record's appointments, each once."""
        for entry in record.calendar:
            name = uid(record, entry)
            if name not in self._seen:
                self._seen.add(name)
                self._out.add_component(_event(record, entry))

    def to_bytes(self) -> bytes:
        """The calendar as an `.ics` file has it."""
        return bytes(self._out.to_ical())


def calendar(records: Iterable[Record]) -> bytes:
    """All appointments of the records: the same records give the same bytes.

    Only days are known, so DTSTART and DTEND are DATE values, DTEND the day after the last (RFC 5545, 3.6.1). The UID
    is made of the report's text and the appointment's words and days: it stays the same over runs.
    """
    agenda = Agenda()
    for record in records:
        agenda.add(record)
    return agenda.to_bytes()


def write(records: Iterable[Record], out: BinaryIO) -> Tally:
    """Write the calendar as it grows: of a million records only the names of the appointments are kept."""
    tally = Tally("appointments")
    head, end = bytes(_empty().to_ical()).split(b"END:VCALENDAR")
    out.write(head)
    seen: set[str] = set()
    for record in records:
        for entry in record.calendar:
            name = uid(record, entry)
            if name in seen:
                tally.left_out["appointments that are there already, word for word"] += 1
                continue
            seen.add(name)
            out.write(bytes(_event(record, entry).to_ical()))
            tally.written += 1
    out.write(b"END:VCALENDAR" + end)
    return tally


def _empty() -> Calendar:
    out = Calendar()
    out.add("prodid", PRODUCT)
    out.add("version", "2.0")
    out.add("calscale", "GREGORIAN")
    out.add("method", "PUBLISH")
    return out


def _event(record: Record, entry: Appointment) -> Event:
    event = Event()
    event.add("uid", uid(record, entry))
    event.add("dtstamp", _stamp(record, entry))
    event.add("dtstart", entry.start)
    if entry.end < date.max:
        event.add("dtend", entry.end + timedelta(days=1))
    event.add("summary", " ".join(entry.title.split()))
    event.add("status", STATUS[entry.status])
    event.add("transp", "TRANSPARENT")
    event.add("description", _description(record, entry))
    if place := next((p.name for p in record.places if p.id == entry.place), None):
        event.add("location", place)
    if record.report.url:
        event.add("url", record.report.url)
    if old := next((a for a in record.calendar if a.id == entry.replaces), None):
        event.add("related-to", uid(record, old))
    return event


def uid(record: Record, entry: Appointment) -> str:
    """The name of an appointment that all runs give it."""
    parts = (record.report.sha256, entry.title, entry.start.isoformat(), entry.end.isoformat(), entry.status)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32] + "@memcon"


def _stamp(record: Record, entry: Appointment) -> datetime:
    """DTSTAMP must be there; a record knows no clock, so it is the report's day."""
    return datetime.combine(record.report.published or entry.start, time(), tzinfo=UTC)


def _description(record: Record, entry: Appointment) -> str:
    """The words that prove it, who takes part, who announced it, where it was read."""
    names = {a.id: a.name for a in record.actors}
    lines = [f"“{' '.join(shown(record.report.text, entry.evidence).split())}”"]
    if entry.host in names:
        lines.append(f"Host: {names[entry.host]}")
    if found := [names[p] for p in entry.participants if p in names]:
        lines.append(f"Participants: {', '.join(found)}")
    if entry.announced_by in names:
        lines.append(f"Announced by: {names[entry.announced_by]}")
    if entry.status != "due":
        lines.append(f"Status in the report: {entry.status}")
    source = [s for s in (record.report.publisher, record.report.title, _day(record)) if s]
    if source:
        lines.append(f"Report: {', '.join(source)}")
    return "\n".join(lines)


def _day(record: Record) -> str | None:
    return record.report.published.isoformat() if record.report.published else None
