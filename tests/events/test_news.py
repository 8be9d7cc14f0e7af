"""Short reports of many kinds: what each is about, who did what to whom, when, and what is due."""

import datetime

import pytest

from memcon.intake.report import make_report
from memcon.record import Record
from tests.events import plain_news


@pytest.fixture(scope="module")
def news(reader) -> list[tuple[plain_news.Row, Record]]:
    """Each report with its record."""
    day = datetime.date.fromisoformat(plain_news.PUBLISHED)
    rows = list(plain_news.rows())
    records = reader.pipeline.read([make_report(row.text, published=day, language="en") for row in rows])
    return list(zip(rows, records, strict=True))


def test_the_news_are_read_as_an_analyst_would(news):
    missing = [
        (row.text, want) for row, record in news if not row.missed for want in row.events
        if not want.optional and not any(plain_news.whole(record, e, want) for e in record.events)
    ]  # fmt: skip
    assert missing == []


def test_most_events_told_are_wanted(news):
    told = [
        any(plain_news.who_did_what(record, e, want) for want in row.events)
        for row, record in news for e in record.events
    ]  # fmt: skip
    assert sum(told) / len(told) > 0.8


def test_the_calendar_holds_what_is_due_and_no_more(news):
    for row, record in news:
        if row.missed:
            continue
        found = [(f"{c.start}" if c.start == c.end else f"{c.start}..{c.end}", c.status) for c in record.calendar]
        assert sorted(found) == sorted(row.calendar), row.text
