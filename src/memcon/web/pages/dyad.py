"""Two sides over time, and the network of all."""

from typing import Annotated, Any

from litestar import Response, get
from litestar.params import FromQuery, PathParameter, QueryParameter
from litestar.response import Redirect

from memcon.record import EventType, Status
from memcon.web.answer import Shape
from memcon.web.pages.asking import Asked, Narrowed, answers
from memcon.web.views import tables
from memcon.web.views.dyad import (
    DyadView,
    NetworkView,
    dyad_plot,
    dyad_view,
    network_plot,
    network_view,
    pair_rows,
    week_rows,
)

DYAD: Shape[DyadView] = Shape(
    "dyad.html", rows=week_rows, svg=dyad_plot,
    atom=lambda v, at: tables.feed(f"{v.one.name} and {v.other.name}", at, v.events),
)  # fmt: skip
NETWORK: Shape[NetworkView] = Shape("network.html", rows=pair_rows, svg=network_plot)
Side = Annotated[
    str, PathParameter(min_length=1, max_length=120, description="A country (USA), or an actor's number or name.")
]
Codes = Annotated[
    str | None, QueryParameter(pattern="^[A-Z]{3}(,[A-Z]{3}){0,9}$", description="ISO codes, comma between: RUS,UKR.")
]


@get("/dyad/{one:str}/{other:str}", summary="What two sides do to each other")
async def dyad(
    request: Asked,
    narrowed: Narrowed,
    one: Side,
    other: Side,
    type: FromQuery[EventType | None] = None,
    status: FromQuery[Status | None] = None,
) -> Response[DyadView]:
    """Cooperation and conflict by week, the weeks that break with what was before, the events."""
    return await answers(request).tell(
        request, DYAD, lambda store: dyad_view(store, one, other, narrowed, type=type, status=status)
    )


@get("/dyad", include_in_schema=False)
async def dyad_by_form(one: FromQuery[str] = "", other: FromQuery[str] = "") -> Redirect:
    """Where the form of two sides leads."""
    from urllib.parse import quote

    return Redirect(
        f"/dyad/{quote(one.strip(), safe='')}/{quote(other.strip(), safe='')}" if one and other else "/network"
    )


@get("/network", summary="Who acts on whom")
async def network(request: Asked, narrowed: Narrowed, countries: Codes = None) -> Response[NetworkView]:
    """The busiest pairs of countries in the days asked for, or in the last ninety."""
    codes = tuple(dict.fromkeys(countries.split(","))) if countries else ()
    return await answers(request).tell(request, NETWORK, lambda store: network_view(store, narrowed, codes))


HANDLERS: list[Any] = [dyad, dyad_by_form, network]
