import hashlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.intake import make_report
from memcon.intake import report as module
from memcon.record import InputError


@given(st.text(st.characters(codec="utf-8"), min_size=1).filter(str.strip))
def test_the_text_is_kept_and_hashed(text):
    report = make_report(text)
    assert report.text == text
    assert report.sha256 == hashlib.sha256(text.encode()).hexdigest()


def test_a_leading_date_stands_in_for_a_missing_one():
    text = "date 2026-02-14 MUNICH, Feb 14 – The minister spoke."
    report = make_report(text)
    assert report.published == date(2026, 2, 14)
    assert report.dateline is not None
    assert (report.dateline.spans, report.dateline.place, report.dateline.date) == (
        ((16, 30),),
        "MUNICH",
        date(2026, 2, 14),
    )
    assert make_report(text, published=date(2026, 2, 15)).published == date(2026, 2, 15)


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_a_report_needs_words(text):
    with pytest.raises(InputError, match="no text"):
        make_report(text, where="a.txt")


def test_a_book_is_no_report(monkeypatch):
    monkeypatch.setattr(module, "LONGEST_TEXT", 10)
    with pytest.raises(InputError, match="too many"):
        make_report("word " * 3)
