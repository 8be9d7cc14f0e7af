"""How a record's facts read in plain words: people with their offices, periods, where and when."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from memcon.lexicon import read_json
from memcon.record import Actor, Event, Record, Span, Spans, Statement

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
OPENING = "“„«‟\"‘‚'‹`"
CLOSING = "”»\"’'›"
LONGEST_CLAUSE = 320
"""Characters of an event's clause that are shown."""
UNSURE = 0.5
"""Entries below this confidence are marked as unsure."""


class Wording:
    """Plain words for the entries of one record."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.text = record.report.text
        self._actors = {a.id: a for a in record.actors}
        self._places = {p.id: p for p in record.places}
        self._statements = {s.id: s for s in record.statements}

    def actor(self, id: str | None) -> Actor | None:
        """The actor of an id."""
        return self._actors.get(id) if id else None

    def name(self, id: str | None) -> str | None:
        """The name of an actor."""
        actor = self.actor(id)
        return actor.name if actor else None

    def names(self, ids: Iterable[str]) -> str:
        """Names in a row: `Iran, Oman and Qatar`."""
        found = [n for n in (self.name(i) for i in ids) if n]
        return " and ".join(([", ".join(found[:-1])] if found[:-1] else []) + found[-1:])

    def office(self, id: str | None) -> str | None:
        """Office and country of an actor, whichever are known: `Secretary of State, United States`."""
        actor = self.actor(id)
        if actor is None:
            return None
        role = actor.roles[0] if actor.roles else None
        land = country(actor.country or (role.country if role else None))
        title = role.title if role and role.title.lower() not in actor.name.lower() else None
        parts = (title, role.organisation if role else None, None if actor.kind == "state" else land)
        return ", ".join(dict.fromkeys(p for p in parts if p and p.lower() != actor.name.lower())) or None

    def speaker(self, statement: Statement) -> str | None:
        """The speaker's name; failing that the words that name the source; None where nobody is named."""
        return self.name(statement.speaker) or (self.words(statement.source) if statement.source else None)

    def words(self, spans: Spans | None) -> str:
        """What the spans show, pieces joined by an ellipsis."""
        found = ""
        for number, (start, end) in enumerate(spans or ()):
            found += (joint(self.text[spans[number - 1][1] : start]) if number and spans else "") + self.text[start:end]
        return found

    def occasion(self, statement: Statement) -> str | None:
        """Where it was said, unless that is also to whom: `Munich Security Conference`."""
        if statement.occasion is None:
            return None
        name = statement.occasion.name or self.words(statement.occasion.spans)
        return None if name == self.name(statement.addressee) else name

    def teller(self, statement: Statement) -> str | None:
        """Who tells of a statement that stands inside another; None where its own speaker does."""
        outer = self._statements.get(statement.inside or "")
        if outer is None or (outer.speaker and outer.speaker == statement.speaker):
            return None
        return self.speaker(outer)

    def parties(self, event: Event) -> tuple[str, str, str]:
        """Sources, the arrow between, targets: `Iran ↔ United States` has no target."""
        sources = [n for n in (self.name(i) for i in event.sources) if n]
        targets = [n for n in (self.name(i) for i in event.targets) if n]
        if not targets and len(sources) > 1:
            return sources[0], "↔", " ↔ ".join(sources[1:])
        return ", ".join(sources) or ("somebody" if targets else ""), "→", ", ".join(targets)

    def clause(self, event: Event) -> Spans:
        """The words that show an event: its clause without the condition, or where that runs on, what triggers it."""
        if not 0 < sum(b - a for a, b in event.evidence) <= LONGEST_CLAUSE:
            return event.trigger
        kept = self.around(_without(event.evidence, event.condition or ()))
        return tuple((a, b) for a, b in (_trimmed(self.text, span) for span in kept) if a < b) or event.trigger

    def place(self, id: str | None) -> str | None:
        """The name of a place with its country: `Geneva, Switzerland`."""
        place = self._places.get(id or "")
        if place is None:
            return None
        land = country(place.country)
        return f"{place.name}, {land}" if land and land != place.name else place.name

    def addressee(self, statement: Statement) -> str | None:
        """To whom it was said, where the cue does not say so itself: "told parliament"."""
        name = self.name(statement.addressee)
        return None if name and name.lower() in self.words(statement.cue).lower() else name

    def around(self, spans: Spans) -> Spans:
        """The spans with the quotation marks that stand right at their ends: what a reader expects to see quoted."""
        return tuple(self._with_marks(span) for span in spans)

    def _with_marks(self, span: Span) -> Span:
        start, end = span
        inside = self.text[start:end]
        if start and self.text[start - 1] in OPENING and not any(c in CLOSING[:2] for c in inside[-1:]):
            start -= 1
        if (
            end < len(self.text)
            and self.text[end] in CLOSING[:3]
            and (start != span[0] or any(c in OPENING[:5] for c in inside))
        ):
            end += 1
        return start, end


def _without(spans: Spans, taken: Spans) -> Spans:
    """The spans without the characters that are taken."""
    for start, end in taken:
        spans = tuple(
            (a, b) for c, d in spans for a, b in ((c, min(d, max(c, start))), (max(c, min(d, end)), d)) if a < b
        )
    return spans


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start] in " \n\t,;":
        start += 1
    while end > start and text[end - 1] in " \n\t,;":
        end -= 1
    return start, end


def country(code: str | None) -> str | None:
    """The English name of a state by its ISO 3166-1 alpha-3 code; a code without a name stays as it is."""
    if code is None:
        return None
    known = read_json("states.json").get(code)
    return str(known["names"][0]) if known else code


def joint(gap: str) -> str:
    """What stands between two pieces: a break where they follow each other, an ellipsis where words are left out."""
    if gap.strip(" \t\r\n\xa0" + OPENING + CLOSING):
        return " … "
    return "\n" if "\n" in gap else " "


def day(value: date) -> str:
    """`14 February 2026`."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def day_of_week(value: date) -> str:
    """`Saturday 14 February 2026`."""
    return f"{WEEKDAYS[value.weekday()]} {day(value)}"


def short(value: date) -> str:
    """`14 Feb 2026`."""
    return f"{value.day} {MONTHS[value.month - 1][:3]} {value.year}"


def period(start: date | None, end: date | None) -> str | None:
    """A period as people write it: `14 Feb 2026`, `16–22 Feb 2026`, `June 2026`, `since 3 Feb 2026`, `2025`."""
    if start is None and end is None:
        return None
    if start is None or end is None:
        return f"since {short(start)}" if start else f"by {short(end)}" if end else None
    if start == end:
        return short(start)
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    if start.year != end.year:
        return f"{short(start)} – {short(end)}"
    if start.day == 1 and end.day == monthrange(end.year, end.month)[1]:
        first, last = MONTHS[start.month - 1], MONTHS[end.month - 1]
        return f"{first} {end.year}" if first == last else f"{first[:3]}–{last[:3]} {end.year}"
    if start.month == end.month:
        return f"{start.day}–{short(end)}"
    return f"{start.day} {MONTHS[start.month - 1][:3]} – {short(end)}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 statement`, `3 statements`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
