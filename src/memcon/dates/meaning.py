"""What counts from a day: weekdays, units near the report's, units of the narrative, stretches, times of the day."""

from dataclasses import dataclass, replace
from datetime import date as Day  # noqa: N812
from datetime import timedelta

from memcon.dates import calculus
from memcon.dates.sense import Anchor, Context, Meaning, Sense, of_stretch
from memcon.dates.yearly import Which


@dataclass(frozen=True, slots=True)
class Weekday:
    """`Friday`, `last Friday`, `Friday next week` (`week` 1)."""

    number: int
    which: Which = None
    week: int | None = None

    def resolve(self, c: Context) -> Sense:
        """The sense in the context."""
        if c.report is None:
            return Sense("DATE", f"XXXX-WXX-{self.number}", confidence=0.5)
        try:
            found, sure = self._day(c.report, c.direction)
        except OverflowError:
            return Sense("DATE", f"XXXX-WXX-{self.number}", confidence=0.3)
        return of_stretch(calculus.day(found), c.anchor, sure)

    def _day(self, report: Day, direction: int) -> tuple[Day, float]:
        back = (report.isoweekday() - self.number) % 7
        ahead = (self.number - report.isoweekday()) % 7
        if self.week is not None:
            monday = report - timedelta(days=report.isoweekday() - 1)
            return monday + timedelta(days=self.number - 1, weeks=self.week), 0.95
        if self.which == "last":
            return report - timedelta(days=back or 7), 0.85
        if self.which == "next":
            # said on Tuesday, "next Friday" is the Friday of the week after; "next Sunday" the one that is coming
            same_week = ahead and report.isoweekday() < self.number < 7
            return report + timedelta(days=(ahead or 7) + (7 if same_week else 0)), 0.7
        if self.which == "this":
            return (report - timedelta(days=back), 0.85) if direction < 0 else (report + timedelta(days=ahead), 0.9)
        if direction > 0:
            return report + timedelta(days=ahead), 0.93
        return report - timedelta(days=back), 0.95 if direction < 0 else 0.85


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """`the 22nd`."""

    day: int

    def resolve(self, c: Context) -> Sense:
        """The sense in the context."""
        if c.report is None:
            return Sense("DATE", f"XXXX-XX-{self.day:02d}", confidence=0.4)
        steps = range(0, 12) if c.direction > 0 else range(0, -12, -1)
        for step in steps:
            found = calculus.unit_around("month", c.report, step)
            if found is None or found.end.day < self.day:
                continue
            day = found.start.replace(day=self.day)
            if (day >= c.report) if c.direction > 0 else (day <= c.report):
                return of_stretch(calculus.day(day), c.anchor, 0.75)
        return Sense("DATE", f"XXXX-XX-{self.day:02d}", confidence=0.3)


@dataclass(frozen=True, slots=True)
class Near:
    """A unit counted from the report's own: `last week`, `this year`, `tomorrow`."""

    unit: str
    shift: int
    confidence: float = 0.95

    def resolve(self, c: Context) -> Sense:
        """The sense in the context."""
        if c.report is None:
            return Sense("DATE", "PRESENT_REF" if not self.shift else None, confidence=0.4)
        return of_stretch(calculus.unit_around(self.unit, c.report, self.shift), c.anchor, self.confidence)


@dataclass(frozen=True, slots=True)
class Weekend:
    """`the weekend`: the one of the report's week, in the past tense the one before, unless it has begun."""

    def resolve(self, c: Context) -> Sense:
        """The sense in the context."""
        if c.report is None:
            return Sense("DATE", "XXXX-WXX-WE", confidence=0.4)
        back = c.direction < 0 and c.report.isoweekday() < 6
        return of_stretch(calculus.unit_around("weekend", c.report, -1 if back else 0), c.anchor, 0.75)


@dataclass(frozen=True, slots=True)
class Told:
    """A unit counted from the last date told: `the following day`, `the same month`, `that year`.

    With `near` (`later in the day`) a day told counts only if it is of the report's own week.
    """

    unit: str
    shift: int
    near: bool = False

    def resolve(self, c: Context) -> Sense:
        """The sense in the context."""
        told = c.told_day if self.unit in ("day", "night") else c.told
        if self.near and told and told.start and c.report and abs((told.start - c.report).days) > 7:
            told = None
        base = told.start if told and told.start else c.report
        if base is None:
            return Sense("DATE", None, confidence=0.3)
        anchor: Anchor = "narrative" if told else c.anchor
        return of_stretch(calculus.unit_around(self.unit, base, self.shift), anchor, 0.75 if told else 0.6)


@dataclass(frozen=True, slots=True)
class Counted:
    """`two weeks ago`, `in three days`, `a year earlier`: so many units from the report or the last date told."""

    unit: str
    count: float
    narrative: bool = False

    def resolve(self, c: Context) -> Sense:
        """The sense in the context."""
        base = c.base() if self.narrative else c.report
        clock = self.unit in ("second", "minute", "hour")
        if base is None:
            return Sense("DATE", None, confidence=0.4)
        anchor: Anchor = "narrative" if self.narrative and c.told else c.anchor
        found = calculus.moved(base, self.unit, round(self.count))
        if found is None:
            return Sense("DATE", None, confidence=0.3)
        told = c.told.granularity if self.narrative and c.told else None
        name = "day" if clock else told if told in ("month", "quarter", "year") and self.unit == "year" else self.unit
        return of_stretch(calculus.unit_around(str(name), found, 0), anchor, 0.7 if self.narrative else 0.85)


