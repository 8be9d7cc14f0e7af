"""Who gets in, and what they may do."""

import re

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.web import tokens
from memcon.web.limits import Bucket
from memcon.web.settings import Limits, is_loopback
from tests.web.conftest import TOKEN, FakeReader, listening

HTML = {"accept": "text/html"}
BEARER = {"authorization": f"Bearer {TOKEN}"}


@pytest.fixture
def client(room):
    with httpx.Client(base_url=room, headers=HTML, trust_env=False, timeout=30) as found:
        yield found


@pytest.fixture(scope="module")
def open_room(built, settings_of):
    """A room that says it listens for other machines: it asks everybody for the token (and listens here alone all the same)."""
    with listening(settings_of(built, host="0.0.0.0", names=("desk.example",))) as address:
        yield address


def test_every_answer_carries_what_keeps_a_browser_safe(client):
    for path in ("/", "/nothing", "/static/room.css", "/report/1.json", "/enter"):
        head = client.get(path).headers
        assert "script-src 'self'" in head["content-security-policy"]
        assert "unsafe" not in head["content-security-policy"]
        assert head["x-content-type-options"] == "nosniff"
        assert head["referrer-policy"] == "same-origin"
        assert head["x-frame-options"] == "DENY"
        assert "set-cookie" not in head


def test_no_page_has_script_or_style_of_its_own(client):
    for path in ("/", "/search?q=the", "/report/1", "/network", "/calendar?month=2025-12"):
        page = client.get(path).text
        assert not re.search(r"<script(?![^>]*\bsrc=)", page)
        assert not re.search(r"<style|\sstyle=|\son\w+=", page)


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "",
        "127.0.0.1@evil.example",
        "evil.example/127.0.0.1",
    ],
)
def test_a_name_that_is_not_ours_leads_nowhere(client, host):
    assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize(
    "head",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
    ],
)
def test_what_another_site_sends_is_refused(client, head):
    answer = client.post(
        "/read", content="The minister spoke.", headers={"content-type": "text/plain", **head, **BEARER}
    )
    assert answer.status_code == 403


def test_at_home_reading_is_free_and_writing_asks_for_the_token(client):
    assert client.get("/reports").status_code == 200
    for path in ("/add", "/report/1/s1/correct", "/corrections/1/undo", "/leave"):
        assert client.post(path, content="x", headers={"accept": "*/*"}).status_code == 401, path
        wrong = client.post(path, content="x", headers={"accept": "*/*", "authorization": "Bearer wrong"})
        assert wrong.status_code == 401, path


def test_for_other_machines_everything_asks_for_the_token(open_room):
    with httpx.Client(base_url=open_room, trust_env=False, timeout=30) as client:
        for path in ("/", "/report/1.json", "/search?q=the", "/api.json", "/calendar.ics", "/health"):
            assert client.get(path).status_code == 401, path
            assert client.get(path, headers=BEARER).status_code == 200, path
        assert client.get("/", headers=HTML).headers["location"] == "/enter"
        assert client.get("/enter").status_code == 200
        assert client.get("/static/room.css").status_code == 200
        assert client.get("/", headers={"host": "desk.example", **BEARER}).status_code == 200
        assert (
            client.post("/read", content="The minister spoke.", headers={"content-type": "text/plain"}).status_code
            == 401
        )


def test_signing_in_gives_a_cookie_that_opens_the_room_until_signing_out(open_room):
    with httpx.Client(base_url=open_room, headers=HTML, trust_env=False, timeout=30) as client:
        wrong = client.post("/enter", data={"token": "wrong"})
        assert wrong.status_code == 403
        assert "wrong" not in re.sub(r'class="[^"]*"', "", wrong.text)
        right = client.post("/enter", data={"token": TOKEN, "next": "/reports"})
        assert right.headers["location"] == "/reports"
        told = right.headers["set-cookie"].lower()
        assert "httponly" in told
        assert "samesite=strict" in told
        assert TOKEN not in told
        assert client.get("/reports").status_code == 200
        client.post("/leave")
        assert client.get("/reports").status_code == 303


@pytest.mark.parametrize(
    "next", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "\\\\evil.example"]
)
def test_signing_in_leads_nowhere_outside(client, next):
    assert client.post("/enter", data={"token": TOKEN, "next": next}).headers["location"] == "/"


