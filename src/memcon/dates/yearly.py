"""What comes once a year: months, days of a month, feasts, seasons, quarters; and the choice of the year."""

from dataclasses import dataclass, replace
from datetime import date as Day  # noqa: N812
from typing import Literal, Protocol

from memcon.dates import calculus
from memcon.dates.calculus import Feasts, Stretch
from memcon.dates.sense import Context, Meaning, Sense, of_stretch

Which = Literal["last", "next", "this"] | None


class Yearly(Protocol):
    """What comes once a year: `October`, `June 18`, `Easter`, `the third quarter`."""

    def in_year(self, year: int) -> Stretch | None:
        """Its days in the year, None where it has none (29 February)."""
        ...


@dataclass(frozen=True, slots=True)
class MonthDay:
    """`October`, `June 18`."""

    month: int
    day: int | None = None

    def in_year(self, year: int) -> Stretch | None:
        """Its days in the year, None where it has none."""
        try:
            if self.day is None:
                return calculus.month(year, self.month)
            return calculus.day(Day(year, self.month, self.day))
        except ValueError:
            return None

    @property
    def unresolved(self) -> str:
        """Its value while the year is open."""
        return f"XXXX-{self.month:02d}" + (f"-{self.day:02d}" if self.day else "")


@dataclass(frozen=True, slots=True)
class Feast:
    """`Christmas`, `Ramadan`."""

    feasts: Feasts
    rule: str

    def in_year(self, year: int) -> Stretch | None:
        """Its days in the year, None where it has none."""
        return self.feasts.in_year(self.rule, year)

    unresolved = "XXXX-XX-XX"


@dataclass(frozen=True, slots=True)
class Season:
    """`spring`."""

    code: str
    south: bool = False

    def in_year(self, year: int) -> Stretch | None:
        """Its days in the year, None where it has none."""
        try:
            return calculus.season(year, self.code, self.south)
        except ValueError:
            return None

    @property
    def unresolved(self) -> str:
        """Its value while the year is open."""
        return f"XXXX-{self.code}"


@dataclass(frozen=True, slots=True)
class PartOfYear:
    """`the third quarter`, `the first half`."""

    unit: Literal["quarter", "half"]
    number: int

    def in_year(self, year: int) -> Stretch | None:
        """Its days in the year, None where it has none."""
        try:
            return (calculus.quarter if self.unit == "quarter" else calculus.half)(year, self.number)
        except ValueError:
            return None

    @property
    def unresolved(self) -> str:
        """Its value while the year is open."""
        return f"XXXX-{self.unit[0].upper()}{self.number}"


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """`the first Monday of March`."""

    month: int
    weekday: int
    nth: int

    def in_year(self, year: int) -> Stretch | None:
        """Its days in the year, None where it has none."""
        try:
            return calculus.day(calculus.nth_weekday(year, self.month, self.weekday, self.nth))
        except ValueError:
            return None

    unresolved = "XXXX-XX-XX"


AnyYearly = MonthDay | Feast | Season | PartOfYear | NthWeekday


def at(of: AnyYearly, c: Context) -> AnyYearly:
    """The yearly thing where the report is written: seasons are not the same everywhere."""
    return replace(of, south=True) if c.south and isinstance(of, Season) else of


def candidates(of: Yearly, report: Day) -> list[Stretch]:
    """Its occurrences in the years around the report, wider for what some years lack."""
    for reach in (2, 4):
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
        """The sense in the context."""
        found = candidates(at(self.of, c), c.report) if c.report else []
        if c.report is None or not found:
            return Sense("DATE", self.of.unresolved, confidence=0.5)
        return of_stretch(
            self._choose(found, c.report, c.direction), c.anchor, 0.93 if c.direction or self.which else 0.8
        )

    def _choose(self, found: list[Stretch], report: Day, direction: int) -> Stretch:
        if self.which == "last":
            return ([s for s in found if s.end < report] or found)[-1]
        if self.which == "next":
            return ([s for s in found if s.start > report] or found)[0]
        if self.which == "this":
            running = next((s for s in found if s.start <= report <= s.end), None)
            return running or next((s for s in found if s.start.year == report.year), nearest(found, report))
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
        """The sense in the context."""
        outer = self.year.resolve(c)
        if outer.start is None:
            return Sense("DATE", self.of.unresolved, confidence=0.5)
        return of_stretch(at(self.of, c).in_year(outer.start.year), outer.anchor, min(0.95, outer.confidence + 0.01))
