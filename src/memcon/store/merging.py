"""Take another store's reports in, with what was made by hand on them and on their actors."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from memcon.record import Record, StoreError
from memcon.store import corrections as by_hand
from memcon.store.carrying import take_edits
from memcon.store.checking import unproven

if TYPE_CHECKING:
    from memcon.store.store import Store
    from memcon.store.writing import Added

COLUMNS = "made, made_by, why, sha256, kind, words, before, after, spans, change, undone"


def merge(store: "Store", other: "Store") -> "Iterator[Added | StoreError]":
    """Add every report of another store, older versions first; one that is broken there comes out as an error.

    What is in both stays as it is here. Corrections of both hold, this store's own last; so do merges, splits and names
    of actors, and those that say otherwise than this store's come out as errors.

    Raises:
        StoreError: They are one and the same file.
    """
    if store.path.resolve() == other.path.resolve():
        raise StoreError("is the store itself", where=str(other.path), hint="name another one")
    take_corrections(store, other)
    broken: list[StoreError] = []
    for added in store.add(_sound(other, broken)):
        yield from broken
        broken.clear()
        yield added
    yield from broken
    yield from take_edits(store, other)


def take_corrections(store: "Store", other: "Store") -> int:
    """Copy the corrections that this store lacks; how many there were."""
    rows = other.db.execute(f"SELECT {COLUMNS} FROM corrections ORDER BY id").fetchall()
    here = set(store.db.execute("SELECT made, made_by, sha256, kind, words, change FROM corrections").fetchall())
    new = [r for r in rows if (r[0], r[1], r[3], r[4], r[5], r[9]) not in here]
    touched = by_hand.reports_of(store.db, {r[3] for r in new})
    with store.writing() as writer, writer.again(touched):
        marks = ", ".join("?" * len(COLUMNS.split(", ")))
        store.db.executemany(f"INSERT INTO corrections ({COLUMNS}) VALUES ({marks})", new)
    return len(new)


def _sound(other: "Store", broken: list[StoreError]) -> Iterator[Record]:
    numbers = [n for (n,) in other.db.execute("SELECT id FROM reports ORDER BY id").fetchall()]
    for number in numbers:
        where = f"{other.path}: report #{number}"
        try:
            record = other.record(number, corrected=False)
        except StoreError as error:
            broken.append(StoreError(error.message, where=where, hint="`memcon check` says more"))
            continue
        faults = unproven(record)
        if faults:
            broken.append(StoreError(f"is not proven by its text ({faults[0]})", where=where, hint="read it again"))
            continue
        yield record
