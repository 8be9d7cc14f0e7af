"""Take a report's rows out of the tables, to be made anew: after a correction by hand or a new reading."""

import sqlite3

from msgspec import Struct

from memcon.record import Record
from memcon.store.identity import fold
from memcon.store.rows_of import content_of, ordinal_of

PARTS = (
    ("tones", "statement", "statements"), ("topic_rows", "statement", "statements"),
    ("vectors", "statement", "statements"),
    ("party_rows", "event", "events"), ("dyads", "event", "events"),
)  # fmt: skip
WHOLES = ("statements", "events", "appointments", "actors")


class Lifted(Struct, frozen=True, kw_only=True):
    """What of a report's old rows the new ones keep."""

    entities: dict[tuple[str, str], int]
    """Who an actor is across reports, by folded name and kind: a split by hand holds."""
    ids: dict[str, dict[int, int]]
    """The number of a row by its table and its number in the record."""
    vectors: dict[str, bytes]
    """By the statement's words."""


def lift(db: sqlite3.Connection, number: int, record: Record) -> Lifted:
    """Delete the rows of a report; `record` is the one that they were made of."""
    who = dict(db.execute("SELECT n, entity FROM actors WHERE report = ?", (number,)).fetchall())
    numbers = {(fold(a.name), str(a.kind)): ordinal_of(a.id) for a in record.actors}
    entities = {key: who[n] for key, n in numbers.items() if n in who}
    ids = {
        table: dict(db.execute(f"SELECT n, id FROM {table} WHERE report = ?", (number,)).fetchall())
        for table in WHOLES[:-1]
    }  # fmt: skip
    vectors: dict[str, bytes] = {}
    for statement in record.statements:
        id_, words = ids["statements"].get(ordinal_of(statement.id)), content_of(record.report.text, statement)
        if id_ is None:
            continue
        db.execute(
            "INSERT INTO statement_words (statement_words, rowid, content) VALUES ('delete', ?, ?)", (id_, words)
        )
        row = db.execute("SELECT vector FROM vectors WHERE statement = ?", (id_,)).fetchone()
        if row is not None:
            vectors[words] = row[0]
    for table, key, of in PARTS:
        db.execute(f"DELETE FROM {table} WHERE {key} IN (SELECT id FROM {of} WHERE report = ?)", (number,))
    for table in WHOLES:
        db.execute(f"DELETE FROM {table} WHERE report = ?", (number,))
    return Lifted(entities=entities, ids=ids, vectors=vectors)
