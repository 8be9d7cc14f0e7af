"""How a question is narrowed in SQL: conditions with their values, and from which side it is cheapest to come."""

import sqlite3
from collections.abc import Sequence

from msgspec import Struct

from memcon.store.rows import Filter

FEW = 4000
"""Rows that are fetched and sorted; where all sides have more, rows are met in the order asked for instead."""


class Conditions:
    """Parts of a WHERE clause that all must hold, with their values in order."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.values: list[object] = []

    def add(self, part: str, *values: object) -> None:
        """One more condition."""
        self._parts.append(part)
        self.values.extend(values)

    def add_any(self, column: str, values: Sequence[object]) -> None:
        """The column has one of the values."""
        self.add(f"{column} IN ({placeholders(values)})", *values)

    @property
    def sql(self) -> str:
        """All of them, joined by AND."""
        return " AND ".join(self._parts) or "1"


def placeholders(values: Sequence[object]) -> str:
    """A question mark for each value."""
    return ", ".join("?" * len(values))


class Side(Struct, frozen=True, kw_only=True):
    """A table, `x`, from which the statements asked for, `s`, can be reached: `where` finds its rows by an index."""

    tables: str
    where: str
    values: tuple[object, ...]
    on: str
    """What joins `s` to `x`."""
    each: int = 1
    """About how many statements a row of it leads to."""

    def few(self, db: sqlite3.Connection) -> int:
        """How many statements it leads to, counted up to a few."""
        limit = FEW // self.each + 1
        question = f"SELECT count(*) FROM (SELECT 1 FROM {self.tables} WHERE {self.where} LIMIT {limit})"
        return int(db.execute(question, self.values).fetchone()[0]) * self.each


def rarest(db: sqlite3.Connection, sides: Sequence[Side]) -> Side | None:
    """The side with the fewest rows; None where each has more than a few."""
    counted = [(side.few(db), number) for number, side in enumerate(sides)]
    fewest, number = min(counted, default=(FEW + 1, 0))
    return sides[number] if fewest <= FEW else None


def by_report(filter: Filter, where: Conditions) -> None:
    """Only the latest version of a report answers; and only the publisher asked for, where one is. The table is `r`."""
    where.add("r.newer IS NULL")
    if filter.publisher is not None:
        where.add("r.publisher = (SELECT id FROM publishers WHERE name = ?)", filter.publisher)


def between_days(filter: Filter, where: Conditions, column: str) -> None:
    """The column is within the days asked for."""
    if filter.since is not None:
        where.add(f"{column} >= ?", filter.since.toordinal())
    if filter.until is not None:
        where.add(f"{column} <= ?", filter.until.toordinal())


def page(filter: Filter) -> tuple[int, int | None]:
    """From which to which answer."""
    return filter.offset, None if filter.limit is None else filter.offset + filter.limit
