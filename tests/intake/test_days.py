from datetime import date

import pytest

from memcon.intake.days import read_day
from memcon.record import InputError

DAY = date(2026, 2, 14)


@pytest.mark.parametrize(
    "value",
    [
        "2026-02-14", "2026-2-14", " 2026-02-14 ", "2026-02-14T23:59:00Z", "2026-02-14 10:00:00+00:00", "2026/02/14", "20260214",
        "20260214T101500Z", "14 February 2026", "14 Feb 2026", "Feb 14, 2026", "February 14 2026", "Feb. 14, 2026",
        "Sat, 14 Feb 2026 10:00:00 GMT", "Saturday, February 14, 2026", "14th February 2026", 20260214, 1771063200, 1771063200000,
    ],
)  # fmt: skip
def test_the_day_is_read_as_it_is_written(value):
    assert read_day(value) == DAY


@pytest.mark.parametrize("value", [None, "", "  "])
def test_no_value_is_no_day(value):
    assert read_day(value) is None


@pytest.mark.parametrize(
    "value", ["yesterday", "02/03/2026", "2026-13-40", "2026-02-30", 7, True, ["2026-02-14"], float("inf"), "14.02"]
)
def test_what_is_no_date_is_named(value):
    with pytest.raises(InputError, match="is no date") as caught:
        read_day(value, "reports.jsonl:7")
    assert caught.value.where == "reports.jsonl:7"
