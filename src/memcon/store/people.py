"""Actors across reports: found by name, id or Wikidata id; their names and offices."""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date as Day  # noqa: N812
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from memcon.record import StoreError
from memcon.store.edits import ids, live_edits, root
from memcon.store.identity import fold
from memcon.store.rows import ActorFacts, EditLine, EntityLine, NameLine, OfficeLine, Why
from memcon.store.spelling import likeness

if TYPE_CHECKING:
    from memcon.store.store import Store

NUMBER = re.compile(r"#?(\d+)")
WIKIDATA = re.compile(r"Q[1-9]\d*")
CANDIDATES = 50
"""Actors of one name that are weighed."""
SHOWN = 8
"""Candidates that a refusal lists."""
AT_THE_ENDS = 1_000
"""The first and the last reports of the store, among which those of a frequent actor are looked for."""
SHORTEST = 3
"""Letters of a beginning by which actors are looked for."""
PROMINENT = 20
"""So many times as many reports as all others of a shared part of a name together: then it is plain who is meant."""

REMEMBERED = 20_000
"""Actors that are kept in mind."""


class _Known:
    """What was looked up of actors in one state of the store."""

    def __init__(self, db: sqlite3.Connection, state: tuple[int, int]) -> None:
        self.state = state
        self.lines: dict[int, EntityLine] = {}
        merged = "SELECT id, merged_into FROM entities WHERE merged_into IS NOT NULL"
        self.merged: dict[int, int] = dict(db.execute(merged).fetchall())
        self.into = frozenset(self.merged.values())
        self.renamed = {e.actor: e.name or "" for e in live_edits(db) if e.kind == "rename"}


KNOWN: "WeakKeyDictionary[Store, _Known]" = WeakKeyDictionary()
"""Of each open store, as long as nobody writes to it."""


def _known(store: "Store") -> _Known:
    db = store.db
    # The one changes with what others commit, the other with what this connection writes.
    state = (int(db.execute("PRAGMA data_version").fetchone()[0]), db.total_changes)
    known = KNOWN.get(store)
    if known is None or known.state != state or len(known.lines) > REMEMBERED:
        known = KNOWN[store] = _Known(db, state)
    return known


class People:
    """Actors as lists show them, each looked up once while nobody writes; merges and names by hand are laid over."""

    def __init__(self, store: "Store") -> None:
        self._db = store.db
        self._known = _known(store)

    def root(self, entity: int) -> int:
        """Whom the actor was merged into by hand, else itself."""
        return root(self._db, entity) if entity in self._known.merged else entity

    def ids(self, entity: int) -> tuple[int, ...]:
        """All ids that stand for the actor: its own, and those of the actors merged into it."""
        own = self.root(entity)
        return ids(self._db, own) if own in self._known.into else (own,)

    def line(self, entity: int) -> EntityLine:
        """The actor with its latest office; its reports are not counted."""
        root = self.root(entity)
        line = self._known.lines.get(root)
        if line is None:
            line = self._known.lines[root] = self._read(root)
        return line

    def own_name(self, entity: int) -> str:
        """The name that an entity has of itself, whomever it was merged into; nothing where there is none."""
        row = self._db.execute("SELECT name FROM entities WHERE id = ?", (entity,)).fetchone()
        return str(row[0]) if row else ""

    def counted(self, entity: int) -> EntityLine:
        """The actor with the number of its reports."""
        line = self.line(entity)
        return _with_reports(line, self.reports(line.id))

    def reports(self, entity: int) -> int:
        """In how many reports the actor appears."""
        ids = self.ids(entity)
        one = "SELECT report FROM actors WHERE entity = ?"
        if len(ids) == 1:
            return int(self._db.execute(f"SELECT count(*) FROM ({one})", ids).fetchone()[0])
        return int(self._db.execute(f"SELECT count(*) FROM ({' UNION '.join([one] * len(ids))})", ids).fetchone()[0])

    def _read(self, entity: int) -> EntityLine:
        row = self._db.execute(
            """SELECT e.name, e.kind, e.country, e.sector, e.wikidata, o.title, o.organisation FROM entities e
               LEFT JOIN offices o ON o.entity = e.id WHERE e.id = ? ORDER BY o.last DESC, o.seen DESC LIMIT 1""",
            (entity,),
        ).fetchone()
        if row is None:
            raise StoreError(f"no actor #{entity}", where="actor")
        name, kind, country, sector, wikidata, *office = row
        return EntityLine(
            id=entity, name=self._known.renamed.get(entity) or name, kind=kind, country=country, sector=sector,
            wikidata=wikidata, office=", ".join(p for p in office if p) or None,
        )  # fmt: skip


