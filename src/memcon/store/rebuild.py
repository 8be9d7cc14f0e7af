"""Read all reports of a store again with the present models; or make the tables anew from the records alone.

Both go report by report, each batch in a transaction of its own: a rebuild that is stopped is taken up where it was,
and questions are answered all the while. Corrections by hand are laid over the new records; those that find no place
any more are listed.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from memcon.record import MadeBy, Record, Report
from memcon.record.record import Entry
from memcon.store.rows_of import content_of

if TYPE_CHECKING:
    from memcon.store.store import Store

CHUNK = 16
INDEXED = 64
ReadMany = Callable[[Sequence[Report]], "list[Record | None]"]


class Rebuilt(Entry, frozen=True, kw_only=True):
    """A report that was read again; `failed`: it could not be, and is as it was."""

    report: int
    name: str
    failed: bool = False


def stale(store: "Store", made_by: MadeBy | None) -> list[int]:
    """The reports that the present version, models and settings have not read; all of them where none are given."""
    if made_by is None:
        return [n for (n,) in store.db.execute("SELECT id FROM reports ORDER BY id").fetchall()]
    models, settings = (msgspec.json.encode(x).decode() for x in (made_by.models, made_by.settings))
    rows = store.db.execute(
        """SELECT id FROM reports WHERE run NOT IN
           (SELECT id FROM runs WHERE version = ? AND models = ? AND settings = ?) ORDER BY id""",
        (made_by.memcon, models, settings),
    )
    return [n for (n,) in rows.fetchall()]


def rebuild(store: "Store", numbers: Sequence[int], read_many: ReadMany) -> Iterator[Rebuilt]:
    """Read reports again; each comes out after it is safe. What cannot be read stays as it was."""
    for start in range(0, len(numbers), CHUNK):
        part = numbers[start : start + CHUNK]
        reports = [store.record(n, corrected=False).report for n in part]
        found = read_many(reports)
        with store.writing() as writer:
            for number, record in zip(part, found, strict=True):
                if record is not None:
                    writer.replace(number, record)
        for number, report, record in zip(part, reports, found, strict=True):
            yield Rebuilt(report=number, name=report.id, failed=record is None)


def reindex(store: "Store") -> Iterator[int]:
    """Make every table anew from the records and the corrections; the number of each report that is done."""
    numbers = stale(store, None)
    with store.writing():
        for table in ("report_words", "statement_words"):
            store.db.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")
        statements: dict[int, list[tuple[int, int]]] = {}
        for id_, report, n in store.db.execute("SELECT id, report, n FROM statements"):
            statements.setdefault(report, []).append((id_, n))
        for number in numbers:
            _words(store, number, statements.get(number, []))
    for start in range(0, len(numbers), INDEXED):
        part = numbers[start : start + INDEXED]
        with store.writing() as writer, writer.again(part):
            pass
        yield from part


def _words(store: "Store", number: int, statements: list[tuple[int, int]]) -> None:
    """Index the words of a report and of its statements."""
    record = store.record(number)
    said = {s.id: content_of(record.report.text, s) for s in record.statements}
    store.db.execute(
        "INSERT INTO report_words (rowid, title, text) VALUES (?, ?, ?)",
        (number, record.report.title or "", record.report.text),
    )
    for id_, n in statements:
        if (words := said.get(f"s{n}")) is not None:
            store.db.execute("INSERT INTO statement_words (rowid, content) VALUES (?, ?)", (id_, words))
