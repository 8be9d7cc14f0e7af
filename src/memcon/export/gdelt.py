"""GDELT 2.0: the Events table (61 columns) and the Mentions table (16), tab-separated and without a header, as there.

Each dyad of an event is a row. An offset is the code point of the report's text at which the words begin: what
`text[offset:]` shows, not about where. Where GDELT has a number for nothing (0: no place, -1: no actor) it is used.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import BinaryIO
from urllib.parse import urlsplit

from msgspec import Struct

from memcon.export import cameo, plover
from memcon.export.located import Locator
from memcon.export.naming import entry_number
from memcon.export.plover import Party, PloverEvent
from memcon.export.tables import View, nearest
from memcon.export.tally import Tally
from memcon.record import Event, Record, Report, Spans

Cell = str | int | float | None
WEB, CITATION = 1, 2
NO_ACTOR = -1
ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
    "Type2Code", "Type3Code",
)  # fmt: skip
GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
EVENTS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{name}" for name in ACTOR), *(f"Actor2{name}" for name in ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions",
    "NumSources", "NumArticles", "AvgTone",
    *(f"{whose}Geo_{name}" for whose in ("Actor1", "Actor2", "Action") for name in GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
MENTIONS = (
    "GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier",
    "SentenceID", "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence",
    "MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo", "Extras",
)  # fmt: skip


class Dyad(Struct, frozen=True, kw_only=True):
    """One row of the Events table before it is written."""

    number: int
    event: Event
    coded: PloverEvent
    one: Party | None
    other: Party | None


def write_events(records: Iterable[Record], out: BinaryIO) -> Tally:
    """Write the Events table."""
    tally = Tally("dyads")
    locator = Locator()
    for record in records:
        view = View(record)
        for dyad in _dyads(record, tally):
            out.write(line(event_row(view, dyad, locator)))
            tally.written += 1
    return tally


def write_mentions(records: Iterable[Record], out: BinaryIO) -> Tally:
    """Write the Mentions table: a row for each telling of each dyad."""
    tally = Tally("mentions")
    for record in records:
        view = View(record)
        for dyad in _dyads(record, tally):
            for telling in (dyad.event.trigger, *dyad.event.also):
                out.write(line(mention_row(view, dyad, telling)))
                tally.written += 1
    return tally


def event_row(view: View, dyad: Dyad, locator: Locator) -> list[Cell]:
    """The 61 cells of a dyad."""
    report, event = view.record.report, dyad.event
    kinds = {a.id: a.kind for a in view.record.actors}
    found = cameo.code(event, dyad.coded.event)
    place = view.places.get(event.place or "")
    return [
        dyad.number, *_day(dyad.coded.date), *_actor(dyad.one, kinds), *_actor(dyad.other, kinds),
        int(event.trigger[0][0] < lead_end(report)), found, found[:3] if found else None, found[:2] if found else None,
        dyad.coded.quad_code, cameo.GOLDSTEIN.get(found or ""), 1 + len(event.also), 1, 1, None,
        *NOWHERE, *NOWHERE, *(locator.geo(place) if place else NOWHERE),
        stamp(report.published), report.url or citation(report),
    ]  # fmt: skip


def mention_row(view: View, dyad: Dyad, telling: Spans) -> list[Cell]:
    """The 16 cells of one telling of a dyad; sentences are not kept in a record."""
    report = view.record.report
    added = stamp(report.published)
    return [
        dyad.number, added, added, WEB if report.url else CITATION, source_name(report), report.url or citation(report),
        None, _offset(view, dyad.one, telling), _offset(view, dyad.other, telling), telling[0][0], 1,
        round(dyad.event.confidence * 100), len(report.text), None, None, None,
    ]  # fmt: skip


NOWHERE: tuple[Cell, ...] = (0, None, None, None, None, None, None, None)


def line(cells: Iterable[Cell]) -> bytes:
    """A row as GDELT writes it: no quoting, so white space in a cell is one space."""
    return "\t".join("" if c is None else " ".join(str(c).split()) for c in cells).encode() + b"\n"


def stamp(day: date | None) -> str | None:
    """A day as `YYYYMMDDHHMMSS`: the hour is not known and stands at zero."""
    return f"{day:%Y%m%d}000000" if day else None


def source_name(report: Report) -> str | None:
    """The domain of the report's address, or its publisher."""
    domain = urlsplit(report.url or "").hostname
    return domain.removeprefix("www.") if domain else report.publisher


def citation(report: Report) -> str:
    """How a report without an address is cited; its id where nothing else is known of it."""
    day = report.published.isoformat() if report.published else None
    return ", ".join(p for p in (report.publisher, report.title, day) if p) or report.id


def lead_end(report: Report) -> int:
    """Where the first paragraph ends, the dateline's own line aside."""
    text = report.text
    start = report.dateline.spans[-1][1] if report.dateline else 0
    start += len(text[start:]) - len(text[start:].lstrip())
    end = text.find("\n", start)
    return end if end >= 0 else len(text)


def _dyads(record: Record, tally: Tally) -> Iterator[Dyad]:
    for event, coded in plover.as_facts(record, tally):
        for part, (one, other) in enumerate(plover.pairs(coded)):
            yield Dyad(number=entry_number(record, event, part), event=event, coded=coded, one=one, other=other)


def _day(period: tuple[date | None, date | None] | None) -> tuple[Cell, ...]:
    """Day, month, year and fraction of the year, each only where the period lies within one."""
    start, end = period or (None, None)
    if start is None or end is None or start.year != end.year:
        return None, None, None, None
    month = f"{start:%Y%m}" if start.month == end.month else None
    if start != end:
        return None, month, start.year, None
    fraction = start.year + ((start.month - 1) * 30 + start.day) / 365
    return f"{start:%Y%m%d}", month, start.year, f"{fraction:.4f}"


def _actor(party: Party | None, kinds: Mapping[str, str]) -> tuple[Cell, ...]:
    if party is None:
        return (None,) * len(ACTOR)
    country, role, group = cameo.parts(party, kinds)
    code = cameo.actor_code(party, kinds) or None
    return code, party.text.upper(), country, group, None, None, None, role, None, None


def _offset(view: View, party: Party | None, telling: Spans) -> int:
    """Where the party is named nearest to the telling."""
    if party is None:
        return NO_ACTOR
    actor = view.actors.get(party.actor or "")
    spans = nearest((m.spans for m in actor.mentions), telling) if actor else party.spans
    return spans[0][0] if spans else NO_ACTOR
