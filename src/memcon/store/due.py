"""What is coming: appointments of the days ahead, the nearest first, with who announced them."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from heapq import merge
from itertools import groupby, islice
from typing import TYPE_CHECKING

from msgspec.structs import replace

from memcon.store.folding import same_appointment
from memcon.store.lines import Lines
from memcon.store.narrowing import Conditions, between_days, by_report, page
from memcon.store.rows import UNNARROWED, AppointmentLine, Filter

if TYPE_CHECKING:
    from memcon.store.store import Store

Row = tuple[int, int, int, int, int, int]
"""The day at which it is listed, first, last, id, report, n."""


def due(
    store: "Store", today: date, days: int = 30, filter: Filter = UNNARROWED, *, actor: int | None = None
) -> list[AppointmentLine]:
    """What is due from today on within so many days, the nearest first.

    What has begun (`this week`) stands at its last day, all else at its first. The same appointment told in several
    reports is one line: the latest report stands for all, as it knows of changes. `since` and `until` of the filter
    narrow the days of the reports, not those of the appointments.
    """
    lines = Lines(store)
    ids = frozenset(lines.people.ids(actor)) if actor is not None else frozenset()
    found = _merged(lines, _rows(lines, today, days, filter, tuple(ids)), ids)
    return list(islice(found, *page(filter)))


def _rows(lines: Lines, today: date, days: int, filter: Filter, actor: Sequence[int]) -> Iterator[Row]:
    where = Conditions()
    by_report(filter, where)
    between_days(filter, where, "r.published")
    if actor:
        marks = ", ".join("?" * len(actor))
        where.add(f"EXISTS (SELECT 1 FROM actors k WHERE k.report = c.report AND k.entity IN ({marks}))", *actor)
    first, last = today.toordinal(), (today + timedelta(days=days)).toordinal()
    question = """SELECT c.{at}, c.first, c.last, c.id, c.report, c.n FROM appointments c INDEXED BY {index}
        CROSS JOIN reports r ON r.id = c.report WHERE {days} AND {where}
        ORDER BY c.{at}, c.{other}, r.published DESC, c.id DESC"""
    coming = question.format(
        at="first", other="last", index="appointments_day", days="c.first BETWEEN ? AND ?", where=where.sql
    )
    running = question.format(
        at="last", other="first", index="appointments_last", days="c.last BETWEEN ? AND ? AND c.first < ?",
        where=where.sql,
    )  # fmt: skip
    return merge(
        lines.store.db.execute(coming, (first, last, *where.values)),
        lines.store.db.execute(running, (first, last, first, *where.values)),
        key=lambda row: row[0],
    )


def _merged(lines: Lines, rows: Iterator[Row], actor: frozenset[int]) -> Iterator[AppointmentLine]:
    """Appointments of one period with much the same title are one."""
    for _, alike in groupby(rows, key=lambda row: row[:3]):
        kept: list[list[AppointmentLine]] = []
        for _, _, _, id, report, n in alike:
            line = lines.appointment_of(id, report, f"c{n}")
            if line is None or (actor and not actor & _concerned(line)):
                continue
            same = next((group for group in kept if same_appointment(group[0], line)), None)
            if same is None:
                kept.append([line])
            else:
                same.append(line)
        for first, *others in kept:
            reports = {o.report.id: o.report for o in others if o.report.id != first.report.id}
            yield replace(first, also=tuple(reports.values()))


def _concerned(line: AppointmentLine) -> set[int]:
    return {e.id for e in (line.host, line.announced_by, *line.participants) if e is not None}
