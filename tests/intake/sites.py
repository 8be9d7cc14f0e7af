"""A local server that plays good, slow, broken and hostile sites; it listens on 127.0.0.1 alone."""

import contextlib
import gzip
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Answer:
    """What a path answers."""

    def __init__(
        self, body: bytes = b"", status: int = 200, kind: str = "text/html; charset=utf-8", **headers: str
    ) -> None:
        self.body, self.status, self.headers = body, status, {"Content-Type": kind, **headers}
        self.declared: int | None = len(body)
        self.play: Callable[[BaseHTTPRequestHandler], None] | None = None


class Site:
    """Paths with their answers, and what was asked for."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.pages: dict[str, Answer | Callable[[dict[str, str]], Answer]] = {}
        self.asked: Counter[str] = Counter()
        self.times: list[float] = []
        self.closing = threading.Event()

    def url(self, path: str) -> str:
        return self.address + path

    def put(self, path: str, body: bytes | str = b"", **how: object) -> None:
        data = body.encode() if isinstance(body, str) else body
        self.pages[path] = Answer(data, **how)  # type: ignore[arg-type]

    def redirects(self, path: str, to: str) -> None:
        self.put(path, b"", status=302, Location=to)

    def plays(self, path: str, play: Callable[[BaseHTTPRequestHandler], None], kind: str = "text/html") -> None:
        answer = Answer(kind=kind)
        answer.declared, answer.play = None, play
        self.pages[path] = answer

    def hangs(self, path: str) -> None:
        self.plays(path, lambda _: self.closing.wait(5) and None)

    def endless(self, path: str) -> None:
        def pour(handler: BaseHTTPRequestHandler) -> None:
            while not self.closing.is_set():
                handler.wfile.write(b"<p>more and more</p>" * 4000)

        self.plays(path, pour)

    def drips(self, path: str) -> None:
        def drip(handler: BaseHTTPRequestHandler) -> None:
            while not self.closing.wait(0.05):
                handler.wfile.write(b"x")
                handler.wfile.flush()

        self.plays(path, drip)

    def bomb(self, path: str, megabytes: int = 20) -> None:
        packed = gzip.compress(b"\0" * megabytes * 1_000_000, 9)
        self.put(path, packed, **{"Content-Encoding": "gzip"})


@contextlib.contextmanager
def site() -> Iterator[Site]:
    """A running site; it stops with the block."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            found.asked[self.path] += 1
            found.times.append(time.monotonic())
            known = found.pages.get(self.path, Answer(b"gone", status=404))
            answer = known(dict(self.headers)) if callable(known) else known
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if answer.declared is None:
                self.send_header("Connection", "close")
                self.close_connection = True
            else:
                self.send_header("Content-Length", str(answer.declared))
            self.end_headers()
            with contextlib.suppress(OSError):
                if answer.play:
                    answer.play(self)
                elif answer.status != 304:
                    self.wfile.write(answer.body)
                    if answer.declared != len(answer.body):
                        self.close_connection = True

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    found = Site(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield found
    finally:
        found.closing.set()
        server.shutdown()
        server.server_close()
        thread.join(5)


def article(title: str, text: str, day: str = "2026-03-07") -> str:
    """A page as news sites make them."""
    paragraphs = "".join(f"<p>{p}</p>" for p in text.split("\n\n"))
    return (
        f'<!doctype html><html lang="en"><head><title>{title}</title>'
        f'<meta property="og:title" content="{title}"><meta property="og:site_name" content="Northern Wire">'
        f'<meta property="article:published_time" content="{day}T08:00:00Z"></head>'
        f"<body><nav><a href=/>Home</a></nav><article><h1>{title}</h1>{paragraphs}</article>"
        f"<footer>All rights reserved</footer></body></html>"
    )
