"""The event data sets: PLOVER, POLECAT, CAMEO, GDELT. DuckDB, pandas and polars read them as their users would."""

import datetime
import hashlib
import io

import duckdb
import msgspec
import pandas
import polars
import pytest
from hypothesis import given, settings

from memcon.export import cameo, codes, gdelt, gkg, plover, polecat
from memcon.export.located import Locator
from memcon.export.naming import entry_number, entry_uri
from memcon.export.tally import Tally
from memcon.lexicon import read_json
from memcon.record import Actor, ActorMention, Event, EventDate, MadeBy, Place, Record, Report, Statement
from tests.export.anyrecord import records
from tests.export.lifelike import summit_record

TEXT = "OSLO, 3 May – Norway’s navy 🚢 bombed Mali.\n\nUN envoys condemned Romania. “We\tsaw | it # all;”, they said. Norway will visit Mali."
DAY = datetime.date(2026, 5, 3)


def at(words, after=0):
    start = TEXT.index(words, after)
    return ((start, start + len(words)),)


def actor(id, name, kind, country=None, sector=None, mention=None):
    spans = at(mention or name)
    return Actor(id=id, name=name, kind=kind, country=country, sector=sector, confidence=0.9,
                 mentions=(ActorMention(spans=spans, form="name", confidence=0.9),))  # fmt: skip


def event(id, kind, words, sources=(), targets=(), status="occurred", **more):
    return Event(id=id, type=kind, quad=plover.QUAD[kind], status=status, sources=sources, targets=targets,
                 trigger=at(words), evidence=at(words), confidence=0.625, **more)  # fmt: skip


def small(*events, **more):
    actors = (
        actor("a1", "Norway", "state", "NOR", "MIL", "Norway’s navy"), actor("a2", "Mali", "state", "MLI"),
        actor("a3", "United Nations", "igo", None, None, "UN"), actor("a4", "Romania", "state", "ROU"),
    )  # fmt: skip
    fields = {"id": "r", "publisher": "Wire", "url": "https://www.wire.example/1", "published": DAY, **more}
    report = Report(text=TEXT, sha256=hashlib.sha256(TEXT.encode()).hexdigest(), **fields)
    places = (Place(id="p1", spans=at("OSLO"), name="Oslo", country="NOR", geonames=3143244, lat=59.91, lon=10.75, confidence=1.0),)
    said = Statement(id="s1", act="said", kind="direct", cue=at("said"), content=at("We\tsaw | it # all;"), quotes=at("We\tsaw | it # all;"), confidence=1.0)
    return Record(report=report, actors=actors, events=events, places=places, statements=(said,), made_by=MadeBy(memcon="0", models={}, settings={}))


def cells(write, *records_):
    out = io.BytesIO()
    tally = write(records_, out)
    return [line.split("\t") for line in out.getvalue().decode().split("\n")[:-1]], tally


def named(write, columns, *records_):
    return [dict(zip(columns, row, strict=True)) for row in cells(write, *records_)[0]]


BOMBED = event("e1", "ASSAULT", "bombed", ("a1",), ("a2",), modes=("aerial",), cameo="195", place="p1",
               date=EventDate(start=DAY, end=DAY), also=(at("condemned"),))  # fmt: skip


def test_a_dyad_in_gdelt_s_columns():
    (row,) = named(gdelt.write_events, gdelt.EVENTS, small(BOMBED))
    filled = {name: value for name, value in row.items() if value}
    assert filled == {
        "GLOBALEVENTID": str(entry_number(small(BOMBED), BOMBED)), "SQLDATE": "20260503", "MonthYear": "202605", "Year": "2026",
        "FractionDate": "2026.3370", "Actor1Code": "NOR", "Actor1Name": "NORWAY", "Actor1CountryCode": "NOR",
        "Actor2Code": "MLI", "Actor2Name": "MALI", "Actor2CountryCode": "MLI", "IsRootEvent": "1",
        "EventCode": "195", "EventBaseCode": "195", "EventRootCode": "19", "QuadClass": "4", "GoldsteinScale": "-10.0",
        "NumMentions": "2", "NumSources": "1", "NumArticles": "1", "Actor1Geo_Type": "0", "Actor2Geo_Type": "0",
        "ActionGeo_Type": "4", "ActionGeo_FullName": "Oslo, Norway", "ActionGeo_CountryCode": "NO", "ActionGeo_Lat": "59.91",
        "ActionGeo_Long": "10.75", "DATEADDED": "20260503000000", "SOURCEURL": "https://www.wire.example/1",
    }  # fmt: skip


