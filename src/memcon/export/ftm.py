"""FollowTheMoney entities: reports as Article, their actors as Person, PublicBody or Organization, acts as Event.

One entity a line, as `ftm` and Aleph read them. An actor known to Wikidata has that id, so that what all reports say of
it falls together; another is known within its report alone. What an event's status says stands in its name.
"""

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

import msgspec

from memcon.export import codes
from memcon.export.naming import entry_uri, report_uri
from memcon.export.tables import View
from memcon.export.tally import Tally
from memcon.record import Actor, Appointment, Event, Record

SCHEMATA = {"person": "Person", "state": "PublicBody", "government": "PublicBody", "organisation": "Organization",
            "igo": "Organization"}  # fmt: skip
LANGUAGES = {"en": "eng"}
NO_ENTITY = "groups that are described and not named, which are no entity"
NO_STATEMENTS = "statements, for which FollowTheMoney has no schema"
Entity = dict[str, Any]


def write(records: Iterable[Record], out: BinaryIO) -> Tally:
    """Write the entities, one a line."""
    tally = Tally("entities")
    for record in records:
        for entity in entities(record, tally):
            out.write(msgspec.json.encode(entity) + b"\n")
            tally.written += 1
    return tally


def entities(record: Record, tally: Tally) -> Iterator[Entity]:
    """The article, its actors with the names it gives them, its events and what is due."""
    view = View(record)
    article = _id(report_uri(record))
    yield _article(record, article)
    for actor in record.actors:
        if actor.kind in SCHEMATA:
            yield _actor(record, actor, article)
            if mention := _mention(view, actor, article):
                yield mention
        else:
            tally.left_out[NO_ENTITY] += 1
    for event in record.events:
        yield _event(view, event, article)
    for entry in record.calendar:
        yield _appointment(view, entry, article)
    if record.statements:
        tally.left_out[NO_STATEMENTS] += len(record.statements)


def _article(record: Record, id: str) -> Entity:
    r = record.report
    language = LANGUAGES.get(r.language or "")
    published = r.published.isoformat() if r.published else None
    return _entity(id, "Article", title=[r.title or r.id], publisher=[r.publisher], sourceUrl=[r.url],
                   publishedAt=[published], language=[language])  # fmt: skip


def _actor(record: Record, actor: Actor, article: str) -> Entity:
    schema = SCHEMATA[actor.kind]
    more = {"position": [r.title for r in actor.roles]} if schema == "Person" else {}
    topics = ["gov.igo"] if actor.kind == "igo" else []
    name = actor.name if _shows(actor.name) else actor.id
    return _entity(
        actor_id(record, actor), schema, name=[name], country=[_country(actor.country)],
        classification=[actor.sector], wikidataId=[actor.wikidata], topics=topics, proof=[article], **more,
    )  # fmt: skip


def actor_id(record: Record, actor: Actor) -> str:
    """Wikidata's id, or one of the actor's words in this text."""
    return actor.wikidata or _id(entry_uri(record, actor))


def _mention(view: View, actor: Actor, article: str) -> Entity | None:
    """What the report calls the actor."""
    names = [view.words(m.spans) for m in actor.mentions if m.form == "name"]
    if not names:
        return None
    return _entity(f"{_id(entry_uri(view.record, actor))}-mention", "Mention", name=names, document=[article],
                   resolved=[actor_id(view.record, actor)], detectedSchema=[SCHEMATA[actor.kind]],
                   contextCountry=[_country(actor.country)])  # fmt: skip


def _event(view: View, e: Event, article: str) -> Entity:
    status = "" if e.status == "occurred" else f" ({e.status})"
    parties = " → ".join(n for n in (view.names(e.sources), view.names(e.targets)) if n)
    place = view.places.get(e.place or "")
    start = e.date.start.isoformat() if e.date and e.date.start else None
    end = e.date.end.isoformat() if e.date and e.date.end else None
    name = f"{e.type}{status}: {parties}" if parties else f"{e.type}{status}"
    return _entity(
        _id(entry_uri(view.record, e)), "Event", name=[name],
        summary=[view.words(e.evidence)], keywords=[e.type, e.status, *e.modes, *e.contexts], startDate=[start],
        endDate=[end], location=[place.name if place else None], country=[_country(place.country if place else None)],
        involved=_involved(view, (*e.sources, *e.targets)), proof=[article], sourceUrl=[view.record.report.url],
    )  # fmt: skip


def _appointment(view: View, c: Appointment, article: str) -> Entity:
    place = view.places.get(c.place or "")
    return _entity(
        _id(entry_uri(view.record, c)), "Event", name=[c.title], summary=[view.words(c.evidence)],
        keywords=["calendar", c.status], startDate=[c.start.isoformat()], endDate=[c.end.isoformat()],
        location=[place.name if place else None], country=[_country(place.country if place else None)],
        organizer=_involved(view, (c.host or "",)), involved=_involved(view, c.participants), proof=[article],
        sourceUrl=[view.record.report.url],
    )  # fmt: skip


def _involved(view: View, ids: Iterable[str]) -> list[str | None]:
    actors = (view.actors.get(i) for i in ids)
    return [actor_id(view.record, a) for a in actors if a is not None and a.kind in SCHEMATA]


def _entity(id: str, schema: str, **properties: Iterable[str | None]) -> Entity:
    """An entity without the properties that are not known; white space in a value is one space."""
    filled = {
        name: list(dict.fromkeys(" ".join(value.split()) for value in values if value and _shows(value)))
        for name, values in properties.items()
    }
    return {"id": id, "schema": schema, "properties": {name: values for name, values in filled.items() if values}}


def _shows(value: str) -> bool:
    """Whether there is anything to see in it: a name that is a soft hyphen, or quotation marks alone, is none."""
    return any(c.isprintable() and not c.isspace() and c not in "'\"" for c in value)


def _country(code: str | None) -> str | None:
    found = codes.iso2(code)
    return found.lower() if found else None


def _id(uri: str) -> str:
    return "memcon-" + uri.removeprefix("urn:uuid:")
