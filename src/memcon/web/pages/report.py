"""A report: its text with every span marked, the record beside it; and each entry at an address of its own."""

from typing import Annotated, Any

from litestar import Response, get
from litestar.params import PathParameter

from memcon.export.ics import calendar
from memcon.record import Record
from memcon.store.listing import state_of
from memcon.web.answer import Shape, State
from memcon.web.pages.asking import Asked, Id, answers
from memcon.web.views.report import EntryView, ReportView, entry_view, report_rows, report_view

Key = Annotated[str, PathParameter(pattern="^[sec][0-9]{1,6}$", description="An entry's id in the record: s3, e1, c2.")]


def _record(view: ReportView) -> bytes:
    from memcon.export.jsonl import encode

    return encode(view.record)


REPORT: Shape[ReportView] = Shape(
    "report.html", rows=report_rows, ics=lambda _, view: calendar([view.record]), json=_record
)
ENTRY: Shape[EntryView] = Shape("entry.html")


@get("/report/{report:int}", summary="A report and its record")
async def report(request: Asked, report: Id) -> Response[Record]:
    """The text with its record beside it; as JSON, the record."""
    return await answers(request).tell(request, REPORT, lambda store: report_view(store, report), _state(report))


@get("/report/{report:int}/{key:str}", summary="One entry of a report")
async def entry(request: Asked, report: Id, key: Key) -> Response[EntryView]:
    """The words of an entry where they stand, and how to cite them."""
    return await answers(request).tell(request, ENTRY, lambda store: entry_view(store, report, key), _state(report))


def _state(report: int) -> State:
    """A report hardly ever changes: its page outlives what is added to the store."""
    return lambda store: state_of(store, report)


HANDLERS: list[Any] = [report, entry]
