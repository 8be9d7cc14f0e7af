"""Which version a store is of, and how an older one becomes the present one.

A migration is a function of the connection; `MIGRATIONS[v]` leads from version v to v + 1. All that are needed run in
one transaction, so that a store is never between two versions.
"""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from memcon.record import StoreError
from memcon.store.schema import APPLICATION_ID, TABLES, VERSION

PAGE_SIZE = 8192
MIGRATIONS: dict[int, Callable[[sqlite3.Connection], None]] = {}


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
