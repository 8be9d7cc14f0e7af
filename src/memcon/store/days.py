"""Days as people write them in a question: `2026-02-14`, `2026-02`, `yesterday`, `last week`, `7d`."""

import re
from calendar import monthrange
from datetime import date, timedelta

from memcon.intake import read_day
from memcon.record import InputError, SettingError

AGO = re.compile(r"(\d{1,5})\s*([dwmy])", re.IGNORECASE)
MONTH = re.compile(r"(\d{4})-(\d{1,2})")
YEAR = re.compile(r"\d{4}")
PERIOD = re.compile(r"(this|last)\s+(week|month|year)")
NAMED = {"today": 0, "yesterday": -1, "tomorrow": 1}
HINT = "write it as 2026-02-14, 2026-02, 2026, yesterday, last week or 7d"


def first_day(value: str, today: date, where: str) -> date:
    """The first day of what is named: `2026-02` begins on the first of February.

    Raises:
        SettingError: It names no day.
    """
    return _days(value, today, where)[0]


def last_day(value: str, today: date, where: str) -> date:
    """The last day of what is named: `2026-02` ends on the twenty-eighth of February.

    Raises:
        SettingError: It names no day.
    """
    return _days(value, today, where)[1]


def _days(value: str, today: date, where: str) -> tuple[date, date]:
    text = value.strip().lower()
    try:
        if text in NAMED:
            day = today + timedelta(days=NAMED[text])
            return day, day
        if found := PERIOD.fullmatch(text):
            return _period(today, found[2], back=found[1] == "last")
        if found := AGO.fullmatch(text):
            day = _ago(today, int(found[1]), found[2])
            return day, day
        if found := MONTH.fullmatch(text):
            year, month = int(found[1]), int(found[2])
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        if YEAR.fullmatch(text):
            return date(int(text), 1, 1), date(int(text), 12, 31)
        known = read_day(value)
    except (ValueError, OverflowError, InputError):
        known = None
    if known is None:
        raise SettingError(f"{value!r} is no day", where=where, hint=HINT)
    return known, known


def _period(today: date, unit: str, *, back: bool) -> tuple[date, date]:
    """The first and the last day of a week (from Monday on), month or year."""
    if unit == "week":
        monday = today - timedelta(days=today.weekday() + 7 * back)
        return monday, monday + timedelta(days=6)
    first = _ago(today.replace(day=1), int(back), unit[0])
    if unit == "year":
        return first.replace(month=1), first.replace(month=12, day=31)
    return first, first.replace(day=monthrange(first.year, first.month)[1])


def _ago(today: date, number: int, unit: str) -> date:
    if unit in "dw":
        return today - timedelta(days=number * (7 if unit == "w" else 1))
    months = today.year * 12 + today.month - 1 - number * (12 if unit == "y" else 1)
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(today.day, monthrange(year, month)[1]))
