"""GDELT's Global Knowledge Graph 2.1: quotations with their offsets, people, organisations, places and dates.

27 tab-separated columns without a header. The GKG has no way to write `#`, `|`, `;` or a line break inside a value:
each becomes a space there, and the offset and length still point at the words as they are. The fields of a date are
separated by `#`: the codebook says by commas, but GDELT's own files have `#`, and what reads them expects it.
"""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from memcon.export.gdelt import CITATION, WEB, Cell, citation, line, source_name, stamp
from memcon.export.located import Locator
from memcon.export.tally import Tally
from memcon.record import Actor, Record

COLUMNS = (
    "GKGRECORDID", "DATE", "SourceCollectionIdentifier", "SourceCommonName", "DocumentIdentifier", "Counts", "V2Counts",
    "Themes", "V2Themes", "Locations", "V2Locations", "Persons", "V2Persons", "Organizations", "V2Organizations",
    "V2Tone", "Dates", "GCAM", "SharingImage", "RelatedImages", "SocialImageEmbeds", "SocialVideoEmbeds", "Quotations",
    "AllNames", "Amounts", "TranslationInfo", "Extras",
)  # fmt: skip
DELIMITERS = str.maketrans(dict.fromkeys("#|;", " "))
RESOLUTION = {"day": 3, "month": 2, "year": 1}
ORGANISED = frozenset({"organisation", "government", "igo"})
NO_KIND = "places of a kind that the GKG has no number for"


def write(records: Iterable[Record], out: BinaryIO) -> Tally:
    """Write a row a report."""
    tally = Tally("reports")
    locator = Locator()
    for record in records:
        tally.written += 1
        out.write(line(row(record, tally.written, locator)))
        strange = sum(locator.kind(place) is None for place in record.places)
        if strange:
            tally.left_out[NO_KIND] += strange
    return tally


def row(record: Record, number: int, locator: Locator) -> list[Cell]:
    """The 27 cells of a report; `number` counts the rows of the file."""
    report = record.report
    people = [a for a in record.actors if a.kind == "person"]
    bodies = [a for a in record.actors if a.kind in ORGANISED]
    cells: dict[str, Cell] = {
        "GKGRECORDID": f"{stamp(report.published) or '0' * 14}-{number}",
        "DATE": stamp(report.published),
        "SourceCollectionIdentifier": WEB if report.url else CITATION,
        "SourceCommonName": source_name(report),
        "DocumentIdentifier": report.url or citation(report),
        "Locations": ";".join(dict.fromkeys(_location(record, locator, enhanced=False))),
        "V2Locations": ";".join(_location(record, locator, enhanced=True)),
        "Persons": ";".join(_once(people)),
        "V2Persons": ";".join(_named(people)),
        "Organizations": ";".join(_once(bodies)),
        "V2Organizations": ";".join(_named(bodies)),
        "Dates": ";".join(_dates(record)),
        "Quotations": "#".join(_quotations(record)),
        "AllNames": ";".join(_names(record)),
    }
    return [cells.get(name) for name in COLUMNS]


def _quotations(record: Record) -> Iterator[str]:
    """`offset|length|verb|quote`, the verb being the words that report it."""
    text = record.report.text
    for s in record.statements:
        verb = " ".join(text[a:b] for a, b in s.cue or ())
        for start, end in s.quotes:
            if quote := _plain(text[start:end]):
                yield f"{start}|{end - start}|{_plain(verb)}|{quote}"


def _once(actors: Iterable[Actor]) -> Iterable[str]:
    """Their names, each once."""
    return dict.fromkeys(name for a in actors if (name := _plain(a.name).lower()))


def _named(actors: Iterable[Actor]) -> Iterator[str]:
    """`name,offset` for every mention by name."""
    for actor in actors:
        name = _name(actor.name)
        for mention in actor.mentions:
            if mention.form == "name" and name:
                yield f"{name},{mention.spans[0][0]}"


def _names(record: Record) -> Iterator[str]:
    """`name,offset` for every name, as it stands in the text."""
    text = record.report.text
    found = {m.spans[0][0]: m for a in record.actors for m in a.mentions if m.form == "name"}
    for start, mention in sorted(found.items()):
        if name := _name(" ".join(text[a:b] for a, b in mention.spans)):
            yield f"{name},{start}"


def _location(record: Record, locator: Locator, *, enhanced: bool) -> Iterator[str]:
    for place in record.places:
        kind, name, land, first, _, lat, lon, feature = locator.geo(place)
        if kind is None:
            continue
        middle = [first, None] if enhanced else [first]
        cells: list[Cell] = [kind, name, land, *middle, lat, lon, feature]
        cells += [place.spans[0][0]] if enhanced else []
        yield "#".join("" if c is None else _plain(str(c)) for c in cells)


def _dates(record: Record) -> Iterator[str]:
    """`resolution#month#day#year#offset` for days, months and years that are resolved."""
    for d in record.dates:
        resolution = RESOLUTION.get(d.granularity or "")
        if resolution is None or d.start is None:
            continue
        month, day = (d.start.month if resolution > 1 else 0), (d.start.day if resolution > 2 else 0)
        yield f"{resolution}#{month}#{day}#{d.start.year}#{d.spans[0][0]}"


def _name(words: str) -> str:
    """The words as a name before its offset, which a comma separates from it."""
    return _plain(words.replace(",", " "))


def _plain(words: str) -> str:
    return " ".join(words.translate(DELIMITERS).split())
