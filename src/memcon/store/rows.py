"""What a store answers: frozen rows, each with the report that proves it.

Every `text` is a verbatim slice of the report; `spans` say where it stands. Days are dates. Ids of reports, actors
(`entity`), statements and events are the store's own integers; `key` is the id within the record (`s3`, `e1`).
"""

from datetime import date as Day  # noqa: N812
from typing import Literal

from memcon.record.record import Entry
from memcon.record.spans import Span, Spans


class Filter(Entry, frozen=True, kw_only=True):
    """What narrows a question: days are inclusive; `publisher` is a name; `limit` None means all."""

    since: Day | None = None
    until: Day | None = None
    publisher: str | None = None
    limit: int | None = 20
    offset: int = 0


UNNARROWED = Filter()
"""The newest twenty of all."""


class ReportLine(Entry, frozen=True, kw_only=True):
    """A report as a list shows it."""

    id: int
    name: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: Day | None = None
    story: int | None = None
    outlets: int = 1
    """How many reports of the same story tell it, this one included."""


class EntityLine(Entry, frozen=True, kw_only=True):
    """An actor across reports, as a list shows it."""

    id: int
    name: str
    kind: str
    country: str | None = None
    sector: str | None = None
    wikidata: str | None = None
    office: str | None = None
    """The latest office that reports gave it."""
    reports: int | None = None
    """In how many it appears; None where they were not counted, as of the parties of an event."""


class OfficeLine(Entry, frozen=True, kw_only=True):
    """An office of an actor, with the days of the first and the last report that gave it."""

    title: str
    country: str | None = None
    organisation: str | None = None
    first: Day | None = None
    last: Day | None = None
    reports: int


Why = Literal["own", "spelling", "surname", "form", "wikidata", "by hand"]


class NameLine(Entry, frozen=True, kw_only=True):
    """A name under which an actor was seen, and why it is taken for a name of the actor's."""

    name: str
    reports: int
    why: Why | None = None
    """Its own; another spelling; the surname alone; a longer or shorter form; of one Wikidata id; merged by hand."""


class ActorFacts(Entry, frozen=True, kw_only=True):
    """What the store knows of an actor: its names, its offices over time, how often it speaks and acts."""

    actor: EntityLine
    names: tuple[NameLine, ...] = ()
    offices: tuple[OfficeLine, ...] = ()
    first: Day | None = None
    last: Day | None = None
    """The days of the first and the last report that names it."""
    reports: int = 0
    statements: int = 0
    spoken_of: int = 0
    """Statements of others that are about it."""
    acts: int = 0
    """Events in which it is a source, and those in which it is a target."""
    acted_on: int = 0
    edits: tuple["EditLine", ...] = ()


class EditLine(Entry, frozen=True, kw_only=True):
    """A merge, split or renaming of an actor by hand."""

    id: int
    made: str
    by: str
    kind: Literal["merge", "split", "rename"]
    actor: int
    other: int | None = None
    """Whom it was merged into, or who was split off."""
    name: str | None = None
    why: str | None = None
    undone: bool = False


FacetKind = Literal["publisher", "month", "actor", "topic", "type", "status"]


class Facet(Entry, frozen=True, kw_only=True):
    """A value that narrows a search, and how many of the reports found have it."""

    kind: FacetKind
    value: str
    label: str
    reports: int


class ToneLine(Entry, frozen=True, kw_only=True):
    """A statement's tone towards an actor, -1 to 1."""

    entity: int
    name: str
    tone: float
    confidence: float


class StatementLine(Entry, frozen=True, kw_only=True):
    """A statement with its words: who said what, when, where it stands."""

    id: int
    key: str
    report: ReportLine
    act: str
    kind: str
    speaker: EntityLine | None = None
    addressee: EntityLine | None = None
    source: str | None = None
    cue: str | None = None
    text: str
    spans: Spans
    quotes: tuple[str, ...] = ()
    quote_spans: Spans = ()
    day: Day | None = None
    occasion: str | None = None
    about: tuple[ToneLine, ...] = ()
    topics: tuple[str, ...] = ()
    confidence: float
    corrected: bool = False
    also: tuple[ReportLine, ...] = ()
    """Other outlets of the same story that tell it."""


class EventLine(Entry, frozen=True, kw_only=True):
    """An event with the words that prove it."""

    id: int
    key: str
    report: ReportLine
    type: str
    quad: int
    modes: tuple[str, ...] = ()
    status: str
    sources: tuple[EntityLine, ...] = ()
    targets: tuple[EntityLine, ...] = ()
    text: str
    spans: Spans
    trigger: str
    condition: str | None = None
    first: Day | None = None
    last: Day | None = None
    place: str | None = None
    confidence: float
    corrected: bool = False
    also: tuple[ReportLine, ...] = ()


class AppointmentLine(Entry, frozen=True, kw_only=True):
    """Something due, with who announced it."""

    id: int
    key: str
    report: ReportLine
    title: str
    status: str
    start: Day
    end: Day
    place: str | None = None
    host: EntityLine | None = None
    participants: tuple[EntityLine, ...] = ()
    announced_by: EntityLine | None = None
    text: str
    spans: Spans
    confidence: float
    corrected: bool = False
    also: tuple[ReportLine, ...] = ()


class Hit(Entry, frozen=True, kw_only=True):
    """A place where the words searched for stand: `around` is a slice of the text, `marks` are offsets into it."""

    report: ReportLine
    statement: StatementLine | None = None
    around: str
    at: int
    """Where `around` starts in the text."""
    marks: tuple[Span, ...]
    score: float


class Week(Entry, frozen=True, kw_only=True):
    """A week (its Monday) of a dyad: how many events of cooperation and conflict, and the sum of their scores."""

    monday: Day
    cooperation: int
    conflict: int
    score: float
    breaks: bool = False
    """The week breaks with what was before."""


class Quoted(Entry, frozen=True, kw_only=True):
    """Where words were said, and how they differ from those asked for.

    `exact`: the words asked for stand there word for word; `trimmed`: some are left out at an end or where dots say so;
    `altered`: some are others; `near`: much the same is said in other words.
    """

    statement: StatementLine
    kind: Literal["exact", "trimmed", "altered", "near"]
    score: float
    text: str
    """The quotation, or where the words stand in none the statement, as it stands in the report."""
    at: Span
    """Offsets into `text` of the stretch that was asked for."""
    differs: tuple[Span, ...] = ()
    """Offsets into `text` of what stands there instead."""
    lacks: tuple[Span, ...] = ()
    """Offsets into the words asked for of what `text` lacks."""
    before: str = ""
    """The sentence up to `text`, verbatim: whether somebody denies the words is seen there."""
    after: str = ""
    """And what follows in it."""


class Pair(Entry, frozen=True, kw_only=True):
    """Two countries and how many acts of cooperation and conflict passed between them."""

    one: str
    other: str
    cooperation: int
    conflict: int
    from_one: int
    """Acts in which `one` is a source."""


class Sums(Entry, frozen=True, kw_only=True):
    """How much a store holds, and the day of its latest report."""

    reports: int
    last: Day | None = None
