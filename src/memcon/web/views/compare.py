"""Two speakers, or one speaker's two years, side by side."""

from collections.abc import Iterable, Sequence

from memcon.history.compare import Comparison
from memcon.history.loading import compared
from memcon.record.record import Entry
from memcon.store import Store
from memcon.store.people import one_entity
from memcon.store.rows import EntityLine, Filter, StatementLine
from memcon.store.said import said

MOST = 300
"""Statements of a side that are compared, the newest."""
SHOWN = 12


class CompareView(Entry, frozen=True, kw_only=True):
    """A comparison with the latest words of both sides; nothing where a side is not named yet."""

    a: EntityLine | None = None
    b: EntityLine | None = None
    years: tuple[int, int] | None = None
    topic: str | None = None
    occasion: str | None = None
    filter: Filter
    comparison: Comparison | None = None
    first: tuple[StatementLine, ...] = ()
    second: tuple[StatementLine, ...] = ()


def compare_view(
    store: Store, filter: Filter, a: str | None, b: str | None, *, years: tuple[int, int] | None, topic: str | None,
    occasion: str | None,
) -> CompareView:  # fmt: skip
    """The two sides; one actor and two years make two sides as well."""
    one = one_entity(store, _named(a)) if a else None
    other = one_entity(store, _named(b)) if b else one if years else None
    if one is None or other is None:
        return CompareView(a=one, b=other, years=years, topic=topic, occasion=occasion, filter=filter)
    narrowed = Filter(since=filter.since, until=filter.until, publisher=filter.publisher, limit=MOST)
    found = compared(store, narrowed, one, other, occasion=occasion, years=years, topic=topic)
    sides = [
        tuple(said(store, _year(filter, year), speaker=who.id, topic=topic, occasion=occasion))
        for who, year in zip((one, other), years or (None, None), strict=True)
    ]
    return CompareView(
        a=one, b=other, years=years, topic=topic, occasion=occasion, filter=filter, comparison=found, first=sides[0],
        second=sides[1],
    )  # fmt: skip


def compare_rows(view: CompareView) -> tuple[Sequence[str], Iterable[Sequence[object]]]:
    """Whom both speak of, and how."""
    head = ("target", "tone_first", "statements_first", "proof_first", "tone_second", "statements_second",
            "proof_second", "warmer")  # fmt: skip
    rows = view.comparison.targets if view.comparison else ()
    return head, (
        (r.name, r.first.tone, r.first.statements, r.first.proof.text, r.second.tone, r.second.statements,
         r.second.proof.text, r.warmer)
        for r in rows
    )  # fmt: skip


def _year(filter: Filter, year: int | None) -> Filter:
    from datetime import date

    if year is None:
        return Filter(since=filter.since, until=filter.until, publisher=filter.publisher, limit=SHOWN)
    return Filter(since=date(year, 1, 1), until=date(year, 12, 31), publisher=filter.publisher, limit=SHOWN)


def _named(side: str) -> str:
    return f"#{side}" if side.isdecimal() else side
