"""Two sides over time, and who acts on whom."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from msgspec.structs import replace

from memcon.export.wording import country, short
from memcon.history.dyads import Rupture, marked, ruptures
from memcon.record.record import Entry
from memcon.store import Store
from memcon.store.between import Party, between, party, weeks
from memcon.store.listing import network
from memcon.store.rows import EventLine, Filter, Pair, Week
from memcon.store.watch import latest_day
from memcon.web.plots import charts
from memcon.web.plots.vega import PLOTS

WEEKS = 104
"""Shown where no days are asked for, the latest."""
PAIRS = 60
DAYS = 90
"""Of the network where no days are asked for, the latest."""


class DyadView(Entry, frozen=True, kw_only=True):
    """Cooperation and conflict of two sides by week, their ruptures and events."""

    one: Party
    other: Party
    filter: Filter
    weeks: tuple[Week, ...]
    ruptures: tuple[Rupture, ...]
    events: tuple[EventLine, ...]
    type: str | None = None
    status: str | None = None

    @property
    def cooperation(self) -> int:
        """Acts of cooperation in the weeks shown."""
        return sum(w.cooperation for w in self.weeks)

    @property
    def conflict(self) -> int:
        """Acts of conflict in the weeks shown."""
        return sum(w.conflict for w in self.weeks)


class NetworkView(Entry, frozen=True, kw_only=True):
    """Which countries act on one another."""

    filter: Filter
    countries: tuple[str, ...]
    pairs: tuple[Pair, ...]


def dyad_view(
    store: Store, one: str, other: str, filter: Filter, *, type: str | None = None, status: str | None = None
) -> DyadView:
    """The page of a dyad.

    Raises:
        StoreError: A side is nobody, or both are the same.
    """
    a, b = party(store, _named(one)), party(store, _named(other))
    events = between(store, filter, a, b, status=status, type=type)
    found = weeks(store, a, b, replace(filter, limit=None, offset=0))
    breaks = ruptures(found)
    told = marked(found, breaks)
    if filter.since is None and filter.until is None:
        told = told[-WEEKS:]
    return DyadView(
        one=a, other=b, filter=filter, weeks=tuple(told), ruptures=tuple(breaks), events=tuple(events),
        type=type, status=status,
    )  # fmt: skip


def dyad_plot(view: DyadView) -> bytes:
    """Cooperation and conflict by week."""
    return PLOTS.svg(
        charts.weeks(view.weeks), f"{view.one.name} and {view.other.name}: cooperation and conflict by week"
    )


def week_rows(view: DyadView) -> tuple[Sequence[str], Iterable[Sequence[object]]]:
    """The weeks as a table."""
    return ("monday", "cooperation", "conflict", "score", "breaks"), (
        (w.monday, w.cooperation, w.conflict, round(w.score, 2), w.breaks) for w in view.weeks
    )


def network_view(store: Store, filter: Filter, countries: tuple[str, ...]) -> NetworkView:
    """The busiest pairs of the days asked for, or of the last ninety that the store knows."""
    if filter.since is None and filter.until is None and (last := latest_day(store)):
        filter = replace(filter, since=last - timedelta(days=DAYS - 1), until=last)
    filter = replace(filter, limit=min(filter.limit or PAIRS, 200))
    return NetworkView(filter=filter, countries=countries, pairs=tuple(network(store, filter, countries=countries)))


def network_plot(view: NetworkView) -> bytes:
    """Who acts on whom."""
    days = " to ".join(short(d) for d in (view.filter.since, view.filter.until) if d)
    return PLOTS.svg(charts.network(view.pairs[:PAIRS]), f"Who acts on whom, {days}", vega=True)


def pair_rows(view: NetworkView) -> tuple[Sequence[str], Iterable[Sequence[object]]]:
    """The pairs as a table."""
    return ("one", "other", "one_name", "other_name", "cooperation", "conflict", "from_one"), (
        (p.one, p.other, country(p.one), country(p.other), p.cooperation, p.conflict, p.from_one) for p in view.pairs
    )


def _named(side: str) -> str:
    return f"#{side}" if side.isdecimal() else side
