import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.dates import calculus
from memcon.dates.calculus import Feasts
from memcon.lexicon import read_json, read_table

DAY = datetime.date
FEASTS = Feasts(read_table("dates_moving.tsv"))
RULES = read_json("dates_feasts.json")


@pytest.mark.parametrize(
    ("year", "day"), [(1999, "04-04"), (2008, "03-23"), (2024, "03-31"), (2025, "04-20"), (2026, "04-05")]
)
def test_western_easter(year, day):
    assert calculus.easter(year).isoformat() == f"{year}-{day}"


@pytest.mark.parametrize(
    ("year", "day"), [(2008, "04-27"), (2023, "04-16"), (2024, "05-05"), (2025, "04-20"), (2026, "04-12")]
)
def test_orthodox_easter(year, day):
    assert calculus.pascha(year).isoformat() == f"{year}-{day}"


@pytest.mark.parametrize(
    ("name", "year", "value"),
    [
        ("New Year's Eve", 2026, "2026-12-31"),
        ("Thanksgiving", 2025, "2025-11-27"),
        ("Memorial Day", 2026, "2026-05-25"),
        ("Labor Day", 2025, "2025-09-01"),
        ("Election Day", 2024, "2024-11-05"),
        ("Inauguration Day", 2025, "2025-01-20"),
        ("Good Friday", 2026, "2026-04-03"),
        ("Lunar New Year", 2025, "2025-01-29"),
        ("Diwali", 2025, "2025-10-20"),
        ("Yom Kippur", 2025, "2025-10-02"),
        ("Eid al-Fitr", 2025, "2025-03-30"),
    ],
)
def test_feasts(name, year, value):
    assert FEASTS.in_year(RULES[name], year).value == value


def test_every_feast_has_a_day_in_every_near_year():
    for name, rule in RULES.items():
        for year in range(2002, 2036):
            found = FEASTS.in_year(rule, year)
            assert found is None or found.start.year == year, (name, year)
            assert found is not None or rule in ("ashura", "fitr", "adha", "ramadan", "hanukkah"), (name, year)


def test_a_feast_beyond_its_table_is_unknown():
    assert FEASTS.in_year("ramadan", 1800) is None
    assert FEASTS.in_year("02-29", 2025) is None


@pytest.mark.parametrize(
    ("unit", "shift", "value", "start", "end"),
    [
        ("day", 1, "2026-02-15", "2026-02-15", "2026-02-15"),
        ("week", 0, "2026-W07", "2026-02-09", "2026-02-15"),
        ("week", 1, "2026-W08", "2026-02-16", "2026-02-22"),
        ("weekend", -1, "2026-W06-WE", "2026-02-07", "2026-02-08"),
        ("month", -2, "2025-12", "2025-12-01", "2025-12-31"),
        ("quarter", 1, "2026-Q2", "2026-04-01", "2026-06-30"),
        ("half", -1, "2025-H2", "2025-07-01", "2025-12-31"),
        ("year", 1, "2027", "2027-01-01", "2027-12-31"),
        ("decade", -1, "201", "2010-01-01", "2019-12-31"),
        ("century", 0, "20", "2000-01-01", "2099-12-31"),
    ],
)
def test_units_around_a_day(unit, shift, value, start, end):
    found = calculus.unit_around(unit, DAY(2026, 2, 14), shift)
    assert (found.value, str(found.start), str(found.end)) == (value, start, end)


@pytest.mark.parametrize(("day", "unit", "count", "expected"), [
    ("2024-03-31", "month", -1, "2024-02-29"),
    ("2026-02-14", "week", -3, "2026-01-24"),
    ("2026-02-14", "hour", 48, "2026-02-16"),
    ("2024-02-29", "year", 1, "2025-02-28"),
    ("2026-02-14", "decade", -1, "2016-02-14"),
])  # fmt: skip
def test_a_day_moved(day, unit, count, expected):
    assert str(calculus.moved(DAY.fromisoformat(day), unit, count)) == expected


@given(st.dates(), st.sampled_from(sorted(calculus.LETTERS)), st.integers(-100_000, 100_000))
def test_no_count_leaves_the_calendar(day, unit, count):
    found = calculus.moved(day, unit, count)
    assert found is None or isinstance(found, DAY)
    around = calculus.unit_around(unit, day, count)
    assert around is None or around.start <= around.end


@given(st.dates())
def test_a_unit_holds_its_day(day):
    for unit in ("day", "week", "month", "quarter", "half", "year"):
        found = calculus.unit_around(unit, day, 0)
        assert found is None or found.start <= day <= found.end


@pytest.mark.parametrize(
    ("count", "unit", "value"),
    [(3, "day", "P3D"), (48, "hour", "PT48H"), (2.5, "year", "P2.5Y"), ("X", "month", "PXM"), (1, "fortnight", "P2W"), (2, "decade", "P2DE")],
)  # fmt: skip
def test_durations(count, unit, value):
    assert calculus.duration(count, unit) == value


def test_the_nth_weekday_of_a_month():
    assert str(calculus.nth_weekday(2026, 3, 1, 1)) == "2026-03-02"
    assert str(calculus.nth_weekday(2026, 3, 7, -1)) == "2026-03-29"
    with pytest.raises(ValueError, match="no such weekday"):
        calculus.nth_weekday(2026, 2, 1, 5)
