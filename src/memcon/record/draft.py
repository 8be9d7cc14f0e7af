"""The record in the making: what the steps of the pipeline pass on, one draft a report."""

from bisect import bisect_right

from msgspec import Struct

from memcon.record.reading import Attribution, Mention, Reading
from memcon.record.record import Actor, Appointment, Event, Link, Place, Report, Statement, TimeExpression
from memcon.record.spans import Spans


class Draft(Struct, frozen=True, kw_only=True):
    """A report and what the steps so far have found in it; a step returns it with its own fields filled."""

    report: Report
    reading: Reading | None = None
    dates: tuple[TimeExpression, ...] = ()
    places: tuple[Place, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    mentions: tuple[Mention, ...] = ()
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    calendar: tuple[Appointment, ...] = ()
    links: tuple[Link, ...] = ()
    dropped: tuple[str, ...] = ()
    """What the gate let not pass, one line each."""

    def parse(self) -> Reading:
        """The reading; an error of ours if the syntax step has not run."""
        if self.reading is None:
            raise RuntimeError("a step ran before syntax.read")
        return self.reading


class Cast:
    """Which actor stands at which characters of a report."""

    def __init__(self, actors: tuple[Actor, ...]) -> None:
        self.by_id = {a.id: a for a in actors}
        self._mentions = sorted((m.spans[0][0], m.spans[-1][1], a.id, m.confidence) for a in actors for m in a.mentions)
        self._starts = [m[0] for m in self._mentions]

    def exactly(self, start: int, end: int) -> str | None:
        """The actor of the mention that stands at just these characters."""
        i = bisect_right(self._starts, start) - 1
        while i >= 0 and self._starts[i] == start:
            if self._mentions[i][1] == end:
                return self._mentions[i][2]
            i -= 1
        return None

    def within(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """(start, end, actor) of the mentions that lie wholly in the characters, longest at each place first."""
        i = bisect_right(self._starts, start - 1)
        found = []
        while i < len(self._mentions) and self._starts[i] < end:
            a, b, actor, _ = self._mentions[i]
            if b <= end:
                found.append((a, b, actor))
            i += 1
        return sorted(found, key=lambda m: (m[0], -m[1]))

    def over(self, char: int) -> str | None:
        """The actor of the shortest mention that holds the character."""
        best: tuple[int, str] | None = None
        i = bisect_right(self._starts, char) - 1
        while i >= 0 and char - self._starts[i] < 400:
            a, b, actor, _ = self._mentions[i]
            if b > char and (best is None or b - a < best[0]):
                best = (b - a, actor)
            i -= 1
        return best[1] if best else None

    def headed(self, reading: Reading, token: int) -> str | None:
        """The actor of the mention whose head is the token: the longest mention whose phrase has it for root."""
        best: tuple[int, str] | None = None
        i = bisect_right(self._starts, reading.start[token]) - 1
        while i >= 0 and reading.start[token] - self._starts[i] < 400:
            a, b, actor, _ = self._mentions[i]
            if b >= reading.end[token] and reading.root_of(a, b) == token and (best is None or b - a > best[0]):
                best = (b - a, actor)
            i -= 1
        return best[1] if best else None

    def named_by(self, reading: Reading, spans: Spans) -> str | None:
        """The actor that the words in the spans name: the mention at their syntactic head, else the longest inside."""
        for start, end in spans:
            exact = self.exactly(start, end)
            if exact is not None:
                return exact
            root = reading.root_of(start, end)
            if root is not None:
                at_head = self.headed(reading, root) or self.over(reading.start[root])
                if at_head is not None:
                    return at_head
            inside = self.within(start, end)
            if inside:
                return max(inside, key=lambda m: m[1] - m[0])[2]
        return None
