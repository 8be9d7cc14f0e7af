"""Lists that pages are made of: reports, the reports of a story, what an actor does, who acts on whom."""

import json
from collections.abc import Iterable, Sequence
from datetime import date as Day  # noqa: N812
from itertools import islice
from typing import TYPE_CHECKING

from memcon.store.folding import fold_events
from memcon.store.lines import Lines, Opened
from memcon.store.narrowing import Conditions, between_days, by_report, page, placeholders
from memcon.store.people import People
from memcon.store.rows import UNNARROWED, EventLine, Filter, Pair, ReportLine, Sums

if TYPE_CHECKING:
    from memcon.store.store import Store

LOOKED_AT = 1_000
"""Statements of an actor, the newest, of which the tones are told."""
ADDED_LAST = 300
"""Events that were added last of an actor, among which the newest are looked for: older ones are asked for by days."""


def opened(store: "Store", report: int) -> Opened:
    """A report with its record, who its actors are across reports, and what was corrected by hand."""
    return Lines(store).opened(report)


def state_of(store: "Store", report: int) -> tuple[object, ...]:
    """What a report with its record, actors and corrections is read from, in brief: while it is the same, so are they.

    Raises:
        StoreError: There is no such report.
    """
    line = store.line(report)
    held = store.db.execute(
        """SELECT r.run, r.newer, r.sha256, (SELECT record FROM records WHERE report = r.id),
                  (SELECT group_concat(entity) FROM actors WHERE report = r.id),
                  (SELECT group_concat(c.id || coalesce(c.undone, '')) FROM corrections c WHERE c.sha256 = r.sha256),
                  (SELECT count(*) FROM edits)
           FROM reports r WHERE r.id = ?""",
        (report,),
    ).fetchone()
    return line, *(hash(part) if isinstance(part, bytes) else part for part in held)


def known_as(store: "Store", at: Opened) -> dict[str, int]:
    """The actors of a report (`a3`) by their ids across reports."""
    people = People(store)
    return {key: people.root(entity) for key, entity in at.entities.items()}


def report_lines(store: "Store", ids: Iterable[int]) -> list[ReportLine]:
    """Reports as lists show them, in the order given; those that are not there left out."""
    wanted = list(ids)
    rows = store.db.execute(
        """SELECT r.id, r.name, r.title, p.name, r.url, r.published, r.story,
           (SELECT count(*) FROM reports o WHERE o.story = r.story AND o.newer IS NULL)
           FROM json_each(?) j CROSS JOIN reports r ON r.id = j.value LEFT JOIN publishers p ON p.id = r.publisher""",
        (json.dumps(wanted),),
    )
    found = {
        id: ReportLine(
            id=id, name=name, title=title, publisher=publisher, url=url,
            published=Day.fromordinal(published) if published else None, story=story, outlets=max(outlets, 1),
        )
        for id, name, title, publisher, url, published, story, outlets in rows
    }  # fmt: skip
    return [found[id] for id in wanted if id in found]


def reports(store: "Store", filter: Filter = UNNARROWED) -> list[ReportLine]:
    """Reports, the newest first."""
    where = Conditions()
    by_report(filter, where)
    between_days(filter, where, "r.published")
    first, last = page(filter)
    rows = store.db.execute(
        f"SELECT r.id FROM reports r WHERE {where.sql} ORDER BY r.published DESC, r.id DESC LIMIT ? OFFSET ?",
        (*where.values, -1 if last is None else last - first, first),
    ).fetchall()
    return report_lines(store, (id for (id,) in rows))


def of_story(store: "Store", story: int) -> list[ReportLine]:
    """The reports of a story, the first first; a report alone is a story of its own."""
    rows = store.db.execute(
        "SELECT id FROM reports WHERE (story = ? OR id = ?) AND newer IS NULL ORDER BY published, id", (story, story)
    ).fetchall()
    return report_lines(store, (id for (id,) in rows))


def sums(store: "Store") -> Sums:
    """How much the store holds, and until when."""
    count, last = store.db.execute("SELECT count(*), max(published) FROM reports WHERE newer IS NULL").fetchone()
    return Sums(reports=count, last=Day.fromordinal(last) if last else None)


def acts(store: "Store", entity: int, filter: Filter = UNNARROWED, *, role: str | None = None) -> list[EventLine]:
    """The events in which an actor takes part, the newest first, each of a story once."""
    lines = Lines(store)
    ids = lines.people.ids(entity)
    where = Conditions()
    by_report(filter, where)
    between_days(filter, where, "e.last")
    if role is not None:
        where.add("x.role = ?", role)
    rows = store.db.execute(
        f"""SELECT DISTINCT e.id, e.last FROM (
                SELECT event, role FROM parties WHERE entity IN ({placeholders(ids)}) ORDER BY event DESC LIMIT ?
            ) x CROSS JOIN events e ON e.id = x.event CROSS JOIN reports r ON r.id = e.report
            WHERE {where.sql} ORDER BY e.last DESC, e.id DESC""",
        (*ids, _added_last(filter), *where.values),
    )
    found = lines.events(id for id, _ in rows)
    return list(islice(fold_events(lines, found), *page(filter)))


