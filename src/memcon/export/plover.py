"""PLOVER 2.0: the events of a record as PLOVER speaks of them, one JSON object an event.

The record keeps the act with its status; PLOVER has roots that already say "future" or "refused". A meeting that is
planned is AGREE, a withdrawal that is announced CONCEDE, force that may come THREATEN, help that was denied REJECT.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date as Day  # noqa: N812
from itertools import combinations, product
from typing import BinaryIO

import msgspec
from msgspec import Struct

from memcon.export.tally import Tally
from memcon.record import Actor, Event, Place, Record, Report, Span, shown

QUAD = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1, "COOPERATE": 2, "AID": 2, "RETREAT": 2, "REQUEST": 3,
    "ACCUSE": 3, "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
PROMISED = frozenset(("CONSULT", "SUPPORT", "COOPERATE", "AID"))
FORCE = frozenset(("ASSAULT", "COERCE", "SANCTION", "MOBILIZE"))
WHERE_IT_WAS = frozenset(("PROTEST", "COERCE", "CONCEDE"))
"""Roots whose recipient, when none is named, is the country where the act was."""
THREATS = {"ASSAULT": "violence", "MOBILIZE": "violence", "SANCTION": "relations", "COERCE": "restrict"}
WIDE = {"igo": "IGO"}
UNCODED = "PLOVER does not code them (denied force, what only may happen, an accusation that is coded already)"
FOREIGN = "their types are those of another ontology"
NO_STATUS = "the format cannot say that they are alleged, denied or yet to come"


class Party(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An actor or recipient; `actor` is the id of the record's actor, None where a country stands in for one."""

    text: str
    actor: str | None = None
    country: str | None = None
    sector: str | None = None
    wikidata: str | None = None
    spans: tuple[Span, ...] = ()