def test_a_mention_points_at_the_very_characters():
    rows = named(gdelt.write_mentions, gdelt.MENTIONS, small(BOMBED))
    assert [TEXT[int(r["ActionCharOffset"]) :].split()[0] for r in rows] == ["bombed", "condemned"]
    first = rows[0]
    assert TEXT[int(first["Actor1CharOffset"]) :].startswith("Norway’s navy")
    assert TEXT[int(first["Actor2CharOffset"]) :].startswith("Mali")
    assert (first["MentionType"], first["MentionSourceName"], first["Confidence"]) == ("1", "wire.example", "62")
    assert first["MentionDocLen"] == str(len(TEXT))


def test_a_report_without_an_address_is_cited():
    (row, _) = named(gdelt.write_mentions, gdelt.MENTIONS, small(BOMBED, url=None))
    assert (row["MentionType"], row["MentionIdentifier"]) == ("2", "Wire, 2026-05-03")


@pytest.mark.parametrize(
    ("start", "end", "filled"),
    [
        (DAY, DAY, ("20260503", "202605", "2026", "2026.3370")),
        (DAY, datetime.date(2026, 5, 9), ("", "202605", "2026", "")),
        (DAY, datetime.date(2026, 6, 9), ("", "", "2026", "")),
        (DAY, None, ("", "", "", "")),
        (None, DAY, ("", "", "", "")),
    ],
)
def test_a_day_is_given_where_it_is_known(start, end, filled):
    e = event("e1", "ASSAULT", "bombed", ("a1",), ("a2",), date=EventDate(start=start, end=end))
    (row,) = named(gdelt.write_events, gdelt.EVENTS, small(e))
    assert tuple(row[name] for name in gdelt.EVENTS[1:5]) == filled


def test_what_is_alleged_or_to_come_is_not_shown_as_having_happened():
    told = (
        event("e1", "ASSAULT", "bombed", ("a1",), ("a2",), status="alleged", claimed_by="a3"),
        event("e2", "REQUEST", "condemned", ("a1",), ("a2",), status="planned"),
        event("e3", "CONSULT", "visit", ("a1",), ("a2",), status="planned"),
        event("e4", "ASSAULT", "saw", ("a1",), ("a2",), status="denied"),
    )
    for write in (gdelt.write_events, cameo.write, polecat.write):
        rows, tally = cells(write, small(*told))
        assert len(rows) - (write is polecat.write) == tally.written == 1
        assert tally.left_out == {plover.NO_STATUS: 2, plover.UNCODED: 1}
    (agreed,) = named(gdelt.write_events, gdelt.EVENTS, small(*told))
    assert (agreed["EventCode"], agreed["EventRootCode"]) == ("030", "03")
    assert cells(plover.write, small(*told))[1].written == 3


def test_cameo_codes_stand_only_where_they_are_sure():
    def code(kind, *modes, given_=None, root=None):
        return cameo.code(event("e1", kind, "bombed", modes=modes, cameo=given_), root or kind)

    assert code("CONSULT", "phone", given_="041") == "041"
    assert code("CONSULT", "phone", given_="041", root="AGREE") == "030"
    assert code("CONSULT", "visit") == "040"
    assert code("ACCUSE", "investigate") == "090"
    assert [code(k) for k in ("ASSAULT", "COERCE", "CONCEDE", "REQUEST", "ACCUSE")] == [None] * 5
    assert code("SANCTION", "convict") is code("THREATEN", "arrest") is None
    assert (code("SANCTION", "expel"), code("REJECT")) == ("160", "120")


def test_every_cameo_code_that_can_be_given_has_its_goldstein_score():
    given_ = set(read_json("events_ontology.json")["cameo"].values()) | {r + "0" for r in cameo.ROOTS.values()} | {"090"}
    assert given_ == set(cameo.GOLDSTEIN)


def test_cameo_s_actors_are_cameo_s():
    accusing = event("e1", "ACCUSE", "condemned", ("a3",), ("a4",), modes=("disapprove",), cameo="111", date=EventDate(start=DAY, end=DAY))
    rows, _ = cells(cameo.write, small(accusing))
    assert rows == [["20260503", "IGOUNO", "ROM", "111", "", "r:e1", "https://www.wire.example/1", "Wire"]]
    assert codes.CAMEO_TYPES["JRN"] == "MED"
    assert codes.CAMEO_TYPES["MED"] == "HLH"


