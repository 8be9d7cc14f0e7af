"""POLECAT: PLOVER's events in the 40 tab-separated columns of the POLECAT data set, for the scripts that read those.

As there, several values in a cell are joined by `; ` and what is not known is `None`.
"""

from collections.abc import Iterable
from datetime import date
from typing import BinaryIO

from memcon.export import codes, plover
from memcon.export.plover import Party, PloverEvent
from memcon.export.tables import JOIN, View
from memcon.export.tally import Tally
from memcon.record import Event, Place, Record, shown

QUAD = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}
UNKNOWN = "None"
COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Event Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version",
)  # fmt: skip
PEOPLE = frozenset({"person"})
ORGANIZATIONS = frozenset({"organisation", "government", "igo"})
Cell = str | int | float | date | None


def write(records: Iterable[Record], out: BinaryIO) -> Tally:
    """Write the header and the events that PLOVER codes, one a line."""
    tally = Tally("events")
    out.write("\t".join(COLUMNS).encode() + b"\r\n")
    for record in records:
        view = View(record)
        for event, coded in plover.as_facts(record, tally):
            out.write("\t".join(_plain(cell) for cell in row(view, event, coded)).encode() + b"\r\n")
            tally.written += 1
    return tally


def row(view: View, event: Event, coded: PloverEvent) -> list[Cell]:
    """The 40 cells of an event."""
    report = view.record.report
    start, end = plover.period(coded, report)
    return [
        coded.id, start if start == end else None, coded.event, _join(coded.mode), event.intensity,
        QUAD.get(coded.quad_code), _join(coded.context),
        *_parties(view, coded.actor), *_parties(view, coded.recipient), *_where(view, event),
        report.publisher, report.published, *_story(view), report.language,
        f"{coded.version} memcon-{view.record.made_by.memcon}",
    ]  # fmt: skip


def _parties(view: View, parties: tuple[Party, ...]) -> list[Cell]:
    """Name, country, COW number, sectors, office, words in the text; a Wikipedia id is not known."""
    actors = [view.actors.get(p.actor or "") for p in parties]
    sectors = [p.sector for p in parties if p.sector]
    text = view.record.report.text
    return [
        _join(p.text for p in parties), _join(p.country for p in parties if p.country),
        _join(str(n) for n in (codes.cow(p.country) for p in parties) if n), sectors[0] if sectors else None,
        _join(sectors), _join(r.title for a in actors if a for r in a.roles[:1]),
        _join(shown(text, p.spans) for p in parties if p.spans), None,
    ]  # fmt: skip


def _where(view: View, event: Event) -> list[Cell]:
    """The place by its name; into city, district and province no record divides it."""
    place: Place | None = view.places.get(event.place or "")
    if place is None:
        return [None] * 10
    raw = view.words(place.spans)
    return [
        place.name, None, None, None, place.country, place.lat, place.lon, place.geonames, raw, None,
    ]  # fmt: skip


def _story(view: View) -> list[Cell]:
    """Who and what else the report names."""
    actors = view.record.actors
    return [
        _join(a.name for a in actors if a.kind in PEOPLE), _join(a.name for a in actors if a.kind in ORGANIZATIONS),
        _join(p.name for p in view.record.places),
    ]  # fmt: skip


def _join(values: Iterable[str]) -> str | None:
    return JOIN.join(dict.fromkeys(values)) or None


def _plain(cell: Cell) -> str:
    """POLECAT knows no quoting: white space in a cell is one space."""
    if cell is None:
        return UNKNOWN
    return " ".join((cell.isoformat() if isinstance(cell, date) else str(cell)).split()) or UNKNOWN
