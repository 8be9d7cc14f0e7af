"""Read the day that a date field names: `2026-02-14T09:30:00Z`, `14 February 2026`, `Sat, 14 Feb 2026 10:00 GMT`."""

import re
from datetime import UTC, date, datetime

from memcon.record import InputError

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
NUMERIC = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?=$|[T\s])|(\d{4})/(\d{1,2})/(\d{1,2})(?=$|[T\s])|(\d{4})(\d\d)(\d\d)(?=$|T|\d{6}$)"
)
DAY_FIRST = re.compile(
    rf"(?:[A-Za-z]{{3,9}},?\s+)?(\d{{1,2}})(?:st|nd|rd|th)?\s+({MONTH}),?\s+(\d{{4}})\b", re.IGNORECASE
)
MONTH_FIRST = re.compile(
    rf"(?:[A-Za-z]{{3,9}},?\s+)?({MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b", re.IGNORECASE
)
HINT = "write it as 2026-02-14, or leave it out"


def month(name: str) -> int:
    """The number of a month by its name or abbreviation: `Feb.` is 2."""
    return MONTHS.index(name[:3].lower()) + 1


def read_day(value: object, where: str | None = None) -> date | None:
    """The day that the value names, as written there (no time zone moves it); None where there is no value.

    Raises:
        InputError: The value is no date.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    try:
        if isinstance(value, str):
            return _from_text(value.strip())
        if isinstance(value, int | float) and not isinstance(value, bool):
            return _from_number(value)
    except (ValueError, OverflowError, OSError):
        pass
    raise InputError(f"{_short(value)} is no date", where=where, hint=HINT)


def _from_text(text: str) -> date:
    if found := NUMERIC.match(text):
        year, month_number, day = (int(g) for g in found.groups() if g is not None)
        return date(year, month_number, day)
    if found := DAY_FIRST.match(text):
        return date(int(found[3]), month(found[2]), int(found[1]))
    if found := MONTH_FIRST.match(text):
        return date(int(found[3]), month(found[1]), int(found[2]))
    raise ValueError(text)


def _from_number(value: float) -> date:
    """`20260214`, or seconds or milliseconds since 1970."""
    if 18000101 <= value <= 21001231 and value == int(value):
        return _from_text(str(int(value)))
    seconds = value / 1000 if value > 1e11 else value
    if seconds < 1e8:
        raise ValueError(value)
    return datetime.fromtimestamp(seconds, UTC).date()


def _short(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 40 else shown[:37] + "..."
