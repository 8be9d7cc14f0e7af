"""An actor over time: offices, statements, events, whom it speaks of and how."""

from collections.abc import Iterable, Sequence
from datetime import date

from memcon.record.record import Entry
from memcon.store import Store
from memcon.store.listing import acts, months, tones
from memcon.store.people import People, actor_facts
from memcon.store.people import offices as offices_of
from memcon.store.rows import ActorFacts, EntityLine, EventLine, Filter, OfficeLine, StatementLine
from memcon.store.said import said
from memcon.store.watch import latest_day
from memcon.web.plots import charts
from memcon.web.plots.vega import PLOTS

SHOWN = 20
YEARS = 3
"""Of which months are shown, the latest."""
EVENTS = 12
OFFICES = 14
"""That are drawn: of more, those that most reports give."""


class Spoken(Entry, frozen=True, kw_only=True):
    """Somebody whom the actor speaks of, how often and in which tone."""

    actor: EntityLine
    tone: float
    statements: int


class Month(Entry, frozen=True, kw_only=True):
    """A month (its first day) of an actor."""

    month: date
    statements: int
    events: int


class ActorView(Entry, frozen=True, kw_only=True):
    """What the actor's page shows."""

    facts: ActorFacts
    filter: Filter
    statements: tuple[StatementLine, ...]
    events: tuple[EventLine, ...]
    spoken_of: tuple[Spoken, ...]
    about: tuple[StatementLine, ...]

    @property
    def actor(self) -> EntityLine:
        """The actor."""
        return self.facts.actor

    @property
    def drawn(self) -> int:
        """How many offices the plot of them shows."""
        return len(_dated(self.facts.offices))


class OfficesView(Entry, frozen=True, kw_only=True):
    """The offices of an actor, the latest first."""

    actor: EntityLine
    offices: tuple[OfficeLine, ...]


class MonthsView(Entry, frozen=True, kw_only=True):
    """An actor month by month."""

    actor: EntityLine
    months: tuple[Month, ...]


def actor_view(store: Store, entity: int, filter: Filter) -> ActorView:
    """The page of an actor.

    Raises:
        StoreError: There is no such actor.
    """
    facts = actor_facts(store, entity)
    people, id = People(store), facts.actor.id
    narrowed = Filter(since=filter.since, until=filter.until, publisher=filter.publisher, limit=SHOWN)
    few = Filter(since=filter.since, until=filter.until, publisher=filter.publisher, limit=EVENTS)
    return ActorView(
        facts=facts, filter=filter, statements=tuple(said(store, narrowed, speaker=id)),
        events=tuple(acts(store, id, few)), about=tuple(said(store, few, about=id)),
        spoken_of=tuple(Spoken(actor=people.line(o), tone=t, statements=n) for o, t, n in tones(store, id)),
    )  # fmt: skip


def months_view(store: Store, entity: int) -> MonthsView:
    """How often an actor spoke and acted in the latest years; counted apart, for it takes longer than the page.

    Raises:
        StoreError: There is no such actor.
    """
    actor = People(store).line(entity)
    last = latest_day(store)
    first = last.replace(day=1, year=last.year - YEARS) if last else None
    found = (Month(month=m, statements=s, events=e) for m, s, e in months(store, actor.id, first))
    return MonthsView(actor=actor, months=tuple(found))


def offices_view(store: Store, entity: int) -> OfficesView:
    """The offices that reports gave an actor, with the days of the first and the last that did.

    Raises:
        StoreError: There is no such actor.
    """
    actor = People(store).line(entity)
    return OfficesView(actor=actor, offices=tuple(offices_of(store, actor.id)))


def offices_plot(view: OfficesView) -> bytes:
    """Offices over time."""
    return PLOTS.svg(charts.offices(_dated(view.offices)), f"{view.actor.name}: offices over time")


def office_rows(view: OfficesView) -> tuple[Sequence[str], Iterable[Sequence[object]]]:
    """The offices as a table."""
    head = ("title", "organisation", "country", "first", "last", "reports")
    return head, ((o.title, o.organisation, o.country, o.first, o.last, o.reports) for o in view.offices)


def _dated(found: Sequence[OfficeLine]) -> list[OfficeLine]:
    known = [o for o in found if o.first and o.last]
    return sorted(known, key=lambda o: -o.reports)[:OFFICES]


def months_plot(view: MonthsView) -> bytes:
    """Statements and events by month."""
    found = [(m.month, m.statements, m.events) for m in view.months]
    return PLOTS.svg(charts.months(found), f"{view.actor.name}: statements and events by month")


def month_rows(view: MonthsView) -> tuple[Sequence[str], Iterable[Sequence[object]]]:
    """The months as a table."""
    return ("month", "statements", "events"), ((m.month, m.statements, m.events) for m in view.months)
