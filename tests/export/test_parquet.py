import io

import duckdb
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings

from memcon.export import jsonl, parquet
from memcon.export.columns import TABLES
from memcon.record import InputError, Link, MadeBy, Record
from tests.export.anyrecord import records as any_records
from tests.export.lifelike import summit_record


def _tables(records):
    return {name: pq.read_table(io.BytesIO(data)) for name, data in parquet.encode(records, "run").items()}


@pytest.fixture
def data_set(tmp_path):
    for name, data in parquet.encode([summit_record()], "run1").items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "part-00000.parquet").write_bytes(data)
    return tmp_path


def test_a_record_comes_back_byte_for_byte():
    record = summit_record()
    (back,) = parquet.decode(_tables([record]))
    assert jsonl.encode(back) == jsonl.encode(record)


@given(any_records())
@settings(deadline=None, max_examples=60)
def test_whatever_the_record_it_comes_back(record):
    (back,) = parquet.decode(_tables([record]))
    assert jsonl.encode(back) == jsonl.encode(record)


def test_the_same_records_give_the_same_bytes_and_the_order_is_kept():
    first = summit_record()
    other = Record(
        report=first.report.__class__(id="b", text="Nothing.", sha256="0" * 64),
        links=(Link(kind="repeats", from_=None, to="s1", evidence=((0, 7),), confidence=0.5),),
        made_by=MadeBy(memcon="0", models={"z": "1", "a": "2"}, settings={}),
    )
    assert parquet.encode([other, first], "r") == parquet.encode([other, first], "r")
    back = list(parquet.decode(_tables([other, first])))
    assert [jsonl.encode(r) for r in back] == [jsonl.encode(r) for r in (other, first)]


def test_what_a_span_shows_stands_beside_its_offsets():
    record = summit_record()
    tables = _tables([record])
    text = record.report.text
    checked = 0
    for table in tables.values():
        for column in (c for c in table.column_names if c.endswith("_at") and c != "also_at"):
            words = table.column(column.removesuffix("_at")).to_pylist()
            for shown, spans in zip(words, table.column(column).to_pylist(), strict=True):
                checked += spans is not None and len(spans)
                if spans:
                    assert shown == " … ".join(text[s["start"] : s["end"]] for s in spans)
                else:
                    assert shown is None
    assert checked > 20


def test_no_records_are_tables_with_columns_and_no_rows():
    tables = _tables([])
    assert {name: t.num_rows for name, t in tables.items()} == dict.fromkeys(TABLES, 0)
    assert all(tables[name].schema.names == t.schema.names for name, t in TABLES.items())


def test_duckdb_polars_and_pandas_read_a_folder_as_one_table(data_set):
    wanted = [s.act for s in summit_record().statements]
    rows = duckdb.sql(f"select act, content_at[1].start, run, topics from '{data_set}/statements/*.parquet'").fetchall()
    assert [r[0] for r in rows] == wanted
    assert {r[2] for r in rows} == {"run1"}
    frame = pl.read_parquet(f"{data_set}/statements/*.parquet")
    assert frame["act"].to_list() == wanted
    assert frame["content_at"].list.first().struct.field("start").to_list() == [r[1] for r in rows]
    assert pd.read_parquet(data_set / "statements")["act"].tolist() == wanted
    joined = duckdb.sql(
        f"select count(*) from '{data_set}/events/*.parquet' e join '{data_set}/reports/*.parquet' r using (sha256)"
        " where substr(r.text, e.trigger_at[1].start + 1, e.trigger_at[1].end - e.trigger_at[1].start) = e.trigger"
    ).fetchall()[0]
    assert joined == (sum(len(e.trigger) == 1 for e in summit_record().events),)


def test_a_data_set_gives_its_records_and_names_what_is_missing(data_set):
    assert [jsonl.encode(r) for r in parquet.read(data_set)] == [jsonl.encode(summit_record())]
    (data_set / "links" / "part-00000.parquet").unlink()
    with pytest.raises(InputError, match="missing or broken"):
        list(parquet.read(data_set))
