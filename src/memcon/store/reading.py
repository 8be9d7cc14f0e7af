"""What is read back: texts, records, lines of lists."""

import hashlib
import re
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from memcon.record import MadeBy, Record, Report, StoreError
from memcon.store.codec import Codec, whole
from memcon.store.corrections import lay_over
from memcon.store.rows import Filter, ReportLine

HASH = re.compile(r"[0-9a-f]{8,64}")
SHOWN = 5


def text(db: sqlite3.Connection, codec: Codec, report: int) -> str:
    """The text of a report."""
    row = db.execute("SELECT text FROM texts WHERE report = ?", (report,)).fetchone()
    if row is None:
        raise gone(report)
    return codec.unpack_text(row[0])


def record(db: sqlite3.Connection, codec: Codec, report: int, *, corrected: bool = True) -> Record:
    """The record of a report as it was added, or with the corrections by hand."""
    row = db.execute(
        """SELECT name, sha256, title, url, published, language, text, record, version, models, settings
           FROM reports JOIN texts ON texts.report = reports.id JOIN records ON records.report = reports.id
           JOIN runs ON runs.id = reports.run WHERE reports.id = ?""",
        (report,),
    ).fetchone()
    if row is None:
        raise gone(report)
    name, sha256, title, url, published, language, words, blob, version, models, settings = row
    held = codec.unpack(blob)
    fixed = Report(
        id=name, text=codec.unpack_text(words), sha256=sha256.hex(), title=title, publisher=held.report.publisher,
        url=url, published=day(published), language=language, dateline=held.report.dateline,
    )  # fmt: skip
    made_by = MadeBy(memcon=version, models=msgspec.json.decode(models), settings=msgspec.json.decode(settings))
    made = whole(held, fixed, made_by)
    return lay_over(db, made) if corrected else made


def reports(db: sqlite3.Connection, filter: Filter) -> Iterator[int]:
    """The numbers of the latest versions that pass, in the order in which they were added."""
    last = 0
    left, skip = filter.limit, filter.offset
    while left is None or left > 0:  # by pages, so that no statement stays open while somebody writes
        page = db.execute(
            """SELECT reports.id FROM reports LEFT JOIN publishers ON publishers.id = publisher
               WHERE reports.id > :last AND newer IS NULL
               AND (:since IS NULL OR published >= :since) AND (:until IS NULL OR published <= :until)
               AND (:publisher IS NULL OR publishers.name = :publisher COLLATE NOCASE)
               ORDER BY reports.id LIMIT 1000 OFFSET :skip""",
            {"last": last, "since": ordinal(filter.since), "until": ordinal(filter.until),
             "publisher": filter.publisher, "skip": skip},
        ).fetchall()  # fmt: skip
        skip = 0
        if not page:
            return
        for (found,) in page[:left]:
            yield found
        left = None if left is None else left - len(page)
        last = page[-1][0]


def line(db: sqlite3.Connection, report: int) -> ReportLine:
    """A report as a list shows it."""
    row = db.execute(
        """SELECT r.id, r.name, title, p.name, url, published, story,
           (SELECT count(*) FROM reports o WHERE o.story = r.story AND o.newer IS NULL)
           FROM reports r LEFT JOIN publishers p ON p.id = r.publisher WHERE r.id = ?""",
        (report,),
    ).fetchone()
    if row is None:
        raise gone(report)
    id_, name, title, publisher, url, published, story, outlets = row
    return ReportLine(
        id=id_, name=name, title=title, publisher=publisher, url=url, published=day(published), story=story,
        outlets=max(outlets, 1),
    )  # fmt: skip


def same_report(db: sqlite3.Connection, report: Report) -> int | None:
    """The report with the same text, of the same publisher and day as far as they are known."""
    digest = hashlib.sha256(report.text.encode("utf-8")).digest()
    found = db.execute(
        """SELECT r.id, p.name, published FROM reports r LEFT JOIN publishers p ON p.id = publisher
           WHERE sha256 = ? ORDER BY r.id""",
        (digest,),
    ).fetchall()
    return same_of(found, report.publisher, ordinal(report.published))


def same_of(found: Iterable[tuple[int, str | None, int | None]], publisher: str | None, day: int | None) -> int | None:
    """Of (number, publisher, day) of reports with one text the one that is the report itself, not another's copy."""
    for number, of, when in found:
        if (publisher in (None, of) or of is None) and day in (None, when):
            return number
    return None


def find_report(db: sqlite3.Connection, wanted: str, where: str) -> int:
    """The report of a name, an address, a number or the first digits of a hash."""
    for found in _matches(db, wanted):
        if len(found) == 1:
            return found[0]
        if found:
            names = ", ".join(f"#{i}" for i in found[:SHOWN]) + (" …" if len(found) > SHOWN else "")
            raise StoreError(
                f"{len(found)} reports are called {wanted!r}: {names}", where=where, hint="name one by its number"
            )
    raise StoreError(f"there is no report {wanted!r}", where=where, hint="`memcon search` finds reports by their words")


def _matches(db: sqlite3.Connection, wanted: str) -> Iterator[list[int]]:
    if wanted.startswith("#") and wanted[1:].isdecimal():
        yield _ids(db, "id = ?", int(wanted[1:]))
    yield _ids(db, "name = ? AND newer IS NULL", wanted)
    yield _ids(db, "url = ? AND newer IS NULL", wanted)
    if wanted.isdecimal() and len(wanted) < 18:
        yield _ids(db, "id = ?", int(wanted))
    if HASH.fullmatch(wanted):
        low = bytes.fromhex(wanted[: len(wanted) // 2 * 2])
        found = _ids(db, "sha256 >= ? AND sha256 < ? AND newer IS NULL", low, low + b"\xff" * 32)
        yield found


def _ids(db: sqlite3.Connection, condition: str, *values: object) -> list[int]:
    return [i for (i,) in db.execute(f"SELECT id FROM reports WHERE {condition} ORDER BY id", values)]


def day(value: int | None) -> date | None:
    """The day of an ordinal."""
    return date.fromordinal(value) if value else None


def ordinal(value: date | None) -> int | None:
    """The ordinal of a day."""
    return value.toordinal() if value else None


def gone(report: int) -> StoreError:
    """What is said of a report that is not there."""
    return StoreError(f"there is no report #{report}", hint="`memcon search` finds reports by their words")
