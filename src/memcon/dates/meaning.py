"""What a time expression says before it is anchored, and how it resolves against the days that anchor it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date as Day  # noqa: N812
from datetime import timedelta
from typing import Literal, Protocol

from memcon.dates import calculus
from memcon.dates.calculus import Feasts, Stretch
from memcon.record.record import Granularity

Kind = Literal["DATE", "TIME", "DURATION", "SET"]
Anchor = Literal["published", "dateline", "narrative", "quotation", "none"]
Which = Literal["last", "next", "this"] | None


@dataclass(frozen=True, slots=True)
class Sense:
    """A resolved expression, as `TimeExpression` has it."""

    kind: Kind
    value: str | None
    start: Day | None = None
    end: Day | None = None
    granularity: Granularity | None = None
    anchor: Anchor = "none"
    confidence: float = 0.9


@dataclass(frozen=True, slots=True)
class Context:
    """The days that may anchor an expression, and where its governing verb points.

    `direction` is -1 for the past, 2 for the future, 1 for a present that is likely the future, 0 where nothing shows.
    `told` is the last date told, `told_day` the last one that names a single day.
    """

    report: Day | None
    anchor: Anchor
    direction: int
    told: Sense | None = None
    told_day: Sense | None = None

    def base(self) -> Day | None:
        """The day from which the narrative counts on: the last date told, else the report's."""
        return self.told.start if self.told and self.told.start else self.report


class Meaning(Protocol):
    """An expression not yet anchored."""

    def resolve(self, c: Context) -> Sense:
        """The sense in the context; without a day to anchor it, `start` and `end` stay None."""
        ...


class Yearly(Protocol):
    """What comes once a year: `October`, `June 18`, `Easter`, `the third quarter`."""

    def in_year(self, year: int) -> Stretch | None:
        """Its days in the year, None where it has none (29 February)."""
        ...


def of_stretch(s: Stretch | None, anchor: Anchor, confidence: float, kind: Kind = "DATE") -> Sense:
    """The sense of days of the calendar."""
    if s is None:
        return Sense(kind, None, anchor="none", confidence=0.3)
    return Sense(kind, s.value, s.start, s.end, s.granularity, anchor, confidence)


@dataclass(frozen=True, slots=True)
class Fixed:
    """What needs no anchor: `14 February 2026`, `three days`, `now`."""

    kind: Kind
    value: str
    stretch: Stretch | None = None
    confidence: float = 0.95

    def resolve(self, c: Context) -> Sense:  # noqa: ARG002  (all meanings resolve alike)
        s = self.stretch
        if s is None:
            return Sense(self.kind, self.value, confidence=self.confidence)
        return Sense(self.kind, self.value, s.start, s.end, s.granularity, "none", self.confidence)


@dataclass(frozen=True, slots=True)
class MonthDay:
    """`October`, `June 18`."""

    month: int
    day: int | None = None

    def in_year(self, year: int) -> Stretch | None:
        try:
            if self.day is None:
                return calculus.month(year, self.month)
            return calculus.day(Day(year, self.month, self.day))
        except ValueError:
            return None

    @property
    def unresolved(self) -> str:
        return f"XXXX-{self.month:02d}" + (f"-{self.day:02d}" if self.day else "")


@dataclass(frozen=True, slots=True)
class Feast:
    """`Christmas`, `Ramadan`."""

    feasts: Feasts
    rule: str

    def in_year(self, year: int) -> Stretch | None:
        return self.feasts.in_year(self.rule, year)

    unresolved = "XXXX-XX-XX"


@dataclass(frozen=True, slots=True)
class Season:
    """`spring`."""

    code: str

    def in_year(self, year: int) -> Stretch | None:
        try:
            return calculus.season(year, self.code)
        except ValueError:
            return None

    @property
    def unresolved(self) -> str:
        return f"XXXX-{self.code}"


@dataclass(frozen=True, slots=True)
class PartOfYear:
    """`the third quarter`, `the first half`."""

    unit: Literal["quarter", "half"]
    number: int

    def in_year(self, year: int) -> Stretch | None:
        try:
            return (calculus.quarter if self.unit == "quarter" else calculus.half)(year, self.number)
        except ValueError:
            return None

    @property
    def unresolved(self) -> str:
        return f"XXXX-{self.unit[0].upper()}{self.number}"


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """`the first Monday of March`."""

    month: int
    weekday: int
    nth: int

    def in_year(self, year: int) -> Stretch | None:
        try:
            return calculus.day(calculus.nth_weekday(year, self.month, self.weekday, self.nth))
        except ValueError:
            return None

    unresolved = "XXXX-XX-XX"


AnyYearly = MonthDay | Feast | Season | PartOfYear | NthWeekday


def candidates(of: Yearly, report: Day) -> list[Stretch]:
    """Its occurrences in the years around the report, wider for what some years lack."""
    for reach in (1, 4):
        years = range(max(1, report.year - reach), min(9998, report.year + reach) + 1)
        found = [s for s in (of.in_year(y) for y in years) if s is not None]
        if len(found) > 1:
            return found
    return []


def nearest(found: list[Stretch], report: Day) -> Stretch:
    """The occurrence nearest to the day, the earlier of two as near."""

    def distance(s: Stretch) -> int:
        return max((s.start - report).days, (report - s.end).days, 0)

    return min(found, key=lambda s: (distance(s), s.start))


