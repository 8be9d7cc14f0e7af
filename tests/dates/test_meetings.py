import datetime

import msgspec
import pytest

from memcon.dates.meetings import Meetings
from tests.dates.test_attach import dated, days, event

MEETINGS = Meetings()


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("the 61st Munich Security Conference", "2025-02"),
        ("the sixty-first annual Munich Security Conference", "2025-02"),
        ("the 79th session of the UN General Assembly", "2024"),
        ("COP28", "2023"),
        ("COP 29", "2024"),
        ("COP26", "2021"),
        ("the 50th G7 summit", "2024"),
        ("the 19th G20 summit", "2024"),
        ("the 16th BRICS Summit", "2024"),
        ("the 46th ASEAN Summit", "2025"),
        ("the 31st APEC Economic Leaders' Meeting", "2024"),
        ("the 24th SCO summit", "2024"),
        ("the 54th World Economic Forum", "2024"),
        ("the 21st Shangri-La Dialogue", "2024"),
        ("the 27th St Petersburg International Economic Forum", "2024"),
        ("the 34th Arab League summit", "2025"),
        ("the 38th African Union Summit", "2025"),
        ("the 33rd Summer Olympics", "2024"),
        ("the 25th Winter Olympics", "2026-02"),
        ("the twenty-third FIFA World Cup", "2026"),
        ("the 59th session of the Human Rights Council", "2025"),
    ],
)
def test_the_number_of_a_meeting_tells_its_year(words, value):
    assert [m.stretch.value for m in MEETINGS.read(f"Envoys spoke at {words} in the capital.")] == [value]


@pytest.mark.parametrize(
    "words",
    [
        "the Munich Security Conference",  # no number
        "the 46th G7 summit",  # never met
        "COP15",  # of climate or of biodiversity
        "the 900th Munich Security Conference",
        "the 2nd Munich Security Conference",
        "the 99th Arab Spring",
        "the 27th precinct",
        "a 61st Munich Security Conferences",
    ],
)
def test_what_the_registry_does_not_know_gives_no_year(words):
    assert list(MEETINGS.read(f"Envoys spoke at {words} in the capital.")) == []


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("The ministers signed the pact at the 61st Munich Security Conference.", "signed", ("2025-02-01", "2025-02-28")),
        ("The ministers signed the pact at last year's Munich Security Conference.", "signed", ("2025-02-01", "2025-02-28")),
        ("The ministers signed the pact at the Munich Security Conference in 2024.", "signed", ("2024-02-01", "2024-02-29")),
        ("The ministers signed the pact at the 2024 Munich Security Conference.", "signed", ("2024-02-01", "2024-02-29")),
        ("The ministers signed the pact at COP28.", "signed", (None, None)),
        ("The ministers signed the pact after the 61st Munich Security Conference.", "signed", None),
        ("On 3 March 2025 ministers signed the pact agreed at the 61st Munich Security Conference.", "signed", ("2025-03-03", "2025-03-03")),
    ],
)  # fmt: skip
def test_what_was_done_at_a_meeting_is_dated_by_it(find, text, trigger, expected):
    assert days(dated(find, text, event(text, trigger)).events[0].date) == expected


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("He spoke at the Munich Security Conference. At the same event last year he had been silent.", "last year", "2025"),
        ("He lost last year's G20 summit to illness.", "last year", "2025"),
        ("He spoke at the 57th session of the UN General Assembly; a year later he fell.", "a year later", "2003"),
        ("The pledge was made at COP28. The previous year no state had dared to.", "The previous year", "2022"),
    ],
)  # fmt: skip
def test_the_year_of_a_meeting_is_that_of_the_narrative(find, text, words, value):
    (draft,) = find([text], ["2026-02-14"])
    assert [e.value for e in draft.dates if text[slice(*e.spans[0])] == words] == [value]


def test_a_meeting_to_come_is_in_the_calendar(calendar):
    (draft,) = calendar(["The chancellor will speak at the 63rd Munich Security Conference."], ["2026-11-14"])
    assert [(str(a.start), str(a.end)) for a in draft.calendar] == [("2027-02-01", "2027-02-28")]


def test_a_name_by_itself_is_no_expression(find):
    (draft,) = find(["Leaders gathered at COP28 and at the 61st Munich Security Conference."], ["2026-02-14"])
    assert draft.dates == ()


def test_the_first_edition_of_each_meeting_has_its_year():
    assert len(MEETINGS._by_name) >= 40
    for meeting in set(MEETINGS._by_name.values()):
        for number, year in meeting.editions:
            stretch = meeting.edition(number)
            assert stretch is None or stretch.start.year == year
        assert meeting.edition(0) is None


def test_a_report_without_a_day_has_meetings_all_the_same(find):
    text = "The ministers signed the pact at the 61st Munich Security Conference."
    (draft,) = find([text], [None])
    from memcon.dates.attach import AttachDates

    (out,) = AttachDates().read([msgspec.structs.replace(draft, events=(event(text, "signed"),))])
    assert out.events[0].date is not None
    assert out.events[0].date.start == datetime.date(2025, 2, 1)
