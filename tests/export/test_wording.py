from datetime import date

import msgspec
import pytest

from memcon.export.wording import Wording, counted, day_of_week, joint, period
from tests.export.lifelike import at, summit_record


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2026, 2, 14), date(2026, 2, 14), "14 Feb 2026"),
        (date(2026, 2, 16), date(2026, 2, 22), "16–22 Feb 2026"),
        (date(2026, 2, 23), date(2026, 3, 1), "23 Feb – 1 Mar 2026"),
        (date(2025, 12, 29), date(2026, 1, 4), "29 Dec 2025 – 4 Jan 2026"),
        (date(2026, 6, 1), date(2026, 6, 30), "June 2026"),
        (date(2026, 4, 1), date(2026, 6, 30), "Apr–Jun 2026"),
        (date(2026, 1, 1), date(2026, 12, 31), "2026"),
        (date(2020, 1, 1), date(2029, 12, 31), "2020–2029"),
        (date(2026, 2, 3), None, "since 3 Feb 2026"),
        (None, date(2026, 2, 3), "by 3 Feb 2026"),
        (None, None, None),
    ],
)
def test_a_period_reads_as_people_write_it(start, end, words):
    assert period(start, end) == words


def test_a_day_has_its_weekday():
    assert day_of_week(date(2026, 2, 14)) == "Saturday 14 February 2026"


def test_people_come_with_office_and_country():
    wording = Wording(summit_record())
    assert (wording.name("a1"), wording.office("a1")) == ("Ingrid Solvang", "Foreign Minister, Norway")
    assert wording.office("a9") is None
    assert wording.office(None) is None
    assert wording.names(("a4", "a7", "a5")) == "Lithuania, Belarus and Finland"


def test_parties_of_a_two_sided_event_stand_on_both_sides():
    record = summit_record()
    wording = Wording(record)
    assert [wording.parties(e) for e in record.events] == [
        ("Viktar Karalyou", "→", "Lithuania"),
        ("Lithuania", "↔", "Belarus"),
        ("", "→", ""),
    ]


def test_what_follows_on_is_joined_and_what_is_left_out_shows():
    assert joint(" ") == " "
    assert joint("”\n\n“") == "\n"
    assert joint(", she said, ") == " … "


def test_quotation_marks_at_the_ends_are_shown():
    record = summit_record()
    wording = Wording(record)
    inside = record.statements[1].quotes
    assert wording.words(wording.around(inside[:1])) == "“We have been neighbours through worse winters than this one,”"


def test_one_and_many():
    assert (counted(1, "date"), counted(1200, "entry", "entries")) == ("1 date", "1,200 entries")


def test_the_clause_of_an_event_leaves_its_condition_to_itself():
    record = summit_record()
    wording = Wording(record)
    threat = msgspec.structs.replace(
        record.events[0],
        evidence=at(
            record.report.text,
            "has threatened to close two border crossings with Lithuania if sanctions on potash are not lifted by the end of the month",
        ),
    )
    assert wording.words(wording.clause(threat)) == "has threatened to close two border crossings with Lithuania"
    assert wording.words(wording.clause(msgspec.structs.replace(threat, evidence=()))) == wording.words(threat.trigger)
