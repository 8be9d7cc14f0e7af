"""Search, quotations, statements, reports."""

from msgspec.structs import replace

from memcon.record import SettingError
from memcon.record.record import Entry
from memcon.store import Store
from memcon.store.listing import reports
from memcon.store.people import find_entities, one_entity
from memcon.store.quote import quote
from memcon.store.rows import EntityLine, Facet, Filter, Hit, Quoted, ReportLine, StatementLine
from memcon.store.said import said
from memcon.store.search import Inside, facets, find, found_with_facets
from memcon.store.watch import most_watched

NAMED = 6
"""Actors of the name that is searched for, shown beside the hits."""
SHORT = 5
"""Words up to which a search may be a name."""


class Asked(Entry, frozen=True, kw_only=True):
    """What was asked for in a search."""

    q: str = ""
    inside: Inside = "both"
    actor: int | None = None
    topic: str | None = None
    type: str | None = None
    status: str | None = None


class SearchView(Entry, frozen=True, kw_only=True):
    """Hits with what narrows them."""

    asked: Asked
    filter: Filter
    hits: tuple[Hit, ...] = ()
    matches: int = 0
    bounded: bool = False
    facets: tuple[Facet, ...] = ()
    people: tuple[EntityLine, ...] = ()
    actor: EntityLine | None = None
    problem: str | None = None


class QuoteView(Entry, frozen=True, kw_only=True):
    """Where words were said, and in which variants."""

    words: str
    filter: Filter
    found: tuple[Quoted, ...] = ()


class SaidAsked(Entry, frozen=True, kw_only=True):
    """What was asked for of statements."""

    speaker: str | None = None
    about: str | None = None
    topic: str | None = None
    occasion: str | None = None
    act: str | None = None


class SaidView(Entry, frozen=True, kw_only=True):
    """Statements."""

    asked: SaidAsked
    filter: Filter
    speaker: EntityLine | None = None
    about: EntityLine | None = None
    statements: tuple[StatementLine, ...] = ()


class ReportsView(Entry, frozen=True, kw_only=True):
    """Reports, the newest first."""

    filter: Filter
    reports: tuple[ReportLine, ...] = ()


def search_view(store: Store, asked: Asked, filter: Filter) -> SearchView:
    """The hits of a search; a query that cannot be understood is told on the page, not as a fault."""
    if not asked.q.strip():
        return SearchView(asked=asked, filter=filter, people=tuple(most_watched(store, Filter(limit=12), kind=None)))
    people = find_entities(store, asked.q)[:NAMED] if len(asked.q.split()) <= SHORT else []
    actor = one_entity(store, f"#{asked.actor}") if asked.actor else None
    try:
        if asked.actor or asked.topic or asked.type or asked.status:
            found = find(store, asked.q, filter, inside=asked.inside, actor=asked.actor, topic=asked.topic,
                         type=asked.type, status=asked.status)  # fmt: skip
            narrowing = facets(store, asked.q, filter, inside=asked.inside)
        else:
            found, narrowing = found_with_facets(store, asked.q, filter, inside=asked.inside)
    except SettingError as error:
        return SearchView(asked=asked, filter=filter, people=tuple(people), actor=actor, problem=str(error))
    return SearchView(
        asked=asked, filter=filter, hits=found.hits, matches=found.matches, bounded=found.bounded,
        facets=tuple(narrowing), people=tuple(people), actor=actor,
    )  # fmt: skip


def quote_view(store: Store, words: str, filter: Filter) -> QuoteView:
    """Where the words were said."""
    return QuoteView(words=words, filter=filter, found=tuple(quote(store, words, filter)) if words.strip() else ())


def said_view(store: Store, asked: SaidAsked, filter: Filter) -> SaidView:
    """Statements by speaker, whom they are about, topic, occasion and act."""
    speaker = one_entity(store, _number(asked.speaker)) if asked.speaker else None
    about = one_entity(store, _number(asked.about)) if asked.about else None
    found = said(
        store, filter, speaker=speaker.id if speaker else None, about=about.id if about else None, topic=asked.topic,
        occasion=asked.occasion, act=asked.act,
    )  # fmt: skip
    return SaidView(asked=asked, filter=filter, speaker=speaker, about=about, statements=tuple(found))


def reports_view(store: Store, filter: Filter) -> ReportsView:
    """Reports, the newest first."""
    return ReportsView(filter=replace(filter), reports=tuple(reports(store, filter)))


def _number(name: str) -> str:
    """A bare number is an actor's: in an address `#` has a meaning of its own."""
    return f"#{name}" if name.isdecimal() else name