@dataclass(frozen=True, slots=True)
class OnceAYear:
    """A yearly thing in the year that the tense or a word (`last October`) asks for."""

    of: AnyYearly
    which: Which = None

    def resolve(self, c: Context) -> Sense:
        found = candidates(self.of, c.report) if c.report else []
        if c.report is None or not found:
            return Sense("DATE", self.of.unresolved, confidence=0.5)
        return of_stretch(self._choose(found, c.report, c.direction), c.anchor, 0.93 if c.direction or self.which else 0.8)

    def _choose(self, found: list[Stretch], report: Day, direction: int) -> Stretch:
        if self.which == "last":
            return ([s for s in found if s.end < report] or found)[-1]
        if self.which == "next":
            return ([s for s in found if s.start > report] or found)[0]
        if self.which == "this":
            return next((s for s in found if s.start.year == report.year), nearest(found, report))
        past = [s for s in found if (s.end < report if isinstance(self.of, PartOfYear) else s.start <= report)]
        future = [s for s in found if s.end >= report]
        if direction < 0 and past:
            return past[-1]
        if direction > 1 and future:
            return future[0]
        return nearest(found, report) if not isinstance(self.of, PartOfYear) else (past or found)[-1]


@dataclass(frozen=True, slots=True)
class InYearOf:
    """A yearly thing in the year that another expression names: `October of next year`."""

    of: AnyYearly
    year: Meaning

    def resolve(self, c: Context) -> Sense:
        outer = self.year.resolve(c)
        if outer.start is None:
            return Sense("DATE", self.of.unresolved, confidence=0.5)
        return of_stretch(self.of.in_year(outer.start.year), outer.anchor, min(0.95, outer.confidence + 0.01))


@dataclass(frozen=True, slots=True)
class Weekday:
    """`Friday`, `last Friday`, `Friday next week` (`week` 1)."""

    number: int
    which: Which = None
    week: int | None = None

    def resolve(self, c: Context) -> Sense:
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
class Near:
    """A unit counted from the report's own: `last week`, `this year`, `tomorrow`."""

    unit: str
    shift: int
    confidence: float = 0.95

    def resolve(self, c: Context) -> Sense:
        if c.report is None:
            return Sense("DATE", "PRESENT_REF" if not self.shift else None, confidence=0.4)
        return of_stretch(calculus.unit_around(self.unit, c.report, self.shift), c.anchor, self.confidence)


@dataclass(frozen=True, slots=True)
class Told:
    """A unit counted from the last date told: `the following day`, `the same month`, `that year`."""

    unit: str
    shift: int

    def resolve(self, c: Context) -> Sense:
        told = c.told_day if self.unit in ("day", "night") else c.told
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
        whole = self.outer.resolve(c)
        if whole.start is None or whole.end is None:
            return Sense("DATE", None, confidence=0.3)
        if self.unit in ("quarter", "half", "month"):
            base = whole.start if self.nth > 0 else whole.end
        elif self.nth > 0:
            base = whole.start
        else:
            # the last week of a month is the last that lies in it whole
            base = whole.end - timedelta(days=6 if self.unit in ("week", "weekend") and whole.end.isoweekday() < 7 else 0)
        shift = self.nth - 1 if self.nth > 0 else self.nth + 1
        found = calculus.unit_around(self.unit, base, shift)
        if found is None or found.start > whole.end or found.end < whole.start:
            return Sense("DATE", None, confidence=0.3)
        return of_stretch(found, whole.anchor, min(0.9, whole.confidence))


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of the day, on a day that is told or the one that the narrative is at: `at 18:00 UTC`, `Friday at 8 p.m.`."""

    clock: str
    zone: int | None = None
    zoned: bool = False
    on: Meaning | None = None

    def resolve(self, c: Context) -> Sense:
        if self.on is not None:
            day = self.on.resolve(c)
        elif c.told_day is not None:
            day = c.told_day
        else:
            day = of_stretch(calculus.day(c.report) if c.report else None, c.anchor, 0.8)
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
        shifted = day + timedelta(days=total // 1440)
        return f"{shifted.isoformat()}T{total % 1440 // 60:02d}:{total % 60:02d}Z", day


@dataclass(frozen=True, slots=True)
class DayPart:
    """`Friday morning`, `tonight`, `the morning of May 5`."""

    code: str
    on: Meaning | None = None

    def resolve(self, c: Context) -> Sense:
        if self.on is not None:
            day = self.on.resolve(c)
        elif c.told_day is not None:
            day = c.told_day
        else:
            day = of_stretch(calculus.day(c.report) if c.report else None, c.anchor, 0.8)
        if day.start is None or day.start != day.end:
            return Sense("TIME", f"XXXX-XX-XXT{self.code}", confidence=0.5)
        return Sense("TIME", f"{day.start.isoformat()}T{self.code}", day.start, day.end, "time", day.anchor, day.confidence - 0.02)


@dataclass(frozen=True, slots=True)
class Overnight:
    """`overnight`: the night that ends on the report's day."""

    def resolve(self, c: Context) -> Sense:
        if c.report is None:
            return Sense("TIME", "XXXX-XX-XXTNI", confidence=0.5)
        start = calculus.moved(c.report, "day", -1)
        return Sense("TIME", f"{c.report.isoformat()}TNI", start, c.report, "span", c.anchor, 0.7)


@dataclass(frozen=True, slots=True)
class Edge:
    """`early June`, `the end of the year`: as the grammar of the field has it, the period named, its part left in the words."""

    inner: Meaning
    part: str

    def resolve(self, c: Context) -> Sense:
        return self.inner.resolve(c)


Check = Callable[[int], bool]
