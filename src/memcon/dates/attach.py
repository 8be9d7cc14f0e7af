"""The step that dates events and statements by the expressions that modify their triggers and cues."""

from collections.abc import Sequence
from datetime import date as Day  # noqa: N812

import msgspec

from memcon.dates.find import report_day
from memcon.dates.periods import AFTER, Dated, dated, site
from memcon.dates.tense import SAYING, VERBS
from memcon.record import Draft, Event, EventDate, Period, Reading, Spans, Statement

NOMINAL = frozenset([
    "dobj", "obj", "nsubj", "nsubjpass", "pobj", "prep", "attr", "dative", "agent", "oprd", "appos", "amod",
    "compound", "poss", "acomp",
])  # fmt: skip
"""Relations by which a noun stands in the clause of the verb above it."""
ASPECT = frozenset(
    ["begin", "start", "continue", "resume", "stop", "keep", "finish", "help", "manage", "come", "go", "try"]
)
VERBAL = frozenset(("AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN"))
BARRIERS = frozenset(["after", "following", "before", "since", "despite", "over", "amid", "about", "ahead"])
"""A noun that stands after these may have a date of its own: `are investigating after reports last week`."""
FARTHEST = 5
"""How many steps up the tree an event may lie below the word that the expression modifies."""
CLIMB = 6


class AttachDates:
    """Give events and statements their dates: in `said on Saturday that talks will open on Monday`, each its own."""

    needs: tuple[str, ...] = ("reading", "dates", "statements")
    gives: tuple[str, ...] = ("statements", "events")

    def read(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Date the statements first: a verbal act is dated by its saying."""
        return [self._dated(d) for d in drafts]

    def _dated(self, d: Draft) -> Draft:
        reading, (day, _) = d.parse(), report_day(d.report)
        clock = Attachment(
            reading, dated(reading, d.dates, day), day, d.report.dateline.date if d.report.dateline else None
        )
        statements = clock.statements(d.statements)
        return msgspec.structs.replace(d, statements=statements, events=clock.events(d.events, statements))


class Attachment:
    """The expressions of a report and what they modify."""

    def __init__(self, reading: Reading, found: list[Dated], report: Day | None, dateline: Day | None) -> None:
        self._reading, self._report, self._dateline = reading, report, dateline
        self._by_sentence: dict[int, list[Dated]] = {}
        for d in found:
            self._by_sentence.setdefault(reading.sentence[d.first], []).append(d)

    def of(self, spans: Spans) -> Dated | None:
        """The expression that modifies the words: the nearest in the tree, the nearest in the line of two as near."""
        words = [i for a, b in spans for i in self._reading.tokens_in(a, b)]
        if not words:
            return None
        best: tuple[int, int, Dated] | None = None
        for d in self._by_sentence.get(self._reading.sentence[words[0]], []):
            if d.lead in AFTER:
                continue
            steps = self._steps(words, d)
            if steps is not None:
                far = min(abs(d.first - w) for w in words)
                if best is None or (steps, far) < best[:2]:
                    best = (steps, far, d)
        return best[2] if best else None

    def _steps(self, words: list[int], d: Dated) -> int | None:
        """How far the words lie from what the expression modifies; None where another clause lies between."""
        r = self._reading
        root = r.root_of(r.start[words[0]], r.end[words[-1]])
        root = words[0] if root is None else root
        inside = {w for w in words if self._same_clause(w, root)}
        sites = self._sites(d)
        below = 0
        node = root
        while below < FARTHEST:
            for rank, where in enumerate(sites):
                if node == where or (not below and where in inside):
                    return rank + below
            above = r.head[node]
            if above == node or not self._shares(node, above):
                return None
            node = above
            below += 1
        return None

    def _sites(self, d: Dated) -> list[int]:
        """The words that the expression may modify, nearest first: a noun, and the verb above it."""
        r = self._reading
        first = site(r, d)
        sites = [d.head, first]
        if r.dep[d.head] in ("poss", "compound", "nmod", "amod", "nummod"):
            return sites
        node = first
        for _ in range(CLIMB):
            if r.pos[node] in VERBS or r.head[node] == node or r.lower[r.head[node]] in BARRIERS:
                break
            node = r.head[node]
            sites.append(node)
        return sites

    def _same_clause(self, word: int, root: int) -> bool:
        """Whether no verb of its own lies between a word of the trigger and its head."""
        r, node = self._reading, word
        for _ in range(CLIMB):
            if node == root:
                return True
            if r.pos[node] in VERBS and (r.tag[node] == "VB" or r.dep[node] in ("relcl", "ccomp", "advcl")):
                return False
            node = r.head[node]
        return False

    def _shares(self, node: int, above: int) -> bool:
        """Whether the date of the word above holds for the one below."""
        r = self._reading
        dep = r.dep[node]
        if r.pos[node] in VERBS:
            if dep == "conj":
                return True
            if dep == "advcl":
                return r.tag[node] == "VBG" and not any(r.dep[c] in ("mark", "aux") for c in r.children[node])
            if dep == "xcomp":
                return r.lemma[above] in ASPECT
            if dep == "acl" and r.tag[node] == "VBG":
                return r.pos[above] == "ADP" or r.dep[above] in ("dobj", "nsubjpass")
            return dep == "pcomp" and r.tag[node] == "VBG"
        return dep in NOMINAL or (dep == "conj" and r.pos[above] not in VERBS)

    def statements(self, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
        """Each statement with the day of its saying; what a speaker goes on to say is said on the same day."""
        out = []
        last: dict[str, Period] = {}
        for s in statements:
            found = self.of(s.cue) if s.cue else None
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
        for words in (e.trigger, *e.also):
            found = self.of(words)
            if found is not None and not self._over(e, found):
                return _event_date(found)
        if e.done_by and (own := said.get(e.done_by)) is not None and own.date is not None:
            return EventDate(start=own.date.start, end=own.date.end)
        if self._dateline is not None and e.type in VERBAL and e.status == "occurred" and self._foreground(e.trigger):
            # a dated dispatch tells what was said that day
            return EventDate(start=self._dateline, end=self._dateline)
        return None

    def _foreground(self, trigger: Spans) -> bool:
        """Whether the act is told in the foreground, not in a clause that looks back: `which he had scolded`."""
        r = self._reading
        root = r.root_of(trigger[0][0], trigger[-1][1])
        if root is None or any(r.lower[c] == "had" for c in r.children[root]):
            return False
        return not any(r.dep[node] == "relcl" for node in (root, *r.path(root)))

    def _over(self, e: Event, d: Dated) -> bool:
        """Whether something planned would lie before the report."""
        return e.status == "planned" and self._report is not None and d.end is not None and d.end < self._report


def _period(d: Dated) -> Period | None:
    return None if d.coarse or (d.start is None and d.end is None) else Period(start=d.start, end=d.end)


def _event_date(d: Dated) -> EventDate:
    if d.coarse:
        return EventDate(spans=d.spans)
    return EventDate(spans=d.spans, start=d.start, end=d.end)
