"""What the fields of a question share: days, publisher, how many."""

from datetime import date
from typing import Annotated, Any

from litestar import Request
from litestar.di import NamedDependency
from litestar.params import PathParameter, QueryParameter

from memcon.store.rows import Filter
from memcon.web.answer import Answers

Asked = Request[Any, Any, Any]
Id = Annotated[int, PathParameter(ge=1, le=2**62)]
Words = Annotated[str | None, QueryParameter(max_length=300)]
Name = Annotated[str | None, QueryParameter(max_length=200)]
Since = Annotated[date | None, QueryParameter(description="The first day.")]
Until = Annotated[date | None, QueryParameter(description="The last day.")]
Publisher = Annotated[str | None, QueryParameter(max_length=200, description="A publisher's name.")]
Limit = Annotated[int, QueryParameter(ge=1, le=500, description="How many at most.")]
Offset = Annotated[int, QueryParameter(ge=0, le=100_000, description="How many to pass over.")]


Narrowed = NamedDependency[Filter]


async def narrowed(
    since: Since = None, until: Until = None, publisher: Publisher = None, limit: Limit = 50, offset: Offset = 0
) -> Filter:
    """What narrows a question, from the fields of the address."""
    return Filter(since=since, until=until, publisher=publisher, limit=limit, offset=offset)


def answers(request: Asked) -> Answers:
    """What tells views to visitors."""
    found: Answers = request.app.state.answers
    return found
