"""What the fields of a question share: days, publisher, how many."""

from datetime import date
from typing import Annotated, Any

from litestar import Request
from litestar.di import NamedDependency
from litestar.params import PathParameter, QueryParameter

from memcon.store.days import first_day, last_day
from memcon.store.rows import Filter
from memcon.web.answer import Answers
from memcon.web.wording import DAY

Asked = Request[Any, Any, Any]
Id = Annotated[int, PathParameter(ge=1, le=2**62)]
Words = Annotated[str | None, QueryParameter(max_length=300)]
Name = Annotated[str | None, QueryParameter(max_length=200)]
Since = Annotated[str | None, QueryParameter(max_length=40, description=f"The first day: {DAY}.")]
Until = Annotated[str | None, QueryParameter(max_length=40, description="The last day, written likewise.")]
Publisher = Annotated[str | None, QueryParameter(max_length=200, description="A publisher's name.")]
Limit = Annotated[int, QueryParameter(ge=1, le=500, description="How many at most.")]
Offset = Annotated[int, QueryParameter(ge=0, le=100_000, description="How many to pass over.")]


Narrowed = NamedDependency[Filter]


async def narrowed(
    request: Asked, since: Since = None, until: Until = None, publisher: Publisher = None, limit: Limit = 50,
    offset: Offset = 0,
) -> Filter:  # fmt: skip
    """What narrows a question, from the fields of the address.

    Raises:
        SettingError: A day cannot be understood.
    """
    last = last_day(until, day_of(request), "until") if until and until.strip() else None
    return Filter(since=first(request, since, "since"), until=last, publisher=publisher, limit=limit, offset=offset)


def first(request: Asked, value: str | None, where: str) -> date | None:
    """The first day of what a field names; None where it is empty.

    Raises:
        SettingError: It names no day.
    """
    return first_day(value, day_of(request), where) if value and value.strip() else None


def day_of(request: Asked) -> date:
    """The day that pages take for today."""
    return answers(request).desk.settings.day()


def answers(request: Asked) -> Answers:
    """What tells views to visitors."""
    found: Answers = request.app.state.answers
    return found
