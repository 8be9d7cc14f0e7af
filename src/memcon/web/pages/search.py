"""Search with its facets, quotations with their variants, statements, reports."""

from typing import Annotated, Any

from litestar import Response, get
from litestar.params import FromQuery, QueryParameter

from memcon.record import Act, EventType, Status
from memcon.store.search import Inside
from memcon.web.answer import Shape
from memcon.web.pages.asking import Asked, Name, Narrowed, Words, answers
from memcon.web.views import tables
from memcon.web.views.search import Asked as SearchAsked
from memcon.web.views.search import (
    QuoteView,
    ReportsView,
    SaidAsked,
    SaidView,
    SearchView,
    quote_view,
    reports_view,
    said_view,
    search_view,
)

SEARCH: Shape[SearchView] = Shape(
    "search.html", rows=lambda v: tables.hits(v.hits), atom=lambda v, at: tables.feed(v.asked.q, at, v.hits)
)
QUOTE: Shape[QuoteView] = Shape("quote.html", rows=lambda v: tables.statements(q.statement for q in v.found))
SAID: Shape[SaidView] = Shape(
    "said.html", rows=lambda v: tables.statements(v.statements),
    atom=lambda v, at: tables.feed("what was said", at, v.statements),
)  # fmt: skip
REPORTS: Shape[ReportsView] = Shape("reports.html", rows=lambda v: tables.reports(v.reports))
Topic = Annotated[str | None, QueryParameter(max_length=60, description="A topic: trade, defence_spending.")]
Who = Annotated[str | None, QueryParameter(max_length=200, description="An actor: a name, a number or a Wikidata id.")]


@get("/search", summary="Reports and statements by their words")
async def search(
    request: Asked, narrowed: Narrowed, q: Words = None, inside: FromQuery[Inside] = "both",
    actor: Annotated[int | None, QueryParameter(ge=1, le=2**62)] = None, topic: Topic = None,
    type: FromQuery[EventType | None] = None, status: FromQuery[Status | None] = None,
) -> Response[SearchView]:  # fmt: skip
    """Where the words stand, the best first; words, "phrases", beginnings*, AND, OR, NOT."""
    asked = SearchAsked(q=q or "", inside=inside, actor=actor, topic=topic, type=type, status=status)
    return await answers(request).tell(request, SEARCH, lambda store: search_view(store, asked, narrowed))


@get("/quote", summary="Where words were said, and how they were altered")
async def quotation(
    request: Asked, narrowed: Narrowed, words: Annotated[str | None, QueryParameter(max_length=2000)] = None
) -> Response[QuoteView]:
    """Exact ones first, then trimmed, altered and near ones."""
    return await answers(request).tell(request, QUOTE, lambda store: quote_view(store, words or "", narrowed))


@get("/said", summary="Who said what")
async def statements(
    request: Asked, narrowed: Narrowed, speaker: Who = None, about: Who = None, topic: Topic = None,
    occasion: Name = None, act: FromQuery[Act | None] = None,
) -> Response[SaidView]:  # fmt: skip
    """Statements by speaker, whom they are about, topic, occasion and act, the newest first."""
    asked = SaidAsked(speaker=speaker, about=about, topic=topic, occasion=occasion, act=act)
    return await answers(request).tell(request, SAID, lambda store: said_view(store, asked, narrowed))


@get("/reports", summary="Reports")
async def reports(request: Asked, narrowed: Narrowed) -> Response[ReportsView]:
    """Reports, the newest first."""
    return await answers(request).tell(request, REPORTS, lambda store: reports_view(store, narrowed))


HANDLERS: list[Any] = [search, quotation, statements, reports]
