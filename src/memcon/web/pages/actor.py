"""An actor over time."""

from typing import Annotated, Any

from litestar import Response, get
from litestar.params import QueryParameter

from memcon.store.people import find_entities
from memcon.store.rows import EntityLine
from memcon.web.answer import Shape
from memcon.web.pages.asking import Asked, Id, Narrowed, answers
from memcon.web.views import tables
from memcon.web.views.actor import (
    ActorView,
    MonthsView,
    OfficesView,
    actor_view,
    month_rows,
    months_plot,
    months_view,
    office_rows,
    offices_plot,
    offices_view,
)

ACTOR: Shape[ActorView] = Shape(
    "actor.html", rows=lambda v: tables.statements(v.statements),
    atom=lambda v, at: tables.feed(v.actor.name, at, (*v.statements, *v.events)),
)  # fmt: skip
MONTHS: Shape[MonthsView] = Shape("months.html", rows=month_rows, svg=months_plot)
OFFICES: Shape[OfficesView] = Shape("offices.html", rows=office_rows, svg=offices_plot)
PEOPLE: Shape[list[EntityLine]] = Shape("actors.html")


@get("/actor/{actor:int}", summary="An actor over time")
async def actor(request: Asked, narrowed: Narrowed, actor: Id) -> Response[ActorView]:
    """Offices, statements, events, whom the actor speaks of in which tone."""
    return await answers(request).tell(request, ACTOR, lambda store: actor_view(store, actor, narrowed))


@get("/actor/{actor:int}/months", summary="An actor month by month")
async def actor_months(request: Asked, actor: Id) -> Response[MonthsView]:
    """Statements and events by month, of the latest years."""
    return await answers(request).tell(request, MONTHS, lambda store: months_view(store, actor))


@get("/actor/{actor:int}/offices", summary="An actor's offices over time")
async def actor_offices(request: Asked, actor: Id) -> Response[OfficesView]:
    """The offices that reports gave the actor, with the days of the first and the last that did."""
    return await answers(request).tell(request, OFFICES, lambda store: offices_view(store, actor))


@get("/actors", summary="Actors by name")
async def actors(
    request: Asked, name: Annotated[str | None, QueryParameter(max_length=200)] = None
) -> Response[list[EntityLine]]:
    """The actors that a name, a number (#12) or a Wikidata id may stand for."""
    return await answers(request).tell(request, PEOPLE, lambda store: find_entities(store, name) if name else [])


HANDLERS: list[Any] = [actor, actor_months, actor_offices, actors]