class Location(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where the act was."""

    name: str
    country: str | None = None
    geonames: int | None = None
    lat: float | None = None
    lon: float | None = None


class PloverEvent(Struct, frozen=True, kw_only=True):
    """One event in PLOVER 2.0; `event` is the root, `flags` what PLOVER's context says of realis."""

    id: str
    link: str
    """The id of the record's event."""
    event: str
    mode: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    quad_code: int
    actor: tuple[Party, ...]
    recipient: tuple[Party, ...] = ()
    reciprocal: bool = False
    date: tuple[Day | None, Day | None] | None = None
    location: Location | None = None
    event_text: str
    text_span: tuple[Span, ...]
    confidence: float
    url: str | None = None
    publisher: str | None = None
    version: str


def events(record: Record) -> list[PloverEvent]:
    """The record's events that PLOVER codes, by its rules."""
    actors = {a.id: a for a in record.actors}
    places = {p.id: p for p in record.places}
    kept = []
    for e in record.events:
        coded = root(e, record.events)
        if coded is not None:
            kept.append(_event(record, e, coded, actors, places))
    return kept


def period(event: PloverEvent, report: Report) -> tuple[Day | None, Day | None]:
    """When the act was, or the day of the report: PETRARCH and POLECAT date every event by its story."""
    return event.date if event.date is not None else (report.published, report.published)


def pairs(event: PloverEvent) -> list[tuple[Party | None, Party | None]]:
    """The dyads of an event: every pair of those who act on one another, else each actor on each recipient."""
    if event.reciprocal:
        return list(combinations((*event.actor, *event.recipient), 2))
    return list(product(event.actor or (None,), event.recipient or (None,)))


def lines(records: Iterable[Record]) -> Iterator[bytes]:
    """JSON Lines, one event a line."""
    for record in records:
        for event in events(record):
            yield msgspec.json.encode(event) + b"\n"


def write(records: Iterable[Record], out: BinaryIO) -> Tally:
    """Write the events that PLOVER codes, one a line."""
    tally = Tally("events")
    for record in records:
        for _, coded in told(record, tally):
            out.write(msgspec.json.encode(coded) + b"\n")
            tally.written += 1
    return tally


def told(record: Record, tally: Tally) -> list[tuple[Event, PloverEvent]]:
    """The record's events that PLOVER codes, each beside what it is made of; those that it does not are counted."""
    known = {e.id: e for e in record.events}
    found = [(known[coded.link], coded) for coded in events(record)]
    foreign = sum(e.type not in QUAD for e in record.events)
    if foreign:
        tally.left_out[FOREIGN] += foreign
    if len(found) < len(known) - foreign:
        tally.left_out[UNCODED] += len(known) - len(found) - foreign
    return found


def as_facts(record: Record, tally: Tally) -> list[tuple[Event, PloverEvent]]:
    """Of those, the ones that a format without a place for their status may show as having happened."""
    found = told(record, tally)
    kept = [(e, coded) for e, coded in found if e.status != "alleged" and not coded.flags]
    if len(kept) < len(found):
        tally.left_out[NO_STATUS] += len(found) - len(kept)
    return kept


def root(e: Event, others: Sequence[Event] = ()) -> str | None:
    """PLOVER's root for the act with its status, as AGREE for a visit that is due; None where PLOVER codes nothing."""
    if e.type not in QUAD:
        return None
    if e.status == "occurred":
        return e.type
    if e.status == "alleged":
        return None if _accused(e, others) else e.type
    if e.status == "denied":
        return "REJECT" if QUAD[e.type] < 3 else None
    return _planned(e) if e.status == "planned" else _possible(e)


def _planned(e: Event) -> str | None:
    """`will meet` is AGREE, `will withdraw` CONCEDE, `will bomb` THREATEN."""
    if e.type in PROMISED:
        return "AGREE"
    if e.type == "RETREAT":
        if e.condition is not None and "withdraw" in e.modes:
            return "THREATEN"
        return {"access": "AGREE", "resign": "RETREAT"}.get(e.modes[0] if e.modes else "", "CONCEDE")
    if e.type in FORCE or e.type == "PROTEST":
        return "THREATEN"
    return e.type


def _possible(e: Event) -> str | None:
    """What only may happen: force is a threat, a promise on a condition an agreement, the rest is not coded."""
    if e.type in FORCE and e.targets:
        return "THREATEN"
    if e.type == "RETREAT" and e.condition is not None and "withdraw" in e.modes:
        return "THREATEN"
    if e.type in PROMISED and e.condition is not None:
        return "AGREE"
    return None


def _accused(e: Event, others: Sequence[Event]) -> bool:
    """Whether the accusation is coded already: the act is then not."""
    return e.claimed_by is not None and any(
        o.type == "ACCUSE" and e.claimed_by in o.sources and set(o.targets) & set(e.sources) for o in others
    )


def _event(record: Record, e: Event, coded: str, actors: dict[str, Actor], places: dict[str, Place]) -> PloverEvent:
    text = record.report.text
    sources, targets, reciprocal = e.sources, e.targets, False
    if len(sources) > 1 and not targets and e.type in ("CONSULT", "AGREE", "SUPPORT", "COOPERATE", "ASSAULT"):
        sources, targets, reciprocal = sources[:1], sources[1:], True
    place = places.get(e.place) if e.place is not None else None
    there = _country(record, e, place)
    recipient = tuple(_party(actors[i], e, there) for i in targets)
    if not recipient and coded in WHERE_IT_WAS:
        recipient = _where(record, e, place)
    return PloverEvent(
        id=f"{record.report.id}:{e.id}", link=e.id, event=coded, mode=_modes(e, coded), context=e.contexts,
        flags=_flags(e, coded), quad_code=QUAD.get(coded, e.quad),
        actor=tuple(_party(actors[i], e, there) for i in sources),
        recipient=recipient, reciprocal=reciprocal,
        date=(e.date.start, e.date.end) if e.date is not None else None,
        location=_location(place), event_text=shown(text, e.trigger), text_span=e.trigger, confidence=e.confidence,
        url=record.report.url, publisher=record.report.publisher, version="PLOVER-2.0",
    )  # fmt: skip


def _modes(e: Event, coded: str) -> tuple[str, ...]:
    if coded == e.type:
        return e.modes
    return (THREATS[e.type],) if coded == "THREATEN" and e.type in THREATS else ()


def _flags(e: Event, coded: str) -> tuple[str, ...]:
    """PLOVER's flags where the root does not say it already."""
    if coded != e.type or e.status == "occurred":
        return ()
    return {"planned": ("future",), "hypothetical": ("hypothetical",), "denied": ("negation",), "alleged": ()}[e.status]


def _party(actor: Actor, e: Event, there: str | None) -> Party:
    """The actor as PLOVER names it: a bare country has no sector, an international body the country IGO.

    People described, not named, are of the country where the act was.
    """
    near = sorted(actor.mentions, key=lambda m: _distance(m.spans, e.trigger))
    country = actor.country or WIDE.get(actor.kind) or (there if actor.kind == "group" else None)
    return Party(
        text=actor.name, actor=actor.id, country=country, sector=None if actor.kind == "state" else actor.sector,
        wikidata=actor.wikidata, spans=near[0].spans if near else (),
    )  # fmt: skip


def _distance(spans: tuple[Span, ...], trigger: tuple[Span, ...]) -> int:
    return min(abs(a - c) for a, _ in spans for c, _ in trigger)


def _country(record: Record, e: Event, place: Place | None) -> str | None:
    """The country where the act was: its place's, else the one that all places in its clause share."""
    if place is not None:
        return place.country
    inside = {p.country for p in record.places if any(a <= p.spans[0][0] < b for a, b in e.evidence)}
    return inside.pop() if len(inside) == 1 else None


def _where(record: Record, e: Event, place: Place | None) -> tuple[Party, ...]:
    """The country where the act was: its place, else the last place that its clause names."""
    if place is None:
        inside = [p for p in record.places if any(a <= p.spans[0][0] < b for a, b in e.evidence)]
        named = [p for p in inside if not _of_source(record, e, p)]
        place = named[-1] if named else None
    if place is None or place.country is None:
        return ()
    return (Party(text=place.name, country=place.country, spans=place.spans),)


def _of_source(record: Record, e: Event, place: Place) -> bool:
    """Whether the place stands in the name of the source (`Serbia lifted ...`)."""
    start = place.spans[0][0]
    return any(
        a <= start < b for actor in record.actors if actor.id in e.sources for m in actor.mentions for a, b in m.spans
    )


def _location(place: Place | None) -> Location | None:
    if place is None:
        return None
    return Location(name=place.name, country=place.country, geonames=place.geonames, lat=place.lat, lon=place.lon)
