import gzip
import time

import pytest

from memcon.intake.guard import Refused
from memcon.intake.polite import Fetcher, Unfetched
from memcon.record import InputError
from tests.intake.sites import Answer, site


@pytest.fixture
def wire():
    with site() as found:
        yield found


@pytest.fixture
def fetcher():
    with Fetcher(allowed=["127.0.0.1/32"], delay=0, patience=0.6) as found:
        yield found


def test_a_page_with_its_marks_and_the_next_time_nothing_but_same(wire, fetcher):
    def page(headers):
        return Answer(b"", status=304) if headers.get("If-None-Match") == '"1"' else Answer(b"<p>Hello</p>", ETag='"1"')

    wire.pages["/page"] = page
    first = fetcher.get(wire.url("/page"))
    assert (first.status, first.data, first.etag, first.kind) == ("new", b"<p>Hello</p>", '"1"', "text/html")
    assert fetcher.get(wire.url("/page"), etag=first.etag).status == "same"


def test_packed_bodies_are_unpacked(wire, fetcher):
    wire.put("/gz", gzip.compress(b"words" * 100), **{"Content-Encoding": "gzip"})
    assert fetcher.get(wire.url("/gz")).data == b"words" * 100


def test_redirects_are_followed_and_told(wire, fetcher):
    wire.redirects("/old", "/new")
    wire.put("/new", "here")
    assert fetcher.get(wire.url("/old")).url == wire.url("/new")


@pytest.mark.parametrize(
    "inside",
    [
        "http://127.0.0.2:9/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]:9/",
        "http://10.0.0.1/",
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
    ],
)
def test_a_redirect_to_the_inside_is_refused(wire, fetcher, inside):
    wire.redirects("/sly", inside)
    with pytest.raises(InputError) as error:
        fetcher.get(wire.url("/sly"))
    assert isinstance(error.value, Refused) or not getattr(error.value, "again", False)


def test_what_is_not_to_be_had(wire, fetcher, monkeypatch):
    monkeypatch.setattr("memcon.intake.polite.LARGEST_PAGE", 1_000_000)
    wire.redirects("/loop", "/loop")
    wire.hangs("/hangs")
    wire.drips("/drips")
    wire.endless("/endless")
    wire.bomb("/bomb")
    wire.put("/gone", status=410)
    wire.put("/busy", status=503, **{"Retry-After": "120"})
    wire.put("/brotli", b"xx", **{"Content-Encoding": "br"})
    wire.put("/lies", b"plain", **{"Content-Encoding": "gzip"})
    wire.put("/cut", gzip.compress(b"x" * 10_000)[:20], **{"Content-Encoding": "gzip"})
    reasons = {
        "/loop": ("redirects", False), "/hangs": ("no answer", True), "/drips": ("too long", True), "/endless": ("more than", False), "/bomb": ("more than", False),
        "/gone": ("410", False), "/busy": ("503", True), "/brotli": ("not asked for", False), "/lies": ("packed wrongly", False), "/cut": ("breaks off", True),
    }  # fmt: skip
    for path, (reason, again) in reasons.items():
        with pytest.raises(Unfetched) as error:
            fetcher.get(wire.url(path), largest=1_000_000)
        assert reason in str(error.value), path
        assert error.value.again is again, path
        if path == "/busy":
            assert error.value.wait == 120


def test_nobody_there(fetcher):
    with pytest.raises(Unfetched) as error:
        fetcher.get("http://127.0.0.1:9/")
    assert error.value.again


@pytest.mark.parametrize("address", ["http://", "http://[::1", "no address", "http://exa mple/", "http://\x00/"])
def test_an_address_that_is_none(fetcher, address):
    with pytest.raises(InputError):
        fetcher.get(address)


def test_robots_are_heeded_and_asked_for_once(wire, fetcher):
    wire.put("/robots.txt", "User-agent: *\nDisallow: /private\n", kind="text/plain")
    wire.put("/open", "open")
    wire.put("/private/x", "shut")
    assert fetcher.get(wire.url("/open")).data == b"open"
    for _ in range(2):
        with pytest.raises(Unfetched, match=r"robots\.txt"):
            fetcher.get(wire.url("/private/x"))
    assert wire.asked["/private/x"] == 0
    assert wire.asked["/robots.txt"] == 1


def test_a_host_whose_robots_fail_is_asked_later(wire, fetcher):
    wire.put("/robots.txt", status=500)
    wire.put("/open", "open")
    with pytest.raises(Unfetched) as error:
        fetcher.get(wire.url("/open"))
    assert error.value.again
    assert wire.asked["/open"] == 0


def test_two_requests_to_a_host_keep_their_distance(wire):
    wire.put("/a", "a")
    with Fetcher(allowed=["127.0.0.1"], delay=0.15) as fetcher:
        started = time.monotonic()
        for _ in range(3):
            fetcher.get(wire.url("/a"))
        assert time.monotonic() - started >= 0.45
    gaps = [b - a for a, b in zip(wire.times, wire.times[1:], strict=False)]
    assert min(gaps) >= 0.1


def test_a_crawl_delay_is_kept(wire):
    slept = []
    wire.put("/robots.txt", "User-agent: *\nCrawl-delay: 7\n", kind="text/plain")
    wire.put("/a", "a")
    with Fetcher(allowed=["127.0.0.1"], delay=0, sleep=slept.append) as fetcher:
        fetcher.get(wire.url("/a"))
        fetcher.get(wire.url("/a"))
    assert slept
    assert 6 < slept[-1] <= 7
