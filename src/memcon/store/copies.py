"""Which reports tell one story: wire copies, rewrites and updates are found when a report is added.

A story is told within days: a report's signature is held against those of the reports that appeared in the week before
and after, all at once; only what promises likeness is compared word by word. So the work for a report grows with what
appears in a fortnight, not with the store.
"""

import sqlite3
from collections.abc import Callable, Sequence
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
WEEK = 7
ROOM = 64
"""Reports for which there is room at first."""


class _Days:
    """The signatures of the reports of some days that follow one another, or of those without a day."""

    def __init__(self, rows: Sequence[tuple[int, int | None, bytes]]) -> None:
        import numpy as np

        self._numbers = [number for number, _, _ in rows]
        self._days = [day for _, day, _ in rows]
        held = np.frombuffer(b"".join(signature for _, _, signature in rows), dtype="<u2")
        self._held = held.reshape(len(rows), -1) if rows else None

    def __len__(self) -> int:
        return len(self._numbers)

    def put(self, number: int, day: int | None, signature: "np.ndarray") -> None:
        """Take one more report in."""
        import numpy as np

        count = len(self._numbers)
        if self._held is None:
            self._held = np.empty((ROOM, signature.size), dtype="<u2")
        elif count == len(self._held):  # twice the room, so that what was there is seldom copied
            self._held = np.concatenate([self._held, np.empty((max(count, ROOM), signature.size), dtype="<u2")])
        self._held[count] = signature
        self._numbers.append(number)
        self._days.append(day)

    def like(self, signature: "np.ndarray", days: range | None) -> list[tuple[float, int]]:
        """(likeness, number) of those of these days that promise to be copies."""
        import numpy as np

        if self._held is None:
            return []
        same = (self._held[: len(self._numbers)] == signature).view(np.uint8).sum(axis=1, dtype=np.uint8)
        if same.max() < PROMISING * signature.size:
            return []
        shares = same / signature.size
        found = np.flatnonzero(shares >= PROMISING).tolist()
        return [(float(shares[i]), self._numbers[i]) for i in found if days is None or self._days[i] in days]


class Copies:
    """The stories of a store as its writer knows them."""

    def __init__(self, db: sqlite3.Connection, text_of: Callable[[int], str]) -> None:
        self._db = db
        self._text_of = text_of
        self._weeks: dict[int | None, _Days] = {}
        self._remembered = 0
        self._stories: dict[int, int] = {}
        self._joined: list[tuple[int, int]] = []

    def forget(self) -> None:
        """Forget all: another connection has written, or the transaction was rolled back."""
        self._weeks.clear()
        self._stories.clear()
        self._joined.clear()
        self._remembered = 0

    def take(self, number: int, report: Report, signature: bytes, older: int | None) -> int:
        """The story of a new report; `older`: the report of which it is a newer version."""
        import numpy as np

        from memcon.stories import near

        own = np.frombuffer(signature, dtype="<u2")
        day = report.published.toordinal() if report.published else None
        alike = [n for n in self._promising(own, day) if near.compare(self._text_of(n), report.text).kind]
        if older is not None:
            alike.append(older)
        stories = sorted({self._story(n) for n in alike})
        story = stories[0] if stories else number
        for other in stories[1:]:
            self._join(other, story)
        self._stories[number] = story
        self._week(day // WEEK if day is not None else None).put(number, day, own)
        self._remembered += 1
        return story

    def flush(self) -> None:
        """Write which stories have turned out to be one; after the reports are inserted."""
        self._db.executemany("UPDATE reports SET story = ? WHERE story = ?", self._joined)
        self._joined.clear()
        self._stories.clear()
        if self._remembered > REMEMBERED:
            self.forget()

    def _promising(self, signature: "np.ndarray", day: int | None) -> list[int]:
        days = range(day - DAYS, day + DAYS + 1) if day is not None else None
        weeks = [None] if days is None else range(days[0] // WEEK, days[-1] // WEEK + 1)
        found = [pair for week in weeks for pair in self._week(week).like(signature, days)]
        found.sort(key=lambda f: (-f[0], f[1]))
        return [number for _, number in found[:COMPARED]]

    def _week(self, week: int | None) -> _Days:
        """The reports of a week, counted from the first day of all; None: those without a day."""
        if week not in self._weeks:
            question = "published IS NULL ORDER BY id DESC LIMIT ?"
            values: tuple[int, ...] = (UNDATED,)
            if week is not None:
                question, values = "published BETWEEN ? AND ? ORDER BY id", (week * WEEK, week * WEEK + WEEK - 1)
            rows = self._db.execute(
                f"SELECT id, published, signature FROM reports WHERE signature IS NOT NULL AND {question}", values
            ).fetchall()
            self._weeks[week] = _Days(rows)
            self._remembered += len(rows)
        return self._weeks[week]

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
