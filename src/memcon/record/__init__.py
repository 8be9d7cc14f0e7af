"""The nouns of memcon: reports, records and what the steps hand each other."""

from memcon.record.draft import Cast, Draft
from memcon.record.errors import InputError, MemconError, ResourceError, SettingError, SkippedInput, StoreError
from memcon.record.reading import (
    Attribution,
    Encoded,
    Entity,
    Mention,
    NounPhrase,
    Quotation,
    Reading,
    Units,
    Window,
)
from memcon.record.record import (
    Act,
    Actor,
    ActorKind,
    ActorMention,
    Appointment,
    Dateline,
    Event,
    EventDate,
    EventType,
    Form,
    Link,
    MadeBy,
    Occasion,
    Period,
    Place,
    Record,
    Report,
    Role,
    Statement,
    StatementKind,
    Status,
    TimeExpression,
    Tone,
)
from memcon.record.spans import Span, SpanIndex, Spans, hull, merge, overlap, shown

__all__ = [
    "Act", "Actor", "ActorKind", "ActorMention", "Appointment", "Attribution", "Cast", "Dateline", "Draft", "Encoded",
    "Entity", "Event", "EventDate", "EventType", "Form", "InputError", "Link", "MadeBy", "MemconError", "Mention",
    "NounPhrase", "Occasion", "Period", "Place", "Quotation", "Reading", "Record", "Report", "ResourceError", "Role",
    "SettingError", "SkippedInput", "Span", "SpanIndex", "Spans", "Statement", "StatementKind", "Status", "StoreError",
    "TimeExpression", "Tone", "Units", "Window", "hull", "merge", "overlap", "shown",
]  # fmt: skip