def _added_last(filter: Filter) -> int:
    """How many events of an actor are looked at: all where days or a publisher narrow the question."""
    first, last = page(filter)
    if last is None or filter != Filter(limit=filter.limit, offset=first):
        return -1
    return max(ADDED_LAST, 10 * last)


def months(store: "Store", entity: int, since: Day | None = None) -> list[tuple[Day, int, int]]:
    """Statements and acts of an actor by month (its first day) from a day on, each story's once for each outlet."""
    ids, first = People(store).ids(entity), since.toordinal() if since else 0
    found: dict[str, list[int]] = {}
    questions = (
        f"SELECT strftime('%Y-%m-01', day + 1721424.5), count(*) FROM statements "
        f"WHERE speaker IN ({placeholders(ids)}) AND day >= ? GROUP BY 1",
        f"SELECT strftime('%Y-%m-01', e.last + 1721424.5), count(*) FROM parties p JOIN events e ON e.id = p.event "
        f"WHERE p.entity IN ({placeholders(ids)}) AND e.last >= ? GROUP BY 1",
    )
    for place, question in enumerate(questions):
        for month, count in store.db.execute(question, (*ids, first)):
            found.setdefault(month, [0, 0])[place] = count
    return [(Day.fromisoformat(month), said, done) for month, (said, done) in sorted(found.items())]


def tones(store: "Store", entity: int, limit: int = 12) -> list[tuple[int, float, int]]:
    """Whom an actor speaks of of late: the actor, the mean tone, the number of statements; the most frequent first."""
    people = People(store)
    ids = people.ids(entity)
    rows = store.db.execute(
        f"""SELECT t.entity, sum(t.tone), count(*) FROM (
                SELECT id FROM statements WHERE speaker IN ({placeholders(ids)}) ORDER BY day DESC LIMIT ?
            ) s CROSS JOIN tones t ON t.statement = s.id GROUP BY t.entity ORDER BY 3 DESC LIMIT ?""",
        (*ids, LOOKED_AT, 4 * limit),
    )
    found: dict[int, list[float]] = {}
    for other, total, count in rows:
        held = found.setdefault(people.root(other), [0.0, 0.0])
        held[0] += total
        held[1] += count
    ordered = sorted(found.items(), key=lambda item: -item[1][1])[:limit]
    return [(other, total / count, int(count)) for other, (total, count) in ordered]


def network(store: "Store", filter: Filter, *, countries: Sequence[str] = ()) -> list[Pair]:
    """Which country acts on which in the days asked for, the busiest pairs first; a story tells an act once."""
    where = Conditions()
    by_report(filter, where)
    between_days(filter, where, "e.last")
    if countries:
        marks = placeholders(countries)
        where.add(f"(d.source IN ({marks}) OR d.target IN ({marks}))", *countries, *countries)
    rows = store.db.execute(
        f"""SELECT one, other, sum(quad IN (1, 2)), sum(quad NOT IN (1, 2)), sum(by_one), count(*) FROM (
                SELECT min(d.source, d.target) AS one, max(d.source, d.target) AS other, e.quad AS quad,
                       max(d.source < d.target) AS by_one
                FROM events e INDEXED BY events_day CROSS JOIN dyads d ON d.event = e.id
                CROSS JOIN reports r ON r.id = e.report
                WHERE e.status = 'occurred' AND d.source <> d.target AND {where.sql}
                GROUP BY 1, 2, e.last, e.quad, e.type, coalesce(r.story, r.id)
            ) GROUP BY one, other ORDER BY 6 DESC, one, other LIMIT ? OFFSET ?""",
        (*where.values, -1 if filter.limit is None else filter.limit, filter.offset),
    )
    return [Pair(one=a, other=b, cooperation=c, conflict=x, from_one=f) for a, b, c, x, f, _ in rows]


def latest_events(store: "Store", filter: Filter = UNNARROWED) -> list[EventLine]:
    """Events between two sides, the newest first, each of a story once; those that occurred before those that may."""
    lines = Lines(store)
    where = Conditions()
    by_report(filter, where)
    between_days(filter, where, "e.last")
    rows = store.db.execute(
        f"""SELECT e.id FROM events e INDEXED BY events_day CROSS JOIN reports r ON r.id = e.report
            WHERE {where.sql} AND EXISTS (SELECT 1 FROM dyads d WHERE d.event = e.id)
            ORDER BY e.last DESC, e.status <> 'occurred', e.id DESC""",
        where.values,
    )
    found = lines.events(id for (id,) in rows)
    return list(islice(fold_events(lines, found), *page(filter)))
