"""The reading room: every page, the API and the door before them, put together."""

import asyncio
import contextlib
import gc
import logging
from typing import Any

from litestar import Litestar, Request, Response, get
from litestar.di import Provide
from litestar.exceptions import HTTPException, NotFoundException
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.openapi.spec import Components, SecurityScheme
from litestar.params import FromPath
from litestar.types import ASGIApp

from memcon.record import MemconError, StoreError
from memcon.web.ahead import make_ahead
from memcon.web.answer import Answers
from memcon.web.api import api
from memcon.web.desk import Desk
from memcon.web.faults import Faults
from memcon.web.gate import Gate
from memcon.web.pages import actor, calendar, compare, correct, dyad, enter, handed, report, search, story, today
from memcon.web.pages.asking import narrowed
from memcon.web.plots.vega import warm
from memcon.web.reading import ReadingProcess, Reads
from memcon.web.render import Renderer, files
from memcon.web.settings import Settings

KINDS = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
COLLECTED = (10_000, 20, 20)
"""A page makes some ten thousand objects and leaves none of them behind: garbage is looked for after, not amidst."""
PAGES = (today, report, search, actor, dyad, calendar, compare, story, correct, enter, handed)


def reading_room(settings: Settings, reader: Reads | None = None) -> ASGIApp:
    """The application with its door."""
    return Gate(application(settings, reader), settings)


def application(settings: Settings, reader: Reads | None = None) -> Litestar:
    """The application behind the door."""
    desk, renderer = Desk(settings), Renderer(settings)
    reader = reader or ReadingProcess(settings.limits)
    faults = Faults(renderer)
    app = Litestar(
        route_handlers=[static_file, health, api, *(h for page in PAGES for h in page.HANDLERS)],
        openapi_config=OpenAPIConfig(
            title="memcon", version=_version(), path="/openapi", render_plugins=[JsonRenderPlugin()],
            description="Who said what, who did what to whom, and what is due, with the words that prove it.",
            components=Components(security_schemes={"token": SecurityScheme(type="http", scheme="bearer")}),
        ),
        dependencies={"narrowed": Provide(narrowed)},
        exception_handlers={
            MemconError: faults.ours, HTTPException: faults.http, Exception: faults.unforeseen,
        },
        request_max_body_size=settings.limits.body, logging_config=None, debug=False,
        on_startup=[warm_up], on_shutdown=[cool_down, desk.close, reader.close],
    )  # fmt: skip
    app.state.update(desk=desk, renderer=renderer, answers=Answers(desk, renderer), settings=settings, reader=reader)
    logging.getLogger("memcon.web").setLevel(logging.INFO)
    return app


async def warm_up(app: Litestar) -> None:
    """Load beside the first visitors what takes a second to load, then make what will be asked for."""
    app.state.warming = asyncio.create_task(_warmed(app))


async def cool_down(app: Litestar) -> None:
    """Leave the rest unmade."""
    app.state.warming.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await app.state.warming


async def _warmed(app: Litestar) -> None:
    await asyncio.get_running_loop().run_in_executor(None, _loaded)
    if app.state.settings.ahead:
        with contextlib.suppress(StoreError):  # visitors are told what is wrong with the store
            await make_ahead(app)


def _loaded() -> None:
    warm()
    # What is loaded by now stays: to look through all of it for garbage held every page up for a tenth of a second.
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTED)


@get("/static/{name:str}", include_in_schema=False)
async def static_file(request: Request[Any, Any, Any], name: FromPath[str]) -> Response[bytes]:
    """A file that ships with the room; its address changes with it, so that it may be kept for ever."""
    found = _files().get(name)
    if found is None:
        raise NotFoundException
    headers = {"cache-control": "public, max-age=31536000, immutable" if request.query_params else "no-cache"}
    return Response(found, media_type=KINDS[name.rpartition(".")[2]], headers=headers)


@get("/health", include_in_schema=False)
async def health() -> dict[str, bool]:
    """Whether the room is open."""
    return {"open": True}


_kept: dict[str, bytes] = {}


def _files() -> dict[str, bytes]:
    if not _kept:
        _kept.update(files())
    return _kept


def _version() -> str:
    from importlib.metadata import version

    return version("memcon")
