"""Merges, splits and names of actors by hand: rows of their own, laid over at read, each can be taken back."""

import contextlib
import json
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from memcon.record import StoreError
from memcon.store.identity import fold
from memcon.store.rows import EditLine

if TYPE_CHECKING:
    from memcon.store.store import Store

FIELDS = ("actor", "other", "name", "why")
MOVED = (
    ("actors", "entity", "report = :report"),
    ("statements", "speaker", "report = :report"),
    ("statements", "addressee", "report = :report"),
    ("appointments", "host", "report = :report"),
    ("appointments", "announced_by", "report = :report"),
    ("tones", "entity", "statement IN (SELECT id FROM statements WHERE report = :report)"),
    ("party_rows", "entity", "event IN (SELECT id FROM events WHERE report = :report)"),
)
"""Where an actor of a report stands."""


def live_edits(db: sqlite3.Connection) -> list[EditLine]:
    """The edits that hold, in the order in which they were made."""
    return [e for e in all_edits(db) if not e.undone]


def all_edits(db: sqlite3.Connection) -> list[EditLine]:
    """All edits, those that were taken back included."""
    rows = db.execute("SELECT id, made, made_by, kind, change FROM edits ORDER BY id").fetchall()
    undone = {json.loads(change)["edit"] for _, _, _, kind, change in rows if kind == "undo"}
    found = []
    for id, made, by, kind, change in rows:
        if kind != "undo":
            held = json.loads(change)
            fields = {name: held.get(name) for name in FIELDS}
            found.append(EditLine(id=id, made=made, by=by, kind=kind, undone=id in undone, **fields))
    return found


def root(db: sqlite3.Connection, entity: int) -> int:
    """Whom an actor was merged into by hand, else itself."""
    seen = {entity}
    while True:
        row = db.execute("SELECT merged_into FROM entities WHERE id = ?", (entity,)).fetchone()
        if row is None or row[0] is None or row[0] in seen:
            return entity
        entity = row[0]
        seen.add(entity)


def ids(db: sqlite3.Connection, root: int) -> tuple[int, ...]:
    """An actor and all that were merged into it, also by way of one another."""
    rows = db.execute(
        """WITH RECURSIVE one (id) AS (
               SELECT ? UNION SELECT e.id FROM entities e JOIN one ON e.merged_into = one.id
           ) SELECT id FROM one""",
        (root,),
    )
    return tuple(r[0] for r in rows)


def merge(store: "Store", actor: int, into: int, *, by: str, why: str | None = None) -> EditLine:
    """Two actors are one: all that is asked of `into` finds what `actor` said and did, too.

    Raises:
        StoreError: They are one already.
    """
    one, other = root(store.db, actor), root(store.db, into)
    if one == other:
        raise StoreError(f"#{actor} and #{into} are one already", where="actor")
    with _writing(store):
        store.db.execute("UPDATE entities SET merged_into = ? WHERE id = ?", (other, one))
        return _note(store.db, "merge", {"actor": one, "other": other, "why": why}, by)


def rename(store: "Store", actor: int, name: str, *, by: str, why: str | None = None) -> EditLine:
    """An actor is shown, and found, under this name, too.

    Raises:
        StoreError: The name is empty.
    """
    shown = " ".join(name.split())
    if not shown:
        raise StoreError("a name cannot be empty", where="actor")
    with _writing(store):
        return _note(store.db, "rename", {"actor": root(store.db, actor), "name": shown, "why": why}, by)


def split(
    store: "Store", actor: int, reports: Sequence[int], *, by: str, name: str | None = None, why: str | None = None
) -> EditLine:
    """In these reports it is somebody else of the same name: an actor of its own (`other`).

    Raises:
        StoreError: It is in none of these reports, or in no others.
    """
    held_by = ids(store.db, root(store.db, actor))
    marks = ", ".join("?" * len(held_by))
    held = {
        row[0] for row in store.db.execute(f"SELECT DISTINCT report FROM actors WHERE entity IN ({marks})", held_by)
    }
    moved = [r for r in dict.fromkeys(reports) if r in held]
    if not moved:
        raise StoreError(f"#{actor} is in none of these reports", where="actor", hint="`memcon said` shows its reports")
    if len(moved) == len(held):
        raise StoreError(
            f"#{actor} is in no other reports", where="actor", hint="`memcon actor rename` gives a new name"
        )
    with _writing(store):
        other = store.db.execute(
            """INSERT INTO entities (name, kind, country, sector, wikidata, named)
               SELECT coalesce(?, name), kind, country, sector, NULL, named FROM entities WHERE id = ? RETURNING id""",
            (name, held_by[0]),
        ).fetchone()[0]
        if name:
            store.db.execute("INSERT INTO entity_names VALUES (?, ?, ?, 0)", (fold(name), other, name))
        anchors = [_move(store, report, held_by, other) for report in moved]
        change = {"actor": held_by[0], "other": other, "name": name, "why": why, "reports": anchors}
        return _note(store.db, "split", change, by)


