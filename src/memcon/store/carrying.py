"""Take the merges, splits and names of actors that were made by hand in another store over into this one.

The numbers of actors differ from store to store: who is meant is told by the reports that both hold, by their Wikidata
id or, where they share no report, by name, kind and country. What is decided otherwise here stays, and is named.
"""

import json
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from memcon.record import StoreError
from memcon.store import edits, reading
from memcon.store.identity import fold
from memcon.store.rows import EditLine
from memcon.store.rows_of import ordinal_of

if TYPE_CHECKING:
    from memcon.store.store import Store

LOOKED_AT = 40
"""Reports of an actor, the latest, in which it is looked who it is here."""


def take_edits(store: "Store", other: "Store") -> Iterator[StoreError]:
    """Make the edits of another store here, in their order; those that cannot be made, with the reason.

    The reports of the other store are in this one already. What was made here before is not made again.
    """
    for edit in edits.live_edits(other.db):
        try:
            _take(store, other, edit)
        except StoreError as error:
            what = f"edit {edit.id} ({edit.kind} by {edit.by})"
            yield StoreError(error.message, where=f"{other.path}: {what}", hint="decide by `memcon actor`")


def _take(store: "Store", other: "Store", edit: EditLine) -> None:
    change = json.loads(other.db.execute("SELECT change FROM edits WHERE id = ?", (edit.id,)).fetchone()[0])
    made: EditLine | None
    if edit.kind == "split":
        made = _split(store, other, edit)
    else:
        actor = edits.root(store.db, _here(store, other, edit.actor, change.get("actor_was")))
        if edit.kind == "rename":
            made = _rename(store, actor, edit)
        else:
            into = _here(store, other, edit.other or 0, change.get("other_was"))
            made = _merge(store, actor, edits.root(store.db, into), edit)
    if made is not None:
        with store.writing():
            store.db.execute("UPDATE edits SET made = ? WHERE id = ?", (edit.made, made.id))


def _merge(store: "Store", actor: int, into: int, edit: EditLine) -> EditLine | None:
    if actor == into:
        return None
    for own in edits.live_edits(store.db):
        if own.kind == "split" and {edits.root(store.db, own.actor), edits.root(store.db, own.other or 0)} == {
            actor, into,
        }:  # fmt: skip
            raise StoreError(f"#{actor} and #{into} were split here (edit {own.id} by {own.by}); they stay two")
    return edits.merge(store, actor, into, by=edit.by, why=edit.why)


def _rename(store: "Store", actor: int, edit: EditLine) -> EditLine | None:
    names = [e for e in edits.live_edits(store.db) if e.kind == "rename" and edits.root(store.db, e.actor) == actor]
    if not names:
        return edits.rename(store, actor, edit.name or "", by=edit.by, why=edit.why)
    if names[-1].name != edit.name:
        raise StoreError(f"#{actor} is shown as {names[-1].name!r} here (edit {names[-1].id}), there as {edit.name!r}")
    return None


def _split(store: "Store", other: "Store", edit: EditLine) -> EditLine | None:
    """Who was split off there is split off here, in the reports in which it is still one with the other."""
    one = edits.ids(store.db, edits.root(store.db, _here(store, other, edit.actor, None)))
    apart: dict[int, int] = {}
    for number in _reports(other, (edit.other or 0,)):
        found = _same(store, other, number, edit.other or 0)
        if found is None:
            raise StoreError(f"report #{number}, in which it is somebody else, is read otherwise here")
        apart[found[0]] = found[1]
    if not apart:
        raise StoreError("it is in none of the reports here")
    joined = [report for report, entity in apart.items() if entity in one]
    return edits.split(store, one[0], joined, by=edit.by, name=edit.name, why=edit.why) if joined else None


def _here(store: "Store", other: "Store", entity: int, anchor: dict[str, Any] | None) -> int:
    """Who an actor of the other store is here."""
    numbers = _reports(other, (entity,))[:LOOKED_AT]
    votes = Counter(found[1] for n in numbers if (found := _same(store, other, n, entity)) is not None)
    if votes:
        return min(votes, key=lambda e: (-votes[e], e))
    row = other.db.execute("SELECT name, kind, country, wikidata FROM entities WHERE id = ?", (entity,)).fetchone()
    named = anchor or dict(zip(("name", "kind", "country", "wikidata"), row, strict=True))
    rows = store.db.execute(
        """SELECT id FROM entities WHERE wikidata = :wikidata OR (
               kind = :kind AND country IS :country AND (wikidata IS NULL OR :wikidata IS NULL)
               AND id IN (SELECT entity FROM entity_names WHERE folded = :folded))""",
        {**named, "folded": fold(named["name"])},
    ).fetchall()
    if len(rows) != 1:
        raise StoreError(f"{'nobody' if not rows else 'more than one'} here is {named['name']!r}")
    return int(rows[0][0])


def _reports(store: "Store", entities: tuple[int, ...]) -> list[int]:
    marks = ", ".join("?" * len(entities))
    question = f"SELECT DISTINCT report FROM actors WHERE entity IN ({marks}) ORDER BY report DESC"
    return [n for (n,) in store.db.execute(question, entities).fetchall()]


def _same(store: "Store", other: "Store", number: int, entity: int) -> tuple[int, int] | None:
    """The report here that is a report there, and who in it has the name that the actor has there."""
    try:
        record = other.record(number)
    except StoreError:
        return None
    here = reading.same_report(store.db, record.report)
    if here is None:
        return None
    question = "SELECT n, entity FROM actors WHERE report = ?"
    there = dict(other.db.execute(question, (number,)).fetchall())
    names = {(fold(a.name), a.kind) for a in record.actors if there.get(ordinal_of(a.id)) == entity}
    mine = dict(store.db.execute(question, (here,)).fetchall())
    for actor in store.record(here).actors:
        if (fold(actor.name), actor.kind) in names and ordinal_of(actor.id) in mine:
            return here, mine[ordinal_of(actor.id)]
    return None
