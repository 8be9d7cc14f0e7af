"""The flat tables: rows fit their columns, words are slices, and readers that are not ours read the files back."""

import csv
import datetime
import io
import re

import duckdb
import pandas
import polars
import pytest
from hypothesis import given, settings

from memcon.export import separated
from memcon.export.tables import TABLES, dyads
from memcon.record import Event
from tests.export.anyrecord import records
from tests.export.lifelike import summit_record

AT = re.compile(r"(\d+)\.\.(\d+)")
PAIRS = (("source", "source_at"), ("cue", "cue_at"), ("content", "content_at"), ("trigger", "trigger_at"),
         ("evidence", "evidence_at"), ("condition", "condition_at"), ("first_mention", "first_mention_at"))  # fmt: skip


def rows(name, *given_):
    return [dict(zip(TABLES[name].columns, row, strict=True)) for record in given_ for row in TABLES[name].rows(record)]


def written(records_, name, **options):
    out = io.BytesIO()
    tally = separated.write(records_, out, table=TABLES[name], **options)
    return out.getvalue(), tally


def plain(name, record):
    return [["" if c is None else str(c) for c in row] for row in TABLES[name].rows(record)]


@given(records())
@settings(max_examples=60, deadline=None)
def test_every_row_fits_its_columns_and_every_offset_slices_to_its_words(record):
    for name, table in TABLES.items():
        for row in rows(name, record):
            for column, kind in table.columns.items():
                assert row[column] is None or isinstance(row[column], kind), (name, column, row[column])
            for words, at in PAIRS:
                if row.get(at):
                    pieces = [record.report.text[int(a) : int(b)] for a, b in AT.findall(row[at])]
                    assert row[words] == " … ".join(pieces), (name, words)


@given(records())
@settings(max_examples=60, deadline=None)
def test_a_quotation_stands_between_the_words_around_it(record):
    for row in rows("quotes", record):
        text, start, end = record.report.text, row["start"], row["end"]
        assert text[start:end] == row["quote"]
        assert text[start - len(row["before"]) : end + len(row["after"])] == row["before"] + row["quote"] + row["after"]


@pytest.mark.parametrize("separator", [",", "\t"])
@given(record=records())
@settings(max_examples=60, deadline=None)
def test_python_reads_back_what_was_written(separator, record):
    for name in ("statements", "events", "calendar", "quotes"):
        data, tally = written([record], name, separator=separator)
        back = list(csv.reader(io.StringIO(data.decode(), newline=""), delimiter=separator))
        assert back[0] == list(TABLES[name].columns)
        assert back[1:] == plain(name, record)
        assert tally.written == len(back) - 1


@given(records())
@settings(max_examples=30, deadline=None)
def test_pandas_and_polars_read_back_what_was_written(record):
    for name in ("statements", "quotes", "events"):
        data, _ = written([record], name)
        frame = pandas.read_csv(io.BytesIO(data), dtype=str, keep_default_na=False)
        assert frame.values.tolist() == plain(name, record)
        other = polars.read_csv(io.BytesIO(data), infer_schema=False)
        assert [["" if c is None else c for c in row] for row in other.rows()] == plain(name, record)


@given(record=records())
@settings(max_examples=25, deadline=None)
def test_duckdb_reads_back_what_was_written(tmp_path_factory, record):
    path = tmp_path_factory.mktemp("csv") / "x.csv"
    for name in ("statements", "quotes"):
        path.write_bytes(written([record], name)[0])
        found = duckdb.execute(
            "select * from read_csv(?, header=true, all_varchar=true, quote='\"', escape='\"', delim=',', nullstr='\x01')",
            [str(path)],
        ).fetchall()
        assert [["" if c is None else c for c in row] for row in found] == plain(name, record)


def test_the_tables_of_a_report():
    record = summit_record()
    assert [r["act"] for r in rows("statements", record)] == ["promised", "said", "denied", "said", "thought", "said"]
    (first, *_) = rows("statements", record)
    assert (first["speaker_name"], first["speaker_country"], first["speaker_office"]) == ("Ingrid Solvang", "NOR", "Foreign Minister")
    assert first["content"] == "Oslo will not loosen its defence ties with them"
    assert [r["quote"] for r in rows("quotes", record)][1] == "Nobody in Oslo is looking for the door."
    assert [(r["source"], r["target"]) for r in rows("dyads", record)] == [("Viktar Karalyou", "Lithuania"), ("Lithuania", "Belarus")]
    assert next((r["title"], r["start"]) for r in rows("calendar", record)) == ("the transit agreement expires", datetime.date(2026, 6, 30))
    assert rows("reports", record)[0]["statements"] == 6


def test_the_dyads_of_an_event():
    def pairs(kind, sources, targets=()):
        return dyads(Event(id="e1", type=kind, quad=1, status="occurred", sources=sources, targets=targets, trigger=((0, 1),), evidence=((0, 1),), confidence=1.0))  # fmt: skip

    assert pairs("CONSULT", ("a", "b", "c")) == [("a", "b"), ("a", "c"), ("b", "c")]
    assert pairs("ASSAULT", ("a", "b"), ("c",)) == [("a", "c"), ("b", "c")]
    assert pairs("PROTEST", ("a", "b")) == [("a", None), ("b", None)]
    assert pairs("ASSAULT", (), ("c",)) == [(None, "c")]


def test_a_spreadsheet_runs_no_words_as_a_formula():
    record = summit_record()
    text = record.report.text
    data, _ = written([record], "statements", spreadsheet=True)
    assert data.startswith(b"\xef\xbb\xbf")
    for evil in ("=1+1", "+1", "-1", "@SUM(1)", "\t=1", "＝1"):
        cells = separated.Sheet(TABLES["quotes"], io.BytesIO(), separator=",", spreadsheet=True)._plain((evil, -1, None))
        assert cells == ["'" + evil, "-1", ""]
    back = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert back[1]["content"].startswith("“We have") and text


def test_all_tables_go_into_a_folder_in_one_pass(tmp_path):
    tally = separated.write_all(iter([summit_record(), summit_record()]), tmp_path)
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(f"{name}.csv" for name in TABLES)
    assert tally.written == sum(2 * len(list(t.rows(summit_record()))) for t in TABLES.values())
    assert len(pandas.read_csv(tmp_path / "statements.csv")) == 12
