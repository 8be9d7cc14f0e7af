"""Which reports tell one story: wire copies, rewrites and updates are found when a report is added.

A story is told within days: a report's signature is held against those of the reports that appeared in the week before
and after, all at once; only what promises likeness is compared word by word. So the work for a report grows with what
appears in a fortnight, not with the store.
"""

import sqlite3
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from memcon.record import Report

if TYPE_CHECKING:
    import numpy as np

DAYS = 7
PROMISING = 0.14
"""Of likeness by signature; two reports of one story that agree to .28 are under it once in a thousand."""
COMPARED = 12
"""The likest are compared word by word."""
UNDATED = 2000
"""Of the reports without a day, so many of the latest are looked at."""
REMEMBERED = 200_000


class _Day:
    """The signatures of the reports of one day."""

    def __init__(self, rows: Iterable[tuple[int, bytes]] = ()) -> None:
        self.numbers: list[int] = []
        self.signatures: list[bytes] = []
        self._held: np.ndarray | None = None
        for number, signature in rows:
            self.put(number, signature)

    def put(self, number: int, signature: bytes) -> None:
        self.numbers.append(number)
        self.signatures.append(signature)
        self._held = None

    def like(self, signature: "np.ndarray") -> list[tuple[float, int]]:
        """(likeness, number) of those that promise to be copies."""
        import numpy as np

        if not self.numbers:
            return []
        if self._held is None:
            self._held = np.frombuffer(b"".join(self.signatures), dtype="<u2").reshape(len(self.numbers), -1)
        same = (self._held == signature).view(np.uint8).sum(axis=1, dtype=np.uint8)
        if same.max() < PROMISING * signature.size:
            return []
        shares = same / signature.size
        return [(float(shares[i]), self.numbers[i]) for i in np.flatnonzero(shares >= PROMISING).tolist()]


class Copies:
    """The stories of a store as its writer knows them."""

    def __init__(self, db: sqlite3.Connection, text_of: Callable[[int], str]) -> None:
        self._db = db
        self._text_of = text_of
        self._days: dict[int | None, _Day] = {}
        self._remembered = 0
        self._stories: dict[int, int] = {}
        self._joined: list[tuple[int, int]] = []

    def forget(self) -> None:
        """Forget all: another connection has written, or the transaction was rolled back."""
        self._days.clear()
        self._stories.clear()
        self._joined.clear()
        self._remembered = 0

    def take(self, number: int, report: Report, older: int | None) -> tuple[int, bytes]:
        """The story and the signature of a new report; `older`: the report of which it is a newer version."""
        from memcon.stories import near

        signature = near.signature(report.text)
        day = report.published.toordinal() if report.published else None
        alike = [n for n in self._promising(signature, day) if near.compare(self._text_of(n), report.text).kind]
        if older is not None:
            alike.append(older)
        stories = sorted({self._story(n) for n in alike})
        story = stories[0] if stories else number
        for other in stories[1:]:
            self._join(other, story)
        self._stories[number] = story
        self._day(day).put(number, signature)
        self._remembered += 1
        return story, signature

    def flush(self) -> None:
        """Write which stories have turned out to be one; after the reports are inserted."""
        self._db.executemany("UPDATE reports SET story = ? WHERE story = ?", self._joined)
        self._joined.clear()
        self._stories.clear()
        if self._remembered > REMEMBERED:
            self.forget()

    def _promising(self, signature: bytes, day: int | None) -> list[int]:
        import numpy as np

        own = np.frombuffer(signature, dtype="<u2")
        near_days = [None] if day is None else range(day - DAYS, day + DAYS + 1)
        found = [pair for d in near_days for pair in self._day(d).like(own)]
        found.sort(key=lambda f: (-f[0], f[1]))
        return [number for _, number in found[:COMPARED]]

    def _day(self, day: int | None) -> _Day:
        if day not in self._days:
            question, values = "published = ? ORDER BY id", (day,)
            if day is None:
                question, values = "published IS NULL ORDER BY id DESC LIMIT ?", (UNDATED,)
            rows = self._db.execute(
                f"SELECT id, signature FROM reports WHERE signature IS NOT NULL AND {question}", values
            ).fetchall()
            self._days[day] = _Day(rows)
            self._remembered += len(rows)
        return self._days[day]

    def _story(self, number: int) -> int:
        if number not in self._stories:
            row = self._db.execute("SELECT coalesce(story, id) FROM reports WHERE id = ?", (number,)).fetchone()
            self._stories[number] = self._top(row[0])
        return self._stories[number]

    def _join(self, other: int, story: int) -> None:
        self._joined.append((story, other))
        for number, held in self._stories.items():
            if held == other:
                self._stories[number] = story

    def _top(self, story: int) -> int:
        """The story that another one has become in this batch."""
        for into, joined in self._joined:
            if story == joined:
                story = into
        return story
