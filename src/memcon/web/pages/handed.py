"""Reports that visitors hand in: read and shown, or read and kept."""

import io
from collections.abc import Mapping
from typing import Any

import msgspec
from litestar import Response, get, post
from litestar.exceptions import ClientException
from litestar.response import Redirect
from markupsafe import Markup

from memcon.batch import DeadLetter
from memcon.export.jsonl import encode
from memcon.export.marks import marked_text
from memcon.intake.days import read_day
from memcon.intake.decoding import decode, refuse_binary
from memcon.intake.headers import read_headers
from memcon.intake.lines import read_lines, read_values
from memcon.intake.report import make_report
from memcon.record import InputError, Record, Report
from memcon.store import Store
from memcon.store.rows import ReportLine
from memcon.web.answer import MEDIA
from memcon.web.pages.asking import Asked, answers
from memcon.web.pages.forms import is_writer, key_for, sent, settings
from memcon.web.reading import Outcome, Reads
from memcon.web.views.entries import shown
from memcon.web.views.report import ReportView
from memcon.web.wording import with_query

LINES = "application/x-ndjson"
FORM = "application/x-www-form-urlencoded"
HERE = "what was handed in"


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a report that was to be kept."""

    report: int | None = None
    what: str
    error: str | None = None


@get("/read", include_in_schema=False)
async def read_form(request: Asked) -> Response[str]:
    """The form for a text that is read and shown."""
    page = request.app.state.renderer.page("hand.html", address="/read", keeps=False, key="", problem=None, fields={})
    return Response(page, media_type=MEDIA["html"])


@get("/add", include_in_schema=False)
async def add_form(request: Asked) -> Response[Any]:
    """The form for a text that is read and kept."""
    if not is_writer(request):
        return Redirect(with_query("/enter", next="/add"), status_code=303)
    page = request.app.state.renderer.page(
        "hand.html", address="/add", keeps=True, key=key_for(request), problem=None, fields={}
    )
    return Response(page, media_type=MEDIA["html"])


@post("/read", summary="Read reports", status_code=200)
async def read(request: Asked) -> Response[Any]:
    """Text, a JSON object, an array or JSON Lines in; a record a line out, or why there is none."""
    fields = await _fields(request)
    found = [_from_form(fields)] if fields is not None else _handed(await request.body(), _kind(request))
    outcomes = await _read(request, found)
    if fields is None:
        body = b"".join(encode(o) if isinstance(o, Record) else msgspec.json.encode(o) + b"\n" for o in outcomes)
        return Response(body, media_type=LINES)
    if isinstance(outcomes[0], DeadLetter):
        return _again(request, str(outcomes[0]), fields, keeps=False)
    return Response(_page(request, outcomes[0]), media_type=MEDIA["html"])


@post("/add", summary="Read reports and keep them", status_code=200)
async def add(request: Asked) -> Response[Any]:
    """As `/read`, and the records go into the store; a line tells what became of each."""
    fields = await _fields(request)
    if fields is not None:
        fields = await sent(request)
    found = [_from_form(fields)] if fields is not None else _handed(await request.body(), _kind(request))
    outcomes = await _read(request, found)
    kept = await answers(request).desk.write(lambda store: _keep(store, outcomes))
    if fields is None:
        return Response(b"".join(msgspec.json.encode(k) + b"\n" for k in kept), media_type=LINES)
    if kept[0].report is None:
        return _again(request, kept[0].error or "", fields, keeps=True)
    return Redirect(f"/report/{kept[0].report}", status_code=303)


def _keep(store: Store, outcomes: list[Outcome]) -> list[Kept]:
    added = store.add([o for o in outcomes if isinstance(o, Record)])
    return [
        Kept(what="skipped" if o.skipped else "failed", error=str(o))
        if isinstance(o, DeadLetter)
        else _told(next(added))
        for o in outcomes
    ]


def _told(added: Any) -> Kept:
    return Kept(report=added.report, what=added.what)


async def _read(request: Asked, found: list[Report | InputError]) -> list[Outcome]:
    most = settings(request).limits.reports
    if not found:
        raise InputError("there is no report in it", where=HERE)
    if len(found) > most:
        raise ClientException(f"{len(found)} reports at once are too many; {most} at most", status_code=413)
    reader: Reads = request.app.state.reader
    return await reader.read(found)


async def _fields(request: Asked) -> dict[str, str] | None:
    """The fields of a form; None where a program hands in the body itself."""
    if _kind(request) != FORM:
        return None
    return {k: v for k, v in (await request.form()).items() if isinstance(v, str)}


def _kind(request: Asked) -> str:
    return request.headers.get("content-type", "text/plain").partition(";")[0].strip().lower()


def _from_form(fields: Mapping[str, str]) -> Report | InputError:
    try:
        return make_report(
            fields.get("text", "").replace("\r\n", "\n"), title=fields.get("title", "").strip() or None,
            publisher=fields.get("publisher", "").strip() or None, url=fields.get("url", "").strip() or None,
            published=read_day(fields.get("published", "").strip() or None),
        )  # fmt: skip
    except InputError as error:
        return error


def _handed(data: bytes, kind: str) -> list[Report | InputError]:
    """The reports of a body."""
    if kind in (LINES, "application/jsonl", "application/ndjson"):
        return [report for _, report in read_lines(io.BytesIO(data), HERE, None)]
    if kind == "application/json":
        return [report for _, report in read_values(io.BytesIO(data), HERE, None)]
    if kind != "text/plain":
        raise ClientException(f"{kind} is not read here; send text/plain, application/json or {LINES}", status_code=415)
    try:
        refuse_binary(data[:4096], HERE)
        text = decode(data, HERE)
        headers = read_headers(text, HERE)
        return [make_report(
            text[headers.end :].rstrip(), title=headers.title, publisher=headers.publisher, url=headers.url,
            published=headers.published, where=HERE,
        )]  # fmt: skip
    except InputError as error:
        return [error]


def _page(request: Asked, record: Record) -> str:
    """The record as the report page shows it, nothing of it kept."""
    line = ReportLine(id=0, name=record.report.id, title=record.report.title)
    view = ReportView(
        line=line, record=record, entries=tuple(shown(record)), people={}, corrected=frozenset(),
        html=Markup(marked_text(record, "")), kept=False,
    )  # fmt: skip
    page: str = request.app.state.renderer.page("report.html", address="/read", view=view)
    return page


def _again(request: Asked, problem: str, fields: Mapping[str, str], *, keeps: bool) -> Response[str]:
    page = request.app.state.renderer.page(
        "hand.html", address="/add" if keeps else "/read", keeps=keeps, key=key_for(request) if keeps else "",
        problem=problem, fields=fields,
    )  # fmt: skip
    return Response(page, status_code=422, media_type=MEDIA["html"])


HANDLERS: list[Any] = [read_form, add_form, read, add]
