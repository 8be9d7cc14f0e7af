"""One view, told as a page, JSON, a table, a calendar or a feed: whatever the address or the visitor asks for."""

import asyncio
import csv
import gzip
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import msgspec
from litestar import Request, Response
from litestar.exceptions import NotFoundException

from memcon.store import Store
from memcon.web.desk import Desk
from memcon.web.kept import Answered, Keeping, Kept, answered
from memcon.web.render import Renderer

V = TypeVar("V")
Row = Sequence[object]
State = Callable[[Store], object] | None
"""All that an answer is made of, in brief: while it is the same, so is the answer."""
MEDIA = {
    "html": "text/html", "json": "application/json", "csv": "text/csv",
    "ics": "text/calendar", "atom": "application/atom+xml", "svg": "image/svg+xml",
}  # fmt: skip
ASKED = (("text/html", "html"), ("application/json", "json"), ("text/csv", "csv"), ("text/calendar", "ics"),
         ("application/atom+xml", "atom"), ("image/svg+xml", "svg"), ("application/*", "json"))  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for a formula."""


@dataclass(frozen=True)
class Shape(Generic[V]):
    """How a view is told: always as a page and as JSON, in the other ways where it can be."""

    template: str
    rows: Callable[[V], tuple[Sequence[str], Iterable[Row]]] | None = None
    ics: Callable[[Store, V], bytes] | None = None
    atom: Callable[[V, str], bytes] | None = None
    """The feed, for the address at which it is."""
    svg: Callable[[V], bytes] | None = None
    """The plot of the page, an address of its own: drawing takes longer than the page."""
    json: Callable[[V], bytes] = msgspec.json.encode

    @property
    def formats(self) -> tuple[str, ...]:
        """The formats beside the page."""
        kinds = (("json", self.json), ("csv", self.rows), ("ics", self.ics), ("atom", self.atom))
        return tuple(name for name, made in kinds if made is not None)


class Answers:
    """Tells views: looks up what is kept, asks the store for the rest, all of it off the room's own thread."""

    def __init__(self, desk: Desk, renderer: Renderer) -> None:
        self.desk = desk
        self.renderer = renderer
        self._kept = Kept()
        self._made: dict[object, asyncio.Future[Answered]] = {}

    @property
    def waited_for(self) -> bool:
        """Whether somebody waits for an answer that is being made."""
        return bool(self._made)

    async def tell(
        self, request: Request[Any, Any, Any], shape: Shape[V], question: Callable[[Store], V], state: State = None
    ) -> Response[Any]:
        """Answer with a view of the store; `state` as in `serve`."""
        kind = wanted(request)
        if kind not in ("html", *shape.formats) and not (kind == "svg" and shape.svg):
            raise NotFoundException(f"this page has no .{kind}; it has {', '.join('.' + f for f in shape.formats)}")
        address, base = _address(request), str(request.base_url).rstrip("/")

        def made(store: Store) -> bytes:
            return self._told(shape, kind, store, question(store), address, base)

        return await self.serve(request, MEDIA[kind], made, kind, state)

    async def serve(
        self, request: Request[Any, Any, Any], media: str, make: Callable[[Store], bytes], kind: str = "",
        state: State = None,
    ) -> Response[Any]:  # fmt: skip
        """Answer with bytes made of the store, kept until it changes.

        Where `state` tells all that the answer is made of in less time than to make it, the answer is kept until that
        changes. Who asks for what is being made waits for it; it is not made twice.
        """
        day = self.desk.settings.day().toordinal()
        stamp = (*self.desk.stamp(), day)
        # A feed alone names the host by which it was asked for.
        key = (_address(request), kind, request.headers.get("host") if kind == "atom" else None)
        kept = self._kept.get(key)
        if kept is not None and kept.stamp == stamp:
            return _response(request, kept.answered, media)
        made = self._made.get((key, stamp))
        if made is None:
            made = asyncio.ensure_future(self._make(key, stamp, day, kept, make, media, state))
            self._made[key, stamp] = made
            made.add_done_callback(lambda done: self._done((key, stamp), done))
        # A visitor who leaves does not take the answer from those who wait for it, too.
        return _response(request, await asyncio.shield(made), media)

    async def _make(
        self, key: object, stamp: object, day: int, kept: Keeping | None, make: Callable[[Store], bytes], media: str,
        state: State,
    ) -> Answered:  # fmt: skip
        def asked(store: Store) -> tuple[object, Answered]:
            found = (day, state(store)) if state else None
            same = kept is not None and found is not None and kept.state == found
            return found, kept.answered if kept is not None and same else answered(make(store), media)

        found, answer = await self.desk.ask(asked)
        self._kept.put(key, Keeping(stamp, found, answer))
        return answer

    def _done(self, flight: object, made: asyncio.Future[Answered]) -> None:
        self._made.pop(flight, None)
        if not made.cancelled():
            made.exception()  # told to those who wait; where all have left, to nobody

    def _told(self, shape: Shape[V], kind: str, store: Store, view: V, address: str, base: str) -> bytes:
        if kind == "json":
            return shape.json(view)
        if kind == "csv" and shape.rows:
            return table(*shape.rows(view))
        if kind == "ics" and shape.ics:
            return shape.ics(store, view)
        if kind == "svg" and shape.svg:
            return shape.svg(view)
        if kind == "atom" and shape.atom:
            return shape.atom(view, base + address)
        page = self.renderer.page(shape.template, view=view, address=address, formats=shape.formats)
        return page.encode("utf-8")


def wanted(request: Request[Any, Any, Any]) -> str:
    """The format that the address names (`/actor/7.csv`), else the first known that the visitor accepts."""
    named = request.scope["state"].get("format")
    if named:
        return str(named)
    accepted = request.headers.get("accept", "")
    found = sorted((accepted.find(media), kind) for media, kind in ASKED if media in accepted)
    return found[0][1] if found else "html"


def table(head: Sequence[str], rows: Iterable[Row]) -> bytes:
    """A table as CSV; words that a spreadsheet would run as a formula are kept from it by an apostrophe."""
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\r\n")
    write.writerow(head)
    for row in rows:
        write.writerow(["" if cell is None else _safe(cell) for cell in row])
    return out.getvalue().encode("utf-8")


def _safe(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def _address(request: Request[Any, Any, Any]) -> str:
    query = request.scope["query_string"].decode("ascii")
    return request.scope["path"] + (f"?{query}" if query else "")


def _response(request: Request[Any, Any, Any], answered: Answered, media: str) -> Response[Any]:
    etag = f'W/"{answered.etag}"'
    headers = {"etag": etag, "cache-control": "private, no-cache", "vary": "accept, accept-encoding, cookie"}
    if request.headers.get("if-none-match") == etag:
        return Response(b"", status_code=304, headers=headers, media_type=media)
    if not answered.packed:
        return Response(answered.body, headers=headers, media_type=media)
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(answered.body, headers={**headers, "content-encoding": "gzip"}, media_type=media)
    return Response(gzip.decompress(answered.body), headers=headers, media_type=media)
