"""The calendar: list, month, and a subscription for any calendar program."""

from datetime import date
from typing import Annotated, Any

from litestar import Response, get
from litestar.params import FromQuery, QueryParameter

from memcon.web.answer import Shape
from memcon.web.pages.asking import Asked, Name, Narrowed, answers, day_of, first
from memcon.web.views import tables
from memcon.web.views.calendar import CalendarView, Look, calendar_view
from memcon.web.wording import DAY

CALENDAR: Shape[CalendarView] = Shape(
    "calendar.html", rows=lambda v: tables.appointments(v.appointments),
    ics=lambda store, v: tables.agenda(store, v.appointments),
    atom=lambda v, at: tables.feed("what is due", at, v.appointments),
)  # fmt: skip
MONTH: Look = "month"
EARLIEST, LATEST = date(1900, 1, 1), date(2200, 12, 31)


@get("/calendar", summary="What is due")
async def calendar(
    request: Asked, narrowed: Narrowed, look: FromQuery[Look] = "list",
    on: Annotated[str | None, QueryParameter(max_length=40, description=f"The first day, else today: {DAY}.")] = None,
    month: Annotated[str | None, QueryParameter(pattern="^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$")] = None,
    days: Annotated[int, QueryParameter(ge=0, le=3660, description="How many days ahead.")] = 30,
    actor: Name = None,
) -> Response[CalendarView]:  # fmt: skip
    """Appointments ahead, the nearest first; `since` and `until` narrow the days of the reports."""
    found = answers(request)
    day = date.fromisoformat(f"{month}-01") if month else first(request, on, "on") or day_of(request)
    kept, seen = min(max(day, EARLIEST), LATEST), look if month is None else MONTH
    return await found.tell(
        request, CALENDAR, lambda store: calendar_view(store, seen, kept, days, narrowed, actor=actor)
    )


HANDLERS: list[Any] = [calendar]
