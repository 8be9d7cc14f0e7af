"""Two speakers or two years side by side."""

from typing import Annotated, Any

from litestar import Response, get
from litestar.params import QueryParameter

from memcon.record import InputError
from memcon.web.answer import Shape
from memcon.web.pages.asking import Asked, Name, Narrowed, answers
from memcon.web.views.compare import CompareView, compare_rows, compare_view

COMPARE: Shape[CompareView] = Shape("compare.html", rows=compare_rows)
Year = Annotated[int | None, QueryParameter(ge=1900, le=2200)]


@get("/compare", summary="Two speakers, or one speaker's two years")
async def compare(
    request: Asked, narrowed: Narrowed, a: Name = None, b: Name = None, year: Year = None, year2: Year = None,
    topic: Name = None, occasion: Name = None,
) -> Response[CompareView]:  # fmt: skip
    """Whom both speak of and how, topics of one alone, their words; `year` and `year2` compare an actor with itself."""
    if (year is None) != (year2 is None):
        raise InputError("one year is given", hint="give both, year and year2")
    years = (year, year2) if year is not None and year2 is not None else None
    return await answers(request).tell(
        request, COMPARE,
        lambda store: compare_view(store, narrowed, a, b, years=years, topic=topic, occasion=occasion),
    )  # fmt: skip


HANDLERS: list[Any] = [compare]
