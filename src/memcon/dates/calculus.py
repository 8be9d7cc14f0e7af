"""Calendar arithmetic: units, seasons, feasts, and what a period is called in TIMEX3."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date as Day  # noqa: N812
from datetime import timedelta
from typing import Any

from memcon.record.record import Granularity

SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
LETTERS = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "night": "D", "week": "W", "weekend": "WE", "month": "M",
    "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE", "millennium": "ML",
}  # fmt: skip
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
FIRST, LAST = Day.min.year, Day.max.year


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days of the calendar, both ends inside, and their TIMEX3 value."""

    value: str
    start: Day
    end: Day
    granularity: Granularity


def day(d: Day) -> Stretch:
    """One day."""
    return Stretch(d.isoformat(), d, d, "day")


def month(year: int, number: int) -> Stretch:
    """A month; numbers beyond 1 to 12 run on into the years beside."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return Stretch(
        f"{year:04d}-{number:02d}", Day(year, number, 1), Day(year, number, monthrange(year, number)[1]), "month"
    )


def week(d: Day) -> Stretch:
    """The week, Monday to Sunday, that holds the day."""
    year, number, weekday = d.isocalendar()
    start = d - timedelta(days=weekday - 1)
    return Stretch(f"{year:04d}-W{number:02d}", start, start + timedelta(days=6), "week")


def weekend(d: Day) -> Stretch:
    """The Saturday and Sunday of the day's week."""
    w = week(d)
    return Stretch(f"{w.value}-WE", w.start + timedelta(days=5), w.end, "span")


def quarter(year: int, number: int) -> Stretch:
    """A quarter; numbers beyond 1 to 4 run on."""
    year, number = year + (number - 1) // 4, (number - 1) % 4 + 1
    return Stretch(f"{year:04d}-Q{number}", month(year, number * 3 - 2).start, month(year, number * 3).end, "quarter")


def half(year: int, number: int) -> Stretch:
    """Half a year; numbers beyond 1 and 2 run on."""
    year, number = year + (number - 1) // 2, (number - 1) % 2 + 1
    return Stretch(f"{year:04d}-H{number}", month(year, number * 6 - 5).start, month(year, number * 6).end, "span")


OPPOSITE = {"SP": "FA", "SU": "WI", "FA": "SP", "WI": "SU"}


def season(year: int, code: str, south: bool = False) -> Stretch:
    """A season, of the northern hemisphere or the southern; the one that begins in December is that year's."""
    first, last = SEASONS[OPPOSITE[code] if south else code]
    return Stretch(f"{year:04d}-{code}", month(year, first).start, month(year + (last < first), last).end, "season")


def year(number: int) -> Stretch:
    """A calendar year."""
    return Stretch(f"{number:04d}", Day(number, 1, 1), Day(number, 12, 31), "year")


def valid(year: int) -> bool:
    """Whether a bare number of four digits can be a year."""
    return 1000 <= year <= 2199


def decade(first: int) -> Stretch:
    """The ten years from a year that ends in 0."""
    return Stretch(f"{first // 10:03d}", Day(first, 1, 1), Day(first + 9, 12, 31), "decade")


def century(first: int) -> Stretch:
    """The hundred years from a year that ends in 00, as TIMEX3 counts them."""
    return Stretch(f"{first // 100:02d}", Day(max(first, 1), 1, 1), Day(first + 99, 12, 31), "century")


