"""What several outlets of one story tell is one line, with the others in `also`."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TypeVar

from msgspec.structs import replace

from memcon.store.lines import Lines
from memcon.store.rows import AppointmentLine, EventLine, StatementLine

Line = TypeVar("Line", StatementLine, EventLine, AppointmentLine)
WORD = re.compile(r"\w+")
ALIKE = 0.6
"""Share of the shorter one's words that two tellings of one fact have in common."""
LOPSIDED = 4
"""So many times as many words in the other: no telling of the same."""
LOOKED_AT = 2000
"""Entries of a story that are looked through for other tellings of a line."""


def fold_statements(lines: Lines, found: Iterable[StatementLine]) -> Iterator[StatementLine]:
    """Statements, each quotation of a story once."""
    return _fold(found, lambda line: _other_statements(lines, line), same_statement)


def fold_events(lines: Lines, found: Iterable[EventLine]) -> Iterator[EventLine]:
    """Events, each act of a story once."""
    return _fold(found, lambda line: _other_events(lines, line), same_event)


def fold_appointments(lines: Lines, found: Iterable[AppointmentLine]) -> Iterator[AppointmentLine]:
    """Appointments, each of a story once."""
    return _fold(found, lambda line: _other_appointments(lines, line), same_appointment)


def same_statement(one: StatementLine, other: StatementLine) -> bool:
    """Whether two reports of one story quote the same."""
    if one.speaker and other.speaker and one.speaker.id != other.speaker.id:
        return False
    return alike(one.text, other.text)


def same_event(one: EventLine, other: EventLine) -> bool:
    """Whether two reports of one story tell of the same act."""
    if one.type != other.type or (one.first, one.last) != (other.first, other.last):
        return False
    sides = [({e.id for e in x.sources}, {e.id for e in x.targets}) for x in (one, other)]
    return all(a & b or not a or not b for a, b in zip(*sides, strict=True)) and alike(one.text, other.text)


def same_appointment(one: AppointmentLine, other: AppointmentLine) -> bool:
    """Whether two reports announce the same."""
    return (one.start, one.end) == (other.start, other.end) and alike(one.title, other.title)


def alike(one: str, other: str) -> bool:
    """Whether two wordings share most words of the shorter: `will not leave`, `"We will not leave," he said`."""
    return share_words(words_of(one), words_of(other))


@lru_cache(maxsize=4096)
def words_of(text: str) -> frozenset[str]:
    """The words of a wording, whatever their case."""
    return frozenset(WORD.findall(text.casefold()))


def share_words(one: frozenset[str], other: frozenset[str]) -> bool:
    """As `alike`, of the words themselves."""
    short, long = sorted((len(one), len(other)))
    return short > 0 and len(one & other) >= ALIKE * short and long <= LOPSIDED * short


def _fold(
    found: Iterable[Line], others: Callable[[Line], Iterable[Line]], same: Callable[[Line, Line], bool]
) -> Iterator[Line]:
    told: set[int] = set()
    for line in found:
        if line.id in told:
            continue
        again = [o for o in others(line) if same(line, o)] if line.report.outlets > 1 else []
        told.update(o.id for o in again)
        yield replace(line, also=tuple({o.report.id: o.report for o in again}.values()))


IN_STORY = """SELECT t.id, t.report, t.n FROM reports r JOIN {table} t ON t.report = r.id
    WHERE r.story = ? AND r.id <> ? AND r.newer IS NULL {more} ORDER BY r.id LIMIT ?"""


def _rows(lines: Lines, table: str, line: Line, more: str = "", *values: object) -> list[tuple[int, int, int]]:
    question = IN_STORY.format(table=table, more=more)
    return lines.store.db.execute(question, (line.report.story, line.report.id, *values, LOOKED_AT)).fetchall()


def _other_statements(lines: Lines, line: StatementLine) -> Iterator[StatementLine]:
    for id, report, n in _rows(lines, "statements", line):
        if (other := lines.statement_of(id, report, f"s{n}")) is not None:
            yield other


def _other_events(lines: Lines, line: EventLine) -> Iterator[EventLine]:
    for id, report, n in _rows(lines, "events", line, "AND t.type = ?", line.type):
        if (other := lines.event_of(id, report, f"e{n}")) is not None:
            yield other


def _other_appointments(lines: Lines, line: AppointmentLine) -> Iterator[AppointmentLine]:
    days = (line.start.toordinal(), line.end.toordinal())
    for id, report, n in _rows(lines, "appointments", line, "AND t.first = ? AND t.last = ?", *days):
        if (other := lines.appointment_of(id, report, f"c{n}")) is not None:
            yield other
