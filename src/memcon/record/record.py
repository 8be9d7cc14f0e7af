"""The record: what one report becomes. The contract of extractor, store, exports and pages.

Every field named here as Spans points into `report.text`. What is not known is None: never a guess, never left out.
"""

from datetime import date as Day  # noqa: N812  (a field of several structs is called date)
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from memcon.record.html import html
from memcon.record.spans import Spans

Act = Literal["said", "thought", "promised", "asked", "wanted", "refused", "denied"]
StatementKind = Literal["direct", "indirect", "mixed"]
ActorKind = Literal["person", "state", "government", "organisation", "igo", "group"]
Form = Literal["name", "nominal", "pronoun"]
Status = Literal["occurred", "planned", "denied", "alleged", "hypothetical"]
CalendarStatus = Literal["due", "moved", "cancelled"]
Granularity = Literal["time", "day", "week", "month", "quarter", "season", "year", "decade", "century", "span"]
LinkKind = Literal["contrasts", "responds", "repeats", "reverses"]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "SANCTION", "PROTEST", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip


TypeName = Annotated[str, Meta(pattern="^[A-Za-z][A-Za-z0-9_-]{0,59}$")]
"""A type of event: PLOVER's or that of an ontology of one's own."""


class Entry(Struct, frozen=True, kw_only=True):
    """What all structs of a record share: immutable, built by keyword."""


class Period(Entry, frozen=True, kw_only=True):
    """Days, both inclusive; either may be None."""

    start: Day | None = None
    end: Day | None = None


class Dateline(Entry, frozen=True, kw_only=True):
    """The line that opens a report: `MUNICH, Feb 14 –`."""

    spans: Spans
    place: str | None = None
    date: Day | None = None


class Report(Entry, frozen=True, kw_only=True):
    """A fixed text with its hash; `published` may be None: then nothing relative is resolved."""

    id: str
    text: str
    sha256: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: Day | None = None
    language: str | None = None
    dateline: Dateline | None = None


class Role(Entry, frozen=True, kw_only=True):
    """An office: `Secretary of State`, of a country or an organisation."""

    title: str
    country: str | None = None
    organisation: str | None = None


class ActorMention(Entry, frozen=True, kw_only=True):
    """Words that stand for the actor, and how sure the link is."""

    spans: Spans
    form: Form
    confidence: float


class Actor(Entry, frozen=True, kw_only=True):
    """One actor of the report with all its mentions; `country` is ISO 3166-1 alpha-3, `sector` PLOVER's."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    sector: str | None = None
    wikidata: str | None = None
    roles: tuple[Role, ...] = ()
    mentions: tuple[ActorMention, ...] = ()
    confidence: float


class Occasion(Entry, frozen=True, kw_only=True):
    """Where it was said: `at the Munich Security Conference`."""

    spans: Spans
    name: str | None = None
    actor: str | None = None


class Tone(Entry, frozen=True, kw_only=True):
    """The speaker's tone towards an actor, -1 (condemns) to 1 (praises)."""

    actor: str
    tone: float
    confidence: float


class Statement(Entry, frozen=True, kw_only=True):
    """A source, a cue and a content: who says, thinks, wants, promises, asks, refuses or denies what."""

    id: str
    act: Act
    kind: StatementKind
    speaker: str | None = None
    source: Spans | None = None
    cue: Spans | None = None
    content: Spans
    quotes: Spans = ()
    addressee: str | None = None
    inside: str | None = None
    date: Period | None = None
    occasion: Occasion | None = None
    about: tuple[Tone, ...] = ()
    topics: tuple[str, ...] = ()
    confidence: float


class EventDate(Entry, frozen=True, kw_only=True):
    """When the act was or will be; `spans` is the expression that says so, None where the report's date stands in."""

    spans: Spans | None = None
    start: Day | None = None
    end: Day | None = None


class Event(Entry, frozen=True, kw_only=True):
    """Who did what to whom; `status` is what the report claims of the act that `type` names.

    `type` is one of `EventType`, PLOVER's, or of the ontology that the reader was given.
    """

    id: str
    type: TypeName
    quad: int
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    intensity: float | None = None
    status: Status
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    trigger: Spans
    also: tuple[Spans, ...] = ()
    evidence: Spans
    condition: Spans | None = None
    done_by: str | None = None
    told_in: str | None = None
    claimed_by: str | None = None
    denied_by: str | None = None
    date: EventDate | None = None
    place: str | None = None
    confidence: float


class Appointment(Entry, frozen=True, kw_only=True):
    """Something due on or after the report's date, with a resolved period."""

    id: str
    event: str | None = None
    title: str
    status: CalendarStatus
    start: Day
    end: Day
    place: str | None = None
    host: str | None = None
    participants: tuple[str, ...] = ()
    announced_by: str | None = None
    announced_in: str | None = None
    replaces: str | None = None
    evidence: Spans
    confidence: float


class TimeExpression(Entry, frozen=True, kw_only=True):
    """A time expression: `type` and `value` are TIMEX3's, `start` and `end` the days that it covers."""

    id: str
    spans: Spans
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str | None = None
    start: Day | None = None
    end: Day | None = None
    granularity: Granularity | None = None
    anchor: Literal["published", "dateline", "narrative", "quotation", "none"] | None = None
    confidence: float


class Place(Entry, frozen=True, kw_only=True):
    """A place name with its country (ISO 3166-1 alpha-3), GeoNames id and coordinates in degrees."""

    id: str
    spans: Spans
    name: str
    country: str | None = None
    geonames: int | None = None
    lat: float | None = None
    lon: float | None = None
    confidence: float


class Link(Entry, frozen=True, kw_only=True):
    """What the report itself says of two statements, speakers or acts."""

    kind: LinkKind
    from_: str | None = field(default=None, name="from")
    to: str | None = None
    aspect: str | None = None
    evidence: Spans
    confidence: float


class MadeBy(Entry, frozen=True, kw_only=True):
    """The version, the models' hashes and the settings that made a record: no clock, no machine."""

    memcon: str
    models: dict[str, str]
    settings: dict[str, str]


class Record(Entry, frozen=True, kw_only=True):
    """One report in, one record out."""

    report: Report
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    calendar: tuple[Appointment, ...] = ()
    dates: tuple[TimeExpression, ...] = ()
    places: tuple[Place, ...] = ()
    links: tuple[Link, ...] = ()
    made_by: MadeBy

    def _repr_html_(self) -> str:
        """How a notebook shows it."""
        return html(self)
