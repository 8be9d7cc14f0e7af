import datetime

import pytest

from memcon.dates.periods import dated, site

REPORT = datetime.date(2026, 2, 14)


@pytest.mark.parametrize(
    ("sentence", "start", "end"),
    [
        ("They have fought since October.", "2025-10-01", None),
        ("The border stays shut until Friday.", None, "2026-02-20"),
        ("The troops will leave by the end of the month.", "2026-02-14", "2026-02-28"),
        ("He must answer within 48 hours.", "2026-02-14", "2026-02-16"),
        ("The drill runs from July 16 to 21.", "2026-07-16", "2026-07-21"),
        ("Talks held between April and June failed.", "2025-04-01", "2025-06-30"),
        ("Ministers will meet on Thursday and Friday.", "2026-02-19", "2026-02-20"),
        ("He left in December.", "2025-12-01", "2025-12-31"),
    ],
)
def test_what_the_preposition_makes_of_the_days(find, sentence, start, end):
    (draft,) = find([sentence], [str(REPORT)])
    (d,) = dated(draft.reading, draft.dates, REPORT)
    assert (d.start and str(d.start), d.end and str(d.end)) == (start, end)


@pytest.mark.parametrize(
    ("sentence", "coarse"),
    [
        ("The war ended in 1998.", True),
        ("The law has been in force since 2019.", True),
        ("The law has been in force since the beginning of this year.", False),
        ("He was shot two weeks ago.", True),
        ("He was shot two days ago.", False),
        ("Prices doubled over the past five years.", True),
    ],
)
def test_what_is_too_wide_for_an_event(find, sentence, coarse):
    (draft,) = find([sentence], [str(REPORT)])
    (d,) = dated(draft.reading, draft.dates, REPORT)
    assert d.coarse is coarse


def test_what_was_moved_from_a_day_to_another_is_no_stretch(find):
    (draft,) = find(["The vote was moved from March to May."], [str(REPORT)])
    assert len(dated(draft.reading, draft.dates, REPORT)) == 2


def test_the_site_is_the_word_that_the_expression_modifies(find):
    (draft,) = find(["The two envoys met again in Doha on Thursday."], [str(REPORT)])
    r = draft.reading
    (d,) = dated(r, draft.dates, REPORT)
    assert r.word[site(r, d)] == "met"
