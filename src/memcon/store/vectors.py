"""Vectors of statements, for closeness in meaning: made once, 96 bytes a statement."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from memcon.record import StoreError
from memcon.store.lines import Lines
from memcon.store.narrowing import placeholders
from memcon.syntax.sentences import Sentences, pack

if TYPE_CHECKING:
    from memcon.store.store import Store

BATCH = 200
ASKED = 500
"""Statements asked for at a time."""


@cache
def encoder() -> Sentences:
    """The sentence encoder, opened once."""
    return Sentences()


def vectors_of(store: "Store", statements: Sequence[int]) -> dict[int, bytes]:
    """The vectors that are known of these statements."""
    found: dict[int, bytes] = {}
    for start in range(0, len(statements), ASKED):
        some = statements[start : start + ASKED]
        found.update(
            store.db.execute(
                f"SELECT statement, vector FROM vectors WHERE statement IN ({placeholders(some)})", tuple(some)
            )
        )
    return found


def lacking(store: "Store", *, again: bool = False) -> int:
    """How many statements have no vector yet; all, where all are made anew."""
    count, known = store.db.execute(
        "SELECT (SELECT count(*) FROM statements), (SELECT count(*) FROM vectors)"
    ).fetchone()
    return int(count if again else count - known)


def index(store: "Store", *, again: bool = False) -> Iterator[int]:
    """Make the vectors that are lacking, or all `again`; yields how many were made, batch by batch.

    What was yielded is kept: a run that is stopped goes on where it was.

    Raises:
        StoreError: The store was opened to be read only.
    """
    if not store.writes:
        raise StoreError("was opened to be read only", where=str(store.path))
    if again:
        store.db.execute("DELETE FROM vectors")
    last = 0
    while True:
        rows = store.db.execute(
            """SELECT s.id, s.report, s.n FROM statements s
               WHERE s.id > ? AND NOT EXISTS (SELECT 1 FROM vectors v WHERE v.statement = s.id)
               ORDER BY s.id LIMIT ?""",
            (last, BATCH),
        ).fetchall()
        if not rows:
            return
        last = rows[-1][0]
        lines = Lines(store)
        known = ((id, lines.opened(report).statements.get(f"s{n}"), report) for id, report, n in rows)
        texts = {id: lines.opened(report).words(said.content) or "" for id, said, report in known if said}
        packed = pack(encoder().embed(texts.values()))
        store.db.execute("BEGIN IMMEDIATE")
        try:
            store.db.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", zip(texts, packed, strict=True))
            store.db.execute("COMMIT")
        except BaseException:
            store.db.execute("ROLLBACK")
            raise
        yield len(texts)
