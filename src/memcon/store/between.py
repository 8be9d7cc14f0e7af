"""What two sides do to each other: the events of a dyad, and its weeks of cooperation and conflict."""

from collections.abc import Iterator, Sequence
from datetime import date as Day  # noqa: N812
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from memcon.lexicon import read_json
from memcon.record import StoreError
from memcon.store.folding import fold_events
from memcon.store.lines import Lines
from memcon.store.narrowing import Conditions, between_days, by_report, page
from memcon.store.people import one_entity
from memcon.store.rows import UNNARROWED, EventLine, Filter, Week

if TYPE_CHECKING:
    from memcon.store.store import Store

COOPERATION = (1, 2)


class Party(Struct, frozen=True, kw_only=True):
    """One side of a dyad: a country by its ISO 3166-1 alpha-3 code, or an actor by its id."""

    name: str
    country: str | None = None
    entity: int | None = None


def party(store: "Store", name: str) -> Party:
    """The side that is meant: a country by code or name, any other name an actor.

    Raises:
        StoreError: It is no country, and nobody or several have that name.
    """
    wanted = name.strip()
    code = wanted if wanted in read_json("states.json") else _states().get(wanted.casefold())
    if code is not None:
        return Party(name=read_json("states.json")[code]["names"][0], country=code)
    line = one_entity(store, wanted)
    return Party(name=line.name, entity=line.id)


@cache
def _states() -> dict[str, str]:
    """Names of states to their codes; of a name that several have, the first."""
    found: dict[str, str] = {}
    for code, state in read_json("states.json").items():
        for name in state["names"]:
            found.setdefault(name.casefold(), code)
    return found


def between(
    store: "Store",
    filter: Filter,
    source: Party,
    target: Party,
    *,
    both_ways: bool = True,
    status: str | None = None,
    type: str | None = None,
) -> list[EventLine]:
    """The events of a dyad, the newest first, each of a story once with its other outlets.

    A country may be asked for with itself: what its own people, bodies and government do to one another.

    Raises:
        StoreError: Both sides are the same actor.
    """
    if source.entity is not None and source.entity == target.entity:
        raise StoreError("both sides are the same actor", where=source.name, hint="name two")
    lines = Lines(store)
    pairs = _pairs(lines, source, target, both_ways)
    where = Conditions()
    if status is not None:
        where.add("e.status = ?", status)
    if type is not None:
        where.add("e.type = ?", type)
    by_report(filter, where)
    rows = _rows(lines, filter, pairs, where)
    kept = (x for x in lines.events(rows) if not x.corrected or (status in (None, x.status) and type in (None, x.type)))
    return list(islice(fold_events(lines, kept), *page(filter)))


def weeks(
    store: "Store", source: Party, target: Party, filter: Filter = UNNARROWED, *, both_ways: bool = True
) -> list[Week]:
    """The weeks from the first to the last event that occurred, those without any included; scores are Goldstein's.

    An act that several outlets of a story tell counts as often as the one that tells most of it.
    """
    lines = Lines(store)
    where = Conditions()
    where.add("e.status = 'occurred'")
    by_report(filter, where)
    pairs = _pairs(lines, source, target, both_ways)
    counted = {week.monday.toordinal(): week for week in _weeks(lines, filter, pairs, where)}
    if not counted:
        return []
    every = range(min(counted), max(counted) + 1, 7)
    nothing = Week(monday=Day.min, cooperation=0, conflict=0, score=0.0)
    return [counted.get(monday) or replace(nothing, monday=Day.fromordinal(monday)) for monday in every]


class _Pair(Struct, frozen=True):
    """Where the events of a directed dyad are: tables and conditions that give `x.event`."""

    tables: str
    where: str
    values: tuple[object, ...]
    dated: bool = False
    """The table has the day too, in the order of the index."""


def _pairs(lines: Lines, source: Party, target: Party, both_ways: bool) -> list[_Pair]:
    pairs = [_pair(lines, source, target)]
    return [*pairs, _pair(lines, target, source)] if both_ways and source != target else pairs


def _pair(lines: Lines, source: Party, target: Party) -> _Pair:
    if source.country and target.country:
        return _Pair("dyads x", "x.source = ? AND x.target = ?", (source.country, target.country), dated=True)
    if source.country:
        return _mixed(lines, target, "source", source.country)
    if target.country:
        return _mixed(lines, source, "target", target.country)
    acts, suffers = _ids(lines, source), _ids(lines, target)
    first, other, role = (acts, suffers, "source") if _rarer(lines, acts, suffers) else (suffers, acts, "target")
    return _Pair(
        "party_rows x",
        f"""x.entity IN ({_marks(first)}) AND EXISTS (
            SELECT 1 FROM party_rows y WHERE y.event = x.event AND y.entity IN ({_marks(other)})
            AND {_facing("x", "y") if role == "source" else _facing("y", "x")})""",
        (*first, *other),
    )


