import datetime

import icalendar
from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.export.ics import calendar, uid
from memcon.record import Actor, Appointment, MadeBy, Place, Record, Report

TEXT = "A second round of talks between Peru and Chile will be hosted by Brazil in Manaus next week; a march was called off."
DAY = datetime.date


def actor(name):
    return Actor(id=name, name=name, kind="state", confidence=0.9)


def record(*entries, text=TEXT, **report):
    fields = {"id": "r1", "published": DAY(2026, 2, 14), "sha256": "ab" * 32, "url": "https://news.example/1?a=b,c;d"}
    return Record(
        report=Report(**{**fields, **report, "text": text}), calendar=entries,
        actors=(actor("Peru"), actor("Chile"), actor("Brazil")), places=(Place(id="p1", spans=((79, 85),), name="Manaus", confidence=0.9),),
        made_by=MadeBy(memcon="0", models={}, settings={}),
    )  # fmt: skip


def entry(**fields):
    given_ = {
        "id": "c1", "title": "second round of talks", "status": "due", "start": DAY(2026, 2, 16), "end": DAY(2026, 2, 22),
        "evidence": ((0, 91),), "confidence": 0.9,
    }  # fmt: skip
    return Appointment(**{**given_, **fields})


def read(data):
    return icalendar.Calendar.from_ical(data).walk("VEVENT")


def test_days_are_dates_and_the_end_is_the_day_after():
    data = calendar([record(entry())])
    (event,) = read(data)
    assert b"DTSTART;VALUE=DATE:20260216" in data
    assert b"DTEND;VALUE=DATE:20260223" in data
    assert event.decoded("dtstart") == DAY(2026, 2, 16)
    assert str(event["status"]) == "CONFIRMED"


def test_an_event_tells_who_where_and_in_which_words():
    (event,) = read(
        calendar([record(entry(host="Brazil", participants=("Peru", "Chile"), place="p1", announced_by="Brazil"))])
    )
    words = str(event["description"])
    assert (
        "“A second round of talks between Peru and Chile will be hosted by Brazil in Manaus next week” ".strip()
        in words
    )
    assert "Participants: Peru, Chile" in words
    assert "Host: Brazil" in words
    assert str(event["location"]) == "Manaus"
    assert str(event["url"]) == "https://news.example/1?a=b,c;d"


def test_what_is_called_off_is_cancelled_and_what_moved_points_back():
    old = entry(id="c1", status="cancelled")
    new = entry(id="c2", status="moved", start=DAY(2026, 3, 2), end=DAY(2026, 3, 2), replaces="c1")
    kept = record(old, new)
    first, second = read(calendar([kept]))
    assert str(first["status"]) == "CANCELLED"
    assert str(second["related-to"]) == uid(kept, old) == str(first["uid"])


def test_the_same_records_give_the_same_bytes_and_names():
    one, other = calendar([record(entry())]), calendar([record(entry(id="c7"))])
    assert one == other
    assert len({str(e["uid"]) for e in read(calendar([record(entry()), record(entry(), sha256="cd" * 32)]))}) == 2


def test_no_appointments_make_an_empty_calendar():
    parsed = icalendar.Calendar.from_ical(calendar([record()]))
    assert str(parsed["version"]) == "2.0"
    assert parsed.walk("VEVENT") == []


def test_a_report_without_date_or_address():
    (event,) = read(calendar([record(entry(), published=None, url=None)]))
    assert "url" not in event
    assert event.decoded("dtstamp").date() == DAY(2026, 2, 16)


@settings(max_examples=60, deadline=None)
@given(
    st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=120),
    st.dates(max_value=DAY(9999, 12, 30)),
)
def test_any_words_come_back(words, day):
    (event,) = read(calendar([record(entry(title=words, start=day, end=day, evidence=((0, len(words)),)), text=words)]))
    assert str(event["summary"]) == " ".join(words.split())
    assert event.decoded("dtend") - event.decoded("dtstart") == datetime.timedelta(days=1)
