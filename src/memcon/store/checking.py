"""Prove the whole store again: the file, the hash of every text, every span of every record, every row."""

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from itertools import chain

from memcon.check.gate import KINDS, Gate
from memcon.record import Draft, Record, StoreError
from memcon.record.record import Entry
from memcon.store.rows_of import COLUMNS, Rows, content_of
from memcon.store.store import Store, explained

GATE = Gate()
WORDS = (("report_words", "reports"), ("statement_words", "statements"))
OF_REPORT = ("actors", "statements", "events", "appointments")
OF_ENTRY = (
    ("tones", "statement", "statements"), ("topic_rows", "statement", "statements"), ("party_rows", "event", "events"),
    ("dyads", "event", "events"),
)  # fmt: skip
SHOWN = 100


class Fault(Entry, frozen=True, kw_only=True):
    """Something in a store that is not as it must be."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def check(store: Store, tell: Callable[[int], object] | None = None) -> Iterator[Fault]:
    """All faults of a store; `tell` is told the number of each report that was looked at."""
    for part in (_file, _references, _words):
        try:
            yield from part(store)
        except sqlite3.DatabaseError as error:
            yield Fault(where="file", what=explained(error, store.path).message)
    try:
        numbers = [n for (n,) in store.db.execute("SELECT id FROM reports ORDER BY id")]
    except sqlite3.DatabaseError as error:
        yield Fault(where="reports", what=explained(error, store.path).message)
        return
    for number in numbers:
        yield from _report(store, number)
        if tell is not None:
            tell(number)


def unproven(record: Record) -> list[str]:
    """What of a record its text does not prove, by the gate's own rules, a line each."""
    checked = GATE.check(Draft(report=record.report, **{kind: getattr(record, kind) for kind in KINDS}))
    if checked.dropped:
        return list(checked.dropped)
    return [f"{kind} refer to what is not there" for kind in KINDS if getattr(checked, kind) != getattr(record, kind)]


def _file(store: Store) -> Iterator[Fault]:
    for (line,) in store.db.execute(f"PRAGMA integrity_check({SHOWN})"):
        if line != "ok":
            yield Fault(where="file", what=" ".join(line.split()))


def _references(store: Store) -> Iterator[Fault]:
    rows = store.db.execute("PRAGMA foreign_key_check").fetchmany(SHOWN)
    for table, row, parent, _ in rows:
        yield Fault(where=f"{table} row {row}" if row else table, what=f"stands for a row of {parent} that is gone")


def _words(store: Store) -> Iterator[Fault]:
    for table, of in WORDS:
        if store.writes:
            try:
                store.db.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")
            except sqlite3.DatabaseError as error:
                hint = "`memcon store rebuild --index` makes it anew"
                yield Fault(where=table, what=f"the index of words is damaged ({error}); {hint}")
                continue
        store.db.execute(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.in_{table} USING fts5vocab(main, {table}, 'instance')"
        )
        indexed = {doc for (doc,) in store.db.execute(f"SELECT DISTINCT doc FROM temp.in_{table}")}
        held = {number for (number,) in store.db.execute(f"SELECT id FROM {of}")}
        for number in sorted(held - indexed)[:SHOWN]:
            if _has_words(store, of, number):
                yield Fault(where=f"{of} row {number}", what="is not in the index of words")
        for number in sorted(indexed - held)[:SHOWN]:
            yield Fault(where=f"{of} row {number}", what="is in the index of words and gone")


def _has_words(store: Store, table: str, number: int) -> bool:
    """Whether there is anything to index: a statement may be a dash."""
    if table == "reports":
        return any(c.isalnum() for c in store.text(number))
    report, n = store.db.execute("SELECT report, n FROM statements WHERE id = ?", (number,)).fetchone()
    record = store.record(report)
    return any(c.isalnum() for s in record.statements if s.id == f"s{n}" for c in content_of(record.report.text, s))


def _report(store: Store, number: int) -> Iterator[Fault]:
    where = f"report #{number}"
    try:
        record = store.record(number, corrected=False)
        (digest,) = store.db.execute("SELECT sha256 FROM reports WHERE id = ?", (number,)).fetchone()
        if hashlib.sha256(record.report.text.encode()).digest() != digest:
            yield Fault(where=where, what="the text is not the one that its SHA-256 names")
        for line in unproven(record):
            yield Fault(where=where, what=line)
        corrected = store.record(number)
        if corrected != record:
            for line in unproven(corrected):
                yield Fault(where=where, what=f"as corrected: {line}")
        for table in _other_rows(store, number, corrected):
            yield Fault(where=where, what=f"the rows in {table} are not those of its record")
    except StoreError as error:
        yield Fault(where=where, what=error.message)
    except (sqlite3.DatabaseError, ValueError, KeyError, IndexError) as error:
        yield Fault(where=where, what=f"cannot be read ({type(error).__name__}: {error})")


def _other_rows(store: Store, number: int, record: Record) -> Iterator[str]:
    """The tables that hold other rows for the report than its record makes."""
    entities = {
        f"a{n}": entity
        for n, entity in store.db.execute("SELECT n, entity FROM actors WHERE report = ?", (number,))
    }  # fmt: skip
    if entities.keys() != {a.id for a in record.actors}:
        yield "actors"
        return
    expected = Rows(store.db, dry=True)
    expected.entries(number, record, entities)
    numbers: dict[str, dict[int, int]] = {}
    for table in OF_REPORT:
        columns = COLUMNS[table]
        held = store.db.execute(f"SELECT {columns} FROM {table} WHERE report = ? ORDER BY n", (number,)).fetchall()
        made = sorted(expected.of(table), key=lambda row: row[columns.split(", ").index("n")])
        if table != "actors":
            numbers[table] = {m[0]: h[0] for m, h in zip(made, held, strict=False)}
            held, made = [h[1:] for h in held], [m[1:] for m in made]
        if held != made:
            yield table
            return
    for table, key, of in OF_ENTRY:
        yield from _other_parts(store, expected, table, key, numbers[of])


def _other_parts(store: Store, expected: Rows, table: str, key: str, numbers: dict[int, int]) -> Iterator[str]:
    columns = COLUMNS[table].split(", ")
    at = columns.index(key)
    made = {(*row[:at], numbers[row[at]], *row[at + 1 :]) for row in expected.of(table)}
    found = (
        store.db.execute(f"SELECT {COLUMNS[table]} FROM {table} WHERE {key} = ?", (n,)) for n in numbers.values()
    )  # fmt: skip
    if made != set(chain.from_iterable(found)):
        yield table