@pytest.mark.parametrize(
    ("country", "fips", "cow", "in_cameo"),
    [("CHE", "SZ", 225, "CHE"), ("ROU", "RO", 360, "ROM"), ("XKX", "KV", 347, None), ("PSE", "WE", None, "PSE"), ("DEU", "GM", 255, "DEU"), (None, None, None, None), ("ZZZ", None, None, None)],
)
def test_countries_by_their_other_codes(country, fips, cow, in_cameo):
    assert (codes.fips(country), codes.cow(country), codes.cameo(country)) == (fips, cow, in_cameo)


def test_every_state_has_its_fips_code():
    assert [s for s in read_json("states.json") if codes.fips(s) is None] == []
    numbers = [codes.cow(s) for s in read_json("country_codes.json")["codes"] if codes.cow(s)]
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize(
    ("name", "country", "geonames", "kind", "first"),
    [
        ("Norway", "NOR", 3144096, 1, "NO"), ("Oslo", "NOR", 3143244, 4, None), ("Texas", "USA", 4736286, 2, "USTX"),
        ("Dallas", "USA", 4684888, 3, "USTX"), ("Bavaria", "DEU", 2951839, 5, None), ("Nowhere", None, None, None, None),
    ],
)  # fmt: skip
def test_places_by_their_kind(name, country, geonames, kind, first):
    place = Place(id="p1", spans=((0, 1),), name=name, country=country, geonames=geonames, lat=1.0, lon=2.0, confidence=1.0)
    found = Locator().geo(place)
    assert (found[0], found[3]) == (kind, first)


def test_polecat_s_columns():
    (head, row), _ = cells(polecat.write, small(BOMBED))
    found = dict(zip(head, row, strict=True))
    assert len(found) == 40
    assert [found[c] for c in ("Event ID", "Event Date", "Event Type", "Event Mode", "Quad Code")] == ["r:e1", "2026-05-03", "ASSAULT", "aerial", "MATERIAL CONFLICT"]
    assert [found[c] for c in ("Actor Name", "Actor Country", "Actor COW", "Actor Name Raw")] == ["Norway", "NOR", "385", "Norway’s navy"]
    assert [found[c] for c in ("Event Intensity", "City", "Wikipedia Actor ID", "Recipient Title")] == ["None"] * 4
    assert [found[c] for c in ("Placename", "Country", "Raw Placename", "GeoNames ID")] == ["Oslo", "NOR", "OSLO", "3143244"]
    assert (found["Publication Date"], found["Story Organizations"]) == ("2026-05-03", "United Nations")


def test_a_quotation_in_the_gkg_is_found_by_offset_and_length():
    (row,) = named(gkg.write, gkg.COLUMNS, small())
    offset, length, verb, quote = row["Quotations"].split("|")
    assert TEXT[int(offset) : int(offset) + int(length)] == "We\tsaw | it # all;"
    assert (verb, quote) == ("said", "We saw it all")
    assert row["Locations"] == "4#Oslo, Norway#NO##59.91#10.75#"
    assert row["V2Locations"] == "4#Oslo, Norway#NO###59.91#10.75##0"
    assert row["V2Organizations"] == f"United Nations,{TEXT.index('UN envoys')}"


