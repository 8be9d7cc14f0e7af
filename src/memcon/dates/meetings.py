"""Recurring meetings and the years of their editions: `the 61st Munich Security Conference` is February 2025's."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from memcon.dates import calculus
from memcon.dates.calculus import Stretch
from memcon.dates.periods import Dated, leading, rooted
from memcon.lexicon import read_json
from memcon.record import Reading, Span, TimeExpression

GAP = re.compile(r"(?:['’]s)?\s+(?:annual\s+|edition\s+of\s+the\s+|session\s+of\s+the\s+|meeting\s+of\s+the\s+)?")
BEHIND = re.compile(r",?\s+(?:(?:in|of)\s+)?")
FORMAL = ("annual ", "session of the ", "regular session of the ", "ordinary session of the ", "edition of the ",
          "meeting of the ")  # fmt: skip
LONGEST = 60
"""How far before the name its number may begin."""
AT = frozenset(("at", "during", "in"))
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


@dataclass(frozen=True, slots=True)
class Meeting:
    """A kind of meeting as `resources/meetings.yaml` has it."""

    names: tuple[str, ...]
    editions: tuple[tuple[int, int], ...]
    every: int | None = None
    per_year: int = 1
    month: int | None = None
    numbered: bool = False
    least: int = 1
    unsure: frozenset[int] = frozenset()
    other_months: frozenset[int] = frozenset()

    def edition(self, number: int) -> Stretch | None:
        """The month or year in which the edition met; None where the registry does not tell."""
        known = [e for e in self.editions if e[0] <= number]
        if not known or number in self.unsure:
            return None
        first, year = known[-1]
        if number != first:
            if self.every is None:
                return None
            year += (number - first) // self.per_year * self.every
        return self.in_year(year) or (calculus.year(year) if calculus.valid(year) else None)

    def in_year(self, year: int) -> Stretch | None:
        """Its month in a year; None where the month changes."""
        if self.month is None or year in self.other_months or not calculus.valid(year):
            return None
        return calculus.month(year, self.month)


@dataclass(frozen=True, slots=True)
class Met:
    """A meeting named in a report with the days that its number, or a year beside it, gives."""

    span: Span
    stretch: Stretch
    year: TimeExpression | None = None
    """The expression that names its year, None where its own number does."""


class Meetings:
    """The registry of recurring meetings."""

    def __init__(self) -> None:
        self._by_name = {name: m for m in map(_meeting, read_json("meetings.json")) for name in m.names}
        names = "|".join(re.escape(n) for n in sorted(self._by_name, key=len, reverse=True))
        self._units: dict[str, int] = read_json("dates_words.json")["ordinal"]
        words = "|".join([*(f"{t}-\\w+" for t in TENS), *self._units])
        front = f"(?:(?P<n>\\d{{1,3}})(?:st|nd|rd|th)|\\b(?P<w>{words}))\\s+(?:{'|'.join(FORMAL)})?"
        self._front = re.compile(f"(?<!\\w)(?i:{front})$")
        self._pattern = re.compile(f"\\b(?=[A-Z])(?P<name>{names})(?:[ -]?(?P<after>\\d{{1,2}}))?(?!\\w)")

    def read(self, text: str) -> Iterator[Met]:
        """The meetings that the text names with their number, in reading order."""
        for found in self._pattern.finditer(text):
            meeting = self._by_name[found["name"]]
            begin = max(0, found.start() - LONGEST)
            front = self._front.search(text[begin : found.start()])
            number = self._number(found, front, meeting)
            stretch = meeting.edition(number) if number is not None else None
            if stretch is not None:
                yield Met((begin + front.start() if front else found.start(), found.end()), stretch)

    def beside(self, text: str, dates: Iterable[TimeExpression]) -> Iterator[Met]:
        """The meetings beside the words for their year: `last year's Shangri-La Dialogue`, `… in 2024`."""
        years = [d for d in dates if d.granularity == "year" and d.start is not None]
        if not years:
            return
        for found in self._pattern.finditer(text):
            meeting = self._by_name[found["name"]]
            for d in years if meeting.month is not None else ():
                gap = GAP if d.spans[-1][1] <= found.start("name") else BEHIND
                ends = sorted((*d.spans[0], *found.span("name")))[1:3]
                stretch = meeting.in_year(d.start.year) if d.start is not None else None
                if stretch is not None and gap.fullmatch(text, *ends):
                    yield Met(found.span("name"), stretch, d)

    def _number(self, found: "re.Match[str]", front: "re.Match[str] | None", meeting: Meeting) -> int | None:
        if found["after"] is not None:
            number = int(found["after"])
            return number if meeting.numbered and number >= meeting.least else None
        if front is None:
            return None
        if front["n"] is not None:
            return int(front["n"])
        word = front["w"].lower()
        tens, _, unit = word.partition("-")
        if tens in TENS:
            return (TENS.index(tens) + 2) * 10 + self._units[unit] if self._units.get(unit, 10) < 10 else None
        return self._units.get(word)


def _meeting(row: dict[str, Any]) -> Meeting:
    return Meeting(
        names=tuple(row["names"]), editions=tuple(sorted((int(n), int(y)) for n, y in row["editions"].items())),
        every=row.get("every"), per_year=row.get("per_year", 1), month=row.get("month"),
        numbered=row.get("numbered", False), least=row.get("least", 1), unsure=frozenset(row.get("not", ())),
        other_months=frozenset(row.get("months_not", ())),
    )  # fmt: skip


def attended(reading: Reading, met: Iterable[Met]) -> list[Dated]:
    """What was done at a meeting is dated by it: `said at the 61st Munich Security Conference`."""
    out = []
    for m in met:
        inside = reading.tokens_in(*m.span)
        first = inside[0] if len(inside) else 0
        before = m.year.spans[0][0] if m.year is not None and m.year.spans[0][0] < m.span[0] else m.span[0]
        led = reading.token_at(before)
        if not len(inside) or led is None or leading(reading, led) not in AT:
            continue
        s = m.stretch
        span = (min(before, m.span[0]), max(m.span[1], m.year.spans[-1][1] if m.year else 0))
        out.append(Dated(
            spans=(span,), start=s.start, end=s.end, head=rooted(reading, first, inside[-1] + 1),
            coarse=s.granularity == "year", confidence=0.75, lead="at", first=first, last=inside[-1],
            granularity=s.granularity, whole=(s.start, s.end),
        ))  # fmt: skip
    return out
