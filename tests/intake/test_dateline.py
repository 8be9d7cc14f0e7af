from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.intake.dateline import find, leading_date

REST = "The minister said on Monday that talks would resume soon, and that nobody had walked out of them."
PUBLISHED = date(2026, 2, 14)


@pytest.mark.parametrize(
    ("head", "span", "place", "day"),
    [
        ("MUNICH, Feb 14 – ", "MUNICH, Feb 14", "MUNICH", date(2026, 2, 14)),
        ("ANKARA, May 29 (Xinhua) -- ", "ANKARA, May 29 (Xinhua)", "ANKARA", date(2026, 5, 29)),
        ("OFER PRISON, West Bank (Reuters) - ", "OFER PRISON, West Bank (Reuters)", "OFER PRISON, West Bank", None),
        ("SEOUL: ", "SEOUL", "SEOUL", None),
        ("WASHINGTON (AP) — ", "WASHINGTON (AP)", "WASHINGTON", None),
        ("PORT-AU-PRINCE, Haiti — ", "PORT-AU-PRINCE, Haiti", "PORT-AU-PRINCE, Haiti", None),
        (
            "BAGHDAD/ERBIL, Iraq, Dec 31 (Reuters) - ",
            "BAGHDAD/ERBIL, Iraq, Dec 31 (Reuters)",
            "BAGHDAD/ERBIL, Iraq",
            date(2025, 12, 31),
        ),
        ("GENEVA (13 February 2026) – ", "GENEVA (13 February 2026)", "GENEVA", date(2026, 2, 13)),
        ("NEW DELHI, Feb. 14: ", "NEW DELHI, Feb. 14", "NEW DELHI", date(2026, 2, 14)),
        ("McALLEN, Texas - ", "McALLEN, Texas", "McALLEN, Texas", None),
        ("New York, 12 February 2026—", "New York, 12 February 2026", "New York", date(2026, 2, 12)),
        ("Beirut, Lebanon – ", "Beirut, Lebanon", "Beirut, Lebanon", None),
        ("Doha, Qatar – ", "Doha, Qatar", "Doha, Qatar", None),
        ("Washington (CNN) — ", "Washington (CNN)", "Washington", None),
        ("(Reuters) - ", "(Reuters)", None, None),
        ("Feb 13 (Reuters) - ", "Feb 13 (Reuters)", None, date(2026, 2, 13)),
        ("(CNN)", "(CNN)", None, None),
        ("WASHINGTON, Friday — ", "WASHINGTON, Friday", "WASHINGTON", date(2026, 2, 13)),
        ("RIO de JANEIRO (AFP) – ", "RIO de JANEIRO (AFP)", "RIO de JANEIRO", None),
    ],
)
def test_a_dateline_is_found_with_its_place_and_day(head, span, place, day):
    found = find(head + REST, PUBLISHED)
    assert found is not None
    ((a, b),) = found.spans
    assert (head + REST)[a:b] == span
    assert (found.place, found.date) == (place, day)


@pytest.mark.parametrize(
    "text",
    [
        REST,
        "FILE - In this photo of last May, the minister is seen at the port with two of his advisers.",
        "BREAKING: The minister has resigned after weeks of pressure from his own party, officials said.",
        "NATO - The alliance said on Monday that it would send two more ships to the strait in spring.",
        "MODERATOR: Thank you all very much for having come here tonight, and good evening.\nWALKER: Thanks to you.",
        "MINISTER QUITS: What We Know About The Sudden End Of A Long Career In The North",
        "The strait — narrow, shallow and crowded — has been closed to tankers since the beginning of the week.",
        "On Monday, Feb 14 – a day of rain – the minister said that he would not resign from his office.",
        "Walker: the talks will resume next week, whatever the other side may say about them in public.",
        "",
        "\n\n",
        "WASHINGTON",
        "WASHINGTON - ",
    ],
)
def test_no_dateline_is_made_up(text):
    assert find(text, PUBLISHED) is None


def test_a_leading_date_gives_the_year_and_stays_out_of_the_span():
    text = "date 2026-01-02 OSLO, Dec 30 – " + REST
    found = find(text)
    assert found is not None
    assert [text[a:b] for a, b in found.spans] == ["OSLO, Dec 30"]
    assert found.date == date(2025, 12, 30)
    assert leading_date(text) == (date(2026, 1, 2), (0, 15))


def test_a_leading_date_alone_is_no_sentence_either():
    found = find("date 2026-01-02 " + REST)
    assert found is not None
    assert (found.spans, found.place, found.date) == (((0, 15),), None, date(2026, 1, 2))


def test_headline_and_byline_may_stand_before_the_dateline():
    text = "Talks to resume, says minister\nBy Ann Walker\n\nOSLO (Reuters) - " + REST
    found = find(text, PUBLISHED)
    assert found is not None
    assert found.place == "OSLO"


def test_without_a_year_and_a_publication_date_the_day_stays_open():
    found = find("OSLO, Dec 30 – " + REST)
    assert found is not None
    assert found.date is None


def test_a_day_that_no_year_has_stays_open():
    found = find("OSLO, Feb 30 – " + REST, PUBLISHED)
    assert found is not None
    assert found.date is None


@given(st.text(max_size=300))
def test_whatever_the_text_the_span_lies_in_it(text):
    found = find(text, PUBLISHED)
    if found is not None:
        for a, b in found.spans:
            assert 0 <= a < b <= len(text)
            assert text[a:b] == text[a:b].strip()
