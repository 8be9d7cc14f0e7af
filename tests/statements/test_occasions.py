"""Occasions: the same event of another year is the same occasion, and what is said next is said there."""

import datetime

import pytest

from memcon.statements.occasions import plain

REPORT = """LISBON, Feb 14 – Foreign Minister Ana Prata told the 12th Harbour Forum on Saturday that the union must arm. “We have slept too long,” she said.

Her tone was sharper than that of Rui Melo, who told the same event last year that arms solved nothing. “Ships do not float on fear,” Melo said in his speech to the forum in 2024.

Prata said the fleet would grow. She later told reporters that it was late. In a letter to the council, Prata said the money was there.
"""


@pytest.fixture(scope="module")
def said(drafts):
    (draft,) = drafts([REPORT])
    return draft.report.text, {draft.report.text[s.content[0][0] : s.content[-1][1]]: s for s in draft.statements}


def at(said, words: str):
    _, statements = said
    (found,) = [s for content, s in statements.items() if words in content]
    name = found.occasion.name if found.occasion else None
    return name, found.date.start.year if found.date else None


def test_an_occasion_has_its_plain_name(said) -> None:
    assert at(said, "union must arm") == ("Harbour Forum", 2026)


def test_the_same_event_last_year_is_the_same_occasion_a_year_before(said) -> None:
    assert at(said, "solved nothing") == ("Harbour Forum", 2025)


def test_a_speech_to_the_forum_is_held_there_in_the_year_beside_it(said) -> None:
    assert at(said, "float on") == ("Harbour Forum", 2024)


def test_what_the_speaker_goes_on_to_say_is_said_there(said) -> None:
    assert at(said, "slept too long") == ("Harbour Forum", 2026)
    assert at(said, "fleet would grow") == ("Harbour Forum", 2026)


def test_what_is_told_to_others_or_written_is_said_elsewhere(said) -> None:
    assert at(said, "it was late")[0] is None
    assert at(said, "money was there")[0] is None


def test_the_words_of_an_occasion_stay_as_they_stand(said) -> None:
    text, statements = said
    for s in statements.values():
        if s.occasion is not None:
            assert all(text[a:b].strip() for a, b in s.occasion.spans)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("62nd Munich Security Conference", "Munich Security Conference"),
        ("the annual Harbour Forum", "Harbour Forum"),
        ("last year's Harbour Forum", "Harbour Forum"),
        ("2025 Harbour Forum", "Harbour Forum"),
        ("Harbour Forum 2025", "Harbour Forum"),
        ("sixty-first Harbour Forum", "Harbour Forum"),
        ("Harbour Forum", "Harbour Forum"),
        ("2025", "2025"),
    ],
)
def test_numbers_and_years_are_no_part_of_a_name(name: str, expected: str) -> None:
    assert plain(name) == expected


def test_a_speakers_own_speech_is_held_where_the_speaker_was(drafts) -> None:
    (draft,) = drafts(
        [
            "Ana Prata told the Harbour Forum on Friday that the union must arm. Elsewhere in her half-hour address, Prata said ships were cheap."
        ]
    )
    assert [s.occasion.name for s in draft.statements if s.occasion] == ["Harbour Forum", "Harbour Forum"]


def test_a_newspaper_is_no_occasion(drafts) -> None:
    (draft,) = drafts(["Senator Tom Hale told the Harbour Post that the vote was lost."])
    assert [s.occasion for s in draft.statements] == [None]


def test_without_a_date_nothing_breaks(reader) -> None:
    from memcon.intake.report import make_report

    (record,) = reader.pipeline.read(
        [make_report("Prata told the Harbour Forum that the same forum last year was better.")]
    )
    assert all(s.date is None or isinstance(s.date.start, datetime.date) for s in record.statements)
