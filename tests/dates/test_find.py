import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from memcon.dates.find import FindDates

TABLE = [
    line.split("\t") for line in (Path(__file__).parent / "expressions.tsv").read_text(encoding="utf-8").splitlines()
]
FLOOR = 0.97


def shown(draft):
    return [(draft.report.text[a:b], e.value) for e in draft.dates for a, b in e.spans]


def test_the_table_of_expressions(find):
    drafts = find([row[1] for row in TABLE], [row[0] for row in TABLE])
    wrong = [
        (row[1], row[2], row[3], shown(d))
        for row, d in zip(TABLE, drafts, strict=True)
        if (row[2], row[3]) not in shown(d)
    ]
    assert len(TABLE) >= 150
    assert len(wrong) <= (1 - FLOOR) * len(TABLE), wrong


def test_every_expression_of_the_table_keeps_to_its_text(find):
    for draft in find([row[1] for row in TABLE], [row[0] for row in TABLE]):
        last = 0
        for e in draft.dates:
            ((a, b),) = e.spans
            assert last <= a < b <= len(draft.report.text)
            assert e.start is None or e.end is None or e.start <= e.end
            assert (e.start is None) == (e.granularity is None)
            last = b


def day(text):
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("sentence", "words", "start", "end", "granularity"),
    [
        ("Talks will resume next week.", "next week", "2026-02-16", "2026-02-22", "week"),
        ("The ministers met last month.", "last month", "2026-01-01", "2026-01-31", "month"),
        ("Growth slowed in the fourth quarter.", "the fourth quarter", "2025-10-01", "2025-12-31", "quarter"),
        ("The treaty ends next year.", "next year", "2027-01-01", "2027-12-31", "year"),
        ("Many fled in the 1990s.", "the 1990s", "1990-01-01", "1999-12-31", "decade"),
        ("Shops reopened last spring.", "last spring", "2025-03-01", "2025-05-31", "season"),
        ("Prices have doubled over the past five years.", "the past five years", "2021-02-14", "2026-02-14", "span"),
        ("He spoke over the weekend.", "the weekend", "2026-02-14", "2026-02-15", "span"),
        ("Fighting will stop during Ramadan.", "Ramadan", "2026-02-18", "2026-03-19", "span"),
        ("Shelling was heard on Friday night.", "Friday night", "2026-02-13", "2026-02-13", "time"),
    ],
)
def test_an_expression_covers_days(find, sentence, words, start, end, granularity):
    (draft,) = find([sentence], ["2026-02-14"])
    (e,) = [e for e in draft.dates if draft.report.text[slice(*e.spans[0])] == words]
    assert (e.start, e.end, e.granularity) == (day(start), day(end), granularity)


def test_the_dateline_comes_before_the_date_of_publication(find):
    text = "The ministers met on Thursday."
    (draft,) = find([text], ["2026-02-16"], dateline="2026-02-14")
    assert [(e.value, e.anchor) for e in draft.dates] == [("2026-02-12", "dateline")]


def test_a_quotation_is_anchored_on_the_day_it_was_spoken(find):
    (draft,) = find(["“We will attack tomorrow,” the general said on Thursday."], ["2026-02-14"])
    assert [(e.value, e.anchor) for e in draft.dates] == [("2026-02-13", "quotation"), ("2026-02-12", "published")]


def test_what_counts_on_from_a_date_told_is_narrative(find):
    (draft,) = find(["On 3 May 2024 he was jailed; the following day he died."], ["2026-02-14"])
    assert [(e.value, e.anchor) for e in draft.dates] == [("2024-05-03", "none"), ("2024-05-04", "narrative")]


def test_without_a_report_date_nothing_relative_is_resolved(find):
    text = "The ministers met on Thursday, last week and in May; the pact was signed on 3 March 1991. They will meet tomorrow."
    (draft,) = find([text], [None])
    resolved = [e.value for e in draft.dates if e.start is not None]
    assert resolved == ["1991-03-03"]
    assert all(e.end is None for e in draft.dates if e.start is None)


@pytest.mark.parametrize(
    "text",
    [
        "It was signed on 30 February by all.",
        "The sun will still shine in the year 20226.",
        "The temple was built in 5 BC by a king.",
        "1234567890 998877 1 2 3 4 5",
        "0000-00-00 99/99/9999 31.02.2020 25:99 pm 00s",
        "The firm hired 2000 workers and 1995 guards.",
        "They may march on the capital in force.",
        "Theresa May and April Jones sat in the second row.",
        "The bill cost $1990 and weighed 1985 kg.",
        "",
        "\n\n",
    ],
)
def test_what_is_no_date_is_left_alone(find, text):
    (draft,) = find([text], ["2026-02-14"])
    assert [s for s in shown(draft) if s[1] and s[1][:4].isdigit()] == []


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        ("The year 9999 will come.", "9999", None),
        ("A million years ago the land was dry.", "A million years ago", None),
        ("He will return in 90000 years.", "90000 years", "P90000Y"),
    ],
)
def test_dates_beyond_the_calendar_stay_open(find, sentence, words, value):
    (draft,) = find([sentence], ["2026-02-14"])
    found = dict(shown(draft))
    assert found.get(words) == value
    assert all(e.start is None for e in draft.dates)


PIECES = st.sampled_from(
    [
        "the",
        "last",
        "next",
        "this",
        "past",
        "coming",
        "3",
        "12",
        "31",
        "1999",
        "2026",
        "two",
        "second",
        "first",
        "Monday",
        "Friday",
        "May",
        "March",
        "October",
        "week",
        "year",
        "decade",
        "quarter",
        "ago",
        "later",
        "of",
        "in",
        "since",
        "until",
        "from",
        "to",
        "and",
        "-",
        ",",
        ".",
        "(",
        ")",
        "early",
        "mid",
        "end",
        "beginning",
        "today",
        "now",
        "10:30",
        "pm",
        "UTC",
        "every",
        "a",
        "few",
        "half",
        "million",
        "'82",
        "1980s",
        "7/8/07",
        "Christmas",
        "Ramadan",
        "same",
        "period",
        "straight",
        "weeks",
        "days",
        "Feb.",
        "Q3",
        "FY2012",
        "noon",
        "night",
        "over",
    ]
)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES, max_size=14), st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31)) | st.none())
def test_no_order_of_words_breaks_it(fake, words, published):
    (draft,) = FIND.read([fake(" ".join(words), published)])
    last = 0
    for e in draft.dates:
        ((a, b),) = e.spans
        assert last <= a < b <= len(draft.report.text)
        assert e.start is None or e.end is None or e.start <= e.end
        assert 0 < e.confidence <= 1
        last = b


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60) | st.text("0123456789-/:.,' ", max_size=40))
def test_no_text_breaks_it(fake, text):
    (draft,) = FIND.read([fake(text, datetime.date(2026, 2, 14))])
    assert all(0 <= a < b <= len(text) for e in draft.dates for a, b in e.spans)


FIND = FindDates()


@pytest.fixture(scope="module")
def fake():
    """A draft whose reading has words without syntax: the grammar must do with it."""
    from memcon.record import Draft
    from tests.dates.conftest import report
    from tests.dates.plain import reading

    def make(text, published):
        import msgspec

        return Draft(report=msgspec.structs.replace(report(text, None), published=published), reading=reading(text))

    return make
