from datetime import date

import pytest

from memcon.intake.headers import read_headers
from memcon.record import InputError


def test_header_lines_are_read_and_left_out():
    text = "Title: Talks: the next round\nDate: 14 Feb 2026\nSource: The Gazette\nURL: https://example.org/a\n\nOSLO – The minister spoke."
    found = read_headers(text, "a.txt")
    assert (found.title, found.published, found.publisher) == (
        "Talks: the next round",
        date(2026, 2, 14),
        "The Gazette",
    )
    assert found.url == "https://example.org/a"
    assert text[found.end :] == "OSLO – The minister spoke."


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_bare_date_line_is_a_header(newline):
    text = newline.join(["date 2026-02-14", "", "The minister spoke."])
    found = read_headers(text, "a.txt")
    assert found.published == date(2026, 2, 14)
    assert text[found.end :] == "The minister spoke."


def test_a_date_before_a_dateline_on_one_line_stays_in_the_text():
    assert read_headers("date 2026-02-14 MUNICH, Feb 14 – The minister spoke.", "a.txt").end == 0


def test_a_text_without_headers_is_left_whole():
    assert read_headers("The minister said: title fights are for boxers.", "a.txt").end == 0


def test_the_second_of_a_kind_belongs_to_the_text():
    text = "Title: One\nTitle: Two\nThree."
    assert text[read_headers(text, "a.txt").end :] == "Title: Two\nThree."


def test_a_date_that_is_none_is_named_with_its_line():
    with pytest.raises(InputError, match=r"'soon' is no date") as caught:
        read_headers("Title: One\nDate: soon\n\nText.", "a.txt")
    assert caught.value.where == "a.txt:2"
