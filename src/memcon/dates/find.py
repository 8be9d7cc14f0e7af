"""The step that finds a report's time expressions and resolves them to days."""

import logging
from collections.abc import Sequence
from datetime import date as Day  # noqa: N812

import msgspec

from memcon.dates import tense
from memcon.dates.expressions import grammar
from memcon.dates.hemisphere import Hemisphere
from memcon.dates.lexer import Token
from memcon.dates.meetings import Meetings
from memcon.dates.rehung import rehung
from memcon.dates.sense import Anchor, Context, Meaning, Sense, of_stretch
from memcon.record import Draft, Quotation, Reading, Report, TimeExpression

Anchored = tuple[Token, Meaning]
LOG = logging.getLogger("memcon")
SOME_DAY = Day(2000, 6, 15)
"""A day against which to try whether an expression would resolve."""


class FindDates:
    """Give each draft its time expressions: `next week` in a report of 14 February 2026 is 16 to 22 February."""

    needs: tuple[str, ...] = ("report", "reading")
    gives: tuple[str, ...] = ("dates",)

    def __init__(self) -> None:
        self._grammar = grammar()
        self._hemisphere = Hemisphere()
        self._meetings = Meetings()

    def read(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Find and resolve, in reading order."""
        return [msgspec.structs.replace(d, dates=self._dates(d)) for d in drafts]

    def _dates(self, draft: Draft) -> tuple[TimeExpression, ...]:
        report, reading = draft.report, rehung(draft.parse())
        day, anchor = report_day(report)
        south = self._hemisphere.south(draft)
        skip = report.dateline.spans[-1][1] if report.dateline and report.dateline.spans else 0
        told: Sense | None = None
        told_day: Sense | None = None
        out: list[TimeExpression] = []
        spoken = Spoken(reading)
        relative = False
        found = [e for e in self._grammar.read(reading) if e[0].start >= skip]
        days = spoken.days(found, day, anchor)
        met = list(self._meetings.read(reading.text))
        for token, meaning in found:
            while met and met[0].span[1] <= token.start:
                told = of_stretch(met.pop(0).stretch, "none", 0.8)  # at COP28 … a year earlier
            at = reading.token_at(token.start)
            way = tense.direction(reading, _last(reading, token)) if at is not None else 0
            base, how = days.get(token.start, (day, anchor))
            sense = meaning.resolve(Context(base, how, way, told, told_day, south))
            if how != "quotation" and sense.kind in ("DATE", "TIME") and sense.start and sense.granularity in TELLING:
                told = sense
                told_day = sense if sense.start == sense.end else told_day
            relative = relative or (day is None and sense.start is None and _needs_a_day(meaning, way))
            out.append(_expression(f"d{len(out) + 1}", token, sense))
        if relative:
            LOG.warning("%s: no report date: relative dates stay unresolved", report.id)
        return tuple(out)


TELLING = ("time", "day", "week", "month", "quarter", "year")
"""The granularities to which a narrative can be said to have moved."""


def report_day(report: Report) -> tuple[Day | None, Anchor]:
    """The day against which a report's words resolve: its dateline's, else that of its publication."""
    if report.dateline is not None and report.dateline.date is not None:
        return report.dateline.date, "dateline"
    return (report.published, "published") if report.published else (None, "none")


def _needs_a_day(meaning: Meaning, way: int) -> bool:
    """Whether the expression would have days if the report had one: `tomorrow`, not `recently`."""
    return meaning.resolve(Context(SOME_DAY, "published", way)).start is not None


def _last(reading: Reading, token: Token) -> int:
    """The syntactic head of the expression."""
    root = reading.root_of(token.start, token.end)
    return root if root is not None else 0


def _expression(name: str, token: Token, s: Sense) -> TimeExpression:
    return TimeExpression(
        id=name, spans=((token.start, token.end),), type=s.kind, value=s.value, start=s.start, end=s.end,
        granularity=s.granularity, anchor=s.anchor, confidence=round(s.confidence, 2),
    )  # fmt: skip


class Spoken:
    """The day on which a quotation was spoken: `"We will vote tomorrow," he said on Friday`."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._quotes = [q for q in reading.quotations if q.inner_end - q.inner_start > 1]

    def _holding(self, char: int) -> Quotation | None:
        return next((q for q in self._quotes if q.inner_start <= char < q.inner_end), None)

    def days(self, found: list[Anchored], day: Day | None, anchor: Anchor) -> dict[int, tuple[Day | None, Anchor]]:
        """For each expression inside a quotation (by its start): the day it was spoken, if another one tells it."""
        out: dict[int, tuple[Day | None, Anchor]] = {}
        if not self._quotes or day is None:
            return out
        outside: list[tuple[int, Day]] = []
        inside: list[int] = []
        for token, meaning in found:
            if self._holding(token.start) is not None:
                inside.append(token.start)
                continue
            at = _last(self._reading, token)
            if self._of_saying(at):
                way = tense.direction(self._reading, at)
                s = meaning.resolve(Context(day, anchor, way))
                if s.start is not None and s.start == s.end and s.start <= day:
                    outside.append((token.start, s.start))
        for start in inside:
            spoken = self._nearest(start, outside)
            if spoken is not None and spoken != day:
                out[start] = (spoken, "quotation")
        return out

    def _of_saying(self, token: int) -> bool:
        """Whether the expression hangs on a verb of saying."""
        r = self._reading
        for node in r.path(token)[:3]:
            if r.pos[node] in tense.VERBS:
                return r.lemma[node] in tense.SAYING
        return False

    def _nearest(self, start: int, outside: list[tuple[int, Day]]) -> Day | None:
        """The saying's day in the same paragraph, the nearest by characters."""
        block = next(((a, b) for a, b in self._reading.paragraphs if a <= start < b), None)
        if block is None:
            return None
        near = [(abs(char - start), d) for char, d in outside if block[0] <= char < block[1]]
        return min(near)[1] if near else None
