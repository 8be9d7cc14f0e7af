"""Titles of appointments stand by themselves; every leg of a journey is one."""

import pytest

TITLES = [
    (
        "The foreign ministers of Norway and Chile agreed to meet again in Oslo next month.",
        ["foreign ministers of Norway and Chile to meet again in Oslo"],
    ),
    (
        "Polish Prime Minister Donald Tusk will travel to Rabat on Sunday and on to Algiers on Monday.",
        ["Polish Prime Minister Donald Tusk to travel to Rabat", "Polish Prime Minister Donald Tusk to travel to Algiers"],
    ),
    ("India's president will visit Cairo on Tuesday and Amman on Wednesday.", ["visit Cairo", "visit Amman"]),
    ("Peru's foreign minister will visit Egypt, Jordan and Kuwait next week.", ["visit Egypt, Jordan and Kuwait"]),
    ("The European Union will extend sanctions against Belarus on Monday.", ["European Union to extend sanctions"]),
    ("The arms treaty expires in March 2027.", ["arms treaty expires"]),
    ("Kenya announced on Thursday that it would leave the bloc by the end of the year.", ["Kenya to leave the bloc"]),
]
"""A report and pieces of its titles, in order."""


@pytest.mark.parametrize(("text", "pieces"), TITLES)
def test_a_title_says_who_and_what(records, text, pieces):
    (record,) = records([text])
    titles = [c.title for c in record.calendar]
    assert len(titles) == len(pieces), titles
    assert all(piece in title for piece, title in zip(pieces, titles, strict=True)), titles


def test_the_legs_of_a_journey_are_visits_on_their_own_days(records):
    (record,) = records(["Japan's foreign minister will fly to Lima on Monday before heading to Quito on Wednesday."])
    names = {a.id: a.name for a in record.actors}
    found = [(names[e.sources[1]], str(e.date.start)) for e in record.events]
    assert found == [("Peru", "2026-02-16"), ("Ecuador", "2026-02-18")]
    assert [(str(c.start), c.event) for c in record.calendar] == [("2026-02-16", "e1"), ("2026-02-18", "e2")]


def test_a_day_behind_a_verb_of_saying_is_that_of_the_saying(records):
    (record,) = records(["The minister said on Monday he would impose tariffs on Chile from April 1."])
    assert [d.value for d in record.dates] == ["2026-02-09", "2026-04-01"]
    assert [(str(c.start), c.status) for c in record.calendar] == [("2026-04-01", "due")]


def test_what_hangs_on_a_condition_is_not_due(records):
    (record,) = records(["Mali said it would free the sailors on Sunday if Niger withdrew its troops."])
    assert record.calendar == ()