@dataclass(frozen=True, slots=True)
class Reach:
    """A stretch that ends or begins on the report's day: `the past five years`, `the next 48 hours`."""

    unit: str
    count: float | str
    side: int

    def resolve(self, c: Context) -> Sense:
        """The sense in the context."""
        value = calculus.duration(self.count, self.unit)
        if c.report is None or isinstance(self.count, str):
            return Sense("DURATION", value, confidence=0.8)
        far = calculus.moved(c.report, self.unit, round(self.count) * self.side)
        if far is None:
            return Sense("DURATION", value, confidence=0.5)
        return Sense("DURATION", value, min(far, c.report), max(far, c.report), "span", c.anchor, 0.88)


@dataclass(frozen=True, slots=True)
class SamePeriod:
    """`the same period last year`: the last date told, moved by whole years."""

    outer: Meaning | None
    unit: str | None

    def resolve(self, c: Context) -> Sense:
        """The sense in the context."""
        told = c.told
        if told is None or told.start is None:
            return replace(self.outer.resolve(c), confidence=0.5) if self.outer else Sense("DATE", None, confidence=0.3)
        year = told.start.year
        if self.outer is not None:
            outer = self.outer.resolve(c)
            if outer.start is None:
                return Sense("DATE", None, confidence=0.3)
            year = outer.start.year
        unit = self.unit or told.granularity or "day"
        unit = unit if unit in calculus.LETTERS else "day"
        base = calculus.moved(told.start, "year", year - told.start.year)
        return of_stretch(calculus.unit_around(unit, base, 0) if base else None, "narrative", 0.75)


@dataclass(frozen=True, slots=True)
class WeekOf:
    """A part of a longer unit: `the last week of March`, `the first day of next month`."""

    unit: str
    nth: int
    outer: Meaning

    def resolve(self, c: Context) -> Sense:
        """The sense in the context."""
        whole = self.outer.resolve(c)
        if whole.start is None or whole.end is None:
            return Sense("DATE", None, confidence=0.3)
        if self.unit in ("quarter", "half", "month"):
            base = whole.start if self.nth > 0 else whole.end
        elif self.nth > 0:
            base = whole.start
        else:
            # the last week of a month is the last that lies in it whole
            base = whole.end - timedelta(
                days=6 if self.unit in ("week", "weekend") and whole.end.isoweekday() < 7 else 0
            )
        shift = self.nth - 1 if self.nth > 0 else self.nth + 1
        found = calculus.unit_around(self.unit, base, shift)
        if found is None or found.start > whole.end or found.end < whole.start:
            return Sense("DATE", None, confidence=0.3)
        return of_stretch(found, whole.anchor, min(0.9, whole.confidence))


def _day_of(on: Meaning | None, c: Context) -> Sense:
    """The day of a time of the day: the one told beside it, else the narrative's, else the report's."""
    if on is not None:
        return on.resolve(c)
    if c.told_day is not None:
        return c.told_day
    return of_stretch(calculus.day(c.report) if c.report else None, c.anchor, 0.8)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of the day, on the day that is told or the narrative's: `at 18:00 UTC`, `Friday at 8 p.m.`."""

    clock: str
    zone: int | None = None
    zoned: bool = False
    on: Meaning | None = None

    def resolve(self, c: Context) -> Sense:
        """The sense in the context."""
        day = _day_of(self.on, c)
        if day.start is None or day.start != day.end:
            return Sense("TIME", f"XXXX-XX-XXT{self.clock}", confidence=0.5)
        value, start = self._with_zone(day.start)
        return Sense("TIME", value, start, start, "time", day.anchor, day.confidence - 0.03)

    def _with_zone(self, day: Day) -> tuple[str, Day]:
        """The day and time as told; where an offset is given, in UTC, as TIMEX3 writes it."""
        if not self.zoned or self.zone is None:
            return f"{day.isoformat()}T{self.clock}", day
        hours, minutes = (int(p) for p in self.clock.split(":")[:2])
        total = hours * 60 + minutes - self.zone
        shifted = calculus.moved(day, "day", total // 1440)
        if shifted is None:
            return f"{day.isoformat()}T{self.clock}", day
        return f"{shifted.isoformat()}T{total % 1440 // 60:02d}:{total % 60:02d}Z", day


@dataclass(frozen=True, slots=True)
class DayPart:
    """`Friday morning`, `tonight`, `the morning of May 5`."""

    code: str
    on: Meaning | None = None

    def resolve(self, c: Context) -> Sense:
        """The sense in the context."""
        day = _day_of(self.on, c)
        if day.start is None or day.start != day.end:
            return Sense("TIME", f"XXXX-XX-XXT{self.code}", confidence=0.5)
        return Sense(
            "TIME",
            f"{day.start.isoformat()}T{self.code}",
            day.start,
            day.end,
            "time",
            day.anchor,
            day.confidence - 0.02,
        )


@dataclass(frozen=True, slots=True)
class Overnight:
    """`overnight`: the night that ends on the report's day."""

    def resolve(self, c: Context) -> Sense:
        """The sense in the context."""
        if c.report is None:
            return Sense("TIME", "XXXX-XX-XXTNI", confidence=0.5)
        start = calculus.moved(c.report, "day", -1)
        return Sense("TIME", f"{c.report.isoformat()}TNI", start, c.report, "span", c.anchor, 0.7)


@dataclass(frozen=True, slots=True)
class Edge:
    """`early June`, `the end of the year`: the whole period that is named; its part stays in the words."""

    inner: Meaning
    part: str

    def resolve(self, c: Context) -> Sense:
        """The sense in the context."""
        return self.inner.resolve(c)
