"""The store: one SQLite file, one connection; many readers beside a writer.

A thread has a `Store` of its own. What goes wrong inside a `with` block comes out as a StoreError of one line.
"""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from urllib.parse import quote

from memcon.record import Record, Report, StoreError
from memcon.store import migrations, reading, writing
from memcon.store.codec import Codec
from memcon.store.rows import Filter, ReportLine
from memcon.store.writing import Added

PATIENCE = 30.0
"""Seconds to wait for another writer; one commit takes far less."""
MAPPED = 0x7FFF0000
"""Bytes of a store that readers map into memory: as many as SQLite maps at most."""
ALL = Filter(limit=None)


class Store:
    """Reports with their records over time; made by `Store.open`."""

    def __init__(self, path: Path, db: sqlite3.Connection, *, writes: bool) -> None:
        self.path = path
        self.db = db
        self.writes = writes
        self.codec = Codec(db)
        self._writer: writing.Writer | None = None

    @classmethod
    def open(cls, path: Path, *, write: bool = False, create: bool = False, patience: float | None = None) -> "Store":
        """Open the store in the file; with `create` a new one where there is none.

        Raises:
            StoreError: There is no such file, it is no store, of a newer version, corrupt or cannot be written.
        """
        path = Path(path)
        if create:
            needs_folder(path)
        new = create and (not path.exists() or path.stat().st_size == 0)
        if not new and not path.is_file():
            raise StoreError(
                "there is no store", where=str(path), hint="make one with `memcon add`, or name it by --store"
            )
        with faults(path):
            db = _connect(path, write=write or new, patience=PATIENCE if patience is None else patience)
            try:
                if new:
                    migrations.create(db)
                migrations.ready(db, path, write=write or new)
            except BaseException:
                db.close()
                raise
        return cls(path, db, writes=write or new)

    def close(self) -> None:
        """Close the file."""
        self.db.close()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        with contextlib.suppress(sqlite3.Error):
            self.close()
        if isinstance(error, sqlite3.Error):
            raise explained(error, self.path) from error

    def add(self, records: Iterable[Record]) -> Iterator[Added]:
        """Store records; what became of each, in order, each only after its commit."""
        with faults(self.path):
            yield from self.writer().add(records)

    def writer(self) -> writing.Writer:
        """What writes; the same for as long as the store is open.

        Raises:
            StoreError: The store was opened to be read only.
        """
        if not self.writes:
            raise StoreError("was opened to be read only", where=str(self.path))
        if self._writer is None:
            self._writer = writing.Writer(self.db, self.codec)
        return self._writer

    @contextlib.contextmanager
    def writing(self) -> Iterator[writing.Writer]:
        """One transaction: all of it or nothing."""
        writer = self.writer()
        with faults(self.path), writer.transaction():
            yield writer

    def has(self, report: Report) -> int | None:
        """The stored report with the same text, of the same publisher and day; None where it is not there yet."""
        with faults(self.path):
            return reading.same_report(self.db, report)

    def record(self, report: int, *, corrected: bool = True) -> Record:
        """The record of a report, the corrections by hand laid over it unless told otherwise."""
        return reading.record(self.db, self.codec, report, corrected=corrected)

    def records(self, filter: Filter = ALL) -> Iterator[Record]:
        """The records of the latest versions in the order in which they were added."""
        for report in reading.reports(self.db, filter):
            yield self.record(report)

    def text(self, report: int) -> str:
        """The text of a report."""
        return reading.text(self.db, self.codec, report)

    def line(self, report: int) -> ReportLine:
        """The report as a list shows it."""
        return reading.line(self.db, report)

    def find_report(self, name_or_id: str) -> int:
        """The report of a name, an address, a number (`#12`) or the first digits of a hash; its latest version."""
        return reading.find_report(self.db, name_or_id, str(self.path))


def _connect(path: Path, *, write: bool, patience: float) -> sqlite3.Connection:
    address = f"file:{quote(str(path.resolve()))}"
    if write:
        db = sqlite3.connect(f"{address}?mode=rwc", uri=True, timeout=patience, isolation_level=None)
        db.execute("PRAGMA synchronous = FULL")  # what was acknowledged survives a power cut, too
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA cache_size = -65536")
        db.execute("PRAGMA wal_autocheckpoint = 8000")
        db.execute("PRAGMA journal_size_limit = 67108864")
        return db
    try:
        db = sqlite3.connect(f"{address}?mode=ro", uri=True, timeout=patience, isolation_level=None)
        db.execute("SELECT 1 FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError:
        if _beside(path, "-wal").exists():
            raise
        # On a disk that cannot be written SQLite cannot keep its lock file: nobody writes there, so none is needed.
        db = sqlite3.connect(f"{address}?mode=ro&immutable=1", uri=True, isolation_level=None)
    db.execute("PRAGMA cache_size = -32768")
    db.execute(f"PRAGMA mmap_size = {MAPPED}")  # a page that is read a second time is not copied from the system again
    return db


def needs_folder(path: Path) -> None:
    """Make sure that there is a folder for a new store.

    Raises:
        StoreError: There is none.
    """
    if not path.parent.is_dir():
        raise StoreError(
            f"there is no folder {path.parent}", where=str(path), hint="make it, or name another by --store"
        )


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


@contextlib.contextmanager
def faults(path: Path) -> Iterator[None]:
    """Let what SQLite raises come out as a StoreError."""
    try:
        yield
    except sqlite3.Error as error:
        raise explained(error, path) from error


def explained(error: sqlite3.Error, path: Path) -> StoreError:
    """What an error of SQLite means for a user, and the next thing to do."""
    name, text, where = getattr(error, "sqlite_errorname", ""), str(error), str(path)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return StoreError("another program is writing to the store", where=where, hint="wait until it has ended")
    if name.startswith("SQLITE_NOTADB"):
        return StoreError("is no store of memcon", where=where, hint="name another file by --store")
    if name.startswith("SQLITE_CORRUPT"):
        return StoreError(
            f"the store is damaged ({text})", where=where, hint="`memcon check` says where; take the last backup"
        )
    if name.startswith("SQLITE_FULL"):
        return StoreError("the disk is full", where=where, hint="make room and add again; what was stored is kept")
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return StoreError(
            "the store cannot be written or opened here",
            where=where,
            hint="look at the rights of the file and its folder",
        )
    if name.startswith("SQLITE_IOERR"):
        return StoreError(f"the disk fails ({text})", where=where, hint="look at the disk, then run `memcon check`")
    return StoreError(f"{type(error).__name__}: {text}", where=where, hint="run `memcon check`")
