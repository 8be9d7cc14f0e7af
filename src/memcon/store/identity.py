"""Who a report's actors are across reports: the same person under other spellings is one, namesakes are two."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from memcon.record import Actor, Record
from memcon.store.names import fold
from memcon.store.spelling import keys, likeness

if TYPE_CHECKING:
    from memcon.store.lifting import Lifted

__all__ = ["Identities", "fold", "is_named"]

NOBODY: Mapping[tuple[str, str], int] = {}
OFFICE = "entity = ? AND title = ? AND country = ? AND organisation = ?"
LEARN = """UPDATE entities SET country = coalesce(country, ?), sector = coalesce(sector, ?),
           wikidata = coalesce(wikidata, ?) WHERE id = ?"""
SPELLED = """SELECT e.id, e.name FROM entity_keys k JOIN entities e ON e.id = k.entity
             WHERE k.key = ? AND e.kind = 'person' AND e.country = ? AND e.named AND e.merged_into IS NULL
             AND (e.wikidata IS NULL OR ? IS NULL OR e.wikidata = ?)"""
SHORTENED = """SELECT e.id, e.name, e.wikidata, e.country FROM entity_keys k JOIN entities e ON e.id = k.entity
               WHERE k.key = ? AND e.kind = 'person' AND (? IS NULL OR e.country IS NULL OR e.country = ?)
               AND e.named AND e.merged_into IS NULL"""
OF_PUBLISHER = """SELECT count(*) FROM (SELECT 1 FROM actors a JOIN reports r ON r.id = a.report
                  JOIN publishers p ON p.id = r.publisher
                  WHERE a.entity = ? AND p.name = ? AND r.published BETWEEN ? AND ? LIMIT 3)"""
SEEN = """SELECT EXISTS (SELECT 1 FROM actors a JOIN reports r ON r.id = a.report JOIN actors b ON b.report = a.report
          WHERE a.entity = ? AND r.published BETWEEN ? AND ?"""
FREQUENT = 3
"""Reports of a publisher in which somebody is somebody of whom it tells by the surname alone ..."""
NEAR = 30
"""... if they appeared within so many days."""
OWNERS = frozenset({"its", "their", "his", "her", "our", "my", "your"})
"""Whom such a word describes, `its leaders`, is somebody else in every report."""
REMEMBERED = 200_000
SAME_KIND = {"state": "government", "government": "state"}
"""A state and its government of the same name are one: `Iran` by its name in one report, by `Tehran` in another."""


class Namesake(NamedTuple):
    """Somebody whose surname it is."""

    entity: int
    name: str
    wikidata: str | None
    country: str | None


class Identities:
    """The entities of a store as a writer needs them: found by Wikidata id, else by name, kind and country.

    A person told of without a country in one report and with one in another is one, and keeps what is learnt."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._known: dict[tuple[str | None, str, str, str | None], int] = {}
        self._names: Counter[tuple[str, int]] = Counter()
        self._shown: dict[tuple[str, int], str] = {}
        self._offices: dict[tuple[int, str, str, str], list[int | None]] = {}
        self._left: set[tuple[str, int]] = set()
        self._of_batch: dict[int, list[tuple[str | None, int | None, frozenset[int]]]] = defaultdict(list)

    def forget(self) -> None:
        """Forget all: another connection has written, or the transaction was rolled back."""
        self._known.clear()
        self._names.clear()
        self._shown.clear()
        self._offices.clear()
        self._left.clear()
        self._of_batch.clear()

    def of(self, record: Record, held: Mapping[tuple[str, str], int] = NOBODY) -> dict[str, int]:
        """The entity of each actor of a record by its id, `held` the ones it had before; new ones are made."""
        day = record.report.published.toordinal() if record.report.published else None
        found: dict[str, int] = {}
        short: dict[str, list[Namesake]] = {}
        for actor in record.actors:
            had = held.get((fold(actor.name), actor.kind)) if held else None
            rows = self._namesakes(actor) if had is None else []
            if rows:
                short[actor.id] = rows
            else:
                found[actor.id] = had or self._entity(actor)
        if short:
            self._shortened(record, short, found, day)
        for actor in record.actors:
            self._note(actor, found[actor.id], day)
        together = frozenset(found.values())
        for entity in together:
            self._of_batch[entity].append((record.report.publisher, day, together))
        return found

    def flush(self) -> None:
        """Write the names and offices seen since the last time."""
        self._db.executemany(
            """INSERT INTO entity_names (folded, entity, name, seen) VALUES (?, ?, ?, ?)
               ON CONFLICT DO UPDATE SET seen = seen + excluded.seen""",
            [(folded, entity, self._shown[folded, entity], n) for (folded, entity), n in self._names.items()],
        )
        self._db.executemany(
            """INSERT INTO offices (entity, title, country, organisation, first, last, seen)
               VALUES (?, ?, ?, ?, ?, ?, ?)
               ON CONFLICT DO UPDATE SET seen = seen + excluded.seen,
               first = coalesce(min(first, excluded.first), first, excluded.first),
               last = coalesce(max(last, excluded.last), last, excluded.last)""",
            [(*key, *value) for key, value in self._offices.items()],
        )
        self._db.executemany("DELETE FROM entity_names WHERE folded = ? AND entity = ? AND seen <= 0", self._left)
        self._names.clear()
        self._shown.clear()
        self._offices.clear()
        self._left.clear()
        self._of_batch.clear()
        if len(self._known) > REMEMBERED:
            self._known.clear()

    def leave(self, record: Record, held: "Lifted") -> None:
        """Forget the names and offices that a record showed; it is about to be read anew."""
        for actor in record.actors:
            entity = held.entities.get((fold(actor.name), actor.kind))
            if entity is None:
                continue
            self._left.add((fold(actor.name), entity))
            self._db.execute(
                "UPDATE entity_names SET seen = seen - 1 WHERE folded = ? AND entity = ?", (fold(actor.name), entity)
            )
            for role in actor.roles:
                office = (entity, role.title, role.country or "", role.organisation or "")
                self._db.execute(f"UPDATE offices SET seen = seen - 1 WHERE {OFFICE}", office)
                self._db.execute(f"DELETE FROM offices WHERE {OFFICE} AND seen <= 0", office)

    def _note(self, actor: Actor, entity: int, day: int | None) -> None:
        key = fold(actor.name), entity
        self._names[key] += 1
        if key not in self._shown:
            self._shown[key] = actor.name
        for role in actor.roles:
            office = (entity, role.title, role.country or "", role.organisation or "")
            seen = self._offices.get(office)
            if seen is None:
                seen = self._offices[office] = [day, day, 0]
            if day is not None:
                seen[0] = min(seen[0] or day, day)
                seen[1] = max(seen[1] or day, day)
            seen[2] = (seen[2] or 0) + 1

    def _namesakes(self, actor: Actor) -> list[Namesake]:
        """Whom a surname alone, `Solvang`, may stand for: those of that name whose office fits."""
        if actor.kind != "person" or actor.wikidata is not None:
            return []
        surname = fold(actor.name)
        if " " in surname or not is_named(actor):
            return []
        rows = [
            Namesake(*row)
            for row in self._db.execute(SHORTENED, (keys(actor.name)[0], actor.country, actor.country)).fetchall()
            if fold(row[1]).split()[-1] == surname != fold(row[1])
        ]
        titles = {role.title.casefold() for role in actor.roles}
        if titles and rows:
            offices = {row.entity: self._titles(row.entity) for row in rows}
            rows = [r for r in rows if not offices[r.entity] or titles & offices[r.entity]]
            rows = [r for r in rows if titles & offices[r.entity]] or rows
        return rows

    def _shortened(
        self, record: Record, short: Mapping[str, list[Namesake]], found: dict[str, int], day: int | None
    ) -> None:
        """Who is meant by each surname alone: the one known person of that name.

        Known is who has a Wikidata id, stands in several reports of the publisher about that day, or in any beside
        somebody who stands in this one, too, if it tells of the person's country. Where two are, nobody is.
        """
        lands = {actor.country for actor in record.actors}
        named = {a.id for a in record.actors if a.kind in ("person", "organisation") and is_named(a)}
        beside = {id: found[id] for id in named & found.keys()}
        beside |= {id: rows[0].entity for id, rows in short.items() if len(rows) == 1}
        for actor in record.actors:
            if actor.id not in short:
                continue
            others = {entity for id, entity in beside.items() if id != actor.id}
            known = [
                row.entity
                for row in short[actor.id]
                if row.wikidata
                or (row.country is not None and row.country in lands and self._is_seen(row.entity, day, others))
                or self._is_frequent(row.entity, record.report.publisher, day)
            ]
            found[actor.id] = known[0] if len(known) == 1 else self._entity(actor)

    def _is_seen(self, entity: int, day: int | None, others: Collection[int]) -> bool:
        """Whether a report of about that day tells of somebody beside one of the others."""
        if day is None or not others:
            return False
        for _, when, together in self._of_batch[entity]:
            if when is not None and abs(when - day) <= NEAR and not together.isdisjoint(others):
                return True
        marks = ", ".join("?" * len(others))
        row = self._db.execute(
            f"{SEEN} AND b.entity IN ({marks}))", (entity, day - NEAR, day + NEAR, *others)
        ).fetchone()
        return bool(row[0])

    def _is_frequent(self, entity: int, publisher: str | None, day: int | None) -> bool:
        if publisher is None or day is None:
            return False
        span = (day - NEAR, day + NEAR)
        here = sum(
            of == publisher and when is not None and span[0] <= when <= span[1]
            for of, when, _ in self._of_batch[entity]
        )
        if here < FREQUENT:
            here += self._db.execute(OF_PUBLISHER, (entity, publisher, *span)).fetchone()[0]
        return here >= FREQUENT

    def _entity(self, actor: Actor) -> int:
        if actor.name.split(" ", 1)[0].casefold() in OWNERS and not is_named(actor):
            return self._made(actor)
        key = (actor.wikidata, actor.name, actor.kind, actor.country)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._found(actor) or self._made(actor)
        return known

    def _found(self, actor: Actor) -> int | None:
        if actor.wikidata is not None:
            row = self._db.execute("SELECT id FROM entities WHERE wikidata = ?", (actor.wikidata,)).fetchone()
            if row is not None:
                return int(row[0])
        rows = self._db.execute(
            """SELECT id, country, entities.name FROM entity_names JOIN entities ON entities.id = entity
               WHERE folded = ? AND kind IN (?, ?) AND (wikidata IS NULL OR ? IS NULL) ORDER BY id""",
            (fold(actor.name), actor.kind, SAME_KIND.get(actor.kind), actor.wikidata),
        ).fetchall()
        if actor.kind == "person" and " " not in fold(actor.name):  # a surname is nobody's name for good
            rows = [r for r in rows if " " not in fold(r[2])]
        entity = _same(actor, [r[:2] for r in rows]) or self._spelled(actor)
        if entity is not None:
            self._db.execute(LEARN, (actor.country, actor.sector, actor.wikidata, entity))
        return entity

    def _spelled(self, actor: Actor) -> int | None:
        """The one person of the country whose name this is in another spelling or a shorter form.

        `Zelenskyy` is `Zelensky` of the same country; `Solvang`, Foreign Minister of Norway, is the Ingrid Solvang who
        holds that office there.
        """
        if actor.kind != "person" or actor.country is None or not is_named(actor):
            return None
        found = set()
        for key in keys(actor.name):
            found |= set(self._db.execute(SPELLED, (key, actor.country, actor.wikidata, actor.wikidata)).fetchall())
        titles = {role.title.casefold() for role in actor.roles}
        fitting = {
            entity for entity, name in found
            if ((like := likeness(actor.name, name)) == "letters" and " " in fold(actor.name))
            or (like is not None and titles & self._titles(entity))
        }  # fmt: skip
        return fitting.pop() if len(fitting) == 1 else None

    def _titles(self, entity: int) -> set[str]:
        """The offices that reports have given somebody, those of this batch included."""
        rows = self._db.execute("SELECT title FROM offices WHERE entity = ?", (entity,)).fetchall()
        return {title.casefold() for (title,) in rows} | {o[1].casefold() for o in self._offices if o[0] == entity}

    def _made(self, actor: Actor) -> int:
        row = self._db.execute(
            """INSERT INTO entities (name, kind, country, sector, wikidata, named) VALUES (?, ?, ?, ?, ?, ?)
               RETURNING id""",
            (actor.name, actor.kind, actor.country, actor.sector, actor.wikidata, is_named(actor)),
        ).fetchone()
        self._db.execute(
            "INSERT INTO entity_names (folded, entity, name, seen) VALUES (?, ?, ?, 0)",
            (fold(actor.name), row[0], actor.name),
        )
        if actor.kind == "person" and is_named(actor):
            self._db.executemany("INSERT INTO entity_keys VALUES (?, ?)", [(key, row[0]) for key in keys(actor.name)])
        return int(row[0])


def _same(actor: Actor, rows: Sequence[tuple[int, str | None]]) -> int | None:
    """Which entity of an actor's name it is: that of its country, else the one whose country no report has told.

    A name of one word ("Trump", "the ministry") is too little where a country is missing; where two namesakes have
    countries, an actor without one is neither.
    """
    exact = [i for i, country in rows if country == actor.country]
    if exact or not is_telling(actor):
        return exact[0] if exact else None
    if actor.country is None:
        return rows[0][0] if len(rows) == 1 else None
    return next((i for i, country in rows if country is None), None)


def is_telling(actor: Actor) -> bool:
    """Whether a name says by itself who is meant: two words or more of a person or a body that is named."""
    return actor.kind in ("person", "organisation", "igo") and is_named(actor) and " " in fold(actor.name)


def is_named(actor: Actor) -> bool:
    """Whether a report calls the actor by a name, not by a description alone."""
    return any(m.form == "name" for m in actor.mentions)