GDELT_TYPES = dict.fromkeys(gdelt.EVENTS, "VARCHAR") | dict.fromkeys(("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "IsRootEvent", "QuadClass", "NumMentions", "NumSources", "NumArticles", "Actor1Geo_Type", "Actor2Geo_Type", "ActionGeo_Type", "DATEADDED"), "BIGINT") | dict.fromkeys(("FractionDate", "GoldsteinScale", "AvgTone", "ActionGeo_Lat", "ActionGeo_Long"), "DOUBLE")  # fmt: skip
MENTION_TYPES = dict.fromkeys(gdelt.MENTIONS, "BIGINT") | dict.fromkeys(
    ("MentionSourceName", "MentionIdentifier", "MentionDocTranslationInfo", "Extras"), "VARCHAR"
)  # fmt: skip


@given(record=records())
@settings(max_examples=30, deadline=None)
def test_duckdb_reads_gdelt_s_tables_by_their_published_types(tmp_path_factory, record):
    path = tmp_path_factory.mktemp("gdelt") / "x.csv"
    for write, types in ((gdelt.write_events, GDELT_TYPES), (gdelt.write_mentions, MENTION_TYPES)):
        rows, _ = cells(write, record)
        path.write_text("".join("\t".join(r) + "\n" for r in rows), encoding="utf-8", newline="")
        if rows:
            found = duckdb.execute(
                "select * from read_csv(?, delim='\t', header=false, quote='', escape='', columns=?)", [str(path), types]
            ).fetchall()
            assert [len(r) for r in found] == [len(types)] * len(rows)
            assert [str(r[0]) for r in found] == [r[0] for r in rows]


@given(records())
@settings(max_examples=60, deadline=None)
def test_every_offset_is_where_the_words_begin(record):
    text = record.report.text
    wanted = []
    for e, coded in plover.as_facts(record, Tally("event")):
        wanted += [telling[0][0] for _ in plover.pairs(coded) for telling in (e.trigger, *e.also)]
    rows = named(gdelt.write_mentions, gdelt.MENTIONS, record)
    assert [int(r["ActionCharOffset"]) for r in rows] == wanted
    starts = {m.spans[0][0] for a in record.actors for m in a.mentions} | {p.spans[0][0] for p in record.places} | {-1}
    assert {int(r[c]) for r in rows for c in ("Actor1CharOffset", "Actor2CharOffset")} <= starts
    (row,) = named(gkg.write, gkg.COLUMNS, record)
    quoted = [(a, b) for s in record.statements for a, b in s.quotes if text[a:b].translate(gkg.DELIMITERS).strip()]
    found = [q.split("|") for q in row["Quotations"].split("#")] if quoted else []
    assert [(int(o), int(o) + int(n)) for o, n, *_ in found] == quoted
    for o, n, _, quote in found:
        assert quote == " ".join(text[int(o) : int(o) + int(n)].translate(gkg.DELIMITERS).split())


@given(records())
@settings(max_examples=30, deadline=None)
def test_pandas_and_polars_read_polecat(record):
    out = io.BytesIO()
    tally = polecat.write([record], out)
    frame = pandas.read_csv(io.BytesIO(out.getvalue()), sep="\t", quoting=3, dtype=str, keep_default_na=False)
    other = polars.read_csv(io.BytesIO(out.getvalue()), separator="\t", quote_char=None, infer_schema=False)
    assert frame.shape == other.shape == (tally.written, 40)
    assert list(frame.columns) == other.columns == list(polecat.COLUMNS)


@given(records())
@settings(max_examples=30, deadline=None)
def test_plover_s_lines_are_its_events(record):
    out = io.BytesIO()
    plover.write([record], out)
    back = [msgspec.json.decode(line, type=plover.PloverEvent) for line in out.getvalue().split(b"\n")[:-1]]
    assert back == plover.events(record)
    assert {p.actor for e in back for p in e.actor} <= {a.id for a in record.actors}


def test_duckdb_reads_plover_and_pandas_cameo(tmp_path):
    path = tmp_path / "plover.jsonl"
    with path.open("wb") as out:
        plover.write([small(BOMBED)], out)
    found = duckdb.execute("select event, actor[1].country, recipient[1].text, text_span[1] from read_json(?)", [str(path)]).fetchall()
    assert found == [("ASSAULT", "NOR", "Mali", list(at("bombed")[0]))]
    path = tmp_path / "cameo.txt"
    with path.open("wb") as out:
        cameo.write([small(BOMBED)], out)
    frame = pandas.read_csv(path, sep="\t", header=None, dtype=str, quoting=3)
    assert frame.values.tolist()[0][:4] == ["20260503", "NOR", "MLI", "195"]
    assert frame.shape == (1, 8)


def test_names_of_entries_hold_over_runs_and_differ_within_one():
    record = summit_record()
    entries = [*record.actors, *record.statements, *record.events, *record.calendar]
    assert len({entry_uri(record, e) for e in entries}) == len(entries)
    assert len({entry_number(record, e) for e in entries}) == len(entries)
    moved = msgspec.structs.replace(record, statements=tuple(msgspec.structs.replace(s, id=f"x{s.id}", confidence=0.1) for s in record.statements[1:]))
    assert entry_uri(moved, moved.statements[0]) == entry_uri(record, record.statements[1])
    assert all(entry_number(record, e) < 2**53 for e in entries)


def test_an_act_without_a_day_has_its_story_s_where_the_format_says_so():
    undated = event("e9", "ASSAULT", "bombed", ("a1",), ("a2",), modes=("aerial",), cameo="195")
    day = gdelt.EVENTS.index("SQLDATE")
    assert cells(cameo.write, small(undated))[0][0][0] == "20260503"
    assert cells(cameo.write, small(undated, published=None))[0][0][0] == ""
    assert cells(gdelt.write_events, small(undated))[0][0][day] == ""
