"""A story and its outlets."""

from typing import Any

from litestar import Response, get

from memcon.web.answer import Shape
from memcon.web.pages.asking import Asked, Id, answers
from memcon.web.views import tables
from memcon.web.views.story import StoryView, story_view

STORY: Shape[StoryView] = Shape("story.html", rows=lambda v: tables.reports(v.reports))


@get("/story/{story:int}", summary="A story, its outlets, its quotations in all wordings")
async def story(request: Asked, story: Id) -> Response[StoryView]:
    """Who tells it, and what each made of the same quotation."""
    return await answers(request).tell(request, STORY, lambda store: story_view(store, story))


HANDLERS: list[Any] = [story]
