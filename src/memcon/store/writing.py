"""How records get into the store: in batches, one short transaction each, so that readers and other writers get by."""

import contextlib
import gc
import hashlib
import sqlite3
import time
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from memcon.record import MadeBy, Record, Report
from memcon.record.record import Entry
from memcon.store import reading
from memcon.store.codec import Codec
from memcon.store.copies import Copies
from memcon.store.corrections import lay_over, live
from memcon.store.identity import Identities
from memcon.store.inheriting import inherit
from memcon.store.lifting import lift
from memcon.store.rows_of import Known, Row, Rows

BATCH = 1024
"""Records that are stored together where they come that fast."""
PAUSE = 1.0
"""Seconds after which what waits is stored, however little it is."""
DAYS_APART = 30
"""Reports of one name and publisher whose days are farther apart are two, not versions of one."""
LEARN_AT = 256
"""Reports from which the dictionaries are made."""


class Added(Entry, frozen=True, kw_only=True):
    """What became of a record: a new report, one that is there already, or a newer version of one."""

    report: int
    name: str
    what: Literal["new", "same", "version"]
    newer_than: int | None = None


class Writer:
    """Adds records; it alone changes what reports, their entries and the full-text tables hold."""

    def __init__(self, db: sqlite3.Connection, codec: Codec) -> None:
        self._db = db
        self._codec = codec
        self._identities = Identities(db)
        self._copies = Copies(db, self._text_of)
        self._rows: Rows | None = None
        self._runs: dict[bytes, int] = {}
        self._publishers: dict[str, int] = {}
        self._seen: int | None = None
        self._learned = False
        self._started = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())

    def add(self, records: Iterable[Record]) -> Iterator[Added]:
        """Store records in batches; yields each after the commit of its batch.

        Where the records end in an error, what was handed over before it is stored.
        """
        waiting: list[Record] = []
        since = time.monotonic()
        try:
            for record in records:
                if not waiting:
                    since = time.monotonic()
                waiting.append(record)
                if len(waiting) >= (BATCH if self._learned else LEARN_AT) or time.monotonic() - since >= PAUSE:
                    batch, waiting = waiting, []
                    yield from self.commit(batch)
        except BaseException:
            if waiting:
                self.commit(waiting)
            raise
        yield from self.commit(waiting)

    def commit(self, batch: list[Record]) -> list[Added]:
        """Store a batch in one transaction, or nothing of it."""
        if not batch:
            return []
        with self.transaction(), _uncollected():
            rows = self._rows = Rows(self._db)
            done = [self._placed(record.report, rows) for record in batch]
            self._make([(a, r) for a, r in zip(done, batch, strict=True) if a.what != "same"], rows)
            rows.insert()
            self._copies.flush()
            self._learn()
        return done

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """One transaction of this writer: all of it or nothing."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            self._look_again()
            yield
            self._identities.flush()
            self._db.execute("COMMIT")
        except BaseException:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            self._forget()
            raise
        self._seen = self._db.execute("PRAGMA data_version").fetchone()[0]

    @contextlib.contextmanager
    def again(self, numbers: Iterable[int]) -> Iterator[None]:
        """Make the rows of reports anew after what is done in the block; inside a transaction."""
        lifted = []
        for number in numbers:
            record = self._record(number)
            self._identities.leave(record, found := lift(self._db, number, record))
            lifted.append((number, found))
        yield
        rows = Rows(self._db)
        for number, found in lifted:
            record = self._record(number)
            rows.keep(found)
            rows.entries(number, record, self._identities.of(record, found.entities))
        rows.insert()

    def replace(self, number: int, record: Record) -> None:
        """Let a report have another record of the same text; inside a transaction."""
        with self.again((number,)):
            self._db.execute("UPDATE records SET record = ? WHERE report = ?", (self._codec.pack(record), number))
            self._db.execute("UPDATE reports SET run = ? WHERE id = ?", (self._run(record.made_by), number))

    def _record(self, number: int) -> Record:
        return reading.record(self._db, self._codec, number)

    def _look_again(self) -> None:
        """Forget what was remembered where another connection has written since."""
        version = self._db.execute("PRAGMA data_version").fetchone()[0]
        if version != self._seen:
            self._forget()

    def _forget(self) -> None:
        self._identities.forget()
        self._copies.forget()
        self._runs.clear()
        self._publishers.clear()
        self._codec.forget()

    def _placed(self, report: Report, rows: Rows) -> Added:
        """What a report is beside those that are there and those before it in the batch, with its number."""
        digest = hashlib.sha256(report.text.encode("utf-8")).digest()
        same = reading.same_report(self._db, report)
        if same is None:
            same = reading.same_of(rows.with_text(digest), report.publisher, reading.ordinal(report.published))
        if same is not None:
            return Added(report=same, name=report.id, what="same")
        older = self._older(report, rows)
        number = rows.next("reports")
        rows.remember(number, report, digest)
        if older is None:
            return Added(report=number, name=report.id, what="new")
        rows.supersede(older, number)
        return Added(report=number, name=report.id, what="version", newer_than=older)

    def _make(self, fresh: list[tuple[Added, Record]], rows: Rows) -> None:
        """The rows of what is new, one kind of work after another: each finds its tables in the processor's caches."""
        from memcon.stories.near import signature

        signatures = [signature(record.report.text) for _, record in fresh]
        for (added, record), signed in zip(fresh, signatures, strict=True):
            story = self._copies.take(added.report, record.report, signed, added.newer_than)
            rows.put("reports", self._report_row(added.report, record, story, signed))
        for added, record in fresh:
            rows.put("texts", (added.report, self._codec.pack_text(record.report.text)))
        for added, record in fresh:
            rows.put("records", (added.report, self._codec.pack(record)))
        for added, record in fresh:
            rows.put("report_words", (added.report, record.report.title or "", record.report.text))
        shown = self._corrected(fresh)
        entities = [self._identities.of(record) for _, record in shown]
        for (added, record), who in zip(shown, entities, strict=True):
            rows.entries(added.report, record, who)

    def _report_row(self, number: int, record: Record, story: int, signature: bytes) -> Row:
        report = record.report
        return (
            number, report.id, hashlib.sha256(report.text.encode("utf-8")).digest(), self._publisher(report.publisher),
            report.url, report.title, reading.ordinal(report.published), report.language, len(report.text),
            self._run(record.made_by), int(time.time()), story, None, signature,
        )  # fmt: skip

    def _corrected(self, fresh: list[tuple[Added, Record]]) -> list[tuple[Added, Record]]:
        """The records with what was corrected by hand in an older version, or in the same text of another outlet."""
        if not self._db.execute("SELECT EXISTS (SELECT 1 FROM corrections)").fetchone()[0]:
            return fresh
        shown = []
        for added, record in fresh:
            if added.newer_than is not None:
                self._inherit(added.newer_than, record)
            shown.append((added, lay_over(self._db, record)))
        return shown

    def _inherit(self, older: int, record: Record) -> None:
        """Let what was corrected in the older version hold in this one."""
        text = self._text_of(older)
        sha256 = hashlib.sha256(text.encode("utf-8")).hexdigest()
        if live(self._db, sha256):
            inherit(self._db, sha256, text, record)

    def _older(self, report: Report, rows: Rows) -> int | None:
        """The report of which this is a newer version: of the same address, or of the same name where both fit."""
        found = self._db.execute(
            """SELECT r.id, r.name, url, p.name, published FROM reports r LEFT JOIN publishers p ON p.id = publisher
               WHERE (url = :url OR r.name = :name) AND newer IS NULL ORDER BY r.id DESC""",
            {"url": report.url, "name": report.id},
        ).fetchall()
        for row in (*rows.named(report), *(Known(*row) for row in found)):
            if not rows.is_superseded(row.number) and self._is_older(row, report):
                return row.number
        return None

    def _is_older(self, known: Known, report: Report) -> bool:
        """Names alone prove little (`001.txt` of two folders): the days must be near, or the words alike."""
        if report.url is not None and known.url is not None:
            return known.url == report.url
        if known.name != report.id or known.publisher != report.publisher:
            return False
        if known.day is not None and report.published is not None:
            return abs(known.day - report.published.toordinal()) <= DAYS_APART
        from memcon.stories.near import compare

        return compare(self._text_of(known.number), report.text).kind is not None

    def _text_of(self, number: int) -> str:
        """The text of a report, be it of the batch that is being stored."""
        held = self._rows.text_of(number) if self._rows is not None else None
        return held if held is not None else reading.text(self._db, self._codec, number)

    def _publisher(self, name: str | None) -> int | None:
        if name is None:
            return None
        if name not in self._publishers:
            self._db.execute("INSERT OR IGNORE INTO publishers (name) VALUES (?)", (name,))
            row = self._db.execute("SELECT id FROM publishers WHERE name = ?", (name,)).fetchone()
            self._publishers[name] = row[0]
        return self._publishers[name]

    def _run(self, made_by: MadeBy) -> int:
        key = msgspec.msgpack.encode(made_by)
        if key not in self._runs:
            values = (
                made_by.memcon, msgspec.json.encode(made_by.models).decode(),
                msgspec.json.encode(made_by.settings).decode(), self._started,
            )  # fmt: skip
            self._db.execute(
                "INSERT OR IGNORE INTO runs (version, models, settings, started) VALUES (?, ?, ?, ?)", values
            )
            row = self._db.execute(
                "SELECT id FROM runs WHERE version = ? AND models = ? AND settings = ? AND started = ?", values
            ).fetchone()
            self._runs[key] = row[0]
        return self._runs[key]

    def _learn(self) -> None:
        """Make the dictionaries once there is enough to learn from."""
        if self._learned:
            return
        db, codec = self._db, self._codec
        if db.execute("SELECT count(*) FROM (SELECT 1 FROM reports LIMIT ?)", (LEARN_AT,)).fetchone()[0] < LEARN_AT:
            return
        self._learned = True
        if db.execute("SELECT 1 FROM dictionaries").fetchone():
            return
        texts = [codec.unpack_text(t).encode() for (t,) in db.execute("SELECT text FROM texts LIMIT ?", (LEARN_AT,))]
        held = [codec.plain(r) for (r,) in db.execute("SELECT record FROM records LIMIT ?", (LEARN_AT,))]
        codec.train(texts, held)


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """No look for cycles among the rows of a batch: a hundred a record, alive until they are inserted, none in one."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
