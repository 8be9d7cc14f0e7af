import pytest


@pytest.mark.parametrize(
    ("sentence", "words", "value", "start", "end"),
    [
        ("India's economy grew in fiscal 2026.", "fiscal 2026", "FY2026", "2025-04-01", "2026-03-31"),
        ("India will spend more in fiscal 2025-26.", "fiscal 2025-26", "FY2026", "2025-04-01", "2026-03-31"),
        ("U.S. spending rose in fiscal 2025.", "fiscal 2025", "FY2025", "2024-10-01", "2025-09-30"),
        ("The Pentagon's FY2026 budget grew.", "FY2026", "FY2026", "2025-10-01", "2026-09-30"),
        ("Japan's budget for fiscal year 2025 was passed.", "fiscal year 2025", "FY2025", "2025-04-01", "2026-03-31"),
        ("Tokyo plans cuts in the next fiscal year.", "the next fiscal year", "FY2026", "2026-04-01", "2027-03-31"),
        ("Pakistan missed its goal last fiscal year.", "last fiscal year", "FY2025", "2024-07-01", "2025-06-30"),
        ("Egypt borrowed in the first half of fiscal 2026.", "the first half of fiscal 2026", "2025-07", "2025-07-01", "2025-12-31"),
        ("India grew in the third quarter of fiscal 2026.", "the third quarter of fiscal 2026", "2025-Q4", "2025-10-01", "2025-12-31"),
        ("The fiscal year that ends in June was hard.", "The fiscal year", "FY2026", "2025-07-01", "2026-06-30"),
        ("The fiscal year that ended in June was hard.", "The fiscal year", "FY2025", "2024-07-01", "2025-06-30"),
        ("Sales fell in the fiscal year ending March 31, 2024.", "the fiscal year", "FY2024", "2023-04-01", "2024-03-31"),
        ("Aid will grow in the fiscal year beginning in October 2026.", "the fiscal year", "FY2027", "2026-10-01", "2027-09-30"),
        ("The current fiscal year, which ends in June, is hard.", "The current fiscal year", "FY2026", "2025-07-01", "2026-06-30"),
        ("The budget for fiscal year 2027 stalled.", "fiscal year 2027", "FY2027", "2027-01-01", "2027-12-31"),
        ("The budget for fiscal 2025-26 stalled.", "fiscal 2025-26", "FY2025", None, None),
    ],
)  # fmt: skip
def test_a_fiscal_year_has_the_days_of_its_state(find, sentence, words, value, start, end):
    (draft,) = find([sentence], ["2026-02-14"])
    (e,) = [e for e in draft.dates if sentence[slice(*e.spans[0])] == words]
    assert (e.value, e.start and str(e.start), e.end and str(e.end)) == (value, start, end)


@pytest.mark.parametrize(
    "sentence",
    ["The fiscal year was hard for us.", "Spending will rise next fiscal year.", "Fiscal discipline matters to India."],
)
def test_what_tells_no_month_gives_no_year(find, sentence):
    (draft,) = find([sentence], ["2026-02-14"])
    assert draft.dates == ()


def test_without_a_report_date_only_a_numbered_year_is_resolved(find):
    (draft,) = find(["India saved in fiscal 2026 and will save in the next fiscal year."], [None])
    assert [e.start is not None for e in draft.dates] == [True, False]
