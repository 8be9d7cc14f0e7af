import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from memcon.intake import read_sources
from memcon.intake import web as module
from memcon.record import InputError, Report
from tests.intake.test_sources import PAGE


class _Site(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/hangs":
            time.sleep(1.5)
            return
        if self.path == "/moved":
            self.send_response(301)
            self.send_header("Location", "/page")
            self.end_headers()
            return
        known = {"/page": ("text/html", PAGE.encode()), "/text": ("text/plain", b"The minister spoke."), "/paper": ("application/pdf", b"%PDF-1.7"),
                 "/lines": ("application/json", b'{"id": "1", "text": "One."}\n{"id": "2", "text": "Two."}\n'), "/large": ("text/html", b"x" * 5000)}  # fmt: skip
        kind, body = known.get(self.path, ("text/html", b"gone"))
        self.send_response(200 if self.path in known else 404)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)


def test_a_page_is_fetched_and_read(site):
    (found,) = read_sources([f"{site}/moved"])
    assert isinstance(found, Report)
    assert (found.title, found.url) == ("Talks to resume", f"{site}/page")


def test_text_and_json_are_read_for_what_they_are(site):
    assert [f.text for f in read_sources([f"{site}/text", f"{site}/lines"])] == ["The minister spoke.", "One.", "Two."]


@pytest.mark.parametrize(("path", "reason"), [("/none", "answers 404"), ("/paper", "is a PDF")])
def test_what_is_no_report_is_named_with_its_address(site, path, reason):
    (error,) = read_sources([site + path])
    assert isinstance(error, InputError)
    assert str(error).startswith(f"{site}{path}: ")
    assert reason in str(error)


def test_a_site_that_hangs_is_left(site):
    (error,) = read_sources([f"{site}/hangs"], patience=0.3)
    assert "no answer within" in str(error)


def test_nobody_there():
    (error,) = read_sources(["http://127.0.0.1:9/"], patience=2)
    assert "cannot be fetched" in str(error)


def test_an_address_that_is_none():
    (error,) = read_sources(["http://[::1"], patience=2)
    assert "cannot be fetched" in str(error)


def test_a_huge_answer_is_refused(site, monkeypatch):
    monkeypatch.setattr(module, "LARGEST_PAGE", 100)
    (error,) = read_sources([f"{site}/large"])
    assert "more than" in str(error)