def undo(store: "Store", edit: int, *, by: str) -> EditLine:
    """Take an edit back.

    Raises:
        StoreError: There is no such edit, or it was taken back before.
    """
    held = next((e for e in live_edits(store.db) if e.id == edit), None)
    if held is None:
        raise StoreError(f"there is no edit {edit} to take back", where="actor", hint="`memcon actor edits` lists them")
    with _writing(store):
        if held.kind == "merge":
            store.db.execute("UPDATE entities SET merged_into = NULL WHERE id = ?", (held.actor,))
        elif held.kind == "split":
            _join(store, held)
        _note(store.db, "undo", {"edit": edit}, by)
    return next(e for e in all_edits(store.db) if e.id == edit)


def _join(store: "Store", edit: EditLine) -> None:
    """Give the reports of a split back to whom they were taken from; others that came since to the actor itself."""
    other = edit.other or 0
    row = store.db.execute("SELECT change FROM edits WHERE id = ?", (edit.id,)).fetchone()
    for taken in json.loads(row[0])["reports"]:
        for (report,) in store.db.execute(
            "SELECT id FROM reports WHERE sha256 = ?", (bytes.fromhex(taken["sha256"]),)
        ).fetchall():
            _move(store, report, (other,), taken["entity"])
    store.db.execute("UPDATE entities SET merged_into = ? WHERE id = ?", (edit.actor, other))


def _move(store: "Store", report: int, held_by: Sequence[int], other: int) -> dict[str, Any]:
    """Give an actor of a report to another entity; by what the report is known, and whose it was."""
    was = other
    held = store.record(report, corrected=False)
    locals = dict(store.db.execute("SELECT n, entity FROM actors WHERE report = ?", (report,)).fetchall())
    day = held.report.published.toordinal() if held.report.published else None
    for actor in held.actors:
        entity = locals.get(int(actor.id[1:]))
        if entity is None or entity not in held_by:
            continue
        was = entity
        _recount(store.db, "entity_names", {"folded": fold(actor.name)}, entity, other, {"name": actor.name})
        for role in actor.roles:
            office = {"title": role.title, "country": role.country or "", "organisation": role.organisation or ""}
            _recount(store.db, "offices", office, entity, other, {"first": day, "last": day})
    for table, column, where in MOVED:
        for id in held_by:
            store.db.execute(
                f"UPDATE {table} SET {column} = :other WHERE {column} = :entity AND {where}",
                {"other": other, "entity": id, "report": report},
            )
    return {"sha256": held.report.sha256, "entity": was}


def _recount(
    db: sqlite3.Connection, table: str, key: dict[str, str], entity: int, other: int, more: dict[str, Any]
) -> None:
    """A name or an office is seen once less of the one and once more of the other."""
    own = " AND ".join(f"{column} = :{column}" for column in key)
    db.execute(f"UPDATE {table} SET seen = seen - 1 WHERE entity = :entity AND {own}", {**key, "entity": entity})
    db.execute(f"DELETE FROM {table} WHERE entity = :entity AND {own} AND seen <= 0", {**key, "entity": entity})
    columns = ["entity", "seen", *key, *more]
    days = "first = min(first, excluded.first), last = max(last, excluded.last)," if "first" in more else ""
    db.execute(
        f"""INSERT INTO {table} ({", ".join(columns)}) VALUES ({", ".join(":" + c for c in columns)})
            ON CONFLICT DO UPDATE SET {days} seen = seen + 1""",
        {"entity": other, "seen": 1, **key, **more},
    )


def _note(db: sqlite3.Connection, kind: str, change: dict[str, Any], by: str) -> EditLine:
    made = datetime.now(UTC).isoformat(timespec="seconds")
    for side in ("actor", "other"):
        if change.get(side) is not None:
            change[f"{side}_was"] = _anchor(db, change[side])
    id = db.execute(
        "INSERT INTO edits (made, made_by, kind, change) VALUES (?, ?, ?, ?) RETURNING id",
        (made, by, kind, json.dumps(change, ensure_ascii=False)),
    ).fetchone()[0]
    if kind == "undo":
        return next(e for e in all_edits(db) if e.id == change["edit"])
    return next(e for e in all_edits(db) if e.id == id)


def _anchor(db: sqlite3.Connection, entity: int) -> dict[str, Any]:
    """By what an actor is found again where its number has changed, as after a rebuild or in another store."""
    name, kind, country, wikidata = db.execute(
        "SELECT name, kind, country, wikidata FROM entities WHERE id = ?", (entity,)
    ).fetchone()
    return {"name": name, "kind": kind, "country": country, "wikidata": wikidata}


@contextlib.contextmanager
def _writing(store: "Store") -> Iterator[None]:
    """One transaction, or none."""
    if not store.writes:
        raise StoreError("was opened to be read only", where=str(store.path))
    store.db.execute("BEGIN IMMEDIATE")
    try:
        yield
        store.db.execute("COMMIT")
    except BaseException:
        store.db.execute("ROLLBACK")
        raise
