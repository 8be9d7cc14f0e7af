"""Today: what is new, told by most outlets first; what was said and done; what is due; whom everybody quotes."""

from datetime import date, timedelta

from memcon.record.record import Entry
from memcon.store import Store
from memcon.store.due import due
from memcon.store.listing import latest_events, reports, sums
from memcon.store.rows import AppointmentLine, EntityLine, EventLine, Filter, ReportLine, StatementLine, Sums
from memcon.store.said import said
from memcon.store.watch import most_watched

REPORTS = 300
"""The newest reports, among which the most told stories are looked for."""
STORIES = 14
STATEMENTS = 14
EVENTS = 14
AHEAD = 21
DUE = 14
WATCHED = 14


class TodayView(Entry, frozen=True, kw_only=True):
    """The front page."""

    day: date
    """The last day of it: today, or the latest that the store knows."""
    since: date
    sums: Sums
    stories: tuple[ReportLine, ...]
    statements: tuple[StatementLine, ...]
    events: tuple[EventLine, ...]
    due: tuple[AppointmentLine, ...]
    watched: tuple[EntityLine, ...]


def today_view(store: Store, today: date, since: date | None) -> TodayView:
    """What is new since a day; without one, since the day before the latest report."""
    known = sums(store)
    last = min(today, known.last) if known.last else today
    first = min(since, last) if since else last - timedelta(days=1)
    days = Filter(since=first, until=last, limit=STATEMENTS)
    told = [s for s in said(store, Filter(since=first, until=last, limit=4 * STATEMENTS)) if s.speaker and s.quotes]
    told.sort(key=lambda s: (-(len(s.also) + 1), -s.confidence))
    return TodayView(
        day=last, since=first, sums=known, stories=tuple(_stories(store, first, last)),
        statements=tuple(_each_once(told)[:STATEMENTS]), events=tuple(latest_events(store, _limited(days, EVENTS))),
        due=tuple(due(store, today if known.last is None or today <= known.last else last, AHEAD, Filter(limit=DUE))),
        watched=tuple(most_watched(store, _limited(days, WATCHED), kind=None)),
    )  # fmt: skip


def _stories(store: Store, first: date, last: date) -> list[ReportLine]:
    """The newest report of each story, those that most outlets tell first."""
    once: dict[int, ReportLine] = {}
    for line in reports(store, Filter(since=first, until=last, limit=REPORTS)):
        once.setdefault(line.story or line.id, line)
    return sorted(once.values(), key=lambda r: (-r.outlets, -(r.published or date.min).toordinal(), -r.id))[:STORIES]


def _each_once(told: list[StatementLine]) -> list[StatementLine]:
    """No speaker more than twice: a page of one voice is no brief."""
    count: dict[int, int] = {}
    kept = []
    for s in told:
        who = s.speaker.id if s.speaker else 0
        count[who] = count.get(who, 0) + 1
        if count[who] <= 2:
            kept.append(s)
    return kept


def _limited(days: Filter, limit: int) -> Filter:
    return Filter(since=days.since, until=days.until, limit=limit)
