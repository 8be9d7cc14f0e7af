"""What is coming: appointments of the days ahead, the nearest first, with who announced them."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from heapq import merge
from itertools import groupby, islice
from typing import TYPE_CHECKING

from msgspec.structs import replace

from memcon.store.folding import share_words, words_of
from memcon.store.lines import Lines
from memcon.store.listing import report_lines
from memcon.store.narrowing import Conditions, between_days, by_report, page
from memcon.store.rows import UNNARROWED, AppointmentLine, Filter

if TYPE_CHECKING:
    from memcon.store.store import Store

Row = tuple[int, int, int, int, int, int, str]
"""The day at which it is listed, first, last, id, report, n, title."""


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
    question = """SELECT c.{at}, c.first, c.last, c.id, c.report, c.n, c.title FROM appointments c INDEXED BY {index}
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
    """Appointments of one period with much the same title are one; the records of what is shown alone are read."""
    for _, of_one_period in groupby(rows, key=lambda row: row[:3]):
        for first, *others in _groups(of_one_period):
            _, _, _, id, report, n, _ = first
            line = lines.appointment_of(id, report, f"c{n}")
            if line is None or (actor and not actor & _concerned(line)):
                continue
            also = dict.fromkeys(row[4] for row in others if row[4] != report)
            yield replace(line, also=tuple(report_lines(lines.store, also))) if also else line


def _groups(rows: Iterator[Row]) -> list[list[Row]]:
    """Rows with much the same title; those that share no word are not set beside one another."""
    groups: list[list[Row]] = []
    titles: list[frozenset[str]] = []
    by_word: dict[str, list[int]] = {}
    for row in rows:
        words = words_of(row[6])
        near = dict.fromkeys(number for word in words for number in by_word.get(word, ()))
        same = next((number for number in near if share_words(titles[number], words)), None)
        if same is not None:
            groups[same].append(row)
            continue
        for word in words:
            by_word.setdefault(word, []).append(len(groups))
        groups.append([row])
        titles.append(words)
    return groups


def _concerned(line: AppointmentLine) -> set[int]:
    return {e.id for e in (line.host, line.announced_by, *line.participants) if e is not None}
