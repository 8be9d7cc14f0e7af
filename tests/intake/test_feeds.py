import contextlib
import gzip
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.intake import feeds
from memcon.intake.feeds import read_feed
from memcon.record import InputError

WHERE = "https://wire.example/rss.xml"
RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Northern  Wire</title>
<item><title>Talks resume</title><link>/world/talks</link><guid>t-1</guid><pubDate>Sat, 07 Mar 2026 23:30:00 -0500</pubDate></item>
<item><title>Twice</title><link>https://wire.example/world/talks</link><guid>t-1</guid></item>
<item><title>Elsewhere</title><link>ftp://wire.example/file</link></item>
<item><title>By a script</title><link>javascript:alert(1)</link></item>
<item><title>With a password</title><link>https://me:secret@wire.example/x</link></item>
<item><title>No day</title><link>https://wire.example/two#part</link></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Desk</title><entry><id>urn:1</id><title>A vote</title>
<link href="https://wire.example/vote"/><updated>2026-02-14T09:00:00Z</updated></entry></feed>"""
JSON = b"""{"version": "https://jsonfeed.org/version/1.1", "title": "Desk", "items": [
 {"id": "9", "url": "https://wire.example/nine", "title": "Nine", "date_published": "2026-02-14T23:30:00-05:00"},
 {"id": "10"}, "nonsense"]}"""
SITEMAP = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://wire.example/a</loc><lastmod>2026-02-13</lastmod><news:news><news:publication_date>2026-02-12</news:publication_date><news:title>A</news:title></news:news></url>
<url><loc>https://wire.example/b</loc><lastmod>some day</lastmod></url></urlset>"""
INDEX = b"""<sitemapindex><sitemap><loc>https://wire.example/s1.xml</loc></sitemap><sitemap><loc>https://other.example/s2.xml</loc></sitemap></sitemapindex>"""


def test_rss_gives_each_page_once_with_its_day_in_utc():
    feed = read_feed(RSS, WHERE)
    assert (feed.kind, feed.title) == ("feed", "Northern Wire")
    assert [(i.id, i.url, i.published) for i in feed.items] == [
        ("t-1", "https://wire.example/world/talks", date(2026, 3, 8)),
        ("https://wire.example/two", "https://wire.example/two", None),
    ]


def test_atom():
    (item,) = read_feed(ATOM, WHERE).items
    assert (item.id, item.url, item.title, item.published) == (
        "urn:1",
        "https://wire.example/vote",
        "A vote",
        date(2026, 2, 14),
    )


def test_json_feed():
    feed = read_feed(JSON, WHERE)
    assert feed.kind == "json"
    assert [(i.id, i.published) for i in feed.items] == [("9", date(2026, 2, 15))]


def test_a_sitemap_and_its_news():
    feed = read_feed(gzip.compress(SITEMAP), WHERE)
    assert feed.kind == "sitemap"
    assert [(i.url, i.title, i.published) for i in feed.items] == [
        ("https://wire.example/a", "A", date(2026, 2, 12)),
        ("https://wire.example/b", None, None),
    ]


def test_an_index_leads_to_its_own_host_only():
    feed = read_feed(INDEX, WHERE)
    assert feed.kind == "index"
    assert [i.url for i in feed.items] == ["https://wire.example/s1.xml"]


LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;">]><rss version="2.0"><channel><title>&lol2;</title></channel></rss>"""
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><urlset><url><loc>https://wire.example/&x;</loc></url></urlset>"""


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"<html><body>Not found</body></html>", "is no feed"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": [', "broken JSON"),
        (b'{"a": 1}', "no JSON Feed"),
        (b"[" * 100_000, "is no feed"),
        (b'{"a":' * 100_000, "broken JSON"),
        (LAUGHS, "entities"),
        (OUTSIDE, "entities"),
        (LAUGHS.decode().encode("utf-16"), "entities"),
        (b"<urlset><url>", None),
        (gzip.compress(SITEMAP)[:40], None),
        (b"\x1f\x8bnonsense", "packed wrongly"),
    ],
)
def test_what_is_no_feed_is_named(data, reason):
    try:
        found = read_feed(data, WHERE)
    except InputError as error:
        assert str(error).startswith(f"{WHERE}: ")
        assert "\n" not in str(error)
        assert reason is None or reason in str(error)
    else:
        assert reason is None
        assert found.items == ()


def test_entities_that_hide_in_another_encoding_are_not_followed():
    hidden = OUTSIDE.replace(b'"1.0"', b'"1.0" encoding="utf-7"').replace(b"<!ENTITY", b"+ADwAIQ-ENTITY")
    try:
        found = read_feed(hidden, WHERE)
    except InputError:
        return
    assert not any("root" in i.url for i in found.items)


def test_a_name_of_a_file_is_not_opened(tmp_path):
    secret = tmp_path / "feed.xml"
    secret.write_bytes(RSS)
    with pytest.raises(InputError):
        read_feed(str(secret).encode(), WHERE)


def test_a_gzip_bomb_is_left(monkeypatch):
    monkeypatch.setattr(feeds, "LARGEST_FEED", 100_000)
    with pytest.raises(InputError, match="more than"):
        read_feed(gzip.compress(b" " * 10_000_000), WHERE)


def test_no_more_than_the_most_are_taken(monkeypatch):
    monkeypatch.setattr(feeds, "MOST_ITEMS", 10)
    items = "".join(f"<url><loc>https://wire.example/{i}</loc></url>" for i in range(50))
    assert len(read_feed(f"<urlset>{items}</urlset>".encode(), WHERE).items) == 10


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_a_feed_or_an_error_of_ours(data):
    try:
        found = read_feed(data, WHERE)
    except InputError:
        return
    assert all(i.url.startswith(("http://", "https://")) for i in found.items)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, len(RSS)), st.binary(min_size=1, max_size=6))
def test_a_feed_damaged_anywhere_is_read_or_refused(at, put):
    with contextlib.suppress(InputError):
        read_feed(RSS[:at] + put + RSS[at + len(put) :], WHERE)