def unit_around(name: str, d: Day, shift: int) -> Stretch | None:
    """The day's own unit, or the one `shift` units on: the week after the day's for ("week", 1)."""
    simple = {
        "day": lambda: day(d + timedelta(days=shift)),
        "night": lambda: day(d + timedelta(days=shift)),
        "week": lambda: week(d + timedelta(weeks=shift)),
        "fortnight": lambda: week(d + timedelta(weeks=2 * shift)),
        "weekend": lambda: weekend(d + timedelta(weeks=shift)),
        "month": lambda: month(d.year, d.month + shift),
        "quarter": lambda: quarter(d.year, (d.month + 2) // 3 + shift),
        "half": lambda: half(d.year, (d.month + 5) // 6 + shift),
        "year": lambda: year(d.year + shift),
        "decade": lambda: decade(d.year // 10 * 10 + 10 * shift),
        "century": lambda: century(d.year // 100 * 100 + 100 * shift),
    }
    make = simple.get(name)
    try:
        return make() if make else None
    except (ValueError, OverflowError):
        return None


def moved(d: Day, name: str, count: int) -> Day | None:
    """The day `count` units on, clipped to the month's length."""
    try:
        if name in ("day", "night"):
            return d + timedelta(days=count)
        if name in ("week", "fortnight", "weekend"):
            return d + timedelta(weeks=count * (2 if name == "fortnight" else 1))
        if name in ("second", "minute", "hour"):
            seconds = {"second": 1, "minute": 60, "hour": 3600}[name]
            return d + timedelta(days=round(count * seconds / 86400))
        months = count * {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}[name]
        first = month(d.year, d.month + months)
        return first.start.replace(day=min(d.day, first.end.day))
    except (ValueError, OverflowError, KeyError):
        return None


def duration(count: float | str, name: str) -> str:
    """The TIMEX3 value of so many units: `P3D`, `PT48H`, `PXY`."""
    if name == "fortnight":
        name, count = "week", count * 2 if not isinstance(count, str) else count
    if name == "half":
        name, count = "month", count * 6 if not isinstance(count, str) else count
    if isinstance(count, float):
        count = f"{count:g}"
    clock = "T" if name in ("second", "minute", "hour") else ""
    return f"P{clock}{count}{LETTERS[name]}"


def easter(number: int) -> Day:
    """Easter Sunday of the Western churches (the anonymous Gregorian computus)."""
    a, b, c = number % 19, number // 100, number % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    value = h + m - 7 * n + 114
    return Day(number, value // 31, value % 31 + 1)


def pascha(number: int) -> Day:
    """Easter Sunday of the Orthodox churches, by the Gregorian calendar (Meeus' Julian computus)."""
    a, b, c = number % 4, number % 7, number % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    value = d + e + 114
    julian = Day(number, value // 31, value % 31 + 1)
    return julian + timedelta(days=number // 100 - number // 400 - 2)


class Feasts:
    """The days of feasts by their rule, as `resources/dates_feasts.yaml` writes them."""

    def __init__(self, moving: list[list[str]]) -> None:
        self._moving: dict[str, list[Stretch]] = {}
        for key, first, days in moving:
            start = Day.fromisoformat(first)
            end = start + timedelta(days=int(days) - 1)
            value = start.isoformat() if int(days) == 1 else f"{start.isoformat()}/{end.isoformat()}"
            self._moving.setdefault(key, []).append(
                Stretch(value if int(days) > 4 else start.isoformat(), start, end if int(days) > 4 else start,
                        "span" if int(days) > 4 else "day")
            )  # fmt: skip

    def in_year(self, rule: str, number: int) -> Stretch | None:
        """The feast's first day or its days in the year."""
        try:
            if rule in self._moving:
                return next((s for s in self._moving[rule] if s.start.year == number), None)
            found = self._fixed(rule, number)
        except (ValueError, OverflowError):
            return None
        return day(found) if found else None

    @staticmethod
    def _fixed(rule: str, number: int) -> Day | None:
        if rule.startswith("easter"):
            return easter(number) + timedelta(days=int(rule[6:]))
        if rule.startswith("pascha"):
            return pascha(number) + timedelta(days=int(rule[6:]))
        if rule == "election":
            return nth_weekday(number, 11, 1, 1) + timedelta(days=1)
        if rule == "inauguration":
            return Day(number, 1, 20)
        parts: list[Any] = rule.split()
        if len(parts) == 3:
            return nth_weekday(number, int(parts[2]), WEEKDAYS.index(parts[1]) + 1, int(parts[0]))
        return Day(number, int(rule[:2]), int(rule[3:]))


def nth_weekday(number: int, in_month: int, weekday: int, nth: int) -> Day:
    """The first (1), second (2)… or last (-1) such weekday of a month.

    Raises:
        ValueError: The month has no fifth one.
    """
    span = month(number, in_month)
    if nth < 0:
        found = span.end - timedelta(days=(span.end.isoweekday() - weekday) % 7)
        return found + timedelta(weeks=nth + 1)
    found = span.start + timedelta(days=(weekday - span.start.isoweekday()) % 7, weeks=nth - 1)
    if found > span.end:
        raise ValueError("no such weekday in the month")
    return found
