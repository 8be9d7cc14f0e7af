"""The step that dates events and statements by the expressions that modify their triggers and cues."""

from collections.abc import Sequence
from datetime import date as Day  # noqa: N812

import msgspec

from memcon.dates import tense
from memcon.dates.attachment import Attachment
from memcon.dates.find import report_day
from memcon.dates.meetings import Meetings, Met, attended
from memcon.dates.periods import Dated, dated
from memcon.dates.rehung import rehung
from memcon.dates.retold import Retold
from memcon.dates.tense import SAYING
from memcon.record import Cast, Draft, Event, EventDate, Period, Place, Reading, Spans, Statement

LEADS = frozenset(("on", "in", "to", "for", "from", "the", "at", "early", "late", "of", "onto"))
VERBAL = frozenset(("AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN"))
"""Acts that are done by saying something."""


class AttachDates:
    """Give events and statements their dates: in `said on Saturday that talks will open on Monday`, each its own."""

    needs: tuple[str, ...] = ("reading", "dates", "places", "statements", "events")
    gives: tuple[str, ...] = ("statements", "events")

    def __init__(self) -> None:
        self._meetings = Meetings()

    def read(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Date the statements first: a verbal act is dated by its saying."""
        return [self._dated(d) for d in drafts]

    def _dated(self, d: Draft) -> Draft:
        reading, (day, _) = rehung(d.parse()), report_day(d.report)
        dateline = d.report.dateline.date if d.report.dateline else None
        met = [*self._meetings.read(reading.text), *self._meetings.beside(reading.text, d.dates)]
        found = dated(reading, d.dates, day)
        clock = Dating(reading, found, met, day, dateline, Cast(d.actors), Stops(reading, found, d.places))
        statements = clock.statements(d.statements)
        return msgspec.structs.replace(d, statements=statements, events=clock.events(d.events, statements))


class Dating:
    """The dates of one report's statements and events."""

    def __init__(
        self, reading: Reading, found: list[Dated], met: list[Met], report: Day | None, dateline: Day | None,
        cast: Cast, stops: "Stops | None" = None,
    ) -> None:  # fmt: skip
        self._stops = stops
        self._reading, self._report, self._dateline = reading, report, dateline
        self._tree = Attachment(reading, found)
        self._meetings = Attachment(reading, attended(reading, met))
        self._retold = Retold(reading, self._tree, cast)

    def statements(self, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
        """Each statement with the day of its saying; what a speaker goes on to say is said on the same day."""
        out = []
        last: dict[str, Period] = {}
        for s in statements:
            found = self._tree.of(s.cue) if s.cue else None
            period = _period(found) if found else last.get(s.speaker or "") if self._told_on(s) else None
            if period is not None and s.speaker and s.inside is None:
                last[s.speaker] = period
            out.append(msgspec.structs.replace(s, date=period) if period else s)
        return tuple(out)

    def _told_on(self, s: Statement) -> bool:
        """Whether the cue is in the simple past, as the next thing told of one occasion is."""
        r = self._reading
        words = [i for a, b in s.cue or () for i in r.tokens_in(a, b)]
        return any(r.tag[i] == "VBD" and r.lemma[i] in SAYING for i in words) and not any(
            r.lower[i] in ("had", "has", "have") for i in words
        )

    def events(self, events: tuple[Event, ...], statements: tuple[Statement, ...]) -> tuple[Event, ...]:
        """Each event with its date."""
        said = {s.id: s for s in statements}
        return tuple(msgspec.structs.replace(e, date=self._event(e, said) or e.date) for e in events)

    def _event(self, e: Event, said: dict[str, Statement]) -> EventDate | None:
        stop = self._stops.of(e) if self._stops is not None else None
        if stop is not None and self._fits(e, stop):
            return _event_date(stop)
        own = [d for words in (e.trigger, *e.also) if (d := self._tree.of(words)) is not None and self._fits(e, d)]
        if own:
            best = min(own, key=lambda d: d.coarse)
            return _event_date(self._finer(e, best) or best)
        at = self._meetings.of(e.trigger)
        if at is not None and self._fits(e, at):
            return _event_date(at)
        return self._by_saying(e, said) or self._by_retelling(e) or self._by_dateline(e)

    def _finer(self, e: Event, d: Dated) -> Dated | None:
        """The month of a meeting in the year told; the day that another telling gives in the month told.

        `sold oil in October … on Oct. 19 it sold the oil`
        """
        if d.coarse and d.granularity == "year":
            met = self._meetings.of(e.trigger)
            same = met is not None and met.start and d.whole and met.start.year == d.whole[0].year
            return met if met is not None and same and not met.coarse else None
        if d.coarse or d.granularity != "month" or d.start is None or d.end is None:
            return None
        for other in self._retold.elsewhere(e.trigger):
            if not other.coarse and other.start and other.end and d.start <= other.start == other.end <= d.end:
                return other
        return None

    def _by_saying(self, e: Event, said: dict[str, Statement]) -> EventDate | None:
        """A verbal act is done on the day of its saying: `welcomes the release, said a spokesman on Monday` too."""
        own = said.get(e.done_by or "")
        if own is None and e.type in VERBAL and e.status == "occurred" and self._present(e.trigger):
            own = said.get(e.told_in or "")
        return EventDate(start=own.date.start, end=own.date.end) if own is not None and own.date is not None else None

    def _by_retelling(self, e: Event) -> EventDate | None:
        """The day that another telling of the same act gives."""
        for d in self._retold.elsewhere(e.trigger):
            if not d.coarse and self._fits(e, d):
                return _event_date(d)
        return None

    def _by_dateline(self, e: Event) -> EventDate | None:
        """A dated dispatch tells what was said that day."""
        if self._dateline is None or e.type not in VERBAL or e.status != "occurred" or not self._foreground(e.trigger):
            return None
        return EventDate(start=self._dateline, end=self._dateline)

    def _present(self, trigger: Spans) -> bool:
        """Whether the act is told in the present tense."""
        r = self._reading
        root = r.root_of(trigger[0][0], trigger[-1][1])
        return root is not None and r.tag[root] in ("VBZ", "VBP") and r.dep[root] != "relcl"

    def _foreground(self, trigger: Spans) -> bool:
        """Whether the act is told in the foreground, not in a clause that looks back: `which he had scolded`."""
        r = self._reading
        root = r.root_of(trigger[0][0], trigger[-1][1])
        if root is None or any(r.lower[c] == "had" for c in r.children[root]):
            return False
        if any(r.dep[node] == "relcl" for node in (root, *r.path(root))):
            return False
        return not any(r.tag[i] in ("WDT", "WP", "WRB") for i in range(r.left[root], root))

    def _fits(self, e: Event, d: Dated) -> bool:
        """Whether the day can be that of the act: nothing planned lies before the report, nothing done after it."""
        if self._report is None or d.coarse:
            return True
        if e.status == "planned":
            gone = d.end is not None and d.end <= self._report
            return not gone or (d.end == self._report and tense.direction(self._reading, d.head) > 0)
        return e.status != "occurred" or d.start is None or d.start <= self._report


class Stops:
    """The days of a journey's later legs: Monday for `Algiers` in `to Rabat on Sunday and on to Algiers on Monday`."""

    def __init__(self, reading: Reading, found: list[Dated], places: tuple[Place, ...]) -> None:
        self._reading, self._found = reading, found
        self._places = {p.spans[0] for p in places}

    def of(self, e: Event) -> Dated | None:
        """The expression right after the place that ends the trigger, or the one right before its preposition."""
        if e.type != "CONSULT" or len(e.trigger) < 2 or e.trigger[-1] not in self._places:
            return None
        at = self._reading.tokens_in(*e.trigger[-1])
        words = self._reading.lower
        for d in self._found:
            if at[-1] < d.first <= at[-1] + 3 and all(w in LEADS for w in words[at[-1] + 1 : d.first]):
                return d
        for d in self._found:
            if d.last < at[0] <= d.last + 3 and all(w in LEADS for w in words[d.last + 1 : at[0]]):
                return d
        return None


def _period(d: Dated) -> Period | None:
    return None if d.coarse or (d.start is None and d.end is None) else Period(start=d.start, end=d.end)


def _event_date(d: Dated) -> EventDate:
    if d.coarse:
        return EventDate(spans=d.spans)
    return EventDate(spans=d.spans, start=d.start, end=d.end)
