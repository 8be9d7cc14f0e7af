"""The GKG read by others: DuckDB by the codebook's types, and gdelt-regkg, which is held against GDELT's own archives."""

import datetime
import io

import duckdb
import msgspec
import pytest
from hypothesis import given, settings

from memcon.export import gkg
from memcon.record import Place, TimeExpression
from tests.export.anyrecord import records
from tests.export.lifelike import summit_record

# By the codebook (V2.1, of 2015), in its order; what it calls a list is text, taken apart below.
TYPES = {
    "GKGRECORDID": "VARCHAR", "DATE": "BIGINT", "SourceCollectionIdentifier": "INTEGER", "SourceCommonName": "VARCHAR",
    "DocumentIdentifier": "VARCHAR", "Counts": "VARCHAR", "V2Counts": "VARCHAR", "Themes": "VARCHAR", "V2Themes": "VARCHAR",
    "Locations": "VARCHAR", "V2Locations": "VARCHAR", "Persons": "VARCHAR", "V2Persons": "VARCHAR", "Organizations": "VARCHAR",
    "V2Organizations": "VARCHAR", "V2Tone": "VARCHAR", "Dates": "VARCHAR", "GCAM": "VARCHAR", "SharingImage": "VARCHAR",
    "RelatedImages": "VARCHAR", "SocialImageEmbeds": "VARCHAR", "SocialVideoEmbeds": "VARCHAR", "Quotations": "VARCHAR",
    "AllNames": "VARCHAR", "Amounts": "VARCHAR", "TranslationInfo": "VARCHAR", "Extras": "VARCHAR",
}  # fmt: skip
EMPTY = ("Counts", "V2Counts", "Themes", "V2Themes", "V2Tone", "GCAM", "SharingImage", "RelatedImages", "SocialImageEmbeds",
         "SocialVideoEmbeds", "Amounts", "TranslationInfo", "Extras")  # fmt: skip
PARTS = "select unnest(string_split({column}, '{between}')) as part from gkg where {column} is not null"
QUOTATIONS = """select f[1]::uinteger, f[2]::uinteger, f[3], f[4], len(f) from (select string_split(part, '|') as f from ({parts}))"""
LOCATIONS = """select f[1]::utinyint, f[2], f[3], f[4], f[6]::double, f[7]::double, f[9]::uinteger, len(f)
               from (select string_split(part, '#') as f from ({parts}))"""
DATES = """select f[1]::utinyint, f[2]::utinyint, f[3]::utinyint, f[4]::usmallint, f[5]::uinteger, len(f)
           from (select string_split(part, '#') as f from ({parts}))"""
MENTIONS = """select f[1], f[2]::uinteger, len(f) from (select string_split(part, ',') as f from ({parts}))"""


def opened(path, *given):
    """A DuckDB with the rows as the table `gkg`, and what the export left out."""
    with path.open("wb") as out:
        tally = gkg.write(given, out)
    database = duckdb.connect()
    database.execute(
        "create table gkg as select * from read_csv(?, delim='\t', header=false, quote='', escape='', new_line='\\n', strict_mode=true, columns=?)",
        [str(path), TYPES],
    )
    return database, tally


def parts(database, query, column, between=";"):
    return database.execute(query.format(parts=PARTS.format(column=column, between=between))).fetchall()


def lifelike():
    """The summit with a place, a day, a month and a year that the GKG can hold, and a place that it cannot."""
    record = summit_record()
    text = record.report.text

    def time(id, words, start, granularity):
        at = text.index(words)
        return TimeExpression(id=id, spans=((at, at + len(words)),), type="DATE", value="x", start=start, end=start, granularity=granularity, confidence=0.9)

    (helsinki,) = record.places
    at = text.index("TALLINN") if "TALLINN" in text else 0
    places = (
        msgspec.structs.replace(helsinki, geonames=658225, lat=60.17, lon=24.94),
        Place(id="p2", spans=((at, at + 7),), name="Tallinn Hills", country="EST", confidence=0.5),
    )
    dates = (
        time("d1", "June 30", datetime.date(2026, 6, 30), "day"), time("d2", "January", datetime.date(2026, 1, 1), "month"),
        time("d3", "next week", datetime.date(2026, 3, 9), "week"),
    )  # fmt: skip
    return msgspec.structs.replace(record, places=places, dates=dates)


