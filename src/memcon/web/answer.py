"""One view, told as a page, JSON, a table, a calendar or a feed: whatever the address or the visitor asks for."""

import csv
import gzip
import hashlib
import io
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import msgspec
from litestar import Request, Response
from litestar.exceptions import NotFoundException

from memcon.store import Store
from memcon.web.desk import Desk
from memcon.web.render import Renderer

V = TypeVar("V")
Row = Sequence[object]
MEDIA = {
    "html": "text/html", "json": "application/json", "csv": "text/csv",
    "ics": "text/calendar", "atom": "application/atom+xml", "svg": "image/svg+xml",
}  # fmt: skip
ASKED = (("text/html", "html"), ("application/json", "json"), ("text/csv", "csv"), ("text/calendar", "ics"),
         ("application/atom+xml", "atom"), ("image/svg+xml", "svg"), ("application/*", "json"))  # fmt: skip
WORTH_PACKING = 900
"""Bytes above which an answer is compressed."""
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


class Answered(msgspec.Struct, frozen=True):
    """An answer as it is kept: the bytes, packed where that is worth it, and the mark of their state."""

    body: bytes
    packed: bytes | None
    etag: str

    @property
    def size(self) -> int:
        """Bytes kept."""
        return len(self.body) + len(self.packed or b"")


class Kept:
    """Answers kept until the store changes, the ones that were asked for longest ago forgotten first."""

    def __init__(self, bytes_at_most: int = 48 * 1024 * 1024) -> None:
        self._most = bytes_at_most
        self._size = 0
        self._found: OrderedDict[object, tuple[object, Answered]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: object, stamp: object) -> Answered | None:
        """The answer, where the store has not changed since."""
        with self._lock:
            known = self._found.get(key)
            if known is None or known[0] != stamp:
                return None
            self._found.move_to_end(key)
            return known[1]

    def put(self, key: object, stamp: object, answered: Answered) -> None:
        """Keep an answer."""
        with self._lock:
            old = self._found.pop(key, None)
            self._size += answered.size - (old[1].size if old else 0)
            self._found[key] = (stamp, answered)
            while self._size > self._most and self._found:
                _, (_, gone) = self._found.popitem(last=False)
                self._size -= gone.size


class Answers:
    """Tells views: looks up what is kept, asks the store for the rest, all of it off the room's own thread."""

    def __init__(self, desk: Desk, renderer: Renderer) -> None:
        self.desk = desk
        self.renderer = renderer
        self._kept = Kept()

    async def tell(
        self, request: Request[Any, Any, Any], shape: Shape[V], question: Callable[[Store], V]
    ) -> Response[Any]:
        """Answer with a view of the store."""
        kind = wanted(request)
        if kind not in ("html", *shape.formats) and not (kind == "svg" and shape.svg):
            raise NotFoundException(f"this page has no .{kind}; it has {', '.join('.' + f for f in shape.formats)}")
        address, base = _address(request), str(request.base_url).rstrip("/")

        def made(store: Store) -> bytes:
            return self._told(shape, kind, store, question(store), address, base)

        return await self.serve(request, MEDIA[kind], made, kind)

    async def serve(
        self, request: Request[Any, Any, Any], media: str, make: Callable[[Store], bytes], kind: str = ""
    ) -> Response[Any]:
        """Answer with bytes made of the store, kept until it changes."""
        day = self.desk.settings.day().toordinal()
        stamp = (*self.desk.stamp(), day)
        key = (_address(request), kind, request.headers.get("host"))
        answered = self._kept.get(key, stamp)
        if answered is None:
            answered = await self.desk.ask(lambda store: _answered(make(store), media))
            self._kept.put(key, stamp, answered)
        return _response(request, answered, media)

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


def _answered(body: bytes, media: str) -> Answered:
    packs = len(body) > WORTH_PACKING
    packed = gzip.compress(body, 5, mtime=0) if packs else None
    etag = hashlib.blake2b(body + media.encode(), digest_size=12).hexdigest()
    return Answered(body=body, packed=packed, etag=etag)


def _response(request: Request[Any, Any, Any], answered: Answered, media: str) -> Response[Any]:
    packed = answered.packed is not None and "gzip" in request.headers.get("accept-encoding", "")
    etag = f'W/"{answered.etag}"'
    headers = {"etag": etag, "cache-control": "private, no-cache", "vary": "accept, accept-encoding, cookie"}
    if request.headers.get("if-none-match") == etag:
        return Response(b"", status_code=304, headers=headers, media_type=media)
    if packed and answered.packed is not None:
        return Response(answered.packed, headers={**headers, "content-encoding": "gzip"}, media_type=media)
    return Response(answered.body, headers=headers, media_type=media)
