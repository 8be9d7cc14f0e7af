"""A copy of the store at one moment, while others read and write it; and what a store holds, in figures."""

import contextlib
import sqlite3
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from memcon.record import StoreError
from memcon.record.record import Entry
from memcon.store.reading import day

if TYPE_CHECKING:
    from memcon.store.store import Store


class RunLine(Entry, frozen=True, kw_only=True):
    """One version with its models and settings, and how many reports it read."""

    memcon: str
    started: str
    reports: int


class Stats(Entry, frozen=True, kw_only=True):
    """What a store holds."""

    path: str
    bytes: int
    text_characters: int
    reports: int
    older_versions: int
    stories: int
    statements: int
    events: int
    appointments: int
    actors: int
    """Those with a name."""
    corrections: int
    publishers: int
    first: date | None
    last: date | None
    runs: tuple[RunLine, ...]


COUNTED = {
    "text_characters": "SELECT coalesce(sum(characters), 0) FROM reports",
    "reports": "SELECT count(*) FROM reports WHERE newer IS NULL",
    "older_versions": "SELECT count(*) FROM reports WHERE newer IS NOT NULL",
    "stories": "SELECT count(DISTINCT story) FROM reports WHERE newer IS NULL",
    "statements": "SELECT count(*) FROM statements",
    "events": "SELECT count(*) FROM events",
    "appointments": "SELECT count(*) FROM appointments",
    "actors": "SELECT count(*) FROM entities WHERE named AND merged_into IS NULL",
    "corrections": "SELECT count(*) FROM corrections WHERE undone IS NULL",
    "publishers": "SELECT count(*) FROM publishers",
}


def stats(store: "Store") -> Stats:
    """What the store holds, in figures."""
    counted = {name: store.db.execute(question).fetchone()[0] for name, question in COUNTED.items()}
    first, last = store.db.execute("SELECT min(published), max(published) FROM reports").fetchone()
    runs = store.db.execute(
        """SELECT version, min(started), count(*) FROM reports JOIN runs ON runs.id = run
           GROUP BY version, models, settings ORDER BY 2"""
    ).fetchall()
    return Stats(
        path=str(store.path), bytes=store.path.stat().st_size, first=day(first), last=day(last),
        runs=tuple(RunLine(memcon=v, started=s, reports=n) for v, s, n in runs), **counted,
    )  # fmt: skip


def backup(store: "Store", target: Path) -> int:
    """Write the store as it is now into a new file, whole or not at all; its size in bytes.

    Raises:
        StoreError: The file is there already, or cannot be written whole.
    """
    where = str(target)
    if target.exists():
        raise StoreError("is there already", where=where, hint="name a new file")
    if not target.parent.is_dir():
        raise StoreError(f"there is no folder {target.parent}", where=where, hint="make it, or name another")
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    try:
        store.db.execute("VACUUM INTO ?", (str(part),))
        with contextlib.closing(sqlite3.connect(part)) as copy:
            copy.execute("PRAGMA journal_mode = WAL")
            (line,) = copy.execute("PRAGMA quick_check(1)").fetchone()
        if line != "ok":
            raise StoreError(f"the copy is not sound ({line})", where=where, hint="look at the disk")
        part.rename(target)
    finally:
        part.unlink(missing_ok=True)
    return target.stat().st_size
