"""Fetch as a good guest: robots.txt, a pause between two requests to a host, no more bytes or time than are right.

Bodies are unpacked by hand with a bound, so that a small answer cannot become a huge one.
"""

import threading
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from email.utils import parsedate_to_datetime
from typing import Literal
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import httpx

from memcon.intake.guard import Guard, Resolve
from memcon.intake.pages import LARGEST_PAGE
from memcon.record import InputError
from memcon.record.record import Entry

NAME = "memcon"
AGENT = "memcon (reads news for its user)"
REDIRECTS = 5
LARGEST_ROBOTS = 512 * 1024
LONGEST_DELAY = 60.0
"""Seconds between two requests that a robots.txt may ask for; who asks for more is asked for less often."""
LATER = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Answers after which it is worth to ask again."""


class Unfetched(InputError):  # noqa: N818  (named for what happened)
    """A page could not be had; `again` where another try may do, `wait` the seconds that the host asks for."""

    again: bool = False
    wait: float | None = None


class Got(Entry, frozen=True, kw_only=True):
    """An answer: the body, unpacked, and where it came from in the end."""

    url: str
    status: Literal["new", "same"]
    data: bytes = b""
    kind: str = ""
    etag: str | None = None
    modified: str | None = None


class Fetcher:
    """Fetches from many hosts, from several threads, each host at its own pace."""

    def __init__(
        self,
        *,
        allowed: Iterable[str] = (),
        delay: float = 2.0,
        patience: float = 20.0,
        robots: bool = True,
        sleep: Callable[[float], None] = time.sleep,
        resolve: Resolve | None = None,
    ) -> None:
        self._client = httpx.Client(
            transport=Guard(allowed, resolve=resolve), timeout=patience, trust_env=False, follow_redirects=False,
            headers={"User-Agent": AGENT, "Accept-Encoding": "gzip, deflate"},
        )  # fmt: skip
        self._delay = delay
        self._patience = patience
        self._heeds = robots
        self._sleep = sleep
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    def __enter__(self) -> "Fetcher":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def get(
        self,
        url: str,
        *,
        etag: str | None = None,
        modified: str | None = None,
        largest: int = LARGEST_PAGE,
    ) -> Got:
        """The body of an address; nothing but `same` where it has not changed since `etag` or `modified`.

        Raises:
            Unfetched: It cannot be had; `again` tells whether another try may do.
            Refused: It is an address of the inside.
        """
        asked = {k: v for k, v in (("If-None-Match", etag), ("If-Modified-Since", modified)) if v}
        until = time.monotonic() + 3 * self._patience
        at = url
        for _ in range(REDIRECTS + 1):
            host = self._host(at)
            if self._heeds and not self._allowed(host, at):
                raise Unfetched("robots.txt asks not to fetch it", where=at)
            self._pause(host)
            found = self._one(at, asked, largest, until)
            if isinstance(found, Got):
                return found
            at = urljoin(at, found)
        raise Unfetched(f"more than {REDIRECTS} redirects", where=url)

    def _one(self, url: str, asked: dict[str, str], largest: int, until: float) -> Got | str:
        """The answer, or where it redirects to."""
        try:
            with self._client.stream("GET", url, headers=asked) as answer:
                if answer.has_redirect_location:
                    return answer.headers["location"]
                if answer.status_code == 304 and asked:
                    return Got(url=url, status="same")
                if not answer.is_success:
                    raise _failed(answer, url)
                data = b"".join(_unpacked(answer, largest, until, url))
                head = answer.headers
                kind = head.get("content-type", "").partition(";")[0].strip().lower()
                return Got(
                    url=url, status="new", data=data, kind=kind,
                    etag=head.get("etag"), modified=head.get("last-modified"),
                )  # fmt: skip
        except httpx.TimeoutException as error:
            raise _again(f"no answer within {self._patience:.0f} seconds", url) from error
        except (httpx.TransportError, OSError) as error:
            raise _again(f"cannot be fetched ({error or type(error).__name__})", url) from error
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, ValueError) as error:
            raise Unfetched(f"cannot be fetched ({error or type(error).__name__})", where=url) from error

    def _host(self, url: str) -> "_Host":
        try:
            origin = "{0.scheme}://{0.netloc}".format(urlsplit(url)).lower()
        except ValueError as error:
            raise Unfetched(f"is no address ({error})", where=url) from error
        with self._lock:
            return self._hosts.setdefault(origin, _Host(origin, self._delay))

    def _allowed(self, host: "_Host", url: str) -> bool:
        with host.asking:
            if host.robots is None:
                host.robots = self._robots(host)
            wait = host.robots.crawl_delay(NAME)
            host.delay = max(self._delay, min(float(wait), LONGEST_DELAY)) if wait else self._delay
            return host.robots.can_fetch(NAME, url)

    def _robots(self, host: "_Host") -> RobotFileParser:
        """The rules of a host: none where it has none; where it cannot say, we come again later."""
        rules, at = RobotFileParser(), f"{host.origin}/robots.txt"
        until = time.monotonic() + self._patience
        try:
            for _ in range(REDIRECTS + 1):
                self._pause(host)
                found = self._one(at, {}, LARGEST_ROBOTS, until)
                if isinstance(found, Got):
                    rules.parse(found.data.decode("utf-8", "replace").splitlines())
                    return rules
                at = urljoin(at, found)
        except Unfetched as error:
            if error.again:
                raise
        rules.parse([])
        return rules

    def _pause(self, host: "_Host") -> None:
        with host.lock:
            now = time.monotonic()
            wait = max(0.0, host.free - now)
            host.free = now + wait + host.delay
        if wait:
            self._sleep(wait)


class _Host:
    """What is known of a host."""

    def __init__(self, origin: str, delay: float) -> None:
        self.origin = origin
        self.delay = delay
        self.free = 0.0
        self.robots: RobotFileParser | None = None
        self.lock = threading.Lock()
        self.asking = threading.Lock()


def _unpacked(answer: httpx.Response, largest: int, until: float, url: str) -> Iterator[bytes]:
    """The body in pieces, no more than `largest` bytes of it, unpacked."""
    coding = answer.headers.get("content-encoding", "identity").lower().strip()
    if coding not in ("identity", "", "gzip", "x-gzip", "deflate"):
        raise Unfetched(f"is packed as {coding}, which was not asked for", where=url)
    unpack = None if coding in ("identity", "") else zlib.decompressobj(47 if "gzip" in coding else 15)
    size = 0
    for raw in answer.iter_raw():
        if time.monotonic() > until:
            raise _again("the answer takes too long", url)
        try:
            piece = unpack.decompress(raw, largest + 1 - size) if unpack else raw
        except zlib.error as error:
            raise Unfetched(f"is packed wrongly ({error})", where=url) from error
        size += len(piece)
        if size > largest:
            raise Unfetched(f"more than {largest / 1e6:,.1f} MB", where=url)
        yield piece
    if unpack and not unpack.eof:
        raise _again("breaks off", url)


def _failed(answer: httpx.Response, url: str) -> Unfetched:
    line = f"answers {answer.status_code} {answer.reason_phrase}".rstrip()
    if answer.status_code not in LATER:
        return Unfetched(line, where=url)
    error = _again(line, url)
    error.wait = _seconds(answer.headers.get("retry-after"))
    return error


def _again(reason: str, url: str) -> Unfetched:
    error = Unfetched(reason, where=url, hint="tried again later")
    error.again = True
    return error


def _seconds(told: str | None) -> float | None:
    """What `Retry-After` asks for: seconds, or a time."""
    if told is None:
        return None
    if told.strip().isdigit():
        return min(float(told), 86_400.0)
    try:
        return min(max(0.0, parsedate_to_datetime(told).timestamp() - time.time()), 86_400.0)
    except (TypeError, ValueError, OverflowError):
        return None
