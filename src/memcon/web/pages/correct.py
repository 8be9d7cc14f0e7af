"""Correct this: a form for people, JSON for programs; every correction stays on record and can be taken back."""

from typing import Any

import msgspec
from litestar import Response, get, post
from litestar.response import Redirect

from memcon.record import InputError
from memcon.store.changes import Change
from memcon.store.corrections import Correction, correct, undo
from memcon.web.answer import MEDIA, Shape
from memcon.web.pages.asking import Asked, Id, answers
from memcon.web.pages.forms import by_whom, is_writer, key_for, sent
from memcon.web.pages.report import Key
from memcon.web.views.correct import CorrectionsView, change_of, correct_view, corrections_view
from memcon.web.wording import with_query

CORRECTIONS: Shape[CorrectionsView] = Shape("corrections.html")


class Asking(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A correction as a program asks for it."""

    change: Change
    by: str = "API"
    why: str | None = None


@get("/report/{report:int}/{key:str}/correct", include_in_schema=False)
async def form(request: Asked, report: Id, key: Key) -> Response[Any]:
    """What may be changed of an entry."""
    if not is_writer(request):
        return Redirect(with_query("/enter", next=request.scope["path"]), status_code=303)
    return await _form(request, report, key)


@post("/report/{report:int}/{key:str}/correct", summary="Correct an entry", status_code=201)
async def save(request: Asked, report: Id, key: Key) -> Response[Correction]:
    """Lay a correction over an entry: a form, or JSON as `{"change": {"status": "planned"}, "by": "…", "why": "…"}`."""
    desk = answers(request).desk
    if request.headers.get("content-type", "").startswith("application/json"):
        try:
            asked = msgspec.json.decode(await request.body(), type=Asking)
        except msgspec.DecodeError as error:
            raise InputError(f"is no correction: {error}") from error
        done = await desk.write(lambda s: correct(s, report, key, asked.change, by=asked.by, why=asked.why))
        return Response(done, status_code=201, media_type="application/json")
    fields = await sent(request)
    why = " ".join(fields.get("why", "").split())[:500] or None
    try:
        change = await desk.ask(lambda s: change_of(s, report, key, fields))
    except InputError as error:
        return await _form(request, report, key, fields=fields, problem=str(error))
    await desk.write(lambda s: correct(s, report, key, change, by=by_whom(fields), why=why))
    at = f"/report/{report}#{key}" if change.drop else f"/report/{report}/{key}"
    return Redirect(at, status_code=303)


@get("/corrections", summary="Corrections by hand")
async def listed(request: Asked) -> Response[CorrectionsView]:
    """Every correction, the latest first, those taken back too."""
    return await answers(request).tell(request, CORRECTIONS, corrections_view)


@post("/corrections/{number:int}/undo", summary="Take a correction back", status_code=200)
async def take_back(request: Asked, number: Id) -> Response[Correction]:
    """The correction no longer holds; its row stays."""
    if not request.headers.get("authorization"):
        await sent(request)
    done = await answers(request).desk.write(lambda s: undo(s, number))
    if request.headers.get("authorization"):
        return Response(done, media_type="application/json")
    return Redirect("/corrections", status_code=303)


@get("/corrections/{number:int}/undo", include_in_schema=False)
async def ask_back(request: Asked, number: Id) -> Response[Any]:
    """The question whether to take a correction back."""
    if not is_writer(request):
        return Redirect(with_query("/enter", next=request.scope["path"]), status_code=303)
    page = request.app.state.renderer.page(
        "undo.html", address=request.scope["path"], number=number, key=key_for(request)
    )
    return Response(page, media_type=MEDIA["html"])


async def _form(
    request: Asked, report: int, key: str, *, fields: dict[str, str] | None = None, problem: str | None = None
) -> Response[Any]:
    view = await answers(request).desk.ask(lambda s: correct_view(s, report, key))
    page = request.app.state.renderer.page(
        "correct.html", address=request.scope["path"], view=view, fields=fields or {}, problem=problem,
        key=key_for(request),
    )  # fmt: skip
    return Response(page, status_code=422 if problem else 200, media_type=MEDIA["html"])


HANDLERS: list[Any] = [form, save, listed, take_back, ask_back]
