"""An actor over time."""

from typing import Annotated, Any

from litestar import Response, get
from litestar.params import QueryParameter

from memcon.store.people import find_entities
from memcon.store.rows import EntityLine
from memcon.web.answer import Shape
from memcon.web.pages.asking import Asked, Id, Narrowed, answers
from memcon.web.views import tables
from memcon.web.views.actor import ActorView, actor_plot, actor_view

ACTOR: Shape[ActorView] = Shape(
    "actor.html", rows=lambda v: tables.statements(v.statements), svg=actor_plot,
    atom=lambda v, at: tables.feed(v.actor.name, at, (*v.statements, *v.events)),
)  # fmt: skip
PEOPLE: Shape[list[EntityLine]] = Shape("actors.html")


@get("/actor/{actor:int}", summary="An actor over time")
async def actor(request: Asked, narrowed: Narrowed, actor: Id) -> Response[ActorView]:
    """Offices, statements, events, whom the actor speaks of in which tone."""
    return await answers(request).tell(request, ACTOR, lambda store: actor_view(store, actor, narrowed))


@get("/actors", summary="Actors by name")
async def actors(
    request: Asked, name: Annotated[str | None, QueryParameter(max_length=200)] = None
) -> Response[list[EntityLine]]:
    """The actors that a name, a number (#12) or a Wikidata id may stand for."""
    return await answers(request).tell(request, PEOPLE, lambda store: find_entities(store, name) if name else [])


HANDLERS: list[Any] = [actor, actors]
