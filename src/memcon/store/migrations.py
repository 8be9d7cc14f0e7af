"""Which version a store is of, and how an older one becomes the present one.

A migration is a function of the connection; `MIGRATIONS[v]` leads from version v to v + 1. All that are needed run in
one transaction, so that a store is never between two versions.
"""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from memcon.record import StoreError
from memcon.store.codec import Codec
from memcon.store.schema import APPLICATION_ID, TABLES, VERSION

PAGE_SIZE = 8192


def smaller(db: sqlite3.Connection) -> None:
    """From version 1: topics and sides by number, confidence in thousandths; less room for the same."""
    for table in ("statements", "events", "tones"):
        columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
        values = ["CAST(round(confidence * 1000) AS INTEGER)" if c == "confidence" else c for c in columns]
        _again(db, table, table, f"SELECT {', '.join(values)} FROM old")
    db.execute(_made("topic_names"))
    db.execute("INSERT INTO topic_names (name) SELECT DISTINCT topic FROM topics ORDER BY topic")
    named = "SELECT n.id, old.statement FROM old JOIN topic_names n ON n.name = old.topic"
    _again(db, "topics", "topic_rows", named)
    _again(db, "parties", "party_rows", "SELECT event, entity, role = 'target' FROM old")
    _again(db, "appointments", "appointments", "SELECT *, '' FROM old")
    _entitle(db)
    for name in ("topics", "parties"):
        db.execute(_made(name))


def _entitle(db: sqlite3.Connection) -> None:
    """Give appointments the titles that their records have."""
    codec = Codec(db)
    for (report,) in db.execute("SELECT DISTINCT report FROM appointments").fetchall():
        blob = db.execute("SELECT record FROM records WHERE report = ?", (report,)).fetchone()[0]
        for entry in codec.unpack(blob).calendar:
            found = (entry.title, report, int(entry.id[1:]))
            db.execute("UPDATE appointments SET title = ? WHERE report = ? AND n = ?", found)


def _again(db: sqlite3.Connection, old: str, new: str, rows: str) -> None:
    """Make a table anew, as it is now, with rows chosen from the `old` one."""
    db.execute("PRAGMA legacy_alter_table = ON")  # what refers to the table goes on to mean its name
    for (index,) in db.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL", (old,)
    ).fetchall():
        db.execute(f"DROP INDEX {index}")
    db.execute(f"ALTER TABLE {old} RENAME TO old")
    db.execute(_made(new))
    db.execute(f"INSERT INTO {new} {rows}")
    db.execute("DROP TABLE old")
    for statement in statements(TABLES):
        if statement.lstrip().startswith("CREATE INDEX") and f" ON {new} (" in statement:
            db.execute(statement)
    db.execute("PRAGMA legacy_alter_table = OFF")


def _made(name: str) -> str:
    """The statement that makes a table or a view."""
    begins = (f"CREATE TABLE {name} ", f"CREATE VIEW {name} ")
    return next(s for s in statements(TABLES) if s.lstrip().startswith(begins))


def create(db: sqlite3.Connection) -> None:
    """Make the tables in an empty file; nothing where another process has just done so."""
    db.execute(f"PRAGMA page_size = {PAGE_SIZE}")
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("BEGIN IMMEDIATE")
    try:
        if _versions(db) == (0, 0) and _is_empty(db):
            for statement in statements(TABLES):
                db.execute(statement)
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            db.execute(f"PRAGMA user_version = {VERSION}")
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise


def ready(db: sqlite3.Connection, path: Path, *, write: bool) -> None:
    """Make sure that this is a store of the present version; bring an older one up to it if it may be written.

    Raises:
        StoreError: It is no store, or of a newer version, or of an older one and only to be read.
    """
    where = str(path)
    application, version = _versions(db)
    if application != APPLICATION_ID:
        raise StoreError("is no store of memcon", where=where, hint="name another file by --store")
    if version > VERSION:
        raise StoreError(
            f"the store is of version {version}, this memcon knows up to {VERSION}", where=where, hint="update memcon"
        )
    if version < VERSION:
        if not write:
            raise StoreError(
                f"the store is of the older version {version}", where=where, hint="run `memcon store upgrade`"
            )
        migrate(db)
    if write and db.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        db.execute("PRAGMA journal_mode = WAL")


def migrate(db: sqlite3.Connection) -> None:
    """Bring a store of an older version up to the present one, or leave it as it is."""
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute("BEGIN IMMEDIATE")
    try:
        for step in range(_versions(db)[1], VERSION):
            MIGRATIONS[step](db)
        db.execute(f"PRAGMA user_version = {VERSION}")
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise
    finally:
        db.execute("PRAGMA foreign_keys = ON")


def statements(script: str) -> list[str]:
    """The statements of a script, one by one (`executescript` would end the transaction)."""
    found, begun = [], ""
    for line in script.splitlines(keepends=True):
        begun += line
        if sqlite3.complete_statement(begun):
            found.append(begun)
            begun = ""
    return found


def _versions(db: sqlite3.Connection) -> tuple[int, int]:
    return db.execute("PRAGMA application_id").fetchone()[0], db.execute("PRAGMA user_version").fetchone()[0]


def _is_empty(db: sqlite3.Connection) -> bool:
    return db.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone() is None


MIGRATIONS: dict[int, Callable[[sqlite3.Connection], None]] = {1: smaller}