def find_entities(store: "Store", name: str) -> list[EntityLine]:
    """The actors that a name, `#12` or a Wikidata id may stand for, the most frequent first.

    A whole name (`Marco Rubio`) comes before a part of one (`Rubio`): parts count only where no whole name fits.
    """
    people = People(store)
    wanted = name.strip()
    if number := NUMBER.fullmatch(wanted):
        known = store.db.execute("SELECT id FROM entities WHERE id = ?", (int(number[1]),)).fetchone()
        return [people.counted(known[0])] if known else []
    if WIKIDATA.fullmatch(wanted):
        rows = store.db.execute("SELECT id FROM entities WHERE wikidata = ?", (wanted,)).fetchall()
        return _counted(people, [r[0] for r in rows])
    folded = fold(wanted)
    if not folded:
        return []
    exact = store.db.execute(
        "SELECT entity FROM entity_names WHERE folded = ? ORDER BY seen DESC LIMIT ?", (folded, CANDIDATES)
    ).fetchall()
    renamed = [e.actor for e in live_edits(store.db) if e.kind == "rename" and e.name and fold(e.name) == folded]
    found = [*renamed, *(r[0] for r in exact)]
    if not found or _is_surname(people, folded, found):
        found += _with_part(store, folded)
    return _counted(people, found)


def beginning_with(store: "Store", name: str) -> list[EntityLine]:
    """The actors a word of whose names begins so, the most frequent first: `Moroc` finds Morocco."""
    folded = fold(name.strip())
    if len(folded) < SHORTEST:
        return []
    return _counted(People(store), _with_part(store, folded, ends=""))


def one_entity(store: "Store", name: str) -> EntityLine:
    """The actor that is meant.

    Raises:
        StoreError: Nobody has that name, or several have: the line lists them with their numbers.
    """
    found = find_entities(store, name)
    if not found:
        near = beginning_with(store, name)
        hint = f"is it {listed(near)}?" if near else "try another spelling, or `memcon actor find` with how it begins"
        raise StoreError(f"nobody of the name {name!r}", where="actor", hint=hint)
    if len(found) == 1:
        return found[0]
    own = [line for line in found if fold(line.name) == fold(name) and (" " in fold(name) or line.kind != "person")]
    if len(own) == 1 and (" " in fold(name) or own[0].id == found[0].id or _seen(own[0]) == _seen(found[0])):
        return own[0]
    first, others = found[0], found[1:]
    if not own and _seen(first) >= PROMINENT * sum(map(_seen, others)):
        return first
    raise StoreError(
        f"{len(found)} actors of that name: {listed(found)}",
        where=repr(name),
        hint=f"name one by its number, as '#{first.id}', or make them one: `memcon actor merge`",
    )


def listed(found: Sequence[EntityLine]) -> str:
    """Candidates in a line: `#3 John Smith (senator, USA, 12 reports), #9 John Smith (GBR, 1 report)`."""
    told = []
    for line in found[:SHOWN]:
        reports = f"{_seen(line):,} report{'' if line.reports == 1 else 's'}"
        facts = ", ".join(p for p in (line.office, line.country, reports) if p)
        told.append(f"#{line.id} {line.name} ({facts})")
    return ", ".join(told) + (f" and {len(found) - SHOWN} more" if len(found) > SHOWN else "")


def offices(store: "Store", entity: int) -> list[OfficeLine]:
    """The offices that reports gave the actor, the latest first."""
    rows: dict[tuple[str, str, str], OfficeLine] = {}
    for id in People(store).ids(entity):
        for title, country, body, first, last, seen in store.db.execute(
            "SELECT title, country, organisation, first, last, seen FROM offices WHERE entity = ?", (id,)
        ):
            old = rows.get((title, country, body))
            days = [d for d in (first, last) if d is not None]
            days += [d.toordinal() for d in (old.first, old.last) if d is not None] if old else []
            rows[title, country, body] = OfficeLine(
                title=title, country=country or None, organisation=body or None,
                first=Day.fromordinal(min(days)) if days else None, last=Day.fromordinal(max(days)) if days else None,
                reports=seen + (old.reports if old else 0),
            )  # fmt: skip
    return sorted(rows.values(), key=lambda o: (o.last or Day.min, o.reports), reverse=True)


def names(store: "Store", entity: int) -> list[NameLine]:
    """The names under which the actor was seen, the most frequent first, each with why it is one of its names."""
    people = People(store)
    own = people.line(entity)
    seen: dict[str, NameLine] = {}
    for id in people.ids(entity):
        for folded, name, reports in store.db.execute(
            "SELECT folded, name, seen FROM entity_names WHERE entity = ?", (id,)
        ):
            old = seen.get(folded)
            seen[folded] = NameLine(
                name=old.name if old else name, reports=reports + (old.reports if old else 0),
                why=old.why if old else "by hand" if id != own.id else _why(own, people.own_name(own.id), name),
            )  # fmt: skip
    return sorted(seen.values(), key=lambda n: (-n.reports, n.name))