def _facing(source: str, target: str) -> str:
    """One acts on the other, or both take part in a two-sided event, which has no targets."""
    return (
        f"{source}.suffers = 0 AND ({target}.suffers = 1 OR NOT EXISTS "
        f"(SELECT 1 FROM party_rows z WHERE z.event = x.event AND z.suffers = 1))"
    )


def _mixed(lines: Lines, actor: Party, side: str, country: str) -> _Pair:
    """An actor and a country: the events of the actor that have the country on the other side."""
    ids = _ids(lines, actor)
    return _Pair(
        "party_rows x",
        f"""x.entity IN ({_marks(ids)}) AND (x.suffers = ? OR NOT EXISTS (
            SELECT 1 FROM party_rows z WHERE z.event = x.event AND z.suffers = 1))
            AND EXISTS (SELECT 1 FROM dyads d WHERE d.event = x.event AND d.{side} = ?)""",
        (*ids, int(side == "source"), country),
    )


def _ids(lines: Lines, side: Party) -> tuple[int, ...]:
    return lines.people.ids(side.entity) if side.entity is not None else ()


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _rarer(lines: Lines, one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether the first takes part in fewer events."""
    counts = [
        lines.store.db.execute(f"SELECT count(*) FROM party_rows WHERE entity IN ({_marks(ids)})", ids).fetchone()[0]
        for ids in (one, other)
    ]
    return bool(counts[0] <= counts[1])


def _rows(lines: Lines, filter: Filter, pairs: Sequence[_Pair], where: Conditions) -> Iterator[int]:
    """The events, the newest first."""
    narrowed = Conditions()
    between_days(filter, narrowed, "x.day" if pairs[0].dated else "e.last")
    day = "x.day" if pairs[0].dated else "e.last"
    parts = " UNION ALL ".join(
        f"""SELECT x.event AS event, {day} AS day FROM {p.tables} CROSS JOIN events e ON e.id = x.event
            CROSS JOIN reports r ON r.id = e.report WHERE {p.where} AND {narrowed.sql} AND {where.sql}"""
        for p in pairs
    )
    values = [v for p in pairs for v in (*p.values, *narrowed.values, *where.values)]
    seen: set[int] = set()
    for event, _ in lines.store.db.execute(f"{parts} ORDER BY day DESC, event DESC", values):
        if event not in seen:
            seen.add(event)
            yield event


def _weeks(lines: Lines, filter: Filter, pairs: Sequence[_Pair], where: Conditions) -> Iterator[Week]:
    """The weeks in which something occurred; in a story the report that tells most of a type stands for all."""
    day = "x.day" if pairs[0].dated else "e.last"
    narrowed = Conditions()
    between_days(filter, narrowed, day)
    parts = " UNION ".join(
        f"""SELECT e.id AS event, {day} AS day, e.quad AS quad, e.type AS type, r.story AS story, r.id AS report
            FROM {p.tables} CROSS JOIN events e ON e.id = x.event
            CROSS JOIN reports r ON r.id = e.report WHERE {p.where} AND {narrowed.sql} AND {where.sql}"""
        for p in pairs
    )
    values = [v for p in pairs for v in (*p.values, *narrowed.values, *where.values)]
    rows = lines.store.db.execute(
        f"""SELECT week, sum(most * (quad IN {COOPERATION})), sum(most * (quad NOT IN {COOPERATION})),
                   sum(most * {_scale()}) FROM (
                SELECT week, quad, type, max(n) AS most FROM (
                    SELECT (day - 1) / 7 AS week, quad, type, coalesce(story, report) AS story, count(*) AS n
                    FROM ({parts}) GROUP BY week, story, report, type
                ) GROUP BY week, story, type
            ) GROUP BY week""",
        values,
    )
    for week, cooperation, conflict, score in rows.fetchall():
        monday = Day.fromordinal(week * 7 + 1)
        yield Week(monday=monday, cooperation=cooperation, conflict=conflict, score=round(score, 6))


@cache
def _scale() -> str:
    """Goldstein's score of a type, for SQL; of a type of somebody's own ontology none."""
    cases = " ".join(f"WHEN '{type}' THEN {float(score)}" for type, score in read_json("goldstein.json").items())
    return f"CASE type {cases} ELSE 0.0 END"
