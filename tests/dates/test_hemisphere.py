import datetime
import logging

import msgspec
import pytest

from memcon.dates.find import FindDates
from memcon.record import Dateline, Place

STEP = FindDates()
SUMMER = "The inquiry will report this summer."


def read(find, text, day, place=None, places=()):
    (draft,) = find([text], [day])
    line = Dateline(spans=(), place=place) if place else None
    report = msgspec.structs.replace(draft.report, dateline=line)
    (out,) = STEP.read([msgspec.structs.replace(draft, report=report, places=places)])
    return [(text[slice(*e.spans[0])], e.value, e.start and str(e.start), e.end and str(e.end)) for e in out.dates]


@pytest.mark.parametrize(
    ("text", "day", "place", "expected"),
    [
        (SUMMER, "2026-02-14", "CANBERRA", ("2025-SU", "2025-12-01", "2026-02-28")),
        (SUMMER, "2026-10-14", "Buenos Aires", ("2026-SU", "2026-12-01", "2027-02-28")),
        (SUMMER, "2026-02-14", "Wellington, New Zealand", ("2025-SU", "2025-12-01", "2026-02-28")),
        (SUMMER, "2026-02-14", "Ottawa", ("2026-SU", "2026-06-01", "2026-08-31")),
        (SUMMER, "2026-02-14", None, ("2026-SU", "2026-06-01", "2026-08-31")),
        ("Floods came last winter.", "2026-02-14", "Pretoria", ("2025-WI", "2025-06-01", "2025-08-31")),
        ("Floods came last winter.", "2026-01-14", "Vienna", ("2024-WI", "2024-12-01", "2025-02-28")),
        ("Floods came in the spring of 2024.", "2026-02-14", "Santiago, Chile", ("2024-SP", "2024-09-01", "2024-11-30")),
        ("Floods came in autumn 2024.", "2026-02-14", "Sydney", ("2024-FA", "2024-03-01", "2024-05-31")),
        ("Shipping has stopped this winter.", "2026-02-14", "Oslo", ("2025-WI", "2025-12-01", "2026-02-28")),
    ],
)  # fmt: skip
def test_seasons_are_those_of_the_dateline(find, text, day, place, expected):
    ((_, *found),) = read(find, text, day, place)
    assert tuple(found) == expected


def test_without_a_dateline_they_are_those_of_the_countries_named(find):
    def place(country):
        return Place(id="p1", spans=((0, 3),), name="x", country=country, confidence=0.9)

    south = read(find, SUMMER, "2026-02-14", None, (place("AUS"), place("NZL")))
    mixed = read(find, SUMMER, "2026-02-14", None, (place("AUS"), place("USA")))
    assert south[0][2] == "2025-12-01"
    assert mixed[0][2] == "2026-06-01"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("They met on Thursday and last week and will meet tomorrow; talks go on this summer.", 1),
        ("They met on 3 May 2024 for three days; they meet every year.", 0),
        ("They met recently and meet now.", 0),
        ("They met.", 0),
    ],
)
def test_without_a_report_date_there_is_one_warning(find, caplog, text, lines):
    with caplog.at_level(logging.WARNING, "memcon"):
        find([text], [None])
    assert caplog.messages == ["r: no report date: relative dates stay unresolved"] * lines


def test_with_a_report_date_there_is_no_warning(find, caplog):
    (draft,) = find(["They met in the year 20226 and will meet tomorrow."], ["2026-02-14"])
    assert draft.dates[-1].start == datetime.date(2026, 2, 15)
    assert caplog.messages == []