def _why(line: EntityLine, own: str, name: str) -> Why | None:
    """Why a name is taken for another name of an actor's; None where only the reports know."""
    if fold(name) == fold(own):
        return "own"
    if line.kind == "person":
        if " " not in fold(name) and fold(name) == fold(own).split()[-1]:
            return "surname"
        if (like := likeness(name, own)) is not None:
            return "spelling" if like == "letters" else "form"
    return "wikidata" if line.wikidata else None


def actor_facts(store: "Store", entity: int) -> ActorFacts:
    """All that the store knows of an actor."""
    people = People(store)
    line = people.counted(entity)
    ids = people.ids(line.id)
    known = [day for id in ids for day in _days(store, id, _seen(line)) if day is not None]
    roles = "SELECT count(*), coalesce(sum(suffers), 0) FROM party_rows WHERE entity = ?"
    parts = [store.db.execute(roles, (id,)).fetchone() for id in ids]
    acted_on = sum(suffered for _, suffered in parts)
    return ActorFacts(
        actor=line,
        names=tuple(names(store, line.id)),
        offices=tuple(offices(store, line.id)),
        first=Day.fromordinal(min(known)) if known else None,
        last=Day.fromordinal(max(known)) if known else None,
        reports=_seen(line),
        statements=_sum(store, "SELECT count(*) FROM statements WHERE speaker = ?", ids),
        spoken_of=_sum(store, "SELECT count(*) FROM tones WHERE entity = ?", ids),
        acts=sum(all for all, _ in parts) - acted_on,
        acted_on=acted_on,
        edits=tuple(e for e in edits_of(store, ids)),
    )


def edits_of(store: "Store", ids: Sequence[int]) -> list[EditLine]:
    """What was changed by hand of these actors and still holds."""
    return [e for e in live_edits(store.db) if e.actor in ids or e.other in ids]


def _is_surname(people: People, folded: str, found: Sequence[int]) -> bool:
    """Whether it is one word for a person: who was only ever called `Rubio` may be Marco Rubio."""
    return " " not in folded and any(people.line(id).kind == "person" for id in found)


def _with_part(store: "Store", folded: str, ends: str = " ") -> list[int]:
    """Actors of whose names the words asked for are a part, the most frequent first: `rubio` of `marco rubio`."""
    # `+` keeps SQLite from walking the names by entity, which takes five times as long as reading them all in order.
    rows = store.db.execute(
        """SELECT entity, sum(seen) AS n FROM entity_names WHERE instr(folded, ?1) AND instr(' ' || folded || ' ', ?2)
           GROUP BY +entity ORDER BY n DESC LIMIT ?3""",
        (folded, f" {folded}{ends}", CANDIDATES),
    )
    return [r[0] for r in rows]


def _counted(people: People, ids: Sequence[int]) -> list[EntityLine]:
    roots = dict.fromkeys(people.root(id) for id in ids)
    return sorted((people.counted(id) for id in roots), key=lambda e: (-_seen(e), e.id))


def _seen(line: EntityLine) -> int:
    return line.reports or 0


def _with_reports(line: EntityLine, reports: int) -> EntityLine:
    return EntityLine(
        id=line.id, name=line.name, kind=line.kind, country=line.country, sector=line.sector,
        wikidata=line.wikidata, office=line.office, reports=reports,
    )  # fmt: skip


def _sum(store: "Store", question: str, ids: Sequence[int]) -> int:
    return sum(int(store.db.execute(question, (id,)).fetchone()[0]) for id in ids)


def _days(store: "Store", entity: int, reports: int) -> Iterator[int | None]:
    """The first and the last day of an actor's reports, of which there are about so many."""
    either = "SELECT {end}(r.published) FROM actors a JOIN reports r ON r.id = a.report WHERE a.entity = ?"
    # Who is in many reports is in one of the first and of the last; nobody else's are worth looking through.
    near = """SELECT published FROM (
            SELECT id, published FROM reports WHERE published IS NOT NULL ORDER BY published {order} LIMIT ?
        ) r WHERE EXISTS (SELECT 1 FROM actors a WHERE a.entity = ? AND a.report = r.id) LIMIT 1"""
    for end, order in (("min", "ASC"), ("max", "DESC")):
        row = None
        if reports > AT_THE_ENDS:
            row = store.db.execute(near.format(order=order), (AT_THE_ENDS, entity)).fetchone()
        if row is None:
            row = store.db.execute(either.format(end=end), (entity,)).fetchone()
        yield row[0]


def publishers(store: "Store") -> list[str]:
    """The outlets of the store by name."""
    return [row[0] for row in store.db.execute("SELECT name FROM publishers ORDER BY name")]