def test_guessing_the_token_is_slowed_down(built, settings_of):
    with (
        listening(settings_of(built, limits=Limits(entries_burst=3, entries=0.01))) as room,
        httpx.Client(base_url=room, trust_env=False) as client,
    ):
        told = [client.post("/enter", data={"token": str(n)}).status_code for n in range(5)]
        assert told == [403, 403, 403, 429, 429]
        assert client.get("/reports", headers={"authorization": "Bearer guess"}).status_code == 429
        assert client.get("/reports").status_code == 200


def test_who_asks_too_often_is_told_when_to_come_again(built, settings_of):
    with (
        listening(settings_of(built, limits=Limits(asks=1, asks_burst=5))) as room,
        httpx.Client(base_url=room, trust_env=False) as client,
    ):
        answers = [client.get("/static/icon.svg") for _ in range(8)]
        assert [a.status_code for a in answers][:5] == [200] * 5
        assert answers[-1].status_code == 429
        assert int(answers[-1].headers["retry-after"]) >= 1


def test_a_body_that_is_too_large_is_refused(built, settings_of):
    with (
        listening(settings_of(built, limits=Limits(body=1000))) as room,
        httpx.Client(base_url=room, trust_env=False) as client,
    ):
        answer = client.post("/read", content=b"x" * 5000, headers={"content-type": "text/plain"})
        assert answer.status_code == 413
        assert (
            client.post("/read", content=b"The minister spoke.", headers={"content-type": "text/plain"}).status_code
            == 200
        )


def test_the_token_is_in_no_log(built, settings_of, caplog):
    with (
        caplog.at_level(0),
        listening(settings_of(built)) as room,
        httpx.Client(base_url=room, trust_env=False) as client,
    ):
        client.post("/enter", data={"token": TOKEN})
        client.get("/report/999999", headers=BEARER)
        client.get("/nothing", headers=BEARER)
    assert TOKEN not in caplog.text


def test_a_fault_of_ours_is_a_number_on_the_page_and_a_trace_in_the_log(built, settings_of, caplog):
    class Broken(FakeReader):
        async def read(self, found):
            raise RuntimeError("secret detail")

    with listening(settings_of(built), Broken()) as room, httpx.Client(base_url=room, trust_env=False) as client:
        answer = client.post("/read", content="The minister spoke.", headers={"content-type": "text/plain"})
        assert answer.status_code == 500
        assert "secret detail" not in answer.text
        number = re.search(r"number ([0-9a-f]{8})", answer.text)[1]
    assert number in caplog.text
    assert "secret detail" in caplog.text


def test_a_store_that_goes_away_is_told_as_such(tmp_path, settings_of):
    with listening(settings_of(tmp_path / "none.db")) as room, httpx.Client(base_url=room, trust_env=False) as client:
        answer = client.get("/reports.json")
        assert answer.status_code == 503
        assert "no store" in answer.json()["error"]


@given(st.text(max_size=60), st.text(min_size=1, max_size=40))
def test_no_cookie_but_ours_holds(cookie, token):
    assert not tokens.holds(token, cookie)
    assert tokens.holds(token, tokens.session(token))


@given(st.integers(0, 60), st.sampled_from("0123456789abcdef"))
def test_a_cookie_altered_anywhere_does_not_hold(at, put):
    cookie = tokens.session(TOKEN, now=1000.0)
    at %= len(cookie)
    altered = cookie[:at] + put + cookie[at + 1 :]
    assert tokens.holds(TOKEN, altered, now=1000.0) == (altered == cookie)


def test_a_cookie_ends():
    cookie = tokens.session(TOKEN, now=1000.0)
    assert tokens.holds(TOKEN, cookie, now=1000.0 + tokens.LASTS - 1)
    assert not tokens.holds(TOKEN, cookie, now=1000.0 + tokens.LASTS + 1)
    assert not tokens.holds("another", cookie, now=1000.0)


def test_a_bucket_refills():
    bucket = Bucket(2.0, 3)
    assert [bucket.take("a", now=0.0) for _ in range(4)] == [0, 0, 0, 0.5]
    assert bucket.take("b", now=0.0) == 0
    assert bucket.take("a", now=0.5) == 0
    assert bucket.take("a", now=0.5) > 0


@pytest.mark.parametrize(
    ("host", "home"),
    [
        ("localhost", True),
        ("127.0.0.1", True),
        ("127.3.2.1", True),
        ("::1", True),
        ("[::1]", True),
        ("0.0.0.0", False),
        ("::", False),
        ("10.0.0.1", False),
        ("localhost.example", False),
        ("", False),
    ],
)
def test_what_is_home(host, home):
    assert is_loopback(host) is home
