"""Whom reports speak of most."""

from datetime import date as Day  # noqa: N812
from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from memcon.store.narrowing import Conditions, between_days, by_report
from memcon.store.people import People
from memcon.store.rows import EntityLine, Filter

if TYPE_CHECKING:
    from memcon.store.store import Store

RECENT = 30
"""Days before the latest report, where no days are asked for."""


def most_watched(store: "Store", filter: Filter, *, kind: str | None = "person") -> list[EntityLine]:
    """The actors whose statements most stories quote in the days asked for, or in the last thirty that the store knows.

    `reports` is the number of these stories. `kind` None means all kinds of actors.
    """
    people = People(store)
    if filter.since is None and filter.until is None:
        filter = _recent(store, filter)
    where = Conditions()
    by_report(filter, where)
    between_days(filter, where, "s.day")
    rows = store.db.execute(
        f"""SELECT s.speaker, count(DISTINCT coalesce(r.story, r.id)) AS stories
            FROM statements s INDEXED BY statements_day CROSS JOIN reports r ON r.id = s.report
            WHERE s.speaker IS NOT NULL AND {where.sql} GROUP BY s.speaker ORDER BY stories DESC, s.speaker""",
        where.values,
    )
    counts: dict[int, int] = {}
    wanted = None if filter.limit is None else filter.offset + filter.limit
    for entity, stories in rows:
        root = people.root(entity)
        if root in counts or _fits(store, people, root, kind):
            counts[root] = counts.get(root, 0) + stories
        if wanted is not None and len(counts) >= wanted:
            break
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[filter.offset : wanted]
    return [replace(people.line(entity), reports=stories) for entity, stories in ordered]


def latest_day(store: "Store") -> Day | None:
    """The day of the latest report."""
    row = store.db.execute("SELECT max(published) FROM reports").fetchone()
    return Day.fromordinal(row[0]) if row[0] else None


def _recent(store: "Store", filter: Filter) -> Filter:
    last = latest_day(store)
    return replace(filter, since=last - timedelta(days=RECENT - 1), until=last) if last else filter


def _fits(store: "Store", people: People, entity: int, kind: str | None) -> bool:
    """Whether it is somebody in particular, of the kind asked for."""
    if kind is not None and people.line(entity).kind != kind:
        return False
    row = store.db.execute("SELECT named FROM entities WHERE id = ?", (entity,)).fetchone()
    return bool(row and row[0])
