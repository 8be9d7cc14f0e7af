import gzip
import io

import pytest
from fastwarc import GzipWriter, WarcRecord, WarcRecordType

from memcon.intake import Page, find_sources, read_sources
from memcon.intake.archives import Page as Waiting
from memcon.record import InputError, Report

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Talks to resume {n}</title>
<meta property="og:site_name" content="The Harbour Gazette"><meta property="article:published_time" content="2026-02-1{n}T08:00:00Z">
</head><body><nav><a href="/">Home</a><a href="/world">World</a></nav><article><h1>Talks to resume</h1>
<p>LISBON, Feb 14 – The foreign minister said on Saturday that round {n} of the talks with the government would begin next week.</p>
<p>“We have waited long enough,” he told reporters at the harbour, where the two delegations had met in the autumn of last year.</p>
<p>The other side rejected the claim that it had delayed them, and called on the minister to name a day and a place for the talks.</p>
</article><footer>All rights reserved. Subscribe to our newsletter.</footer></body></html>"""


def _answer(url, body, kind="text/html; charset=utf-8", status="200 OK", more=b""):
    record = WarcRecord()
    record.init_headers(record_type=WarcRecordType.response)
    record.headers.append("WARC-Target-URI", url)
    record.headers.set("Content-Type", "application/http; msgtype=response")
    record.set_bytes_content(f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n".encode() + more + b"\r\n" + body)
    return record


def _archive(path, records, packed=True):
    out = io.BytesIO()
    for record in records:
        record.write(out)
    path.write_bytes(gzip.compress(out.getvalue()) if packed else out.getvalue())
    return path


@pytest.fixture
def crawl(tmp_path):
    records = [
        _answer("https://gazette.example/1", PAGE.format(n=1).encode()),
        _answer("https://gazette.example/logo.png", b"\x89PNG", kind="image/png"),
        _answer("https://gazette.example/gone", b"<html>gone</html>", status="404 Not Found"),
        _answer("https://gazette.example/2", gzip.compress(PAGE.format(n=2).encode()), more=b"Content-Encoding: gzip\r\n"),
        _answer("https://gazette.example/empty", b"<html><body></body></html>"),
    ]
    return records, tmp_path


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_pages_become_reports_with_their_address_and_day(crawl, name):
    records, folder = crawl
    found = list(read_sources([str(_archive(folder / name, records, name.endswith("gz")))]))
    assert [(f.url, str(f.published)) for f in found[:2]] == [
        ("https://gazette.example/1", "2026-02-11"), ("https://gazette.example/2", "2026-02-12"),
    ]  # fmt: skip
    assert "“We have waited long enough,” he told reporters" in found[1].text
    assert "no article text" in str(found[2])
    assert "https://gazette.example/empty" in str(found[2])
    assert len(found) == 3


def test_a_page_waits_to_be_read(crawl):
    records, folder = crawl
    found = list(find_sources([str(_archive(folder / "a.warc.gz", records))]))
    assert all(isinstance(f, Page) for f in found)


def test_an_archive_cut_short_gives_what_is_whole(crawl):
    records, folder = crawl
    path = _archive(folder / "a.warc", records, packed=False)
    path.write_bytes(path.read_bytes()[:1200])
    found = list(read_sources([str(path)]))
    assert all(isinstance(f, Report | InputError) for f in found)
    assert all(str(path) in str(f) for f in found if isinstance(f, InputError))


def test_members_packed_one_by_one_are_read(tmp_path):
    path = tmp_path / "a.warc.gz"
    with path.open("wb") as file:
        out = GzipWriter(file)
        for n in (1, 2):
            _answer(f"https://gazette.example/{n}", PAGE.format(n=n).encode()).write(out)
        out.close()
    assert len(list(read_sources([str(path)]))) == 2


def test_what_is_no_warc_is_named(tmp_path):
    for name in ("a.warc", "a.warc.gz"):
        (tmp_path / name).write_bytes(b"no archive at all" if name == "a.warc" else gzip.compress(b"no archive"))
    found = list(read_sources([str(tmp_path)]))
    assert len(found) == 2
    assert all(isinstance(f, InputError) for f in found)


def test_the_fast_way_gives_the_same_words_title_and_day():
    page = Waiting(data=PAGE.format(n=1).encode(), where="a", url="https://gazette.example/1")
    slow, fast = page.report(), page.report(fast=True)
    assert (fast.title, fast.publisher, fast.published) == ("Talks to resume 1", slow.publisher, slow.published)
    for text in (slow.text, fast.text):
        assert "said on Saturday that round 1 of the talks" in text
        assert "newsletter" not in text


def test_the_day_may_stand_in_the_script_of_a_page():
    html = "<html><head><script type='application/ld+json'>{\"datePublished\": \"2026-02-14T08:00:00Z\"}</script></head>"
    page = Waiting(data=(html + PAGE[PAGE.index("<body>") :]).encode(), where="a")
    assert str(page.report(fast=True).published) == "2026-02-14"


def test_no_article_is_an_error_the_fast_way_too():
    with pytest.raises(InputError, match="no article"):
        Waiting(data=b"<html><body></body></html>", where="a").report(fast=True)
