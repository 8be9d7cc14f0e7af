"""The door: what every request meets before any page does, and what every answer carries out.

Under which host name it came (a page elsewhere must not reach the room by a name of its own), how often, whether who
asks may read or write, whether a form of another site sent it. Then the address: `/actor/7.csv` is `/actor/7` as CSV,
and a field left empty in a form was not asked for.
"""

from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPScope, Message, Receive, Scope, Send

from memcon.web import tokens
from memcon.web.limits import Bucket
from memcon.web.settings import Settings, is_loopback

FORMATS = ("json", "csv", "ics", "atom", "svg")
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
DRAWN = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""For a plot that stands alone: its own style, nothing else."""
CARRIED = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"x-frame-options", b"DENY"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), browsing-topics=()"),
)
OPEN = ("/static/", "/enter")
"""What somebody without a token gets to see: the door and how it looks."""
FREE_TO_POST = ("/enter", "/read", "/mcp")
"""What may be posted without a token where only this machine reaches the room; `/mcp` asks no more than pages do."""


class Gate:
    """Stands before the application."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.settings = settings
        limits = settings.limits
        self._asks = Bucket(limits.asks, limits.asks_burst)
        self._writes = Bucket(limits.writes, limits.writes_burst)
        self._entries = Bucket(limits.entries, limits.entries_burst)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: D102
        if scope["type"] != ScopeType.HTTP:
            await self.app(scope, receive, send)
            return
        await self._let_in(scope, receive, send)

    async def _let_in(self, scope: HTTPScope, receive: Receive, send: Send) -> None:
        headers = {k.decode("latin-1").lower(): v.decode("latin-1") for k, v in scope["headers"]}
        out = _carrying(send)
        refusal = self._refusal(scope, headers)
        if refusal:
            await _refuse(out, scope, *refusal)
            return
        _read_address(scope)
        await self.app(scope, receive, out)

    def _refusal(self, scope: HTTPScope, headers: Mapping[str, str]) -> tuple[int, str, float] | None:
        """Status, reason and seconds to wait; None where the request may go on."""
        path, posts = scope["path"], scope["method"] not in ("GET", "HEAD", "OPTIONS")
        if not self._is_ours(headers.get("host", "")):
            return 421, "this room is not reached under that host name; name it with --name", 0
        if posts and _from_elsewhere(headers):
            return 403, "a page of another site sent this", 0
        client = scope.get("client")
        visitor = client[0] if client else ""
        cookie = _cookie(headers)
        shown = tokens.bearer(headers)
        writer = tokens.holds(self.settings.token, cookie) or bool(shown and tokens.same(shown, self.settings.token))
        if (shown and not writer) or (path == "/enter" and posts):
            wait = self._entries.take(visitor)
            if wait:
                return 429, "too many tries", wait
        scope["state"] = {**(scope.get("state") or {})}
        scope["state"].update(writer=writer, cookie=cookie if writer and not shown else None)
        wait = (self._writes if posts else self._asks).take(visitor)
        if wait:
            return 429, "too many requests", wait
        if writer or path.startswith(OPEN):
            return None
        if not self.settings.at_home or (posts and path not in FREE_TO_POST):
            return 401, "show the token: at /enter, or as Authorization: Bearer", 0
        return None

    def _is_ours(self, host: str) -> bool:
        name = (urlsplit(f"//{host}").hostname or "") if "@" not in host and "/" not in host else ""
        return is_loopback(name) or name in (self.settings.host, *self.settings.names)


def _cookie(headers: Mapping[str, str]) -> str | None:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(tokens.COOKIE)
    except CookieError:
        return None
    return found.value if found else None


def _from_elsewhere(headers: Mapping[str, str]) -> bool:
    """Whether a browser says that another site sent the request."""
    told = headers.get("sec-fetch-site")
    if told is not None:
        return told not in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != headers.get("host", "")


def _read_address(scope: HTTPScope) -> None:
    """Take the format off the path, and the empty fields out of the query."""
    path = scope["path"]
    head, dot, suffix = path.rpartition(".")
    if dot and suffix in FORMATS and not path.startswith("/static/"):
        scope["path"] = head
        scope["raw_path"] = scope["raw_path"].removesuffix(f".{suffix}".encode())
        scope["state"]["format"] = suffix
    query = scope["query_string"].decode("latin-1")
    if query:
        kept = [(k, v) for k, v in parse_qsl(query, encoding="utf-8", errors="replace") if v.strip()]
        scope["query_string"] = urlencode(kept).encode("ascii")


def _carrying(send: Send) -> Send:
    async def out(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers: list[Any] = list(message.get("headers", []))
            known = {k.lower() for k, _ in headers}
            drawn = any(k.lower() == b"content-type" and v.startswith(b"image/svg") for k, v in headers)
            headers += [(b"content-security-policy", (DRAWN if drawn else POLICY).encode()), *CARRIED]
            if b"cache-control" not in known:
                headers.append((b"cache-control", b"no-store"))
            message["headers"] = headers
        await send(message)

    return out


async def _refuse(send: Send, scope: HTTPScope, status: int, reason: str, wait: float) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8")]
    if wait:
        headers.append((b"retry-after", str(int(wait) + 1).encode()))
    if status == 401:
        headers.append((b"www-authenticate", b'Bearer realm="memcon"'))
        if scope["method"] == "GET" and b"text/html" in dict(scope["headers"]).get(b"accept", b""):
            status, headers = 303, [(b"location", b"/enter")]
    body = f"memcon: {reason}\n".encode()
    headers.append((b"content-length", str(len(body)).encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})
