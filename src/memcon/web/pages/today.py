"""Today, the front page."""

from typing import Any

from litestar import Response, get

from memcon.web.answer import Shape
from memcon.web.pages.asking import Asked, Since, answers, first
from memcon.web.views import tables
from memcon.web.views.today import TodayView, today_view

TODAY: Shape[TodayView] = Shape(
    "today.html", rows=lambda v: tables.statements(v.statements()),
    atom=lambda v, at: tables.feed("today", at, (*v.statements(), *v.brief.events)),
    ics=lambda store, v: tables.agenda(store, v.brief.due),
)  # fmt: skip


@get(["/", "/today"], summary="What is new")
async def today(request: Asked, since: Since = None) -> Response[TodayView]:
    """The stories that most outlets tell, what was said and done, what is due, whom everybody quotes."""
    found = answers(request)
    day, after = found.desk.settings.day(), first(request, since, "since")
    return await found.tell(request, TODAY, lambda store: today_view(store, day, after))


HANDLERS: list[Any] = [today]
