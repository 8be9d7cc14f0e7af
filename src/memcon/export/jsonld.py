"""schema.org in JSON-LD: reports as NewsArticle with their Quotation and Claim, what is due as Event.

One object a line, each complete in itself: the context stands in it, so that nothing is fetched to read it. What was
denied, refused, asked for or only thought is no claim of its speaker's, and has no type in schema.org: it is left out.
"""

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

import msgspec

from memcon.export.naming import entry_uri, report_uri
from memcon.export.tables import View
from memcon.export.tally import Tally
from memcon.record import Actor, Appointment, Place, Record, Statement

CONTEXT = {"@vocab": "https://schema.org/", **{name: {"@type": "@id"} for name in ("url", "sameAs", "eventStatus")}}
STATUS = {"due": "EventScheduled", "moved": "EventRescheduled", "cancelled": "EventCancelled"}
TYPES = {"person": "Person", "state": "GovernmentOrganization", "government": "GovernmentOrganization"}
QUOTED = frozenset({"said", "thought", "promised", "asked", "wanted"})
"""Acts whose quoted words are the speaker's own."""
NO_CLAIM = "statements that are no claim: denied, refused, asked, wanted, promised, thought"
Node = dict[str, Any]


def write(records: Iterable[Record], out: BinaryIO) -> Tally:
    """Write the nodes, one a line."""
    tally = Tally("nodes")
    for record in records:
        for node in nodes(record, tally):
            out.write(msgspec.json.encode({"@context": CONTEXT, **node}) + b"\n")
            tally.written += 1
    return tally


def nodes(record: Record, tally: Tally) -> Iterator[Node]:
    """The article, then each quotation, claim and event of it."""
    view = View(record)
    yield _article(record)
    for s in record.statements:
        yield from _quotations(view, s)
        if s.act == "said":
            yield _claim(view, s)
        else:
            tally.left_out[NO_CLAIM] += 1
    for c in record.calendar:
        yield _event(view, c)


def _article(record: Record) -> Node:
    r = record.report
    publisher = {"@type": "Organization", "name": r.publisher} if r.publisher else None
    return _filled(
        {
            "@id": _article_id(record), "@type": "NewsArticle", "headline": r.title, "url": r.url,
            "datePublished": r.published, "inLanguage": r.language, "publisher": publisher,
            "identifier": {"@type": "PropertyValue", "propertyID": "sha256", "value": r.sha256},
        }
    )  # fmt: skip


def _article_id(record: Record) -> str:
    return record.report.url or report_uri(record)


def _quotations(view: View, s: Statement) -> Iterator[Node]:
    """One for each stretch between quotation marks, word for word."""
    if s.act not in QUOTED:
        return
    text = view.record.report.text
    for number, (start, end) in enumerate(s.quotes, 1):
        yield _filled(
            {
                "@id": f"{entry_uri(view.record, s)}#quotation-{number}", "@type": "Quotation", "text": text[start:end],
                "creator": _who(view, s.speaker), "creditText": view.words(s.source), "dateCreated": _day(s),
                "isPartOf": {"@id": _article_id(view.record)},
            }
        )  # fmt: skip


def _claim(view: View, s: Statement) -> Node:
    return _filled(
        {
            "@id": entry_uri(view.record, s), "@type": "Claim", "text": view.words(s.content),
            "author": _who(view, s.speaker), "creditText": view.words(s.source), "dateCreated": _day(s),
            "appearance": {"@id": _article_id(view.record)}, "keywords": list(s.topics) or None,
        }
    )  # fmt: skip


def _event(view: View, c: Appointment) -> Node:
    attendees = [_who(view, p) for p in c.participants]
    return _filled(
        {
            "@id": entry_uri(view.record, c), "@type": "Event", "name": c.title, "startDate": c.start, "endDate": c.end,
            "eventStatus": f"https://schema.org/{STATUS[c.status]}", "location": _where(view.places.get(c.place or "")),
            "organizer": _who(view, c.host), "attendee": [a for a in attendees if a] or None,
            "description": view.words(c.evidence), "subjectOf": {"@id": _article_id(view.record)},
        }
    )  # fmt: skip


def _who(view: View, id: str | None) -> Node | None:
    actor: Actor | None = view.actors.get(id or "")
    if actor is None:
        return None
    office = actor.roles[0].title if actor.roles and actor.kind == "person" else None
    return _filled(
        {
            "@id": entry_uri(view.record, actor), "@type": TYPES.get(actor.kind, "Organization"), "name": actor.name,
            "jobTitle": office, "sameAs": f"https://www.wikidata.org/wiki/{actor.wikidata}" if actor.wikidata else None,
        }
    )  # fmt: skip


def _where(place: Place | None) -> Node | None:
    if place is None:
        return None
    geo = {"@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon} if place.lat is not None else None
    address = {"@type": "PostalAddress", "addressCountry": place.country} if place.country else None
    geonames = f"https://www.geonames.org/{place.geonames}" if place.geonames is not None else None
    return _filled({"@type": "Place", "name": place.name, "address": address, "geo": geo, "sameAs": geonames})


def _day(s: Statement) -> str | None:
    """The day on which it was said, where that is one day."""
    return s.date.start.isoformat() if s.date and s.date.start and s.date.start == s.date.end else None


def _filled(node: Node) -> Node:
    return {key: value for key, value in node.items() if value is not None}
