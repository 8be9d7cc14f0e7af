import math
from datetime import date

import pytest

from memcon.intake.fields import from_fields
from memcon.record import InputError

TEXT = "  OSLO –\r\nThe minister\u00a0spoke.\u200b\n"
DAY = date(2026, 2, 14)


@pytest.mark.parametrize(
    "fields",
    [
        {"id": "7", "title": "Talks", "text": TEXT, "published": "2026-02-14", "publisher": "Gazette", "url": "https://e.org/1"},
        {"id": 7, "title": "Talks", "text": TEXT, "date": "2026-02-14", "source-hostname": "Gazette", "hostname": "e.org",
         "source": "https://e.org/1", "fingerprint": "0a", "raw_text": "other"},
        {"id": "7", "title": "Talks", "text": TEXT, "publish_date": "2026-02-14 00:00:00", "meta_site_name": "Gazette",
         "url": "https://e.org/1", "canonical_link": "https://e.org/canonical"},
        {"id": "7", "title": "Talks", "plaintext": TEXT, "publishing_date": "2026-02-14 08:00:00+01:00", "publisher": "Gazette",
         "html": {"requested_url": "https://e.org/1", "content": "<html>"}},
        {"id": "7", "title": "Talks", "maintext": TEXT, "text": None, "date_publish": "2026-02-14 08:00:00",
         "source_domain": "Gazette", "url": "https://e.org/1"},
        {"id": "7", "headline": "Talks", "event_text": TEXT, "pub_date": "2026-02-14", "publisher": "Gazette", "url": "https://e.org/1"},
    ],
    ids=["memcon", "trafilatura", "newspaper4k", "fundus", "news-please", "NGEC"],
)  # fmt: skip
def test_the_fields_of_the_common_tools_are_known_by_name(fields):
    report = from_fields(fields, "a.jsonl:1")
    assert (report.id, report.title, report.text, report.published) == ("7", "Talks", TEXT, DAY)
    assert (report.publisher, report.url) == ("Gazette", "https://e.org/1")


def test_a_fundus_body_is_put_together():
    body = {"summary": ["In short."], "sections": [{"headline": ["One"], "paragraphs": ["First.", "Second."]}]}
    report = from_fields({"body": body, "html": {"source_info": {"publisher": "Gazette"}}}, "a.jsonl:1")
    assert report.text == "In short.\n\nOne\n\nFirst.\n\nSecond."
    assert report.publisher == "Gazette"


def test_source_is_a_publisher_where_it_is_no_address():
    report = from_fields({"text": TEXT, "source": "The Gazette"}, "a.jsonl:1")
    assert (report.publisher, report.url) == ("The Gazette", None)


def test_an_id_comes_from_the_text_where_there_is_none():
    one = from_fields({"text": TEXT, "id": None, "title": math.nan}, "a.jsonl:1")
    assert one.id == one.sha256[:16]
    assert one.title is None


def test_the_day_given_by_the_user_wins():
    assert from_fields({"text": TEXT, "date": "nonsense"}, "a:1", DAY).published == DAY


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"title": "Talks"}, "without text"),
        ({"text": ""}, "its text is empty"),
        ({"text": ["a"]}, "no string"),
        ({"text": TEXT, "published": "soon"}, "no date"),
        ({"text": "half \ud83d"}, "surrogate"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(fields, reason):
    with pytest.raises(InputError, match=reason) as caught:
        from_fields(fields, "a.jsonl:7")
    assert caught.value.where == "a.jsonl:7"