def test_duckdb_reads_the_columns_and_their_parts_by_the_codebook(tmp_path):
    record = lifelike()
    text = record.report.text
    database, tally = opened(tmp_path / "x.gkg.csv", record)
    assert tuple(TYPES) == gkg.COLUMNS
    assert len(TYPES) == 27
    row = dict(zip(TYPES, database.execute("select * from gkg").fetchone(), strict=True))
    assert (row["GKGRECORDID"], row["DATE"], row["SourceCollectionIdentifier"]) == ("20260307000000-1", 20260307000000, 1)
    assert {name: row[name] for name in EMPTY} == dict.fromkeys(EMPTY)
    quoted = [text[a:b] for s in record.statements for a, b in s.quotes]
    found = parts(database, QUOTATIONS, "Quotations", "#")
    assert [text[o : o + n] for o, n, *_ in found] == quoted
    assert {(verb, width) for _, _, verb, _, width in found} == {("told delegates", 4)}
    assert parts(database, LOCATIONS, "V2Locations") == [(4, "Helsinki, Finland", "FI", "", 60.17, 24.94, text.index("Helsinki"), 9)]
    assert tally.left_out == {gkg.NO_KIND: 1}
    assert parts(database, DATES, "Dates") == [(3, 6, 30, 2026, text.index("June 30"), 5), (2, 1, 0, 2026, text.index("January"), 5)]
    people = parts(database, MENTIONS, "V2Persons")
    assert [(name, text[at:].startswith(name), width) for name, at, width in people][:2] == [("Ingrid Solvang", True, 2), ("Viktar Karalyou", True, 2)]
    assert {name for (name,) in parts(database, "select part from ({parts})", "Persons")} >= {"ingrid solvang", "viktar karalyou"}


@given(given=records())
@settings(max_examples=40, deadline=None)
def test_duckdb_takes_apart_whatever_a_record_says(tmp_path_factory, given):
    database, _ = opened(tmp_path_factory.mktemp("gkg") / "x.csv", given)
    text = given.report.text
    found = parts(database, QUOTATIONS, "Quotations", "#")
    assert [(o, o + n) for o, n, *_ in found] == [
        (a, b) for s in given.statements for a, b in s.quotes if text[a:b].translate(gkg.DELIMITERS).strip()
    ]
    assert {width for *_, width in found} <= {4}
    named = {m.spans[0][0] for a in given.actors for m in a.mentions if m.form == "name"}
    for column in ("V2Persons", "V2Organizations", "AllNames"):
        rows = parts(database, MENTIONS, column)
        assert {at for _, at, _ in rows} <= named
        assert all(name.strip() and width == 2 for name, _, width in rows)


def as_gdelt_regkg_has_it(parsers, record):
    """Every cell of a row as its strict parsers read it."""
    out = io.BytesIO()
    gkg.write([record], out)
    row = dict(zip(gkg.COLUMNS, out.getvalue().decode().rstrip("\n").split("\t"), strict=True))
    assert parsers.locations(row["Locations"]) is not None
    assert parsers.names(row["Persons"]) is not None
    assert parsers.names(row["Organizations"]) is not None
    return {
        "places": parsers.locations(row["V2Locations"], enhanced=True), "dates": parsers.dates(row["Dates"]),
        "quotations": parsers.quotations(row["Quotations"]), "names": parsers.mentions(row["AllNames"]),
        "persons": parsers.mentions(row["V2Persons"]), "organisations": parsers.mentions(row["V2Organizations"]),
    }  # fmt: skip


@given(record=records())
@settings(max_examples=60, deadline=None)
def test_gdelt_regkg_s_strict_parsers_read_every_cell(record):
    # From Python 3.12 on: it does not install on 3.11.
    parsers = pytest.importorskip("gdelt_regkg.benchmark.parsers")
    for one in (record, lifelike()):
        found = as_gdelt_regkg_has_it(parsers, one)
        text = one.report.text
        for quote in found["quotations"]:
            words = text[quote.offset : quote.offset + quote.length].translate(gkg.DELIMITERS)
            assert quote.text == parsers.normalize(words)
        named = {m.spans[0][0] for a in one.actors for m in a.mentions if m.form == "name"}
        assert {m.offset for kind in ("names", "persons", "organisations") for m in found[kind]} <= named
        assert {p.offset for p in found["places"]} <= {p.spans[0][0] for p in one.places}
        assert {d.offset for d in found["dates"]} <= {d.spans[0][0] for d in one.dates}
