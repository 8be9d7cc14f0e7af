"""Atom and iCalendar as feed readers and calendars read them."""

import io

import feedparser
import icalendar
import msgspec
from hypothesis import given, settings

from memcon.export import atom, ics
from memcon.export.naming import report_uri
from tests.export.anyrecord import records
from tests.export.lifelike import summit_record


def written(write, *records_):
    out = io.BytesIO()
    tally = write(iter(records_), out)
    return out.getvalue(), tally


def squeezed(words):
    return "".join(words.split())


@given(records())
@settings(max_examples=15, deadline=None)
def test_feedparser_reads_every_entry(record):
    data, tally = written(atom.write, record)
    feed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    if record.report.published is None:
        assert (len(feed.entries), dict(tally.left_out)) == (0, {atom.NO_DAY: 1})
        return
    (entry,) = feed.entries
    assert entry.id == report_uri(record)
    assert entry.published[:10] == entry.updated[:10] == record.report.published.isoformat()
    assert squeezed(entry.title) == squeezed(atom._clean(record.report.title or record.report.id))
    assert squeezed(entry.content[0].value) == squeezed(atom._clean(record._repr_html_()))
    assert entry.link == (record.report.url or entry.id)


def test_the_feed_is_as_new_as_its_newest_entry():
    old = summit_record()
    new = msgspec.structs.replace(old, report=msgspec.structs.replace(old.report, published=old.report.published.replace(year=2027)))
    for order in ((old, new), (new, old)):
        feed = feedparser.parse(written(atom.write, *order)[0])
        assert feed.feed.updated == "2027-03-07T00:00:00Z"
    assert feed.entries[0].author == "Northern Wire"
    assert not feedparser.parse(written(atom.write)[0]).bozo


@given(records())
@settings(max_examples=30, deadline=None)
def test_a_calendar_written_as_it_grows_is_the_same_calendar(record):
    data, tally = written(ics.write, record, record)
    assert data == ics.calendar([record, record])
    found = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert len(found) == tally.written == len({ics.uid(record, c) for c in record.calendar})
    assert tally.written + sum(tally.left_out.values()) == 2 * len(record.calendar)
