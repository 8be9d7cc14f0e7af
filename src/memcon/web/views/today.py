"""Today: the brief, the stories that most outlets tell, whom everybody quotes."""

from collections.abc import Iterator
from datetime import date, timedelta

from memcon.history.brief import Brief, brief
from memcon.record.record import Entry
from memcon.store import Store
from memcon.store.listing import reports, sums
from memcon.store.rows import EntityLine, Filter, ReportLine, StatementLine, Sums
from memcon.store.watch import most_watched

REPORTS = 300
"""The newest reports, among which the most told stories are looked for."""
STORIES = 12
PARTS = 12
WATCHED = 14


class TodayView(Entry, frozen=True, kw_only=True):
    """The front page."""

    day: date
    """The last day of it: today, or the latest that the store knows."""
    since: date
    sums: Sums
    brief: Brief
    stories: tuple[ReportLine, ...]
    watched: tuple[EntityLine, ...]

    def statements(self) -> Iterator[StatementLine]:
        """What was said, speaker after speaker."""
        for speaker in self.brief.speakers:
            yield from speaker.statements


def today_view(store: Store, today: date, since: date | None) -> TodayView:
    """What is new since a day; without one, since the day before the latest report."""
    known = sums(store)
    last = min(today, known.last) if known.last else today
    first = min(since, last) if since else last - timedelta(days=1)
    days = Filter(since=first, until=last, limit=WATCHED)
    return TodayView(
        day=last, since=first, sums=known, brief=brief(store, first, last, Filter(limit=PARTS)),
        stories=tuple(_stories(store, first, last)), watched=tuple(most_watched(store, days, kind=None)),
    )  # fmt: skip


def _stories(store: Store, first: date, last: date) -> list[ReportLine]:
    """The newest report of each story, those that most outlets tell first."""
    once: dict[int, ReportLine] = {}
    for line in reports(store, Filter(since=first, until=last, limit=REPORTS)):
        once.setdefault(line.story or line.id, line)
    return sorted(once.values(), key=lambda r: (-r.outlets, -(r.published or date.min).toordinal(), -r.id))[:STORIES]
