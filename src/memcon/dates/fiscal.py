"""Fiscal years by country: `India's fiscal 2026` runs from April 2025 to March 2026."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from memcon.dates import calculus
from memcon.dates.calculus import Stretch
from memcon.dates.grammar import Found, Rule
from memcon.dates.lexer import Token
from memcon.dates.sense import Context, Fixed, Sense, of_stretch
from memcon.lexicon import read_json

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
BOUNDARY = re.compile(
    r",?\s+(?:(?:that|which)\s+)?(?:will\s+)?(?P<verb>end|begin|began|start|run)(?P<tense>s|ed|ing|ning)?"
    r"\s+(?:in|on|from)?\s*(?:(?:the\s+end\s+of|the\s+start\s+of|late|early|\d{1,2})\s+)?"
    rf"(?P<month>{'|'.join(MONTHS)}|Sept\.|Oct\.|Jan\.)(?!\w)(?:\s+\d{{1,2}}(?!\d))?(?:,?\s+(?P<year>(?:19|20)\d\d))?"
)
PARTS = {"quarter": 4, "half": 2}


@dataclass(frozen=True, slots=True)
class Year:
    """How a state counts: the month in which its year begins, and which calendar year names it."""

    first: int
    named: Literal["start", "end"] = "end"

    def start(self, number: int) -> int:
        """The calendar year in which the fiscal year of that number begins."""
        return number - (self.named == "end" and self.first > 1)


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """`fiscal 2025`, `the next fiscal year` (`shift` 1), where it is known in which month the year begins."""

    of: Year
    number: int | None = None
    shift: int = 0

    def stretch(self, c: Context) -> Stretch | None:
        """Its days; None without a number where the report has no date."""
        if self.number is not None:
            start = self.of.start(self.number)
        elif c.report is not None:
            start = c.report.year - (c.report.month < self.of.first) + self.shift
        else:
            return None
        try:
            days = replace(calculus.month(start, self.of.first), end=calculus.month(start, self.of.first + 11).end)
        except ValueError:
            return None
        name = start + (self.of.named == "end" and self.of.first > 1)
        return replace(days, value=f"FY{name:04d}", granularity="year")

    def resolve(self, c: Context) -> Sense:
        """The sense in the context."""
        return of_stretch(self.stretch(c), "none" if self.number is not None else c.anchor, 0.8)


@dataclass(frozen=True, slots=True)
class FiscalPart:
    """`the third quarter of fiscal 2026`: its days, and the calendar's name for them."""

    year: FiscalYear
    unit: str
    nth: int

    def resolve(self, c: Context) -> Sense:
        """The sense in the context."""
        whole = self.year.stretch(c)
        months = 12 // PARTS[self.unit]
        found = None
        if whole is not None:
            first = whole.start.month + months * (self.nth - 1)
            start, end = (calculus.month(whole.start.year, n) for n in (first, first + months - 1))
            found = Stretch(start.value, start.start, end.end, "span")
            if self.unit == "quarter" and start.start.month % 3 == 1:
                found = calculus.quarter(start.start.year, (start.start.month + 2) // 3)
        return of_stretch(found, "none" if self.year.number is not None else c.anchor, 0.8)


class Budgets:
    """The fiscal years of states, found by the state that a sentence names or the month that it gives."""

    def __init__(self) -> None:
        rows = read_json("dates_fiscal.json")
        self._by_name = {n: Year(int(r["first"]), r["named"]) for r in rows for n in r["names"]}
        names = "|".join(re.escape(n) for n in sorted(self._by_name, key=len, reverse=True))
        self._pattern = re.compile(rf"(?<!\w)(?:{names})(?!\w)")

    def of(self, f: Found, token: Token) -> Year | None:
        """The year that the sentence of the expression means; None where nothing tells."""
        told = BOUNDARY.match(f.text, token.end)
        if told is not None:
            month = next(i for i, name in enumerate(MONTHS) if name[:3] == told["month"][:3]) + 1
            return Year(month % 12 + 1 if told["verb"] == "end" else month)
        at = f.reading.token_at(token.start)
        if at is None:
            return None
        first, last = f.reading.sentences[f.reading.sentence[at]]
        start, end = f.reading.start[first], f.reading.end[last - 1]
        named = self._pattern.finditer(f.text, start, end)
        near = min(((max(token.start - m.end(), m.start() - token.end), m[0]) for m in named), default=None)
        return self._by_name[near[1]] if near else None


def rules() -> list[Rule]:
    """`FY2012`, `fiscal (year) 2012`, `fiscal 2025-26`, `the next fiscal year`."""
    budgets = Budgets()

    def numbered(f: Found) -> Token | None:
        number, second = int(f["y"].value), f.get("n")
        if not calculus.valid(number):
            return None
        if second is not None and (number + 1) % 100 != second.value:
            return None
        plain = f.make("date", None)
        year = budgets.of(f, plain)
        if year is not None:
            return f.make("date", FiscalYear(year, number + (second is not None and year.named == "end")))
        s = calculus.year(number)
        if second is not None:
            return f.make("date", Fixed("DATE", f"FY{s.value}", None, 0.6))  # in which month it begins is not told
        return f.make("date", Fixed("DATE", f"FY{s.value}", s, 0.7))

    def near(f: Found) -> Token | None:
        if f.shown(f["u"]) != "year":
            return None
        shift = next(n for name, n in (("last", -1), ("this", 0), ("next", 1)) if f.is_(f["w"], name))
        year = budgets.of(f, f.make("date", None))
        return f.make("date", FiscalYear(year, None, shift)) if year is not None else None

    def bare(f: Found) -> Token | None:
        """`the fiscal year that ends in June`."""
        plain = f.make("date", None)
        told = BOUNDARY.match(f.text, plain.end) if f.shown(f["u"]) == "year" else None
        year = budgets.of(f, plain) if told is not None else None
        if told is None or year is None:
            return None
        if told["year"]:
            return f.make("date", FiscalYear(year, int(told["year"]) + (told["verb"] != "end" and year.first > 1)))
        return f.make("date", FiscalYear(year, None, -1 if told["verb"] == "end" and told["tense"] == "ed" else 0))

    return [
        Rule("{y:fy}", numbered),
        Rule("{fiscal} {unit}? {y:year} ({dash} {n:dayno|number})?", numbered),
        Rule("{the}? {unit} {fiscal} {y:year}", numbered),
        Rule("({the}|{its})? {w:last|this|next} {fiscal} {u:unit}", near),
        Rule("{the} {fiscal} {u:unit}", bare),
    ]
